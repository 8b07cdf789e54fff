/* SPDX-License-Identifier: MIT
 *
 * What the probe writes with the pointer, and how long it takes until it is seen.
 *
 * A line is a zigzag: its corners lie above and below the middle, its legs cross it. Ink is looked
 * for where a leg crosses, half a leg behind the pointer: there is no cursor or preview there, and
 * whatever rounds corners still passes. Where a program has drawn ahead of the pointer, ink is
 * there before the event; such samples are counted, and not taken.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "measure.h"
#include "probe_display.h"

struct probe_strokes {
	struct probe_display *display;
	int line; /* the next that is still empty */
	struct measure waited;
	uint32_t events, lost, ahead;
};

/* Tries until a line of ink is seen, for so long. CLOCK_MONOTONIC when it was; 0 = never. */
int64_t probe_strokes_first_ink_us(struct probe_strokes *strokes, int64_t until_us,
				   bool (*still_running)(void *data), void *data);

/* Writes lines at 120 Hz with about so many events, measuring each. */
void probe_strokes_write(struct probe_strokes *strokes, uint32_t events);

/* Content: `count` strokes of 100 points beside the lines, as fast as a program may be fed. */
void probe_strokes_fill(struct probe_strokes *strokes, int count);
