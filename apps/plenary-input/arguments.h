/* SPDX-License-Identifier: MIT
 *
 * The command line of one command: its options, in any order, and at most one file.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Exactly one of the three places is not NULL. */
struct plen_input_option {
	const char *name;  /* with its dashes */
	bool *flag;        /* the option alone, or */
	const char **text; /* with a word after it that is no option, or */
	double *seconds;   /* with a number of seconds, 0.1 to 3600, after it */
};

struct plen_input_arguments {
	const struct plen_input_option *options;
	size_t count;
	const char **file; /* NULL if the command takes none */
	const char *usage;
};

/* PLEN_INPUT_GOOD, or PLEN_INPUT_USAGE once it was said what the command takes. */
int plen_input_parse(const struct plen_input_arguments *arguments, int argc, char **argv);
