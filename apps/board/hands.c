/* SPDX-License-Identifier: MIT */
#include "hands.h"

void plen_board_hands_init(struct plen_board_hands *hands, const struct plen_board_sink *sink,
			   double pen_width_mm)
{
	*hands = (struct plen_board_hands){.sink = sink};
	plen_board_inks_init(&hands->inks, pen_width_mm);
}

void plen_board_hands_finish(struct plen_board_hands *hands)
{
	plen_board_inks_finish(&hands->inks);
	plen_board_wipes_finish(&hands->wipes);
}

bool plen_board_hands_are_on(const struct plen_board_hands *hands, uint8_t owner)
{
	return plen_board_inks_busy(&hands->inks, owner) ||
	       plen_board_wipes_busy(&hands->wipes, owner) ||
	       hands->transforms.of[owner].gesture != 0;
}

void plen_board_hands_stop(struct plen_board_hands *hands, struct plen_board_wall *wall,
			   uint8_t owner)
{
	plen_board_inks_stop(&hands->inks, hands->sink, wall, owner);
	plen_board_wipes_stop(&hands->wipes, owner);
	plen_board_transforms_stop(&hands->transforms, wall, owner);
	plen_board_clearing_end(&hands->clearing);
}

void plen_board_hands_stop_all(struct plen_board_hands *hands, struct plen_board_wall *wall)
{
	plen_board_dividers_stop_all(&hands->dividers, wall);
	for (uint8_t owner = 0; owner < PLEN_GROUP_COUNT; owner++) {
		plen_board_hands_stop(hands, wall, owner);
	}
}
