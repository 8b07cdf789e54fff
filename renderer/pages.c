/* SPDX-License-Identifier: MIT */
#include "pages.h"

#include <stddef.h>

bool plen_pages_find(const struct plen_pages *pages, uint32_t page, struct plen_pages_found *found)
{
	bool is_replay = plen_pages_is_replay(page);

	found->lesson = is_replay ? pages->replay : pages->lesson;
	found->about = NULL;
	if (found->lesson != NULL) {
		found->about = plen_lesson_page(found->lesson, page & ~PLEN_SCENE_PAGE_REPLAY);
	}
	return found->about != NULL;
}

enum plen_theme plen_pages_theme(const struct plen_pages *pages, uint32_t page,
				 enum plen_theme wall)
{
	struct plen_pages_found found;

	return plen_pages_find(pages, page, &found)
		       ? plen_lesson_page_theme(found.lesson, found.about->id, wall)
		       : wall;
}

bool plen_pages_shows(const struct plen_pages *pages, uint32_t page, uint32_t other)
{
	struct plen_pages_found found;

	if (page == other) {
		return true;
	}
	return plen_pages_is_replay(page) == plen_pages_is_replay(other) &&
	       plen_pages_find(pages, page, &found) && found.about->behind != 0 &&
	       found.about->behind == (other & ~PLEN_SCENE_PAGE_REPLAY);
}
