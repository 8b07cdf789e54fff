/* SPDX-License-Identifier: MIT
 *
 * A spine: the pieces of a stroke, or of what is kept of it, as one chain of close samples in page
 * mm, for who needs all of it at once: outlines, and the damage of a whole stroke.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "common/geometry.h"
#include "lesson/stroke.h"
#include "walk.h"

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

/* Appends; a sample that equals the last one is left out. */
void plen_spine_push(struct plen_spine *spine, struct plen_spine_sample sample);
void plen_spine_push_piece(struct plen_spine *spine, const struct plen_walk_piece *piece);
/* Takes samples off the end; boxes stay as large as they were. */
void plen_spine_truncate(struct plen_spine *spine, size_t count);

/* Takes samples off the front, whole blocks of them. */
void plen_spine_drop(struct plen_spine *spine, size_t count);

/* Replaces the spine by one kept range of a stroke. */
void plen_spine_set_range(struct plen_spine *spine, double tolerance_mm,
			  const struct plen_stroke *stroke, struct plen_stroke_range range);

/* The rectangle that the ink of samples [first, last] can touch, joins included. */
struct plen_page_rect plen_spine_bounds(const struct plen_spine *spine, size_t first, size_t last);
size_t plen_spine_block_count(const struct plen_spine *spine);
struct plen_page_rect plen_spine_block_bounds(const struct plen_spine *spine, size_t block);
