/* SPDX-License-Identifier: MIT */
#include "page_ink.h"

void plen_page_ink_set_source(cairo_t *cr, struct plen_rgba colour)
{
	cairo_set_source_rgba(cr, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0,
			      colour.a / 255.0);
}

static void draw_stroke(const struct plen_page_ink *target, const struct plen_stroke *stroke,
			bool quiet)
{
	if (!plen_outline_add_stroke(target->cr, stroke, &target->map, target->scratch)) {
		return;
	}
	plen_page_ink_set_source(target->cr,
				 quiet ? plen_theme_quiet_ink(target->theme, stroke->ink)
				       : plen_theme_ink(target->theme, stroke->ink));
	cairo_fill(target->cr);
}

void plen_page_ink_draw_spine(const struct plen_page_ink *target, enum plen_ink ink,
			      const struct plen_spine *spine)
{
	if (!plen_outline_add_spine(target->cr, spine, &target->map)) {
		return;
	}
	plen_page_ink_set_source(target->cr, plen_theme_ink(target->theme, ink));
	cairo_fill(target->cr);
}

void plen_page_ink_draw(const struct plen_page_ink *target, const struct plen_ink_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		draw_stroke(target, &list->strokes[i].stroke, list->strokes[i].quiet);
	}
}
