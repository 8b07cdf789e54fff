/* SPDX-License-Identifier: MIT
 *
 * Icons: drawn by us as SVG in assets/icons, built into the program, rendered once for each size.
 */
#pragma once

#include <stddef.h>

#include "common/scene.h"
#include "mask.h"

/* Generated at build time from assets/icons, in the order of enum plen_icon. */
struct plen_icon_source {
	const char *name;
	const unsigned char *svg;
	size_t size;
};

extern const struct plen_icon_source plen_icon_sources[PLEN_ICON_COUNT];

/* The icon as a mask of size_px square; without a surface if it cannot be rendered. */
const struct plen_mask *plen_icon_mask(struct plen_mask_cache *cache, enum plen_icon icon,
				       int size_px);
