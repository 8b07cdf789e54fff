/* SPDX-License-Identifier: MIT
 *
 * Real devices until Ctrl-C, for watch and record: waits for the source, a deadline of the
 * caller's, or a signal.
 */
#pragma once

#include <stdio.h>

#include "driver/source_libinput.h"

struct plen_input_live {
	/* When `due` is to be called if nothing happens; INT64_MAX = never. May be NULL. */
	int64_t (*deadline_us)(void *data);
	void (*due)(void *data, int64_t now_us);
	/* After each turn of the loop. May be NULL. */
	void (*turned)(void *data);
	void *data;
};

/* Blocks until SIGINT, SIGTERM or SIGHUP. Says on standard error what is wrong; returns an exit
 * status. */
int plen_input_live_run(const struct plen_source_libinput_options *options,
			const struct plen_input_live *live);
/* The size of the first panel of the seat that has one, else a usual one; says which on `out`. */
struct plen_board_size plen_input_live_board(FILE *out);
