/* SPDX-License-Identifier: MIT */
#include "brush.h"

#include <math.h>

#include "capsule.h"

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define TOLERANCE_PX 0.2
/* No page goes as far. */
#define FAR_PX 1e9

struct plen_brush plen_brush_make(struct plen_px_scale scale)
{
	return (struct plen_brush){
		.scale = scale,
		.mean_px_per_mm = sqrt(scale.x_px_per_mm * scale.y_px_per_mm),
		.ratio = scale.x_px_per_mm / scale.y_px_per_mm,
		.tolerance_mm = TOLERANCE_PX / MAX(scale.x_px_per_mm, scale.y_px_per_mm),
	};
}

static struct plen_capsule_end end_of(const struct plen_brush *brush,
				      const struct plen_spine_sample *sample)
{
	return (struct plen_capsule_end){sample->x_mm * brush->scale.x_px_per_mm,
					 sample->y_mm * brush->scale.y_px_per_mm,
					 sample->half_mm * brush->mean_px_per_mm};
}

void plen_brush_piece(const struct plen_brush *brush, const struct plen_walk_piece *piece,
		      struct plen_coverage *coverage)
{
	struct plen_capsule_end from = end_of(brush, &piece->samples[0]);
	struct plen_capsule capsule;
	/* A dot is a line to itself. */
	uint32_t i = piece->count > 1 ? 1 : 0;

	for (; i < piece->count; i++) {
		struct plen_capsule_end to = end_of(brush, &piece->samples[i]);

		if (plen_capsule_make(&capsule, &from, &to, brush->ratio)) {
			plen_capsule_draw(&capsule, coverage);
		}
		from = to;
	}
}

/* The part of the page that can colour a pixel of the coverage. */
static struct plen_page_rect rect_of(const struct plen_brush *brush,
				     const struct plen_coverage *coverage)
{
	double sx = brush->scale.x_px_per_mm, sy = brush->scale.y_px_per_mm;

	return (struct plen_page_rect){
		((double)coverage->x_px - 1) / sx, ((double)coverage->y_px - 1) / sy,
		(coverage->width_px + 2) / sx, (coverage->height_px + 2) / sy};
}

void plen_brush_stroke(const struct plen_brush *brush, const struct plen_stroke *stroke,
		       struct plen_coverage *coverage)
{
	struct plen_page_rect within = rect_of(brush, coverage);
	struct plen_walk_piece piece;
	struct plen_walk walk;

	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		plen_walk_begin(&walk, stroke, stroke->kept[i], brush->tolerance_mm);
		while (plen_walk_next(&walk, &within, &piece)) {
			plen_brush_piece(brush, &piece, coverage);
		}
	}
}

static int64_t whole(double px)
{
	return px > -FAR_PX ? (int64_t)floor(MIN(px, FAR_PX)) : (int64_t)-FAR_PX;
}

struct plen_brush_reach plen_brush_reach(const struct plen_brush *brush,
					 const struct plen_walk_piece *piece)
{
	const struct plen_spine_sample *samples = piece->samples;
	double x0 = samples[0].x_mm, y0 = samples[0].y_mm, x1 = x0, y1 = y0;
	double half = samples[0].half_mm;

	for (uint32_t i = 1; i < piece->count; i++) {
		x0 = MIN(x0, samples[i].x_mm);
		y0 = MIN(y0, samples[i].y_mm);
		x1 = MAX(x1, samples[i].x_mm);
		y1 = MAX(y1, samples[i].y_mm);
		half = MAX(half, samples[i].half_mm);
	}

	double sx = brush->scale.x_px_per_mm, sy = brush->scale.y_px_per_mm;
	return (struct plen_brush_reach){whole((x0 - half) * sx) - 1, whole((y0 - half) * sy) - 1,
					 whole((x1 + half) * sx) + 2, whole((y1 + half) * sy) + 2};
}
