/* SPDX-License-Identifier: MIT
 *
 * A brush: strokes at one scale, laid into coverages piece by piece. Wet ink and dry ink are drawn
 * by it, in parts and whole, and a pixel is always the same.
 */
#pragma once

#include <stdbool.h>

#include "common/geometry.h"
#include "coverage.h"
#include "lesson/stroke.h"
#include "walk.h"

struct plen_brush {
	struct plen_px_scale scale;
	double mean_px_per_mm, ratio;
	double tolerance_mm; /* how far chords may lie from their curves */
};

struct plen_brush plen_brush_make(struct plen_px_scale scale);

/* Lays one piece into the coverage. */
void plen_brush_piece(const struct plen_brush *brush, const struct plen_walk_piece *piece,
		      struct plen_coverage *coverage);

/* Lays into the coverage what is kept of the stroke. */
void plen_brush_stroke(const struct plen_brush *brush, const struct plen_stroke *stroke,
		       struct plen_coverage *coverage);

/* The pixels of the page that the ink of a piece may touch. Bounded, however far away it is. */
struct plen_brush_reach {
	int64_t x0_px, y0_px, x1_px, y1_px; /* half open */
};

struct plen_brush_reach plen_brush_reach(const struct plen_brush *brush,
					 const struct plen_walk_piece *piece);
