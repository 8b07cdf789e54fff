/* SPDX-License-Identifier: MIT */
#include "export_page.h"

#include <math.h>
#include <stdint.h>

#include "export_picture.h"
#include "page_ink.h"
#include "pages.h"
#include "paper.h"
#include "theme.h"

#define MARGIN_MM 20.0
/* Lines closer than so many units of the surface are a grey veil, and may be millions. */
#define STEP_MIN 1.0
/* Export curves stand up to being enlarged: as fine as on the finest wall, four times over. */
#define FINE_PX_PER_MM 8.0
#define SIDE_MAX_PX 1e9
/* 200 dpi: text in pictures is sharp. */
#define PRINT_PX_PER_MM (200 / 25.4)
/* Between two questions whether to go on. */
#define STROKES_AT_ONCE 16

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

/* Of the page, or of the one behind it. */
static bool is_sheet(void *data, const struct plen_picture *picture)
{
	bool *has_sheet = data;

	*has_sheet |= picture->place.sheet != 0;
	return !*has_sheet;
}

static bool has_sheet(const struct plen_lesson *lesson, const struct plen_lesson_page *about)
{
	bool has = false;

	plen_lesson_each_picture(lesson, about->id, NULL, is_sheet, &has);
	if (about->behind != 0) {
		plen_lesson_each_picture(lesson, about->behind, NULL, is_sheet, &has);
	}
	return has;
}

struct plen_page_rect plen_export_page_rect(const struct plen_lesson *lesson, uint32_t page,
					    struct plen_board_size screen)
{
	const struct plen_lesson_page *about = plen_lesson_page(lesson, page);
	struct plen_page_rect first_screen = {0, 0, screen.w_mm, screen.h_mm};
	struct plen_page_rect all;

	if (about == NULL) {
		return first_screen;
	}
	all = plen_lesson_page_bounds(lesson, page);
	if (about->behind != 0) {
		all = plen_page_rect_union(all, plen_lesson_page_bounds(lesson, about->behind));
	}
	if (plen_page_rect_is_empty(&all)) {
		return first_screen;
	}
	if (has_sheet(lesson, about)) {
		return all;
	}
	if (holds(&first_screen, &all)) {
		return first_screen;
	}
	all = plen_page_rect_grown(all, MARGIN_MM);
	widen(&all.x_mm, &all.w_mm, screen.w_mm);
	widen(&all.y_mm, &all.h_mm, screen.h_mm);
	return all;
}

static double first_line_mm(double from_mm)
{
	return ceil(from_mm / PLEN_PAPER_SQUARE_MM) * PLEN_PAPER_SQUARE_MM;
}

