/* SPDX-License-Identifier: MIT
 *
 * Damage: the rectangles of the frame that must be drawn anew. A short list rather than one
 * bounding box, so that two pens at the two ends of a wall cost two small rectangles. Rectangles
 * that nearly touch are merged, and the list never grows beyond its array: what is added is always
 * covered afterwards, at worst by more than was asked for.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"

#define PLEN_DAMAGE_MAX 96

struct plen_damage {
	uint32_t count;
	struct plen_px_rect limits; /* nothing outside is kept: the frame */
	struct plen_px_rect rects[PLEN_DAMAGE_MAX];
};

/* Empties the list. */
void plen_damage_init(struct plen_damage *damage, int width_px, int height_px);
void plen_damage_clear(struct plen_damage *damage);
void plen_damage_add(struct plen_damage *damage, struct plen_px_rect rect);
void plen_damage_add_all(struct plen_damage *damage);
bool plen_damage_is_empty(const struct plen_damage *damage);
/* Pixels covered, counted once for each rectangle. */
uint64_t plen_damage_area_px(const struct plen_damage *damage);
/* Moves rectangles of some `area_px` pixels at most to `part`, which is emptied first: small ones
 * before large ones, and of one that is too large the upper rows. Takes a row at least. */
void plen_damage_take(struct plen_damage *damage, uint64_t area_px, struct plen_damage *part);
