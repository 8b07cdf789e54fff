/* SPDX-License-Identifier: MIT
 *
 * Drying ink: strokes that are written but not yet in all tiles on the screen. Workers put them
 * there; until then they are drawn over each tile that lacks them, so that no frame is without the
 * ink and none has it twice.
 *
 * Time is counted in ticks: a stroke dries since its tick, and a tile has what was written up to
 * its own.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/lesson.h"
#include "spine.h"

/* A stroke at one scale. */
struct plen_drying_stroke {
	uint64_t tick;
	uint32_t page, scale_ppm;
	struct plen_stroke stroke; /* a copy, kept whole */
	struct plen_stroke_range whole;
	struct plen_spine spine; /* without samples if it would be too long */
};

struct plen_drying {
	size_t count, capacity;
	struct plen_drying_stroke *
		*strokes; /* the first `count` dry, in order; the rest are spare */
	size_t made;
};

void plen_drying_init(struct plen_drying *drying);
void plen_drying_finish(struct plen_drying *drying);

/* A stroke that is kept whole. Its spine is left to the caller. */
struct plen_drying_stroke *plen_drying_add(struct plen_drying *drying, uint64_t tick, uint32_t page,
					   uint32_t scale_ppm, const struct plen_stroke *stroke);

/* Drops those that are in all tiles: up to `tick`. */
void plen_drying_drop_until(struct plen_drying *drying, uint64_t tick);
void plen_drying_drop(struct plen_drying *drying, size_t index);

/* Whether it is still seen as it was written. */
bool plen_drying_is_whole(const struct plen_drying_stroke *dries, const struct plen_lesson *lesson);
