/* SPDX-License-Identifier: MIT
 *
 * A turn of the tiles: what workers have drawn is taken over, and what is to be drawn next is
 * decided now, tile by tile, as the screen is now. So nothing is drawn for a place that was left
 * long ago, and the place where somebody writes comes first.
 */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "common/clock.h"
#include "common/mem.h"
#include "tiles_private.h"

#define TILES_MAX 4096
/* What one job draws at most: lists stay small, and a page with a million strokes on one spot holds
 * up no frame. */
#define STROKES_A_JOB 2048

/* -- what is to be drawn next -- */

/* A tile that is wanted, and how near it is to where somebody looks; the least comes first. */
struct candidate {
	const struct plen_tiles_view *view;
	int32_t x, y;
	double distance;
};

struct survey {
	uint32_t count;
	struct candidate nearest[PLEN_TILE_WORK_JOBS_MAX];
	uint64_t oldest_tick; /* of the tiles that are not current */
	uint64_t waiting;     /* pictures in tiles on the screen that lack their pixels */
	bool is_complete;
	bool is_held_back; /* something is not begun because its view moves */
};

static double distance_px(const struct plen_tiles_turn *turn, struct plen_px_rect rect,
			  struct plen_px_rect tile)
{
	double x = tile.x + PLEN_TILE_PX / 2.0, y = tile.y + PLEN_TILE_PX / 2.0;
	double dx = x - rect.x - rect.w / 2.0, dy = y - rect.y - rect.h / 2.0;
	double least = dx * dx + dy * dy;

	for (uint32_t i = 0; i < turn->pen_count; i++) {
		dx = x - turn->pens[i].x_px;
		dy = y - turn->pens[i].y_px;
		if (dx * dx + dy * dy < least) {
			least = dx * dx + dy * dy;
		}
	}
	return least;
}

static void insert(struct survey *survey, struct candidate candidate)
{
	uint32_t i = survey->count;

	if (survey->count < PLEN_TILE_WORK_JOBS_MAX) {
		survey->count++;
	} else if (candidate.distance >= survey->nearest[--i].distance) {
		return;
	}
	for (; i > 0 && survey->nearest[i - 1].distance > candidate.distance; i--) {
		survey->nearest[i] = survey->nearest[i - 1];
	}
	survey->nearest[i] = candidate;
}

static bool is_current(const struct plen_tile *tile)
{
	return tile != NULL && tile->is_drawn && tile->job == NULL &&
	       plen_px_rect_is_empty(&tile->stale) && plen_px_rect_is_empty(&tile->lacks);
}

static void survey_tile(const struct plen_tiles_turn *turn, struct plen_tiles_view *view,
			const struct plen_tile *tile, struct candidate candidate,
			struct survey *survey)
{
	uint64_t tick = tile != NULL ? tile->tick : 0;

	view->is_complete = false;
	survey->is_complete = false;
	survey->oldest_tick = tick < survey->oldest_tick ? tick : survey->oldest_tick;
	if (view->is_moving && turn->deadline_us != PLEN_TILES_ALL) {
		survey->is_held_back = true;
	} else if (tile == NULL || tile->job == NULL) {
		const struct plen_tile_key key =
			plen_tiles_key(&view->viewport, candidate.x, candidate.y);

		candidate.distance =
			distance_px(turn, view->viewport.rect,
				    plen_tiles_on_frame(&view->viewport, &key, plen_tiles_whole));
		insert(survey, candidate);
	}
}

/* Looks at every tile on the screen, which counts as a use. */
static struct survey survey_all(struct plen_tiles *tiles, struct plen_tiles_turn *turn)
{
	struct survey survey = {.oldest_tick = tiles->tick, .is_complete = true};

