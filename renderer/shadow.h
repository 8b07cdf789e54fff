/* SPDX-License-Identifier: MIT
 *
 * The soft shadow of a rounded box: one corner is made and kept, the rest is its mirror images and
 * its last row and column repeated, so that a shadow of any size costs the same few hundred bytes.
 */
#pragma once

#include <cairo.h>

#include "common/geometry.h"
#include "mask.h"

struct plen_shadow {
	struct plen_px_rect box; /* of what casts it */
	double radius_px;
	double reach_px; /* how far it fades beyond the box */
};

/* Paints the shadow in the source colour, under the box as well. */
void plen_shadow_paint(struct plen_mask_cache *cache, cairo_t *cr,
		       const struct plen_shadow *shadow);
