/* SPDX-License-Identifier: MIT
 *
 * What controls do. Pages, pens and signals are done here; moving between the views in modes.c.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "zone_id.h"

struct plen_board;
struct plen_board_wall;

/* Whether the action would do anything now; controls that would not look quiet. */
bool plen_board_actions_can(const struct plen_board_wall *wall, enum plen_board_action action,
			    uint8_t value, uint8_t group);

/* Does it, if it can be done. */
void plen_board_actions_do(struct plen_board *board, enum plen_board_action action, uint8_t value,
			   uint8_t group);
