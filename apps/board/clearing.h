/* SPDX-License-Identifier: MIT
 *
 * Clearing for good, the one thing on this wall that no tap takes back, and that no accident may
 * do. Its cell is held and let go; then the board asks, with a tick that is somewhere else.
 *
 *   rests --cell pressed--> held --let go on it, long enough--> asks --tick tapped--> sure
 *
 * Whatever another hand does anywhere on the wall meanwhile leads back to rest. How long is said by
 * the events' own time; the lesson's clock, which may be set, only fills the dots, and lets a
 * question go that nobody answers.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/event.h"

#define PLEN_BOARD_HOLD_DOTS 12

enum plen_board_clearing_step {
	PLEN_BOARD_CLEARING_RESTS,
	PLEN_BOARD_CLEARING_HELD,
	PLEN_BOARD_CLEARING_ASKS,
	PLEN_BOARD_CLEARING_SURE,
};

/* The controls of it, as values of PLEN_BOARD_ACTION_CLEAR. */
enum plen_board_clearing_part {
	PLEN_BOARD_CLEARING_CELL,
	PLEN_BOARD_CLEARING_TICK,
	PLEN_BOARD_CLEARING_CROSS,
};

struct plen_board_clearing {
	enum plen_board_clearing_step step;
	uint32_t gesture; /* on one of its controls; 0 = nobody's */
	int64_t begin_us; /* of this step, in the device's time */
	int64_t shown_us; /* ... and by the lesson's clock */
};

void plen_board_clearing_end(struct plen_board_clearing *clearing);
/* Any event that means something, before it is handled. Returns whether that has ended it. */
bool plen_board_clearing_follow(struct plen_board_clearing *clearing,
				const struct plen_event *event);
/* Those on its own controls. */
void plen_board_clearing_press(struct plen_board_clearing *clearing, const struct plen_event *event,
			       int64_t now_us);
void plen_board_clearing_tap(struct plen_board_clearing *clearing, const struct plen_event *event,
			     int64_t now_us);
void plen_board_clearing_lift(struct plen_board_clearing *clearing, uint32_t gesture);

/* The control without which it cannot go on; 0 = none. */
uint32_t plen_board_clearing_zone(const struct plen_board_clearing *clearing);
/* How many dots are full; -1: nobody holds it. */
int plen_board_clearing_dots(const struct plen_board_clearing *clearing, int64_t now_us);
/* When it looks different by itself; INT64_MAX: it does not. */
int64_t plen_board_clearing_deadline_us(const struct plen_board_clearing *clearing,
					int64_t shown_us);
void plen_board_clearing_advance(struct plen_board_clearing *clearing, int64_t now_us);
