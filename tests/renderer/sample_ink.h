/* SPDX-License-Identifier: MIT
 *
 * Strokes for tests: reproducible handwriting without a hand.
 */
#pragma once

#include <stdint.h>

#include "lesson/lesson.h"

/* A small generator of numbers that is the same everywhere. */
struct sample_random {
	uint64_t state;
};

double sample_random_unit(struct sample_random *random); /* 0 to below 1 */
int sample_random_int(struct sample_random *random, int below);

#define SAMPLE_POINTS_MAX 512

struct sample_stroke {
	struct plen_op_stroke op;
	struct plen_stroke_point points[SAMPLE_POINTS_MAX];
};

/* A scribble of `count` points within the rectangle, with loops and sharp turns. */
void sample_ink_scribble(struct sample_stroke *stroke, struct sample_random *random, uint32_t count,
			 struct plen_page_rect within);
/* Round handwriting: `count` points 1.5 mm apart with a pen of 2 to 4 mm, as a panel reports it. */
void sample_ink_writing(struct sample_stroke *stroke, struct sample_random *random, uint32_t count,
			struct plen_page_pt from);
/* A circle; an arc that never ends in a corner. */
void sample_ink_circle(struct sample_stroke *stroke, double x_mm, double y_mm, double radius_mm);
/* Straight strokes through the given corners, in mm. */
void sample_ink_line(struct sample_stroke *stroke, const double *xy_mm, uint32_t corners);

/* Makes a page and puts strokes on it, as operations. */
uint32_t sample_ink_page(struct plen_lesson *lesson, uint8_t owner, uint8_t background,
			 uint32_t behind);
uint64_t sample_ink_commit(struct plen_lesson *lesson, uint32_t page,
			   const struct sample_stroke *stroke);

/* A lesson like the drawings of the class and the groups: sums, circles, a number line. */
void sample_ink_fill_page(struct plen_lesson *lesson, uint32_t page, uint32_t which);