	for (uint32_t i = 0; i < turn->view_count; i++) {
		struct plen_tiles_view *view = &turn->views[i];
		struct plen_tile_span span = plen_tiles_span(&view->viewport, view->viewport.rect);

		view->is_complete = true;
		for (int32_t y = span.y0; y < span.y1; y++) {
			for (int32_t x = span.x0; x < span.x1; x++) {
				struct plen_tile_key key = plen_tiles_key(&view->viewport, x, y);
				struct plen_tile *tile = plen_tile_cache_find(&tiles->cache, &key);

				if (tile != NULL && tile->waiting > 0 && tile->job == NULL &&
				    tile->asked != tiles->came && !view->is_moving) {
					plen_tiles_look_for_pictures(tiles, tile);
				}
				survey.waiting += tile != NULL ? tile->waiting : 0;
				if (!is_current(tile)) {
					survey_tile(turn, view, tile,
						    (struct candidate){view, x, y, 0}, &survey);
				}
			}
		}
	}
	return survey;
}

/* -- giving orders -- */

static void damage_tile(const struct plen_tiles_turn *turn, const struct plen_tile_key *key,
			struct plen_px_rect rect)
{
	for (uint32_t i = 0; i < turn->view_count; i++) {
		const struct plen_viewport *viewport = &turn->views[i].viewport;

		if (viewport->page == key->page && viewport->scale_ppm == key->scale_ppm) {
			plen_damage_add(turn->damage, plen_tiles_on_frame(viewport, key, rect));
		}
	}
}

/* Whole rows, as they are copied in one go. */
static struct plen_px_rect rows_of(struct plen_px_rect rect)
{
	return (struct plen_px_rect){0, rect.y, PLEN_TILE_PX, rect.h};
}

static bool stop_at_first(void *data, const struct plen_stroke *stroke)
{
	(void)data;
	(void)stroke;
	return false;
}

static bool has_ink(const struct plen_tiles *tiles, const struct plen_tile_key *key)
{
	struct plen_outline_map map = plen_tiles_map(tiles, key, plen_tiles_whole);
	struct plen_page_rect rect = plen_outline_clip_mm(&map);
	struct plen_pages_found found;
	size_t place = 0;

	if (!plen_pages_find(&tiles->pages, key->page, &found)) {
		return false;
	}
	if (plen_lesson_each_stroke_from(found.lesson, found.about->id, &rect, &place,
					 stop_at_first, NULL)) {
		return true;
	}
	place = 0;
	return found.about->behind != 0 &&
	       plen_lesson_each_stroke_from(found.lesson, found.about->behind, &rect, &place,
					    stop_at_first, NULL);
}

/* The strokes of these rows, from where the job has come to. */
static void collect(const struct plen_tiles *tiles, struct plen_tile_job *job)
{
	struct plen_page_rect rect = plen_outline_clip_mm(&job->map);
	struct plen_pages_found found;

	job->tick = tiles->tick;
	job->is_part = false;
	plen_ink_list_clear(&job->list);
	if (plen_pages_find(&tiles->pages, job->key.page, &found)) {
		job->is_part = plen_ink_list_collect(&job->list, found.lesson, found.about->id,
						     &rect, STROKES_A_JOB, &job->place);
	}
}

/* The strokes that dry and are not in the tile. */
static void collect_drying(const struct plen_tiles *tiles, const struct plen_tile *tile,
			   struct plen_tile_job *job)
{
	struct plen_page_rect within = plen_outline_clip_mm(&job->map);

	job->tick = tiles->tick;
	job->is_part = false;
	plen_ink_list_clear(&job->list);
	for (size_t i = 0; i < tiles->drying.count; i++) {
		const struct plen_drying_stroke *dries = tiles->drying.strokes[i];

		if (plen_tiles_is_missing(dries, &tile->key, tile->tick) &&
		    plen_page_rect_intersects(&dries->stroke.bounds, &within) &&
		    plen_outline_touches(&dries->spine, &job->map)) {
			plen_ink_list_add(&job->list, &dries->stroke, false);
		}
	}
	plen_ink_list_close(&job->list);
}

static void lay_out(const struct plen_tiles *tiles, const struct plen_tile *tile,
		    struct plen_tile_job *job)
{
	bool is_whole = !tile->is_drawn || tile->pixels == NULL;

