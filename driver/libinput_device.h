/* SPDX-License-Identifier: MIT
 *
 * One device of a source: what libinput and its node say it is decides how it is read. What lies on
 * the board, a touch panel, a pen or a mouse that has a place, is taken over from libinput and read
 * through its node; tablets, mice and keys come as libinput's events.
 */
#pragma once

#include <libinput.h>
#include <libudev.h>

#include "driver/calibration_table.h"
#include "driver/source_libinput.h"

/* What the devices of one source share. */
struct plen_device_context {
	struct plen_source_sink sink;
	struct plen_panel_tap tap;
	struct plen_board_size board;
	bool grab;
	uint32_t last_number;
	const struct plen_calibration_table *calibrations; /* NULL = none */
	bool raw;                                          /* calibrations do not count now */
};

struct plen_libinput_device;

/* Sets up a device that was just added to a path context, and tells the sink that it came if it
 * can send contacts. 0 and the device in *out; or a negative errno if it is a panel that cannot be
 * read, and the device is removed from libinput again. That is logged, but for denials, of which
 * the caller may know more (see denied_nodes.h): libinput may have been let in, and the door been
 * shut since. `context` must outlive it. */
int plen_libinput_device_create(struct plen_libinput_device **out,
				struct plen_device_context *context,
				struct libinput_device *libinput, struct udev_device *udev);
/* Removes it from libinput; does not tell the sink. */
void plen_libinput_device_destroy(struct plen_libinput_device *device);
/* Tells the sink that it went, if it was told that it came. */
void plen_libinput_device_went(struct plen_libinput_device *device);

const char *plen_libinput_device_node(const struct plen_libinput_device *device);
/* The device that an event is of; NULL once it was destroyed. */
struct plen_libinput_device *plen_libinput_device_of(struct libinput_event *event);

/* The descriptor of what lies on the board, -1 for all others. */
int plen_libinput_device_fd(const struct plen_libinput_device *device);
/* Reads what lies on the board. 0; 1 if it must be called again, though the descriptor need not
 * show it; or -ENODEV once the panel is gone. */
int plen_libinput_device_dispatch(struct plen_libinput_device *device);
/* The context's calibrations are other ones now. */
void plen_libinput_device_calibrate(struct plen_libinput_device *device);
/* Contacts that were down on a panel before it was opened begin now. */
void plen_libinput_device_adopt(struct plen_libinput_device *device);
/* Takes an event of a tablet, mouse or keyboard; ignores all others. */
void plen_libinput_device_event(struct plen_libinput_device *device, struct libinput_event *event);
