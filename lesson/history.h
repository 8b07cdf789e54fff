/* SPDX-License-Identifier: MIT
 *
 * History: for each group its own chains of edits, and which of them are live.
 *
 * A chain is one thing done, however many edits it took (a wipe is many). Its life:
 *
 *   (none) --edit--> LIVE --undo--> UNDONE --redo--> LIVE
 *                                   UNDONE --the group's next edit, same owner--> GONE for good
 *
 * Chains commute, so that any of them may be taken back: a group that has written on the class's
 * page goes on undoing what it did on its own. Which one is next is for the board to say.
 *
 * Of a chain there is no more here than this, however long the lesson is; what it did is with the
 * pages that are awake. Chains are named by their place in the list, which never changes.
 *
 * Invariants, for each group by itself:
 *  1. A list holds its live chains, the one last edited on top; another those undone, the one last
 *     undone on top. A chain is in at most one of them, whose members know their neighbours.
 *  2. Only its group undoes or redoes a chain.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/ink.h"
#include "lesson/lesson.h"

#define PLEN_CHAIN_NONE UINT32_MAX

enum plen_chain_state {
	PLEN_CHAIN_LIVE,
	PLEN_CHAIN_UNDONE,
	PLEN_CHAIN_GONE,
};

struct plen_chain {
	uint64_t id;           /* sequence number of its first edit */
	uint32_t page;         /* of its last edit */
	uint32_t below, above; /* neighbours in its list, or PLEN_CHAIN_NONE */
	uint8_t group;
	uint8_t owner; /* of that page */
	uint8_t state; /* enum plen_chain_state */
	bool wanders;  /* its edits are not all on that page */
};

struct plen_history {
	struct plen_chain *chains; /* by id */
	size_t count, capacity;
	/* The tops, plus 1; 0 is none, so that a history of zeros is an empty one. */
	uint32_t live[PLEN_GROUP_COUNT];
	uint32_t undone[PLEN_GROUP_COUNT];
	uint32_t undone_count[PLEN_GROUP_COUNT][PLEN_GROUP_COUNT]; /* by owner of their pages */
};

void plen_history_finish(struct plen_history *history);

/* The chain's place; PLEN_CHAIN_NONE if it is not known. */
uint32_t plen_history_find(const struct plen_history *history, uint64_t id);
static inline bool plen_history_is_on(const struct plen_history *history, uint32_t chain)
{
	return chain != PLEN_CHAIN_NONE && history->chains[chain].state == PLEN_CHAIN_LIVE;
}

/* True if the chain is that group's, and live: an edit of the group may go on with it, or the group
 * take it back. */
bool plen_history_is_live(const struct plen_history *history, uint8_t group, uint64_t id);
/* True if the group has undone the chain, and nothing has overtaken it. */
bool plen_history_is_undone(const struct plen_history *history, uint8_t group, uint64_t id);

/* The chain for the edit `seq` on a page: `id`, which is live, or a new one if id is 0. What the
 * group has undone on pages of the same owner can be brought again no more. */
uint32_t plen_history_edit(struct plen_history *history, uint8_t group, uint64_t id, uint64_t seq,
			   const struct plen_lesson_page *page);

/* Each returns the chain, which was live and now is undone, or the other way round. */
uint32_t plen_history_undo(struct plen_history *history, uint8_t group, uint64_t id);
uint32_t plen_history_redo(struct plen_history *history, uint8_t group, uint64_t id);

/* A chain as it was, in no list yet, and the next on top of its group's list of its state. */
void plen_history_restore(struct plen_history *history, const struct plen_chain *chain);
void plen_history_restore_top(struct plen_history *history, uint32_t chain);

/* The top of a list, and what lies below: PLEN_CHAIN_NONE at the end. */
static inline uint32_t plen_history_top(const struct plen_history *history, uint8_t group,
					enum plen_chain_state state)
{
	return (state == PLEN_CHAIN_LIVE ? history->live : history->undone)[group] - 1;
}
