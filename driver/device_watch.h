/* SPDX-License-Identifier: MIT
 *
 * Which input nodes a seat has, now and later, as udev knows them. libinput's own udev seat is not
 * used because it tries a node only once, when it is added: a node that becomes readable later
 * (its rule was installed, the session became active) would stay lost until unplugged.
 */
#pragma once

#include <libudev.h>
#include <stdbool.h>

struct plen_device_watch;

struct plen_device_watch_sink {
	/* A node of the seat exists, or may have become readable. `device` is borrowed. */
	void (*here)(void *data, struct udev_device *device);
	void (*gone)(void *data, const char *devnode);
	void *data;
};

/* 0, or a negative errno. `seat` is copied. */
int plen_device_watch_create(struct plen_device_watch **out, const char *seat,
			     const struct plen_device_watch_sink *sink);
void plen_device_watch_destroy(struct plen_device_watch *watch); /* NULL is fine */

/* Readable when udev has news. */
int plen_device_watch_fd(const struct plen_device_watch *watch);
void plen_device_watch_dispatch(struct plen_device_watch *watch);
/* Readable when the permissions of a node in /dev/input have changed: logind changes them without
 * telling udev. Always there, but only reports once plen_device_watch_permissions was called. */
int plen_device_watch_permission_fd(const struct plen_device_watch *watch);
void plen_device_watch_permission_dispatch(struct plen_device_watch *watch);
void plen_device_watch_permissions(struct plen_device_watch *watch);

/* Calls `here` for each node that is there now, and `gone` for each that was before and is not. */
void plen_device_watch_enumerate(struct plen_device_watch *watch);
