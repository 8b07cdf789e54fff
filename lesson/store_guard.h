/* SPDX-License-Identifier: MIT
 *
 * The guard at a lesson file: reads its bytes and keeps others out meanwhile, without asking SQLite
 * anything, so that SQLite looks at no journal and changes nothing.
 *
 * The bytes go through SQLite's own file handle, never through open(2): closing a second
 * descriptor would drop the POSIX locks of a store that this process has open on the same file.
 */
#pragma once

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "report.h"
#include "store_private.h"

struct plen_store_guard {
	sqlite3 *db;
	sqlite3_file *file; /* NULL: there is no file, only a journal */
	/* Of who may have to end before a copy is made; NULL: nobody. */
	bool (*is_over)(void *data);
	void *data;
};

/* Keeps writers out, or, `alone`, everybody. 0 or a negative errno with a line. */
int plen_store_guard_open(struct plen_store_guard *guard, const char *path, bool alone,
			  const struct plen_report *report);
void plen_store_guard_close(struct plen_store_guard *guard);

/* Copies the file, and the journals beside it, into a private folder as "lesson" and what belongs
 * to it. 0 with the folder, to be removed by the caller, or a negative errno: -ECANCELED once it is
 * over. */
int plen_store_guard_copy(const struct plen_store_guard *guard, const char *path,
			  struct plen_store_private *folder);

/* Bytes in the journals that belong to `path`; 0 if there are none. */
int64_t plen_store_guard_journal_size(const char *path);
/* A rollback journal may end in the name of a "super-journal", a file that SQLite then removes. We
 * never write one; a stranger's could name any file. */
bool plen_store_guard_has_super_journal(const char *path);
