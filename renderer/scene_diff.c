/* SPDX-License-Identifier: MIT */
#include "scene_diff.h"

#include <stdbool.h>
#include <string.h>

static bool is_same(const struct plen_scene_items *before, uint32_t b,
		    const struct plen_scene_items *after, uint32_t a)
{
	return memcmp(&before->items[b], &after->items[a], sizeof(before->items[b])) == 0;
}

/* With equal numbers most scenes differ in a few items at the same places. */
static void diff_in_place(const struct plen_scene_items *before,
			  const struct plen_scene_items *after, struct plen_damage *damage)
{
	for (uint32_t i = 0; i < after->count; i++) {
		if (!is_same(before, i, after, i)) {
			plen_damage_add(damage, before->extents[i]);
			plen_damage_add(damage, after->extents[i]);
		}
	}
}

static void add_range(const struct plen_scene_items *items, uint32_t from, uint32_t to,
		      struct plen_damage *damage)
{
	for (uint32_t i = from; i < to; i++) {
		plen_damage_add(damage, items->extents[i]);
	}
}

void plen_scene_diff_items(const struct plen_scene_items *before,
			   const struct plen_scene_items *after, struct plen_damage *damage)
{
	uint32_t fewer = before->count < after->count ? before->count : after->count;
	uint32_t head = 0, tail = 0;

	if (before->count == after->count) {
		diff_in_place(before, after, damage);
		return;
	}
	while (head < fewer && is_same(before, head, after, head)) {
		head++;
	}
	while (tail < fewer - head &&
	       is_same(before, before->count - 1 - tail, after, after->count - 1 - tail)) {
		tail++;
	}
	add_range(before, head, before->count - tail, damage);
	add_range(after, head, after->count - tail, damage);
}
