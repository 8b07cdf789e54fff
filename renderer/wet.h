/* SPDX-License-Identifier: MIT
 *
 * Wet ink: the strokes under pens, point by point. What of a stroke is settled is laid once into a
 * grid of coverage; only its tail, from the middle of the newest leg on, is laid anew each time. So
 * any part of the frame can be drawn at a cost that depends neither on how long the stroke is nor
 * on how often it has passed there, with the very pixels that the finished stroke will have.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/geometry.h"
#include "common/ink.h"
#include "coverage.h"
#include "ink_grid.h"
#include "spine.h"
#include "viewport.h"

#define PLEN_WET_PREDICTED_MAX 4

struct plen_wet_stroke {
	uint32_t gesture;
	uint32_t page;
	int pane; /* index of the pane it is seen in; -1 = none */
	enum plen_ink ink;
	uint32_t rgba;   /* of its own, if the ink says so */
	double width_mm; /* on the page */
	/* Of a very long stroke the end only. */
	struct plen_spine spine;
	size_t stable;                           /* samples that will not change any more */
	struct plen_spine_sample previous, last; /* the two newest points */
	uint32_t points;
	struct plen_ink_grid grid;
	size_t laid; /* stable samples that are in the grid */
	/* The tail: the samples from the last stable one on, or in place of them, where the pen is
	 * thought to be by now. */
	struct plen_page_rect tail_bounds;
	uint32_t tail_count;
	struct plen_spine_sample tail[(PLEN_WET_PREDICTED_MAX + 1) * PLEN_WALK_SAMPLES_MAX];
};

struct plen_wet {
	size_t count, capacity;
	struct plen_wet_stroke **strokes; /* the first `count` are wet, the rest are spare */
	size_t made;
	struct plen_ink_pool pool;
	struct plen_coverage scratch; /* clear */
};

void plen_wet_init(struct plen_wet *wet);
void plen_wet_finish(struct plen_wet *wet);

/* NULL if there is none of this gesture. */
struct plen_wet_stroke *plen_wet_find(const struct plen_wet *wet, uint32_t gesture);

/* A new stroke, empty. The caller fills page, pane, ink and width_mm. */
struct plen_wet_stroke *plen_wet_begin(struct plen_wet *wet, uint32_t gesture, double tolerance_mm);
/* Returns the part of the page whose look changed. What was predicted is forgotten. */
struct plen_page_rect plen_wet_extend(struct plen_wet_stroke *stroke, struct plen_page_pt at,
				      double pressure);
/* The points that the pen is thought to come to next, in place of those predicted before. At most
 * PLEN_WET_PREDICTED_MAX; none takes them back. */
struct plen_page_rect plen_wet_predict(struct plen_wet_stroke *stroke,
				       const struct plen_page_pt *points, uint32_t count);
/* The stroke goes on as another, whose first point is its last one; see plen_wet_begin. */
void plen_wet_restart(struct plen_wet_stroke *stroke, double tolerance_mm);
/* Returns the part of the page where there was more than the spine: what was predicted. */
struct plen_page_rect plen_wet_end(struct plen_wet *wet, struct plen_wet_stroke *stroke);

/* Blends what lies in `rect`, which is within the viewport, into the frame that begins at `pixels`.
 */
void plen_wet_draw(struct plen_wet *wet, struct plen_wet_stroke *stroke,
		   const struct plen_viewport *viewport, struct plen_px_rect rect,
		   const struct plen_coverage_target *frame, struct plen_rgba colour,
		   enum plen_coverage_manner manner);
