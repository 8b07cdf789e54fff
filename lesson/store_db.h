/* SPDX-License-Identifier: MIT
 *
 * What every connection to a lesson file has: the guards for files from strangers, and what an
 * error means.
 */
#pragma once

#include <sqlite3.h>
#include <stdint.h>

#include "report.h"

/* Alone with the file; no triggers, no views, no trusted schema, no memory mapped; limits to what a
 * lesson needs. */
void plen_store_db_guard(sqlite3 *db);

/* Runs one statement without result. Returns an SQLite code. */
int plen_store_db_exec(sqlite3 *db, const char *sql);
/* Runs a statement that is prepared, and makes it ready for the next time. Returns an SQLite code.
 */
int plen_store_db_run(sqlite3_stmt *stmt);
/* The first number that a statement gives; *value stays if it gives none. Returns an SQLite code.
 */
int plen_store_db_int(sqlite3 *db, const char *sql, int64_t *value);

/* Ends a transaction: with COMMIT if all went well, else, or if that fails, with ROLLBACK. 0, or
 * the negative errno for the code. */
int plen_store_db_end(sqlite3 *db, int code);

/* What a quick_check says: 0, or -EBADMSG for damage, or another negative errno. It takes a page
 * that cannot be read for one that is damaged; here that is asked again. */
int plen_store_db_check(sqlite3 *db, const char *sql);

/* The negative errno for what the connection just said: -EBADMSG for damage, and for what only a
 * damaged file, or an error of ours, would make SQLite say: that is logged in its words. */
int plen_store_db_errno(sqlite3 *db, int code);

/* Fails with a line that fits the code. */
int plen_store_db_fail(sqlite3 *db, int code, const struct plen_report *report);
/* Fails with -EBADMSG and a line that says what is damaged. */
int plen_store_db_damaged(const struct plen_report *report, const char *what);
