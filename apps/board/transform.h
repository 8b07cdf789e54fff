/* SPDX-License-Identifier: MIT
 *
 * Two fingers on a page: it moves and grows with them, the point of the page between them stays
 * between them. The pane's view is kept when they lift; until then it is in motion.
 *
 * Writing comes before moving: where somebody writes no page begins to move, and a page that moves
 * stops where it is when somebody begins to write on it. One hand moves a page at a time.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/event.h"
#include "wall.h"

struct plen_board_transforms {
	struct plen_board_transform {
		uint32_t gesture; /* 0 = nobody moves the page of this pane */
		struct plen_page_pt anchor;
		double scale; /* when the gesture began */
	} of[PLEN_GROUP_COUNT];
};

void plen_board_transforms_begin(struct plen_board_transforms *transforms,
				 struct plen_board_wall *wall, const struct plen_board_pane *pane,
				 const struct plen_event *event);
void plen_board_transforms_update(struct plen_board_transforms *transforms,
				  struct plen_board_wall *wall, const struct plen_event *event);
void plen_board_transforms_end(struct plen_board_transforms *transforms,
			       struct plen_board_wall *wall, const struct plen_event *event);

/* The page stays as it is seen now. */
void plen_board_transforms_stop(struct plen_board_transforms *transforms,
				struct plen_board_wall *wall, uint8_t owner);
