/* SPDX-License-Identifier: MIT */
#include "state.h"

#include "common/mem.h"

struct plen_state_page *plen_state_find_page(const struct plen_lesson *lesson, uint32_t id)
{
	size_t low = 0;
	size_t high = lesson->pages.count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		struct plen_state_page *page = lesson->pages.list[middle];
		if (page->page.id == id) {
			return page;
		}
		if (page->page.id < id) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return NULL;
}

static void push_page(struct plen_state_pages *pages, struct plen_state_page *page)
{
	pages->list = plen_grow(pages->list, pages->count, &pages->capacity, sizeof(*pages->list));
	pages->list[pages->count++] = page;
}

struct plen_state_page *plen_state_add_page(struct plen_lesson *lesson,
					    const struct plen_lesson_page *page)
{
	struct plen_state_pages *owned = &lesson->owned[page->owner];
	struct plen_state_page *added = plen_calloc(1, sizeof(*added));

	added->page = *page;
	added->index = (uint32_t)owned->count;
	push_page(&lesson->pages, added);
	push_page(owned, added);
	return added;
}