	job->changed =
		tile->is_drawn ? plen_px_rect_union(tile->stale, tile->lacks) : plen_tiles_whole;
	job->key = tile->key;
	job->kind = tile->is_drawn && plen_px_rect_is_empty(&tile->stale) ? PLEN_TILE_JOB_ADD
									  : PLEN_TILE_JOB_REDRAW;
	job->on_paper = is_whole || job->kind == PLEN_TILE_JOB_REDRAW;
	job->paper = plen_tiles_paper(tiles, &tile->key);
	job->map = plen_tiles_map(tiles, &tile->key,
				  is_whole ? plen_tiles_whole : rows_of(job->changed));
	job->place = (struct plen_ink_list_place){0};
}

static void copy_rows(uint32_t *to, const uint32_t *from, struct plen_px_rect rows)
{
	size_t start = (size_t)rows.y * PLEN_TILE_PX;

	memcpy(to + start, from + start, (size_t)rows.h * PLEN_TILE_PX * sizeof(*to));
}

static void send(struct plen_tiles *tiles, struct plen_tile *tile, struct plen_tile_job *job)
{
	if (job->pixels == NULL) {
		job->pixels = plen_realloc(NULL, 1, PLEN_TILE_BYTES);
	}
	if (!job->on_paper) {
		copy_rows(job->pixels, tile->pixels, job->map.clip);
	}
	tile->job = job;
	plen_tile_work_put(tiles->work, job);
}

static void settle_empty(struct plen_tiles *tiles, const struct plen_tiles_turn *turn,
			 struct plen_tile *tile, const struct plen_tile_job *job)
{
	plen_tile_cache_set_inked(&tiles->cache, tile, false);
	tile->is_drawn = true;
	tile->tick = job->tick;
	tile->has_pictures = false;
	tile->waiting = 0;
	tiles->drawn++;
	damage_tile(turn, &tile->key, job->changed);
}

/* Most of a page is paper: that is found out here, without a worker. */
static void order(struct plen_tiles *tiles, const struct plen_tiles_turn *turn,
		  const struct candidate *candidate, struct plen_tile_job *job)
{
	struct plen_tile_key key =
		plen_tiles_key(&candidate->view->viewport, candidate->x, candidate->y);
	struct plen_tile *tile = plen_tile_cache_find(&tiles->cache, &key);

	if (tile == NULL) {
		tile = plen_tile_cache_add(&tiles->cache, &key);
	}
	if (tile->job != NULL || is_current(tile)) {
		/* Two panes that show the same page alike have it in common. */
		return;
	}
	lay_out(tiles, tile, job);
	plen_tiles_collect_pictures(tiles, job);
	if (job->kind == PLEN_TILE_JOB_ADD) {
		collect_drying(tiles, tile, job);
		assert(job->list.count > 0);
	} else {
		collect(tiles, job);
	}
	tile->stale = (struct plen_px_rect){0};
	tile->lacks = (struct plen_px_rect){0};
	if (job->list.count == 0 && job->pictures.count == 0 && !has_ink(tiles, &key)) {
		settle_empty(tiles, turn, tile, job);
	} else {
		send(tiles, tile, job);
	}
}

/* What is damaged has to be composed in the same frame. */
static bool is_late(const struct plen_tiles_turn *turn)
{
	return turn->deadline_us != PLEN_TILES_ALL &&
	       (plen_clock_monotonic_us() >= turn->deadline_us ||
		plen_damage_area_px(turn->damage) >= turn->damage_max_px);
}

/* -- taking over -- */

/* What the tile lacked is on the frame already, drawn over it. It is drawn again only where it is,
 * as that may be the whole wall. */
