/* SPDX-License-Identifier: MIT */
#include "wet.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "common/mem.h"

/* The join at a sample depends on the one after it: so many stable samples change their look. */
#define UNSETTLED 2
#define UM_PER_MM 1000.0
#define PRESSURE_MAX 255.0

void plen_wet_init(struct plen_wet *wet)
{
	*wet = (struct plen_wet){0};
}

void plen_wet_finish(struct plen_wet *wet)
{
	for (size_t i = 0; i < wet->made; i++) {
		plen_spine_finish(&wet->strokes[i]->spine);
		free(wet->strokes[i]);
	}
	free(wet->strokes);
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
		wet->made++;
	}
	return wet->strokes[wet->count++];
}

struct plen_wet_stroke *plen_wet_begin(struct plen_wet *wet, uint32_t gesture, double tolerance_mm)
{
	struct plen_wet_stroke *stroke = take_spare(wet);

	stroke->gesture = gesture;
	stroke->stable = 0;
	stroke->points = 0;
	plen_spine_reset(&stroke->spine, tolerance_mm);
	return stroke;
}

/* Fixes the curve that the last point governs, now that the next point is known. */
static void settle(struct plen_wet_stroke *stroke, struct plen_spine_sample next)
{
	struct plen_spine_sample after = plen_walk_mid(stroke->last, next);

	plen_spine_truncate(&stroke->spine, stroke->stable);
	if (stroke->points == 1) {
		plen_spine_push(&stroke->spine, after);
	} else {
		struct plen_walk_piece piece;

		plen_walk_bend(&piece, stroke->spine.tolerance_mm,
			       plen_walk_mid(stroke->previous, stroke->last), stroke->last, after);
		plen_spine_push_piece(&stroke->spine, &piece);
	}
	stroke->stable = stroke->spine.count;
}

/* Rounded as the lesson will keep it, so that nothing moves when the ink dries. */
static struct plen_spine_sample sample_of(const struct plen_wet_stroke *stroke,
					  struct plen_page_pt at, double pressure)
{
	double kept = round(fmax(0, fmin(pressure, 1)) * PRESSURE_MAX) / PRESSURE_MAX;

	/* A tool that reports no pressure presses fully. */
	return (struct plen_spine_sample){
		round(at.x_mm * UM_PER_MM) / UM_PER_MM, round(at.y_mm * UM_PER_MM) / UM_PER_MM,
		plen_walk_half_mm(stroke->width_mm, pressure < 0 ? 1 : kept)};
}

struct plen_page_rect plen_wet_extend(struct plen_wet_stroke *stroke, struct plen_page_pt at,
				      double pressure)
{
	struct plen_spine_sample next = sample_of(stroke, at, pressure);
	struct plen_page_rect changed = {0};

	if (stroke->points == 0) {
		plen_spine_push(&stroke->spine, next);
		stroke->stable = stroke->spine.count;
	} else {
		size_t from = stroke->stable > UNSETTLED ? stroke->stable - UNSETTLED : 0;

		changed = plen_spine_bounds(&stroke->spine, from, stroke->spine.count - 1);
		settle(stroke, next);
		plen_spine_push(&stroke->spine, next);
		changed = plen_page_rect_union(
			changed, plen_spine_bounds(&stroke->spine, from, stroke->spine.count - 1));
	}
	stroke->previous = stroke->last;
	stroke->last = next;
	stroke->points++;
	return stroke->points == 1 ? plen_spine_bounds(&stroke->spine, 0, 0) : changed;
}

void plen_wet_end(struct plen_wet *wet, struct plen_wet_stroke *stroke)
{
	for (size_t i = 0; i < wet->count; i++) {
		if (wet->strokes[i] == stroke) {
			wet->strokes[i] = wet->strokes[--wet->count];
			wet->strokes[wet->count] = stroke;
			return;
		}
	}
	assert(!"the stroke is wet");
}

bool plen_wet_add_outline(cairo_t *cr, const struct plen_wet_stroke *stroke,
			  const struct plen_outline_map *map)
{
	return stroke->spine.count > 0 && plen_outline_add_spine(cr, &stroke->spine, map);
}
