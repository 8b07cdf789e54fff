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

/* -- entries, which are looked for at each frame -- */

static uint32_t *bucket_of(struct plen_raster_cache *cache, const struct plen_picture_key *key)
{
	const uint32_t parts[] = {key->asset, key->part, key->whole_w_px, key->x_px, key->y_px};
	uint64_t hash = 0;

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		hash = (hash ^ parts[i]) * UINT64_C(0x9e3779b97f4a7c15);
		hash ^= hash >> 32;
	}
	return &cache->buckets[hash & (PLEN_RASTER_CACHE_BUCKETS - 1)];
}

static void link_in(struct plen_raster_cache *cache, size_t index)
{
	uint32_t *first = bucket_of(cache, &cache->entries[index].key);

	cache->entries[index].next = *first;
	*first = (uint32_t)index + 1;
}

static void link_out(struct plen_raster_cache *cache, size_t index)
{
	uint32_t *place = bucket_of(cache, &cache->entries[index].key);

	while (*place != index + 1) {
		place = &cache->entries[*place - 1].next;
	}
	*place = cache->entries[index].next;
}

static struct plen_raster_entry *find(struct plen_raster_cache *cache,
				      const struct plen_picture_key *key)
{
	for (uint32_t at = *bucket_of(cache, key); at != 0; at = cache->entries[at - 1].next) {
		if (memcmp(&cache->entries[at - 1].key, key, sizeof(*key)) == 0) {
			return &cache->entries[at - 1];
		}
	}
	return NULL;
}

static size_t bytes_of(const struct plen_raster_entry *entry)
{
	return entry->pixels != NULL ? (size_t)entry->key.w_px * entry->key.h_px * 4 : 0;
}

static void add(struct plen_raster_cache *cache, const struct plen_raster_entry *entry)
{
	cache->entries =
		plen_grow(cache->entries, cache->count, &cache->capacity, sizeof(*cache->entries));
	cache->entries[cache->count] = *entry;
	cache->bytes += bytes_of(entry);
	link_in(cache, cache->count++);
}

/* The last takes its place. */
static void drop(struct plen_raster_cache *cache, size_t index)
{
	size_t last = cache->count - 1;

	cache->bytes -= bytes_of(&cache->entries[index]);
	free(cache->entries[index].pixels);
	link_out(cache, index);
	if (index != last) {
		link_out(cache, last);
		cache->entries[index] = cache->entries[last];
		link_in(cache, index);
	}
	cache->count--;
}

/* -- what goes -- */

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

/* -- from outside -- */

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
	add(cache, &entry);
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
