/* SPDX-License-Identifier: MIT
 *
 * One panel of a source: takes its panel frames, maps them onto the board and hands them to the
 * sink. Shared by real devices and recordings.
 */
#pragma once

#include <stddef.h>

#include "driver/panel.h"
#include "driver/source.h"

/* How a panel lies; not calibrated = edge to edge. */
struct plen_source_lie {
	bool is_calibrated;
	struct plen_calibration calibration;
};

/* A contact that was down when the panel was calibrated anew: as it lay before. */
struct plen_source_held {
	uint32_t id;
	struct plen_source_lie lie;
};

struct plen_source_panel {
	uint32_t device;
	struct plen_panel_axes axes;
	struct plen_source_lie lie;
	struct plen_source_held *held;
	size_t held_count, held_capacity;
	struct plen_contact *contacts; /* of the last frame */
	size_t count, capacity;
};

void plen_source_panel_init(struct plen_source_panel *panel, uint32_t device,
			    const struct plen_panel_axes *axes);
/* Where it lies for contacts that begin from now on; those that are down go on as they began, so
 * that no stroke is bent. Copied, NULL = edge to edge. */
void plen_source_panel_calibrate(struct plen_source_panel *panel,
				 const struct plen_calibration *calibration);
void plen_source_panel_finish(struct plen_source_panel *panel);

void plen_source_panel_frame(struct plen_source_panel *panel, const struct plen_source_sink *sink,
			     struct plen_board_size board, const struct plen_panel_frame *frame,
			     int64_t read_us);
