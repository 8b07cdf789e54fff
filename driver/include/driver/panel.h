/* SPDX-License-Identifier: MIT
 *
 * A panel and its contacts in its own units, as decoders make them and recordings keep them, and
 * the one place where panel units become board millimetres. Plain values, pure functions.
 *
 * An axis maps from edge to edge onto the whole board, unless a calibration says where the panel
 * really lies; what the device claims of its size in mm is only ever shown, never used for
 * positions, because most panels claim nothing or lie.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/contact.h"
#include "common/geometry.h"
#include "driver/calibration.h"

struct plen_panel_axis {
	double min, max; /* units at the left or upper edge, and at the other one */
	double per_mm;   /* units a millimetre, as claimed; 0 = the device does not say */
};

struct plen_panel_axes {
	struct plen_panel_axis x, y;
};

struct plen_panel_contact {
	uint32_t id;                   /* as in struct plen_contact */
	uint8_t tool;                  /* enum plen_contact_tool */
	uint8_t flags;                 /* enum plen_contact_flag */
	int8_t tilt_x_deg, tilt_y_deg; /* as in struct plen_contact */
	struct plen_dev_pt at;
	/* Extent in units of the x axis and of the y axis; both 0 = not reported. With height alone
	 * 0, width is a diameter in the mean of both units: the panel does not tell them apart. */
	double width, height;
	double pressure; /* 0..1; below 0 = not reported */
};

/* As struct plen_contact_frame, of one panel. */
struct plen_panel_frame {
	int64_t time_us;
	uint32_t count;
	const struct plen_panel_contact *contacts; /* borrowed for the call */
};

/* True if the axis has an extent: only then it can be mapped. */
bool plen_panel_axis_is_usable(const struct plen_panel_axis *axis);

/* The size that the axes claim, or 0 x 0 if they claim none or none that a board could have. */
struct plen_board_size plen_panel_claimed_size(const struct plen_panel_axes *axes);

/* Panel units to board mm; `calibration` NULL = edge to edge, else one without fault. The result
 * lies on the board, whatever the device sent: at or right of 0 and left of the width, and so in y;
 * but for a touch that a calibration puts further beside the picture than a finger slips: it is
 * where it is, which is finite. An axis without extent yields 0. */
struct plen_contact plen_panel_to_board(const struct plen_panel_axes *axes,
					struct plen_board_size board,
					const struct plen_calibration *calibration,
					const struct plen_panel_contact *contact);