static void draw_squares(cairo_t *cr, struct plen_page_rect rect, double scale)
{
	double right = rect.x_mm + rect.w_mm, lower = rect.y_mm + rect.h_mm;

	if (PLEN_PAPER_SQUARE_MM * scale < STEP_MIN) {
		return;
	}
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

static struct plen_outline_map map_of(struct plen_page_rect rect, double scale)
{
	return (struct plen_outline_map){
		.scale = {scale, scale},
		.origin_x_px = llround(rect.x_mm * scale),
		.origin_y_px = llround(rect.y_mm * scale),
		.clip = {0, 0, (int)ceil(rect.w_mm * scale), (int)ceil(rect.h_mm * scale)},
	};
}

static bool goes_on(const struct plen_export_options *options)
{
	return options->progress == NULL || options->progress(options->data, 0, 0);
}

/* The next few strokes of the list, after those of `part`. False at its end, or if it is to end. */
static bool next_part(const struct plen_ink_list *list, const struct plen_export_options *options,
		      struct plen_ink_list *part, size_t *from)
{
	size_t left = list->count - *from;

	if (left == 0 || (*from > 0 && !goes_on(options))) {
		return false;
	}
	part->strokes = list->strokes + *from;
	part->count = left < STROKES_AT_ONCE ? left : STROKES_AT_ONCE;
	*from += part->count;
	return true;
}

static bool draw_pixels(cairo_surface_t *surface, const struct plen_ink_list *list,
			struct plen_outline_map map, enum plen_theme theme,
			const struct plen_export_options *options)
{
	struct plen_ink_list part = {0};
	size_t from = 0;
	struct plen_coverage scratch;

	map.clip = plen_px_rect_intersection(
		map.clip, (struct plen_px_rect){0, 0, cairo_image_surface_get_width(surface),
						cairo_image_surface_get_height(surface)});
	cairo_surface_flush(surface);
	plen_coverage_init(&scratch, PLEN_COVERAGE_SIDE_MAX);
	const struct plen_page_ink target = {
		.pixels = (uint32_t *)cairo_image_surface_get_data(surface),
		.stride_px = cairo_image_surface_get_stride(surface) / 4,
		.theme = theme,
		.map = map,
		.scratch = &scratch,
	};
	while (next_part(list, options, &part, &from)) {
		plen_page_ink_draw(&target, &part);
	}
	plen_coverage_finish(&scratch);
	cairo_surface_mark_dirty(surface);
	return from == list->count;
}

static bool draw_outlines(cairo_t *cr, const struct plen_ink_list *list,
			  const struct plen_outline_map *map, enum plen_theme theme,
			  const struct plen_export_options *options)
{
	struct plen_ink_list part = {0};
	size_t from = 0;
	struct plen_spine scratch;
	const struct plen_page_outlines target = {
		.cr = cr, .theme = theme, .map = *map, .scratch = &scratch};

	plen_spine_init(&scratch);
	while (next_part(list, options, &part, &from)) {
		plen_page_ink_draw_outlines(&target, &part);
	}
	plen_spine_finish(&scratch);
	return from == list->count;
}

/* Outlines are made in fine pixels and scaled down to the surface's units; but pixels are counted,
 * and a page may be as wide as a county. */
static double fine_scale(struct plen_page_rect rect, double scale)
{
	return fmin(fmax(FINE_PX_PER_MM, scale), SIDE_MAX_PX / fmax(rect.w_mm, rect.h_mm));
}

static void draw_pictures(cairo_t *cr, const struct plen_lesson *lesson, uint32_t page,
			  const struct plen_outline_map *map, bool has_pixels,
			  const struct plen_export_options *options, enum plen_theme theme)
{
	const struct plen_export_pictures pictures = {
		.source = options->pictures,
		.px_per_px = has_pixels ? 1 : PRINT_PX_PER_MM / map->scale.x_px_per_mm,
		.theme = theme,
	};
	const struct plen_pages_found found = {lesson, plen_lesson_page(lesson, page)};

	if (found.about != NULL) {
		plen_export_pictures_draw(&pictures, cr, &found, map);
	}
}

bool plen_export_page_draw(cairo_t *cr, const struct plen_lesson *lesson, uint32_t page,
			   struct plen_page_rect rect, double scale,
			   const struct plen_export_options *options)
{
	cairo_surface_t *surface = cairo_get_target(cr);
	bool has_pixels = cairo_surface_get_type(surface) == CAIRO_SURFACE_TYPE_IMAGE;
	enum plen_theme theme = plen_lesson_page_theme(lesson, page, options->theme);
	double fine = has_pixels ? scale : fine_scale(rect, scale);
	struct plen_outline_map map = map_of(rect, fine);
	struct plen_page_rect clip = plen_outline_clip_mm(&map);
	struct plen_ink_list_place place = {0};
	struct plen_ink_list list = {0};
	bool is_whole = true;

	plen_ink_list_collect(&list, lesson, page, &clip, SIZE_MAX, &place);
	cairo_save(cr);
	cairo_rectangle(cr, 0, 0, rect.w_mm * scale, rect.h_mm * scale);
	cairo_clip(cr);
	draw_paper(cr, lesson, page, rect, scale, theme);
	cairo_scale(cr, scale / fine, scale / fine);
	draw_pictures(cr, lesson, page, &map, has_pixels, options, theme);
	if (has_pixels) {
		is_whole = draw_pixels(surface, &list, map, theme, options);
	} else {
		is_whole = draw_outlines(cr, &list, &map, theme, options);
	}
	cairo_restore(cr);
	plen_ink_list_finish(&list);
	return is_whole;
}
