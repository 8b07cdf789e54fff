/* SPDX-License-Identifier: MIT */
#include "wet.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "common/mem.h"

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define UM_PER_MM 1000.0
#define PRESSURE_MAX 255.0
/* As far as an operation can say. */
#define FAR_MM 2147483.0
/* The board puts a stroke into several operations before it comes to so many samples; what it
 * has put there needs no spine here. */
#define SAMPLES_MAX (256 * 1024)
/* So far a page may be moved before what is wet is laid anew, from its spine. */
#define MARGIN_PX 512
#define BLACK 0x000000ffu

void plen_wet_init(struct plen_wet *wet)
{
	*wet = (struct plen_wet){0};
	plen_ink_pool_init(&wet->pool);
	plen_coverage_init(&wet->scratch, PLEN_COVERAGE_SIDE_MAX);
}

void plen_wet_finish(struct plen_wet *wet)
{
	for (size_t i = 0; i < wet->made; i++) {
		plen_ink_grid_clear(&wet->strokes[i]->grid);
		plen_spine_finish(&wet->strokes[i]->spine);
		free(wet->strokes[i]);
	}
	free(wet->strokes);
	plen_coverage_finish(&wet->scratch);
	plen_ink_pool_finish(&wet->pool);
}

struct plen_wet_stroke *plen_wet_find(const struct plen_wet *wet, uint32_t gesture)
{
	for (size_t i = 0; i < wet->count; i++) {
		if (wet->strokes[i]->gesture == gesture) {
			return wet->strokes[i];
		}
	}
	return NULL;
}

/* Spares keep their memory, so that in a long lesson beginning a stroke allocates nothing. */
static struct plen_wet_stroke *take_spare(struct plen_wet *wet)
{
	if (wet->count == wet->made) {
		wet->strokes = plen_grow(wet->strokes, wet->made, &wet->capacity,
					 sizeof(struct plen_wet_stroke *));
		wet->strokes[wet->made] = plen_calloc(1, sizeof(struct plen_wet_stroke));
		plen_spine_init(&wet->strokes[wet->made]->spine);
		plen_ink_grid_init(&wet->strokes[wet->made]->grid, &wet->pool);
		wet->made++;
	}
	return wet->strokes[wet->count++];
}

struct plen_wet_stroke *plen_wet_begin(struct plen_wet *wet, uint32_t gesture, double tolerance_mm)
{
	struct plen_wet_stroke *stroke = take_spare(wet);

	stroke->gesture = gesture;
	stroke->rgba = BLACK;
	stroke->stable = 0;
	stroke->points = 0;
	stroke->tail_count = 0;
	stroke->tail_bounds = (struct plen_page_rect){0};
	plen_spine_reset(&stroke->spine, tolerance_mm);
	return stroke;
}

/* -- growing -- */

static void limit_spine(struct plen_wet_stroke *stroke)
{
	if (stroke->stable > SAMPLES_MAX) {
		plen_spine_drop(&stroke->spine, SAMPLES_MAX / 2);
		stroke->stable -= SAMPLES_MAX / 2;
		stroke->laid = MAX(stroke->laid, SAMPLES_MAX / 2) - SAMPLES_MAX / 2;
	}
}

/* Fixes the curve that the last point governs, now that the next point is known. */
static void settle(struct plen_wet_stroke *stroke, struct plen_spine_sample next)
{
	struct plen_spine_sample after = plen_walk_mid(stroke->last, next);
	struct plen_walk_piece piece;

	plen_spine_truncate(&stroke->spine, stroke->stable);
	if (stroke->points == 1) {
		plen_spine_push(&stroke->spine, after);
	} else {
		plen_walk_bend(&piece, stroke->spine.tolerance_mm,
			       plen_walk_mid(stroke->previous, stroke->last), stroke->last, after);
		plen_spine_push_piece(&stroke->spine, &piece);
	}
	stroke->stable = stroke->spine.count;
}

static struct plen_page_rect bounds_of(const struct plen_spine_sample *samples, size_t count)
{
	struct plen_page_rect bounds = {0};

	for (size_t i = 0; i < count; i++) {
		const struct plen_spine_sample *s = &samples[i];

		bounds = plen_page_rect_union(
			bounds, (struct plen_page_rect){s->x_mm - s->half_mm, s->y_mm - s->half_mm,
							2 * s->half_mm, 2 * s->half_mm});
	}
	return bounds;
}

static void begin(struct plen_wet_stroke *stroke, struct plen_spine_sample first)
{
	plen_ink_grid_clear(&stroke->grid);
	stroke->laid = 0;
	plen_spine_push(&stroke->spine, first);
	stroke->stable = stroke->spine.count;
}

/* Returns where samples became stable. */
static struct plen_page_rect grow(struct plen_wet_stroke *stroke, struct plen_spine_sample next)
{
	limit_spine(stroke);

	size_t from = stroke->stable - 1;
	settle(stroke, next);
	plen_spine_push(&stroke->spine, next);
	return bounds_of(stroke->spine.samples + from, stroke->spine.count - from);
}

