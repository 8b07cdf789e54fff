/* SPDX-License-Identifier: MIT
 *
 * Asking the tables of an open connection: operations in order, all or of one page, each checked
 * before anybody sees it.
 */
#pragma once

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "lesson/lesson.h"
#include "store_row.h"

struct plen_store_query {
	int version;     /* of the tables */
	uint64_t from;   /* the first that is wanted */
	uint64_t until;  /* the last */
	uint32_t page;   /* only what is of this page; 0 = all */
	bool edits;      /* only edits */
	bool is_patient; /* what is not sound is left out, and -EBADMSG is for the end */
	/* What assets hold is not fetched, and those rows are not whole: what else there is to an
	 * asset, this lesson knows. NULL: they come whole. */
	const struct plen_lesson *assets;
};

/* A statement whose rows plen_store_query_row takes apart, or NULL, with *code saying why. */
sqlite3_stmt *plen_store_query_begin(sqlite3 *db, const struct plen_store_query *query, int *code);
/* The columns of the row that the statement is at; false if they are not even of the right types:
 * STRICT is a promise of the file, not of its author. */
bool plen_store_query_row(sqlite3_stmt *stmt, struct plen_store_row *row);

/* The same, and the operation; it is the caller's to finish. 0 or -EBADMSG. */
int plen_store_query_op(sqlite3_stmt *stmt, const struct plen_store_query *query,
			struct plen_store_row *row, struct plen_op *op);

/* The other way round, for a statement of PLEN_STORE_QUERY_INSERT. Returns an SQLite code. */
#define PLEN_STORE_QUERY_INSERT "INSERT INTO op VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)"
int plen_store_query_insert(sqlite3_stmt *stmt, const struct plen_store_row *row);

/* Hands them to `each`, until one returns other than 0, which is returned. -EBADMSG for a row that
 * is not sound, or another negative errno. */
int plen_store_query_each(sqlite3 *db, const struct plen_store_query *query,
			  int (*each)(void *data, const struct plen_op *op), void *data);

/* The number that the last operation ends with, as a gap may be long; 0 if there are none. 0 or a
 * negative errno. */
int plen_store_query_last(sqlite3 *db, int version, uint64_t until, uint64_t *seq);

/* The bytes of an asset in a new buffer, or NULL. */
uint8_t *plen_store_query_asset(sqlite3 *db, uint32_t asset, size_t size);

/* The same of a row. */
uint8_t *plen_store_query_bytes(const struct plen_store_row *row, size_t size);

/* A shelf of what is in the tables of version 2. `db` is borrowed. */
struct plen_lesson_shelf plen_store_query_shelf(sqlite3 *db);
