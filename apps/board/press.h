/* SPDX-License-Identifier: MIT
 *
 * Controls that are under a finger now. They are tinted until it lifts; what they do is done by the
 * tap.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct plen_board_press {
	uint32_t gesture, zone;
};

struct plen_board_presses {
	size_t count, capacity;
	struct plen_board_press *list;
};

void plen_board_presses_finish(struct plen_board_presses *presses);
void plen_board_presses_add(struct plen_board_presses *presses, uint32_t gesture, uint32_t zone);
void plen_board_presses_remove(struct plen_board_presses *presses, uint32_t gesture);
/* Whether `gesture` is one of them. */
bool plen_board_presses_knows(const struct plen_board_presses *presses, uint32_t gesture);
/* Whether any finger is on `zone`. */
bool plen_board_presses_has(const struct plen_board_presses *presses, uint32_t zone);
