/* SPDX-License-Identifier: MIT
 *
 * What is handed out after a lesson, in a folder: a PDF for each group that has pages, one for the
 * class with what all groups have, and who did what.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "convert.h"

/* A name that ends in "/". */
bool plen_hand_out_knows(const char *path);
/* As plen_convert; makes the folder if it is missing. All files appear together, or none. */
int plen_hand_out_write(const struct plen_convert_options *options, char *error, size_t error_size);
