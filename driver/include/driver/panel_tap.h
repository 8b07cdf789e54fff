/* SPDX-License-Identifier: MIT */
#pragma once

#include "driver/panel.h"
#include "driver/source.h"

/* Sees what the panels send in their own units, before it is mapped onto the board: for recorders.
 * Any member may be NULL; called within plen_source_dispatch, before the sink is. */
struct plen_panel_tap {
	void (*came)(void *data, const struct plen_source_device *device,
		     const struct plen_panel_axes *axes, int64_t time_us);
	void (*frame)(void *data, uint32_t device, const struct plen_panel_frame *frame);
	void *data;
};
