/* SPDX-License-Identifier: MIT */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "page_ink.h"
#include "tiles_private.h"

#define BAND_MAX 32

static uint32_t *row_of(const struct plen_tiles_target *target, int y)
{
	return target->pixels + (size_t)y * (size_t)target->stride_px;
}

/* -- another scale, stretched: coarse, but there at once -- */

/* The first frame pixel, along one axis, whose middle lies in old tile `index` or beyond. */
static int64_t edge_of(int64_t index, double side, int64_t origin_px)
{
	return (int64_t)ceil((double)index * side - 0.5) - origin_px;
}

static int clamp(int64_t value, int low, int high)
{
	return value < low ? low : value > high ? high : (int)value;
}

/* Where in the old tile the middle of a frame pixel lies. */
static int offset_of(int64_t page_px, double stretch, int64_t index)
{
	int64_t old = (int64_t)floor(((double)page_px + 0.5) / stretch);

	return clamp(old - index * PLEN_TILE_PX, 0, PLEN_TILE_PX - 1);
}

static int64_t even(int64_t px)
{
	return px & ~INT64_C(1);
}

static void stretch_row(const uint32_t *old, const int *columns, uint32_t *row, int from, int to)
{
	int x = from;

	for (; x + 1 < to; x += 2) {
		row[x] = row[x + 1] = old[columns[x]];
	}
	if (x < to) {
		row[x] = old[columns[x]];
	}
}

/* `rect` is not empty, and no wider than a tile. Pixels come in blocks of two by two of the page:
 * that is a quarter of the cost, for a picture that is gone in a moment. */
static void stretch_tile(const struct plen_tile *tile, const struct plen_viewport *viewport,
			 double stretch, struct plen_px_rect rect,
			 const struct plen_tiles_target *target)
{
	int64_t left = rect.x + viewport->origin_x_px;
	int columns[PLEN_TILE_PX], before = -1;

	assert(rect.w > 0 && rect.w <= PLEN_TILE_PX);

	for (int x = 0; x < rect.w; x++) {
		columns[x] = offset_of(even(left + x), stretch, tile->key.x);
	}
	for (int y = rect.y; y < rect.y + rect.h; y++) {
		int from = offset_of(even(y + viewport->origin_y_px), stretch, tile->key.y);
		const uint32_t *old = tile->pixels + (size_t)from * PLEN_TILE_PX;
		uint32_t *row = row_of(target, y) + rect.x;
		int odd = left != even(left);

		if (from == before) {
			memcpy(row, row_of(target, y - 1) + rect.x, (size_t)rect.w * sizeof(*row));
			continue;
		}
		before = from;
		stretch_row(old, columns, row, 0, odd);
		stretch_row(old, columns, row, odd, rect.w);
	}
}

/* `rect` is no larger than a tile. */
static void compose_scaled(const struct plen_tiles *tiles, const struct plen_viewport *viewport,
			   uint32_t fallback_ppm, struct plen_px_rect rect,
			   const struct plen_tiles_target *target)
{
	struct plen_tile_key any = plen_tiles_key(viewport, 0, 0);
	struct plen_paper paper = plen_tiles_paper(tiles, &any);
	double stretch = (double)viewport->scale_ppm / fallback_ppm;
	double side = PLEN_TILE_PX * stretch;
	int right = rect.x + rect.w, lower = rect.y + rect.h;
	int32_t first_x = (int32_t)floor((double)(rect.x + viewport->origin_x_px) / side);
	int32_t first_y = (int32_t)floor((double)(rect.y + viewport->origin_y_px) / side);

	for (int32_t y = first_y; edge_of(y, side, viewport->origin_y_px) < lower; y++) {
		for (int32_t x = first_x; edge_of(x, side, viewport->origin_x_px) < right; x++) {
			struct plen_tile_key key = {viewport->page, fallback_ppm, x, y,
						    viewport->theme};
			const struct plen_tile *tile = plen_tile_cache_peek(&tiles->cache, &key);
			int x0 = clamp(edge_of(x, side, viewport->origin_x_px), rect.x, right);
			int y0 = clamp(edge_of(y, side, viewport->origin_y_px), rect.y, lower);
			int x1 = clamp(edge_of(x + 1, side, viewport->origin_x_px), rect.x, right);
			int y1 = clamp(edge_of(y + 1, side, viewport->origin_y_px), rect.y, lower);

			struct plen_px_rect part = {x0, y0, x1 - x0, y1 - y0};

			if (plen_px_rect_is_empty(&part)) {
				/* The edge of the old tile falls just short of a pixel's middle. */
				continue;
			}
			if (tile != NULL && tile->pixels != NULL) {
				stretch_tile(tile, viewport, stretch, part, target);
			} else {
				plen_paper_fill(&paper, target->pixels, target->stride_px, part,
						viewport->origin_x_px, viewport->origin_y_px);
			}
		}
	}
}

/* What is written but not yet in the tile. */
static void compose_drying(struct plen_tiles *tiles, const struct plen_viewport *viewport,
			   const struct plen_tile_key *key, uint64_t tick, struct plen_px_rect rect,
			   const struct plen_tiles_target *target)
{
	const struct plen_page_ink ink = {
		.pixels = target->pixels,
		.stride_px = target->stride_px,
		.theme = viewport->theme,
		.map = {.scale = viewport->scale,
			.origin_x_px = viewport->origin_x_px,
			.origin_y_px = viewport->origin_y_px,
			.clip = rect},
		.scratch = &tiles->scratch,
	};
	struct plen_page_rect within = plen_outline_clip_mm(&ink.map);

	for (size_t i = 0; i < tiles->drying.count; i++) {
		const struct plen_drying_stroke *dries = tiles->drying.strokes[i];

		if (plen_tiles_is_missing(dries, key, tick) &&
		    plen_page_rect_intersects(&dries->stroke.bounds, &within)) {
			plen_page_ink_draw_spine(&ink, &dries->stroke, &dries->spine);
		}
	}
}

