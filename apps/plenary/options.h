/* SPDX-License-Identifier: MIT
 *
 * The command line of `plenary`. The options are a table: --help is printed from it, and a test
 * holds the man page and the completion against --help.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "common/geometry.h"

enum plen_options_action {
	PLEN_OPTIONS_RUN,
	PLEN_OPTIONS_HELP,
	PLEN_OPTIONS_VERSION,
	PLEN_OPTIONS_PRINT_CONFIG,
	PLEN_OPTIONS_CHECK_CONFIG,
};

/* Strings are borrowed from argv and may be NULL: not given. */
struct plen_options {
	enum plen_options_action action;
	const char *lesson;
	const char *file;   /* from elsewhere: it comes into today's lesson */
	const char *config; /* one file instead of the usual places */
	const char *play;
	const char *screenshot;
	const char *stats;
	int groups; /* 0 = not given */
	bool kiosk;
	bool calibrate;
	bool fast;
	bool headless;
	int width_px, height_px;         /* of --headless */
	struct plen_board_size panel_mm; /* 0 x 0 = not given */
};

/* 0, or -EINVAL with one line in `error`. */
int plen_options_parse(struct plen_options *options, int argc, char **argv, char *error,
		       size_t error_size);

void plen_options_print_help(void);
