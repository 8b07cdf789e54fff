/* SPDX-License-Identifier: MIT
 *
 * The tables of a lesson file, in each version of the format, to the letter.
 */
#pragma once

#include <sqlite3.h>
#include <stdint.h>

#include "report.h"

#define PLEN_STORE_UUID_SIZE 16

/* Makes the tables of an empty lesson. Returns an SQLite code. */
int plen_store_schema_make(sqlite3 *db, const uint8_t uuid[PLEN_STORE_UUID_SIZE]);

/* What PRAGMA user_version says. Returns an SQLite code. */
int plen_store_schema_version(sqlite3 *db, int *version);

/* 0 if there is exactly what a lesson of this version has: no table, index, view or trigger
 * besides. */
int plen_store_schema_check(sqlite3 *db, int version, const struct plen_report *report);

/* Makes of a file of version 1 one of version 2, within the caller's transaction. Returns an SQLite
 * code. */
int plen_store_schema_upgrade(sqlite3 *db);
