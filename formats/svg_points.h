/* SPDX-License-Identifier: MIT
 *
 * Lists of points, as polylines and polygons have them.
 */
#pragma once

#include <stdint.h>

#include "transform.h"

struct plen_svg_point {
	double x, y;
};

struct plen_svg_points {
	struct plen_svg_point *at;
	uint32_t count;
};

/* Reads "x,y x,y" with any white space, at the end too, and the "x,x,y,y" of programs that wrote
 * decimal commas. What cannot be read ends the list. Zeroed before; finish after. */
void plen_svg_points_parse(struct plen_svg_points *points, const char *text);
void plen_svg_points_finish(struct plen_svg_points *points);
void plen_svg_points_move(struct plen_svg_points *points, const struct plen_matrix *matrix);
