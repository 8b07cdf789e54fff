/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <libudev.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "fake_devices.h"
#include "fake_world.h"

struct udev *__wrap_udev_new(void);
struct udev *__wrap_udev_unref(struct udev *udev);
struct udev_monitor *__wrap_udev_monitor_new_from_netlink(struct udev *udev, const char *name);
int __wrap_udev_monitor_filter_add_match_subsystem_devtype(struct udev_monitor *monitor,
							   const char *subsystem,
							   const char *devtype);
int __wrap_udev_monitor_enable_receiving(struct udev_monitor *monitor);
int __wrap_udev_monitor_get_fd(struct udev_monitor *monitor);
struct udev_device *__wrap_udev_monitor_receive_device(struct udev_monitor *monitor);
struct udev_monitor *__wrap_udev_monitor_unref(struct udev_monitor *monitor);
struct udev_enumerate *__wrap_udev_enumerate_new(struct udev *udev);
struct udev_device *__wrap_udev_device_ref(struct udev_device *device);
struct udev_device *__wrap_udev_device_unref(struct udev_device *device);
const char *__wrap_udev_device_get_action(struct udev_device *device);
const char *__wrap_udev_device_get_devnode(struct udev_device *device);
const char *__wrap_udev_device_get_sysname(struct udev_device *device);
const char *__wrap_udev_device_get_syspath(struct udev_device *device);
int __wrap_udev_device_get_is_initialized(struct udev_device *device);
const char *__wrap_udev_device_get_property_value(struct udev_device *device, const char *name);
struct udev_device *__wrap_udev_device_get_parent(struct udev_device *device);

struct udev_device {
	uint32_t references, number;
	const char *action;
	char devnode[64], syspath[64];
};

struct fake_world fake_world;

static uint32_t plugs;
static struct udev_device *news;
static int news_fd;

/* Whose insides nobody looks at. */
static char some_udev, some_monitor;

struct fake_living fake_devices_living(void)
{
	return fake_world.living;
}

static void tell(const char *action, uint32_t number)
{
	struct udev_device *device = calloc(1, sizeof(*device));

	device->references = 1;
	device->action = action;
	snprintf(device->devnode, sizeof(device->devnode), FAKE_NODE "%u", number);
	snprintf(device->syspath, sizeof(device->syspath), FAKE_SYSPATH "input%u/event%u", plugs,
		 number);
	fake_world.living.udev_devices++;
	news = device;
	eventfd_write(news_fd, 1);
}

void fake_devices_plug(uint32_t number, bool is_panel)
{
	plugs++;
	fake_world.gone = fake_world.fate == FAKE_GONE;
	fake_world.is_panel = is_panel;
	tell("add", number);
}

void fake_devices_unplug(uint32_t number)
{
	tell("remove", number);
}

void fake_devices_set_fate(enum fake_fate fate)
{
	fake_world.fate = fate;
}

struct udev *__wrap_udev_new(void)
{
	return (struct udev *)&some_udev;
}

struct udev *__wrap_udev_unref(struct udev *udev)
{
	(void)udev;
	return NULL;
}

struct udev_monitor *__wrap_udev_monitor_new_from_netlink(struct udev *udev, const char *name)
{
	(void)udev;
	(void)name;
	news_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return (struct udev_monitor *)&some_monitor;
}

int __wrap_udev_monitor_filter_add_match_subsystem_devtype(struct udev_monitor *monitor,
							   const char *subsystem,
							   const char *devtype)
{
	(void)monitor;
	(void)subsystem;
	(void)devtype;
	return 0;
}

int __wrap_udev_monitor_enable_receiving(struct udev_monitor *monitor)
{
	(void)monitor;
	return 0;
}

int __wrap_udev_monitor_get_fd(struct udev_monitor *monitor)
{
	(void)monitor;
	return news_fd;
}

struct udev_device *__wrap_udev_monitor_receive_device(struct udev_monitor *monitor)
{
	struct udev_device *next = news;
	eventfd_t count = 0;

	(void)monitor;
	(void)eventfd_read(news_fd, &count);
	news = NULL;
	errno = EAGAIN;
	return next;
}

struct udev_monitor *__wrap_udev_monitor_unref(struct udev_monitor *monitor)
{
	(void)monitor;
	close(news_fd);
	return NULL;
}

/* Nothing was there before. */
struct udev_enumerate *__wrap_udev_enumerate_new(struct udev *udev)
{
	(void)udev;
	return NULL;
}

struct udev_device *__wrap_udev_device_ref(struct udev_device *device)
{
	device->references++;
	return device;
}

struct udev_device *__wrap_udev_device_unref(struct udev_device *device)
{
	if (--device->references == 0) {
		free(device);
		fake_world.living.udev_devices--;
	}
	return NULL;
}

const char *__wrap_udev_device_get_action(struct udev_device *device)
{
	return device->action;
}

const char *__wrap_udev_device_get_devnode(struct udev_device *device)
{
	return device->devnode;
}

const char *__wrap_udev_device_get_sysname(struct udev_device *device)
{
	return strrchr(device->devnode, '/') + 1;
}

const char *__wrap_udev_device_get_syspath(struct udev_device *device)
{
	return device->syspath;
}

int __wrap_udev_device_get_is_initialized(struct udev_device *device)
{
	(void)device;
	return 1;
}

const char *__wrap_udev_device_get_property_value(struct udev_device *device, const char *name)
{
	(void)device;
	return strcmp(name, "ID_INPUT") == 0 ? "1" : NULL;
}

struct udev_device *__wrap_udev_device_get_parent(struct udev_device *device)
{
	(void)device;
	return NULL;
}
