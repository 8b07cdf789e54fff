/* SPDX-License-Identifier: MIT
 *
 * Gather: what all groups have now, side by side as copies on a new class page, in the order of
 * their panes. The groups' own pages stay as they are.
 */
#pragma once

#include <stdbool.h>

#include "wall.h"

/* Whether any group has something to show. */
bool plen_board_gather_can(const struct plen_board_wall *wall);

/* Makes the page and returns its id. */
uint32_t plen_board_gather_make(struct plen_board_wall *wall);
