/* SPDX-License-Identifier: MIT
 *
 * Brings the parts together: keeps the scene, turns changes into damage, gives tile work its time,
 * composes what is damaged and presents it.
 */
#include "renderer/renderer.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <cairo.h>

#include "chrome.h"
#include "common/clock.h"
#include "common/mem.h"
#include "compose.h"
#include "damage.h"
#include "outline.h"
#include "pane.h"
#include "scene_diff.h"
#include "surface_file.h"
#include "tiles.h"
#include "viewport.h"
#include "wet.h"

/* Tiles may hold so many times half the memory of the frame: the screen, its zoom before, a few
 * pages to leaf through. */
#define TILE_HALF_FRAMES 5
#define PENS_MAX 64
/* Once such a part of the frame is to be composed anew, tiles are for the next one, but for one
 * that gives a worker something to do. */
#define DAMAGE_SHARE 6

/* A point as the lesson keeps it, and as it was written. */
#define SAME_MM 2e-3

struct plen_renderer {
	struct plen_presenter *presenter;
	const struct plen_lesson *lesson;
	struct plen_tiles *tiles;
	struct plen_chrome *chrome;
	struct plen_wet wet;
	struct plen_damage damage;
	struct plen_canvas canvas; /* no cr until the presenter has lent a frame */
	bool has_scene;
	enum plen_tiles_state tiles_state;
	bool tiles_passed; /* the last frame left the tiles to this one */
	bool has_wake;
	bool wet_ended;         /* since the last frame */
	bool themes_may_differ; /* from those of the panes: what lies on pages has changed */
	struct plen_scene scene;
	struct plen_px_scale scale;
	struct plen_pane panes[PLEN_SCENE_PANES_MAX];
	struct plen_px_rect extents[PLEN_SCENE_ITEMS_MAX];
	struct plen_renderer_stats stats;
};

struct plen_renderer *plen_renderer_create(struct plen_presenter *presenter,
					   const struct plen_lesson *lesson)
{
	struct plen_renderer *renderer = plen_calloc(1, sizeof(*renderer));

	renderer->presenter = presenter;
	renderer->lesson = lesson;
	renderer->tiles = plen_tiles_create(lesson);
	renderer->chrome = plen_chrome_create();
	plen_wet_init(&renderer->wet);
	return renderer;
}

static void release_canvas(struct plen_canvas *canvas)
{
	if (canvas->cr != NULL) {
		cairo_destroy(canvas->cr);
		cairo_surface_destroy(canvas->surface);
	}
	free(canvas->spare);
	*canvas = (struct plen_canvas){0};
}

void plen_renderer_destroy(struct plen_renderer *renderer)
{
	if (renderer == NULL) {
		return;
	}
	release_canvas(&renderer->canvas);
	plen_wet_finish(&renderer->wet);
	plen_chrome_destroy(renderer->chrome);
	plen_tiles_destroy(renderer->tiles);
	free(renderer);
}

void plen_renderer_set_wake(struct plen_renderer *renderer, void (*wake)(void *data), void *data)
{
	renderer->has_wake = wake != NULL;
	plen_tiles_set_wake(renderer->tiles, wake, data);
}

static bool has_frame(const struct plen_renderer *renderer)
{
	return renderer->canvas.cr != NULL;
}

static void choose_themes(struct plen_renderer *renderer)
{
	for (uint32_t i = 0; i < renderer->scene.pane_count; i++) {
		struct plen_viewport *viewport = &renderer->panes[i].viewport;

		viewport->theme = plen_tiles_theme(renderer->tiles, viewport->page);
	}
	renderer->themes_may_differ = false;
}

static void lay_out(struct plen_renderer *renderer, uint32_t panes_before)
{
	const struct plen_scene *scene = &renderer->scene;

	renderer->scale =
		(struct plen_px_scale){renderer->canvas.frame.width_px / scene->size.w_mm,
				       renderer->canvas.frame.height_px / scene->size.h_mm};
	plen_tiles_set_style(renderer->tiles, scene->theme, renderer->scale);
	plen_pane_lay_out(renderer->panes, panes_before, scene, renderer->scale);
	choose_themes(renderer);
	for (uint32_t i = 0; i < scene->item_count; i++) {
		renderer->extents[i] = plen_chrome_extent(&scene->items[i], renderer->scale);
	}
	for (size_t i = 0; i < renderer->wet.count; i++) {
		struct plen_wet_stroke *stroke = renderer->wet.strokes[i];

		stroke->pane = plen_pane_of_page(renderer->panes, scene->pane_count, stroke->page,
						 stroke->pane);
	}
	renderer->tiles_state = PLEN_TILES_MORE;
}

