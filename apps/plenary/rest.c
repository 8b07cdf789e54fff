/* SPDX-License-Identifier: MIT */
#include "rest.h"

#include <string.h>

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

void plen_rest_see(struct plen_rest *rest, const struct plen_lesson *lesson,
		   const struct plen_scene *scene)
{
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
	}
}

struct sleeping {
	const struct plen_rest *rest;
	struct plen_lesson *lesson;
	struct plen_renderer *renderer;
};

static bool put_to_sleep(void *data, const struct plen_lesson_page *page)
{
	struct sleeping *sleeping = data;

	if (place_of(sleeping->rest, page->id) == sleeping->rest->count &&
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
