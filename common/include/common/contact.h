/* SPDX-License-Identifier: MIT
 *
 * A contact frame: everything that touches one panel at one instant, in board millimetres.
 *
 * This is what the driver's sources produce and the gesture engine consumes. Plain values; the
 * receiver borrows the array for the length of the call.
 */
#pragma once

#include <stdint.h>

#include "common/geometry.h"

enum plen_contact_tool {
	PLEN_CONTACT_FINGER,
	PLEN_CONTACT_PEN,
	PLEN_CONTACT_ERASER,
	PLEN_CONTACT_PALM, /* the panel itself says so (MT_TOOL_PALM) */
	PLEN_CONTACT_MOUSE,
};

/* A contact may begin and end in one frame, and a slot may end one and begin another in it: each
 * is then a contact of its own in the array, the ended one first. */
enum plen_contact_flag {
	PLEN_CONTACT_BEGIN = 1 << 0, /* first frame of this id */
	PLEN_CONTACT_END = 1 << 1,   /* last frame of this id; position is the last known */
	PLEN_CONTACT_HOVER = 1 << 2, /* in range, not touching: never ink */
};

struct plen_contact {
	uint32_t id;   /* unique per device from begin to end, never used twice in a run */
	uint8_t tool;  /* enum plen_contact_tool; may change while the contact is down */
	uint8_t flags; /* enum plen_contact_flag */
	/* A pen's lean, -90..90: to the right, and down the board; 0 = upright, or not reported. */
	int8_t tilt_x_deg, tilt_y_deg;
	struct plen_board_pt at;
	double width_mm, height_mm; /* extent along x and y; 0 = not reported */
	double pressure;            /* 0..1; below 0 = not reported */
};

struct plen_contact_frame {
	uint32_t device; /* which panel; a number the source gave it */
	int64_t time_us; /* the device's time stamp, CLOCK_MONOTONIC or recording time; never falls
			  */
	uint32_t count;
	/* Every contact that is down, and every one that ends here. A contact that is down must be
	 * in every frame of its device; one that is missing has ended where it was last seen. */
	const struct plen_contact *contacts;
};
