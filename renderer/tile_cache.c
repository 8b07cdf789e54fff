/* SPDX-License-Identifier: MIT */
#include "tile_cache.h"

#include <assert.h>
#include <stdlib.h>

#include "common/mem.h"

void plen_tile_cache_init(struct plen_tile_cache *cache)
{
	*cache = (struct plen_tile_cache){0};
}

static size_t bucket_at(const struct plen_tile_key *key)
{
	uint32_t hash = key->page * 0x9e3779b1u;

	hash = (hash ^ key->scale_ppm) * 0x85ebca6bu;
	hash = (hash ^ (uint32_t)key->x) * 0xc2b2ae35u;
	hash = (hash ^ (uint32_t)key->y) * 0x27d4eb2fu;
	return (hash >> 16) % PLEN_TILE_BUCKETS;
}

static bool is_same(const struct plen_tile_key *a, const struct plen_tile_key *b)
{
	return a->page == b->page && a->scale_ppm == b->scale_ppm && a->x == b->x && a->y == b->y &&
	       a->theme == b->theme;
}

static void unlink_use(struct plen_tile_cache *cache, struct plen_tile *tile)
{
	*(tile->newer != NULL ? &tile->newer->older : &cache->newest) = tile->older;
	*(tile->older != NULL ? &tile->older->newer : &cache->oldest) = tile->newer;
}

static void link_newest(struct plen_tile_cache *cache, struct plen_tile *tile)
{
	tile->newer = NULL;
	tile->older = cache->newest;
	*(tile->older != NULL ? &tile->older->newer : &cache->oldest) = tile;
	cache->newest = tile;
	tile->used = cache->round;
}

static void drop(struct plen_tile_cache *cache, struct plen_tile *tile)
{
	struct plen_tile **link = &cache->buckets[bucket_at(&tile->key)];

	while (*link != tile) {
		assert(*link != NULL);
		link = &(*link)->chain;
	}
	*link = tile->chain;
	unlink_use(cache, tile);
	plen_tile_cache_set_inked(cache, tile, false);
	free(tile);
	cache->count--;
}

void plen_tile_cache_clear(struct plen_tile_cache *cache)
{
	while (cache->newest != NULL) {
		drop(cache, cache->newest);
	}
	assert(cache->count == 0 && cache->bytes == 0);
}

struct plen_tile *plen_tile_cache_peek(const struct plen_tile_cache *cache,
				       const struct plen_tile_key *key)
{
	struct plen_tile *tile = cache->buckets[bucket_at(key)];

	while (tile != NULL && !is_same(&tile->key, key)) {
		tile = tile->chain;
	}
	return tile;
}

struct plen_tile *plen_tile_cache_find(struct plen_tile_cache *cache,
				       const struct plen_tile_key *key)
{
	struct plen_tile *tile = plen_tile_cache_peek(cache, key);

	if (tile != NULL && tile != cache->newest) {
		unlink_use(cache, tile);
		link_newest(cache, tile);
	} else if (tile != NULL) {
		tile->used = cache->round;
	}
	return tile;
}

struct plen_tile *plen_tile_cache_add(struct plen_tile_cache *cache,
				      const struct plen_tile_key *key)
{
	assert(plen_tile_cache_peek(cache, key) == NULL);

	struct plen_tile **bucket = &cache->buckets[bucket_at(key)];
	struct plen_tile *tile = plen_calloc(1, sizeof(*tile));

	tile->key = *key;
	tile->chain = *bucket;
	*bucket = tile;
	link_newest(cache, tile);
	cache->count++;
	return tile;
}

void plen_tile_cache_set_inked(struct plen_tile_cache *cache, struct plen_tile *tile, bool inked)
{
	if (inked == (tile->pixels != NULL)) {
		return;
	}
	if (inked) {
		tile->pixels = plen_realloc(NULL, 1, PLEN_TILE_BYTES);
		cache->bytes += PLEN_TILE_BYTES;
	} else {
		free(tile->pixels);
		tile->pixels = NULL;
		cache->bytes -= PLEN_TILE_BYTES;
	}
}

void plen_tile_cache_exchange(struct plen_tile_cache *cache, struct plen_tile *tile,
			      uint32_t **pixels)
{
	uint32_t *old = tile->pixels;

	cache->bytes += old == NULL ? PLEN_TILE_BYTES : 0;
	tile->pixels = *pixels;
	*pixels = old;
}

void plen_tile_cache_trim(struct plen_tile_cache *cache, size_t bytes_max, size_t count_max)
{
	while (cache->oldest != NULL && cache->oldest->used != cache->round &&
	       (cache->bytes > bytes_max || cache->count > count_max)) {
		drop(cache, cache->oldest);
	}
}
