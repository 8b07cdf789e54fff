/* SPDX-License-Identifier: MIT
 *
 * Dashed lines: ink has no dashes, so each dash becomes a stroke of its own.
 */
#pragma once

#include "ink_in.h"

#define PLEN_DASHES_MAX 16

/* Lengths, a dash and a gap in turn, as often as there is line. */
struct plen_dashes {
	double um[PLEN_DASHES_MAX];
	uint32_t count; /* 0 = the line is plain */
};

struct plen_dashes_point {
	double x_um, y_um;
	double width_um; /* up to the next point */
};

/* Numbers, each `um` micrometres, up to the first that is none; a line is plain if any is below 0,
 * if all are 0, or if there are too many of them. */
struct plen_dashes plen_dashes_parse(const char *text, double um);
/* The strokes that are left of a line, by this author and in this ink. `butt`: dashes end without
 * round ends. 1, or 0 if that would be too many and nothing was put, or what the sink returned. */
int plen_dashes_put(const struct plen_dashes *dashes, struct plen_ink_in *in, uint8_t ink,
		    uint32_t rgba, double width_um, const struct plen_dashes_point *points,
		    uint32_t count, bool butt);
