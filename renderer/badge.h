/* SPDX-License-Identifier: MIT
 *
 * The shapes of groups: circle, triangle, square, diamond, hexagon, star. With the colour and the
 * number they say whose a thing is; each alone is enough.
 */
#pragma once

#include <cairo.h>

/* Fills the shape of `group` (from 1) with the source colour into a square of `side`, centred at
 * x, y. Shapes are sized to look equally large, some reach a little beyond the square. */
void plen_badge_fill(cairo_t *cr, unsigned group, double x, double y, double side);

/* How far below the centre a numeral looks centred on the shape, as a share of the side. */
double plen_badge_numeral_drop(unsigned group);
