/* SPDX-License-Identifier: MIT
 *
 * A lesson as drawings: PDF, SVG, PNG.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "convert.h"

bool plen_drawing_knows(const char *path);
/* As plen_convert. */
int plen_drawing_write(const struct plen_convert_options *options, char *error, size_t error_size);
