/* SPDX-License-Identifier: MIT
 *
 * The axes of one multitouch contact and what they say: tool, hover, size, pressure. Shared by the
 * slot and the packet decoder.
 *
 * hid-multitouch sends a contact's width and height as major = the larger, minor = the smaller
 * number, each still in the units of its own axis, and the orientation says which is which. Here
 * that is undone. A panel whose size has been one and the same tiny number for many contacts
 * reports none.
 */
#pragma once

#include "decoder.h"

#define PLEN_TOUCH_FIRST ABS_MT_TOUCH_MAJOR
#define PLEN_TOUCH_AXES (ABS_MT_TOOL_Y - ABS_MT_TOUCH_MAJOR + 1)

/* The axes' last values, by code - PLEN_TOUCH_FIRST. */
struct plen_touch {
	int32_t values[PLEN_TOUCH_AXES];
};

/* What the node's axes mean, and what has been learnt about its sizes. */
struct plen_touch_traits {
	bool has_major, has_minor;
	bool tells_sides;    /* orientation is "width is the major one", not an angle */
	double pressure_min; /* ... and range; 0 = no pressure */
	double pressure_range;
	int32_t first_major, first_minor;
	uint32_t sizes_seen; /* contacts begun with a size while it has not changed */
	bool size_varies;    /* or is believable as it is */
	double tiny;         /* smaller than a finger tip, in units */
};

void plen_touch_traits_init(struct plen_touch_traits *traits, const struct plen_evdev_info *info);

/* Keeps the value if `code` is one of the axes; false if it is not. */
bool plen_touch_set(struct plen_touch *touch, uint16_t code, int32_t value);
int32_t plen_touch_get(const struct plen_touch *touch, uint16_t code);

/* Everything but id and the begin and end flags. `begins` helps to learn about sizes. */
struct plen_panel_contact plen_touch_contact(const struct plen_touch *touch,
					     struct plen_touch_traits *traits, bool begins);
