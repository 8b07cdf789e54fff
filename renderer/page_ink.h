/* SPDX-License-Identifier: MIT
 *
 * The ink of a page: as pixels, for tiles and pictures, or as outlines, for paper. Any thread may
 * draw, each with a scratch of its own. As pixels every stroke is covered first and blended then,
 * so it has no seams; and a part of the ink is the same part of the whole, to the last bit.
 */
#pragma once

#include <stdatomic.h>
#include <stdint.h>

#include <cairo.h>

#include "common/ink.h"
#include "coverage.h"
#include "ink_list.h"
#include "outline.h"
#include "spine.h"
#include "theme.h"

struct plen_page_ink {
	uint32_t *pixels; /* of the surface that `map` is about, 0x00RRGGBB */
	int stride_px;
	enum plen_theme theme;
	struct plen_outline_map map;
	struct plen_coverage *scratch; /* as large as can be; clear, and left so */
	/* Another thread may set it: what was drawn is worth nothing then. Or NULL. */
	const atomic_bool *is_cancelled;
};

/* Draws what of the list lies within map.clip, which is within the surface. The caller has painted
 * the paper, and holds the lesson from which the list was collected. */
void plen_page_ink_draw(const struct plen_page_ink *target, const struct plen_ink_list *list);

/* `rgba` is the stroke's own colour, if its ink says that it has one. */
struct plen_rgba plen_page_ink_colour(enum plen_theme theme, uint8_t ink, uint32_t rgba);

/* How ink looks that is drawn over the rest of its page before it is in its place there. */
enum plen_coverage_manner plen_page_ink_manner(enum plen_theme theme, uint8_t ink);

/* Draws so one stroke of the page itself that is kept whole, or a piece of it, from its spine. */
void plen_page_ink_draw_spine(const struct plen_page_ink *target, const struct plen_stroke *stroke,
			      const struct plen_spine *spine);

struct plen_page_outlines {
	cairo_t *cr;
	enum plen_theme theme;
	struct plen_outline_map map;
	struct plen_spine *scratch; /* overwritten */
};

/* The same, for `cr` that is clipped to map.clip. */
void plen_page_ink_draw_outlines(const struct plen_page_outlines *target,
				 const struct plen_ink_list *list);

void plen_page_ink_set_source(cairo_t *cr, struct plen_rgba colour);