static void damage_dried(const struct plen_tiles *tiles, const struct plen_tiles_turn *turn,
			 const struct plen_tile *tile, const struct plen_tile_job *job)
{
	struct plen_outline_map map = plen_tiles_map(tiles, &tile->key, job->changed);
	struct plen_page_rect within = plen_outline_clip_mm(&map);

	for (size_t i = 0; i < tiles->drying.count; i++) {
		const struct plen_drying_stroke *dries = tiles->drying.strokes[i];
		const struct plen_spine *spine = &dries->spine;

		if (!plen_tiles_is_missing(dries, &tile->key, tile->tick) ||
		    !plen_page_rect_intersects(&dries->stroke.bounds, &within)) {
			continue;
		}
		for (size_t b = 0; b < plen_spine_block_count(spine); b++) {
			struct plen_page_rect bounds = plen_spine_block_bounds(spine, b);

			if (!plen_page_rect_intersects(&bounds, &within)) {
				continue;
			}

			const struct plen_viewport own = {
				.scale = map.scale,
				.origin_x_px = map.origin_x_px,
				.origin_y_px = map.origin_y_px,
			};
			struct plen_px_rect px = plen_viewport_page_to_px(&own, bounds);

			px = (struct plen_px_rect){px.x - 1, px.y - 1, px.w + 2, px.h + 2};
			damage_tile(turn, &tile->key, plen_px_rect_intersection(px, job->changed));
		}
	}
}

static void adopt(struct plen_tiles *tiles, const struct plen_tiles_turn *turn,
		  struct plen_tile *tile, struct plen_tile_job *job)
{
	struct plen_px_rect rows = job->map.clip;

	if (rows.h == PLEN_TILE_PX) {
		plen_tile_cache_exchange(&tiles->cache, tile, &job->pixels);
	} else {
		copy_rows(tile->pixels, job->pixels, rows);
	}
	if (job->kind == PLEN_TILE_JOB_ADD) {
		damage_dried(tiles, turn, tile, job);
	} else {
		damage_tile(turn, &tile->key, job->changed);
		tile->has_pictures = job->has_pictures;
		tile->waiting = job->waiting;
		tile->asked = job->asked;
	}
	tile->is_drawn = true;
	tile->tick = job->tick;
	tiles->drawn++;
}

/* The rest of a job that was too much for one goes on top of it. */
static void go_on(struct plen_tiles *tiles, struct plen_tile *tile, struct plen_tile_job *job)
{
	job->on_paper = false;
	plen_picture_list_clear(&job->pictures);
	collect(tiles, job);
	tile->lacks = (struct plen_px_rect){0};
	tile->job = job;
	plen_tile_work_put(tiles->work, job);
}

/* A job that is out of date is still nearer to the truth than what is shown, unless it is a part:
 * what follows would no longer fit. */
static void take_over(struct plen_tiles *tiles, const struct plen_tiles_turn *turn,
		      struct plen_tile_job *job)
{
	struct plen_tile *tile = plen_tile_cache_peek(&tiles->cache, &job->key);

	if (tile == NULL || tile->job != job) {
		return;
	}
	tile->job = NULL;

	bool is_redraw = job->kind == PLEN_TILE_JOB_REDRAW && !job->is_part;
	if (atomic_load(&job->is_cancelled) ||
	    (!is_redraw && !plen_px_rect_is_empty(&tile->stale))) {
		tile->stale = plen_px_rect_union(tile->stale, job->changed);
	} else if (job->is_part) {
		go_on(tiles, tile, job);
	} else {
		adopt(tiles, turn, tile, job);
	}
}

/* -- the turn -- */

static bool is_on_screen(const void *data, const struct plen_tile_job *job)
{
	const struct plen_tiles *tiles = data;
	const struct plen_tile *tile = plen_tile_cache_peek(&tiles->cache, &job->key);

	return tile != NULL && tile->job == job && tile->used == tiles->cache.round;
}

/* What is not on the screen gets no strokes on top, as they dry for those on the screen alone. */
static void forget_lacking(struct plen_tiles *tiles)
{
	for (struct plen_tile *tile = tiles->cache.newest; tile != NULL && tiles->drying.count > 0;
	     tile = tile->older) {
		if (tile->used != tiles->cache.round) {
			tile->stale = plen_px_rect_union(tile->stale, tile->lacks);
			tile->lacks = (struct plen_px_rect){0};
		}
	}
}

