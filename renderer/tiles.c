/* SPDX-License-Identifier: MIT */
#include "tiles.h"

#include <stdlib.h>

#include "common/mem.h"
#include "tiles_private.h"

/* More do not dry at once: they are seen when they have been drawn. */
#define DRYING_MAX 256
/* To make the spine of a longer stroke, which was not wet here, would hold up the frame. */
#define SPINE_POINTS_MAX 8192

const struct plen_px_rect plen_tiles_whole = {0, 0, PLEN_TILE_PX, PLEN_TILE_PX};

struct plen_tiles *plen_tiles_create(const struct plen_lesson *lesson)
{
	struct plen_tiles *tiles = plen_calloc(1, sizeof(*tiles));

	tiles->pages.lesson = lesson;
	tiles->work = plen_tile_work_create();
	plen_tile_cache_init(&tiles->cache);
	plen_drying_init(&tiles->drying);
	plen_coverage_init(&tiles->scratch, PLEN_TILE_PX);
	return tiles;
}

void plen_tiles_destroy(struct plen_tiles *tiles)
{
	if (tiles == NULL) {
		return;
	}
	plen_tile_work_destroy(tiles->work);
	plen_tile_cache_clear(&tiles->cache);
	plen_drying_finish(&tiles->drying);
	plen_coverage_finish(&tiles->scratch);
	free(tiles);
}

void plen_tiles_set_wake(struct plen_tiles *tiles, void (*wake)(void *data), void *data)
{
	plen_tile_work_set_wake(tiles->work, wake, data);
}

void plen_tiles_set_style(struct plen_tiles *tiles, enum plen_theme theme,
			  struct plen_px_scale board)
{
	if (tiles->theme == theme && tiles->board.x_px_per_mm == board.x_px_per_mm &&
	    tiles->board.y_px_per_mm == board.y_px_per_mm) {
		return;
	}
	plen_tile_work_cancel(tiles->work, NULL, NULL);
	plen_tile_cache_clear(&tiles->cache);
	plen_drying_drop_until(&tiles->drying, tiles->tick);
	tiles->theme = theme;
	tiles->board = board;
}

void plen_tiles_set_limit(struct plen_tiles *tiles, size_t bytes_max)
{
	tiles->bytes_max = bytes_max;
}

uint64_t plen_tiles_drawn(const struct plen_tiles *tiles)
{
	return tiles->drawn;
}

size_t plen_tiles_bytes(const struct plen_tiles *tiles)
{
	return tiles->cache.bytes;
}

/* -- where a tile lies -- */

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

struct plen_tile_key plen_tiles_key(const struct plen_viewport *viewport, int32_t x, int32_t y)
{
	return (struct plen_tile_key){viewport->page, viewport->scale_ppm, x, y, viewport->theme};
}

enum plen_theme plen_tiles_theme(const struct plen_tiles *tiles, uint32_t page)
{
	return plen_pages_theme(&tiles->pages, page, tiles->theme);
}

struct plen_paper plen_tiles_paper(const struct plen_tiles *tiles, const struct plen_tile_key *key)
{
	struct plen_pages_found found;
	enum plen_background background = plen_pages_find(&tiles->pages, key->page, &found)
						  ? (enum plen_background)found.about->background
						  : PLEN_BACKGROUND_PLAIN;

	return plen_paper_make(key->theme, background, tiles->board,
			       plen_viewport_scale(tiles->board, key->scale_ppm));
}

struct plen_outline_map plen_tiles_map(const struct plen_tiles *tiles,
				       const struct plen_tile_key *key, struct plen_px_rect clip)
{
	return (struct plen_outline_map){
		.scale = plen_viewport_scale(tiles->board, key->scale_ppm),
		.origin_x_px = (int64_t)key->x * PLEN_TILE_PX,
		.origin_y_px = (int64_t)key->y * PLEN_TILE_PX,
		.clip = clip,
	};
}

struct plen_px_rect plen_tiles_on_frame(const struct plen_viewport *viewport,
					const struct plen_tile_key *key, struct plen_px_rect rect)
{
	rect.x += (int)((int64_t)key->x * PLEN_TILE_PX - viewport->origin_x_px);
	rect.y += (int)((int64_t)key->y * PLEN_TILE_PX - viewport->origin_y_px);
	return plen_px_rect_intersection(rect, viewport->rect);
}

/* Antialiasing reaches into the next pixel. */
static struct plen_px_rect touched(const struct plen_viewport *viewport, struct plen_page_rect rect)
{
	struct plen_px_rect px = plen_viewport_page_to_px(viewport, rect);

	px = (struct plen_px_rect){px.x - 1, px.y - 1, px.w + 2, px.h + 2};
	return plen_px_rect_intersection(px, viewport->rect);
}

void plen_tiles_damage_page(struct plen_damage *damage, const struct plen_viewport *viewport,
			    struct plen_page_rect rect)
{
	plen_damage_add(damage, touched(viewport, rect));
}

