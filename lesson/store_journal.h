/* SPDX-License-Identifier: MIT
 *
 * The journal beside a lesson that is locked: which kind it has, and that nothing stays in it that
 * is not in the lesson any more.
 */
#pragma once

#include <sqlite3.h>

#include "report.h"

/* A write-ahead log, or on a network file system a rollback journal; either way what is
 * acknowledged survives a power cut. What an earlier rollback journal has left is emptied. */
int plen_store_journal_begin(sqlite3 *db, const char *path, const struct plen_report *report);

/* What was deleted is in the write-ahead log, and in the lesson until that is moved into it, which
 * this does; or, with a rollback journal, behind its end. 0, or a negative errno if some of it may
 * still be there. */
int plen_store_journal_empty(sqlite3 *db);
/* The same, and not even a power cut brings it back. */
int plen_store_journal_settle(sqlite3 *db);

/* Before the connection closes: a lesson that is closed is one file. */
void plen_store_journal_end(const char *path);
