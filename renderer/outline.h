/* SPDX-License-Identifier: MIT
 *
 * The outline of a stroke: from a spine to a path that cairo fills. The path is a union of pieces
 * that all turn the same way round (winding rule), so it has neither seams nor holes however tight
 * the writing is.
 *
 * Only the part that can touch a clip is added, and within that clip it makes the same pixels as
 * the whole. So a tile, a small repair and the ink under a pen all agree.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <cairo.h>

#include "common/geometry.h"
#include "lesson/stroke.h"
#include "spine.h"

/* Where the page lies on a surface: pixel = page mm * scale - origin. */
struct plen_outline_map {
	struct plen_px_scale scale;
	int64_t origin_x_px, origin_y_px;
	struct plen_px_rect clip; /* of the surface; what is outside need not be drawn */
};

/* How far chords may lie from their curves in what is drawn as pixels. Outlines, which are drawn
 * finer than pixels, are content with more. */
double plen_outline_tolerance_mm(const struct plen_outline_map *map);

/* The part of the page that can touch the clip. */
struct plen_page_rect plen_outline_clip_mm(const struct plen_outline_map *map);

/* Adds the spine's outline to the current path. False if nothing of it comes near the clip. */
bool plen_outline_add_spine(cairo_t *cr, const struct plen_spine *spine,
			    const struct plen_outline_map *map);

/* Whether plen_outline_add_spine would add anything. */
bool plen_outline_touches(const struct plen_spine *spine, const struct plen_outline_map *map);

/* Adds what is kept of a stroke. `scratch` is overwritten. */
bool plen_outline_add_stroke(cairo_t *cr, const struct plen_stroke *stroke,
			     const struct plen_outline_map *map, struct plen_spine *scratch);
