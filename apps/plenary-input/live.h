/* SPDX-License-Identifier: MIT
 *
 * Real devices, or a recording at its own pace, until Ctrl-C: waits for the source, a deadline of
 * the caller's, or a signal.
 */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "driver/source_libinput.h"

/* Any member may be NULL or 0. Times are those of the source's frames. */
struct plen_input_live {
	/* When `due` is to be called if nothing happens; INT64_MAX = never. */
	int64_t (*deadline_us)(void *data);
	void (*due)(void *data, int64_t now_us);
	/* Something has happened; at once, or with `calm_us` not more often than that. */
	void (*turned)(void *data);
	int64_t calm_us;
	/* Something is to be drawn in the terminal from now on, or no longer: as it ends, or is
	 * stopped by SIGTSTP. No signal can end the program in between. */
	void (*show)(void *data, bool shown);
	/* The terminal has another size. */
	void (*resized)(void *data);
	/* True ends the run; asked after each turn. */
	bool (*done)(void *data);
	/* Panels lie edge to edge, whatever is known of how they were calibrated. */
	bool raw;
	void *data;
};

/* Blocks until SIGINT, SIGQUIT, SIGTERM or SIGHUP, or until `done`. Says on standard error what is
 * wrong, before anything is shown or afterwards; returns an exit status. */
int plen_input_live_run(const struct plen_source_libinput_options *options,
			const struct plen_input_live *live);
/* The same with a recording, until its end, too. `source` stays the caller's. */
int plen_input_live_play(struct plen_source *source, const struct plen_input_live *live);
/* The size of the first panel of the seat that has one, else a usual one; *why says which. */
struct plen_board_size plen_input_live_board(const char **why);
