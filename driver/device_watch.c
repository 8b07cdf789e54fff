/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "input"
#include "device_watch.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"
#include "known_nodes.h"

struct plen_device_watch {
	struct udev *udev;
	struct udev_monitor *monitor;
	int inotify_fd;
	bool is_deaf; /* to permissions, which has been said */
	char *seat;
	struct plen_device_watch_sink sink;
	struct plen_known_nodes known;
};

static int start_monitor(struct plen_device_watch *watch)
{
	watch->monitor = udev_monitor_new_from_netlink(watch->udev, "udev");
	if (watch->monitor == NULL) {
		return errno != 0 ? -errno : -EIO;
	}

	int result = udev_monitor_filter_add_match_subsystem_devtype(watch->monitor, "input", NULL);
	return result < 0 ? result : udev_monitor_enable_receiving(watch->monitor);
}

int plen_device_watch_create(struct plen_device_watch **out, const char *seat,
			     const struct plen_device_watch_sink *sink)
{
	struct plen_device_watch *watch = plen_calloc(1, sizeof(*watch));
	int result = 0;

	watch->seat = plen_strdup(seat);
	watch->sink = *sink;
	watch->inotify_fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	watch->udev = udev_new();
	if (watch->inotify_fd < 0 || watch->udev == NULL) {
		result = errno != 0 ? -errno : -EIO;
	} else {
		result = start_monitor(watch);
	}
	if (result < 0) {
		plen_device_watch_destroy(watch);
		return result;
	}
	*out = watch;
	return 0;
}

void plen_device_watch_destroy(struct plen_device_watch *watch)
{
	if (watch == NULL) {
		return;
	}
	if (watch->monitor != NULL) {
		udev_monitor_unref(watch->monitor);
	}
	if (watch->udev != NULL) {
		udev_unref(watch->udev);
	}
	if (watch->inotify_fd >= 0) {
		close(watch->inotify_fd);
	}
	plen_known_nodes_finish(&watch->known);
	free(watch->seat);
	free(watch);
}

int plen_device_watch_fd(const struct plen_device_watch *watch)
{
	return udev_monitor_get_fd(watch->monitor);
}

int plen_device_watch_permission_fd(const struct plen_device_watch *watch)
{
	return watch->inotify_fd;
}

void plen_device_watch_permissions(struct plen_device_watch *watch)
{
	if (inotify_add_watch(watch->inotify_fd, "/dev/input", IN_ATTRIB) < 0 && !watch->is_deaf) {
		plen_warn("/dev/input cannot be watched: %s; what becomes readable later is only "
			  "noticed when it is plugged in again",
			  strerror(errno));
		watch->is_deaf = true;
	}
}

static bool is_event_node(struct udev_device *device)
{
	const char *name = udev_device_get_sysname(device);

	return name != NULL && strncmp(name, "event", 5) == 0 &&
	       udev_device_get_devnode(device) != NULL;
}

static bool is_ours(const struct plen_device_watch *watch, struct udev_device *device)
{
	const char *seat = udev_device_get_property_value(device, "ID_SEAT");

	return udev_device_get_is_initialized(device) > 0 &&
	       udev_device_get_property_value(device, "ID_INPUT") != NULL &&
	       strcmp(seat != NULL ? seat : "seat0", watch->seat) == 0;
}

static void tell_here(struct plen_device_watch *watch, struct udev_device *device)
{
	const char *devnode = udev_device_get_devnode(device);
	const char *syspath = udev_device_get_syspath(device);

	if (plen_known_nodes_is_other(&watch->known, devnode, syspath)) {
		watch->sink.gone(watch->sink.data, devnode);
	}
	plen_known_nodes_see(&watch->known, devnode, syspath);
	watch->sink.here(watch->sink.data, device);
}

/* After a look around, news may be about a device whose node is another's by now. */
static void tell_removed(struct plen_device_watch *watch, struct udev_device *device)
{
	const char *devnode = udev_device_get_devnode(device);

	if (!plen_known_nodes_is_other(&watch->known, devnode, udev_device_get_syspath(device))) {
		plen_known_nodes_forget(&watch->known, devnode);
		watch->sink.gone(watch->sink.data, devnode);
	}
}

static void tell(struct plen_device_watch *watch, struct udev_device *device)
{
	const char *action = udev_device_get_action(device);

	if (!is_event_node(device)) {
		return;
	}
	if (action != NULL && strcmp(action, "remove") == 0) {
		tell_removed(watch, device);
	} else if (is_ours(watch, device)) {
		tell_here(watch, device);
	} else if (plen_known_nodes_forget(&watch->known, udev_device_get_devnode(device))) {
		/* It was given to another seat. */
		watch->sink.gone(watch->sink.data, udev_device_get_devnode(device));
	}
}

void plen_device_watch_dispatch(struct plen_device_watch *watch)
{
	struct udev_device *device = NULL;

	errno = 0;
	while ((device = udev_monitor_receive_device(watch->monitor)) != NULL) {
		tell(watch, device);
		udev_device_unref(device);
		errno = 0;
	}
	if (errno == ENOBUFS) {
		/* Too much news at once; what is there, and what no longer, is found by looking. */
		plen_device_watch_enumerate(watch);
	}
}

/* Only event nodes get past tell(), whatever else lies in /dev/input. */
static void permission_changed(struct plen_device_watch *watch, const char *name)
{
	char *path = plen_asprintf("/dev/input/%s", name);
	struct stat info;

	if (stat(path, &info) == 0 && S_ISCHR(info.st_mode)) {
		struct udev_device *device =
			udev_device_new_from_devnum(watch->udev, 'c', info.st_rdev);
		if (device != NULL) {
			tell(watch, device);
			udev_device_unref(device);
		}
	}
	free(path);
}

void plen_device_watch_permission_dispatch(struct plen_device_watch *watch)
{
	_Alignas(struct inotify_event) char buffer[4096];
	bool lost = false;
	ssize_t got = 0;

	while ((got = read(watch->inotify_fd, buffer, sizeof(buffer))) > 0) {
		for (char *at = buffer; at < buffer + got;) {
			struct inotify_event *event = (struct inotify_event *)at;
			lost |= (event->mask & IN_Q_OVERFLOW) != 0;
			if (event->len > 0) {
				permission_changed(watch, event->name);
			}
			at += sizeof(*event) + event->len;
		}
	}
	if (lost) {
		plen_device_watch_enumerate(watch);
	}
}

static void tell_missing(struct plen_device_watch *watch)
{
	char *devnode = NULL;

	while ((devnode = plen_known_nodes_take_missing(&watch->known)) != NULL) {
		watch->sink.gone(watch->sink.data, devnode);
		free(devnode);
	}
}

void plen_device_watch_enumerate(struct plen_device_watch *watch)
{
	struct udev_enumerate *list = udev_enumerate_new(watch->udev);
	struct udev_list_entry *entry = NULL;

	if (list == NULL) {
		return;
	}
	plen_known_nodes_look(&watch->known);
	udev_enumerate_add_match_subsystem(list, "input");
	udev_enumerate_scan_devices(list);
	udev_list_entry_foreach(entry, udev_enumerate_get_list_entry(list))
	{
		struct udev_device *device =
			udev_device_new_from_syspath(watch->udev, udev_list_entry_get_name(entry));
		if (device != NULL) {
			tell(watch, device);
			udev_device_unref(device);
		}
	}
	udev_enumerate_unref(list);
	tell_missing(watch);
}
