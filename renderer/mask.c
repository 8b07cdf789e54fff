/* SPDX-License-Identifier: MIT */
#include "mask.h"

#include <string.h>

void plen_mask_cache_init(struct plen_mask_cache *cache)
{
	memset(cache, 0, sizeof(*cache));
}

static void finish_mask(struct plen_mask *mask)
{
	if (mask->surface != NULL) {
		cairo_surface_destroy(mask->surface);
	}
}

void plen_mask_cache_finish(struct plen_mask_cache *cache)
{
	for (int i = 0; i < PLEN_MASKS_MAX; i++) {
		finish_mask(&cache->entries[i].mask);
	}
}

struct plen_mask *plen_mask_cache_get(struct plen_mask_cache *cache,
				      const struct plen_mask_key *key, bool *made)
{
	struct plen_mask_entry *oldest = &cache->entries[0];

	cache->clock++;
	for (int i = 0; i < PLEN_MASKS_MAX; i++) {
		struct plen_mask_entry *entry = &cache->entries[i];

		if (memcmp(&entry->key, key, sizeof(*key)) == 0) {
			entry->used = cache->clock;
			*made = false;
			return &entry->mask;
		}
		if (entry->used < oldest->used) {
			oldest = entry;
		}
	}

	finish_mask(&oldest->mask);
	*oldest = (struct plen_mask_entry){.key = *key, .used = cache->clock};
	*made = true;
	return &oldest->mask;
}

void plen_mask_paint(const struct plen_mask *mask, cairo_t *cr, int x, int y)
{
	if (mask->surface != NULL) {
		cairo_mask_surface(cr, mask->surface, x, y);
	}
}
