/* SPDX-License-Identifier: MIT
 *
 * A lesson in the format of another program, as far as that can hold it.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "convert.h"

bool plen_foreign_knows(const char *path);
/* As plen_convert; says on standard error what the other format cannot hold. */
int plen_foreign_write(const struct plen_convert_options *options, char *error, size_t error_size);
