/* SPDX-License-Identifier: MIT */
#include "page_ink.h"

#include <stddef.h>

#include "brush.h"
#include "coverage.h"

#define BLOCK_PX PLEN_COVERAGE_SIDE_MAX
#define MIN(a, b) ((a) < (b) ? (a) : (b))

void plen_page_ink_set_source(cairo_t *cr, struct plen_rgba colour)
{
	cairo_set_source_rgba(cr, colour.r / 255.0, colour.g / 255.0, colour.b / 255.0,
			      colour.a / 255.0);
}

static struct plen_rgba colour_of(const struct plen_page_ink *target,
				  const struct plen_ink_list_stroke *listed)
{
	return listed->quiet ? plen_theme_quiet_ink(target->theme, listed->stroke.ink)
			     : plen_theme_ink(target->theme, listed->stroke.ink);
}

/* -- outlines, for paper -- */

static void fill(const struct plen_page_ink *target, struct plen_rgba colour)
{
	plen_page_ink_set_source(target->cr, colour);
	cairo_fill(target->cr);
}

static void draw_outlines(const struct plen_page_ink *target, const struct plen_ink_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		if (plen_outline_add_stroke(target->cr, &list->strokes[i].stroke, &target->map,
					    target->scratch)) {
			fill(target, colour_of(target, &list->strokes[i]));
		}
	}
}

/* -- pixels -- */

/* What one coverage can hold of the clip. */
struct block {
	const struct plen_page_ink *target;
	struct plen_brush brush;
	struct plen_coverage coverage;
	struct plen_page_rect rect_mm;
	struct plen_coverage_target to;
};

static void place(struct block *block, int x, int y)
{
	cairo_surface_t *surface = cairo_get_target(block->target->cr);
	struct plen_outline_map map = block->target->map;
	int right = map.clip.x + map.clip.w, lower = map.clip.y + map.clip.h;
	int stride_px = cairo_image_surface_get_stride(surface) / 4;

	map.clip = (struct plen_px_rect){x, y, MIN(right - x, BLOCK_PX), MIN(lower - y, BLOCK_PX)};
	block->rect_mm = plen_outline_clip_mm(&map);
	block->to = (struct plen_coverage_target){
		(uint32_t *)cairo_image_surface_get_data(surface) + (ptrdiff_t)y * stride_px + x,
		stride_px};
	plen_coverage_place(&block->coverage, map.origin_x_px + x, map.origin_y_px + y, map.clip.w,
			    map.clip.h);
}

static void blend(struct block *block, struct plen_rgba colour)
{
	plen_coverage_blend(&block->coverage, &block->to, colour);
	plen_coverage_clear(&block->coverage);
}

static void draw_list(struct block *block, const void *data)
{
	const struct plen_ink_list *list = data;

	for (size_t i = 0; i < list->count; i++) {
		const struct plen_stroke *stroke = &list->strokes[i].stroke;

		if (plen_page_rect_intersects(&stroke->bounds, &block->rect_mm)) {
			plen_brush_stroke(&block->brush, stroke, &block->coverage);
			blend(block, colour_of(block->target, &list->strokes[i]));
		}
	}
}

struct inked_spine {
	const struct plen_spine *spine;
	enum plen_ink ink;
};

static void draw_spine(struct block *block, const void *data)
{
	const struct inked_spine *inked = data;

	plen_brush_spine(&block->brush, inked->spine, &block->coverage);
	blend(block, plen_theme_ink(block->target->theme, inked->ink));
}

static void draw_blocks(const struct plen_page_ink *target,
			void (*draw)(struct block *block, const void *data), const void *data)
{
	const struct plen_px_rect *clip = &target->map.clip;
	struct block block = {.target = target, .brush = plen_brush_make(target->map.scale)};

	plen_coverage_init(&block.coverage, BLOCK_PX);
	cairo_surface_flush(cairo_get_target(target->cr));
	for (int y = clip->y; y < clip->y + clip->h; y += BLOCK_PX) {
		for (int x = clip->x; x < clip->x + clip->w; x += BLOCK_PX) {
			place(&block, x, y);
			draw(&block, data);
		}
	}
	cairo_surface_mark_dirty(cairo_get_target(target->cr));
	plen_coverage_finish(&block.coverage);
}

static bool has_pixels(const struct plen_page_ink *target)
{
	return cairo_surface_get_type(cairo_get_target(target->cr)) == CAIRO_SURFACE_TYPE_IMAGE;
}

void plen_page_ink_draw(const struct plen_page_ink *target, const struct plen_ink_list *list)
{
	if (has_pixels(target)) {
		draw_blocks(target, draw_list, list);
	} else {
		draw_outlines(target, list);
	}
}

void plen_page_ink_draw_spine(const struct plen_page_ink *target, enum plen_ink ink,
			      const struct plen_spine *spine)
{
	if (has_pixels(target)) {
		draw_blocks(target, draw_spine, &(struct inked_spine){spine, ink});
	} else if (plen_outline_add_spine(target->cr, spine, &target->map)) {
		fill(target, plen_theme_ink(target->theme, ink));
	}
}
