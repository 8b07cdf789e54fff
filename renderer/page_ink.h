/* SPDX-License-Identifier: MIT
 *
 * The ink of a page on any cairo surface: tiles and exports are drawn by the same few lines.
 */
#pragma once

#include <stdint.h>

#include <cairo.h>

#include "common/ink.h"
#include "lesson/lesson.h"
#include "outline.h"
#include "spine.h"
#include "theme.h"

struct plen_page_ink {
	cairo_t *cr;
	enum plen_theme theme;
	struct plen_outline_map map;
	struct plen_spine *scratch; /* overwritten */
};

/* Draws what lies within map.clip: the page behind, quiet, then the page. Returns how many strokes
 * were met. The caller has clipped `cr` to map.clip and painted the paper. */
uint32_t plen_page_ink_draw(const struct plen_page_ink *target, const struct plen_lesson *lesson,
			    uint32_t page);

/* Draws one stroke of the page itself that is kept whole, or a piece of it, from its spine. That is
 * not overwritten, so it may be drawn into many targets of one scale. */
void plen_page_ink_draw_spine(const struct plen_page_ink *target, enum plen_ink ink,
			      const struct plen_spine *spine);

void plen_page_ink_set_source(cairo_t *cr, struct plen_rgba colour);
