/* SPDX-License-Identifier: MIT
 *
 * The cases: each draws on a 4K wall in memory and measures one kind of frame.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "measure.h"

/* How much of everything. */
struct bench_size {
	int strokes; /* on the full page */
	int points;  /* in each */
	int events;  /* of each writer */
};

struct bench_result {
	struct measure one_writer;  /* event to presented */
	struct measure empty, full; /* the same, interleaved, on an empty and a full page */
	struct measure commit;      /* a finished stroke into the tiles, to presented */
	struct measure lift;        /* a pen leaves after 10 s across the wall, to presented */
	struct measure crowd;       /* a frame with 2 events of each of 40 writers */
	struct measure slice;       /* one call with a budget of 4 ms while all is drawn anew */
	struct measure pan;         /* a frame of a page under a moving hand */
	double redraw_us;           /* the whole full page, cold */
	uint64_t crowd_bytes_max;   /* presented in one frame of the crowd */
	uint64_t frame_bytes;
};

void bench_run(const struct bench_size *size, struct bench_result *result);
