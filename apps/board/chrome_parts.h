/* SPDX-License-Identifier: MIT
 *
 * The parts of the chrome, each drawn from the wall as it stands, with its zones.
 */
#pragma once

#include "chrome.h"
#include "wall.h"
#include "wipe.h"

/* All that is seen. Borrowed. */
struct plen_board_chrome_input {
	const struct plen_board_wall *wall;
	const struct plen_board_wipes *wipes;
	const struct plen_board_presses *presses;
	bool panel_is_open;
	const char *clock, *banner; /* "" = none */
};

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
/* Class view: what "more" opens. Its place is needed by those who close it. */
void plen_board_chrome_panel(const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome);
struct plen_board_rect plen_board_chrome_panel_rect(const struct plen_board_wall *wall);

/* A sentence at the top of `area`. */
void plen_board_chrome_banner(const char *sentence, struct plen_board_rect area,
			      struct plen_board_chrome *chrome);

/* The blue button in the lower corner of class and shared view. */
void plen_board_chrome_corner(const struct plen_board_chrome_input *input,
			      struct plen_board_chrome *chrome, uint32_t zone, enum plen_icon icon,
			      const char *label);

/* A floating white ground, which takes no ink. */
void plen_board_chrome_ground(struct plen_board_chrome *chrome, uint32_t zone,
			      struct plen_board_rect rect, double radius_mm);

/* The whole wall: panes, canvases and all parts. */
void plen_board_chrome_build(const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome);
