/* SPDX-License-Identifier: MIT */
#include "fake_devices.h"

#include <errno.h>
#include <fcntl.h>
#include <libevdev/libevdev.h>
#include <libinput.h>
#include <libudev.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define NODE_PREFIX "/dev/input/event"
#define SYSPATH_PREFIX "/sys/fake/"

/* -- what the linker sends here -- */

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

struct libinput *__wrap_libinput_path_create_context(const struct libinput_interface *interface,
						     void *data);
void __wrap_libinput_log_set_handler(struct libinput *libinput, libinput_log_handler handler);
int __wrap_libinput_get_fd(struct libinput *libinput);
struct libinput *__wrap_libinput_unref(struct libinput *libinput);
int __wrap_libinput_dispatch(struct libinput *libinput);
struct libinput_event *__wrap_libinput_get_event(struct libinput *libinput);
enum libinput_event_type __wrap_libinput_event_get_type(struct libinput_event *event);
struct libinput_device *__wrap_libinput_event_get_device(struct libinput_event *event);
void __wrap_libinput_event_destroy(struct libinput_event *event);
struct libinput_device *__wrap_libinput_path_add_device(struct libinput *libinput,
							const char *path);
void __wrap_libinput_path_remove_device(struct libinput_device *device);
struct libinput_device *__wrap_libinput_device_ref(struct libinput_device *device);
struct libinput_device *__wrap_libinput_device_unref(struct libinput_device *device);
void __wrap_libinput_device_set_user_data(struct libinput_device *device, void *data);
void *__wrap_libinput_device_get_user_data(struct libinput_device *device);
const char *__wrap_libinput_device_get_name(struct libinput_device *device);
unsigned __wrap_libinput_device_get_id_vendor(struct libinput_device *device);
unsigned __wrap_libinput_device_get_id_product(struct libinput_device *device);
int __wrap_libinput_device_has_capability(struct libinput_device *device,
					  enum libinput_device_capability capability);
enum libinput_config_status
__wrap_libinput_device_config_send_events_set_mode(struct libinput_device *device, uint32_t mode);

void *__wrap_libinput_get_user_data(struct libinput *libinput);

int __real_access(const char *path, int mode);
int __wrap_access(const char *path, int mode);
int __real_open(const char *path, int flags);
int __wrap_open(const char *path, int flags);
int __wrap_libevdev_new_from_fd(int fd, struct libevdev **out);
int __wrap_libevdev_set_clock_id(struct libevdev *evdev, int clock);
int __wrap_libevdev_grab(struct libevdev *evdev, enum libevdev_grab_mode mode);
int __wrap_libevdev_next_event(struct libevdev *evdev, unsigned flags, struct input_event *event);
void __real_libevdev_free(struct libevdev *evdev);
void __wrap_libevdev_free(struct libevdev *evdev);

/* -- */

struct udev_device {
	uint32_t references, number;
	const char *action;
	char devnode[64], syspath[64];
};

struct libinput_event {
	struct libinput_event *next;
	enum libinput_event_type type;
	struct libinput_device *device;
};

struct libinput_device {
	uint32_t references;
	void *data;
	bool is_open;
};

static struct {
	struct fake_living living;
	uint32_t plugs;
	bool is_panel; /* what was plugged in last */
	struct udev_device *news;
	int news_fd, libinput_fd, node_fd;
	struct libinput_event *first, **last;
	const struct libinput_interface *interface;
	void *libinput_data;
	libinput_log_handler log;
	enum fake_fate fate;
	bool gone;
} world;

/* Whose insides nobody looks at. */
static char some_udev, some_monitor, some_libinput;

struct fake_living fake_devices_living(void)
{
	return world.living;
}

static void tell(const char *action, uint32_t number)
{
	struct udev_device *device = calloc(1, sizeof(*device));

	device->references = 1;
	device->action = action;
	snprintf(device->devnode, sizeof(device->devnode), NODE_PREFIX "%u", number);
	snprintf(device->syspath, sizeof(device->syspath), SYSPATH_PREFIX "input%u/event%u",
		 world.plugs, number);
	world.living.udev_devices++;
	world.news = device;
	eventfd_write(world.news_fd, 1);
}

void fake_devices_plug(uint32_t number, bool is_panel)
{
	world.plugs++;
	world.gone = world.fate == FAKE_GONE;
	world.is_panel = is_panel;
	tell("add", number);
}

