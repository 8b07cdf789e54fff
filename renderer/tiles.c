/* SPDX-License-Identifier: MIT */
#include "tiles.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "page_ink.h"
#include "paper.h"
#include "theme.h"

#define TILES_MAX 4096
/* Far smaller than its tiles, an old scale shows nothing useful and costs hundreds of them. */
#define STRETCH_MIN (1.0 / 12)

struct plen_tiles {
	const struct plen_lesson *lesson;
	struct plen_tile_cache cache;
	enum plen_theme theme;
	struct plen_px_scale board;
	size_t bytes_max;
	uint64_t drawn;
	struct plen_ink_list list;
	struct plen_spine scratch;
};

static const struct plen_px_rect whole_tile = {0, 0, PLEN_TILE_PX, PLEN_TILE_PX};

struct plen_tiles *plen_tiles_create(const struct plen_lesson *lesson)
{
	struct plen_tiles *tiles = plen_calloc(1, sizeof(*tiles));

	tiles->lesson = lesson;
	plen_tile_cache_init(&tiles->cache);
	plen_spine_init(&tiles->scratch);
	return tiles;
}

void plen_tiles_destroy(struct plen_tiles *tiles)
{
	if (tiles == NULL) {
		return;
	}
	plen_tile_cache_clear(&tiles->cache);
	plen_spine_finish(&tiles->scratch);
	plen_ink_list_finish(&tiles->list);
	free(tiles);
}

void plen_tiles_set_style(struct plen_tiles *tiles, enum plen_theme theme,
			  struct plen_px_scale board)
{
	if (tiles->theme == theme && tiles->board.x_px_per_mm == board.x_px_per_mm &&
	    tiles->board.y_px_per_mm == board.y_px_per_mm) {
		return;
	}
	plen_tile_cache_clear(&tiles->cache);
	tiles->theme = theme;
	tiles->board = board;
}

void plen_tiles_set_limit(struct plen_tiles *tiles, size_t bytes_max)
{
	tiles->bytes_max = bytes_max;
}

void plen_tiles_begin_round(struct plen_tiles *tiles)
{
	tiles->cache.round++;
}

void plen_tiles_end_round(struct plen_tiles *tiles)
{
	plen_tile_cache_trim(&tiles->cache, tiles->bytes_max, TILES_MAX);
}

uint64_t plen_tiles_drawn(const struct plen_tiles *tiles)
{
	return tiles->drawn;
}

size_t plen_tiles_bytes(const struct plen_tiles *tiles)
{
	return tiles->cache.bytes;
}

static int32_t tile_at(int64_t page_px)
{
	int64_t tile = page_px / PLEN_TILE_PX;

	return (int32_t)(page_px % PLEN_TILE_PX < 0 ? tile - 1 : tile);
}

struct plen_tile_span plen_tiles_span(const struct plen_viewport *viewport,
				      struct plen_px_rect rect)
{
	rect = plen_px_rect_intersection(rect, viewport->rect);
	if (plen_px_rect_is_empty(&rect)) {
		return (struct plen_tile_span){0};
	}
	return (struct plen_tile_span){
		.x0 = tile_at(rect.x + viewport->origin_x_px),
		.y0 = tile_at(rect.y + viewport->origin_y_px),
		.x1 = tile_at(rect.x + rect.w - 1 + viewport->origin_x_px) + 1,
		.y1 = tile_at(rect.y + rect.h - 1 + viewport->origin_y_px) + 1,
	};
}

static struct plen_tile_key key_of(const struct plen_viewport *viewport, int32_t x, int32_t y)
{
	return (struct plen_tile_key){viewport->page, viewport->scale_ppm, x, y};
}

static struct plen_paper paper_of(const struct plen_tiles *tiles, uint32_t page, uint32_t scale_ppm)
{
	const struct plen_lesson_page *about = plen_lesson_page(tiles->lesson, page);
	enum plen_background background =
		about != NULL ? (enum plen_background)about->background : PLEN_BACKGROUND_PLAIN;