static double kept_mm(double mm)
{
	return round(MAX(-FAR_MM, MIN(mm, FAR_MM)) * UM_PER_MM) / UM_PER_MM;
}

/* Rounded as the lesson will keep it, so that nothing moves when the ink dries. */
static struct plen_spine_sample sample_of(const struct plen_wet_stroke *stroke,
					  struct plen_page_pt at, double pressure)
{
	double kept = round(fmax(0, fmin(pressure, 1)) * PRESSURE_MAX) / PRESSURE_MAX;

	/* A tool that reports no pressure presses fully. */
	return (struct plen_spine_sample){
		kept_mm(at.x_mm), kept_mm(at.y_mm),
		plen_walk_half_mm(kept_mm(stroke->width_mm), pressure < 0 ? 1 : kept)};
}

/* From the last stable sample to the end: what may look otherwise after the next point. */
struct tail {
	const struct plen_spine_sample *samples;
	size_t count;
};

static struct tail tail_of(const struct plen_wet_stroke *stroke)
{
	if (stroke->tail_count > 0) {
		return (struct tail){stroke->tail, stroke->tail_count};
	}
	return (struct tail){stroke->spine.samples + stroke->stable - 1,
			     stroke->spine.count - stroke->stable + 1};
}

/* Notes where the tail is now. Returns where it was, as well. */
static struct plen_page_rect move_tail(struct plen_wet_stroke *stroke)
{
	struct plen_page_rect before = stroke->tail_bounds;
	struct tail tail = tail_of(stroke);

	stroke->tail_bounds = bounds_of(tail.samples, tail.count);
	return plen_page_rect_union(before, stroke->tail_bounds);
}

struct plen_page_rect plen_wet_extend(struct plen_wet_stroke *stroke, struct plen_page_pt at,
				      double pressure)
{
	struct plen_spine_sample next = sample_of(stroke, at, pressure);
	struct plen_page_rect changed = {0};

	if (!isfinite(at.x_mm) || !isfinite(at.y_mm)) {
		return changed;
	}
	if (stroke->points == 0) {
		begin(stroke, next);
	} else {
		changed = grow(stroke, next);
	}
	stroke->tail_count = 0;
	stroke->previous = stroke->last;
	stroke->last = next;
	stroke->points++;
	return plen_page_rect_union(changed, move_tail(stroke));
}

void plen_wet_restart(struct plen_wet_stroke *stroke, double tolerance_mm)
{
	assert(stroke->points > 0);
	plen_spine_reset(&stroke->spine, tolerance_mm);
	begin(stroke, stroke->last);
	stroke->tail_count = 0;
	stroke->points = 1;
	move_tail(stroke);
}

static void push_tail(struct plen_wet_stroke *stroke, const struct plen_spine_sample *samples,
		      uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		stroke->tail[stroke->tail_count++] = samples[i];
	}
}

/* As if the points had come. */
static void make_tail(struct plen_wet_stroke *stroke, const struct plen_page_pt *points,
		      uint32_t count)
{
	struct plen_spine_sample before = stroke->spine.samples[stroke->stable - 1];
	struct plen_spine_sample here = stroke->last;
	struct plen_walk_piece piece;

	push_tail(stroke, &before, 1);
	for (uint32_t i = 0; i < count; i++) {
		struct plen_spine_sample next = {kept_mm(points[i].x_mm), kept_mm(points[i].y_mm),
						 here.half_mm};
		struct plen_spine_sample after = plen_walk_mid(here, next);

		plen_walk_bend(&piece, stroke->spine.tolerance_mm, before, here, after);
		push_tail(stroke, piece.samples, piece.count);
		before = after;
		here = next;
	}
	push_tail(stroke, &here, 1);
}

static bool are_finite(const struct plen_page_pt *points, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		if (!isfinite(points[i].x_mm) || !isfinite(points[i].y_mm)) {
			return false;
		}
	}
	return true;
}

struct plen_page_rect plen_wet_predict(struct plen_wet_stroke *stroke,
				       const struct plen_page_pt *points, uint32_t count)
{
	assert(count <= PLEN_WET_PREDICTED_MAX);
	if (stroke->points == 0 || (count == 0 && stroke->tail_count == 0)) {
		return (struct plen_page_rect){0};
	}

	stroke->tail_count = 0;
	if (count > 0 && are_finite(points, count)) {
		make_tail(stroke, points, count);
	}
	return move_tail(stroke);
}

struct plen_page_rect plen_wet_end(struct plen_wet *wet, struct plen_wet_stroke *stroke)
{
	struct plen_page_rect predicted = {0};

	if (stroke->tail_count > 0) {
		predicted = stroke->tail_bounds;
	}
	plen_ink_grid_clear(&stroke->grid);
	for (size_t i = 0; i < wet->count; i++) {
		if (wet->strokes[i] == stroke) {
			wet->strokes[i] = wet->strokes[--wet->count];
			wet->strokes[wet->count] = stroke;
			return predicted;
		}
	}
	assert(!"the stroke is wet");
	return predicted;
}

/* -- drawing -- */

