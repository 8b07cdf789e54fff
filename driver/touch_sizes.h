/* SPDX-License-Identifier: MIT
 *
 * How large touches look to each panel that is here: told to the engine when a panel comes or is
 * calibrated, and taken back from it, for keeping, when the panel goes and now and then. The input
 * thread's alone; opens nothing.
 */
#pragma once

#include "driver/calibration_run.h"
#include "driver/calibration_table.h"
#include "driver/engine.h"

#define PLEN_TOUCH_SIZES_MAX 32

struct plen_touch_sizes {
	struct plen_engine *engine;
	/* Gets what was learned, for keeping; must not wait, but for the allocator: this is the one
	 * thing that the input thread does while people write that is not done in every frame. May
	 * be NULL. */
	void (*learned)(void *data, const struct plen_calibration_record *record);
	void *data;
	int64_t told_us;
	struct plen_touch_sizes_panel {
		uint32_t device;                       /* 0 = none */
		struct plen_calibration_record record; /* its id, name, and what hwdb says */
		struct plen_touch_size told;           /* what is known to be kept */
		bool reports_size;
	} panels[PLEN_TOUCH_SIZES_MAX];
	/* What was handed out in this run, for panels that come again. */
	uint32_t remembered_count;
	struct plen_calibration_record remembered[PLEN_TOUCH_SIZES_MAX];
};

void plen_touch_sizes_came(struct plen_touch_sizes *sizes, const struct plen_source_device *device,
			   const struct plen_calibration_table *table);
/* Call before the engine is told. */
void plen_touch_sizes_went(struct plen_touch_sizes *sizes, uint32_t device);
/* Another table. */
void plen_touch_sizes_calibrate(struct plen_touch_sizes *sizes,
				const struct plen_calibration_table *table);
/* Tells a calibration of the panels that are here. */
void plen_touch_sizes_introduce(const struct plen_touch_sizes *sizes,
				struct plen_calibration_run *run);
/* Hands out what is new, not more often than every few minutes. */
void plen_touch_sizes_advance(struct plen_touch_sizes *sizes, int64_t now_us);
/* Hands out what is new, at the end. */
void plen_touch_sizes_finish(struct plen_touch_sizes *sizes);
