/* SPDX-License-Identifier: MIT
 *
 * The command line of `plenary-convert`. The options are a table: --help is printed from it, and a
 * test holds the man page and the completion against --help.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "convert.h"

enum plen_convert_action {
	PLEN_CONVERT_RUN,
	PLEN_CONVERT_HELP,
	PLEN_CONVERT_VERSION,
};

struct plen_convert_line {
	enum plen_convert_action action;
	struct plen_convert_options options; /* but for `progress` */
	bool progress;
};

/* Strings are borrowed from argv. 0, or -EINVAL with one line in `error`. */
int plen_convert_parse(struct plen_convert_line *line, int argc, char **argv, char *error,
		       size_t error_size);

void plen_convert_print_help(void);
