/* SPDX-License-Identifier: MIT */
#include "history.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "trace.h"

static void push(struct plen_chain_stack *stack, struct plen_chain *chain)
{
	stack->list = plen_grow(stack->list, stack->count, &stack->capacity, sizeof(*stack->list));
	stack->list[stack->count++] = chain;
}

static void chain_destroy(struct plen_chain *chain)
{
	free(chain->cuts);
	free(chain);
}

void plen_history_finish(struct plen_history *history)
{
	for (size_t i = 0; i < history->chains.count; i++) {
		chain_destroy(history->chains.list[i]);
	}
	free(history->chains.list);
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		free(history->undo[i].list);
		free(history->redo[i].list);
	}
	*history = (struct plen_history){0};
}

static struct plen_chain *find(const struct plen_history *history, uint64_t id)
{
	size_t low = 0;
	size_t high = history->chains.count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		struct plen_chain *chain = history->chains.list[middle];
		if (chain->id == id) {
			return chain;
		}
		if (chain->id < id) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return NULL;
}

/* Its place in the stack, from the top; the stack's count if it is not there. What is looked for
 * is nearly always near the top. */
static size_t find_place(const struct plen_chain_stack *stack, uint64_t id)
{
	for (size_t i = stack->count; i > 0; i--) {
		if (stack->list[i - 1]->id == id) {
			return i - 1;
		}
	}
	return stack->count;
}

bool plen_history_is_live(const struct plen_history *history, uint8_t group, uint64_t id)
{
	const struct plen_chain *chain = find(history, id);

	return chain != NULL && chain->group == group && chain->live;
}

bool plen_history_is_undone(const struct plen_history *history, uint8_t group, uint64_t id)
{
	return find_place(&history->redo[group], id) < history->redo[group].count;
}

static struct plen_chain *take(struct plen_chain_stack *stack, uint64_t id)
{
	size_t place = find_place(stack, id);
	struct plen_chain *chain = NULL;

	assert(place < stack->count);
	chain = stack->list[place];
	stack->count--;
	memmove(&stack->list[place], &stack->list[place + 1],
		(stack->count - place) * sizeof(stack->list[0]));
	return chain;
}

static void forget_undone(struct plen_chain_stack *redo, uint8_t owner)
{
	size_t kept = 0;

	for (size_t i = 0; i < redo->count; i++) {
		if (redo->list[i]->owner != owner) {
			redo->list[kept++] = redo->list[i];
		}
	}
	redo->count = kept;
}

static struct plen_chain *begin(struct plen_history *history, uint8_t group, uint64_t seq)
{
	struct plen_chain *chain = plen_calloc(1, sizeof(*chain));

	chain->id = seq;
	chain->group = group;
	chain->live = true;
	push(&history->chains, chain);
	return chain;
}

struct plen_chain *plen_history_edit(struct plen_history *history, uint8_t group, uint64_t id,
				     uint64_t seq, const struct plen_lesson_page *page)
{
	struct plen_chain *chain =
		id != 0 ? take(&history->undo[group], id) : begin(history, group, seq);

	/* Two pupils of a group may wipe at the same time: whoever moved last is undone first. */
	push(&history->undo[group], chain);
	chain->page = page->id;
	chain->owner = page->owner;
	forget_undone(&history->redo[group], page->owner);
	return chain;
}

struct plen_chain *plen_history_undo(struct plen_history *history, uint8_t group, uint64_t id)
{
	struct plen_chain *chain = take(&history->undo[group], id);

	push(&history->redo[group], chain);
	chain->live = false;
	return chain;
}

struct plen_chain *plen_history_redo(struct plen_history *history, uint8_t group, uint64_t id)
{
	struct plen_chain *chain = take(&history->redo[group], id);

	push(&history->undo[group], chain);
	chain->live = true;
	return chain;
}

void plen_chain_add_trace(struct plen_chain *chain, struct plen_trace *trace)
{
	*(chain->last != NULL ? &chain->last->next_of_chain : &chain->first) = trace;
	chain->last = trace;
}

void plen_chain_add_cut(struct plen_chain *chain, struct plen_trace *trace,
			struct plen_stroke_range range)
{
	chain->cuts = plen_grow(chain->cuts, chain->cut_count, &chain->cut_capacity,
				sizeof(*chain->cuts));
	chain->cuts[chain->cut_count++] = (struct plen_chain_cut){trace, range};
}
