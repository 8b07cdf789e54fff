/* SPDX-License-Identifier: MIT
 *
 * The tiles that are kept: a hash table and the order of last use. A tile without ink has no
 * pixels and costs next to nothing, so an empty board holds no memory.
 *
 * Invariants: each key at most once; every tile is in exactly one hash chain and in the order of
 * use; `bytes` is the sum of the tiles' pixels.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/geometry.h"
#include "common/ink.h"

#define PLEN_TILE_PX 256
#define PLEN_TILE_BYTES (PLEN_TILE_PX * PLEN_TILE_PX * 4)

/* Tile x, y shows the page pixels [x * 256, (x + 1) * 256), and so for y. */
struct plen_tile_key {
	uint32_t page;
	uint32_t scale_ppm;
	int32_t x, y;
	enum plen_theme theme;
};

struct plen_tile_job;

struct plen_tile {
	struct plen_tile_key key;
	uint32_t *pixels;          /* 256 x 256, opaque; NULL = nothing but paper */
	bool is_drawn;             /* else it is not known what there is, and `pixels` is NULL */
	struct plen_px_rect stale; /* within the tile: shows what was, not what is */
	struct plen_px_rect lacks; /* new ink on top is missing here */
	uint64_t tick;             /* what was written until then is there, but for `stale` */
	bool has_pictures;
	uint32_t waiting;          /* pictures in it that lack their pixels ... */
	uint64_t asked;            /* ... and when they were last asked for */
	struct plen_tile_job *job; /* out to draw what was stale or lacking before; borrowed */
	uint64_t used;             /* the round in which it was last wanted */
	struct plen_tile *chain;
	struct plen_tile *newer, *older;
};

#define PLEN_TILE_BUCKETS 1024

struct plen_tile_cache {
	struct plen_tile *buckets[PLEN_TILE_BUCKETS];
	struct plen_tile *newest, *oldest;
	size_t count, bytes;
	uint64_t round; /* tiles used in the present round are never dropped */
};

void plen_tile_cache_init(struct plen_tile_cache *cache);
/* Drops every tile. */
void plen_tile_cache_clear(struct plen_tile_cache *cache);

/* NULL if there is none. Counts as a use. */
struct plen_tile *plen_tile_cache_find(struct plen_tile_cache *cache,
				       const struct plen_tile_key *key);
/* The same, but does not count. */
struct plen_tile *plen_tile_cache_peek(const struct plen_tile_cache *cache,
				       const struct plen_tile_key *key);
/* A new tile, without pixels; there must be none of this key. */
struct plen_tile *plen_tile_cache_add(struct plen_tile_cache *cache,
				      const struct plen_tile_key *key);
/* Gives or takes the tile's pixels; given ones are not initialised. */
void plen_tile_cache_set_inked(struct plen_tile_cache *cache, struct plen_tile *tile, bool inked);
/* Exchanges the tile's pixels, which may be none, for *pixels, which are not. */
void plen_tile_cache_exchange(struct plen_tile_cache *cache, struct plen_tile *tile,
			      uint32_t **pixels);

/* Drops the tiles used longest ago until both limits are kept, but none of this round. */
void plen_tile_cache_trim(struct plen_tile_cache *cache, size_t bytes_max, size_t count_max);
