/* SPDX-License-Identifier: MIT
 *
 * The living board: real time, one loop. Each turn handles what has come, draws one frame and
 * sleeps until there is something to do. With nothing to do it does not wake, except once a minute
 * while a clock is shown, once a day for a new lesson, and to answer the watchdog if the unit has
 * one.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "config.h"
#include "driver/engine.h"
#include "driver/source.h"
#include "session.h"
#include "size.h"

enum plen_live_screen {
	PLEN_LIVE_MEMORY, /* headless */
	PLEN_LIVE_WINDOW, /* a window system */
	PLEN_LIVE_BARE,   /* the screen itself */
};

enum plen_live_end {
	PLEN_LIVE_CALIBRATED, /* it was asked to calibrate, and did; else FAILED */
	PLEN_LIVE_ENDED,      /* by a signal, the window's button, or the recording's end */
	PLEN_LIVE_QUIT,       /* IT asked for the way out */
	PLEN_LIVE_FAILED,     /* the screen is there but takes no frames: a new start may mend it */
	PLEN_LIVE_OTHER,      /* somebody has chosen another lesson */
	PLEN_LIVE_NEW_DAY,    /* nobody has touched the board since before midnight */
};

struct plen_live_options {
	struct plen_session *session; /* borrowed, like all here */
	struct plen_presenter *presenter;
	enum plen_live_screen screen;
	const struct plen_config *config;
	struct plen_size_claims claims; /* for when the window or the screen is another one */
	struct plen_source *recording;  /* instead of devices; may be NULL */
	bool calibrate;                 /* and end */
	int64_t midnight_us; /* CLOCK_REALTIME from when on a new day's lesson is due; INT64_MAX */
};

struct plen_live;

/* Opens the input. 0, or a negative errno with one line in `error`. */
int plen_live_create(struct plen_live **out, const struct plen_live_options *options, char *error,
		     size_t error_size);
void plen_live_destroy(struct plen_live *live); /* NULL is fine */

/* Runs until it ends; what was in motion then has ended as if lifted. */
enum plen_live_end plen_live_run(struct plen_live *live);

struct plen_engine_stats plen_live_stats(struct plen_live *live);