	return plen_paper_make(tiles->theme, background, tiles->board,
			       plen_viewport_scale(tiles->board, scale_ppm));
}

static struct plen_outline_map map_of(const struct plen_tiles *tiles,
				      const struct plen_tile_key *key, struct plen_px_rect clip)
{
	return (struct plen_outline_map){
		.scale = plen_viewport_scale(tiles->board, key->scale_ppm),
		.origin_x_px = (int64_t)key->x * PLEN_TILE_PX,
		.origin_y_px = (int64_t)key->y * PLEN_TILE_PX,
		.clip = clip,
	};
}

static cairo_surface_t *surface_of(const struct plen_tile *tile)
{
	return cairo_image_surface_create_for_data((unsigned char *)tile->pixels,
						   CAIRO_FORMAT_RGB24, PLEN_TILE_PX, PLEN_TILE_PX,
						   PLEN_TILE_PX * 4);
}

static cairo_t *open_tile(const struct plen_tile *tile, struct plen_px_rect clip)
{
	cairo_surface_t *surface = surface_of(tile);
	cairo_t *cr = cairo_create(surface);

	cairo_surface_destroy(surface);
	cairo_rectangle(cr, clip.x, clip.y, clip.w, clip.h);
	cairo_clip(cr);
	return cr;
}

static void fill_paper(const struct plen_tiles *tiles, struct plen_tile *tile,
		       struct plen_px_rect rect)
{
	struct plen_paper paper = paper_of(tiles, tile->key.page, tile->key.scale_ppm);

	plen_paper_fill(&paper, tile->pixels, PLEN_TILE_PX, rect,
			(int64_t)tile->key.x * PLEN_TILE_PX, (int64_t)tile->key.y * PLEN_TILE_PX);
}

/* Fills the list with what the tile shows; false if that is nothing. */
static bool collect(struct plen_tiles *tiles, const struct plen_tile_key *key)
{
	struct plen_outline_map map = map_of(tiles, key, whole_tile);
	struct plen_page_rect rect = plen_outline_clip_mm(&map);

	plen_ink_list_collect(&tiles->list, tiles->lesson, key->page, &rect);
	return tiles->list.count > 0;
}

/* Draws `rect` of the tile from the lesson. */
static void draw_tile(struct plen_tiles *tiles, struct plen_tile *tile, struct plen_px_rect rect)
{
	tile->stale = (struct plen_px_rect){0};
	if (!collect(tiles, &tile->key)) {
		plen_tile_cache_set_inked(&tiles->cache, tile, false);
		return;
	}
	if (tile->pixels == NULL) {
		plen_tile_cache_set_inked(&tiles->cache, tile, true);
		rect = whole_tile;
	}
	/* Whole rows: cairo cuts a path exactly at the rows of a clip, but not quite at its
	 * columns. */
	rect.x = 0;
	rect.w = PLEN_TILE_PX;
	fill_paper(tiles, tile, rect);

	const struct plen_page_ink target = {
		.cr = open_tile(tile, rect),
		.theme = tiles->theme,
		.map = map_of(tiles, &tile->key, rect),
		.scratch = &tiles->scratch,
	};
	plen_page_ink_draw(&target, &tiles->list);
	cairo_destroy(target.cr);
}

bool plen_tiles_is_current(struct plen_tiles *tiles, const struct plen_viewport *viewport,
			   int32_t x, int32_t y)
{
	struct plen_tile_key key = key_of(viewport, x, y);
	const struct plen_tile *tile = plen_tile_cache_find(&tiles->cache, &key);

	return tile != NULL && plen_px_rect_is_empty(&tile->stale);
}