static bool needs_all(const struct plen_scene *before, const struct plen_scene *after)
{
	return before->theme != after->theme || before->size.w_mm != after->size.w_mm ||
	       before->size.h_mm != after->size.h_mm;
}

/* The scene before, for comparing: too large for the stack together with its extents. */
struct past {
	struct plen_scene scene;
	struct plen_pane panes[PLEN_SCENE_PANES_MAX];
	struct plen_px_rect extents[PLEN_SCENE_ITEMS_MAX];
};

static void diff(struct plen_renderer *renderer, const struct past *past)
{
	const struct plen_scene_items before = {past->scene.items, past->extents,
						past->scene.item_count};
	const struct plen_scene_items after = {renderer->scene.items, renderer->extents,
					       renderer->scene.item_count};

	if (needs_all(&past->scene, &renderer->scene)) {
		plen_damage_add_all(&renderer->damage);
		return;
	}
	plen_pane_diff(past->panes, past->scene.pane_count, renderer->panes,
		       renderer->scene.pane_count, &renderer->damage);
	plen_scene_diff_items(&before, &after, &renderer->damage);
}

void plen_renderer_set_scene(struct plen_renderer *renderer, const struct plen_scene *scene)
{
	assert(scene->size.w_mm > 0 && scene->size.h_mm > 0);
	assert(scene->pane_count <= PLEN_SCENE_PANES_MAX);
	assert(scene->item_count <= PLEN_SCENE_ITEMS_MAX);

	if (!renderer->has_scene || !has_frame(renderer)) {
		renderer->scene = *scene;
		renderer->has_scene = true;
		if (has_frame(renderer)) {
			lay_out(renderer, 0);
			plen_damage_add_all(&renderer->damage);
		}
		return;
	}

	struct past *past = plen_calloc(1, sizeof(*past));
	past->scene = renderer->scene;
	for (uint32_t i = 0; i < PLEN_SCENE_PANES_MAX; i++) {
		past->panes[i] = renderer->panes[i];
	}
	for (uint32_t i = 0; i < past->scene.item_count; i++) {
		past->extents[i] = renderer->extents[i];
	}
	renderer->scene = *scene;
	lay_out(renderer, past->scene.pane_count);
	diff(renderer, past);
	free(past);
}

void plen_renderer_set_replay(struct plen_renderer *renderer, const struct plen_lesson *replay)
{
	plen_tiles_set_replay(renderer->tiles, replay);
	renderer->themes_may_differ = true;
	renderer->tiles_state = PLEN_TILES_MORE;
}

void plen_renderer_let_go(struct plen_renderer *renderer, uint32_t page)
{
	plen_tiles_let_go(renderer->tiles, page);
	renderer->tiles_state = PLEN_TILES_MORE;
}

void plen_renderer_set_pictures(struct plen_renderer *renderer,
				const struct plen_picture_source *source)
{
	plen_tiles_set_pictures(renderer->tiles, source);
	renderer->tiles_state = PLEN_TILES_MORE;
}

void plen_renderer_picture_came(struct plen_renderer *renderer, uint32_t asset, uint32_t part)
{
	/* Tiles that wait look again, whichever it is. */
	(void)asset;
	(void)part;
	plen_tiles_picture_came(renderer->tiles);
	renderer->tiles_state = PLEN_TILES_MORE;
}

static bool is_near(struct plen_page_pt at, const struct plen_spine_sample *sample)
{
	return fabs(at.x_mm - sample->x_mm) < SAME_MM && fabs(at.y_mm - sample->y_mm) < SAME_MM;
}

/* The wet stroke that has become this one, point by point. */
static struct plen_wet_stroke *find_wet(const struct plen_renderer *renderer, uint32_t page,
					const struct plen_stroke *added)
{
	struct plen_page_pt first = plen_stroke_at(added, 0);
	struct plen_page_pt last = plen_stroke_at(added, (added->count - 1) * PLEN_STROKE_POS_ONE);

	for (size_t i = 0; i < renderer->wet.count; i++) {
		struct plen_wet_stroke *stroke = renderer->wet.strokes[i];

		if (stroke->page == page && stroke->pane >= 0 && stroke->ink == added->ink &&
		    stroke->points == added->count && stroke->spine.count > 0 &&
		    is_near(first, &stroke->spine.samples[0]) && is_near(last, &stroke->last)) {
			return stroke;
		}
	}
	return NULL;
}

