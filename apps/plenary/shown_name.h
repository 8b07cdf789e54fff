/* SPDX-License-Identifier: MIT
 *
 * A file's name as people read it. Whoever named it may have used any bytes at all.
 */
#pragma once

#include <stddef.h>

/* Of a name for which there is no room its beginning and its end, so that the suffix is seen; whole
 * letters of UTF-8, and nothing that moves what stands beside it. Returns `shown`. */
char *plen_shown_name(char *shown, size_t size, const char *name);
