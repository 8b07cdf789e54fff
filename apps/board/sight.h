/* SPDX-License-Identifier: MIT
 *
 * Whether a pane shows any of what is on its page. Ink and pictures are the page's own; a page that
 * has none of its own yet is looked at for the class page behind it.
 */
#pragma once

#include <stdint.h>

#include "wall.h"

/* If none of the ink is in the group's pane as it is among the others, or in the class's, the
 * pane's view is fitted: all of the ink if it can be read so, else what lies nearest to what was
 * seen. Never larger than the class would see it. An empty page stays as it is. */
void plen_board_sight_mend(struct plen_board_wall *wall, uint8_t owner);
