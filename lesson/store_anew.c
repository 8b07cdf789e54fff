/* SPDX-License-Identifier: MIT */
#include "store_anew.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>

#include "common/mem.h"
#include "store_db.h"
#include "store_query.h"
#include "store_row.h"
#include "store_schema.h"

#define CHUNK (256 * 1024)

struct plen_store_anew {
	sqlite3 *db;  /* the lesson's, borrowed */
	sqlite3 *own; /* in memory, and what is too large for it in a file without a name */
	sqlite3_stmt *insert;
};

/* -- an empty one -- */

/* That of a write-ahead database cannot change. */
static int copy_page_size(const struct plen_store_anew *anew)
{
	int64_t size = 0;
	int code = plen_store_db_int(anew->db, "PRAGMA page_size", &size);

	if (code == SQLITE_OK) {
		char *sql = plen_asprintf("PRAGMA page_size=%d", (int)size);
		code = plen_store_db_exec(anew->own, sql);
		free(sql);
	}
	return code;
}

static int make_tables(const struct plen_store_anew *anew)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(anew->db, "SELECT value FROM meta WHERE key = 'uuid'", -1,
				      &stmt, NULL);

	if (code == SQLITE_OK) {
		code = sqlite3_step(stmt);
	}
	if (code == SQLITE_ROW && sqlite3_column_bytes(stmt, 0) == PLEN_STORE_UUID_SIZE) {
		code = plen_store_schema_make(anew->own, sqlite3_column_blob(stmt, 0));
	} else {
		code = code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_CORRUPT : code;
	}
	sqlite3_finalize(stmt);
	return code;
}

static int open_own(struct plen_store_anew *anew)
{
	int code = sqlite3_open_v2("", &anew->own,
				   SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
				   NULL);

	if (code == SQLITE_OK) {
		/* KiB: what is larger is written to the file. */
		code = plen_store_db_exec(anew->own, "PRAGMA cache_size=-32768");
	}
	if (code == SQLITE_OK) {
		code = plen_store_db_exec(anew->own, "PRAGMA journal_mode=OFF");
	}
	if (code == SQLITE_OK) {
		code = copy_page_size(anew);
	}
	if (code == SQLITE_OK) {
		code = make_tables(anew);
	}
	if (code == SQLITE_OK) {
		code = plen_store_db_exec(anew->own, "BEGIN");
	}
	if (code == SQLITE_OK) {
		code = sqlite3_prepare_v2(anew->own, PLEN_STORE_QUERY_INSERT, -1, &anew->insert,
					  NULL);
	}
	return code;
}

static int errno_of(const struct plen_store_anew *anew, int code)
{
	return code == SQLITE_OK ? 0 : plen_store_db_errno(anew->own, code);
}

int plen_store_anew_begin(struct plen_store_anew **out, sqlite3 *db)
{
	struct plen_store_anew *anew = plen_calloc(1, sizeof(*anew));

	anew->db = db;
	int error = errno_of(anew, open_own(anew));
	if (error != 0) {
		plen_store_anew_destroy(anew);
		return error;
	}
	*out = anew;
	return 0;
}

void plen_store_anew_destroy(struct plen_store_anew *anew)
{
	if (anew != NULL) {
		sqlite3_finalize(anew->insert);
		sqlite3_close(anew->own);
		free(anew);
	}
}

/* -- what is to be in it -- */

int plen_store_anew_put(struct plen_store_anew *anew, const struct plen_op *op)
{
	struct plen_store_item *item = plen_store_row_encode(op);
	int code = plen_store_query_insert(anew->insert, &item->row);

	sqlite3_clear_bindings(anew->insert);
	free(item);
	return errno_of(anew, code);
}

static int copy_bytes(sqlite3_blob *from, sqlite3_blob *to)
{
	int size = sqlite3_blob_bytes(from);
	uint8_t *chunk = plen_realloc(NULL, CHUNK, 1);
	int code = SQLITE_OK;

	for (int at = 0; at < size && code == SQLITE_OK; at += CHUNK) {
		int part = size - at < CHUNK ? size - at : CHUNK;
		code = sqlite3_blob_read(from, chunk, part, at);
		if (code == SQLITE_OK) {
			code = sqlite3_blob_write(to, chunk, part, at);
		}
	}
	free(chunk);
	return code;
}

static int copy_body(const struct plen_store_anew *anew, sqlite3_int64 seq)
{
	sqlite3_blob *from = NULL;
	sqlite3_blob *to = NULL;
	int code = sqlite3_blob_open(anew->db, "main", "op", "body", seq, 0, &from);

	if (code == SQLITE_OK) {
		code = sqlite3_blob_open(anew->own, "main", "op", "body", seq, 1, &to);
	}
	if (code == SQLITE_OK) {
		code = copy_bytes(from, to);
	}
	sqlite3_blob_close(from);
	sqlite3_blob_close(to);
	return code;
}

/* All but the body, for which there is room. */
static int copy_columns(const struct plen_store_anew *anew, sqlite3_stmt *from)
{
	static const int numbers[] = {1, 2, 3, 4, 5, 7, 8};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		sqlite3_bind_int64(anew->insert, numbers[i],
				   sqlite3_column_int64(from, numbers[i] - 1));
	}
	sqlite3_bind_zeroblob64(anew->insert, 6, (sqlite3_uint64)sqlite3_column_int64(from, 5));
	return plen_store_db_run(anew->insert);
}

int plen_store_anew_keep(struct plen_store_anew *anew, uint64_t seq)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(anew->db,
				      "SELECT seq, time_us, grp, page, kind, length(body), mark, "
				      "sum FROM op WHERE seq = ?1",
				      -1, &stmt, NULL);

	if (code == SQLITE_OK) {
		sqlite3_bind_int64(stmt, 1, (sqlite3_int64)seq);
		code = sqlite3_step(stmt);
	}
	if (code == SQLITE_ROW) {
		code = copy_columns(anew, stmt);
	} else {
		code = code == SQLITE_DONE ? SQLITE_CORRUPT : code;
	}
	sqlite3_finalize(stmt);
	if (code == SQLITE_OK) {
		code = copy_body(anew, (sqlite3_int64)seq);
	}
	return errno_of(anew, code);
}

/* -- taking its place -- */

static int take(const struct plen_store_anew *anew)
{
	sqlite3_backup *backup = sqlite3_backup_init(anew->db, "main", anew->own, "main");

	if (backup == NULL) {
		return sqlite3_errcode(anew->db);
	}
	sqlite3_backup_step(backup, -1);
	return sqlite3_backup_finish(backup);
}

int plen_store_anew_take(struct plen_store_anew *anew)
{
	int code = plen_store_db_exec(anew->own, "COMMIT");

	if (code != SQLITE_OK) {
		return errno_of(anew, code);
	}
	code = take(anew);
	return code == SQLITE_OK ? 0 : plen_store_db_errno(anew->db, code);
}
