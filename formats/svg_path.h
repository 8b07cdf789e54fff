/* SPDX-License-Identifier: MIT
 *
 * The data of a path: whether it is one, and where it lies. What it looks like is left to who
 * draws it.
 */
#pragma once

#include <stdbool.h>

struct plen_svg_box {
	double left, top, right, bottom; /* empty if left > right */
};

#define PLEN_SVG_BOX_EMPTY ((struct plen_svg_box){1, 1, -1, -1})

void plen_svg_box_add(struct plen_svg_box *box, double x, double y);
bool plen_svg_box_is_empty(const struct plen_svg_box *box);
/* A box around it from outside: curves lie within their control points, arcs within twice their
 * radii. False if it is no path, or reaches absurdly far. */
bool plen_svg_path_box(const char *data, struct plen_svg_box *box);
