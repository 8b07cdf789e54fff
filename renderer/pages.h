/* SPDX-License-Identifier: MIT
 *
 * Which lesson a page of the scene belongs to: the lesson itself, or the replay of it, whose ids
 * have the bit PLEN_SCENE_PAGE_REPLAY. Everything that looks at a page goes through here.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/ink.h"
#include "common/scene.h"
#include "lesson/lesson.h"

struct plen_pages {
	const struct plen_lesson *lesson;
	const struct plen_lesson *replay; /* NULL = none */
};

/* A page, and the one behind it, in their lesson. */
struct plen_pages_found {
	const struct plen_lesson *lesson;
	const struct plen_lesson_page *about; /* never NULL */
};

static inline bool plen_pages_is_replay(uint32_t page)
{
	return (page & PLEN_SCENE_PAGE_REPLAY) != 0;
}

/* False if there is no such page. */
bool plen_pages_find(const struct plen_pages *pages, uint32_t page, struct plen_pages_found *found);

/* What the page is shown in on a wall of that theme. */
enum plen_theme plen_pages_theme(const struct plen_pages *pages, uint32_t page,
				 enum plen_theme wall);

/* Whether `page` is, or has behind it, the page `other`. */
bool plen_pages_shows(const struct plen_pages *pages, uint32_t page, uint32_t other);
