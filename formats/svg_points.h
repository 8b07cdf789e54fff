/* SPDX-License-Identifier: MIT
 *
 * Lists of points, as polylines and polygons have them.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "transform.h"

struct plen_svg_point {
	double x, y;
};

struct plen_svg_points {
	struct plen_svg_point *at;
	uint32_t count;
	bool broken; /* some could not be read, or are absurdly far away, and were passed over */
};

/* Reads "x,y x,y" with any white space, at the end too, and the "x,x,y,y" of programs that wrote
 * decimal commas. Zeroed before; finish after. */
void plen_svg_points_parse(struct plen_svg_points *points, const char *text);
void plen_svg_points_finish(struct plen_svg_points *points);
void plen_svg_points_move(struct plen_svg_points *points, const struct plen_matrix *matrix);
