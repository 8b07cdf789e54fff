/* SPDX-License-Identifier: MIT
 *
 * Strokes as a panel reported them: from a recording, through decoder and gesture engine, on one
 * sheet of paper as large as the wall.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/geometry.h"

struct report {
	int64_t time_us;
	struct plen_board_pt at;
};

struct report_stroke {
	uint32_t gesture;
	size_t count, capacity;
	struct report *reports;
};

struct report_strokes {
	size_t count, capacity;
	struct report_stroke *list;
};

/* False, with a line on stderr, if the recording cannot be read. */
bool report_strokes_read(struct report_strokes *strokes, const char *path);
void report_strokes_finish(struct report_strokes *strokes);

void report_stroke_add(struct report_stroke *stroke, int64_t time_us, struct plen_board_pt at);
