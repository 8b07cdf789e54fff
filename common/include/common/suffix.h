/* SPDX-License-Identifier: MIT
 *
 * What a file says it is, by the end of its name.
 */
#pragma once

#include <stdbool.h>

/* What follows the last dot of the name, which a folder's is not; "" if there is none. Borrowed. */
const char *plen_suffix(const char *path);
/* Without the dot, in any case. */
bool plen_suffix_is(const char *path, const char *suffix);