void plen_renderer_page_changed(struct plen_renderer *renderer, uint32_t page,
				const struct plen_page_rect *rect, const struct plen_stroke *added)
{
	struct plen_wet_stroke *wet = added != NULL ? find_wet(renderer, page, added) : NULL;
	double tolerance_mm = wet != NULL ? wet->spine.tolerance_mm : 0;
	struct plen_viewport shown[PLEN_SCENE_PANES_MAX];
	struct plen_tiles_change change = {
		.page = page,
		.rect = rect,
		.added = added,
		.shown = shown,
		.shown_count = has_frame(renderer) ? renderer->scene.pane_count : 0,
		.damage = &renderer->damage,
	};

	for (uint32_t i = 0; i < change.shown_count; i++) {
		shown[i] = renderer->panes[i].viewport;
	}
	if (wet != NULL) {
		change.wet = &wet->spine;
		change.wet_in = (uint32_t)wet->pane;
		/* What was predicted is not on the frame when it is taken for dry. */
		plen_tiles_damage_page(&renderer->damage, &shown[wet->pane],
				       plen_wet_predict(wet, NULL, 0));
	}
	if (plen_tiles_page_changed(renderer->tiles, &change) && wet != NULL) {
		/* A stroke may go on after that, as one too long for one operation does. */
		plen_wet_restart(wet, tolerance_mm);
		renderer->wet_ended = true;
	}
	renderer->themes_may_differ |= added == NULL;
	/* Stale tiles bring their own damage when they are mended. */
	renderer->tiles_state = PLEN_TILES_MORE;
}

void plen_renderer_wet_begin(struct plen_renderer *renderer, uint32_t gesture, uint32_t page,
			     enum plen_ink ink, double width_mm, struct plen_board_pt at,
			     double pressure)
{
	if (!has_frame(renderer)) {
		return;
	}
	for (uint32_t i = renderer->scene.pane_count; i-- > 0;) {
		const struct plen_scene_pane *pane = &renderer->scene.panes[i];

		if (pane->page != page || !plen_board_rect_contains(&pane->rect, at)) {
			continue;
		}

		const struct plen_outline_map map = {.scale = renderer->panes[i].viewport.scale};
		struct plen_wet_stroke *stroke =
			plen_wet_begin(&renderer->wet, gesture, plen_outline_tolerance_mm(&map));
		stroke->page = page;
		stroke->pane = (int)i;
		stroke->ink = ink;
		stroke->width_mm = width_mm / pane->view.scale;
		plen_renderer_wet_extend(renderer, gesture, at, pressure);
		return;
	}
}

void plen_renderer_wet_colour(struct plen_renderer *renderer, uint32_t gesture, uint32_t rgba)
{
	struct plen_wet_stroke *stroke = plen_wet_find(&renderer->wet, gesture);

	if (stroke != NULL) {
		stroke->rgba = rgba;
	}
}

static struct plen_page_pt point_on_page(const struct plen_renderer *renderer,
					 const struct plen_wet_stroke *stroke,
					 struct plen_board_pt at)
{
	const struct plen_scene_pane *pane = &renderer->scene.panes[stroke->pane];
	const struct plen_board_pt corner = {pane->rect.x_mm, pane->rect.y_mm};

	return plen_geometry_board_to_page(&pane->view, corner, at);
}

void plen_renderer_wet_extend(struct plen_renderer *renderer, uint32_t gesture,
			      struct plen_board_pt at, double pressure)
{
	struct plen_wet_stroke *stroke = plen_wet_find(&renderer->wet, gesture);

	if (stroke == NULL || stroke->pane < 0) {
		return;
	}
	plen_tiles_damage_page(
		&renderer->damage, &renderer->panes[stroke->pane].viewport,
		plen_wet_extend(stroke, point_on_page(renderer, stroke, at), pressure));
}

void plen_renderer_wet_predict(struct plen_renderer *renderer, uint32_t gesture,
			       const struct plen_board_pt *tail, uint32_t count)
{
	struct plen_wet_stroke *stroke = plen_wet_find(&renderer->wet, gesture);
	struct plen_page_pt points[PLEN_WET_PREDICTED_MAX];

	assert(count <= PLEN_WET_PREDICTED_MAX);
	if (stroke == NULL || stroke->pane < 0) {
		return;
	}
	for (uint32_t i = 0; i < count; i++) {
		points[i] = point_on_page(renderer, stroke, tail[i]);
	}
	plen_tiles_damage_page(&renderer->damage, &renderer->panes[stroke->pane].viewport,
			       plen_wet_predict(stroke, points, count));
}

