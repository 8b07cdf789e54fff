/* SPDX-License-Identifier: MIT */
#include "page_ink.h"

#include <stddef.h>

#include "brush.h"

#define BLOCK_PX PLEN_COVERAGE_SIDE_MAX
#define MIN(a, b) ((a) < (b) ? (a) : (b))

void plen_page_ink_set_source(cairo_t *cr, struct plen_rgba colour)
{
	cairo_set_source_rgba(cr, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0,
			      colour.a / 255.0);
}

struct plen_rgba plen_page_ink_colour(enum plen_theme theme, uint8_t ink, uint32_t rgba)
{
	return ink < PLEN_INK_COUNT ? plen_theme_ink(theme, ink) : plen_theme_own_ink(rgba);
}

static struct plen_rgba colour_of(enum plen_theme theme, const struct plen_ink_list_stroke *listed)
{
	struct plen_rgba colour =
		plen_page_ink_colour(theme, listed->stroke.ink, listed->stroke.rgba);

	return listed->quiet ? plen_theme_quiet(theme, colour) : colour;
}

void plen_page_ink_draw_outlines(const struct plen_page_outlines *target,
				 const struct plen_ink_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct plen_ink_list_stroke *listed = &list->strokes[i];

		if (plen_outline_add_stroke(target->cr, &listed->stroke, &target->map,
					    target->scratch)) {
			plen_page_ink_set_source(target->cr, colour_of(target->theme, listed));
			cairo_fill(target->cr);
		}
	}
}

/* What one coverage can hold of the clip. */
struct block {
	const struct plen_page_ink *target;
	struct plen_brush brush;
	struct plen_page_rect rect_mm;
	struct plen_coverage_target to;
};

static void place(struct block *block, int x, int y)
{
	const struct plen_page_ink *target = block->target;
	struct plen_outline_map map = target->map;
	int right = map.clip.x + map.clip.w, lower = map.clip.y + map.clip.h;

	map.clip = (struct plen_px_rect){x, y, MIN(right - x, BLOCK_PX), MIN(lower - y, BLOCK_PX)};
	block->rect_mm = plen_outline_clip_mm(&map);
	block->to = (struct plen_coverage_target){
		target->pixels + (ptrdiff_t)y * target->stride_px + x, target->stride_px};
	plen_coverage_place(target->scratch, map.origin_x_px + x, map.origin_y_px + y, map.clip.w,
			    map.clip.h);
}

enum plen_coverage_manner plen_page_ink_manner(enum plen_theme theme, uint8_t ink)
{
	if (!plen_ink_is_beneath(ink)) {
		return PLEN_COVERAGE_OVER;
	}
	return theme == PLEN_THEME_LIGHT ? PLEN_COVERAGE_DARKENING : PLEN_COVERAGE_LIGHTENING;
}

static void blend(const struct block *block, struct plen_rgba colour,
		  enum plen_coverage_manner manner)
{
	plen_coverage_blend_as(block->target->scratch, &block->to, colour, manner);
	plen_coverage_clear(block->target->scratch);
}

static void draw_list(const struct block *block, const struct plen_ink_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct plen_stroke *stroke = &list->strokes[i].stroke;

		if (plen_page_rect_intersects(&stroke->bounds, &block->rect_mm)) {
			plen_brush_stroke(&block->brush, stroke, block->target->scratch);
			blend(block, colour_of(block->target->theme, &list->strokes[i]),
			      PLEN_COVERAGE_OVER);
		}
	}
}

void plen_page_ink_draw(const struct plen_page_ink *target, const struct plen_ink_list *list)
{
	const struct plen_px_rect *clip = &target->map.clip;
	struct block block = {.target = target, .brush = plen_brush_make(target->map.scale)};

	block.brush.is_cancelled = target->is_cancelled;
	for (int y = clip->y; y < clip->y + clip->h; y += BLOCK_PX) {
		for (int x = clip->x; x < clip->x + clip->w; x += BLOCK_PX) {
			place(&block, x, y);
			draw_list(&block, list);
		}
	}
}

void plen_page_ink_draw_spine(const struct plen_page_ink *target, const struct plen_stroke *stroke,
			      const struct plen_spine *spine)
{
	struct plen_rgba colour = plen_page_ink_colour(target->theme, stroke->ink, stroke->rgba);
	enum plen_coverage_manner manner = plen_page_ink_manner(target->theme, stroke->ink);
	const struct plen_px_rect *clip = &target->map.clip;
	struct block block = {.target = target, .brush = plen_brush_make(target->map.scale)};

	for (int y = clip->y; y < clip->y + clip->h; y += BLOCK_PX) {
		for (int x = clip->x; x < clip->x + clip->w; x += BLOCK_PX) {
			place(&block, x, y);
			plen_brush_spine(&block.brush, spine, target->scratch);
			blend(&block, colour, manner);
		}
	}
}
