/* SPDX-License-Identifier: MIT
 *
 * Moving between the class, the groups and the shared canvas. Every move ends what hands are doing
 * (the ink stays) and loses nothing: the panes come back as they were.
 */
#pragma once

#include <stdint.h>

#include "zone_id.h"

struct plen_board;

/* To the groups' panes; a group that has none yet gets one with the class page behind it. */
void plen_board_modes_groups(struct plen_board *board);
/* New pages for all groups, made from the class page. */
void plen_board_modes_start(struct plen_board *board, enum plen_board_start start);
void plen_board_modes_class(struct plen_board *board);
void plen_board_modes_shared(struct plen_board *board);

/* One group's pane large for all; 0 = all again, exactly as before (show.h). */
void plen_board_modes_show(struct plen_board *board, uint8_t group);
void plen_board_modes_freeze(struct plen_board *board);
void plen_board_modes_set_count(struct plen_board *board, uint8_t group_count);
