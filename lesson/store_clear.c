/* SPDX-License-Identifier: MIT
 *
 * In two steps: first all that is to be written is made, while the file still is what the lesson
 * wakes its pages from; then it is written, in one transaction that overwrites what it deletes.
 */
#define PLEN_LOG_MODULE "store"

#include "store_clear.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mem.h"
#include "lesson/store.h"
#include "store_db.h"
#include "store_query.h"
#include "store_row.h"

/* -- what is to be -- */

/* What stays as it is is not carried through memory. */
struct change {
	uint64_t seq;
	struct plen_store_item *item; /* NULL: stays */
};

struct clearing {
	sqlite3 *db;
	sqlite3_stmt *rows;
	struct plen_store_row row; /* last handed out, and what it is */
	struct plen_op op;
	int error;
	bool keeps_others; /* what is not named stays */
	struct change *changes;
	size_t count, capacity;
};

static bool next_op(void *data, struct plen_op *op)
{
	struct clearing *clearing = data;
	int code = SQLITE_OK;

	plen_op_finish(&clearing->op);
	clearing->op = (struct plen_op){0};
	code = sqlite3_step(clearing->rows);
	if (code != SQLITE_ROW) {
		clearing->error = code == SQLITE_DONE ? 0 : plen_store_db_errno(clearing->db, code);
		return false;
	}
	clearing->error =
		plen_store_query_row(clearing->rows, &clearing->row)
			? plen_store_row_decode(&clearing->row, PLEN_STORE_SCHEMA, &clearing->op)
			: -EBADMSG;
	*op = clearing->op;
	return clearing->error == 0;
}

/* Most of a lesson is what was written and nothing else. */
static bool is_as_it_was(const struct clearing *clearing, const struct plen_store_row *row)
{
	const struct plen_store_row *old = &clearing->row;

	return row->seq == old->seq && row->kind == old->kind && row->sum == old->sum &&
	       row->size == old->size && memcmp(row->body, old->body, row->size) == 0;
}

static struct plen_store_item *encode_change(const struct clearing *clearing,
					     const struct plen_op *op)
{
	struct plen_store_item *item = NULL;

	/* These never change, and may be large. */
	if (op->kind == PLEN_OP_PAGE || op->kind == PLEN_OP_ASSET) {
		return NULL;
	}
	item = plen_store_row_encode(op);
	if (is_as_it_was(clearing, &item->row)) {
		free(item);
		return NULL;
	}
	return item;
}

static int take_op(void *data, const struct plen_op *op)
{
	struct clearing *clearing = data;

	clearing->changes = plen_grow(clearing->changes, clearing->count, &clearing->capacity,
				      sizeof(*clearing->changes));
	clearing->changes[clearing->count++] =
		(struct change){op->seq, encode_change(clearing, op)};
	return 0;
}

static int make_changes(struct clearing *clearing, const struct plen_lesson *lesson)
{
	const struct plen_store_query all = {
		.version = PLEN_STORE_SCHEMA, .from = 1, .until = INT64_MAX};
	int code = SQLITE_OK;
	int error = 0;

	clearing->rows = plen_store_query_begin(clearing->db, &all, &code);
	if (clearing->rows == NULL) {
		return plen_store_db_errno(clearing->db, code);
	}
	error = plen_lesson_clear(lesson, next_op, clearing, take_op, clearing);
	plen_op_finish(&clearing->op);
	sqlite3_finalize(clearing->rows);
	return error == 0 ? clearing->error : error;
}

static void discard(struct clearing *clearing)
{
	for (size_t i = 0; i < clearing->count; i++) {
		free(clearing->changes[i].item);
	}
	free(clearing->changes);
}

/* -- writing it -- */

static int run(sqlite3_stmt *stmt)
{
	sqlite3_step(stmt);
	return sqlite3_reset(stmt);
}

static int delete_between(sqlite3_stmt *stmt, uint64_t first, uint64_t last)
{
	sqlite3_bind_int64(stmt, 1, (sqlite3_int64)first);
	sqlite3_bind_int64(stmt, 2, (sqlite3_int64)last);
	return run(stmt);
}

static int insert(sqlite3_stmt *stmt, const struct plen_store_row *row)
{
	plen_store_query_bind(stmt, row);
	return run(stmt);
}

