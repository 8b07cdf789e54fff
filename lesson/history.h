/* SPDX-License-Identifier: MIT
 *
 * History: for each group its own chains of edits, and which of them are live.
 *
 * A chain is one thing done, however many edits it took (a wipe is many). Its life:
 *
 *   (none) --edit--> LIVE --undo--> UNDONE --redo--> LIVE
 *                                   UNDONE --the group's next edit--> gone for good
 *
 * Invariants, for each group by itself:
 *  1. `undo` holds its live chains, the one last edited on top; `redo` those undone, the one last
 *     undone on top. A chain is in at most one of them.
 *  2. Only the top of either can be undone or redone, and only by its group.
 *  3. `live` is true exactly for the chains in `undo`.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/ink.h"
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
	/* What it did, in order; the traces are borrowed. */
	struct plen_trace **traces;
	size_t trace_count, trace_capacity;
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

/* The chain that a group's undo or redo concerns, NULL if there is none. */
struct plen_chain *plen_history_undoable(const struct plen_history *history, uint8_t group);
struct plen_chain *plen_history_redoable(const struct plen_history *history, uint8_t group);

/* True if an edit of `group` may go on with the chain: it is that group's, and live. */
bool plen_history_can_join(const struct plen_history *history, uint8_t group, uint64_t id);

/* The chain for an edit with number `seq`: `id`, which can be joined, or a new one if id is 0.
 * What the group has undone can be brought again no more. */
struct plen_chain *plen_history_edit(struct plen_history *history, uint8_t group, uint64_t id,
				     uint64_t seq);

/* Each returns the chain, which now is undone or live again; there must be one. */
struct plen_chain *plen_history_undo(struct plen_history *history, uint8_t group);
struct plen_chain *plen_history_redo(struct plen_history *history, uint8_t group);

void plen_chain_add_trace(struct plen_chain *chain, struct plen_trace *trace);
void plen_chain_add_cut(struct plen_chain *chain, struct plen_trace *trace,
			struct plen_stroke_range range);
