/* SPDX-License-Identifier: MIT
 *
 * Rasters: the pixels of the pictures in a lesson, from a helper process that decodes them
 * (plenary-import raster). A thread of its own talks to it; the main thread never waits, except in
 * settle(wait). A helper that dies or hangs is started again; a page by which it died twice is
 * shown no more. One that nobody needs for a while is ended, and what it keeps goes with it.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lesson/lesson.h"
#include "renderer/pictures.h"

struct plen_rasters;

struct plen_rasters_options {
	struct plen_lesson *lesson; /* borrowed: where the bytes of assets are */
	/* Main thread, within dispatch and settle: these pixels, or the knowledge that they never
	 * will be, have come. May be NULL. */
	void (*came)(void *data, const struct plen_picture_key *key);
	void *data;
	/* 0 = as long as is good. */
	int64_t answer_limit_us; /* how long a helper may draw */
	int64_t idle_limit_us;   /* how long one is kept that has nothing to do */
	int64_t pause_us;        /* how long it is waited after one could not be started */
};

struct plen_rasters *plen_rasters_create(const struct plen_rasters_options *options);
void plen_rasters_destroy(struct plen_rasters *rasters); /* NULL is fine */

/* For the renderer; valid as long as the rasters. */
struct plen_picture_source plen_rasters_source(struct plen_rasters *rasters);

/* `wake` is called on any thread when dispatch has something to do; it must only wake the main
 * thread. Once this has returned, the former one is never called. */
void plen_rasters_set_wake(struct plen_rasters *rasters, void (*wake)(void *data), void *data);
/* Main thread, when woken. True if something came. */
bool plen_rasters_dispatch(struct plen_rasters *rasters);
