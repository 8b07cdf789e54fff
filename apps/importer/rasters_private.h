/* SPDX-License-Identifier: MIT
 *
 * What the two sides of the rasters share: the main thread, which knows the lesson and what
 * somebody looks at, and the thread that talks to the helper.
 */
#pragma once

#include <pthread.h>

#include "importer/rasters.h"
#include "raster_blame.h"
#include "raster_cache.h"
#include "raster_client.h"
#include "raster_wishes.h"

enum plen_rasters_where {
	PLEN_RASTERS_NOWHERE,   /* its bytes are wanted from the lesson */
	PLEN_RASTERS_UNREAD,    /* ... which could not give them now; until `retry_us` */
	PLEN_RASTERS_AT_HAND,   /* its bytes are here, for the thread */
	PLEN_RASTERS_AT_HELPER, /* ... and were handed on */
	PLEN_RASTERS_GIVEN_UP,
};

struct plen_rasters_asset {
	uint32_t id;
	enum plen_rasters_where where;
	uint8_t media;
	uint32_t size;
	uint8_t *bytes;   /* AT_HAND */
	unsigned unread;  /* how often in a row the lesson could not give them */
	int64_t retry_us; /* UNREAD */
};

struct plen_rasters_result {
	struct plen_picture_key key;
	uint32_t *pixels; /* NULL: never will be */
};

struct plen_rasters {
	struct plen_rasters_options options;
	pthread_t thread;
	int cancel_fd;
	/* Main thread. */
	struct plen_raster_cache cache;
	uint64_t settled; /* when it was waited for last, as the cache counts */
	/* The thread's. */
	struct plen_raster_client client;
	int64_t pause_until_us;
	/* Both, under the lock. */
	pthread_mutex_t lock;
	pthread_cond_t has_work, has_news;
	bool is_ending, is_busy;
	struct plen_raster_blame blame;
	int failed_starts;                 /* in a row */
	struct plen_rasters_asset *assets; /* by id */
	size_t asset_count, asset_capacity;
	struct plen_raster_wishes wishes; /* the last first: what is in view now */
	struct plen_picture_key granted;  /* while busy */
	struct plen_rasters_result *results;
	size_t result_count, result_capacity;
	void (*wake)(void *data);
	void *wake_data;
};

/* With the lock held. */

/* NULL if nobody has asked for it. */
struct plen_rasters_asset *plen_rasters_find(struct plen_rasters *rasters, uint32_t id);
/* It is `where` now, and not here. */
void plen_rasters_forget_bytes(struct plen_rasters_asset *asset, enum plen_rasters_where where);
/* Takes the pixels; NULL = never will be. */
void plen_rasters_push(struct plen_rasters *rasters, const struct plen_picture_key *key,
		       uint32_t *pixels);
/* The main thread has something to do. */
void plen_rasters_tell(struct plen_rasters *rasters);

/* The thread, whose `data` is the rasters. */
void *plen_rasters_run(void *data);
