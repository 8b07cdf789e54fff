/* SPDX-License-Identifier: MIT
 *
 * A calibration on the living board, from the first cross until the board is back: what the input
 * thread asks is shown, what comes of it is kept.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "input.h"
#include "session.h"

struct plen_calibrate {
	struct plen_input *input; /* borrowed, as all here */
	struct plen_session *session;
	struct plen_board_size board;
	uint32_t points;  /* 0 = nobody calibrates */
	uint32_t number;  /* of the run: news of one before it are none */
	bool is_keeping;  /* it was confirmed, and is on its way to the disk */
	bool is_done;     /* the last one was confirmed and kept */
	bool has_ended;   /* one has come to its end */
	int64_t close_us; /* INT64_MAX = there is no outcome yet */
};

/* Begins, or begins again, as the wall has another size; not while an outcome is shown. */
void plen_calibrate_begin(struct plen_calibrate *calibrate, uint32_t points,
			  struct plen_board_size board);
/* Every turn of the loop; `now_us` is CLOCK_MONOTONIC, `time_us` lesson time. */
void plen_calibrate_follow(struct plen_calibrate *calibrate, int64_t now_us, int64_t time_us);
/* When it has something to do without being woken, CLOCK_MONOTONIC; INT64_MAX = never. */
int64_t plen_calibrate_due_us(const struct plen_calibrate *calibrate);

/* What of a state is shown. */
struct plen_board_calibration plen_calibrate_show(const struct plen_calibration_state *state);
