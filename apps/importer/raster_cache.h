/* SPDX-License-Identifier: MIT
 *
 * A raster cache: pixels by key, and what is known to have none. When it is full, that goes which
 * was looked at longest ago. What nobody has looked at yet stays, as somebody has asked for it,
 * until there is so much of it that they must have gone on.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "renderer/pictures.h"

struct plen_raster_entry {
	struct plen_picture_key key;
	uint32_t *pixels; /* NULL: never will be */
	uint64_t seen;    /* when it was last looked at; 0 = never */
	uint64_t came;    /* when it was put, as puts are counted */
	uint32_t next;    /* in its bucket: the place of another, from 1; 0 = none */
};

#define PLEN_RASTER_CACHE_BUCKETS 4096 /* a power of two */

struct plen_raster_cache {
	struct plen_raster_entry *entries;
	uint32_t buckets[PLEN_RASTER_CACHE_BUCKETS]; /* the place of the first, from 1 */
	size_t count, capacity, bytes, bytes_max;
	uint64_t now; /* counts looks */
	uint64_t puts;
	/* What was looked at since then stays, and all that was not; UINT64_MAX = nothing more. */
	uint64_t spared;
};

void plen_raster_cache_init(struct plen_raster_cache *cache, size_t bytes_max);
void plen_raster_cache_finish(struct plen_raster_cache *cache);

/* Takes the pixels, which come from malloc; NULL for what has none. Others may go. */
void plen_raster_cache_put(struct plen_raster_cache *cache, const struct plen_picture_key *key,
			   uint32_t *pixels);
/* True if it is known: *pixels are valid until the next put, NULL for what has none. */
bool plen_raster_cache_find(struct plen_raster_cache *cache, const struct plen_picture_key *key,
			    const uint32_t **pixels);
