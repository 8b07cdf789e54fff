/* SPDX-License-Identifier: MIT
 *
 * The one row that says how things stood, so that opening need not read the whole log. It is only
 * ever a short cut: one that is not sound is as good as none.
 */
#pragma once

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/lesson.h"

/* The table's columns. */
struct plen_store_snapshot {
	uint64_t seq; /* of the last operation in it */
	uint8_t *body;
	size_t size;
};

/* Into an empty lesson. *seq is 0 if there is none. 0 or a negative errno; -EBADMSG if there is one
 * that must not be used, and leaves a lesson to be destroyed: *seq is then what it says that the
 * last operation was, or 0 if it is not even sound. */
int plen_store_snapshot_load(sqlite3 *db, struct plen_lesson *lesson, uint64_t *seq);

/* Within the caller's transaction: puts it in the place of the former one, or takes that out.
 * Return an SQLite code. */
int plen_store_snapshot_put(sqlite3 *db, const struct plen_store_snapshot *snapshot);
int plen_store_snapshot_drop(sqlite3 *db);
