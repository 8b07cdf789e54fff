/* SPDX-License-Identifier: MIT
 *
 * History: for each group its own chains of edits, and which of them are live.
 *
 * A chain is one thing done, however many edits it took (a wipe is many). Its life:
 *
 *   (none) --edit--> LIVE --undo--> UNDONE --redo--> LIVE
 *                                   UNDONE --the group's next edit, same owner--> gone for good
 *
 * Chains commute, so that any of them may be taken back: a group that has written on the class's
 * page goes on undoing what it did on its own. Which one is next is for the board to say.
 *
 * Invariants, for each group by itself:
 *  1. `undo` holds its live chains, the one last edited on top; `redo` those undone, the one last
 *     undone on top. A chain is in at most one of them.
 *  2. Only its group undoes or redoes a chain.
 *  3. `live` is true exactly for the chains in `undo`.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/ink.h"
#include "lesson/lesson.h"
#include "lesson/stroke.h"

struct plen_trace;

struct plen_chain_cut {
	struct plen_trace *trace;
	struct plen_stroke_range range;
};

struct plen_chain {
	uint64_t id; /* sequence number of its first edit */
	uint8_t group;
	bool live;
	uint32_t page; /* of its last edit */
	uint8_t owner; /* of that page */
	bool has_pictures;
	/* What it did, in order; the traces are borrowed, and linked by `next_of_chain`. */
	struct plen_trace *first, *last;
	struct plen_chain_cut *cuts;
	size_t cut_count, cut_capacity;
};

struct plen_chain_stack {
	struct plen_chain **list;
	size_t count, capacity;
};

struct plen_history {
	struct plen_chain_stack chains; /* owned, by id */
	struct plen_chain_stack undo[PLEN_GROUP_COUNT];
	struct plen_chain_stack redo[PLEN_GROUP_COUNT];
};

void plen_history_finish(struct plen_history *history);

/* True if the chain is that group's, and live: an edit of the group may go on with it, or the group
 * take it back. */
bool plen_history_is_live(const struct plen_history *history, uint8_t group, uint64_t id);
/* True if the group has undone the chain, and nothing has overtaken it. */
bool plen_history_is_undone(const struct plen_history *history, uint8_t group, uint64_t id);

/* The chain for the edit `seq` on a page: `id`, which is live, or a new one if id is 0. What the
 * group has undone on pages of the same owner can be brought again no more. */
struct plen_chain *plen_history_edit(struct plen_history *history, uint8_t group, uint64_t id,
				     uint64_t seq, const struct plen_lesson_page *page);

/* Each returns the chain, which was live and now is undone, or the other way round. */
struct plen_chain *plen_history_undo(struct plen_history *history, uint8_t group, uint64_t id);
struct plen_chain *plen_history_redo(struct plen_history *history, uint8_t group, uint64_t id);

void plen_chain_add_trace(struct plen_chain *chain, struct plen_trace *trace);
void plen_chain_add_cut(struct plen_chain *chain, struct plen_trace *trace,
			struct plen_stroke_range range);
