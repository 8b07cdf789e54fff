/* SPDX-License-Identifier: MIT */
#include "brush.h"

#include <math.h>

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define TOLERANCE_PX 0.05

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

bool plen_brush_capsule(const struct plen_brush *brush, const struct plen_spine_sample *from,
			const struct plen_spine_sample *to, struct plen_capsule *capsule)
{
	struct plen_capsule_end a = end_of(brush, from), b = end_of(brush, to);

	return plen_capsule_make(capsule, &a, &b, brush->ratio);
}

static void lay(const struct plen_brush *brush, const struct plen_spine_sample *from,
		const struct plen_spine_sample *to, struct plen_coverage *coverage)
{
	struct plen_capsule capsule;

	if (plen_brush_capsule(brush, from, to, &capsule)) {
		plen_capsule_draw(&capsule, coverage);
	}
}

static bool is_same(const struct plen_spine_sample *a, const struct plen_spine_sample *b)
{
	return a->x_mm == b->x_mm && a->y_mm == b->y_mm && a->half_mm == b->half_mm;
}

void plen_brush_links(const struct plen_brush *brush, const struct plen_spine_sample *samples,
		      size_t count, struct plen_coverage *coverage)
{
	for (size_t i = 1; i < count; i++) {
		if (!is_same(&samples[i - 1], &samples[i])) {
			lay(brush, &samples[i - 1], &samples[i], coverage);
		}
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

void plen_brush_spine(const struct plen_brush *brush, const struct plen_spine *spine,
		      struct plen_coverage *coverage)
{
	struct plen_page_rect within = rect_of(brush, coverage);

	for (size_t b = 0; b < plen_spine_block_count(spine); b++) {
		struct plen_page_rect bounds = plen_spine_block_bounds(spine, b);
		size_t first = b * PLEN_SPINE_BLOCK, left = spine->count - first;

		if (!plen_page_rect_intersects(&bounds, &within)) {
			continue;
		}
		if (b == 0) {
			lay(brush, &spine->samples[0], &spine->samples[0], coverage);
		}
		plen_brush_links(brush, spine->samples + first, MIN(left, PLEN_SPINE_BLOCK + 1),
				 coverage);
	}
}

/* A stroke may be so long and broad that it takes seconds. */
static bool is_cancelled(const struct plen_brush *brush)
{
	return brush->is_cancelled != NULL && atomic_load(brush->is_cancelled);
}

void plen_brush_stroke(const struct plen_brush *brush, const struct plen_stroke *stroke,
		       struct plen_coverage *coverage)
{
	struct plen_page_rect within = rect_of(brush, coverage);
	struct plen_walk_piece piece;
	struct plen_walk walk;

	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		plen_walk_begin(&walk, stroke, stroke->kept[i], brush->tolerance_mm);
		while (!is_cancelled(brush) && plen_walk_next(&walk, &within, &piece)) {
			if (piece.is_first) {
				lay(brush, &piece.samples[0], &piece.samples[0], coverage);
			}
			plen_brush_links(brush, piece.samples, piece.count, coverage);
		}
	}
}
