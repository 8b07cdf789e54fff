/* SPDX-License-Identifier: MIT
 *
 * A spine: the middle line of a stroke with its half width, as a chain of close samples in page
 * mm. Between the points that a pen reported runs a chain of quadratic curves, each from the
 * middle of one leg to the middle of the next, so that handwriting looks round although panels
 * report corners. Where the pen really turned a corner, the curve keeps close to it.
 *
 * Point i governs the bend from half a leg before it to half a leg after it, so the spine has the
 * same positions as the stroke's points (plen_stroke_pos): a kept range is drawn exactly as it
 * lay in the whole stroke. The half leg at either end is straight.
 *
 * A spine that grows point by point keeps all samples but the last: what was drawn of it stays.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "common/geometry.h"
#include "lesson/stroke.h"

struct plen_spine_sample {
	double x_mm, y_mm, half_mm;
};

/* A mitre reaches beyond the half width by at most this; see outline.c. */
#define PLEN_SPINE_MITRE_REACH 1.1

/* So many segments share one bounding box, by which far parts of a long stroke are skipped. */
#define PLEN_SPINE_BLOCK 32

struct plen_spine_box {
	double x0_mm, y0_mm, x1_mm, y1_mm;
};

struct plen_spine {
	double tolerance_mm; /* how far a chord may lie from its curve */
	size_t count, capacity;
	struct plen_spine_sample *samples;
	size_t block_capacity;
	struct plen_spine_box *blocks; /* block b covers segments [b * BLOCK, (b + 1) * BLOCK) */
};

void plen_spine_init(struct plen_spine *spine);
void plen_spine_finish(struct plen_spine *spine);
/* Empties it, keeping the memory. */
void plen_spine_reset(struct plen_spine *spine, double tolerance_mm);

/* Appends; a sample on top of the last one is left out. */
void plen_spine_push(struct plen_spine *spine, struct plen_spine_sample sample);
/* Appends the bend that `here` governs, from `before` to `after`, the middles of its two legs. */
void plen_spine_push_bend(struct plen_spine *spine, struct plen_spine_sample before,
			  struct plen_spine_sample here, struct plen_spine_sample after);
/* Takes samples off the end; boxes stay as large as they were. */
void plen_spine_truncate(struct plen_spine *spine, size_t count);

/* Replaces the spine by one kept range of a stroke. */
void plen_spine_set_range(struct plen_spine *spine, double tolerance_mm,
			  const struct plen_stroke *stroke, struct plen_stroke_range range);

/* How wide a pen of `width_mm` writes at a pressure of 0..1: half of that. */
double plen_spine_half_mm(double width_mm, double pressure);

/* The rectangle that the ink of samples [first, last] can touch, joins included. */
struct plen_page_rect plen_spine_bounds(const struct plen_spine *spine, size_t first, size_t last);
size_t plen_spine_block_count(const struct plen_spine *spine);
struct plen_page_rect plen_spine_block_bounds(const struct plen_spine *spine, size_t block);

struct plen_spine_sample plen_spine_mid(struct plen_spine_sample a, struct plen_spine_sample b);