void plen_renderer_wet_end(struct plen_renderer *renderer, uint32_t gesture)
{
	struct plen_wet_stroke *stroke = plen_wet_find(&renderer->wet, gesture);

	if (stroke == NULL) {
		return;
	}

	struct plen_page_rect predicted = plen_wet_end(&renderer->wet, stroke);
	if (stroke->pane >= 0) {
		const struct plen_viewport *viewport = &renderer->panes[stroke->pane].viewport;

		plen_tiles_damage_spine(&renderer->damage, viewport, &stroke->spine);
		plen_tiles_damage_page(&renderer->damage, viewport, predicted);
	}
	renderer->wet_ended = true;
}

/* Where pens are now: tiles near them come first. */
static uint32_t find_pens(const struct plen_renderer *renderer, struct plen_px_pt pens[PENS_MAX])
{
	uint32_t count = 0;

	for (size_t i = 0; i < renderer->wet.count && count < PENS_MAX; i++) {
		const struct plen_wet_stroke *stroke = renderer->wet.strokes[i];

		if (stroke->pane >= 0 && stroke->points > 0) {
			const struct plen_viewport *viewport =
				&renderer->panes[stroke->pane].viewport;

			pens[count++] = (struct plen_px_pt){
				stroke->last.x_mm * viewport->scale.x_px_per_mm -
					(double)viewport->origin_x_px,
				stroke->last.y_mm * viewport->scale.y_px_per_mm -
					(double)viewport->origin_y_px};
		}
	}
	return count;
}

/* A picture came onto a page, or went. */
static void follow_themes(struct plen_renderer *renderer)
{
	struct plen_pane before[PLEN_SCENE_PANES_MAX];
	uint32_t count = renderer->scene.pane_count;

	memcpy(before, renderer->panes, sizeof(before));
	choose_themes(renderer);
	plen_pane_diff(before, count, renderer->panes, count, &renderer->damage);
}

static uint64_t frame_area_px(const struct plen_renderer *renderer)
{
	return (uint64_t)renderer->canvas.frame.width_px *
	       (uint64_t)renderer->canvas.frame.height_px;
}

static void turn_tiles(struct plen_renderer *renderer, int64_t budget_us)
{
	struct plen_tiles_view views[PLEN_SCENE_PANES_MAX];
	struct plen_px_pt pens[PENS_MAX];
	struct plen_tiles_turn turn = {
		.views = views,
		.view_count = renderer->scene.pane_count,
		.pens = pens,
		.pen_count = find_pens(renderer, pens),
		.deadline_us =
			budget_us > 0 ? plen_clock_monotonic_us() + budget_us : PLEN_TILES_ALL,
		.damage = &renderer->damage,
		.damage_max_px = frame_area_px(renderer) / DAMAGE_SHARE,
	};

	for (uint32_t i = 0; i < turn.view_count; i++) {
		views[i] = (struct plen_tiles_view){
			.viewport = renderer->panes[i].viewport,
			/* In the middle of a pinch every tile drawn would be wrong a frame later.
			 */
			.is_moving = renderer->panes[i].zooming,
			.stand_in_ppm = renderer->panes[i].shown_ppm,
		};
	}
	renderer->tiles_state = plen_tiles_turn(renderer->tiles, &turn);
	for (uint32_t i = 0; i < turn.view_count; i++) {
		if (views[i].is_complete) {
			renderer->panes[i].shown_ppm = views[i].viewport.scale_ppm;
		}
		renderer->panes[i].zooming = false;
	}
}

/* While somebody writes, no frame with ink in it waits for tiles twice running. */
static bool is_turn(struct plen_renderer *renderer, int64_t budget_us)
{
	bool has_ink = renderer->wet.count > 0 && !plen_damage_is_empty(&renderer->damage);

	if (renderer->tiles_state == PLEN_TILES_DONE) {
		return false;
	}
	renderer->tiles_passed = budget_us > 0 && has_ink && !renderer->tiles_passed;
	return !renderer->tiles_passed;
}

