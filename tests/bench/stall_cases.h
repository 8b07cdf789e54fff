/* SPDX-License-Identifier: MIT
 *
 * How long packets of forty hands wait until the input thread has read them and made gestures of
 * them, while the program rests, and while it draws whole pages and commits to the disk without a
 * pause. The same thread as in the board; only its panel is a pipe.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* A packet counts in the first of these that it does not exceed; the last has no end. */
#define STALL_BINS 8
extern const int64_t stall_bin_us[STALL_BINS];

struct stall {
	uint32_t packets;
	uint32_t bins[STALL_BINS];
	int64_t worst_us;
	uint64_t frames, commits; /* what the load has done meanwhile */
};

/* False, and a line on standard error, if the thread or the lesson cannot be had. */
bool stall_run(uint32_t packets, bool load, int strokes, struct stall *stall);

/* The end of the bin in which that share of the packets has been read. */
int64_t stall_quantile_us(const struct stall *stall, double share);
