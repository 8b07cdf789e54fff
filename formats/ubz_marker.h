/* SPDX-License-Identifier: MIT
 *
 * Translucent strokes of OpenBoard. It keeps one as polygons that lie beside each other like tiles,
 * in any order and in several groups, so that none is seen through another. Ink has round ends, so
 * its parts must become one line again: where two overlap, they would be darker.
 */
#pragma once

#include "ribbon.h"
#include "svg_page.h"

struct plen_ubz_marker;

struct plen_ubz_marker *plen_ubz_marker_create(struct plen_svg_page *page);
void plen_ubz_marker_destroy(struct plen_ubz_marker *marker); /* NULL is fine */

/* Of one stroke: a part of it, page um, whose points it takes; or an outline that is no ribbon. */
void plen_ubz_marker_add(struct plen_ubz_marker *marker, struct plen_ribbon *part, uint32_t rgba);
void plen_ubz_marker_add_scrap(struct plen_ubz_marker *marker,
			       const struct plen_svg_element *element);
/* Draws what was added. 0, or what the sink returned. */
int plen_ubz_marker_draw(struct plen_ubz_marker *marker);
