/* SPDX-License-Identifier: MIT */
#include "clearing.h"

#include "zone_id.h"

#define HOLD_US 2000000
#define DOT_US (HOLD_US / PLEN_BOARD_HOLD_DOTS)
/* Time to read a sentence and to reach for the tick. */
#define ANSWER_US 12000000

static void enter(struct plen_board_clearing *clearing, enum plen_board_clearing_step step,
		  const struct plen_event *event, int64_t now_us)
{
	*clearing = (struct plen_board_clearing){
		.step = step, .begin_us = event->time_us, .shown_us = now_us};
}

void plen_board_clearing_end(struct plen_board_clearing *clearing)
{
	*clearing = (struct plen_board_clearing){.step = PLEN_BOARD_CLEARING_RESTS};
}

/* -- what others do -- */

static bool is_own_control(const struct plen_event *event)
{
	return plen_board_zone_is_control(event->zone) &&
	       plen_board_zone_action(event->zone) == PLEN_BOARD_ACTION_CLEAR;
}

/* A hand that only goes away disturbs nobody. */
static bool disturbs(const struct plen_board_clearing *clearing, const struct plen_event *event)
{
	switch (event->kind) {
	case PLEN_EVENT_KEY:
		return true;
	case PLEN_EVENT_HOLD:
	case PLEN_EVENT_RELEASE:
		return false;
	case PLEN_EVENT_PRESS:
		return !is_own_control(event);
	default:
		return event->gesture != clearing->gesture;
	}
}

bool plen_board_clearing_follow(struct plen_board_clearing *clearing,
				const struct plen_event *event)
{
	if (clearing->step == PLEN_BOARD_CLEARING_RESTS || !disturbs(clearing, event)) {
		return false;
	}
	plen_board_clearing_end(clearing);
	return true;
}

/* -- what happens to its controls -- */

void plen_board_clearing_press(struct plen_board_clearing *clearing, const struct plen_event *event,
			       int64_t now_us)
{
	bool is_cell = plen_board_zone_value(event->zone) == PLEN_BOARD_CLEARING_CELL;

	if (!is_own_control(event)) {
		return;
	}
	if (clearing->step == PLEN_BOARD_CLEARING_RESTS && is_cell) {
		enter(clearing, PLEN_BOARD_CLEARING_HELD, event, now_us);
		clearing->gesture = event->gesture;
	} else if (clearing->step == PLEN_BOARD_CLEARING_ASKS && clearing->gesture == 0) {
		clearing->gesture = event->gesture;
	} else {
		/* A second finger: this is no hand that knows what it does. */
		plen_board_clearing_end(clearing);
	}
}

static void let_go(struct plen_board_clearing *clearing, const struct plen_event *event,
		   int64_t now_us)
{
	if (event->time_us - clearing->begin_us >= HOLD_US) {
		enter(clearing, PLEN_BOARD_CLEARING_ASKS, event, now_us);
	} else {
		plen_board_clearing_end(clearing);
	}
}

static void answer(struct plen_board_clearing *clearing, const struct plen_event *event,
		   int64_t now_us)
{
	bool is_yes = plen_board_zone_value(event->zone) == PLEN_BOARD_CLEARING_TICK;
	bool is_late = event->time_us - clearing->begin_us > ANSWER_US;

	if (is_yes && !is_late) {
		enter(clearing, PLEN_BOARD_CLEARING_SURE, event, now_us);
	} else {
		plen_board_clearing_end(clearing);
	}
}

void plen_board_clearing_tap(struct plen_board_clearing *clearing, const struct plen_event *event,
			     int64_t now_us)
{
	if (!is_own_control(event) || event->gesture != clearing->gesture) {
		return;
	}
	if (clearing->step == PLEN_BOARD_CLEARING_HELD) {
		let_go(clearing, event, now_us);
	} else if (clearing->step == PLEN_BOARD_CLEARING_ASKS) {
		answer(clearing, event, now_us);
	}
}

void plen_board_clearing_lift(struct plen_board_clearing *clearing, uint32_t gesture)
{
	if (clearing->gesture == gesture) {
		plen_board_clearing_end(clearing);
	}
}

/* -- how it looks -- */

uint32_t plen_board_clearing_zone(const struct plen_board_clearing *clearing)
{
	switch (clearing->step) {
	case PLEN_BOARD_CLEARING_HELD:
		return plen_board_zone_control(PLEN_BOARD_ACTION_CLEAR, PLEN_BOARD_CLEARING_CELL,
					       0);
	case PLEN_BOARD_CLEARING_ASKS:
		return plen_board_zone_control(PLEN_BOARD_ACTION_CLEAR, PLEN_BOARD_CLEARING_TICK,
					       0);
	default:
		return 0;
	}
}

int plen_board_clearing_dots(const struct plen_board_clearing *clearing, int64_t now_us)
{
	int64_t held_us = now_us - clearing->shown_us;

	if (clearing->step != PLEN_BOARD_CLEARING_HELD) {
		return -1;
	}
	if (held_us < 0) {
		return 0;
	}
	return held_us < HOLD_US ? (int)(held_us / DOT_US) : PLEN_BOARD_HOLD_DOTS;
}

int64_t plen_board_clearing_deadline_us(const struct plen_board_clearing *clearing,
					int64_t shown_us)
{
	int dots = plen_board_clearing_dots(clearing, shown_us);

	if (clearing->step == PLEN_BOARD_CLEARING_ASKS) {
		return clearing->shown_us + ANSWER_US;
	}
	if (dots < 0 || dots == PLEN_BOARD_HOLD_DOTS) {
		return INT64_MAX;
	}
	return clearing->shown_us +
	       (dots + 1 < PLEN_BOARD_HOLD_DOTS ? (dots + 1) * DOT_US : HOLD_US);
}

void plen_board_clearing_advance(struct plen_board_clearing *clearing, int64_t now_us)
{
	if (clearing->step == PLEN_BOARD_CLEARING_ASKS &&
	    now_us >= clearing->shown_us + ANSWER_US) {
		plen_board_clearing_end(clearing);
	}
}