/* -- bands -- */

/* Tiles side by side, and the part of the frame that they cover. */
struct band {
	struct plen_px_rect rect;
	uint32_t fallback_ppm; /* 0 = none */
	uint32_t count;
	struct {
		const struct plen_tile *tile; /* NULL if not drawn yet */
		struct plen_tile_key key;
		struct plen_px_rect part;
	} tiles[BAND_MAX];
};

static void find_band(struct plen_tiles *tiles, const struct plen_viewport *viewport,
		      const struct plen_tile_span *span, struct plen_px_rect rect,
		      struct band *band)
{
	band->rect = (struct plen_px_rect){0};
	band->count = 0;
	for (int32_t x = span->x0; x < span->x1; x++) {
		struct plen_tile_key key = plen_tiles_key(viewport, x, span->y0);
		const struct plen_tile *tile = plen_tile_cache_find(&tiles->cache, &key);
		struct plen_px_rect part = plen_px_rect_intersection(
			plen_tiles_on_frame(viewport, &key, plen_tiles_whole), rect);
		uint32_t i = band->count++;

		band->tiles[i].tile = tile != NULL && tile->is_drawn ? tile : NULL;
		band->tiles[i].key = key;
		band->tiles[i].part = part;
		band->rect = plen_px_rect_union(band->rect, part);
	}
}

static bool has_pixels(const struct band *band, uint32_t i)
{
	return band->tiles[i].tile != NULL && band->tiles[i].tile->pixels != NULL;
}

static bool is_scaled(const struct band *band, uint32_t i)
{
	return band->tiles[i].tile == NULL && band->fallback_ppm != 0;
}

/* Paper for neighbours in one go: short rows are slow, as each lies on another page of memory. */
static void fill_paper(const struct plen_tiles *tiles, const struct plen_viewport *viewport,
		       const struct band *band, const struct plen_tiles_target *target)
{
	struct plen_tile_key any = plen_tiles_key(viewport, 0, 0);
	struct plen_paper paper = plen_tiles_paper(tiles, &any);

	for (uint32_t i = 0; i < band->count; i++) {
		struct plen_px_rect run = {0};

		for (; i < band->count && !has_pixels(band, i) && !is_scaled(band, i); i++) {
			run = plen_px_rect_union(run, band->tiles[i].part);
		}
		plen_paper_fill(&paper, target->pixels, target->stride_px, run,
				viewport->origin_x_px, viewport->origin_y_px);
	}
}

/* Row by row through all tiles, for the same reason. */
static void copy_tiles(const struct plen_viewport *viewport, const struct band *band,
		       const struct plen_tiles_target *target)
{
	for (int y = band->rect.y; y < band->rect.y + band->rect.h; y++) {
		uint32_t *row = row_of(target, y);

		for (uint32_t i = 0; i < band->count; i++) {
			const struct plen_px_rect *part = &band->tiles[i].part;
			const struct plen_tile_key *key = &band->tiles[i].key;
			int64_t px =
				part->x + viewport->origin_x_px - (int64_t)key->x * PLEN_TILE_PX;
			int64_t py = y + viewport->origin_y_px - (int64_t)key->y * PLEN_TILE_PX;

			if (has_pixels(band, i)) {
				memcpy(row + part->x,
				       band->tiles[i].tile->pixels + py * PLEN_TILE_PX + px,
				       (size_t)part->w * sizeof(*row));
			}
		}
	}
}

static void compose_band(struct plen_tiles *tiles, const struct plen_viewport *viewport,
			 const struct band *band, const struct plen_tiles_target *target)
{
	fill_paper(tiles, viewport, band, target);
	copy_tiles(viewport, band, target);
	for (uint32_t i = 0; i < band->count; i++) {
		const struct plen_tile *tile = band->tiles[i].tile;

		if (is_scaled(band, i)) {
			compose_scaled(tiles, viewport, band->fallback_ppm, band->tiles[i].part,
				       target);
		}
		compose_drying(tiles, viewport, &band->tiles[i].key, tile != NULL ? tile->tick : 0,
			       band->tiles[i].part, target);
	}
}

void plen_tiles_compose(struct plen_tiles *tiles, const struct plen_viewport *viewport,
			uint32_t fallback_ppm, struct plen_px_rect rect,
			const struct plen_tiles_target *target)
{
	struct plen_tile_span span = plen_tiles_span(viewport, rect);
	bool has_fallback =
		fallback_ppm != 0 && viewport->scale_ppm / PLEN_TILES_STRETCH_MIN >= fallback_ppm;
	struct band band = {.fallback_ppm = has_fallback ? fallback_ppm : 0};

	for (int32_t y = span.y0; y < span.y1; y++) {
		for (int32_t x = span.x0; x < span.x1; x += BAND_MAX) {
			struct plen_tile_span part = {x, y, span.x1, y + 1};

			part.x1 = part.x1 - x > BAND_MAX ? x + BAND_MAX : part.x1;
			find_band(tiles, viewport, &part, rect, &band);
			compose_band(tiles, viewport, &band, target);
		}
	}
}
