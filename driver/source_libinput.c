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

#include <assert.h>
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
#include "denied_nodes.h"
#include "device_watch.h"
#include "libinput_device.h"

/* Bounds one dispatch, so that a device gone mad cannot keep its caller for ever; what a panel may
 * send within one of these is bounded by panel_node. */
#define WAKEUPS_MAX 64

struct source_libinput;

/* Whom epoll wakes, and with what. */
struct ready {
	void (*handle)(struct source_libinput *source, void *object);
	void *object;
};

struct entry {
	struct entry *next;
	struct plen_libinput_device *device;
	struct ready ready;
	bool has_more; /* than one dispatch reads */
};

struct source_libinput {
	struct plen_source base;
	struct plen_device_context context;
	int epoll_fd;
	int again_fd; /* an eventfd: there is work that no other descriptor shows */
	bool started;
	struct plen_device_watch *watch;
	struct libinput *libinput;
	struct ready again_ready, watch_ready, permission_ready, libinput_ready;
	struct entry *entries;
	struct plen_denied_nodes denied;
	struct udev_device *adding; /* what libinput is asked to open now, or NULL */
	int open_error;             /* of the last open_restricted */
};

static int open_restricted(const char *path, int flags, void *data)
{
	struct source_libinput *source = data;
	int fd = open(path, flags | O_CLOEXEC | O_NONBLOCK);

	/* libinput would like to write, for the lights of keyboards; a confined service may not. */
	if (fd < 0 && plen_denied_nodes_is_denial(-errno)) {
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

/* What udev tells of may be gone by now, and its node another's; no other device is ever given its
 * syspath while the machine runs. The kernel takes the node away first. */
static bool is_gone(struct udev_device *udev)
{
	return access(udev_device_get_devnode(udev), F_OK) < 0 ||
	       access(udev_device_get_syspath(udev), F_OK) < 0;
}

/* libinput's lines end in a newline, ours do not. What it cannot make of a device that goes
 * meanwhile is no error. */
__attribute__((format(printf, 3, 0))) static void log_libinput(struct libinput *libinput,
							       enum libinput_log_priority priority,
							       const char *format, va_list args)
{
	const struct source_libinput *source = libinput_get_user_data(libinput);
	bool calm = source->adding != NULL && is_gone(source->adding);
	char line[512];

	vsnprintf(line, sizeof(line), format, args);
	line[strcspn(line, "\n")] = '\0';
	if (priority >= LIBINPUT_LOG_PRIORITY_ERROR && !calm) {
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

static struct entry **find_node(struct source_libinput *source, const char *devnode)
{
	struct entry **link = &source->entries;

	while (*link != NULL && strcmp(plen_libinput_device_node((*link)->device), devnode) != 0) {
		link = &(*link)->next;
	}
	return link;
}

static void dispatch_again(struct source_libinput *source)
{
	const uint64_t one = 1;

	/* Fails only if the counter is at its end: then it is readable. */
	(void)!write(source->again_fd, &one, sizeof(one));
}

static void remove_entry(struct source_libinput *source, struct entry **link)
{
	struct entry *entry = *link;

	assert(entry != NULL);
	*link = entry->next;
	plen_libinput_device_went(entry->device);
	plen_libinput_device_destroy(entry->device);
	free(entry);
	dispatch_again(source);
}

static void panel_ready(struct source_libinput *source, void *object)
{
	struct entry *entry = object;
	const char *devnode = plen_libinput_device_node(entry->device);
	int result = plen_libinput_device_dispatch(entry->device);

	entry->has_more = result > 0;
	if (entry->has_more) {
		dispatch_again(source);
	} else if (result < 0) {
		plen_info("%s: unplugged", devnode);
		remove_entry(source, find_node(source, devnode));
	}
}

static void add_entry(struct source_libinput *source, struct plen_libinput_device *device)
{
	struct entry *entry = plen_calloc(1, sizeof(*entry));
	int fd = plen_libinput_device_fd(device);

	entry->device = device;
	entry->next = source->entries;
	source->entries = entry;
	if (fd >= 0) {
		int result = add_ready(source, fd, &entry->ready, panel_ready, entry);
		if (result < 0) {
			plen_error("%s: cannot be waited for: %s",
				   plen_libinput_device_node(device), strerror(-result));
			remove_entry(source, &source->entries);
			return;
		}
	}
	plen_libinput_device_adopt(device);
}

/* It may be opened later: permissions come and go with sessions. */
static void wait_for_permission(struct source_libinput *source, struct udev_device *udev, int error)
{
	if (plen_denied_nodes_is_denial(error) && !is_gone(udev)) {
		plen_device_watch_permissions(source->watch);
		plen_denied_nodes_tell(&source->denied, udev, error);
	}
}

static struct libinput_device *add_to_libinput(struct source_libinput *source,
					       struct udev_device *udev)
{
	struct libinput_device *added = NULL;

	source->open_error = 0;
	source->adding = udev;
	added = libinput_path_add_device(source->libinput, udev_device_get_devnode(udev));
	source->adding = NULL;
	dispatch_again(source);
	return added;
}

static void device_here(void *data, struct udev_device *udev)
{
	struct source_libinput *source = data;
	const char *devnode = udev_device_get_devnode(udev);

	if (*find_node(source, devnode) != NULL) {
		return;
	}
	if (is_gone(udev)) {
		plen_debug("%s: gone before it could be opened", devnode);
		return;
	}

	struct libinput_device *libinput = add_to_libinput(source, udev);
	if (libinput == NULL) {
		wait_for_permission(source, udev, source->open_error);
		return;
	}

	struct plen_libinput_device *device = NULL;
	int result = plen_libinput_device_create(&device, &source->context, libinput, udev);
	if (result < 0) {
		wait_for_permission(source, udev, result);
		return;
	}
	plen_denied_nodes_forget(&source->denied, devnode);
	add_entry(source, device);
}

static void device_gone(void *data, const char *devnode)
{
	struct source_libinput *source = data;
	struct entry **link = find_node(source, devnode);

	plen_denied_nodes_forget(&source->denied, devnode);
	if (*link != NULL) {
		remove_entry(source, link);
	}
}

static void handle_event(struct source_libinput *source, struct libinput_event *event)
{
	struct plen_libinput_device *device = plen_libinput_device_of(event);

	if (device == NULL) {
		return;
	}
	if (libinput_event_get_type(event) == LIBINPUT_EVENT_DEVICE_REMOVED) {
		remove_entry(source, find_node(source, plen_libinput_device_node(device)));
	} else {
		plen_libinput_device_event(device, event);
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

/* Devices may only be told of within a dispatch, so the first one does the looking. libinput queues
 * news of each device that we add or take away, which keeps the device, and frees what it has
 * closed when it is called next: nothing of that shows on its descriptor. */
static void again_ready(struct source_libinput *source, void *object)
{
	uint64_t count = 0;

	(void)object;
	(void)!read(source->again_fd, &count, sizeof(count));
	if (!source->started) {
		source->started = true;
		plen_device_watch_enumerate(source->watch);
	}
	libinput_ready(source, NULL);
	for (struct entry *entry = source->entries; entry != NULL;) {
		struct entry *next = entry->next;
		if (entry->has_more) {
			panel_ready(source, entry);
		}
		entry = next;
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
	((struct source_libinput *)base)->context.board = size;
}

static void calibrate(struct plen_source *base, const struct plen_calibration_table *table,
		      bool raw)
{
	struct source_libinput *source = (struct source_libinput *)base;

	source->context.calibrations = table;
	source->context.raw = raw;
	for (struct entry *entry = source->entries; entry != NULL; entry = entry->next) {
		plen_libinput_device_calibrate(entry->device);
	}
}

static void close_descriptor(int fd)
{
	if (fd >= 0) {
		close(fd);
	}
}

static void destroy(struct plen_source *base)
{
	struct source_libinput *source = (struct source_libinput *)base;

	while (source->entries != NULL) {
		struct entry *entry = source->entries;
		source->entries = entry->next;
		plen_libinput_device_destroy(entry->device);
		free(entry);
	}
	plen_denied_nodes_finish(&source->denied);
	if (source->libinput != NULL) {
		libinput_unref(source->libinput);
	}
	plen_device_watch_destroy(source->watch);
	close_descriptor(source->again_fd);
	close_descriptor(source->epoll_fd);
	free(source);
}

static const struct plen_source_impl impl = {
	.name = "libinput",
	.fd = get_fd,
	.dispatch = dispatch,
	.next_us = next_us,
	.set_board = set_board,
	.calibrate = calibrate,
	.destroy = destroy,
};

static int open_descriptors(struct source_libinput *source)
{
	source->epoll_fd = epoll_create1(EPOLL_CLOEXEC);
	source->again_fd = eventfd(1, EFD_CLOEXEC | EFD_NONBLOCK);
	if (source->epoll_fd < 0 || source->again_fd < 0) {
		return -errno;
	}
	return add_ready(source, source->again_fd, &source->again_ready, again_ready, NULL);
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
	source->context.sink = options->sink;
	source->context.tap = options->tap;
	source->context.board = options->board;
	source->context.grab = options->grab;
	source->again_fd = -1;
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
