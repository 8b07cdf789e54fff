/* SPDX-License-Identifier: MIT
 *
 * What a board is made of. Parts that need one thing of it take that thing; only the actions, which
 * may touch everything, take it whole.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "board/board.h"
#include "board/calibration.h"
#include "card.h"
#include "chrome.h"
#include "dead_time.h"
#include "hands.h"
#include "press.h"
#include "replaying.h"
#include "wall.h"
#include "way_out.h"
#include "zone_id.h"

struct plen_board {
	struct plen_board_sink sink;
	struct plen_board_wall wall;
	struct plen_board_hands hands;
	struct plen_board_presses presses;
	struct plen_board_dead_time dead_time;
	struct plen_board_way_out way_out;
	struct plen_board_calibration calibration;
	struct plen_board_replaying replaying;
	struct plen_board_card card;
	struct plen_board_job job;
	bool has_job;
	bool panel_is_open;
	enum plen_board_panel_page panel_page;
	uint8_t open_marks; /* a bit for each group */
	char clock[16];
	char banner[PLEN_SCENE_TEXT_MAX];
	char sentence[PLEN_SCENE_TEXT_MAX]; /* "" or until silent_us */
	int64_t silent_us;
	int64_t class_quiet_us; /* when hands will have been off the class's page for long enough */

	/* What is shown; `built` is where the next one is made. */
	bool is_stale;
	struct plen_board_chrome *shown, *built;
	uint64_t scene_generation, zone_generation;
};

/* Makes what is shown anew if something has changed. Who asks what lies under a finger needs it
 * first. */
void plen_board_refresh(struct plen_board *board);
