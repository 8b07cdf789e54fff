/* SPDX-License-Identifier: MIT
 *
 * What differs between two scenes, as damage. Items are compared as bytes; a press of one key in
 * one band costs that band's cell and nothing else.
 */
#pragma once

#include "common/scene.h"
#include "damage.h"

/* Extents are those of the items, in order. */
struct plen_scene_items {
	const struct plen_scene_item *items;
	const struct plen_px_rect *extents;
	uint32_t count;
};

void plen_scene_diff_items(const struct plen_scene_items *before,
			   const struct plen_scene_items *after, struct plen_damage *damage);
