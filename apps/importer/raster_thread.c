/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "rasters"
#include "rasters_private.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"

/* -- with the lock held -- */

/* The last wish that can be worked on; those that are given up end here. */
static bool pop_wish(struct plen_rasters *rasters, struct plen_picture_key *key)
{
	for (size_t i = rasters->wishes.count; i > 0; i--) {
		*key = rasters->wishes.keys[i - 1];
		enum plen_rasters_where where = plen_rasters_find(rasters, key->asset)->where;
		bool is_given_up = where == PLEN_RASTERS_GIVEN_UP ||
				   plen_raster_blame_holds(&rasters->blame, key->asset, key->part);
		bool is_missing = where == PLEN_RASTERS_NOWHERE || where == PLEN_RASTERS_UNREAD;
		if (is_missing && !is_given_up) {
			continue;
		}
		plen_raster_wishes_drop(&rasters->wishes, i - 1);
		if (!is_given_up) {
			return true;
		}
		plen_rasters_push(rasters, key, NULL);
	}
	return false;
}

/* The helper is gone, and all that it had. */
static void forget_helper(struct plen_rasters *rasters)
{
	for (size_t i = 0; i < rasters->asset_count; i++) {
		if (rasters->assets[i].where == PLEN_RASTERS_AT_HELPER) {
			rasters->assets[i].where = PLEN_RASTERS_NOWHERE;
		}
	}
}

static void give_up(struct plen_rasters *rasters, uint32_t id, const char *why)
{
	plen_warn("picture %u is not shown any more: %s", id, why);
	plen_rasters_forget_bytes(plen_rasters_find(rasters, id), PLEN_RASTERS_GIVEN_UP);
}

static void blame(struct plen_rasters *rasters, uint32_t id, uint32_t part)
{
	if (!plen_raster_blame_add(&rasters->blame, id, part)) {
		return;
	}
	if (part == PLEN_RASTER_OPENING) {
		give_up(rasters, id, "plenary-import cannot open it");
	} else {
		plen_warn("page %u of picture %u is not shown any more: plenary-import cannot draw "
			  "it",
			  part + 1, id);
	}
}

/* What is not installed will not come by itself; what there is no room for may. */
static void note_failed_start(struct plen_rasters *rasters, uint32_t id, int status)
{
	if (status == -ENOENT || status == -EACCES || status == -ENOEXEC) {
		give_up(rasters, id, "plenary-import is not installed, or not allowed to run");
		return;
	}
	if (rasters->failed_starts++ == 0) {
		plen_error("plenary-import cannot be started, pictures have to wait: %s",
			   strerror(-status));
	}
	rasters->pause_until_us = plen_clock_monotonic_us() + rasters->options.pause_us;
}

/* -- the thread -- */

/* With the lock held, which it lets go meanwhile: the bytes stay, as the main thread only adds. */
static int hand_over(struct plen_rasters *rasters, uint32_t id)
{
	struct plen_rasters_asset asset = *plen_rasters_find(rasters, id);

	if (asset.where == PLEN_RASTERS_AT_HELPER && plen_raster_client_has(&rasters->client, id)) {
		return 0;
	}
	if (asset.where != PLEN_RASTERS_AT_HAND) {
		plen_rasters_find(rasters, id)->where =
			PLEN_RASTERS_NOWHERE; /* forgotten for others */
		return -EAGAIN;
	}
	pthread_mutex_unlock(&rasters->lock);
	int status =
		plen_raster_client_give(&rasters->client, id, asset.media, asset.bytes, asset.size);
	pthread_mutex_lock(&rasters->lock);
	if (status == 0) {
		plen_rasters_forget_bytes(plen_rasters_find(rasters, id), PLEN_RASTERS_AT_HELPER);
		plen_raster_blame_clear(&rasters->blame, id, PLEN_RASTER_OPENING);
	} else if (status == -EBADMSG) {
		give_up(rasters, id, "it cannot be opened");
	}
	return status;
}

static int start(struct plen_rasters *rasters, uint32_t id)
{
	pthread_mutex_unlock(&rasters->lock);
	int status = plen_raster_client_start(&rasters->client);
	pthread_mutex_lock(&rasters->lock);
	if (status < 0) {
		note_failed_start(rasters, id, status);
		return -EAGAIN;
	}
	rasters->failed_starts = 0;
	return 0;
}

