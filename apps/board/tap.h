/* SPDX-License-Identifier: MIT
 *
 * A touch of the canvas that may turn out to be a tap: brief, and in one place. Asked only where a
 * tap means something else than ink, as beside the open panel.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/event.h"

struct plen_board_tap {
	bool may_be;
	struct plen_board_pt begin;
	int64_t begin_us; /* the device's time */
};

struct plen_board_tap plen_board_tap_begin(const struct plen_event *event, bool may_be);

/* The finger is at `at` now; too far away it is no tap for good. Returns whether it may still be
 * one. */
bool plen_board_tap_follow(struct plen_board_tap *tap, struct plen_board_pt at);

/* Whether it was one, as it lifts at time_us. */
bool plen_board_tap_was(const struct plen_board_tap *tap, int64_t time_us);
