/* SPDX-License-Identifier: MIT */
#include "holding.h"

#define HOLD_US 2000000
#define DOT_US (HOLD_US / PLEN_BOARD_HOLD_DOTS)

void plen_board_holding_begin(struct plen_board_holding *holding, uint32_t gesture, uint32_t zone,
			      int64_t now_us)
{
	if (holding->gesture == 0) {
		*holding = (struct plen_board_holding){gesture, zone, now_us};
	}
}

void plen_board_holding_lift(struct plen_board_holding *holding, uint32_t gesture)
{
	if (holding->gesture == gesture) {
		*holding = (struct plen_board_holding){0};
	}
}

int plen_board_holding_dots(const struct plen_board_holding *holding, uint32_t zone, int64_t now_us)
{
	int64_t held_us = now_us - holding->since_us;

	if (holding->gesture == 0 || holding->zone != zone || held_us < 0) {
		return 0;
	}
	return held_us < HOLD_US ? (int)(held_us / DOT_US) : PLEN_BOARD_HOLD_DOTS;
}

int64_t plen_board_holding_deadline_us(const struct plen_board_holding *holding, int64_t shown_us)
{
	if (holding->gesture == 0) {
		return INT64_MAX;
	}

	int64_t dots = plen_board_holding_dots(holding, holding->zone, shown_us);
	int64_t next_us = holding->since_us + (dots + 1) * DOT_US;
	int64_t end_us = holding->since_us + HOLD_US;
	return next_us < end_us ? next_us : end_us;
}

bool plen_board_holding_take(struct plen_board_holding *holding, int64_t now_us)
{
	if (holding->gesture == 0 || now_us < holding->since_us + HOLD_US) {
		return false;
	}
	*holding = (struct plen_board_holding){0};
	return true;
}
