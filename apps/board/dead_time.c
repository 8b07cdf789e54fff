/* SPDX-License-Identifier: MIT */
#include "dead_time.h"

#include <assert.h>
#include <string.h>

bool plen_board_dead_time_is_due(const struct plen_op_view *before,
				 const struct plen_op_view *after)
{
	return before->mode != after->mode || before->shown != after->shown ||
	       before->frozen != after->frozen || before->teacher_left != after->teacher_left;
}

void plen_board_dead_time_begin(struct plen_board_dead_time *dead_time,
				const struct plen_event *event, const struct plen_zone *zones,
				uint32_t zone_count)
{
	assert(zone_count <= PLEN_ZONE_MAX);

	dead_time->until_us = event->time_us + PLEN_BOARD_DEAD_TIME_US;
	dead_time->zone_count = zone_count;
	memcpy(dead_time->zones, zones, zone_count * sizeof(*zones));
}

static bool was_there(const struct plen_board_dead_time *dead_time, const struct plen_event *event)
{
	for (uint32_t i = 0; i < dead_time->zone_count; i++) {
		const struct plen_zone *zone = &dead_time->zones[i];
		if (zone->id == event->zone && plen_board_rect_contains(&zone->rect, event->at)) {
			return true;
		}
	}
	return false;
}

bool plen_board_dead_time_lets(const struct plen_board_dead_time *dead_time,
			       const struct plen_event *event)
{
	return event->time_us >= dead_time->until_us || was_there(dead_time, event);
}
