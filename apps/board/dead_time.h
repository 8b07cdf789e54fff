/* SPDX-License-Identifier: MIT
 *
 * A second tap by an impatient hand lands on a wall that has changed under it. So, for a short
 * while after the view has changed, a touch of a control that was not in that place before does
 * nothing. What was there, ink, and every later touch are as ever. The time is the events' own.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/event.h"
#include "common/zone.h"
#include "lesson/op.h"

/* Longer than a double tap takes, shorter than finding a control and reaching for it. */
#define PLEN_BOARD_DEAD_TIME_US 350000

struct plen_board_dead_time {
	int64_t until_us; /* of the device's time */
	uint32_t zone_count;
	struct plen_zone zones[PLEN_ZONE_MAX]; /* before the view changed */
};

/* Whether controls have moved between the two: another mode, one shown, frozen, another side. */
bool plen_board_dead_time_is_due(const struct plen_op_view *before,
				 const struct plen_op_view *after);

/* The event has changed the view; `zones` were on the wall before it. */
void plen_board_dead_time_begin(struct plen_board_dead_time *dead_time,
				const struct plen_event *event, const struct plen_zone *zones,
				uint32_t zone_count);

/* Whether this PRESS counts. */
bool plen_board_dead_time_lets(const struct plen_board_dead_time *dead_time,
			       const struct plen_event *event);
