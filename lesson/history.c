/* SPDX-License-Identifier: MIT */
#include "history.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

static void push(struct plen_chain_stack *stack, struct plen_chain *chain)
{
	stack->list = plen_grow(stack->list, stack->count, &stack->capacity, sizeof(*stack->list));
	stack->list[stack->count++] = chain;
}

static struct plen_chain *top(const struct plen_chain_stack *stack)
{
	return stack->count > 0 ? stack->list[stack->count - 1] : NULL;
}

static void chain_destroy(struct plen_chain *chain)
{
	free(chain->traces);
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

struct plen_chain *plen_history_undoable(const struct plen_history *history, uint8_t group)
{
	return top(&history->undo[group]);
}

struct plen_chain *plen_history_redoable(const struct plen_history *history, uint8_t group)
{
	return top(&history->redo[group]);
}

bool plen_history_can_join(const struct plen_history *history, uint8_t group, uint64_t id)
{
	const struct plen_chain *chain = find(history, id);

	return chain != NULL && chain->group == group && chain->live;
}

/* Two pupils of a group may wipe at the same time; whoever moved last is undone first. */
static void raise_to_top(struct plen_chain_stack *stack, struct plen_chain *chain)
{
	size_t index = stack->count - 1;

	while (stack->list[index] != chain) {
		assert(index > 0);
		index--;
	}
	memmove(&stack->list[index], &stack->list[index + 1],
		(stack->count - index - 1) * sizeof(stack->list[0]));
	stack->list[stack->count - 1] = chain;
}

struct plen_chain *plen_history_edit(struct plen_history *history, uint8_t group, uint64_t id,
				     uint64_t seq)
{
	struct plen_chain *chain = NULL;

	history->redo[group].count = 0;
	if (id != 0) {
		assert(plen_history_can_join(history, group, id));
		chain = find(history, id);
		raise_to_top(&history->undo[group], chain);
		return chain;
	}
	chain = plen_calloc(1, sizeof(*chain));
	chain->id = seq;
	chain->group = group;
	chain->live = true;
	push(&history->chains, chain);
	push(&history->undo[group], chain);
	return chain;
}

static struct plen_chain *move_top(struct plen_chain_stack *from, struct plen_chain_stack *to)
{
	struct plen_chain *chain = top(from);

	assert(chain != NULL);
	from->count--;
	push(to, chain);
	chain->live = !chain->live;
	return chain;
}

struct plen_chain *plen_history_undo(struct plen_history *history, uint8_t group)
{
	return move_top(&history->undo[group], &history->redo[group]);
}

struct plen_chain *plen_history_redo(struct plen_history *history, uint8_t group)
{
	return move_top(&history->redo[group], &history->undo[group]);
}

void plen_chain_add_trace(struct plen_chain *chain, struct plen_trace *trace)
{
	chain->traces = plen_grow(chain->traces, chain->trace_count, &chain->trace_capacity,
				  sizeof(*chain->traces));
	chain->traces[chain->trace_count++] = trace;
}

void plen_chain_add_cut(struct plen_chain *chain, struct plen_trace *trace,
			struct plen_stroke_range range)
{
	chain->cuts = plen_grow(chain->cuts, chain->cut_count, &chain->cut_capacity,
				sizeof(*chain->cuts));
	chain->cuts[chain->cut_count++] = (struct plen_chain_cut){trace, range};
}
