/* SPDX-License-Identifier: MIT */
#include "store_snapshot.h"

#include <errno.h>
#include <stdbool.h>

#include "crc32c.h"
#include "lesson/store.h"
#include "store_db.h"
#include "store_query.h"

static uint32_t sum_of(uint64_t seq, const uint8_t *body, size_t size)
{
	uint8_t number[8];

	for (int i = 0; i < 8; i++) {
		number[i] = (uint8_t)(seq >> (8 * i));
	}
	return plen_crc32c(plen_crc32c(0, number, sizeof(number)), body, size);
}

static bool is_sound(sqlite3_stmt *stmt)
{
	sqlite3_int64 seq = sqlite3_column_int64(stmt, 0);
	const uint8_t *body = sqlite3_column_blob(stmt, 1);
	size_t size = (size_t)sqlite3_column_bytes(stmt, 1);

	return seq > 0 && body != NULL &&
	       sqlite3_column_int64(stmt, 2) == sum_of((uint64_t)seq, body, size);
}

/* A snapshot of operations that are not there would hide that they are lost. */
static int check_log(sqlite3 *db, uint64_t seq)
{
	uint64_t end = 0;
	int error = plen_store_query_last(db, PLEN_STORE_SCHEMA, seq, &end);

	return error == 0 && end != seq ? -EBADMSG : error;
}

static int load_row(sqlite3 *db, sqlite3_stmt *stmt, struct plen_lesson *lesson, uint64_t *seq)
{
	if (!is_sound(stmt)) {
		return -EBADMSG;
	}

	int error = plen_lesson_load(lesson, sqlite3_column_blob(stmt, 1),
				     (size_t)sqlite3_column_bytes(stmt, 1));
	*seq = (uint64_t)sqlite3_column_int64(stmt, 0);
	if (error == 0 && plen_lesson_seq(lesson) != *seq) {
		error = -EBADMSG;
	}
	return error == 0 ? check_log(db, *seq) : error;
}

int plen_store_snapshot_load(sqlite3 *db, struct plen_lesson *lesson, uint64_t *seq)
{
	sqlite3_stmt *stmt = NULL;
	int error = 0;
	int code = sqlite3_prepare_v2(db, "SELECT seq, body, sum FROM snapshot ORDER BY seq DESC",
				      -1, &stmt, NULL);

	*seq = 0;
	if (code == SQLITE_OK) {
		code = sqlite3_step(stmt);
	}
	if (code == SQLITE_ROW) {
		error = load_row(db, stmt, lesson, seq);
	} else if (code != SQLITE_DONE) {
		error = plen_store_db_errno(db, code);
	}
	sqlite3_finalize(stmt);
	return error;
}

static int insert(sqlite3 *db, const struct plen_store_snapshot *snapshot)
{
	sqlite3_stmt *stmt = NULL;
	int code =
		sqlite3_prepare_v2(db, "INSERT INTO snapshot VALUES(?1, ?2, ?3)", -1, &stmt, NULL);

	if (code == SQLITE_OK) {
		sqlite3_bind_int64(stmt, 1, (sqlite3_int64)snapshot->seq);
		sqlite3_bind_blob64(stmt, 2, snapshot->body, snapshot->size, SQLITE_STATIC);
		sqlite3_bind_int64(stmt, 3, sum_of(snapshot->seq, snapshot->body, snapshot->size));
		sqlite3_step(stmt);
		code = sqlite3_reset(stmt);
	}
	sqlite3_finalize(stmt);
	return code;
}

int plen_store_snapshot_drop(sqlite3 *db)
{
	return plen_store_db_exec(db, "DELETE FROM snapshot");
}

int plen_store_snapshot_put(sqlite3 *db, const struct plen_store_snapshot *snapshot)
{
	int code = plen_store_snapshot_drop(db);

	return code == SQLITE_OK ? insert(db, snapshot) : code;
}
