/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "rasters"
#include "importer/rasters.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"
#include "common/thread.h"
#include "rasters_private.h"

#define CACHE_BYTES ((size_t)64 << 20)
#define IDLE_LIMIT_US (30 * INT64_C(1000000))
#define PAUSE_US INT64_C(1000000)
/* After so many in a row, whoever waits for pixels is told that there are none. */
#define FAILED_STARTS_MAX 10
/* Nor for a file that cannot be read; each pause is twice the last one, but for the last of these.
 */
#define UNREAD_MAX 4

/* -- with the lock held -- */

/* Where it is, or would be, among the assets. */
static size_t place_of(const struct plen_rasters *rasters, uint32_t id)
{
	size_t from = 0, to = rasters->asset_count;

	while (from < to) {
		size_t middle = (from + to) / 2;
		if (rasters->assets[middle].id < id) {
			from = middle + 1;
		} else {
			to = middle;
		}
	}
	return from;
}

struct plen_rasters_asset *plen_rasters_find(struct plen_rasters *rasters, uint32_t id)
{
	size_t place = place_of(rasters, id);

	return place < rasters->asset_count && rasters->assets[place].id == id
		       ? &rasters->assets[place]
		       : NULL;
}

void plen_rasters_forget_bytes(struct plen_rasters_asset *asset, enum plen_rasters_where where)
{
	free(asset->bytes);
	asset->bytes = NULL;
	asset->where = where;
}

void plen_rasters_tell(struct plen_rasters *rasters)
{
	pthread_cond_broadcast(&rasters->has_news);
	if (rasters->wake != NULL) {
		rasters->wake(rasters->wake_data);
	}
}

void plen_rasters_push(struct plen_rasters *rasters, const struct plen_picture_key *key,
		       uint32_t *pixels)
{
	rasters->results = plen_grow(rasters->results, rasters->result_count,
				     &rasters->result_capacity, sizeof(*rasters->results));
	rasters->results[rasters->result_count++] = (struct plen_rasters_result){*key, pixels};
	plen_rasters_tell(rasters);
}

/* -- the main thread -- */

/* A disk or a server may be away for a moment. */
static void put_off(struct plen_rasters *rasters, struct plen_rasters_asset *asset)
{
	if (asset->unread == 0) {
		plen_warn("picture %u has to wait: it cannot be read from the lesson now",
			  asset->id);
	}
	asset->where = PLEN_RASTERS_UNREAD;
	asset->retry_us = plen_clock_monotonic_us() + (rasters->options.pause_us << asset->unread);
	asset->unread += asset->unread < UNREAD_MAX;
}

/* What is needed of the lesson, of which only the main thread may ask. */
static void supply(struct plen_rasters *rasters, struct plen_rasters_asset *asset)
{
	const struct plen_lesson_asset *known =
		plen_lesson_asset(rasters->options.lesson, asset->id);
	uint8_t *bytes =
		known == NULL ? NULL : plen_lesson_asset_bytes(rasters->options.lesson, asset->id);

	if (known == NULL) {
		asset->where = PLEN_RASTERS_GIVEN_UP;
		return;
	}
	if (bytes == NULL) {
		put_off(rasters, asset);
		return;
	}
	asset->unread = 0;
	asset->media = known->media;
	asset->size = known->size;
	asset->bytes = bytes;
	asset->where = PLEN_RASTERS_AT_HAND;
}

static bool is_needed(const struct plen_rasters *rasters, uint32_t asset)
{
	return plen_raster_wishes_concern(&rasters->wishes, asset) ||
	       (rasters->is_busy && rasters->granted.asset == asset);
}

static void take_back(struct plen_rasters *rasters)
{
	for (size_t i = 0; i < rasters->asset_count; i++) {
		struct plen_rasters_asset *asset = &rasters->assets[i];
		if (asset->where == PLEN_RASTERS_AT_HAND && !is_needed(rasters, asset->id)) {
			plen_rasters_forget_bytes(asset, PLEN_RASTERS_NOWHERE);
		}
	}
}

/* True if it was not there. */
static bool supply_one(struct plen_rasters *rasters, uint32_t id)
{
	struct plen_rasters_asset *asset = plen_rasters_find(rasters, id);

	if (asset->where != PLEN_RASTERS_NOWHERE) {
		return false;
	}
	supply(rasters, asset);
	return true;
}

/* And takes back what is of no use any more. */
static void supply_all(struct plen_rasters *rasters)
{
	bool has_some = rasters->is_busy && supply_one(rasters, rasters->granted.asset);

	take_back(rasters);
	for (size_t i = 0; i < rasters->wishes.count; i++) {
		has_some = supply_one(rasters, rasters->wishes.keys[i].asset) || has_some;
	}
	if (has_some) {
		pthread_cond_signal(&rasters->has_work);
	}
}

