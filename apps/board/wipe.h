/* SPDX-License-Identifier: MIT
 *
 * Rubbing out: a palm's wipe, and a finger with the rubber chosen instead of a pen. What the rubber
 * passes over is cut at once; one undo of the group takes back the whole gesture.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/event.h"
#include "tap.h"
#include "wall.h"

struct plen_board_wipe {
	uint32_t gesture; /* 0 = this place is free */
	uint32_t page;
	uint8_t mark;
	uint8_t group, owner; /* who wipes, and on whose pane: see struct plen_board_pane */
	double diameter_mm;   /* on the wall */
	struct plen_board_pt at;
	struct plen_board_tap tap; /* while it may be one, nothing is rubbed out */
	uint64_t chain;
};

struct plen_board_wipes {
	size_t count, capacity;
	struct plen_board_wipe *wipes;
};

void plen_board_wipes_finish(struct plen_board_wipes *wipes);

/* Events of wipes carry the rubber's extent; a rubber chosen as a tool (ink events) has its own. */
void plen_board_wipes_begin(struct plen_board_wipes *wipes, struct plen_board_wall *wall,
			    const struct plen_board_pane *pane, const struct plen_event *event,
			    uint8_t group, bool may_be_a_tap);
/* Whether the gesture is one of these. */
bool plen_board_wipes_extend(struct plen_board_wipes *wipes, struct plen_board_wall *wall,
			     const struct plen_event *event);
void plen_board_wipes_end(struct plen_board_wipes *wipes, struct plen_board_wall *wall,
			  const struct plen_event *event);
/* Takes back what the gesture rubbed out. */
void plen_board_wipes_cancel(struct plen_board_wipes *wipes, struct plen_board_wall *wall,
			     uint32_t gesture);

void plen_board_wipes_stop(struct plen_board_wipes *wipes, uint8_t owner);
bool plen_board_wipes_busy(const struct plen_board_wipes *wipes, uint8_t owner);
