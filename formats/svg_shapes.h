/* SPDX-License-Identifier: MIT
 *
 * Shapes on their way to become a picture. What lies directly on one another becomes one: clip art
 * of a hundred paths is one picture, not a hundred.
 */
#pragma once

#include <stdbool.h>

#include "formats/sink.h"
#include "ink_in.h"
#include "svg_walk.h"

struct plen_svg_shapes;

struct plen_svg_shapes *plen_svg_shapes_create(struct plen_ink_in *in,
					       struct plen_reading *reading);
void plen_svg_shapes_destroy(struct plen_svg_shapes *shapes); /* what was not flushed is lost */

/* True for rect, circle, ellipse, line, polyline, polygon, path and text. */
bool plen_svg_shapes_is(const struct plen_svg_element *element);
/* Its style is taken as it is given, the node's own says no more. One that cannot be seen is left
 * out, one that makes no sense is counted. 0 or what the sink returned. */
int plen_svg_shapes_add(struct plen_svg_shapes *shapes, const struct plen_svg_element *element);
/* Everything so far becomes a picture. */
int plen_svg_shapes_flush(struct plen_svg_shapes *shapes);
