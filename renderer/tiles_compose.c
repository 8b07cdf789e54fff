/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <string.h>

#include "page_ink.h"
#include "tiles_private.h"

/* Far smaller than its tiles, an old scale shows nothing useful and costs hundreds of them. */
#define STRETCH_MIN (1.0 / 12)

static void compose_tile(const struct plen_tile *tile, const struct plen_viewport *viewport,
			 struct plen_px_rect rect, const struct plen_tiles_target *target)
{
	int64_t dx = viewport->origin_x_px - (int64_t)tile->key.x * PLEN_TILE_PX;
	int64_t dy = viewport->origin_y_px - (int64_t)tile->key.y * PLEN_TILE_PX;

	for (int y = rect.y; y < rect.y + rect.h; y++) {
		memcpy(target->pixels + (size_t)y * (size_t)target->stride_px + rect.x,
		       tile->pixels + (y + dy) * PLEN_TILE_PX + (rect.x + dx),
		       (size_t)rect.w * sizeof(*target->pixels));
	}
}

static cairo_t *open_target(const struct plen_tiles_target *target, struct plen_px_rect rect)
{
	cairo_t *cr = cairo_create(target->surface);

	cairo_surface_mark_dirty(target->surface);
	cairo_rectangle(cr, rect.x, rect.y, rect.w, rect.h);
	cairo_clip(cr);
	return cr;
}

static void close_target(const struct plen_tiles_target *target, cairo_t *cr)
{
	cairo_destroy(cr);
	cairo_surface_flush(target->surface);
}

static void draw_stretched(cairo_t *cr, const struct plen_tile *tile,
			   const struct plen_viewport *viewport, double stretch)
{
	double side = PLEN_TILE_PX * stretch;
	cairo_surface_t *surface = cairo_image_surface_create_for_data(
		(unsigned char *)tile->pixels, CAIRO_FORMAT_RGB24, PLEN_TILE_PX, PLEN_TILE_PX,
		PLEN_TILE_PX * 4);

	cairo_save(cr);
	cairo_translate(cr, tile->key.x * side - (double)viewport->origin_x_px,
			tile->key.y * side - (double)viewport->origin_y_px);
	cairo_scale(cr, stretch, stretch);
	cairo_set_source_surface(cr, surface, 0, 0);
	cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_NEAREST);
	cairo_set_operator(cr, CAIRO_OPERATOR_SOURCE);
	cairo_set_antialias(cr, CAIRO_ANTIALIAS_NONE);
	cairo_rectangle(cr, 0, 0, PLEN_TILE_PX, PLEN_TILE_PX);
	cairo_fill(cr);
	cairo_restore(cr);
	cairo_surface_destroy(surface);
}

/* Tiles of another scale, stretched: coarse, but there at once. */
static void compose_scaled(const struct plen_tiles *tiles, const struct plen_viewport *viewport,
			   uint32_t fallback_ppm, struct plen_px_rect rect,
			   const struct plen_tiles_target *target)
{
	double stretch = (double)viewport->scale_ppm / fallback_ppm;
	double side = PLEN_TILE_PX * stretch;
	int64_t left = rect.x + viewport->origin_x_px, top = rect.y + viewport->origin_y_px;

	if (stretch < STRETCH_MIN) {
		return;
	}

	cairo_t *cr = open_target(target, rect);
	for (int32_t y = (int32_t)floor((double)top / side); y * side < (double)(top + rect.h);
	     y++) {
		for (int32_t x = (int32_t)floor((double)left / side);
		     x * side < (double)(left + rect.w); x++) {
			struct plen_tile_key key = {viewport->page, fallback_ppm, x, y};
			const struct plen_tile *tile = plen_tile_cache_peek(&tiles->cache, &key);

			if (tile != NULL && tile->pixels != NULL) {
				draw_stretched(cr, tile, viewport, stretch);
			}
		}
	}
	close_target(target, cr);
}

/* What is written but not yet in the tile. */
static void compose_drying(struct plen_tiles *tiles, const struct plen_viewport *viewport,
			   const struct plen_tile_key *key, uint64_t tick, struct plen_px_rect rect,
			   const struct plen_tiles_target *target)
{
	const struct plen_page_ink ink = {
		.pixels = target->pixels,
		.stride_px = target->stride_px,
		.theme = tiles->theme,
		.map = {.scale = viewport->scale,
			.origin_x_px = viewport->origin_x_px,
			.origin_y_px = viewport->origin_y_px,
			.clip = rect},
		.scratch = &tiles->scratch,
	};

	for (size_t i = 0; i < tiles->drying.count; i++) {
		const struct plen_drying_stroke *dries = tiles->drying.strokes[i];

		if (plen_tiles_is_missing(dries, key, tick)) {
			plen_page_ink_draw_spine(&ink, (enum plen_ink)dries->stroke.ink,
						 &dries->spine);
		}
	}
}

void plen_tiles_compose(struct plen_tiles *tiles, const struct plen_viewport *viewport,
			uint32_t fallback_ppm, struct plen_px_rect rect,
			const struct plen_tiles_target *target)
{
	struct plen_paper paper = plen_tiles_paper(tiles, viewport->page, viewport->scale_ppm);
	struct plen_tile_span span = plen_tiles_span(viewport, rect);

	for (int32_t y = span.y0; y < span.y1; y++) {
		for (int32_t x = span.x0; x < span.x1; x++) {
			struct plen_tile_key key = plen_tiles_key(viewport, x, y);
			const struct plen_tile *tile = plen_tile_cache_find(&tiles->cache, &key);
			struct plen_px_rect part = plen_px_rect_intersection(
				plen_tiles_on_frame(viewport, &key, plen_tiles_whole), rect);
			bool is_drawn = tile != NULL && tile->is_drawn;

			if (is_drawn && tile->pixels != NULL) {
				compose_tile(tile, viewport, part, target);
			} else {
				plen_paper_fill(&paper, target->pixels, target->stride_px, part,
						viewport->origin_x_px, viewport->origin_y_px);
			}
			if (!is_drawn && fallback_ppm != 0) {
				compose_scaled(tiles, viewport, fallback_ppm, part, target);
			}
			compose_drying(tiles, viewport, &key, is_drawn ? tile->tick : 0, part,
				       target);
		}
	}
}