/* Takes the frame that the presenter lends now. */
static int adopt_frame(struct plen_renderer *renderer)
{
	struct plen_frame frame;
	int rc = plen_presenter_frame(renderer->presenter, &frame);

	if (rc != 0) {
		return rc;
	}
	if (has_frame(renderer) && frame.generation == renderer->canvas.frame.generation) {
		return 0;
	}

	release_canvas(&renderer->canvas);
	renderer->canvas.frame = frame;
	renderer->canvas.surface = cairo_image_surface_create_for_data(
		frame.pixels, CAIRO_FORMAT_RGB24, frame.width_px, frame.height_px, frame.stride);
	renderer->canvas.cr = cairo_create(renderer->canvas.surface);
	plen_tiles_set_limit(renderer->tiles, (size_t)frame.width_px * (size_t)frame.height_px * 2 *
						      TILE_HALF_FRAMES);
	plen_damage_init(&renderer->damage, frame.width_px, frame.height_px);
	if (renderer->has_scene) {
		lay_out(renderer, renderer->scene.pane_count);
		plen_damage_add_all(&renderer->damage);
	}
	return 0;
}

static void compose_damage(struct plen_renderer *renderer, const struct plen_damage *damage)
{
	const struct plen_stage stage = {
		.scene = &renderer->scene,
		.scale = renderer->scale,
		.panes = renderer->panes,
		.extents = renderer->extents,
		.tiles = renderer->tiles,
		.wet = &renderer->wet,
		.chrome = renderer->chrome,
	};

	for (uint32_t i = 0; i < damage->count; i++) {
		plen_compose(&stage, &renderer->canvas, damage->rects[i]);
	}
	cairo_surface_flush(renderer->canvas.surface);
}

static int present_damage(struct plen_renderer *renderer, const struct plen_damage *damage)
{
	uint64_t bytes = plen_damage_area_px(damage) * 4;
	int rc = plen_presenter_present(renderer->presenter, damage->rects, damage->count);

	if (rc != 0) {
		return rc;
	}
	renderer->stats.frames++;
	if ((renderer->wet.count > 0 || renderer->wet_ended) &&
	    bytes > renderer->stats.presented_bytes_max) {
		renderer->stats.presented_bytes_max = bytes;
	}
	return 0;
}

static int rest_of_work(const struct plen_renderer *renderer)
{
	if (renderer->tiles_state == PLEN_TILES_DONE) {
		return 0;
	}
	if (renderer->tiles_state == PLEN_TILES_BUSY && !renderer->tiles_passed &&
	    renderer->has_wake) {
		return PLEN_RENDERER_BUSY;
	}
	return 1;
}

/* A page that is turned changes all of the frame. What a pen does meanwhile must not wait for that:
 * with a budget, it is shown in two halves. */
static int show_damage(struct plen_renderer *renderer, int64_t budget_us)
{
	const struct plen_frame *frame = &renderer->canvas.frame;
	uint64_t frame_px = (uint64_t)frame->width_px * (uint64_t)frame->height_px;
	struct plen_damage part;
	int rc = 0;

	if (plen_damage_is_empty(&renderer->damage)) {
		return 0;
	}
	plen_damage_take(&renderer->damage, budget_us > 0 ? (frame_px + 1) / 2 : UINT64_MAX, &part);
	compose_damage(renderer, &part);
	rc = present_damage(renderer, &part);
	for (uint32_t i = 0; rc != 0 && i < part.count; i++) {
		plen_damage_add(&renderer->damage, part.rects[i]);
	}
	return rc;
}

int plen_renderer_frame(struct plen_renderer *renderer, int64_t budget_us)
{
	int rc = adopt_frame(renderer);

	if (rc != 0 || !renderer->has_scene) {
		return rc;
	}
	if (renderer->themes_may_differ) {
		follow_themes(renderer);
	}
	if (is_turn(renderer, budget_us)) {
		turn_tiles(renderer, budget_us);
	}
	rc = show_damage(renderer, budget_us);
	if (rc != 0) {
		return rc;
	}
	renderer->wet_ended = false;
	return plen_damage_is_empty(&renderer->damage) ? rest_of_work(renderer) : 1;
}

struct plen_renderer_stats plen_renderer_stats(const struct plen_renderer *renderer)
{
	struct plen_renderer_stats stats = renderer->stats;

	stats.tiles_drawn = plen_tiles_drawn(renderer->tiles);
	return stats;
}

int plen_renderer_screenshot(struct plen_renderer *renderer, const char *path)
{
	if (!has_frame(renderer)) {
		return -EAGAIN;
	}
	return plen_surface_file_png(renderer->canvas.surface, path, NULL);
}
