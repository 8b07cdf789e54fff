/* SPDX-License-Identifier: MIT */
#include "export_page.h"

#include <math.h>
#include <stdint.h>

#include "page_ink.h"
#include "paper.h"
#include "theme.h"

#define MARGIN_MM 20.0
/* Export curves stand up to being enlarged: as fine as on the finest wall, four times over. */
#define FINE_PX_PER_MM 8.0

static bool holds(const struct plen_page_rect *outer, const struct plen_page_rect *inner)
{
	return inner->x_mm >= outer->x_mm && inner->y_mm >= outer->y_mm &&
	       inner->x_mm + inner->w_mm <= outer->x_mm + outer->w_mm &&
	       inner->y_mm + inner->h_mm <= outer->y_mm + outer->h_mm;
}

/* Makes the side at least `least` long, the ink staying in its middle. */
static void widen(double *from, double *length, double least)
{
	if (*length < least) {
		*from -= (least - *length) / 2;
		*length = least;
	}
}

struct plen_page_rect plen_export_page_rect(const struct plen_lesson *lesson, uint32_t page,
					    struct plen_board_size screen)
{
	const struct plen_lesson_page *about = plen_lesson_page(lesson, page);
	struct plen_page_rect first_screen = {0, 0, screen.w_mm, screen.h_mm};
	struct plen_page_rect ink = plen_lesson_page_bounds(lesson, page);

	if (about != NULL && about->behind != 0) {
		ink = plen_page_rect_union(ink, plen_lesson_page_bounds(lesson, about->behind));
	}
	if (plen_page_rect_is_empty(&ink) || holds(&first_screen, &ink)) {
		return first_screen;
	}
	ink = plen_page_rect_grown(ink, MARGIN_MM);
	widen(&ink.x_mm, &ink.w_mm, screen.w_mm);
	widen(&ink.y_mm, &ink.h_mm, screen.h_mm);
	return ink;
}

static double first_line_mm(double from_mm)
{
	return ceil(from_mm / PLEN_PAPER_SQUARE_MM) * PLEN_PAPER_SQUARE_MM;
}

static void draw_squares(cairo_t *cr, struct plen_page_rect rect, double scale)
{
	double right = rect.x_mm + rect.w_mm, lower = rect.y_mm + rect.h_mm;

	for (double x = first_line_mm(rect.x_mm); x < right; x += PLEN_PAPER_SQUARE_MM) {
		cairo_move_to(cr, (x - rect.x_mm) * scale, 0);
		cairo_rel_line_to(cr, 0, rect.h_mm * scale);
	}
	for (double y = first_line_mm(rect.y_mm); y < lower; y += PLEN_PAPER_SQUARE_MM) {
		cairo_move_to(cr, 0, (y - rect.y_mm) * scale);
		cairo_rel_line_to(cr, rect.w_mm * scale, 0);
	}
	cairo_set_line_width(cr, PLEN_PAPER_LINE_MM * scale);
	cairo_stroke(cr);
}

static void draw_paper(cairo_t *cr, const struct plen_lesson *lesson, uint32_t page,
		       struct plen_page_rect rect, double scale, enum plen_theme theme)
{
	const struct plen_lesson_page *about = plen_lesson_page(lesson, page);

	plen_page_ink_set_source(cr, plen_theme_paper(theme));
	cairo_rectangle(cr, 0, 0, rect.w_mm * scale, rect.h_mm * scale);
	cairo_fill(cr);
	if (about != NULL && about->background == PLEN_BACKGROUND_SQUARED) {
		plen_page_ink_set_source(cr, plen_theme_paper_line(theme));
		draw_squares(cr, rect, scale);
	}
}

/* Outlines are made in fine pixels and scaled down to the surface's units; pixels are what they
 * are. */
static double fine_scale(cairo_t *cr, double scale)
{
	bool has_pixels = cairo_surface_get_type(cairo_get_target(cr)) == CAIRO_SURFACE_TYPE_IMAGE;

	return has_pixels ? scale : fmax(FINE_PX_PER_MM, scale);
}

void plen_export_page_draw(cairo_t *cr, const struct plen_lesson *lesson, uint32_t page,
			   struct plen_page_rect rect, double scale, enum plen_theme theme)
{
	struct plen_ink_list_place place = {0};
	struct plen_ink_list list = {0};
	struct plen_spine scratch;
	double fine = fine_scale(cr, scale);
	const struct plen_page_ink target = {
		.cr = cr,
		.theme = theme,
		.map =
			{
				.scale = {fine, fine},
				.origin_x_px = llround(rect.x_mm * fine),
				.origin_y_px = llround(rect.y_mm * fine),
				.clip = {0, 0, (int)ceil(rect.w_mm * fine),
					 (int)ceil(rect.h_mm * fine)},
			},
		.scratch = &scratch,
	};

	plen_spine_init(&scratch);
	cairo_save(cr);
	cairo_rectangle(cr, 0, 0, rect.w_mm * scale, rect.h_mm * scale);
	cairo_clip(cr);
	draw_paper(cr, lesson, page, rect, scale, theme);
	cairo_scale(cr, scale / fine, scale / fine);

	struct plen_page_rect clip = plen_outline_clip_mm(&target.map);
	plen_ink_list_collect(&list, lesson, page, &clip, SIZE_MAX, &place);
	plen_page_ink_draw(&target, &list);
	plen_ink_list_finish(&list);
	cairo_restore(cr);
	plen_spine_finish(&scratch);
}
