/* SPDX-License-Identifier: MIT
 *
 * A capsule: two discs and everything between their outer tangents, which is what a pen of
 * changing width leaves between two places. Its coverage is worked out from the distance of each
 * pixel's centre: across an edge as a box of one pixel would be covered, thinner lines included.
 *
 * The value of a pixel depends on the capsule and on that pixel alone: not on the clip, not on the
 * order, not on the kind of processor. So parts equal the whole to the last bit.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"
#include "coverage.h"
#include "wide.h"

/* One end, in pixels of the page; the radius in mean pixels. */
struct plen_capsule_end {
	double x_px, y_px, radius_px;
};

struct plen_capsule {
	/* The rectangle of pixels it may touch, half open. */
	int64_t x0_px, y0_px, x1_px, y1_px;
	/* Within it, pixels of row y lie between axis_px + (y - y0_px) * slope -+ half_px. */
	double axis_px, slope, half_px;
	/* In mean pixels: from the first end to the centre of pixel base + i is i * pitch + near.
	 */
	int64_t base_x_px, base_y_px;
	float near_x, near_y, pitch_x, pitch_y;
	float along_x, along_y; /* unit vector from end to end */
	float length, per_length, skew;
	float radius, widening;
};

/* `ratio` is how much higher than wide a pixel is. False if there is nothing to draw: ends that
 * are not numbers, too far away or without width. */
bool plen_capsule_make(struct plen_capsule *capsule, const struct plen_capsule_end *from,
		       const struct plen_capsule_end *to, double ratio);

/* Whether it may touch a pixel of the rectangle. */
bool plen_capsule_touches(const struct plen_capsule *capsule, int64_t x_px, int64_t y_px,
			  int width_px, int height_px);

/* Adds the capsule to what the coverage holds of its pixels. */
void plen_capsule_draw(const struct plen_capsule *capsule, struct plen_coverage *coverage);

/* The same, by registers as wide as that, which the processor must have; for comparing. */
void plen_capsule_draw_by(enum plen_wide wide, const struct plen_capsule *capsule,
			  struct plen_coverage *coverage);