void fake_devices_unplug(uint32_t number)
{
	tell("remove", number);
}

void fake_devices_break(void)
{
	eventfd_write(world.node_fd, 1);
}

void fake_devices_set_fate(enum fake_fate fate)
{
	world.fate = fate;
}

/* -- udev -- */

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
	world.news_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
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
	return world.news_fd;
}

struct udev_device *__wrap_udev_monitor_receive_device(struct udev_monitor *monitor)
{
	struct udev_device *news = world.news;
	eventfd_t count = 0;

	(void)monitor;
	(void)eventfd_read(world.news_fd, &count);
	world.news = NULL;
	errno = EAGAIN;
	return news;
}

struct udev_monitor *__wrap_udev_monitor_unref(struct udev_monitor *monitor)
{
	(void)monitor;
	close(world.news_fd);
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
		world.living.udev_devices--;
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

/* -- libinput -- */

struct libinput *__wrap_libinput_path_create_context(const struct libinput_interface *interface,
						     void *data)
{
	world.interface = interface;
	world.libinput_data = data;
	world.libinput_fd = eventfd(0, EFD_CLOEXEC);
	world.first = NULL;
	world.last = &world.first;
	return (struct libinput *)&some_libinput;
}

void __wrap_libinput_log_set_handler(struct libinput *libinput, libinput_log_handler handler)
{
	(void)libinput;
	world.log = handler;
}

int __wrap_libinput_get_fd(struct libinput *libinput)
{
	(void)libinput;
	return world.libinput_fd;
}

struct libinput *__wrap_libinput_unref(struct libinput *libinput)
{
	struct libinput_event *event = NULL;

	while ((event = __wrap_libinput_get_event(libinput)) != NULL) {
		__wrap_libinput_event_destroy(event);
	}
	close(world.libinput_fd);
	world.living.libinput_closed = 0;
	return NULL;
}

int __wrap_libinput_dispatch(struct libinput *libinput)
{
	(void)libinput;
	world.living.libinput_closed = 0;
	return 0;
}

void *__wrap_libinput_get_user_data(struct libinput *libinput)
{
	(void)libinput;
	return world.libinput_data;
}

__attribute__((format(printf, 1, 2))) static void complain(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	world.log((struct libinput *)&some_libinput, LIBINPUT_LOG_PRIORITY_ERROR, format, args);
	va_end(args);
}

static void queue(enum libinput_event_type type, struct libinput_device *device)
{
	struct libinput_event *event = calloc(1, sizeof(*event));

	event->type = type;
	event->device = __wrap_libinput_device_ref(device);
	*world.last = event;
	world.last = &event->next;
	world.living.libinput_events++;
}

struct libinput_event *__wrap_libinput_get_event(struct libinput *libinput)
{
	struct libinput_event *event = world.first;

	(void)libinput;
	if (event != NULL) {
		world.first = event->next;
		if (world.first == NULL) {
			world.last = &world.first;
		}
	}
	return event;
}

enum libinput_event_type __wrap_libinput_event_get_type(struct libinput_event *event)
{
	return event->type;
}

struct libinput_device *__wrap_libinput_event_get_device(struct libinput_event *event)
{
	return event->device;
}

void __wrap_libinput_event_destroy(struct libinput_event *event)
{
	__wrap_libinput_device_unref(event->device);
	free(event);
	world.living.libinput_events--;
}

/* Whatever node lies there, as libinput would open it. */
static bool can_open(const char *path)
{
	int fd = world.interface->open_restricted(path, O_RDWR, world.libinput_data);

	if (fd >= 0) {
		world.interface->close_restricted(fd, world.libinput_data);
	}
	return fd >= 0;
}

struct libinput_device *__wrap_libinput_path_add_device(struct libinput *libinput, const char *path)
{
	struct libinput_device *device = NULL;