/* With the lock held, which it lets go to tell of what came. */
static bool take_results(struct plen_rasters *rasters)
{
	struct plen_rasters_result *results = rasters->results;
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

static bool has_readable_wish(struct plen_rasters *rasters)
{
	for (size_t i = 0; i < rasters->wishes.count; i++) {
		if (plen_rasters_find(rasters, rasters->wishes.keys[i].asset)->unread <
		    UNREAD_MAX) {
			return true;
		}
	}
	return false;
}

/* True while something may come of what was wished for. */
static bool may_come(struct plen_rasters *rasters)
{
	return rasters->is_busy ||
	       (rasters->failed_starts < FAILED_STARTS_MAX && has_readable_wish(rasters));
}

static void end_wishes(struct plen_rasters *rasters)
{
	while (rasters->wishes.count > 0) {
		struct plen_picture_key key = rasters->wishes.keys[0];

		plen_raster_wishes_drop(&rasters->wishes, 0);
		plen_rasters_push(rasters, &key, NULL);
	}
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
	while (wait && may_come(rasters)) {
		pthread_cond_wait(&rasters->has_news, &rasters->lock);
		supply_all(rasters);
	}
	if (wait && rasters->wishes.count > 0) {
		end_wishes(rasters);
		rasters->failed_starts = 0;
	}
	take_results(rasters);
	pthread_mutex_unlock(&rasters->lock);
	rasters->cache.spared = UINT64_MAX;
}

/* On its way, or here already. */
static bool is_coming(const struct plen_rasters *rasters, const struct plen_picture_key *key)
{
	if (rasters->is_busy && memcmp(&rasters->granted, key, sizeof(*key)) == 0) {
		return true;
	}
	for (size_t i = 0; i < rasters->result_count; i++) {
		if (memcmp(&rasters->results[i].key, key, sizeof(*key)) == 0) {
			return true;
		}
	}
	return false;
}

static struct plen_rasters_asset *add_asset(struct plen_rasters *rasters, uint32_t id)
{
	size_t place = place_of(rasters, id);

	rasters->assets = plen_grow(rasters->assets, rasters->asset_count, &rasters->asset_capacity,
				    sizeof(*rasters->assets));
	struct plen_rasters_asset *asset = &rasters->assets[place];
	memmove(asset + 1, asset, (rasters->asset_count - place) * sizeof(*asset));
	rasters->asset_count++;
	*asset = (struct plen_rasters_asset){.id = id, .where = PLEN_RASTERS_NOWHERE};
	return asset;
}

/* With the lock held. False if it is known that nothing will come. */
static bool ask(struct plen_rasters *rasters, const struct plen_picture_key *key)
{
	struct plen_rasters_asset *asset = plen_rasters_find(rasters, key->asset);

	if (asset == NULL) {
		asset = add_asset(rasters, key->asset);
	}
	if (asset->where == PLEN_RASTERS_GIVEN_UP ||
	    plen_raster_blame_holds(&rasters->blame, key->asset, key->part)) {
		return false;
	}
	if (!is_coming(rasters, key)) {
		plen_raster_wishes_push(&rasters->wishes, key);
		pthread_cond_signal(&rasters->has_work);
		if (asset->where == PLEN_RASTERS_NOWHERE) {
			plen_rasters_tell(rasters);
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

static void start_thread(struct plen_rasters *rasters)
{
	if (plen_thread_start(&rasters->thread, NULL, plen_rasters_run, rasters) < 0) {
		plen_error("cannot start a thread");
		abort();
	}
}

/* Waited for by the clock that nobody sets. */
static void init_has_work(struct plen_rasters *rasters)
{
	pthread_condattr_t attributes;

	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&rasters->has_work, &attributes);
	pthread_condattr_destroy(&attributes);
}

static void set_default(int64_t *value_us, int64_t usual_us)
{
	*value_us = *value_us > 0 ? *value_us : usual_us;
}

struct plen_rasters *plen_rasters_create(const struct plen_rasters_options *options)
{
	struct plen_rasters *rasters = plen_calloc(1, sizeof(*rasters));

	rasters->options = *options;
	set_default(&rasters->options.idle_limit_us, IDLE_LIMIT_US);
	set_default(&rasters->options.pause_us, PAUSE_US);
	rasters->cancel_fd = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
	pthread_mutex_init(&rasters->lock, NULL);
	init_has_work(rasters);
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
	plen_raster_blame_finish(&rasters->blame);
	free(rasters->results);
	pthread_cond_destroy(&rasters->has_work);
	pthread_cond_destroy(&rasters->has_news);
	pthread_mutex_destroy(&rasters->lock);
	if (rasters->cancel_fd >= 0) {
		close(rasters->cancel_fd);
	}
	free(rasters);
}
