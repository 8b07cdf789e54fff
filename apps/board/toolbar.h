/* SPDX-License-Identifier: MIT
 *
 * A row of tools for one group: the class's dock, a pane's band, a strip of the shared view. Where
 * the row is short it has fewer tools, never smaller ones; which ones is decided by a list each.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "chrome.h"
#include "wall.h"

struct plen_board_chrome_input;

enum plen_board_toolbar_kind {
	PLEN_BOARD_TOOLBAR_DOCK,
	PLEN_BOARD_TOOLBAR_BAND,
	PLEN_BOARD_TOOLBAR_STRIP,
	PLEN_BOARD_TOOLBAR_REPLAY, /* what a pane keeps of its band, on both sides of the bar */
};

struct plen_board_toolbar {
	enum plen_board_toolbar_kind kind;
	uint8_t group;
	uint32_t tools; /* set of bits, see toolbar.c */
	double gap_mm;  /* between sections */
	double w_mm;    /* of all */
	/* There is no room for the signal: the badge has it in place of the number. */
	bool badge_says;
};

/* Chooses the tools that fit into `room_mm`. A group that says something keeps its badge and its
 * signal before anything else. */
struct plen_board_toolbar plen_board_toolbar_fit(enum plen_board_toolbar_kind kind,
						 const struct plen_board_wall *wall, uint8_t group,
						 double room_mm);

/* The width of the signal at the right end; 0 = there is none. */
double plen_board_toolbar_signal_mm(const struct plen_board_toolbar *toolbar);

/* Draws them into `row`, one cell high, from the left; a signal goes to the right end. */
void plen_board_toolbar_draw(const struct plen_board_toolbar *toolbar,
			     const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome, struct plen_board_rect row);
