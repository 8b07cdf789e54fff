/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "rasters"
#include "importer/rasters.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"
#include "raster_cache.h"
#include "raster_client.h"

#define CACHE_BYTES ((size_t)64 << 20)
#define DEATHS_MAX 2

enum where {
	NOWHERE,   /* its bytes are wanted from the lesson */
	AT_HAND,   /* its bytes are here, for the thread */
	AT_HELPER, /* ... and were handed on */
	GIVEN_UP,
};

struct asset {
	uint32_t id;
	enum where where;
	uint8_t media;
	uint32_t size;
	uint8_t *bytes; /* AT_HAND */
	int deaths;     /* helpers lost by it, in a row */
};

struct result {
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
	/* Both, under the lock. */
	pthread_mutex_t lock;
	pthread_cond_t has_work, has_news;
	bool is_ending, is_busy;
	struct asset *assets;
	size_t asset_count, asset_capacity;
	struct plen_picture_key *wishes; /* the last first: what is in view now */
	size_t wish_count, wish_capacity;
	struct plen_picture_key granted; /* while busy */
	struct result *results;
	size_t result_count, result_capacity;
	void (*wake)(void *data);
	void *wake_data;
};

/* -- with the lock held -- */

static struct asset *find_asset(struct plen_rasters *rasters, uint32_t id)
{
	for (size_t i = 0; i < rasters->asset_count; i++) {
		if (rasters->assets[i].id == id) {
			return &rasters->assets[i];
		}
	}
	return NULL;
}

static void tell(struct plen_rasters *rasters)
{
	pthread_cond_broadcast(&rasters->has_news);
	if (rasters->wake != NULL) {
		rasters->wake(rasters->wake_data);
	}
}

static void push_result(struct plen_rasters *rasters, const struct plen_picture_key *key,
			uint32_t *pixels)
{
	rasters->results = plen_grow(rasters->results, rasters->result_count,
				     &rasters->result_capacity, sizeof(*rasters->results));
	rasters->results[rasters->result_count++] = (struct result){*key, pixels};
	tell(rasters);
}

static void push_wish(struct plen_rasters *rasters, const struct plen_picture_key *key)
{
	rasters->wishes = plen_grow(rasters->wishes, rasters->wish_count, &rasters->wish_capacity,
				    sizeof(*rasters->wishes));
	rasters->wishes[rasters->wish_count++] = *key;
}

/* The last wish that can be worked on; those of assets that are given up end here. */
static bool pop_wish(struct plen_rasters *rasters, struct plen_picture_key *key)
{
	for (size_t i = rasters->wish_count; i > 0; i--) {
		*key = rasters->wishes[i - 1];
		enum where where = find_asset(rasters, key->asset)->where;
		if (where == NOWHERE) {
			continue;
		}
		rasters->wish_count--;
		memmove(&rasters->wishes[i - 1], &rasters->wishes[i],
			(rasters->wish_count - (i - 1)) * sizeof(*rasters->wishes));
		if (where != GIVEN_UP) {
			return true;
		}
		push_result(rasters, key, NULL);
	}
	return false;
}

static void forget_bytes(struct asset *asset, enum where where)
{
	free(asset->bytes);
	asset->bytes = NULL;
	asset->where = where;
}

/* The helper is gone, and all that it had. */
static void note_death(struct plen_rasters *rasters, uint32_t id, int status)
{
	for (size_t i = 0; i < rasters->asset_count; i++) {
		if (rasters->assets[i].where == AT_HELPER) {
			rasters->assets[i].where = NOWHERE;
		}
	}

	struct asset *asset = find_asset(rasters, id);
	if (status != -ECANCELED && ++asset->deaths >= DEATHS_MAX) {
		plen_warn("picture %u is not shown any more: plenary-import cannot draw it", id);
		forget_bytes(asset, GIVEN_UP);
	}
}

/* -- the thread -- */

/* With the lock held, which it lets go meanwhile: the bytes stay, as the main thread only adds. */
static int hand_over(struct plen_rasters *rasters, uint32_t id)
{
	struct asset asset = *find_asset(rasters, id);

	if (asset.where == AT_HELPER && plen_raster_client_has(&rasters->client, id)) {
		return 0;
	}
	if (asset.where != AT_HAND) {
		find_asset(rasters, id)->where = NOWHERE; /* forgotten for others */
		return -EAGAIN;
	}
	pthread_mutex_unlock(&rasters->lock);
	int status =
		plen_raster_client_give(&rasters->client, id, asset.media, asset.bytes, asset.size);
	pthread_mutex_lock(&rasters->lock);
	if (status == 0) {
		forget_bytes(find_asset(rasters, id), AT_HELPER);
	}
	return status;
}

