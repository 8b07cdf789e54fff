/* SPDX-License-Identifier: MIT
 *
 * A copy of an open lesson: one file, whole, that appears at once.
 */
#pragma once

#include <sqlite3.h>

/* `own` is the file that `db` has open; it is never replaced. 0 or a negative errno. */
int plen_store_copy_file(sqlite3 *db, const char *own, const char *path);
