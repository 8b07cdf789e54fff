/* SPDX-License-Identifier: MIT
 *
 * A hash of a text, for tables in memory only: it is written nowhere.
 */
#pragma once

#include <stddef.h>

size_t plen_hash_text(const char *text);
