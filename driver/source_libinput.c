/* SPDX-License-Identifier: MIT
 *
 * Joins udev's news, libinput and the panels' nodes in one epoll. Devices are added to libinput by
 * path, one by one, so that each can be tried again on its own; see device_watch.h.
 *
 * A device is known from the first successful opening until udev says it is gone or its descriptor
 * does. Epoll events are taken one at a time, so that none can be stale.
 */
#define PLEN_LOG_MODULE "input"
#include "driver/source_libinput.h"

#include <errno.h>
#include <fcntl.h>
#include <libinput.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"
#include "device_watch.h"
#include "keys.h"
#include "monotonic.h"
#include "panel_node.h"
#include "pointer.h"
#include "source_panel.h"

/* Bounds one dispatch, so that a device gone mad cannot keep its caller for ever. */
#define WAKEUPS_MAX 64

struct source_libinput;

struct ready {
	void (*handle)(struct source_libinput *source, void *object);
	void *object;
};

struct device {
	struct source_libinput *source;
	struct device *next;
	char *devnode;
	struct libinput_device *libinput; /* a reference */
	uint16_t bus;
	struct plen_keys keys;

	uint32_t number; /* 0: it sends no contacts */
	struct plen_source_panel panel;
	struct plen_panel_node *node; /* a touch panel, or */
	struct plen_pointer *pointer; /* a pen or mouse */
	struct ready ready;
};

struct denied {
	struct denied *next;
	char *devnode;
};

struct source_libinput {
	struct plen_source base;
	struct plen_board_size board;
	struct plen_panel_tap tap;
	bool grab;
	int epoll_fd, start_fd;
	struct plen_device_watch *watch;
	struct libinput *libinput;
	struct ready start_ready, watch_ready, permission_ready, libinput_ready;
	struct device *devices;
	struct denied *denied; /* told about once */
	uint32_t last_number;
	int open_error; /* of the last open_restricted */
};

