/* SPDX-License-Identifier: MIT
 *
 * What is done when nobody waits: pages that nobody has looked at for a while are put to sleep, and
 * the store takes its snapshot. So a lesson takes the memory of what is on view, and opens fast.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/scene.h"
#include "lesson/lesson.h"
#include "lesson/store.h"
#include "renderer/renderer.h"

/* Pages that were seen last stay awake: turning back must not wait for the disk. Two for each pane
 * that a wall may have, with the class pages behind them, and some. */
#define PLEN_REST_AWAKE 16

/* Begins zeroed. */
struct plen_rest {
	uint32_t seen[PLEN_REST_AWAKE]; /* the last seen first */
	uint32_t count;
	uint64_t committed; /* when pages were put to sleep last */
	bool is_stale;      /* other pages are seen since then */
};

/* These pages are on view. */
void plen_rest_see(struct plen_rest *rest, const struct plen_lesson *lesson,
		   const struct plen_scene *scene);

void plen_rest_take(struct plen_rest *rest, struct plen_lesson *lesson, struct plen_store *store,
		    struct plen_renderer *renderer);