/* Of a lesson that is cleared, whatever is not named goes. */
static int write_changes(const struct clearing *clearing, sqlite3_stmt *del, sqlite3_stmt *ins)
{
	uint64_t last = 0;
	int code = SQLITE_OK;

	for (size_t i = 0; clearing->keeps_others && i < clearing->count && code == SQLITE_OK;
	     i++) {
		const struct change *change = &clearing->changes[i];
		code = delete_between(del, change->seq, change->seq);
		if (code == SQLITE_OK) {
			code = insert(ins, &change->item->row);
		}
	}
	if (clearing->keeps_others) {
		return code;
	}

	for (size_t i = 0; i < clearing->count && code == SQLITE_OK; i++) {
		const struct change *change = &clearing->changes[i];
		uint64_t end = change->item != NULL ? change->item->end : change->seq - 1;
		code = end > last ? delete_between(del, last + 1, end) : SQLITE_OK;
		if (code == SQLITE_OK && change->item != NULL) {
			code = insert(ins, &change->item->row);
		}
		last = change->item != NULL ? end : change->seq;
	}
	return code == SQLITE_OK ? delete_between(del, last + 1, INT64_MAX) : code;
}

static int write_all(const struct clearing *clearing)
{
	sqlite3 *db = clearing->db;
	sqlite3_stmt *del = NULL;
	sqlite3_stmt *ins = NULL;
	int code = plen_store_db_exec(db, "BEGIN IMMEDIATE");

	if (code == SQLITE_OK) {
		code = sqlite3_prepare_v2(db, "DELETE FROM op WHERE seq BETWEEN ?1 AND ?2", -1,
					  &del, NULL);
	}
	if (code == SQLITE_OK) {
		code = sqlite3_prepare_v2(db, PLEN_STORE_QUERY_INSERT, -1, &ins, NULL);
	}
	if (code == SQLITE_OK) {
		code = write_changes(clearing, del, ins);
	}
	sqlite3_finalize(del);
	sqlite3_finalize(ins);
	if (code == SQLITE_OK) {
		code = plen_store_db_exec(db, "DELETE FROM snapshot");
	}
	if (code == SQLITE_OK) {
		code = plen_store_db_exec(db, "COMMIT");
	}
	if (code == SQLITE_OK) {
		return 0;
	}
	int error = plen_store_db_errno(db, code);
	if (!sqlite3_get_autocommit(db)) {
		plen_store_db_exec(db, "ROLLBACK");
	}
	return error;
}

static void empty_journal(sqlite3 *db)
{
	if (plen_store_db_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)") != SQLITE_OK) {
		plen_warn("the journal of the cleared lesson stays until it is closed: %s",
			  sqlite3_errmsg(db));
	}
}

/* What was deleted is overwritten by now; this makes the file small, and the journal forget. */
static void tidy(sqlite3 *db)
{
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1);
	if (plen_store_db_exec(db, "VACUUM") != SQLITE_OK) {
		plen_warn("the cleared lesson is as large as before: %s", sqlite3_errmsg(db));
	}
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	empty_journal(db);
}

int plen_store_clear_file(sqlite3 *db, const struct plen_lesson *lesson)
{
	struct clearing clearing = {.db = db};
	int error = make_changes(&clearing, lesson);

	if (error == 0) {
		error = write_all(&clearing);
	}
	discard(&clearing);
	if (error == 0) {
		tidy(db);
	}
	return error;
}

/* -- marks -- */

static int take_unmarked(void *data, const struct plen_op *op)
{
	struct clearing *clearing = data;
	struct plen_op unmarked = *op;
	bool had_mark = op->mark != 0;

	unmarked.mark = 0;
	for (int i = 0; op->kind == PLEN_OP_VIEW && i < PLEN_GROUP_COUNT; i++) {
		had_mark |= op->u.view.panes[i].mark != 0;
		unmarked.u.view.panes[i].mark = 0;
	}
	if (!had_mark) {
		return 0;
	}
	clearing->changes = plen_grow(clearing->changes, clearing->count, &clearing->capacity,
				      sizeof(*clearing->changes));
	clearing->changes[clearing->count++] =
		(struct change){op->seq, plen_store_row_encode(&unmarked)};
	return 0;
}

int plen_store_clear_marks(sqlite3 *db, bool *had_marks)
{
	const struct plen_store_query all = {
		.version = PLEN_STORE_SCHEMA, .from = 1, .until = INT64_MAX};
	struct clearing clearing = {.db = db, .keeps_others = true};
	int error = plen_store_query_each(db, &all, take_unmarked, &clearing);

	*had_marks = clearing.count > 0;
	if (error == 0 && *had_marks) {
		error = write_all(&clearing);
		if (error == 0) {
			empty_journal(db);
		}
	}
	discard(&clearing);
	return error;
}
