/* SPDX-License-Identifier: MIT
 *
 * What is kept of a stroke: ranges along it, in order, apart from each other, none empty. Only a
 * dot has the range [0, 0], and only the range [0, 0] takes it away.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "lesson/stroke.h"

struct plen_ranges {
	struct plen_stroke_range *list;
	size_t count, capacity;
};

void plen_ranges_finish(struct plen_ranges *ranges);

/* Takes `cut` out. */
void plen_ranges_subtract(struct plen_ranges *ranges, struct plen_stroke_range cut);

/* Sets `ranges` to the whole stroke, [0, end], without the cuts. Sorts `cuts`. */
void plen_ranges_set_without(struct plen_ranges *ranges, plen_stroke_pos end,
			     struct plen_stroke_range *cuts, size_t cut_count);