struct plen_px_rect plen_tiles_update(struct plen_tiles *tiles,
				      const struct plen_viewport *viewport, int32_t x, int32_t y)
{
	struct plen_tile_key key = key_of(viewport, x, y);
	struct plen_tile *tile = plen_tile_cache_find(&tiles->cache, &key);
	struct plen_px_rect rect = whole_tile;

	if (tile == NULL) {
		tile = plen_tile_cache_add(&tiles->cache, &key);
	} else if (plen_px_rect_is_empty(&tile->stale)) {
		return (struct plen_px_rect){0};
	} else {
		rect = tile->stale;
	}
	draw_tile(tiles, tile, rect);
	tiles->drawn++;

	rect.x += (int)((int64_t)x * PLEN_TILE_PX - viewport->origin_x_px);
	rect.y += (int)((int64_t)y * PLEN_TILE_PX - viewport->origin_y_px);
	return rect;
}

static bool has_viewport(const struct plen_viewport *viewports, uint32_t count, uint32_t page,
			 uint32_t scale_ppm)
{
	for (uint32_t i = 0; i < count; i++) {
		if (viewports[i].page == page && viewports[i].scale_ppm == scale_ppm) {
			return true;
		}
	}
	return false;
}

static bool is_shown(const struct plen_tile *tile, const struct plen_viewport *shown,
		     uint32_t shown_count)
{
	return has_viewport(shown, shown_count, tile->key.page, tile->key.scale_ppm);
}

/* A new stroke lies on top of everything, so it is simply added, whatever is still stale below. */
static void add_spine(struct plen_tiles *tiles, struct plen_tile *tile,
		      const struct plen_outline_map *map, enum plen_ink ink)
{
	if (tile->pixels == NULL) {
		plen_tile_cache_set_inked(&tiles->cache, tile, true);
		fill_paper(tiles, tile, whole_tile);
	}

	const struct plen_page_ink target = {
		.cr = open_tile(tile, map->clip),
		.theme = tiles->theme,
		.map = *map,
	};
	plen_page_ink_draw_spine(&target, ink, &tiles->scratch);
	cairo_destroy(target.cr);
}

/* The pixels of the tile that `rect` of its page touches. */
static struct plen_px_rect touched(const struct plen_tiles *tiles, const struct plen_tile *tile,
				   const struct plen_page_rect *rect)
{
	const struct plen_viewport own = {
		.scale = plen_viewport_scale(tiles->board, tile->key.scale_ppm),
		.origin_x_px = (int64_t)tile->key.x * PLEN_TILE_PX,
		.origin_y_px = (int64_t)tile->key.y * PLEN_TILE_PX,
	};
	struct plen_px_rect px = plen_viewport_page_to_px(&own, *rect);

	/* Antialiasing reaches into the next pixel. */
	px = (struct plen_px_rect){px.x - 1, px.y - 1, px.w + 2, px.h + 2};
	return plen_px_rect_intersection(px, whole_tile);
}

static void mark_stale(struct plen_tiles *tiles, struct plen_tile *tile,
		       const struct plen_page_rect *rect)
{
	tile->stale = plen_px_rect_union(tile->stale, touched(tiles, tile, rect));
}

/* The rectangle of a long stroke may be the whole wall, while its ink meets few of the tiles there:
 * the others stay without pixels. */
static void add_to_scale(struct plen_tiles *tiles, const struct plen_viewport *shown,
			 const struct plen_page_rect *rect, const struct plen_stroke *added)
{
	const struct plen_outline_map about = {.scale = shown->scale};

	plen_spine_set_range(&tiles->scratch, plen_outline_tolerance_mm(&about), added,
			     added->kept[0]);
	for (struct plen_tile *tile = tiles->cache.newest; tile != NULL; tile = tile->older) {
		if (!is_shown(tile, shown, 1)) {
			continue;
		}

		struct plen_px_rect px = touched(tiles, tile, rect);
		struct plen_outline_map map = map_of(tiles, &tile->key, px);

		if (!plen_px_rect_is_empty(&px) && plen_outline_touches(&tiles->scratch, &map)) {
			add_spine(tiles, tile, &map, added->ink);
		}
	}
}

