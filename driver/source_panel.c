/* SPDX-License-Identifier: MIT */
#include "source_panel.h"

#include <stdlib.h>

#include "common/mem.h"

void plen_source_panel_init(struct plen_source_panel *panel, uint32_t device,
			    const struct plen_panel_axes *axes)
{
	panel->device = device;
	panel->axes = *axes;
	panel->is_calibrated = false;
	panel->contacts = NULL;
	panel->capacity = 0;
}

void plen_source_panel_calibrate(struct plen_source_panel *panel,
				 const struct plen_calibration *calibration)
{
	panel->is_calibrated = calibration != NULL;
	if (calibration != NULL) {
		panel->calibration = *calibration;
	}
}

void plen_source_panel_finish(struct plen_source_panel *panel)
{
	free(panel->contacts);
	panel->contacts = NULL;
}

void plen_source_panel_frame(struct plen_source_panel *panel, const struct plen_source_sink *sink,
			     struct plen_board_size board, const struct plen_panel_frame *frame,
			     int64_t read_us)
{
	struct plen_contact_frame out = {
		.device = panel->device,
		.time_us = frame->time_us,
		.count = frame->count,
	};

	const struct plen_calibration *calibration =
		panel->is_calibrated ? &panel->calibration : NULL;

	if (sink->frame == NULL) {
		return;
	}
	for (uint32_t i = 0; i < frame->count; i++) {
		panel->contacts =
			plen_grow(panel->contacts, i, &panel->capacity, sizeof(*panel->contacts));
		panel->contacts[i] =
			plen_panel_to_board(&panel->axes, board, calibration, &frame->contacts[i]);
	}
	out.contacts = panel->contacts;
	sink->frame(sink->data, &out, read_us);
}
