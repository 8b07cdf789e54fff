/* SPDX-License-Identifier: MIT
 *
 * How good ink is: how late, and how rough.
 */
#pragma once

#include "strokes.h"

struct quality {
	double lag_ms;    /* the delay at which it fits the truth best */
	double error_mm;  /* rms distance to the truth at that delay */
	double jitter_mm; /* rms distance of points from the smooth line through their neighbours */
	size_t points;
};

/* The truth as a function of time. */
struct truth {
	struct plen_board_pt (*at)(const void *data, int64_t time_us);
	const void *data;
};

struct quality quality_of(const struct report_stroke *ink, const struct truth *truth);

/* The mean of several, by their numbers of points. */
void quality_add(struct quality *sum, const struct quality *one);
