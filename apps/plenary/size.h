/* SPDX-License-Identifier: MIT
 *
 * How large is the wall? In order of trust: the command line, the settings, what the recorded panel
 * or the screen claims if that is believable for a wall, else an 86-inch board. Panels and
 * projectors lie, so a claim outside 800 to 4000 mm is not believed; a window on a desk
 * therefore shows a whole 86-inch wall in small.
 */
#pragma once

#include "common/geometry.h"

struct plen_size_claims {
	struct plen_board_size option; /* --panel-mm */
	struct plen_board_size config;
	struct plen_board_size recording; /* 0 x 0 where there is none, as everywhere here */
	struct plen_board_size screen;
};

/* A height that is not known follows the frame's shape, so that pixels are square. */
struct plen_board_size plen_size_choose(const struct plen_size_claims *claims, int width_px,
					int height_px);
