/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "command.h"

int plen_input_usage(const char *usage)
{
	fprintf(stderr, "usage: plenary-input %s\n", usage);
	return PLEN_INPUT_USAGE;
}
