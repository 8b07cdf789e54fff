/* SPDX-License-Identifier: MIT
 *
 * A walk along a stroke, piece by piece. Between the points that a pen reported runs a chain of
 * quadratic curves, each from the middle of one leg to the middle of the next, so that handwriting
 * looks round although panels report corners. Where the pen really turned a corner, the curve keeps
 * close to it.
 *
 * Point i governs the piece from half a leg before it to half a leg after it, so a place along the
 * pieces is a place along the stroke (plen_stroke_pos): a kept range is drawn exactly as it lay in
 * the whole stroke. A piece depends on three points and on nothing else: those that are out of
 * sight may be left out, and a growing stroke keeps all of its pieces but the last.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"
#include "lesson/stroke.h"

/* A place on the middle line of a stroke with its half width. */
struct plen_spine_sample {
	double x_mm, y_mm, half_mm;
};

#define PLEN_WALK_CURVE_STEPS_MAX 12
#define PLEN_WALK_SAMPLES_MAX (PLEN_WALK_CURVE_STEPS_MAX + 3)

/* Straight lines from sample to sample; one sample is a dot. */
struct plen_walk_piece {
	bool is_first; /* of its range */
	uint32_t count;
	struct plen_spine_sample samples[PLEN_WALK_SAMPLES_MAX];
};

struct plen_spine_sample plen_walk_mid(struct plen_spine_sample a, struct plen_spine_sample b);

/* The piece that `here` governs, from `before` to `after`, the middles of its two legs. A chord
 * may lie tolerance_mm from its curve. */
void plen_walk_bend(struct plen_walk_piece *piece, double tolerance_mm,
		    struct plen_spine_sample before, struct plen_spine_sample here,
		    struct plen_spine_sample after);

/* How wide a pen of `width_mm` writes at a pressure of 0..1: half of that. */
double plen_walk_half_mm(double width_mm, double pressure);

struct plen_walk {
	const struct plen_stroke *stroke;
	struct plen_points_reader reader;
	double tolerance_mm;
	double from, to; /* places, in points */
	uint32_t first, index, last;
	bool ended;
	struct plen_spine_sample before, here, after; /* at an end, `here` stands for the missing */
};

/* Along one kept range. */
void plen_walk_begin(struct plen_walk *walk, const struct plen_stroke *stroke,
		     struct plen_stroke_range range, double tolerance_mm);
/* False at the end. With `within`, pieces whose ink does not come there are left out. */
bool plen_walk_next(struct plen_walk *walk, const struct plen_page_rect *within,
		    struct plen_walk_piece *piece);
