/* SPDX-License-Identifier: MIT
 *
 * Wet ink: the strokes under pens, point by point. They are kept as spines in page mm, and any part
 * of the frame can be drawn from them with the very pixels that the finished stroke will have.
 * Adding a point changes the frame only near the end of the stroke.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cairo.h>

#include "common/geometry.h"
#include "common/ink.h"
#include "outline.h"
#include "spine.h"

struct plen_wet_stroke {
	uint32_t gesture;
	uint32_t page;
	int pane; /* index of the pane it is seen in; -1 = none */
	enum plen_ink ink;
	double width_mm; /* on the page */
	struct plen_spine spine;
	size_t stable;                           /* samples that will not change any more */
	struct plen_spine_sample previous, last; /* the two newest points */
	uint32_t points;
};

struct plen_wet {
	size_t count, capacity;
	struct plen_wet_stroke **strokes; /* the first `count` are wet, the rest are spare */
	size_t made;
};

void plen_wet_init(struct plen_wet *wet);
void plen_wet_finish(struct plen_wet *wet);

/* NULL if there is none of this gesture. */
struct plen_wet_stroke *plen_wet_find(const struct plen_wet *wet, uint32_t gesture);

/* A new stroke, empty. The caller fills page, pane, ink and width_mm. */
struct plen_wet_stroke *plen_wet_begin(struct plen_wet *wet, uint32_t gesture, double tolerance_mm);
/* Returns the part of the page whose look changed. */
struct plen_page_rect plen_wet_extend(struct plen_wet_stroke *stroke, struct plen_page_pt at,
				      double pressure);
void plen_wet_end(struct plen_wet *wet, struct plen_wet_stroke *stroke);

/* Adds the outline of what lies within map->clip; false if nothing does. */
bool plen_wet_add_outline(cairo_t *cr, const struct plen_wet_stroke *stroke,
			  const struct plen_outline_map *map);
