/* SPDX-License-Identifier: MIT
 *
 * What a board is made of. Parts that need one thing of it take that thing; only the chrome, which
 * shows everything, and the actions, which may touch everything, take it whole.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "board/board.h"
#include "chrome.h"
#include "divider.h"
#include "ink.h"
#include "press.h"
#include "transform.h"
#include "wall.h"
#include "way_out.h"
#include "wipe.h"

struct plen_board {
	struct plen_board_sink sink;
	struct plen_board_wall wall;
	struct plen_board_inks inks;
	struct plen_board_wipes wipes;
	struct plen_board_transforms transforms;
	struct plen_board_dividers dividers;
	struct plen_board_presses presses;
	struct plen_board_way_out way_out;
	bool panel_is_open;
	char clock[16];
	char banner[PLEN_SCENE_TEXT_MAX];

	/* What is shown; `built` is where the next one is made. */
	bool is_stale;
	struct plen_board_chrome *shown, *built;
	uint64_t scene_generation, zone_generation;
};

/* Ends what hands are doing on the pane of `owner`, and everywhere; what they did stays. */
void plen_board_stop(struct plen_board *board, uint8_t owner);
void plen_board_stop_all(struct plen_board *board);
