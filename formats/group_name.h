/* SPDX-License-Identifier: MIT
 *
 * What groups are called in files for other programs, in which somebody reads it.
 */
#pragma once

#include <stdint.h>

/* "Class", "Group 1" to "Group 6". */
const char *plen_group_name(uint8_t group);
/* The other way; -1 for any other name, and for NULL. */
int plen_group_name_find(const char *name);