static int draw(struct plen_rasters *rasters, const struct plen_picture_key *key, uint32_t *pixels)
{
	int status = hand_over(rasters, key->asset);

	if (status < 0) {
		return status;
	}
	pthread_mutex_unlock(&rasters->lock);
	status = plen_raster_client_draw(&rasters->client, key, pixels);
	pthread_mutex_lock(&rasters->lock);
	return status;
}

static void grant(struct plen_rasters *rasters, const struct plen_picture_key *key)
{
	uint32_t *pixels = plen_calloc((size_t)key->w_px * key->h_px, sizeof(*pixels));
	int status = draw(rasters, key, pixels);

	if (status == 0) {
		find_asset(rasters, key->asset)->deaths = 0;
		push_result(rasters, key, pixels);
		return;
	}
	free(pixels);
	if (status == -EBADMSG) {
		push_result(rasters, key, NULL);
		return;
	}
	if (status != -EAGAIN) {
		note_death(rasters, key->asset, status);
	}
	push_wish(rasters, key);
	tell(rasters);
}

static void *run(void *data)
{
	struct plen_rasters *rasters = data;
	struct plen_picture_key key;

	pthread_mutex_lock(&rasters->lock);
	while (!rasters->is_ending) {
		if (pop_wish(rasters, &key)) {
			rasters->is_busy = true;
			rasters->granted = key;
			grant(rasters, &key);
			rasters->is_busy = false;
		} else {
			pthread_cond_broadcast(&rasters->has_news);
			pthread_cond_wait(&rasters->has_work, &rasters->lock);
		}
	}
	pthread_mutex_unlock(&rasters->lock);
	return NULL;
}

/* -- the main thread -- */

/* What is needed of the lesson, of which only the main thread may ask. */
static void supply(struct plen_rasters *rasters, struct asset *asset)
{
	const struct plen_lesson_asset *known =
		plen_lesson_asset(rasters->options.lesson, asset->id);
	uint8_t *bytes =
		known == NULL ? NULL : plen_lesson_asset_bytes(rasters->options.lesson, asset->id);

	if (bytes == NULL) {
		asset->where = GIVEN_UP;
		return;
	}
	asset->media = known->media;
	asset->size = known->size;
	asset->bytes = bytes;
	asset->where = AT_HAND;
}

static bool is_wished(const struct plen_rasters *rasters, uint32_t asset)
{
	for (size_t i = 0; i < rasters->wish_count; i++) {
		if (rasters->wishes[i].asset == asset) {
			return true;
		}
	}
	return false;
}

static void supply_all(struct plen_rasters *rasters)
{
	bool has_some = false;

	for (size_t i = 0; i < rasters->asset_count; i++) {
		struct asset *asset = &rasters->assets[i];
		if (asset->where == NOWHERE && is_wished(rasters, asset->id)) {
			supply(rasters, asset);
			has_some = true;
		}
	}
	if (has_some) {
		pthread_cond_signal(&rasters->has_work);
	}
}

/* With the lock held, which it lets go to tell of what came. */
static bool take_results(struct plen_rasters *rasters)
{
	struct result *results = rasters->results;
	size_t count = rasters->result_count;

	rasters->results = NULL;
	rasters->result_count = 0;
	rasters->result_capacity = 0;
	pthread_mutex_unlock(&rasters->lock);
	for (size_t i = 0; i < count; i++) {
		plen_raster_cache_put(&rasters->cache, &results[i].key, results[i].pixels);
	}
	for (size_t i = 0; i < count && rasters->options.came != NULL; i++) {
		rasters->options.came(rasters->options.data, &results[i].key);
	}
	free(results);
	pthread_mutex_lock(&rasters->lock);
	return count > 0;
}

bool plen_rasters_dispatch(struct plen_rasters *rasters)
{
	pthread_mutex_lock(&rasters->lock);
	supply_all(rasters);
	bool has_come = take_results(rasters);
	pthread_mutex_unlock(&rasters->lock);
	return has_come;
}

static void settle(void *data, bool wait)
{
	struct plen_rasters *rasters = data;

	/* Who waits draws a page that may take more than the cache, and needs all of it at once:
	 * what was looked at since the last time belongs to it. */
	if (wait) {
		rasters->cache.spared = rasters->settled + 1;
		rasters->settled = rasters->cache.now;
	}
	pthread_mutex_lock(&rasters->lock);
	supply_all(rasters);
	while (wait && (rasters->wish_count > 0 || rasters->is_busy)) {
		pthread_cond_wait(&rasters->has_news, &rasters->lock);
		supply_all(rasters);
	}
	take_results(rasters);
	pthread_mutex_unlock(&rasters->lock);
	rasters->cache.spared = UINT64_MAX;
}

