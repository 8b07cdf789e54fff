/* SPDX-License-Identifier: MIT */
#include "history.h"

#include <assert.h>
#include <stdlib.h>

#include "common/mem.h"

void plen_history_finish(struct plen_history *history)
{
	free(history->chains);
	*history = (struct plen_history){0};
}

uint32_t plen_history_find(const struct plen_history *history, uint64_t id)
{
	size_t low = 0;
	size_t high = history->count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		uint64_t there = history->chains[middle].id;
		if (there == id) {
			return (uint32_t)middle;
		}
		if (there < id) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return PLEN_CHAIN_NONE;
}

static bool is_in(const struct plen_history *history, uint8_t group, uint64_t id,
		  enum plen_chain_state state)
{
	uint32_t place = plen_history_find(history, id);

	return place != PLEN_CHAIN_NONE && history->chains[place].group == group &&
	       history->chains[place].state == state;
}

bool plen_history_is_live(const struct plen_history *history, uint8_t group, uint64_t id)
{
	return is_in(history, group, id, PLEN_CHAIN_LIVE);
}

bool plen_history_is_undone(const struct plen_history *history, uint8_t group, uint64_t id)
{
	return is_in(history, group, id, PLEN_CHAIN_UNDONE);
}

/* -- the lists -- */

static uint32_t *top_of(struct plen_history *history, const struct plen_chain *chain)
{
	return &(chain->state == PLEN_CHAIN_LIVE ? history->live : history->undone)[chain->group];
}

static void push(struct plen_history *history, uint32_t place, enum plen_chain_state state)
{
	struct plen_chain *chain = &history->chains[place];

	chain->state = (uint8_t)state;
	uint32_t *top = top_of(history, chain);
	chain->above = PLEN_CHAIN_NONE;
	chain->below = *top - 1;
	if (chain->below != PLEN_CHAIN_NONE) {
		history->chains[chain->below].above = place;
	}
	*top = place + 1;
	if (state == PLEN_CHAIN_UNDONE) {
		history->undone_count[chain->group][chain->owner]++;
	}
}

static void take(struct plen_history *history, uint32_t place)
{
	struct plen_chain *chain = &history->chains[place];

	if (chain->above != PLEN_CHAIN_NONE) {
		history->chains[chain->above].below = chain->below;
	} else {
		*top_of(history, chain) = chain->below + 1;
	}
	if (chain->below != PLEN_CHAIN_NONE) {
		history->chains[chain->below].above = chain->above;
	}
	if (chain->state == PLEN_CHAIN_UNDONE) {
		history->undone_count[chain->group][chain->owner]--;
	}
}

static uint32_t move(struct plen_history *history, uint8_t group, uint64_t id,
		     enum plen_chain_state from, enum plen_chain_state to)
{
	uint32_t place = plen_history_find(history, id);

	assert(place != PLEN_CHAIN_NONE && history->chains[place].group == group &&
	       history->chains[place].state == from);
	take(history, place);
	push(history, place, to);
	return place;
}

/* -- edits -- */

static uint32_t append(struct plen_history *history, const struct plen_chain *chain)
{
	history->chains = plen_grow(history->chains, history->count, &history->capacity,
				    sizeof(*history->chains));
	assert(history->count < PLEN_CHAIN_NONE - 1);
	history->chains[history->count] = *chain;
	return (uint32_t)history->count++;
}

static void forget_undone(struct plen_history *history, uint8_t group, uint8_t owner)
{
	uint32_t place = plen_history_top(history, group, PLEN_CHAIN_UNDONE);

	while (history->undone_count[group][owner] > 0) {
		struct plen_chain *chain = &history->chains[place];
		uint32_t below = chain->below;
		if (chain->owner == owner) {
			take(history, place);
			chain->state = PLEN_CHAIN_GONE;
		}
		place = below;
	}
}

uint32_t plen_history_edit(struct plen_history *history, uint8_t group, uint64_t id, uint64_t seq,
			   const struct plen_lesson_page *page)
{
	const struct plen_chain first = {.id = seq, .group = group, .page = page->id};
	uint32_t place = PLEN_CHAIN_NONE;

	if (id == 0) {
		place = append(history, &first);
	} else {
		place = plen_history_find(history, id);
		take(history, place);
	}

	struct plen_chain *chain = &history->chains[place];
	chain->wanders |= chain->page != page->id;
	chain->page = page->id;
	chain->owner = page->owner;
	/* Two pupils of a group may wipe at the same time: whoever moved last is undone first. */
	push(history, place, PLEN_CHAIN_LIVE);
	forget_undone(history, group, page->owner);
	return place;
}

uint32_t plen_history_undo(struct plen_history *history, uint8_t group, uint64_t id)
{
	return move(history, group, id, PLEN_CHAIN_LIVE, PLEN_CHAIN_UNDONE);
}

uint32_t plen_history_redo(struct plen_history *history, uint8_t group, uint64_t id)
{
	return move(history, group, id, PLEN_CHAIN_UNDONE, PLEN_CHAIN_LIVE);
}

void plen_history_restore(struct plen_history *history, const struct plen_chain *chain)
{
	append(history, chain);
}

void plen_history_restore_top(struct plen_history *history, uint32_t chain)
{
	push(history, chain, history->chains[chain].state);
}
