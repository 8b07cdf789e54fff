/* SPDX-License-Identifier: MIT */
#include "history.h"

#include "pages.h"

void plen_board_history_edit(struct plen_board_wall *wall, struct plen_board_hand hand,
			     const struct plen_op_edit *edit, uint64_t *chain)
{
	struct plen_op op = {
		.kind = PLEN_OP_EDIT, .group = hand.group, .mark = hand.mark, .u.edit = *edit};

	op.u.edit.chain = *chain;
	uint64_t seq = plen_board_wall_commit(wall, &op);
	/* The lesson does not go on with a chain that was undone meanwhile. */
	*chain = op.u.edit.chain != 0 ? op.u.edit.chain : seq;
}

void plen_board_history_commit(struct plen_board_wall *wall, uint8_t group, enum plen_op_kind kind,
			       uint64_t chain)
{
	struct plen_op op = {.kind = (uint8_t)kind, .group = group, .u.chain = chain};

	plen_board_wall_commit(wall, &op);
}

static bool is_chain(void *data, uint64_t chain, uint32_t page)
{
	const uint64_t *wanted = data;

	(void)page;
	return chain == *wanted;
}

void plen_board_history_take_back(struct plen_board_wall *wall, uint8_t group, uint64_t chain)
{
	if (plen_lesson_undo_chain(wall->lesson, group, is_chain, &chain, NULL) != 0) {
		plen_board_history_commit(wall, group, PLEN_OP_UNDO, chain);
	}
}

struct look {
	const struct plen_board_wall *wall;
	uint8_t group;
};

/* In its own view a group may be turned to another of its pages; in the shared view that would turn
 * everybody's, so only what is on the page now can be taken back there. */
static bool is_in_sight(void *data, uint64_t chain, uint32_t page)
{
	const struct look *look = data;
	const struct plen_board_wall *wall = look->wall;
	uint8_t owner = plen_board_wall_owner(wall, look->group);

	(void)chain;
	if (wall->view.mode == PLEN_MODE_SHARED) {
		return page == wall->view.panes[owner].page;
	}
	return plen_lesson_page(wall->lesson, page)->owner == owner;
}

/* A group's page that began as a copy of the class page keeps it: the edit right after the page
 * itself is the page's beginning and not somebody's work. */
static bool is_beginning(uint8_t group, uint64_t chain, uint32_t page)
{
	return group != PLEN_GROUP_CLASS && chain == (uint64_t)page + 1;
}

static bool is_work_in_sight(void *data, uint64_t chain, uint32_t page)
{
	const struct look *look = data;

	return !is_beginning(look->group, chain, page) && is_in_sight(data, chain, page);
}

/* A deed may go over pages that came with it, of which `page` is the last: what becomes of it is
 * seen on any of them. On the one page of any other deed it came later than the page after. */
static void stay_if_seen(const struct plen_board_wall *wall, uint8_t group, uint64_t chain,
			 uint32_t *page)
{
	uint8_t owner = plen_board_wall_owner(wall, group);
	uint32_t on_view = wall->view.panes[owner].page;

	if (chain != 0 && on_view < *page && plen_board_pages_next(wall, owner) > chain) {
		*page = on_view;
	}
}

uint64_t plen_board_history_undo_chain(const struct plen_board_wall *wall, uint8_t group,
				       uint32_t *page)
{
	struct look look = {wall, group};
	uint64_t chain = plen_lesson_undo_chain(wall->lesson, group, is_work_in_sight, &look, page);

	stay_if_seen(wall, group, chain, page);
	return chain;
}

uint64_t plen_board_history_redo_chain(const struct plen_board_wall *wall, uint8_t group,
				       uint32_t *page)
{
	struct look look = {wall, group};

	uint64_t chain = plen_lesson_redo_chain(wall->lesson, group, is_in_sight, &look, page);

	stay_if_seen(wall, group, chain, page);
	return chain;
}