/* The pixels of the tile that `rect` of its page touches. */
static struct plen_px_rect touched_of_tile(const struct plen_tiles *tiles,
					   const struct plen_tile *tile,
					   const struct plen_page_rect *rect)
{
	const struct plen_viewport own = {
		.scale = plen_viewport_scale(tiles->board, tile->key.scale_ppm),
		.origin_x_px = (int64_t)tile->key.x * PLEN_TILE_PX,
		.origin_y_px = (int64_t)tile->key.y * PLEN_TILE_PX,
		.rect = plen_tiles_whole,
	};

	return touched(&own, *rect);
}

/* -- what changed beneath, or in another scale -- */

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

static void mark_stale(const struct plen_tiles *tiles, struct plen_tile *tile,
		       const struct plen_page_rect *rect)
{
	tile->stale = plen_px_rect_union(tile->stale, touched_of_tile(tiles, tile, rect));
}

static void mark_all_stale(struct plen_tiles *tiles, const struct plen_tiles_change *change,
			   bool but_shown)
{
	for (struct plen_tile *tile = tiles->cache.newest; tile != NULL; tile = tile->older) {
		bool is_own = tile->key.page == change->page;
		bool is_shown = has_viewport(change->shown, change->shown_count, tile->key.page,
					     tile->key.scale_ppm);

		if (plen_pages_shows(&tiles->pages, tile->key.page, change->page) &&
		    !(is_own && but_shown && is_shown)) {
			mark_stale(tiles, tile, change->rect);
		}
	}
}

/* -- strokes that dry -- */

bool plen_tiles_is_missing(const struct plen_drying_stroke *dries, const struct plen_tile_key *key,
			   uint64_t tick)
{
	return dries->tick > tick && dries->page == key->page && dries->scale_ppm == key->scale_ppm;
}

/* The rectangle of a long stroke may be the whole wall, while its ink meets few of the tiles there:
 * the others stay without pixels. */
static void mark_lacking(struct plen_tiles *tiles, const struct plen_drying_stroke *dries)
{
	for (struct plen_tile *tile = tiles->cache.newest; tile != NULL; tile = tile->older) {
		if (!plen_tiles_is_missing(dries, &tile->key, tile->tick)) {
			continue;
		}

		struct plen_px_rect px = touched_of_tile(tiles, tile, &dries->stroke.bounds);
		struct plen_outline_map map = plen_tiles_map(tiles, &tile->key, px);

		if (!plen_px_rect_is_empty(&px) && plen_outline_touches(&dries->spine, &map)) {
			tile->lacks = plen_px_rect_union(tile->lacks, px);
			/* Beneath the pens' ink it comes only when all is drawn again. */
			if (plen_ink_is_beneath(dries->stroke.ink)) {
				tile->stale = plen_px_rect_union(tile->stale, px);
			}
		}
	}
}

void plen_tiles_damage_spine(struct plen_damage *damage, const struct plen_viewport *viewport,
			     const struct plen_spine *spine)
{
	for (size_t b = 0; b < plen_spine_block_count(spine); b++) {
		plen_tiles_damage_page(damage, viewport, plen_spine_block_bounds(spine, b));
	}
}

/* True if it is the spine of the wet stroke. */
static bool take_spine(struct plen_drying_stroke *dries, const struct plen_tiles_change *change,
		       const struct plen_viewport *viewport)
{
	const struct plen_outline_map about = {.scale = viewport->scale};
	double tolerance_mm = plen_outline_tolerance_mm(&about);

	if (change->wet != NULL && change->shown[change->wet_in].scale_ppm == viewport->scale_ppm &&
	    change->wet->tolerance_mm == tolerance_mm) {
		struct plen_spine other = dries->spine;

		dries->spine = *change->wet;
		*change->wet = other;
		return true;
	}
	plen_spine_set_range(&dries->spine, tolerance_mm, change->added, dries->whole);
	return false;
}

/* Of those viewports that show the stroke at the scale of shown[first], all have the same tiles. */
static bool begin_to_dry(struct plen_tiles *tiles, const struct plen_tiles_change *change,
			 uint32_t first)
{
	const struct plen_viewport *shown = change->shown;
	uint32_t scale_ppm = shown[first].scale_ppm;
	struct plen_drying_stroke *dries = plen_drying_add(&tiles->drying, tiles->tick,
							   change->page, scale_ppm, change->added);

	bool was_wet = take_spine(dries, change, &shown[first]);
	mark_lacking(tiles, dries);
	for (uint32_t i = 0; i < change->shown_count; i++) {
		bool is_there = was_wet && i == change->wet_in;

		if (!is_there && shown[i].page == change->page && shown[i].scale_ppm == scale_ppm) {
			plen_tiles_damage_spine(change->damage, &shown[i], &dries->spine);
		}
	}
	return was_wet;
}

/* What was taken back must not come back with a tile that is being drawn. */
static bool is_without(const void *data, const struct plen_tile_job *job)
{
	const struct plen_drying_stroke *dries = data;

	return job->key.page != dries->page || job->key.scale_ppm != dries->scale_ppm;
}