static bool is_asked_for(const struct plen_rasters *rasters, const struct plen_picture_key *key)
{
	if (rasters->is_busy && memcmp(&rasters->granted, key, sizeof(*key)) == 0) {
		return true;
	}
	for (size_t i = 0; i < rasters->wish_count; i++) {
		if (memcmp(&rasters->wishes[i], key, sizeof(*key)) == 0) {
			return true;
		}
	}
	for (size_t i = 0; i < rasters->result_count; i++) {
		if (memcmp(&rasters->results[i].key, key, sizeof(*key)) == 0) {
			return true;
		}
	}
	return false;
}

/* With the lock held. False if it is known that nothing will come. */
static bool ask(struct plen_rasters *rasters, const struct plen_picture_key *key)
{
	struct asset *asset = find_asset(rasters, key->asset);

	if (asset == NULL) {
		rasters->assets = plen_grow(rasters->assets, rasters->asset_count,
					    &rasters->asset_capacity, sizeof(*rasters->assets));
		asset = &rasters->assets[rasters->asset_count++];
		*asset = (struct asset){.id = key->asset, .where = NOWHERE};
	}
	if (asset->where == GIVEN_UP) {
		return false;
	}
	if (!is_asked_for(rasters, key)) {
		push_wish(rasters, key);
		pthread_cond_signal(&rasters->has_work);
		if (asset->where == NOWHERE) {
			tell(rasters);
		}
	}
	return true;
}

static const uint32_t *pixels(void *data, const struct plen_picture_key *key, bool *failed)
{
	struct plen_rasters *rasters = data;
	const uint32_t *found = NULL;

	*failed = false;
	if (plen_raster_cache_find(&rasters->cache, key, &found)) {
		*failed = found == NULL;
		return found;
	}
	pthread_mutex_lock(&rasters->lock);
	*failed = !ask(rasters, key);
	pthread_mutex_unlock(&rasters->lock);
	return NULL;
}

struct plen_picture_source plen_rasters_source(struct plen_rasters *rasters)
{
	return (struct plen_picture_source){.pixels = pixels, .settle = settle, .data = rasters};
}

void plen_rasters_set_wake(struct plen_rasters *rasters, void (*wake)(void *data), void *data)
{
	pthread_mutex_lock(&rasters->lock);
	rasters->wake = wake;
	rasters->wake_data = data;
	pthread_mutex_unlock(&rasters->lock);
}

/* Signals are for the main thread. */
static void start_thread(struct plen_rasters *rasters)
{
	sigset_t all;
	sigset_t before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	if (pthread_create(&rasters->thread, NULL, run, rasters) != 0) {
		plen_error("cannot start a thread");
		abort();
	}
	pthread_sigmask(SIG_SETMASK, &before, NULL);
}

struct plen_rasters *plen_rasters_create(const struct plen_rasters_options *options)
{
	struct plen_rasters *rasters = plen_calloc(1, sizeof(*rasters));

	rasters->options = *options;
	rasters->cancel_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	pthread_mutex_init(&rasters->lock, NULL);
	pthread_cond_init(&rasters->has_work, NULL);
	pthread_cond_init(&rasters->has_news, NULL);
	plen_raster_cache_init(&rasters->cache, CACHE_BYTES);
	plen_raster_client_init(&rasters->client, rasters->cancel_fd, options->answer_limit_us);
	start_thread(rasters);
	return rasters;
}

static void end_thread(struct plen_rasters *rasters)
{
	pthread_mutex_lock(&rasters->lock);
	rasters->is_ending = true;
	pthread_cond_signal(&rasters->has_work);
	pthread_mutex_unlock(&rasters->lock);
	eventfd_write(rasters->cancel_fd, 1);
	pthread_join(rasters->thread, NULL);
}

void plen_rasters_destroy(struct plen_rasters *rasters)
{
	if (rasters == NULL) {
		return;
	}
	end_thread(rasters);
	plen_raster_client_finish(&rasters->client);
	plen_raster_cache_finish(&rasters->cache);
	for (size_t i = 0; i < rasters->asset_count; i++) {
		free(rasters->assets[i].bytes);
	}
	for (size_t i = 0; i < rasters->result_count; i++) {
		free(rasters->results[i].pixels);
	}
	free(rasters->assets);
	free(rasters->wishes);
	free(rasters->results);
	pthread_cond_destroy(&rasters->has_work);
	pthread_cond_destroy(&rasters->has_news);
	pthread_mutex_destroy(&rasters->lock);
	if (rasters->cancel_fd >= 0) {
		close(rasters->cancel_fd);
	}
	free(rasters);
}
