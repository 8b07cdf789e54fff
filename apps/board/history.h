/* SPDX-License-Identifier: MIT
 *
 * A group's edits: chains of them, taking them back and bringing them again.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "wall.h"

/* Who did it: a group, and the mark of whoever worked there. */
struct plen_board_hand {
	uint8_t group, mark;
};

/* Commits an edit of `hand`. `chain` holds the gesture's chain, 0 at its first edit, and is
 * updated, so that one undo takes back the whole gesture. */
void plen_board_history_edit(struct plen_board_wall *wall, struct plen_board_hand hand,
			     const struct plen_op_edit *edit, uint64_t *chain);

/* Takes back what a gesture has done so far, unless somebody has undone it meanwhile. */
void plen_board_history_take_back(struct plen_board_wall *wall, uint8_t group, uint64_t chain);

/* What undo and redo would do for `group` as the wall stands now: the chain, and the page that has
 * to be seen for it. 0 = nothing. Never something that would happen where the group cannot see. */
uint64_t plen_board_history_undo_chain(const struct plen_board_wall *wall, uint8_t group,
				       uint32_t *page);
uint64_t plen_board_history_redo_chain(const struct plen_board_wall *wall, uint8_t group,
				       uint32_t *page);

/* Commits the UNDO or REDO of a chain. */
void plen_board_history_commit(struct plen_board_wall *wall, uint8_t group, enum plen_op_kind kind,
			       uint64_t chain);
