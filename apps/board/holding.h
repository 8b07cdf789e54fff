/* SPDX-License-Identifier: MIT
 *
 * A control that is to be held instead of tapped, for what cannot be taken back. The dots around it
 * fill one by one.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define PLEN_BOARD_HOLD_DOTS 12

struct plen_board_holding {
	uint32_t gesture; /* 0 = nobody */
	uint32_t zone;
	int64_t since_us;
};

void plen_board_holding_begin(struct plen_board_holding *holding, uint32_t gesture, uint32_t zone,
			      int64_t now_us);
void plen_board_holding_lift(struct plen_board_holding *holding, uint32_t gesture);
/* How many dots are full. */
int plen_board_holding_dots(const struct plen_board_holding *holding, uint32_t zone,
			    int64_t now_us);
/* When the next one fills; INT64_MAX if none does. */
int64_t plen_board_holding_deadline_us(const struct plen_board_holding *holding, int64_t shown_us);
/* True once, when all are full. */
bool plen_board_holding_take(struct plen_board_holding *holding, int64_t now_us);
