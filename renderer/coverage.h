/* SPDX-License-Identifier: MIT
 *
 * Coverage: how much of each pixel of a small piece of a page is under ink, 0 to 255. The capsules
 * of one stroke are put in, the largest value counting; then the whole is blended in one colour.
 * So a stroke has no seams, and translucent ink does not darken where the stroke meets itself.
 *
 * Rows note which groups of eight pixels were touched: nothing else is looked at, or cleared.
 * A coverage belongs to one thread at a time.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"
#include "theme.h"
#include "wide.h"

#define PLEN_COVERAGE_GROUP 8
/* Pixels are written in whole groups, which may begin anywhere. */
#define PLEN_COVERAGE_PAD PLEN_COVERAGE_GROUP
/* As many groups as a row's marks have bits. */
#define PLEN_COVERAGE_SIDE_MAX 256

struct plen_coverage {
	int64_t x_px, y_px; /* its first pixel, on the page */
	int width_px, height_px;
	int side_px, stride;
	int first_row, end_row; /* outside, no row has marks */
	uint64_t *marks;        /* for each row, a bit for each group that may hold more than 0 */
	uint8_t *levels;        /* side_px rows of `stride` */
};

/* Room for side_px square, at most PLEN_COVERAGE_SIDE_MAX. All of it is clear. */
void plen_coverage_init(struct plen_coverage *coverage, int side_px);
void plen_coverage_finish(struct plen_coverage *coverage);

/* Lays the clear coverage over another part of a page. */
void plen_coverage_place(struct plen_coverage *coverage, int64_t x_px, int64_t y_px, int width_px,
			 int height_px);
void plen_coverage_clear(struct plen_coverage *coverage);

/* Notes that pixels [from, to) of a row hold something; not empty. */
static inline void plen_coverage_mark(struct plen_coverage *coverage, int row, int from, int to)
{
	unsigned first = (unsigned)from / PLEN_COVERAGE_GROUP;
	unsigned last = (unsigned)(to - 1) / PLEN_COVERAGE_GROUP;

	coverage->marks[row] |= (UINT64_MAX << first) & (UINT64_MAX >> (63 - last));
	coverage->first_row = row < coverage->first_row ? row : coverage->first_row;
	coverage->end_row = row >= coverage->end_row ? row + 1 : coverage->end_row;
}

/* Adds what both have in common of `from`. */
void plen_coverage_merge(struct plen_coverage *coverage, const struct plen_coverage *from);

/* Where to blend: `pixels` is the pixel of the coverage's first one, 0x00RRGGBB. */
struct plen_coverage_target {
	uint32_t *pixels;
	int stride_px;
};

/* Blends the colour as thick as the coverage says; of the frame nothing but covered groups of
 * pixels is written. The coverage stays. */
void plen_coverage_blend(const struct plen_coverage *coverage,
			 const struct plen_coverage_target *target, struct plen_rgba colour);

enum plen_coverage_manner {
	PLEN_COVERAGE_OVER,
	/* As if beneath all that is darker, or lighter, than the colour: a highlighter that is not
	 * yet in its place under the writing. A pixel stays as it was unless that makes it darker,
	 * or lighter, on the whole. */
	PLEN_COVERAGE_DARKENING,
	PLEN_COVERAGE_LIGHTENING,
};

void plen_coverage_blend_as(const struct plen_coverage *coverage,
			    const struct plen_coverage_target *target, struct plen_rgba colour,
			    enum plen_coverage_manner manner);

/* The same, by registers as wide as that, which the processor must have; for comparing. */
void plen_coverage_blend_by(enum plen_wide wide, const struct plen_coverage *coverage,
			    const struct plen_coverage_target *target, struct plen_rgba colour,
			    enum plen_coverage_manner manner);
