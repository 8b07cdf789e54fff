/* SPDX-License-Identifier: MIT
 *
 * One panel of a source: takes its panel frames, maps them onto the board and hands them to the
 * sink. Shared by real devices and recordings.
 */
#pragma once

#include <stddef.h>

#include "driver/panel.h"
#include "driver/source.h"

struct plen_source_panel {
	uint32_t device;
	struct plen_panel_axes axes;
	bool is_calibrated;
	struct plen_calibration calibration;
	struct plen_contact *contacts;
	size_t capacity;
};

void plen_source_panel_init(struct plen_source_panel *panel, uint32_t device,
			    const struct plen_panel_axes *axes);
/* Where it lies from the next frame on; copied, NULL = edge to edge. */
void plen_source_panel_calibrate(struct plen_source_panel *panel,
				 const struct plen_calibration *calibration);
void plen_source_panel_finish(struct plen_source_panel *panel);

void plen_source_panel_frame(struct plen_source_panel *panel, const struct plen_source_sink *sink,
			     struct plen_board_size board, const struct plen_panel_frame *frame,
			     int64_t read_us);
