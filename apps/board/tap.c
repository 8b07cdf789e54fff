/* SPDX-License-Identifier: MIT */
#include "tap.h"

#define SPAN_MM 5.0
#define LONGEST_US 500000

struct plen_board_tap plen_board_tap_begin(const struct plen_event *event, bool may_be)
{
	return (struct plen_board_tap){may_be, event->at, event->time_us};
}

bool plen_board_tap_follow(struct plen_board_tap *tap, struct plen_board_pt at)
{
	tap->may_be = tap->may_be && plen_geometry_distance_mm(tap->begin, at) <= SPAN_MM;
	return tap->may_be;
}

bool plen_board_tap_was(const struct plen_board_tap *tap, int64_t time_us)
{
	return tap->may_be && time_us - tap->begin_us < LONGEST_US;
}
