/* SPDX-License-Identifier: MIT
 *
 * What is done when nobody waits: pages that nobody has looked at for a while are put to sleep, and
 * the store takes its snapshot. So a lesson takes the memory of what is on view, and opens fast.
 * Pages to which one tap turns are woken ahead, one after the other, as that may wait for the disk.
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
/* The page before and the one after, for each pane, and what is behind them. */
#define PLEN_REST_NEAR (PLEN_GROUP_COUNT * 4)

/* Begins zeroed. */
struct plen_rest {
	uint32_t seen[PLEN_REST_AWAKE]; /* the last seen first */
	uint32_t count;
	uint64_t committed;            /* when pages were put to sleep last */
	bool is_stale;                 /* other pages are seen since then */
	uint32_t near[PLEN_REST_NEAR]; /* to those that are on view; the first of them are awake */
	uint32_t near_count, near_awake;
	int64_t quiet_us; /* when hands will have been away for long enough */
};

/* These pages are on view. */
void plen_rest_see(struct plen_rest *rest, const struct plen_lesson *lesson,
		   const struct plen_scene *scene);

/* A hand is at the wall. */
void plen_rest_disturb(struct plen_rest *rest, int64_t time_us);

/* Lesson time goes on `by_us` later. */
void plen_rest_clock_was_set(struct plen_rest *rest, int64_t by_us);

/* When the next page is to be woken ahead; INT64_MAX: none. */
int64_t plen_rest_due_us(const struct plen_rest *rest);
void plen_rest_wake(struct plen_rest *rest, struct plen_lesson *lesson, struct plen_store *store,
		    int64_t time_us);

void plen_rest_take(struct plen_rest *rest, struct plen_lesson *lesson, struct plen_store *store,
		    struct plen_renderer *renderer);
