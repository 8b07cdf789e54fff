/* SPDX-License-Identifier: MIT */
#include "rest.h"

#include <string.h>

/* A teacher who looks for a page turns on sooner than that; who writes comes back later. */
#define QUIET_US 500000

static uint32_t place_of(const struct plen_rest *rest, uint32_t page)
{
	uint32_t place = 0;

	while (place < rest->count && rest->seen[place] != page) {
		place++;
	}
	return place;
}

static void see(struct plen_rest *rest, uint32_t page)
{
	uint32_t place = place_of(rest, page);

	rest->is_stale |= place == rest->count;
	if (place == rest->count && rest->count < PLEN_REST_AWAKE) {
		rest->count++;
	} else if (place == PLEN_REST_AWAKE) {
		place--;
	}
	memmove(&rest->seen[1], &rest->seen[0], place * sizeof(rest->seen[0]));
	rest->seen[0] = page;
}

static bool is_near(const struct plen_rest *rest, uint32_t page)
{
	for (uint32_t i = 0; i < rest->near_count; i++) {
		if (rest->near[i] == page) {
			return true;
		}
	}
	return false;
}

static void note_near(struct plen_rest *rest, uint32_t page)
{
	if (page != 0 && rest->near_count < PLEN_REST_NEAR && !is_near(rest, page)) {
		rest->near[rest->near_count++] = page;
	}
}

/* To the one side and to the other. */
static void see_around(struct plen_rest *rest, const struct plen_lesson *lesson,
		       const struct plen_lesson_page *page)
{
	uint32_t count = plen_lesson_page_count(lesson, page->owner);
	uint32_t index = plen_lesson_page_index(lesson, page->id);

	for (uint32_t i = index > 0 ? index - 1 : 1; i < count && i <= index + 1; i += 2) {
		const struct plen_lesson_page *other = plen_lesson_page_at(lesson, page->owner, i);
		note_near(rest, other->id);
		note_near(rest, other->behind);
	}
}

void plen_rest_see(struct plen_rest *rest, const struct plen_lesson *lesson,
		   const struct plen_scene *scene)
{
	rest->near_count = 0;
	rest->near_awake = 0;
	for (uint32_t i = 0; i < scene->pane_count; i++) {
		const struct plen_lesson_page *page =
			plen_lesson_page(lesson, scene->panes[i].page);
		if (page == NULL) {
			continue; /* a page of a replay is not the lesson's */
		}
		see(rest, page->id);
		if (page->behind != 0) {
			see(rest, page->behind);
		}
		see_around(rest, lesson, page);
	}
}

/* -- waking ahead -- */

void plen_rest_disturb(struct plen_rest *rest, int64_t time_us)
{
	rest->quiet_us = time_us + QUIET_US;
}

void plen_rest_clock_was_set(struct plen_rest *rest, int64_t by_us)
{
	rest->quiet_us += by_us;
}

int64_t plen_rest_due_us(const struct plen_rest *rest)
{
	return rest->near_awake < rest->near_count ? rest->quiet_us : INT64_MAX;
}

void plen_rest_wake(struct plen_rest *rest, struct plen_lesson *lesson, struct plen_store *store,
		    int64_t time_us)
{
	if (time_us < plen_rest_due_us(rest)) {
		return;
	}
	/* It would wait for the disk: another time. */
	if (plen_store_status(store).queued > 0) {
		plen_rest_disturb(rest, time_us);
		return;
	}
	while (rest->near_awake < rest->near_count) {
		uint32_t page = rest->near[rest->near_awake++];
		if (!plen_lesson_is_awake(lesson, page)) {
			plen_lesson_wake(lesson, page);
			return;
		}
	}
}

/* -- letting go -- */

struct sleeping {
	const struct plen_rest *rest;
	struct plen_lesson *lesson;
	struct plen_renderer *renderer;
};

static bool put_to_sleep(void *data, const struct plen_lesson_page *page)
{
	struct sleeping *sleeping = data;

	if (place_of(sleeping->rest, page->id) == sleeping->rest->count &&
	    !is_near(sleeping->rest, page->id) &&
	    plen_lesson_is_awake(sleeping->lesson, page->id)) {
		plen_renderer_let_go(sleeping->renderer, page->id);
		plen_lesson_sleep(sleeping->lesson, page->id, sleeping->rest->committed);
	}
	return true;
}

void plen_rest_take(struct plen_rest *rest, struct plen_lesson *lesson, struct plen_store *store,
		    struct plen_renderer *renderer)
{
	struct sleeping sleeping = {rest, lesson, renderer};
	uint64_t committed = plen_store_status(store).committed;

	plen_store_rest(store);
	if (!rest->is_stale && committed == rest->committed) {
		return;
	}
	rest->committed = committed;
	rest->is_stale = false;
	plen_lesson_each_page(lesson, put_to_sleep, &sleeping);
}
