/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <libevdev/libevdev.h>
#include <string.h>
#include <sys/eventfd.h>

#include "fake_world.h"

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

static int node_fd;

void fake_devices_break(void)
{
	eventfd_write(node_fd, 1);
}

static bool is_node(const char *path)
{
	return strncmp(path, FAKE_NODE, sizeof(FAKE_NODE) - 1) == 0;
}

int __wrap_access(const char *path, int mode)
{
	bool is_ours = is_node(path) || strncmp(path, FAKE_SYSPATH, strlen(FAKE_SYSPATH)) == 0;

	if (!is_ours) {
		return __real_access(path, mode);
	}
	errno = ENOENT;
	/* The node may be that of the next device. */
	return fake_world.gone && !(is_node(path) && fake_world.fate == FAKE_REPLACED) ? -1 : 0;
}

static int find_open_error(void)
{
	switch (fake_world.fate) {
	case FAKE_GONE:
	case FAKE_GOES_FIRST:
	case FAKE_GOES_THEN:
		fake_world.gone = true;
		return ENODEV;
	case FAKE_REPLACED:
		fake_world.gone = true;
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
	node_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	return node_fd;
}

int __wrap_libevdev_new_from_fd(int fd, struct libevdev **out)
{
	const struct input_absinfo axis = {.maximum = 1000};

	(void)fd;
	*out = libevdev_new();
	libevdev_enable_event_code(*out, EV_ABS, ABS_X, &axis);
	libevdev_enable_event_code(*out, EV_ABS, ABS_Y, &axis);
	libevdev_enable_event_code(*out, EV_KEY, BTN_TOUCH, NULL);
	fake_world.living.nodes++;
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
	return eventfd_read(node_fd, &count) == 0 ? -ENODEV : -EAGAIN;
}

void __wrap_libevdev_free(struct libevdev *evdev)
{
	if (evdev != NULL) {
		fake_world.living.nodes--;
	}
	__real_libevdev_free(evdev);
}
