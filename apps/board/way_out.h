/* SPDX-License-Identifier: MIT
 *
 * The way out of a kiosk, known to IT and found by no child: both upper corners held for five
 * seconds. A hold counts while its finger stays in the corner.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/event.h"

struct plen_board_way_out {
	struct plen_board_corner_hold {
		uint32_t gesture; /* 0 = nobody */
		int64_t since_us;
	} corners[2]; /* left, right */
};

void plen_board_way_out_hold(struct plen_board_way_out *way_out, const struct plen_event *event,
			     double wall_w_mm, int64_t time_us);
/* The finger has moved or lifted. */
void plen_board_way_out_move(struct plen_board_way_out *way_out, const struct plen_event *event,
			     double wall_w_mm);
void plen_board_way_out_lift(struct plen_board_way_out *way_out, uint32_t gesture);

/* When the way opens, if both stay; INT64_MAX if they do not. */
int64_t plen_board_way_out_deadline_us(const struct plen_board_way_out *way_out);