static int open_restricted(const char *path, int flags, void *data)
{
	struct source_libinput *source = data;
	int fd = open(path, flags | O_CLOEXEC | O_NONBLOCK);

	/* libinput would like to write, for the lights of keyboards; a confined service may not. */
	if (fd < 0 && (errno == EACCES || errno == EPERM)) {
		fd = open(path, (flags & ~O_ACCMODE) | O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	}
	source->open_error = fd < 0 ? -errno : 0;
	return fd < 0 ? -errno : fd;
}

static void close_restricted(int fd, void *data)
{
	(void)data;
	close(fd);
}

static const struct libinput_interface interface = {open_restricted, close_restricted};

/* libinput's lines end in a newline, ours do not. */
__attribute__((format(printf, 3, 0))) static void log_libinput(struct libinput *libinput,
							       enum libinput_log_priority priority,
							       const char *format, va_list args)
{
	char line[512];

	(void)libinput;
	vsnprintf(line, sizeof(line), format, args);
	line[strcspn(line, "\n")] = '\0';
	if (priority >= LIBINPUT_LOG_PRIORITY_ERROR) {
		plen_warn("%s", line);
	} else {
		plen_debug("%s", line);
	}
}

static int add_ready(struct source_libinput *source, int fd, struct ready *ready,
		     void (*handle)(struct source_libinput *source, void *object), void *object)
{
	struct epoll_event event = {.events = EPOLLIN, .data.ptr = ready};

	ready->handle = handle;
	ready->object = object;
	return epoll_ctl(source->epoll_fd, EPOLL_CTL_ADD, fd, &event) < 0 ? -errno : 0;
}

static void take_panel_frame(void *data, const struct plen_panel_frame *frame)
{
	struct device *device = data;
	struct source_libinput *source = device->source;

	if (source->tap.frame != NULL) {
		source->tap.frame(source->tap.data, device->number, frame);
	}
	plen_source_panel_frame(&device->panel, &source->base.sink, source->board, frame,
				plen_monotonic_us());
}

static struct device *find_device(const struct source_libinput *source, const char *devnode)
{
	struct device *device = source->devices;

	while (device != NULL && strcmp(device->devnode, devnode) != 0) {
		device = device->next;
	}
	return device;
}

static void destroy_device(struct device *device)
{
	plen_panel_node_close(device->node);
	plen_pointer_destroy(device->pointer);
	plen_source_panel_finish(&device->panel);
	if (device->libinput != NULL) {
		libinput_device_set_user_data(device->libinput, NULL);
		libinput_device_unref(device->libinput);
	}
	free(device->devnode);
	free(device);
}

static void remove_device(struct source_libinput *source, struct device *device)
{
	const struct plen_source_sink *sink = &source->base.sink;
	struct device **link = &source->devices;

	while (*link != device) {
		link = &(*link)->next;
	}
	*link = device->next;
	if (device->number != 0 && sink->went != NULL) {
		sink->went(sink->data, device->number, plen_monotonic_us());
	}
	libinput_path_remove_device(device->libinput);
	destroy_device(device);
}

static void panel_ready(struct source_libinput *source, void *object)
{
	struct device *device = object;

	if (plen_panel_node_dispatch(device->node) < 0) {
		plen_info("%s: unplugged", device->devnode);
		remove_device(source, device);
	}
}

static void announce(struct device *device, const struct plen_evdev_info *info)
{
	struct source_libinput *source = device->source;
	const struct plen_source_sink *sink = &source->base.sink;
	struct plen_board_size claimed = plen_panel_claimed_size(&device->panel.axes);
	struct plen_source_device came = {
		.device = device->number,
		.name = libinput_device_get_name(device->libinput),
		.bus = device->bus,
		.vendor = (uint16_t)libinput_device_get_id_vendor(device->libinput),
		.product = (uint16_t)libinput_device_get_id_product(device->libinput),
		.contacts_max = info != NULL ? plen_decoder_contacts_max(info) : 1,
		.width_mm = claimed.w_mm,
		.height_mm = claimed.h_mm,
		.reports_size = info != NULL && plen_decoder_reports_size(info),
	};
	int64_t now_us = plen_monotonic_us();

	if (source->tap.came != NULL) {
		source->tap.came(source->tap.data, &came, &device->panel.axes, now_us);
	}
	if (sink->came != NULL) {
		sink->came(sink->data, &came, now_us);
	}
}

/* Hands the node over from libinput to libevdev. */
static int set_up_panel(struct device *device)
{
	struct source_libinput *source = device->source;
	int result = 0;

	libinput_device_config_send_events_set_mode(device->libinput,
						    LIBINPUT_CONFIG_SEND_EVENTS_DISABLED);
	result = plen_panel_node_open(&device->node, device->devnode, source->grab,
				      take_panel_frame, device);
	if (result < 0) {
		plen_warn("%s (%s): cannot be read as a panel: %s", device->devnode,
			  libinput_device_get_name(device->libinput), strerror(-result));
		return result;
	}
	result = add_ready(source, plen_panel_node_fd(device->node), &device->ready, panel_ready,
			   device);
	if (result < 0) {
		return result;
	}

	struct plen_evdev_info info = plen_panel_node_info(plen_panel_node_evdev(device->node));
	struct plen_panel_axes axes = plen_decoder_axes(&info);
	device->number = ++source->last_number;
	plen_source_panel_init(&device->panel, device->number, &axes);
	announce(device, &info);
	plen_panel_node_adopt(device->node, plen_monotonic_us());
	return 0;
}

static void set_up_pointer(struct device *device)
{
	struct plen_panel_axes axes;

	device->pointer = plen_pointer_create(device->libinput, take_panel_frame, device);
	device->number = ++device->source->last_number;
	axes = plen_pointer_axes(device->pointer);
	plen_source_panel_init(&device->panel, device->number, &axes);
	announce(device, NULL);
}

static int set_up(struct device *device)
{
	if (libinput_device_has_capability(device->libinput, LIBINPUT_DEVICE_CAP_TOUCH)) {
		return set_up_panel(device);
	}
	if (libinput_device_has_capability(device->libinput, LIBINPUT_DEVICE_CAP_TABLET_TOOL) ||
	    libinput_device_has_capability(device->libinput, LIBINPUT_DEVICE_CAP_POINTER)) {
		set_up_pointer(device);
	}
	return 0;
}

static struct denied **find_denied(struct source_libinput *source, const char *devnode)
{
	struct denied **link = &source->denied;

	while (*link != NULL && strcmp((*link)->devnode, devnode) != 0) {
		link = &(*link)->next;
	}
	return link;
}

static void forget_denied(struct source_libinput *source, const char *devnode)
{
	struct denied **link = find_denied(source, devnode);
	struct denied *denied = *link;

	if (denied != NULL) {
		*link = denied->next;
		free(denied->devnode);
		free(denied);
	}
}

static bool has_property(struct udev_device *udev, const char *name)
{
	const char *value = udev_device_get_property_value(udev, name);

	return value != NULL && strcmp(value, "1") == 0;
}

/* Said once for each node, and loudly only where a rule of ours should have opened it: on a
 * desktop the keyboard is rightly not ours. */
static void tell_denied(struct source_libinput *source, struct udev_device *udev)
{
	const char *devnode = udev_device_get_devnode(udev);
	bool ours =
		has_property(udev, "ID_INPUT_TOUCHSCREEN") || has_property(udev, "ID_INPUT_TABLET");

	plen_device_watch_permissions(source->watch);
	if (*find_denied(source, devnode) != NULL) {
		return;
	}

	struct denied *denied = plen_calloc(1, sizeof(*denied));
	denied->devnode = plen_strdup(devnode);
	denied->next = source->denied;
	source->denied = denied;
	plen_log(ours ? PLEN_LOG_ERROR : PLEN_LOG_DEBUG, PLEN_LOG_MODULE,
		 "%s: %s; install the package plenary-driver, then run: sudo udevadm control "
		 "--reload && sudo udevadm trigger --subsystem-match=input",
		 devnode, strerror(-source->open_error));
}

static uint16_t bus_of(struct udev_device *udev)
{
	struct udev_device *parent = udev_device_get_parent(udev);
	const char *bus =
		parent != NULL ? udev_device_get_sysattr_value(parent, "id/bustype") : NULL;

	return bus != NULL ? (uint16_t)strtoul(bus, NULL, 16) : 0;
}

static void device_here(void *data, struct udev_device *udev)
{
	struct source_libinput *source = data;
	const char *devnode = udev_device_get_devnode(udev);

	if (find_device(source, devnode) != NULL) {
		return;
	}
	source->open_error = 0;

	struct libinput_device *libinput = libinput_path_add_device(source->libinput, devnode);
	if (libinput == NULL) {
		if (source->open_error == -EACCES || source->open_error == -EPERM) {
			tell_denied(source, udev);
		}
		return;
	}
	forget_denied(source, devnode);

	struct device *device = plen_calloc(1, sizeof(*device));
	device->source = source;
	device->devnode = plen_strdup(devnode);
	device->libinput = libinput_device_ref(libinput);
	device->bus = bus_of(udev);
	libinput_device_set_user_data(libinput, device);
	device->next = source->devices;
	source->devices = device;
	if (set_up(device) < 0) {
		remove_device(source, device);
	}
}

static void device_gone(void *data, const char *devnode)
{
	struct source_libinput *source = data;
	struct device *device = find_device(source, devnode);

	forget_denied(source, devnode);
	if (device != NULL) {
		remove_device(source, device);
	}
}

static void key_event(struct device *device, struct libinput_event *base)
{
	const struct plen_source_sink *sink = &device->source->base.sink;
	struct libinput_event_keyboard *event = libinput_event_get_keyboard_event(base);
	bool down = libinput_event_keyboard_get_key_state(event) == LIBINPUT_KEY_STATE_PRESSED;
	enum plen_key key = PLEN_KEY_OTHER;

	if (plen_keys_event(&device->keys, libinput_event_keyboard_get_key(event), down, &key) &&
	    sink->key != NULL) {
		sink->key(sink->data, key, (int64_t)libinput_event_keyboard_get_time_usec(event));
	}
}

static void handle_event(struct source_libinput *source, struct libinput_event *event)
{
	struct device *device = libinput_device_get_user_data(libinput_event_get_device(event));

	if (device == NULL) {
		return;
	}
	switch (libinput_event_get_type(event)) {
	case LIBINPUT_EVENT_DEVICE_REMOVED:
		remove_device(source, device);
		break;
	case LIBINPUT_EVENT_KEYBOARD_KEY:
		key_event(device, event);
		break;
	default:
		if (device->pointer != NULL) {
			plen_pointer_event(device->pointer, event);
		}
		break;
	}
}

static void libinput_ready(struct source_libinput *source, void *object)
{
	struct libinput_event *event = NULL;

	(void)object;
	libinput_dispatch(source->libinput);
	while ((event = libinput_get_event(source->libinput)) != NULL) {
		handle_event(source, event);
		libinput_event_destroy(event);
	}
}

static void watch_ready(struct source_libinput *source, void *object)
{
	(void)object;
	plen_device_watch_dispatch(source->watch);
}

static void permission_ready(struct source_libinput *source, void *object)
{
	(void)object;
	plen_device_watch_permission_dispatch(source->watch);
}

/* Devices may only be told of within a dispatch, so the first one does the looking. */
static void start_ready(struct source_libinput *source, void *object)
{
	uint64_t count = 0;

	(void)object;
	if (read(source->start_fd, &count, sizeof(count)) > 0) {
		plen_device_watch_enumerate(source->watch);
	}
}

static int get_fd(struct plen_source *base)
{
	return ((struct source_libinput *)base)->epoll_fd;
}

static int dispatch(struct plen_source *base)
{
	struct source_libinput *source = (struct source_libinput *)base;
	int handled = 0;

	for (int i = 0; i < WAKEUPS_MAX; i++) {
		struct epoll_event event;
		int got = epoll_wait(source->epoll_fd, &event, 1, 0);
		if (got < 0 && errno != EINTR) {
			return -errno;
		}
		if (got <= 0) {
			break;
		}

		const struct ready *ready = event.data.ptr;
		ready->handle(source, ready->object);
		handled = 1;
	}
	return handled;
}

static int64_t next_us(const struct plen_source *base)
{
	(void)base;
	return INT64_MAX;
}

static void set_board(struct plen_source *base, struct plen_board_size size)
{
	((struct source_libinput *)base)->board = size;
}

static void destroy(struct plen_source *base)
{
	struct source_libinput *source = (struct source_libinput *)base;

	while (source->devices != NULL) {
		struct device *device = source->devices;
		source->devices = device->next;
		destroy_device(device);
	}
	while (source->denied != NULL) {
		forget_denied(source, source->denied->devnode);
	}
	if (source->libinput != NULL) {
		libinput_unref(source->libinput);
	}
	plen_device_watch_destroy(source->watch);
	if (source->start_fd >= 0) {
		close(source->start_fd);
	}
	if (source->epoll_fd >= 0) {
		close(source->epoll_fd);
	}
	free(source);
}

static const struct plen_source_impl impl = {
	.name = "libinput",
	.fd = get_fd,
	.dispatch = dispatch,
	.next_us = next_us,
	.set_board = set_board,
	.destroy = destroy,
};

static int open_descriptors(struct source_libinput *source)
{
	source->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	source->start_fd = eventfd(1, EFD_CLOEXEC | EFD_NONBLOCK);
	if (source->epoll_fd < 0 || source->start_fd < 0) {
		return -errno;
	}
	return add_ready(source, source->start_fd, &source->start_ready, start_ready, NULL);
}

static int open_watch(struct source_libinput *source, const char *seat)
{
	struct plen_device_watch_sink sink = {device_here, device_gone, source};
	int result = plen_device_watch_create(&source->watch, seat != NULL ? seat : "seat0", &sink);

	if (result == 0) {
		result = add_ready(source, plen_device_watch_fd(source->watch),
				   &source->watch_ready, watch_ready, NULL);
	}
	if (result == 0) {
		result = add_ready(source, plen_device_watch_permission_fd(source->watch),
				   &source->permission_ready, permission_ready, NULL);
	}
	return result;
}

static int open_libinput(struct source_libinput *source)
{
	source->libinput = libinput_path_create_context(&interface, source);
	if (source->libinput == NULL) {
		return -ENOMEM;
	}
	libinput_log_set_handler(source->libinput, log_libinput);
	return add_ready(source, libinput_get_fd(source->libinput), &source->libinput_ready,
			 libinput_ready, NULL);
}

int plen_source_libinput_open(struct plen_source **out,
			      const struct plen_source_libinput_options *options, char *error,
			      size_t error_size)
{
	struct source_libinput *source = plen_calloc(1, sizeof(*source));
	int result = 0;

	source->base.impl = &impl;
	source->base.sink = options->sink;
	source->board = options->board;
	source->tap = options->tap;
	source->grab = options->grab;
	source->start_fd = -1;
	result = open_descriptors(source);
	if (result == 0) {
		result = open_watch(source, options->seat);
	}
	if (result == 0) {
		result = open_libinput(source);
	}
	if (result < 0) {
		snprintf(error, error_size, "cannot look for input devices: %s", strerror(-result));
		destroy(&source->base);
		return result;
	}
	*out = &source->base;
	return 0;
}
