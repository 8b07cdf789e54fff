/* SPDX-License-Identifier: MIT
 *
 * What a lesson consists of, for the two files that work on it: lesson.c answers questions,
 * apply.c performs operations.
 */
#pragma once

#include "asset.h"
#include "history.h"
#include "lesson/lesson.h"
#include "sheet.h"
#include "trace.h"

/* A rectangle of a sheet that has changed, collected during one operation. */
struct plen_state_damage {
	struct plen_sheet *sheet;
	struct plen_page_rect rect;
};

struct plen_state_sheets {
	struct plen_sheet **list;
	size_t count, capacity;
};

struct plen_lesson {
	uint64_t seq;
	struct plen_state_sheets sheets;                  /* owned, by id */
	struct plen_state_sheets owned[PLEN_GROUP_COUNT]; /* borrowed, in order of each owner */
	struct plen_trace **traces;                       /* owned, by id */
	size_t trace_count, trace_capacity;
	struct plen_history history;
	bool has_view;
	struct plen_op_view view;
	struct plen_assets assets;
	struct plen_lesson_shelf shelf; /* all NULL: there is none */
	struct plen_lesson_listener listener;
	struct plen_state_damage *damage;
	size_t damage_count, damage_capacity;
};

/* NULL for what is not known. */
struct plen_sheet *plen_state_find_sheet(const struct plen_lesson *lesson, uint32_t id);
struct plen_trace *plen_state_find_trace(const struct plen_lesson *lesson, uint64_t id);
