/* SPDX-License-Identifier: MIT */
#include "raster_cache.h"

#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

#define ENTRIES_MAX 4096
/* With what nobody has looked at, the cache is so many times as large. */
#define UNSEEN_TIMES 3

void plen_raster_cache_init(struct plen_raster_cache *cache, size_t bytes_max)
{
	*cache = (struct plen_raster_cache){.bytes_max = bytes_max, .spared = UINT64_MAX};
}

void plen_raster_cache_finish(struct plen_raster_cache *cache)
{
	for (size_t i = 0; i < cache->count; i++) {
		free(cache->entries[i].pixels);
	}
	free(cache->entries);
}

static size_t bytes_of(const struct plen_raster_entry *entry)
{
	return entry->pixels != NULL ? (size_t)entry->key.w_px * entry->key.h_px * 4 : 0;
}

static void drop(struct plen_raster_cache *cache, size_t index)
{
	cache->bytes -= bytes_of(&cache->entries[index]);
	free(cache->entries[index].pixels);
	cache->entries[index] = cache->entries[--cache->count];
}

/* False if there is nothing that somebody has looked at and that is not spared. */
static bool drop_one(struct plen_raster_cache *cache)
{
	size_t oldest = cache->count;

	for (size_t i = 0; i < cache->count; i++) {
		uint64_t seen = cache->entries[i].seen;
		if (seen != 0 && seen < cache->spared &&
		    (oldest == cache->count || seen < cache->entries[oldest].seen)) {
			oldest = i;
		}
	}
	if (oldest == cache->count) {
		return false;
	}
	drop(cache, oldest);
	return true;
}

static bool is_crowded(const struct plen_raster_cache *cache)
{
	return cache->spared == UINT64_MAX &&
	       (cache->bytes > UNSEEN_TIMES * cache->bytes_max || cache->count >= ENTRIES_MAX);
}

/* Of what nobody has looked at, the first that came. */
static bool drop_unseen(struct plen_raster_cache *cache)
{
	size_t first = cache->count;

	for (size_t i = 0; i < cache->count && is_crowded(cache); i++) {
		if (cache->entries[i].seen == 0 &&
		    (first == cache->count ||
		     cache->entries[i].came < cache->entries[first].came)) {
			first = i;
		}
	}
	if (first == cache->count) {
		return false;
	}
	drop(cache, first);
	return true;
}

static struct plen_raster_entry *find(struct plen_raster_cache *cache,
				      const struct plen_picture_key *key)
{
	for (size_t i = 0; i < cache->count; i++) {
		if (memcmp(&cache->entries[i].key, key, sizeof(*key)) == 0) {
			return &cache->entries[i];
		}
	}
	return NULL;
}

void plen_raster_cache_put(struct plen_raster_cache *cache, const struct plen_picture_key *key,
			   uint32_t *pixels)
{
	struct plen_raster_entry entry = {.key = *key, .pixels = pixels, .came = ++cache->puts};
	struct plen_raster_entry *known = find(cache, key);

	if (known != NULL) {
		drop(cache, (size_t)(known - cache->entries));
	}
	while ((cache->bytes + bytes_of(&entry) > cache->bytes_max ||
		cache->count >= ENTRIES_MAX) &&
	       (drop_one(cache) || drop_unseen(cache))) {
	}
	cache->entries =
		plen_grow(cache->entries, cache->count, &cache->capacity, sizeof(*cache->entries));
	cache->entries[cache->count++] = entry;
	cache->bytes += bytes_of(&entry);
}

bool plen_raster_cache_find(struct plen_raster_cache *cache, const struct plen_picture_key *key,
			    const uint32_t **pixels)
{
	struct plen_raster_entry *entry = find(cache, key);

	if (entry == NULL) {
		return false;
	}
	entry->seen = ++cache->now;
	*pixels = entry->pixels;
	return true;
}