/* -EAGAIN: it was nobody's fault, and may be tried again. *part: whose fault else it is. */
static int draw(struct plen_rasters *rasters, const struct plen_picture_key *key, uint32_t *pixels,
		uint32_t *part)
{
	int status = start(rasters, key->asset);

	*part = PLEN_RASTER_OPENING;
	status = status < 0 ? status : hand_over(rasters, key->asset);
	if (status < 0) {
		return status;
	}
	*part = key->part;
	pthread_mutex_unlock(&rasters->lock);
	status = plen_raster_client_draw(&rasters->client, key, pixels);
	pthread_mutex_lock(&rasters->lock);
	return status;
}

static void grant(struct plen_rasters *rasters, const struct plen_picture_key *key)
{
	uint32_t *pixels = plen_calloc((size_t)key->w_px * key->h_px, sizeof(*pixels));
	uint32_t part = 0;
	int status = draw(rasters, key, pixels, &part);

	if (status == 0) {
		plen_raster_blame_clear(&rasters->blame, key->asset, part);
		plen_rasters_push(rasters, key, pixels);
		return;
	}
	free(pixels);
	if (status == -EBADMSG) {
		plen_rasters_push(rasters, key, NULL);
		return;
	}
	if (status != -EAGAIN) {
		forget_helper(rasters);
	}
	if (status != -EAGAIN && status != -ECANCELED) {
		blame(rasters, key->asset, part);
	}
	plen_raster_wishes_push(&rasters->wishes, key);
	plen_rasters_tell(rasters);
}

/* False if nothing came until then. With the lock held, which it lets go meanwhile. */
static bool wait_for_work(struct plen_rasters *rasters, int64_t until_us)
{
	const struct timespec until = {.tv_sec = until_us / 1000000,
				       .tv_nsec = until_us % 1000000 * 1000};

	return pthread_cond_timedwait(&rasters->has_work, &rasters->lock, &until) != ETIMEDOUT;
}

static int64_t min_us(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* What the lesson could not give is wanted again in time, as the main thread sleeps meanwhile. When
 * the next one is; INT64_MAX if there is none. */
static int64_t ask_again(struct plen_rasters *rasters, int64_t now_us)
{
	int64_t due_us = INT64_MAX;
	bool is_due = false;

	for (size_t i = 0; i < rasters->wishes.count; i++) {
		struct plen_rasters_asset *asset =
			plen_rasters_find(rasters, rasters->wishes.keys[i].asset);
		if (asset->where == PLEN_RASTERS_UNREAD && now_us >= asset->retry_us) {
			asset->where = PLEN_RASTERS_NOWHERE;
			is_due = true;
		} else if (asset->where == PLEN_RASTERS_UNREAD) {
			due_us = min_us(due_us, asset->retry_us);
		}
	}
	if (is_due) {
		plen_rasters_tell(rasters);
	}
	return due_us;
}

/* There is nothing that can be done now. */
static void rest(struct plen_rasters *rasters, int64_t now_us)
{
	int64_t due_us = ask_again(rasters, now_us);

	pthread_cond_broadcast(&rasters->has_news);
	if (now_us < rasters->pause_until_us) {
		wait_for_work(rasters, rasters->pause_until_us);
	} else if (due_us != INT64_MAX) {
		wait_for_work(rasters, due_us);
	} else if (!plen_raster_client_runs(&rasters->client)) {
		pthread_cond_wait(&rasters->has_work, &rasters->lock);
	} else if (!wait_for_work(rasters, now_us + rasters->options.idle_limit_us)) {
		pthread_mutex_unlock(&rasters->lock);
		plen_raster_client_rest(&rasters->client);
		pthread_mutex_lock(&rasters->lock);
		forget_helper(rasters);
	}
}

void *plen_rasters_run(void *data)
{
	struct plen_rasters *rasters = data;
	struct plen_picture_key key;

	pthread_mutex_lock(&rasters->lock);
	while (!rasters->is_ending) {
		int64_t now_us = plen_clock_monotonic_us();
		if (now_us >= rasters->pause_until_us && pop_wish(rasters, &key)) {
			rasters->is_busy = true;
			rasters->granted = key;
			grant(rasters, &key);
			rasters->is_busy = false;
		} else {
			rest(rasters, now_us);
		}
	}
	pthread_mutex_unlock(&rasters->lock);
	return NULL;
}
