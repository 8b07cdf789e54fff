/* SPDX-License-Identifier: MIT
 *
 * The parts of the chrome, each drawn from the wall as it stands, with its zones.
 */
#pragma once

#include "card.h"
#include "chrome.h"
#include "clearing.h"
#include "metrics.h"
#include "replaying.h"
#include "wall.h"
#include "wipe.h"
#include "zone_id.h"

/* All that is seen. Borrowed. */
struct plen_board_chrome_input {
	const struct plen_board_wall *wall;
	const struct plen_board_wipes *wipes;
	const struct plen_board_presses *presses;
	const struct plen_board_replaying *replaying;
	const struct plen_board_clearing *clearing;
	const struct plen_board_card *card;
	const struct plen_board_job *job; /* NULL: none */
	bool panel_is_open;
	enum plen_board_panel_page panel_page;
	uint8_t open_marks;         /* a bit for each group */
	const char *clock, *banner; /* "" = none */
	bool is_warning;            /* the banner */
};

/* Groups that say something, in order, as far as there is room for them. */
struct plen_board_signals {
	uint8_t count;
	uint8_t groups[PLEN_GROUP_MAX];
	bool is_compact;
	double w_mm; /* of all; 0 = nobody does */
};
/* All but group `but`; 0 = all. */
struct plen_board_signals plen_board_signals_fit(const struct plen_board_wall *wall, uint8_t but,
						 double room_mm);
/* Their chips on a ground of their own in `place`, which is as wide as they are. */
void plen_board_chrome_signals(const struct plen_board_chrome_input *input,
			       struct plen_board_chrome *chrome,
			       const struct plen_board_signals *signals,
			       struct plen_board_rect place);
/* What fills the cell of a group that says something, and the icon on it. */
void plen_board_chrome_signal_fill(struct plen_board_chrome *chrome, struct plen_board_rect cell,
				   uint8_t group);
enum plen_icon plen_board_signal_icon(uint8_t signal);
/* Where there is little room: the group's shape with its signal in place of the number. */
void plen_board_chrome_badge_signal(struct plen_board_chrome *chrome, struct plen_board_rect cell,
				    uint8_t group, uint8_t signal);

/* Class view: the dock, and the blue button in the corner. */
void plen_board_chrome_dock(const struct plen_board_chrome_input *input,
			    struct plen_board_chrome *chrome);
/* Group view: a band under each pane, a veil over frozen ones, the dividers. */
void plen_board_chrome_bands(const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome);
void plen_board_chrome_dividers(const struct plen_board_chrome_input *input,
				struct plen_board_chrome *chrome);
/* Group view: the teacher's rail. */
void plen_board_chrome_rail(const struct plen_board_chrome_input *input,
			    struct plen_board_chrome *chrome);
/* Shared view: a pen set a group, and the way back in the corner. */
void plen_board_chrome_strips(const struct plen_board_chrome_input *input,
			      struct plen_board_chrome *chrome);
/* The eight shapes of those groups that have opened them. */
void plen_board_chrome_marks(const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome);
/* A replay's bar in `row`, one cell high. */
void plen_board_chrome_replay(const struct plen_board_chrome_input *input,
			      struct plen_board_chrome *chrome, struct plen_board_rect row);
/* As narrow as it has all that it needs. */
#define PLEN_BOARD_REPLAY_MIN_MM (2 * PLEN_BOARD_CELL_MM + 60.0)
/* How long it is at most, where it has a dock of its own. */
#define PLEN_BOARD_REPLAY_MAX_MM 760.0
/* The line on which the slider's thumb moves, within its touch. */
struct plen_board_rect plen_board_replay_track(struct plen_board_rect slider);
/* Cards. */
void plen_board_chrome_report(const struct plen_board_chrome_input *input,
			      struct plen_board_chrome *chrome);
void plen_board_chrome_files(const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome);
/* A job that goes on. */
void plen_board_chrome_job(const struct plen_board_chrome_input *input,
			   struct plen_board_chrome *chrome);

/* Class and group view: what "more" opens. Its place is needed by those who close it. */
void plen_board_chrome_panel(const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome);
struct plen_board_rect plen_board_chrome_panel_rect(const struct plen_board_wall *wall);

/* A sentence at the top of `area`, with a sign before it if something is to be minded. */
void plen_board_chrome_banner(const char *sentence, bool is_warning, struct plen_board_rect area,
			      struct plen_board_chrome *chrome);

/* The whole wall: panes, canvases and all parts. */
void plen_board_chrome_build(const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome);