void plen_tiles_page_changed(struct plen_tiles *tiles, uint32_t page,
			     const struct plen_page_rect *rect, const struct plen_stroke *added,
			     const struct plen_viewport *shown, uint32_t shown_count)
{
	/* As every stroke that was just written: one piece, one spine. Others can wait. */
	bool at_once = added != NULL && added->kept_count == 1;

	for (struct plen_tile *tile = tiles->cache.newest; tile != NULL; tile = tile->older) {
		const struct plen_lesson_page *about =
			plen_lesson_page(tiles->lesson, tile->key.page);
		bool is_behind = about != NULL && about->behind == page;
		bool is_own = tile->key.page == page;

		if ((is_own && !(at_once && is_shown(tile, shown, shown_count))) || is_behind) {
			mark_stale(tiles, tile, rect);
		}
	}
	for (uint32_t i = 0; at_once && i < shown_count; i++) {
		/* The same page at the same scale, in two panes, has the same tiles. */
		if (shown[i].page == page && !has_viewport(shown, i, page, shown[i].scale_ppm)) {
			add_to_scale(tiles, &shown[i], rect, added);
		}
	}
}

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

/* Tiles of another scale, stretched: coarse, but there at once. */
static void compose_scaled(struct plen_tiles *tiles, const struct plen_viewport *viewport,
			   uint32_t fallback_ppm, struct plen_px_rect rect,
			   const struct plen_tiles_target *target)
{
	double stretch = (double)viewport->scale_ppm / fallback_ppm;
	double side = PLEN_TILE_PX * stretch;
	int64_t left = rect.x + viewport->origin_x_px, top = rect.y + viewport->origin_y_px;

	if (stretch < STRETCH_MIN) {
		return;
	}

	cairo_t *cr = cairo_create(target->surface);
	cairo_rectangle(cr, rect.x, rect.y, rect.w, rect.h);
	cairo_clip(cr);
	for (int32_t y = (int32_t)floor((double)top / side); y * side < (double)(top + rect.h);
	     y++) {
		for (int32_t x = (int32_t)floor((double)left / side);
		     x * side < (double)(left + rect.w); x++) {
			struct plen_tile_key key = {viewport->page, fallback_ppm, x, y};
			const struct plen_tile *tile = plen_tile_cache_find(&tiles->cache, &key);

			if (tile == NULL || tile->pixels == NULL) {
				continue;
			}

			cairo_surface_t *surface = surface_of(tile);
			cairo_save(cr);
			cairo_translate(cr, x * side - (double)viewport->origin_x_px,
					y * side - (double)viewport->origin_y_px);
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
	}
	cairo_destroy(cr);
}

void plen_tiles_compose(struct plen_tiles *tiles, const struct plen_viewport *viewport,
			uint32_t fallback_ppm, struct plen_px_rect rect,
			const struct plen_tiles_target *target)
{
	struct plen_paper paper = paper_of(tiles, viewport->page, viewport->scale_ppm);
	struct plen_tile_span span = plen_tiles_span(viewport, rect);

	for (int32_t y = span.y0; y < span.y1; y++) {
		for (int32_t x = span.x0; x < span.x1; x++) {
			struct plen_tile_key key = key_of(viewport, x, y);
			const struct plen_tile *tile = plen_tile_cache_find(&tiles->cache, &key);
			struct plen_px_rect part = {
				(int)((int64_t)x * PLEN_TILE_PX - viewport->origin_x_px),
				(int)((int64_t)y * PLEN_TILE_PX - viewport->origin_y_px),
				PLEN_TILE_PX, PLEN_TILE_PX};

			part = plen_px_rect_intersection(part, rect);
			if (tile != NULL && tile->pixels != NULL) {
				compose_tile(tile, viewport, part, target);
				continue;
			}
			plen_paper_fill(&paper, target->pixels, target->stride_px, part,
					viewport->origin_x_px, viewport->origin_y_px);
			if (tile == NULL && fallback_ppm != 0) {
				compose_scaled(tiles, viewport, fallback_ppm, part, target);
			}
		}
	}
}
