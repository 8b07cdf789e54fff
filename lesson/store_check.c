/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "store"

#include "store_check.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>

#include "common/log.h"
#include "store_db.h"
#include "store_query.h"
#include "store_snapshot.h"

/* What is a slice: about a millisecond. */
#define SLICE_ROWS 256
#define SLICE_BYTES (1 << 20)

static int check_row(struct plen_store_check *check, const struct plen_store_row *row)
{
	struct plen_op op;
	int error = plen_store_row_decode(row, PLEN_STORE_SCHEMA, &op);

	if (error != 0) {
		return error;
	}
	bool is_next = op.seq == check->last + 1;
	check->last = plen_store_row_end(&op);
	check->paged += row->page > 0;
	plen_op_finish(&op);
	return is_next ? 0 : -EBADMSG;
}

/* Returns 1 if there is more. */
static int check_rows(struct plen_store_check *check, sqlite3 *db)
{
	const struct plen_store_query query = {
		.version = PLEN_STORE_SCHEMA, .from = check->last + 1, .until = check->until};
	size_t bytes = 0;
	int error = 0;
	int code = SQLITE_OK;
	sqlite3_stmt *stmt = plen_store_query_begin(db, &query, &code);

	for (int i = 0; stmt != NULL && error == 0 && i < SLICE_ROWS && bytes < SLICE_BYTES; i++) {
		struct plen_store_row row = {0};
		code = sqlite3_step(stmt);
		if (code != SQLITE_ROW) {
			break;
		}
		error = plen_store_query_row(stmt, &row) ? check_row(check, &row) : -EBADMSG;
		bytes += row.size;
	}
	if (error == 0) {
		error = code == SQLITE_ROW || code == SQLITE_DONE ? code == SQLITE_ROW
								  : plen_store_db_errno(db, code);
	}
	sqlite3_finalize(stmt);
	return error;
}

static int check_index(const struct plen_store_check *check, sqlite3 *db)
{
	sqlite3_stmt *stmt = NULL;
	int error = 0;
	int code = sqlite3_prepare_v2(db,
				      "SELECT count(*) FROM op INDEXED BY op_page "
				      "WHERE page > 0 AND seq <= ?1",
				      -1, &stmt, NULL);

	if (code == SQLITE_OK) {
		sqlite3_bind_int64(stmt, 1, (sqlite3_int64)check->until);
		code = sqlite3_step(stmt);
	}
	if (code != SQLITE_ROW) {
		error = plen_store_db_errno(db, code);
	} else if ((uint64_t)sqlite3_column_int64(stmt, 0) != check->paged) {
		error = -EBADMSG;
	}
	sqlite3_finalize(stmt);
	return error;
}

static int check_rest(const struct plen_store_check *check, sqlite3 *db)
{
	int error = check->last < check->until ? -EBADMSG : check_index(check, db);

	if (error == 0) {
		error = plen_store_db_check(db, "PRAGMA quick_check(meta)");
	}
	if (error == 0) {
		error = plen_store_db_check(db, "PRAGMA quick_check(snapshot)");
	}
	return error;
}

/* Without a snapshot the next opening reads everything, and finds it too. */
static void found_damage(const struct plen_store_check *check, struct plen_store_file *file,
			 const char *name)
{
	plen_error("%s: damaged near operation %" PRIu64
		   ", probably by the disk; the lesson goes on, the next opening saves what can "
		   "be saved; make a copy now if the disk is old",
		   name, check->last);
	if (plen_store_snapshot_drop(plen_store_file_db(file)) != SQLITE_OK) {
		plen_debug("%s: the snapshot stays", name);
	}
}

void plen_store_check_slice(struct plen_store_check *check, struct plen_store_file *file,
			    const char *name)
{
	sqlite3 *db = plen_store_file_db(file);
	int error = check_rows(check, db);

	if (error == 0) {
		error = check_rest(check, db);
	}
	if (error == 1) {
		return;
	}
	check->is_over = true;
	if (error == 0) {
		check->health = PLEN_STORE_SOUND;
		plen_debug("%s: looked through, sound", name);
	} else if (error == -EBADMSG) {
		check->health = PLEN_STORE_DAMAGED;
		found_damage(check, file, name);
	} else {
		plen_warn("%s: cannot be looked through: %s", name, strerror(-error));
	}
}
