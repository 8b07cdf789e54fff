/* SPDX-License-Identifier: MIT */
#include "store_marks.h"

#include <errno.h>
#include <stdlib.h>

#include "lesson/store.h"
#include "store_db.h"
#include "store_query.h"
#include "store_row.h"

/* Of what is large only a column is looked at. Marks of panes are within views, which are small. */
#define NEXT "SELECT seq FROM op WHERE seq > ?1 AND (mark <> 0 OR kind = 5) ORDER BY seq LIMIT 1"
#define CHANGE "UPDATE op SET body = ?2, mark = 0, sum = ?3 WHERE seq = ?1"

struct forgetting {
	sqlite3 *db;
	sqlite3_stmt *next, *change;
	bool had_marks;
};

static bool drop_marks(struct plen_op *op)
{
	bool had_mark = op->mark != 0;

	op->mark = 0;
	for (int i = 0; op->kind == PLEN_OP_VIEW && i < PLEN_GROUP_COUNT; i++) {
		had_mark |= op->u.view.panes[i].mark != 0;
		op->u.view.panes[i].mark = 0;
	}
	return had_mark;
}

static int write_row(sqlite3_stmt *stmt, const struct plen_store_row *row)
{
	sqlite3_bind_int64(stmt, 1, row->seq);
	sqlite3_bind_blob64(stmt, 2, row->body, row->size, SQLITE_STATIC);
	sqlite3_bind_int64(stmt, 3, row->sum);
	return plen_store_db_run(stmt);
}

static int forget_one(void *data, const struct plen_op *op)
{
	struct forgetting *forgetting = data;
	struct plen_op unmarked = *op;

	if (!drop_marks(&unmarked)) {
		return 0;
	}
	struct plen_store_item *item = plen_store_row_encode(&unmarked);
	int code = write_row(forgetting->change, &item->row);
	free(item);
	forgetting->had_marks = true;
	return code == SQLITE_OK ? 0 : plen_store_db_errno(forgetting->db, code);
}

/* The next one after *seq; 1, or 0 if there is none. */
static int find_next(const struct forgetting *forgetting, uint64_t *seq)
{
	sqlite3_bind_int64(forgetting->next, 1, (sqlite3_int64)*seq);
	int code = sqlite3_step(forgetting->next);
	if (code == SQLITE_ROW) {
		*seq = (uint64_t)sqlite3_column_int64(forgetting->next, 0);
	}
	sqlite3_reset(forgetting->next);
	if (code != SQLITE_ROW && code != SQLITE_DONE) {
		return plen_store_db_errno(forgetting->db, code);
	}
	return code == SQLITE_ROW;
}

static int forget_each(struct forgetting *forgetting)
{
	uint64_t seq = 0;
	int found = 0;

	while ((found = find_next(forgetting, &seq)) == 1) {
		const struct plen_store_query one = {
			.version = PLEN_STORE_SCHEMA, .from = seq, .until = seq};
		int error = plen_store_query_each(forgetting->db, &one, forget_one, forgetting);
		if (error != 0) {
			return error;
		}
	}
	return found;
}

static int forget_all(struct forgetting *forgetting)
{
	sqlite3 *db = forgetting->db;
	int code = sqlite3_prepare_v2(db, NEXT, -1, &forgetting->next, NULL);

	if (code == SQLITE_OK) {
		code = sqlite3_prepare_v2(db, CHANGE, -1, &forgetting->change, NULL);
	}
	int error = code == SQLITE_OK ? forget_each(forgetting) : plen_store_db_errno(db, code);
	sqlite3_finalize(forgetting->next);
	sqlite3_finalize(forgetting->change);
	return error;
}

int plen_store_marks_forget(sqlite3 *db, bool *had_marks)
{
	struct forgetting forgetting = {.db = db};
	int code = plen_store_db_exec(db, "BEGIN IMMEDIATE");

	*had_marks = false;
	if (code != SQLITE_OK) {
		return plen_store_db_errno(db, code);
	}
	int error = forget_all(&forgetting);
	if (error != 0 || !forgetting.had_marks) {
		plen_store_db_exec(db, "ROLLBACK");
		return error;
	}
	error = plen_store_db_end(db, plen_store_db_exec(db, "DELETE FROM snapshot"));
	if (error == 0) {
		*had_marks = true;
	}
	return error;
}
