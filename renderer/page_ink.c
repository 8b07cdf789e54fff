/* SPDX-License-Identifier: MIT */
#include "page_ink.h"

struct pass {
	const struct plen_page_ink *target;
	bool quiet;
	uint32_t strokes;
};

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

static bool visit(void *data, const struct plen_stroke *stroke)
{
	struct pass *pass = data;

	draw_stroke(pass->target, stroke, pass->quiet);
	pass->strokes++;
	return true;
}

uint32_t plen_page_ink_draw(const struct plen_page_ink *target, const struct plen_lesson *lesson,
			    uint32_t page)
{
	const struct plen_lesson_page *about = plen_lesson_page(lesson, page);
	struct plen_page_rect clip = plen_outline_clip_mm(&target->map);
	struct pass pass = {.target = target, .quiet = true};

	if (about == NULL) {
		return 0;
	}
	if (about->behind != 0) {
		plen_lesson_each_stroke(lesson, about->behind, &clip, visit, &pass);
	}
	pass.quiet = false;
	plen_lesson_each_stroke(lesson, page, &clip, visit, &pass);
	return pass.strokes;
}
