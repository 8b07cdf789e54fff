/* SPDX-License-Identifier: MIT
 *
 * How a page is seen by who turns to it first: from its beginning, as large as on the class's wall;
 * or the whole of its sheet, if it has one.
 */
#pragma once

#include <stdint.h>

#include "wall.h"

/* `page` is one of the owner's. */
struct plen_view plen_board_home_view(const struct plen_board_wall *wall, uint8_t owner,
				      uint32_t page);
