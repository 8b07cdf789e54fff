/* SPDX-License-Identifier: MIT
 *
 * Rectangles of strokes and of parts of them, the width of the ink included.
 */
#pragma once

#include "lesson/stroke.h"

/* The longest place on a stroke of `count` points; 0 for a dot. */
static inline plen_stroke_pos plen_stroke_end(uint32_t count)
{
	return (count - 1) * PLEN_STROKE_POS_ONE;
}

/* All of the points' ink; `count` is at least 1. */
struct plen_page_rect plen_stroke_points_bounds(const struct plen_stroke_point *points,
						uint32_t count, uint32_t width_um);

/* The ink of one range, round ends included. The range must lie on the stroke. */
struct plen_page_rect plen_stroke_range_bounds(const struct plen_stroke *stroke,
					       struct plen_stroke_range range);
