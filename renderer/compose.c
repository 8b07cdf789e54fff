/* SPDX-License-Identifier: MIT */
#include "compose.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "common/mem.h"
#include "page_ink.h"
#include "theme.h"

static void clip_to(cairo_t *cr, struct plen_px_rect rect)
{
	cairo_reset_clip(cr);
	cairo_rectangle(cr, rect.x, rect.y, rect.w, rect.h);
	cairo_clip(cr);
}

static bool is_same(const struct plen_px_rect *a, const struct plen_px_rect *b)
{
	return a->x == b->x && a->y == b->y && a->w == b->w && a->h == b->h;
}

static bool is_covered(const struct plen_stage *stage, struct plen_px_rect rect)
{
	for (uint32_t i = 0; i < stage->scene->pane_count; i++) {
		struct plen_px_rect part =
			plen_px_rect_intersection(stage->panes[i].viewport.rect, rect);

		if (is_same(&part, &rect)) {
			return true;
		}
	}
	return false;
}

static void compose_wet(const struct plen_stage *stage, int pane, struct plen_px_rect part,
			const struct plen_coverage_target *frame)
{
	const struct plen_viewport *viewport = &stage->panes[pane].viewport;

	for (size_t i = 0; i < stage->wet->count; i++) {
		struct plen_wet_stroke *stroke = stage->wet->strokes[i];

		if (stroke->pane == pane) {
			plen_wet_draw(stage->wet, stroke, viewport, part, frame,
				      plen_page_ink_colour(viewport->theme, (uint8_t)stroke->ink,
							   stroke->rgba),
				      plen_page_ink_manner(viewport->theme, (uint8_t)stroke->ink));
		}
	}
}

static void compose_pane(const struct plen_stage *stage, const struct plen_canvas *canvas, int pane,
			 struct plen_px_rect rect)
{
	const struct plen_pane *shown = &stage->panes[pane];
	struct plen_px_rect part = plen_px_rect_intersection(shown->viewport.rect, rect);
	const struct plen_tiles_target target = {
		.surface = canvas->surface,
		.pixels = (uint32_t *)canvas->frame.pixels,
		.stride_px = canvas->frame.stride / 4,
	};

	if (plen_px_rect_is_empty(&part)) {
		return;
	}
	cairo_surface_flush(canvas->surface);
	plen_tiles_compose(stage->tiles, &shown->viewport, shown->shown_ppm, part, &target);
	compose_wet(stage, pane, part,
		    &(struct plen_coverage_target){target.pixels, target.stride_px});
	cairo_surface_mark_dirty(canvas->surface);
}

/* cairo cuts a curve exactly at the rows of a clip, but not quite at its columns. The rectangle,
 * widened so that its columns cut no curve. */
static struct plen_px_rect widened(const struct plen_stage *stage, const struct plen_canvas *canvas,
				   struct plen_px_rect rect)
{
	struct plen_px_rect wide = rect;

	for (uint32_t i = 0; i < stage->scene->item_count; i++) {
		struct plen_px_rect across = stage->extents[i];

		if (plen_chrome_is_round(&stage->scene->items[i]) &&
		    plen_px_rect_intersects(&across, &rect)) {
			across.y = rect.y;
			across.h = rect.h;
			wide = plen_px_rect_union(wide, across);
		}
	}
	return plen_px_rect_intersection(
		wide, (struct plen_px_rect){0, 0, canvas->frame.width_px, canvas->frame.height_px});
}

static uint32_t *row_of(const struct plen_canvas *canvas, struct plen_px_rect rect, int row)
{
	unsigned char *pixels =
		canvas->frame.pixels + (ptrdiff_t)(rect.y + row) * canvas->frame.stride;

	return (uint32_t *)pixels + rect.x;
}

static const uint32_t *save_rows(struct plen_canvas *canvas, struct plen_px_rect rect)
{
	size_t needed = (size_t)rect.w * (size_t)rect.h;

	if (canvas->spare_count < needed) {
		canvas->spare = plen_realloc(canvas->spare, needed, sizeof(*canvas->spare));
		canvas->spare_count = needed;
	}
	cairo_surface_flush(canvas->surface);
	for (int y = 0; y < rect.h; y++) {
		memcpy(canvas->spare + (size_t)y * (size_t)rect.w, row_of(canvas, rect, y),
		       (size_t)rect.w * sizeof(*canvas->spare));
	}
	return canvas->spare;
}

/* Puts back what lies within `wide` on both sides of `kept`. */
static void restore_sides(const struct plen_canvas *canvas, const uint32_t *saved,
			  struct plen_px_rect wide, struct plen_px_rect kept)
{
	int left = kept.x - wide.x, from = left + kept.w;

	cairo_surface_flush(canvas->surface);
	for (int y = 0; y < wide.h; y++) {
		const uint32_t *old = saved + (size_t)y * (size_t)wide.w;
		uint32_t *row = row_of(canvas, wide, y);

		memcpy(row, old, (size_t)left * sizeof(*row));
		memcpy(row + from, old + from, (size_t)(wide.w - from) * sizeof(*row));
	}
	cairo_surface_mark_dirty(canvas->surface);
}

static void draw_items(const struct plen_stage *stage, const struct plen_canvas *canvas,
		       struct plen_px_rect rect, struct plen_px_rect wide)
{
	const struct plen_scene *scene = stage->scene;

	clip_to(canvas->cr, wide);
	for (uint32_t i = 0; i < scene->item_count; i++) {
		if (plen_px_rect_intersects(&stage->extents[i], &rect)) {
			plen_chrome_draw(stage->chrome, canvas->cr, scene->theme, &scene->items[i],
					 stage->scale);
		}
	}
}

static void compose_chrome(const struct plen_stage *stage, struct plen_canvas *canvas,
			   struct plen_px_rect rect)
{
	struct plen_px_rect wide = widened(stage, canvas, rect);

	if (is_same(&wide, &rect)) {
		draw_items(stage, canvas, rect, rect);
		return;
	}

	const uint32_t *saved = save_rows(canvas, wide);

	draw_items(stage, canvas, rect, wide);
	restore_sides(canvas, saved, wide, rect);
}

void plen_compose(const struct plen_stage *stage, struct plen_canvas *canvas,
		  struct plen_px_rect rect)
{
	if (!is_covered(stage, rect)) {
		clip_to(canvas->cr, rect);
		plen_page_ink_set_source(canvas->cr, plen_theme_paper(stage->scene->theme));
		cairo_paint(canvas->cr);
	}
	for (uint32_t i = 0; i < stage->scene->pane_count; i++) {
		compose_pane(stage, canvas, (int)i, rect);
	}
	compose_chrome(stage, canvas, rect);
}
