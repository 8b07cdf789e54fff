/* SPDX-License-Identifier: MIT
 *
 * What a lesson consists of, for the files that work on it: state_pages.c finds pages, lesson.c
 * answers questions, apply.c performs operations, sleep.c wakes pages and lets go of them,
 * snapshot.c keeps and restores all but the sheets, clear.c makes operations anew.
 */
#pragma once

#include "asset.h"
#include "history.h"
#include "lesson/lesson.h"
#include "sheet.h"

struct plen_state_page {
	struct plen_lesson_page page;
	uint32_t index;           /* among its owner's pages */
	struct plen_sheet *sheet; /* owned; NULL while the page is asleep */
	uint64_t failed;          /* the lesson's number when it could not be woken, plus 1 */
};

struct plen_state_pages {
	struct plen_state_page **list;
	size_t count, capacity;
};

/* A rectangle of a page that has changed, collected during one operation. */
struct plen_state_damage {
	uint32_t page;
	struct plen_page_rect rect;
};

struct plen_lesson {
	uint64_t seq;
	bool replays;                  /* the operation being performed is from a file */
	struct plen_state_pages pages; /* owned, by id */
	struct plen_state_pages owned[PLEN_GROUP_COUNT]; /* borrowed, in order of each owner */
	struct plen_history history;
	bool has_view;
	struct plen_op_view view;
	uint64_t view_seq; /* of the operation that it came with */
	struct plen_assets assets;
	struct plen_lesson_shelf shelf; /* all NULL: there is none */
	struct plen_lesson_listener listener;
	struct plen_state_damage *damage;
	size_t damage_count, damage_capacity;
};

/* NULL for what is not known. */
struct plen_state_page *plen_state_find_page(const struct plen_lesson *lesson, uint32_t id);
/* A new page, last of its owner's; asleep. */
struct plen_state_page *plen_state_add_page(struct plen_lesson *lesson,
					    const struct plen_lesson_page *page);

/* The page's sheet, woken if need be; NULL if it is not known or cannot be woken. */
struct plen_sheet *plen_state_wake(const struct plen_lesson *lesson, uint32_t id);
/* The same before the page is written on: one that cannot be woken becomes a sheet without what is
 * on the shelf, so that the new ink is seen. */
void plen_state_wake_to_write(const struct plen_lesson *lesson, uint32_t id);
/* The sheet goes: all that is on it lies on the shelf. */
void plen_state_put_to_sleep(struct plen_state_page *page);
/* A sheet of its own with everything that was ever written there; the caller destroys it. NULL if
 * it cannot be read. */
struct plen_sheet *plen_state_whole_sheet(const struct plen_lesson *lesson, uint32_t id);