static bool is_within(const struct plen_ink_window *inner, const struct plen_ink_window *outer)
{
	return inner->x0_px >= outer->x0_px && inner->y0_px >= outer->y0_px &&
	       inner->x1_px <= outer->x1_px && inner->y1_px <= outer->y1_px;
}

/* The grid fits the scale and the part of the page that is seen; if not, it begins again. */
static void fit_grid(struct plen_wet_stroke *stroke, const struct plen_viewport *viewport)
{
	struct plen_ink_grid *grid = &stroke->grid;
	const struct plen_ink_window seen = {
		viewport->rect.x + viewport->origin_x_px, viewport->rect.y + viewport->origin_y_px,
		viewport->rect.x + viewport->rect.w + viewport->origin_x_px,
		viewport->rect.y + viewport->rect.h + viewport->origin_y_px};

	if (stroke->laid > 0 && is_within(&seen, &grid->window) &&
	    grid->brush.scale.x_px_per_mm == viewport->scale.x_px_per_mm &&
	    grid->brush.scale.y_px_per_mm == viewport->scale.y_px_per_mm) {
		return;
	}
	plen_ink_grid_clear(grid);
	grid->brush = plen_brush_make(viewport->scale);
	grid->window = (struct plen_ink_window){seen.x0_px - MARGIN_PX, seen.y0_px - MARGIN_PX,
						seen.x1_px + MARGIN_PX, seen.y1_px + MARGIN_PX};
	stroke->laid = 0;
}

static void lay_settled(struct plen_wet_stroke *stroke)
{
	const struct plen_spine_sample *samples = stroke->spine.samples;

	if (stroke->laid == 0 && stroke->stable > 0) {
		plen_ink_grid_lay(&stroke->grid, &samples[0], &samples[0]);
		stroke->laid = 1;
	}
	for (; stroke->laid < stroke->stable; stroke->laid++) {
		plen_ink_grid_lay(&stroke->grid, &samples[stroke->laid - 1],
				  &samples[stroke->laid]);
	}
}

static bool tail_touches(const struct plen_wet_stroke *stroke, const struct plen_ink_window *part)
{
	const struct plen_px_scale *scale = &stroke->grid.brush.scale;
	const struct plen_page_rect *tail = &stroke->tail_bounds;

	/* A pixel more on each side: ink that covers a pixel in part colours all of it. */
	return tail->x_mm * scale->x_px_per_mm < (double)part->x1_px + 1 &&
	       tail->y_mm * scale->y_px_per_mm < (double)part->y1_px + 1 &&
	       (tail->x_mm + tail->w_mm) * scale->x_px_per_mm > (double)part->x0_px - 1 &&
	       (tail->y_mm + tail->h_mm) * scale->y_px_per_mm > (double)part->y0_px - 1;
}

/* Covers what the scratch lies over. False if nothing of the stroke comes there. */
static bool cover(struct plen_wet *wet, const struct plen_wet_stroke *stroke)
{
	struct plen_coverage *scratch = &wet->scratch;
	const struct plen_ink_window part = {scratch->x_px, scratch->y_px,
					     scratch->x_px + scratch->width_px,
					     scratch->y_px + scratch->height_px};
	bool has_ink = plen_ink_grid_touches(&stroke->grid, &part);
	bool has_tail = tail_touches(stroke, &part);

	if (has_ink) {
		plen_ink_grid_read(&stroke->grid, scratch);
	}
	if (has_tail) {
		struct tail tail = tail_of(stroke);

		plen_brush_links(&stroke->grid.brush, tail.samples, tail.count, scratch);
	}
	return has_ink || has_tail;
}

static void draw_block(struct plen_wet *wet, const struct plen_wet_stroke *stroke,
		       const struct plen_coverage_target *target, struct plen_rgba colour,
		       enum plen_coverage_manner manner)
{
	if (cover(wet, stroke)) {
		plen_coverage_blend_as(&wet->scratch, target, colour, manner);
		plen_coverage_clear(&wet->scratch);
	}
}

void plen_wet_draw(struct plen_wet *wet, struct plen_wet_stroke *stroke,
		   const struct plen_viewport *viewport, struct plen_px_rect rect,
		   const struct plen_coverage_target *frame, struct plen_rgba colour,
		   enum plen_coverage_manner manner)
{
	if (stroke->points == 0) {
		return;
	}
	fit_grid(stroke, viewport);
	lay_settled(stroke);
	for (int y = 0; y < rect.h; y += PLEN_COVERAGE_SIDE_MAX) {
		for (int x = 0; x < rect.w; x += PLEN_COVERAGE_SIDE_MAX) {
			const struct plen_coverage_target target = {
				frame->pixels + (ptrdiff_t)(rect.y + y) * frame->stride_px +
					rect.x + x,
				frame->stride_px};

			plen_coverage_place(&wet->scratch, rect.x + x + viewport->origin_x_px,
					    rect.y + y + viewport->origin_y_px,
					    MIN(rect.w - x, PLEN_COVERAGE_SIDE_MAX),
					    MIN(rect.h - y, PLEN_COVERAGE_SIDE_MAX));
			draw_block(wet, stroke, &target, colour, manner);
		}
	}
}
