/* SPDX-License-Identifier: MIT
 *
 * All that hands are doing on the wall now, and how it ends when a pane goes from under them.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "clearing.h"
#include "divider.h"
#include "ink.h"
#include "transform.h"
#include "wipe.h"

struct plen_board_hands {
	const struct plen_board_sink *sink; /* borrowed */
	struct plen_board_inks inks;
	struct plen_board_wipes wipes;
	struct plen_board_transforms transforms;
	struct plen_board_dividers dividers;
	struct plen_board_clearing clearing;
};

void plen_board_hands_init(struct plen_board_hands *hands, const struct plen_board_sink *sink,
			   double pen_width_mm);
void plen_board_hands_finish(struct plen_board_hands *hands);

/* Whether any is at work on the page in the pane of `owner`. */
bool plen_board_hands_are_on(const struct plen_board_hands *hands, uint8_t owner);

/* Ends what hands are doing on the pane of `owner`, and everywhere; what they did stays. */
void plen_board_hands_stop(struct plen_board_hands *hands, struct plen_board_wall *wall,
			   uint8_t owner);
void plen_board_hands_stop_all(struct plen_board_hands *hands, struct plen_board_wall *wall);
