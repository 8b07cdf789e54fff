/* SPDX-License-Identifier: MIT
 *
 * Lessons made from files of other programs, through plenary-import.
 */
#pragma once

#include <stddef.h>

#include "convert.h"

/* Makes the lesson options->out, which must not exist, from options->in; says on standard error
 * what it lacks. 0, or a negative errno with one line in `error`; then there is no options->out. */
int plen_read_foreign(const struct plen_convert_options *options, char *error, size_t error_size);
