/* SPDX-License-Identifier: MIT
 *
 * Ribbons: strokes that another program keeps as the outline of their ink. OpenBoard writes a
 * stroke as one polygon or several: along one side, around the end, back along the other side, and
 * around the beginning. Here its middle line and widths are found again, and made into an outline.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "svg_points.h"

struct plen_ribbon_point {
	double x, y, width;
};

struct plen_ribbon {
	struct plen_ribbon_point *at;
	uint32_t count, capacity;
};

void plen_ribbon_add(struct plen_ribbon *ribbon, struct plen_ribbon_point point);
void plen_ribbon_finish(struct plen_ribbon *ribbon);

/* The middle of an outline, in a zeroed ribbon. One point for something round. False if the outline
 * is not one of a pen's stroke; then the ribbon is empty. A tile is a piece of one, and ends as it
 * was cut. */
bool plen_ribbon_find(struct plen_ribbon *ribbon, const struct plen_svg_points *outline,
		      bool is_tile);

/* True if `next` begins where `ribbon` ends: both are parts of one stroke. */
bool plen_ribbon_continues(const struct plen_ribbon *ribbon, const struct plen_ribbon *next);

/* The outlines of a stroke: one for each part between sharp corners, with round ends. */
void plen_ribbon_outlines(const struct plen_ribbon *ribbon,
			  void (*each)(void *data, const struct plen_svg_points *outline),
			  void *data);
