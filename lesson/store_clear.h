/* SPDX-License-Identifier: MIT
 *
 * Clearing a file for good: the operations that are left take the places of what they were, and
 * every byte of the others is gone from the file and its journal.
 */
#pragma once

#include <sqlite3.h>
#include <stdbool.h>

#include "lesson/lesson.h"

/* 0, or a negative errno with nothing changed. */
int plen_store_clear_file(sqlite3 *db, const struct plen_lesson *lesson);

/* The same of all marks: who wrote what is then known by group only. `had_marks` says whether there
 * were any, and so whether anything has changed. */
int plen_store_clear_marks(sqlite3 *db, bool *had_marks);
