/* SPDX-License-Identifier: MIT
 *
 * Masks: small coverage images (a word, an icon, the corner of a shadow) that are made once and
 * then painted in any colour. A fixed number is kept; the one used longest ago makes room.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <cairo.h>

#include "common/scene.h"

enum plen_mask_kind {
	PLEN_MASK_NONE,
	PLEN_MASK_TEXT,
	PLEN_MASK_ICON,
	PLEN_MASK_SHADOW,
};

/* Compared as bytes: members that a kind does not need are zero. */
struct plen_mask_key {
	uint32_t kind;
	int32_t size_px;
	int32_t a, b; /* what they say depends on the kind */
	char text[PLEN_SCENE_TEXT_MAX];
};

struct plen_mask {
	cairo_surface_t *surface; /* A8; NULL = nothing to paint */
	/* The text's box within the surface, and the height at which it looks centred. */
	double x_px, width_px, middle_px;
};

#define PLEN_MASKS_MAX 128

struct plen_mask_entry {
	struct plen_mask_key key;
	struct plen_mask mask;
	uint64_t used;
};

struct plen_mask_cache {
	uint64_t clock;
	struct plen_mask_entry entries[PLEN_MASKS_MAX];
};

void plen_mask_cache_init(struct plen_mask_cache *cache);
void plen_mask_cache_finish(struct plen_mask_cache *cache);

/* The mask of `key`, or an empty one to be filled (*made = true). Stays until the next call. */
struct plen_mask *plen_mask_cache_get(struct plen_mask_cache *cache,
				      const struct plen_mask_key *key, bool *made);

/* Paints the mask in the source colour, its surface's corner at whole pixel x, y. */
void plen_mask_paint(const struct plen_mask *mask, cairo_t *cr, int x, int y);
