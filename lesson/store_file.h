/* SPDX-License-Identifier: MIT
 *
 * A lesson file open for writing: the one connection, exclusively locked. Used by one thread at a
 * time.
 */
#pragma once

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "report.h"
#include "store_row.h"
#include "store_snapshot.h"

struct plen_store_file;

/* Locks the file, which must hold exactly the operations up to `seq`, brings it to this version of
 * the format and makes it ready. */
int plen_store_file_open(struct plen_store_file **out, const char *path, uint64_t seq,
			 const struct plen_report *report);

/* Writes `count` rows in one transaction: all are on disk, or (a negative errno) none. */
int plen_store_file_write(struct plen_store_file *file, const struct plen_store_item *first,
			  size_t count);

/* The snapshot that is in the file goes with the first thing that is written: it is of operations
 * that are not there, and those that get their numbers would be taken for them. */
void plen_store_file_drop_snapshot(struct plen_store_file *file);

/* Replaces the snapshot, in a transaction of its own. 0 or a negative errno. */
int plen_store_file_put_snapshot(struct plen_store_file *file,
				 const struct plen_store_snapshot *snapshot);

/* After something was deleted for good: moves the journal into the file, and all that was there is
 * gone. If that fails the file has remains, until it is tried again with more luck. */
void plen_store_file_settle(struct plen_store_file *file);
bool plen_store_file_has_remains(const struct plen_store_file *file);

/* The connection, for whoever has the file. */
sqlite3 *plen_store_file_db(struct plen_store_file *file);

/* Moves the journal into the file and closes. NULL is fine. */
void plen_store_file_close(struct plen_store_file *file);
