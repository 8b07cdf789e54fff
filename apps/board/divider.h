/* SPDX-License-Identifier: MIT
 *
 * Dividers under a finger. A divider moves nothing but itself: the pages on both sides stay where
 * they are on the wall, so that a stroke under a neighbour's pen stays under it, and moving the
 * divider back brings back what was covered.
 */
#pragma once

#include <stdint.h>

#include "common/event.h"
#include "wall.h"

struct plen_board_dividers {
	struct plen_board_divider {
		uint32_t gesture; /* 0 = at rest */
		double begin_mm;  /* where the finger came down */
		double from_mm;   /* where the divider was, along the panes' usable width */
	} of[PLEN_GROUP_MAX - 1];
};

void plen_board_dividers_begin(struct plen_board_dividers *dividers, struct plen_board_wall *wall,
			       const struct plen_event *event);
void plen_board_dividers_move(struct plen_board_dividers *dividers, struct plen_board_wall *wall,
			      const struct plen_event *event);
void plen_board_dividers_end(struct plen_board_dividers *dividers, struct plen_board_wall *wall,
			     const struct plen_event *event);
/* They stay where they are. */
void plen_board_dividers_stop_all(struct plen_board_dividers *dividers,
				  struct plen_board_wall *wall);
