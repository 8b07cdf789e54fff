/* SPDX-License-Identifier: MIT
 *
 * What reader and writer of a lesson file have in common: the schema, the guards on a connection
 * that opens files from strangers, and reading everything there is.
 */
#pragma once

#include <sqlite3.h>
#include <stdint.h>

#include "lesson/lesson.h"
#include "report.h"

#define PLEN_STORE_UUID_SIZE 16

/* No triggers, no views, no trusted schema, no memory mapping; limits to what a lesson needs. */
void plen_store_db_guard(sqlite3 *db);

/* Runs one statement without result. Returns an SQLite code. */
int plen_store_db_exec(sqlite3 *db, const char *sql);

/* Makes the tables of an empty lesson. Returns an SQLite code. */
int plen_store_db_make(sqlite3 *db, const uint8_t uuid[PLEN_STORE_UUID_SIZE]);

/* One reading of a file: what is wanted, and where it goes. */
struct plen_store_reading {
	int64_t until_us; /* reading ends before the first operation later than this */
	struct plen_lesson *lesson;
	uint8_t uuid[PLEN_STORE_UUID_SIZE];                 /* found */
	void (*each)(void *data, const struct plen_op *op); /* may be NULL; after it is applied */
	void *data;
	const struct plen_report *report;
};

/* Checks everything and applies the operations. */
int plen_store_db_replay(sqlite3 *db, struct plen_store_reading *reading);

/* The page that the column `page` names: for scripts, not for us. */
int64_t plen_store_db_page(const struct plen_op *op);

/* The negative errno for what the connection just said. */
int plen_store_db_errno(sqlite3 *db, int code);

/* Fails with a line that fits the code. */
int plen_store_db_fail(sqlite3 *db, int code, const struct plen_report *report);
