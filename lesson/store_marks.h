/* SPDX-License-Identifier: MIT
 *
 * Forgetting marks: who wrote what is then known by group only.
 */
#pragma once

#include <sqlite3.h>
#include <stdbool.h>

/* `had_marks` says whether there were any, and so whether anything has changed. 0, or a negative
 * errno with nothing changed. */
int plen_store_marks_forget(sqlite3 *db, bool *had_marks);
