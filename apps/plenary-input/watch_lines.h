/* SPDX-License-Identifier: MIT
 *
 * watch as lines: where contacts come down and lift, with size and pressure, and what the gesture
 * engine makes of them. Moves are summed up when a contact lifts.
 */
#pragma once

#include "watch_view.h"

struct plen_watch_lines {
	bool has_begun;
	int64_t first_us;
};

/* Prints the first line; `why` says where the board's size is from. */
struct plen_watch_view plen_watch_lines_start(struct plen_watch_lines *lines,
					      struct plen_board_size board, const char *why);
