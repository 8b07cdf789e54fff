/* SPDX-License-Identifier: MIT
 *
 * Clearing a file for good: the operations that are left take the places of what they were, and
 * every byte of the others is gone from the file and its journal.
 */
#pragma once

#include <sqlite3.h>

#include "lesson/lesson.h"
#include "report.h"

/* `cleared`, which is empty, becomes what is left of the lesson in the file, with all pages asleep.
 * 0, and the file is to be settled; or a negative errno with nothing changed in it, and perhaps a
 * line. */
int plen_store_clear_file(sqlite3 *db, struct plen_lesson *cleared,
			  const struct plen_report *report);