	(void)libinput;
	if (world.fate == FAKE_GOES_FIRST) {
		world.gone = true;
		complain("client bug: Invalid path %s\n", path);
	}
	if (world.gone || (world.fate == FAKE_REPLACED && !can_open(path))) {
		return NULL;
	}
	device = calloc(1, sizeof(*device));
	device->references = 1;
	device->is_open = true;
	world.living.libinput_devices++;
	queue(LIBINPUT_EVENT_DEVICE_ADDED, device);
	return device;
}

static void close_device(struct libinput_device *device)
{
	if (device->is_open) {
		device->is_open = false;
		world.living.libinput_closed++;
	}
}

void __wrap_libinput_path_remove_device(struct libinput_device *device)
{
	close_device(device);
	queue(LIBINPUT_EVENT_DEVICE_REMOVED, device);
	__wrap_libinput_device_unref(device);
}

struct libinput_device *__wrap_libinput_device_ref(struct libinput_device *device)
{
	device->references++;
	return device;
}

struct libinput_device *__wrap_libinput_device_unref(struct libinput_device *device)
{
	if (--device->references > 0) {
		return device;
	}
	free(device);
	world.living.libinput_devices--;
	return NULL;
}

void __wrap_libinput_device_set_user_data(struct libinput_device *device, void *data)
{
	device->data = data;
}

void *__wrap_libinput_device_get_user_data(struct libinput_device *device)
{
	return device->data;
}

const char *__wrap_libinput_device_get_name(struct libinput_device *device)
{
	(void)device;
	return "Some Panel";
}

unsigned __wrap_libinput_device_get_id_vendor(struct libinput_device *device)
{
	(void)device;
	return 1;
}

unsigned __wrap_libinput_device_get_id_product(struct libinput_device *device)
{
	(void)device;
	return 2;
}

int __wrap_libinput_device_has_capability(struct libinput_device *device,
					  enum libinput_device_capability capability)
{
	(void)device;
	return world.is_panel ? capability == LIBINPUT_DEVICE_CAP_TOUCH
			      : capability == LIBINPUT_DEVICE_CAP_KEYBOARD;
}

enum libinput_config_status
__wrap_libinput_device_config_send_events_set_mode(struct libinput_device *device, uint32_t mode)
{
	(void)mode;
	close_device(device);
	return LIBINPUT_CONFIG_STATUS_SUCCESS;
}

/* -- the node -- */

static bool is_node(const char *path)
{
	return strncmp(path, NODE_PREFIX, sizeof(NODE_PREFIX) - 1) == 0;
}

int __wrap_access(const char *path, int mode)
{
	bool is_ours = is_node(path) || strncmp(path, SYSPATH_PREFIX, strlen(SYSPATH_PREFIX)) == 0;

	if (!is_ours) {
		return __real_access(path, mode);
	}
	errno = ENOENT;
	/* The node may be that of the next device. */
	return world.gone && !(is_node(path) && world.fate == FAKE_REPLACED) ? -1 : 0;
}

static int find_open_error(void)
{
	switch (world.fate) {
	case FAKE_GONE:
	case FAKE_GOES_FIRST:
	case FAKE_GOES_THEN:
		world.gone = true;
		return ENODEV;
	case FAKE_REPLACED:
		world.gone = true;
		return EACCES;
	case FAKE_OUT_OF_FILES:
		return EMFILE;
	case FAKE_STAYS:
		break;
	}
	return 0;
}

int __wrap_open(const char *path, int flags)
{
	int error = 0;

	if (!is_node(path)) {
		return __real_open(path, flags);
	}
	error = find_open_error();
	if (error != 0) {
		errno = error;
		return -1;
	}
	world.node_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return world.node_fd;
}

int __wrap_libevdev_new_from_fd(int fd, struct libevdev **out)
{
	const struct input_absinfo axis = {.maximum = 1000};

	(void)fd;
	*out = libevdev_new();
	libevdev_enable_event_code(*out, EV_ABS, ABS_X, &axis);
	libevdev_enable_event_code(*out, EV_ABS, ABS_Y, &axis);
	libevdev_enable_event_code(*out, EV_KEY, BTN_TOUCH, NULL);
	world.living.nodes++;
	return 0;
}

int __wrap_libevdev_set_clock_id(struct libevdev *evdev, int clock)
{
	(void)evdev;
	(void)clock;
	return 0;
}

int __wrap_libevdev_grab(struct libevdev *evdev, enum libevdev_grab_mode mode)
{
	(void)evdev;
	(void)mode;
	return 0;
}

int __wrap_libevdev_next_event(struct libevdev *evdev, unsigned flags, struct input_event *event)
{
	eventfd_t count = 0;

	(void)evdev;
	(void)flags;
	(void)event;
	return eventfd_read(world.node_fd, &count) == 0 ? -ENODEV : -EAGAIN;
}

void __wrap_libevdev_free(struct libevdev *evdev)
{
	if (evdev != NULL) {
		world.living.nodes--;
	}
	__real_libevdev_free(evdev);
}
