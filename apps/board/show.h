/* SPDX-License-Identifier: MIT
 *
 * One group's pane large for all. How the page is seen meanwhile is fitted to the work on it and is
 * the wall's own affair: the group's view of its page stays in its pane, so that all come back
 * exactly as they were, after a restart too.
 */
#pragma once

#include <stdint.h>

#include "wall.h"

/* Whoever works on any pane must have been stopped. */
void plen_board_show_begin(struct plen_board_wall *wall, uint8_t group);
void plen_board_show_end(struct plen_board_wall *wall);

/* Fits the shown page to the wall anew: it was turned, or the wall is another. Nothing shown is
 * fine. */
void plen_board_show_fit(struct plen_board_wall *wall);