static void take_back(struct plen_tiles *tiles, const struct plen_tiles_change *change,
		      size_t index)
{
	const struct plen_drying_stroke *dries = tiles->drying.strokes[index];

	plen_tile_work_cancel(tiles->work, is_without, dries);
	for (struct plen_tile *tile = tiles->cache.newest; tile != NULL; tile = tile->older) {
		if (plen_tiles_is_missing(dries, &tile->key, tile->tick)) {
			mark_stale(tiles, tile, &dries->stroke.bounds);
		}
	}
	for (uint32_t i = 0; i < change->shown_count; i++) {
		if (change->shown[i].page == dries->page) {
			plen_tiles_damage_spine(change->damage, &change->shown[i], &dries->spine);
		}
	}
	plen_drying_drop(&tiles->drying, index);
}

static bool is_whole(const struct plen_tiles *tiles, const struct plen_drying_stroke *dries)
{
	struct plen_pages_found found;

	return plen_pages_find(&tiles->pages, dries->page, &found) &&
	       plen_drying_is_whole(dries, found.lesson);
}

static void take_back_changed(struct plen_tiles *tiles, const struct plen_tiles_change *change)
{
	for (size_t i = tiles->drying.count; i-- > 0;) {
		const struct plen_drying_stroke *dries = tiles->drying.strokes[i];

		if (dries->page == change->page &&
		    plen_page_rect_intersects(&dries->stroke.bounds, change->rect) &&
		    !is_whole(tiles, dries)) {
			take_back(tiles, change, i);
		}
	}
}

/* As every stroke that was just written: one piece, one spine. Others can wait. */
static bool can_dry(const struct plen_tiles *tiles, const struct plen_tiles_change *change)
{
	return change->added != NULL && change->added->kept_count == 1 &&
	       (change->added->count <= SPINE_POINTS_MAX || change->wet != NULL) &&
	       tiles->drying.count + change->shown_count <= DRYING_MAX;
}

bool plen_tiles_page_changed(struct plen_tiles *tiles, const struct plen_tiles_change *change)
{
	bool dries = can_dry(tiles, change), was_wet = false;

	tiles->tick++;
	mark_all_stale(tiles, change, dries);
	if (change->added == NULL) {
		take_back_changed(tiles, change);
	}
	for (uint32_t i = 0; dries && i < change->shown_count; i++) {
		const struct plen_viewport *shown = &change->shown[i];

		/* The same page at the same scale, in two panes, has the same tiles. */
		if (shown->page == change->page &&
		    !has_viewport(change->shown, i, change->page, shown->scale_ppm)) {
			was_wet |= begin_to_dry(tiles, change, i);
		}
	}
	return was_wet;
}

/* -- pages that change or go as a whole -- */

/* Pages that show `page`, or all of the replay if that is 0. */
struct concerned {
	const struct plen_pages *pages;
	uint32_t page;
};

static bool concerns(const struct concerned *concerned, uint32_t page)
{
	return concerned->page != 0 ? plen_pages_shows(concerned->pages, page, concerned->page)
				    : plen_pages_is_replay(page);
}

static bool is_job_kept(const void *data, const struct plen_tile_job *job)
{
	return !concerns(data, job->key.page);
}

/* Tiles that lack what dries get it from the lesson, when they are next wanted. */
static void stop_drying(struct plen_tiles *tiles, const struct concerned *concerned)
{
	for (size_t i = tiles->drying.count; i-- > 0;) {
		const struct plen_drying_stroke *dries = tiles->drying.strokes[i];

		if (!concerns(concerned, dries->page)) {
			continue;
		}
		for (struct plen_tile *tile = tiles->cache.newest; tile != NULL;
		     tile = tile->older) {
			if (plen_tiles_is_missing(dries, &tile->key, tile->tick)) {
				tile->stale = plen_px_rect_union(tile->stale, tile->lacks);
				tile->lacks = (struct plen_px_rect){0};
				mark_stale(tiles, tile, &dries->stroke.bounds);
			}
		}
		plen_drying_drop(&tiles->drying, i);
	}
}

static void give_up(struct plen_tiles *tiles, const struct concerned *concerned)
{
	plen_tile_work_cancel(tiles->work, is_job_kept, concerned);
	plen_tile_work_settle(tiles->work, is_job_kept, concerned);
	stop_drying(tiles, concerned);
}

void plen_tiles_let_go(struct plen_tiles *tiles, uint32_t page)
{
	const struct concerned concerned = {&tiles->pages, page};

	give_up(tiles, &concerned);
}

void plen_tiles_set_replay(struct plen_tiles *tiles, const struct plen_lesson *replay)
{
	const struct concerned concerned = {&tiles->pages, 0};

	give_up(tiles, &concerned);
	tiles->pages.replay = replay;
	for (struct plen_tile *tile = tiles->cache.newest; tile != NULL; tile = tile->older) {
		if (plen_pages_is_replay(tile->key.page)) {
			tile->stale = plen_tiles_whole;
			tile->lacks = (struct plen_px_rect){0};
		}
	}
}