/* False if time was up before everything was taken. */
static bool take_all(struct plen_tiles *tiles, const struct plen_tiles_turn *turn, bool wait)
{
	struct plen_tile_job *job = NULL;

	while ((job = plen_tile_work_take(tiles->work, wait)) != NULL) {
		take_over(tiles, turn, job);
		wait = false;
		if (is_late(turn)) {
			return false;
		}
	}
	return true;
}

/* Hands out what there are jobs for; one at least, however late it is. */
static enum plen_tiles_state give_orders(struct plen_tiles *tiles,
					 const struct plen_tiles_turn *turn,
					 const struct survey *survey)
{
	if (survey->is_complete) {
		return PLEN_TILES_DONE;
	}
	for (uint32_t i = 0; i < survey->count; i++) {
		struct plen_tile_job *job = plen_tile_work_spare(tiles->work);

		if (job == NULL) {
			return PLEN_TILES_BUSY;
		}
		if (i > 0 && is_late(turn)) {
			return PLEN_TILES_MORE;
		}
		order(tiles, turn, &survey->nearest[i], job);
	}
	return survey->count > 0 || survey->is_held_back ? PLEN_TILES_MORE : PLEN_TILES_BUSY;
}

static bool goes_on(const struct plen_tiles_turn *turn, const struct survey *survey,
		    enum plen_tiles_state state)
{
	bool all = turn->deadline_us == PLEN_TILES_ALL;

	return (state == PLEN_TILES_MORE && survey->count > 0 && !is_late(turn)) ||
	       (state == PLEN_TILES_BUSY && all);
}

/* What stands in is seen as well: however little memory there is, it stays until it is not needed.
 */
static void keep_stand_ins(struct plen_tiles *tiles, const struct plen_tiles_view *view)
{
	const struct plen_viewport *viewport = &view->viewport;
	double stretch = (double)viewport->scale_ppm / view->stand_in_ppm;
	double side = PLEN_TILE_PX * stretch;
	double left = (double)(viewport->rect.x + viewport->origin_x_px) / side;
	double top = (double)(viewport->rect.y + viewport->origin_y_px) / side;

	if (stretch < PLEN_TILES_STRETCH_MIN) {
		return;
	}
	for (int y = 0; y <= (int)(viewport->rect.h / side) + 1; y++) {
		for (int x = 0; x <= (int)(viewport->rect.w / side) + 1; x++) {
			const struct plen_tile_key key = {viewport->page, view->stand_in_ppm,
							  (int32_t)floor(left) + x,
							  (int32_t)floor(top) + y, viewport->theme};

			plen_tile_cache_find(&tiles->cache, &key);
		}
	}
}

enum plen_tiles_state plen_tiles_turn(struct plen_tiles *tiles, struct plen_tiles_turn *turn)
{
	enum plen_tiles_state state = PLEN_TILES_MORE;
	uint64_t waiting = UINT64_MAX;
	struct survey survey;
	bool took_all = true;

	tiles->cache.round++;
	do {
		took_all = take_all(tiles, turn, state == PLEN_TILES_BUSY);
		survey = survey_all(tiles, turn);
		state = give_orders(tiles, turn, &survey);
	} while (goes_on(turn, &survey, state) ||
		 (turn->deadline_us == PLEN_TILES_ALL &&
		  plen_tiles_settle_pictures(tiles, survey.waiting, &waiting)));
	plen_tile_work_cancel(tiles->work, is_on_screen, tiles);
	/* Before the strokes are dropped that such tiles lack. */
	forget_lacking(tiles);
	plen_drying_drop_until(&tiles->drying, survey.oldest_tick);
	for (uint32_t i = 0; i < turn->view_count; i++) {
		if (!turn->views[i].is_complete && turn->views[i].stand_in_ppm != 0) {
			keep_stand_ins(tiles, &turn->views[i]);
		}
	}
	plen_tile_cache_trim(&tiles->cache, tiles->bytes_max, TILES_MAX);
	return took_all || state == PLEN_TILES_DONE ? state : PLEN_TILES_MORE;
}
