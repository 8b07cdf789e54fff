/* SPDX-License-Identifier: MIT
 *
 * In three steps: the lesson is read from the file, beside the one that is on the wall; then all
 * that is to be written is made, while the file still is what its pages wake from; then it is
 * written, in one transaction that overwrites what it deletes.
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
#include "store_journal.h"
#include "store_query.h"
#include "store_read.h"
#include "store_row.h"

/* Steps of SQLite's machine, far less than a hundredth of a second. */
#define STEPS_BETWEEN 10000
/* 32 MB: what is larger is made anew in a file. */
#define VACUUM_PAGES_IN_MEMORY 8192

/* -- what is to be -- */

/* What stays as it is is not carried through memory. */
struct change {
	uint64_t seq;
	struct plen_store_item *item; /* NULL: stays */
};

struct clearing {
	sqlite3 *db;
	struct plen_store_query query; /* of all rows; what assets hold stays, or goes, unseen */
	sqlite3_stmt *rows;
	struct plen_store_row row; /* last handed out, and what it is */
	struct plen_op op;
	int error;
	const struct plen_lesson *lesson;
	struct plen_lesson *cleared;
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
	clearing->error = plen_store_query_op(clearing->rows, &clearing->query, &clearing->row,
					      &clearing->op);
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
	return plen_lesson_apply(clearing->cleared, op);
}

/* What is left of a page is not in the file yet. */
static int never_asked(void *data, uint32_t page, uint64_t seq,
		       int (*each)(void *each_data, const struct plen_op *op), void *each_data)
{
	(void)data;
	(void)page;
	(void)seq;
	(void)each;
	(void)each_data;
	return -EIO;
}

static uint8_t *no_bytes(void *data, uint32_t asset, size_t size)
{
	(void)data;
	(void)asset;
	(void)size;
	return NULL;
}

static int make_changes(struct clearing *clearing)
{
	const struct plen_lesson_shelf shelf = {.page = never_asked, .asset = no_bytes};
	int code = SQLITE_OK;
	int error = 0;

	clearing->rows = plen_store_query_begin(clearing->db, &clearing->query, &code);
	if (clearing->rows == NULL) {
		return plen_store_db_errno(clearing->db, code);
	}
	plen_lesson_set_shelf(clearing->cleared, &shelf);
	error = plen_lesson_clear(clearing->lesson, next_op, clearing, take_op, clearing);
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

static int delete_between(sqlite3_stmt *stmt, uint64_t first, uint64_t last)
{
	sqlite3_bind_int64(stmt, 1, (sqlite3_int64)first);
	sqlite3_bind_int64(stmt, 2, (sqlite3_int64)last);
	return plen_store_db_run(stmt);
}

/* Whatever is not named goes. */
static int write_changes(const struct clearing *clearing, sqlite3_stmt *del, sqlite3_stmt *ins)
{
	uint64_t last = 0;
	int code = SQLITE_OK;

	for (size_t i = 0; i < clearing->count && code == SQLITE_OK; i++) {
		const struct change *change = &clearing->changes[i];
		uint64_t end = change->item != NULL ? change->item->end : change->seq - 1;
		code = end > last ? delete_between(del, last + 1, end) : SQLITE_OK;
		if (code == SQLITE_OK && change->item != NULL) {
			code = plen_store_query_insert(ins, &change->item->row);
		}
		last = change->item != NULL ? end : change->seq;
	}
	return code == SQLITE_OK ? delete_between(del, last + 1, INT64_MAX) : code;
}

static int write_within(const struct clearing *clearing)
{
	sqlite3 *db = clearing->db;
	sqlite3_stmt *del = NULL;
	sqlite3_stmt *ins = NULL;
	int code = sqlite3_prepare_v2(db, "DELETE FROM op WHERE seq BETWEEN ?1 AND ?2", -1, &del,
				      NULL);

	if (code == SQLITE_OK) {
		code = sqlite3_prepare_v2(db, PLEN_STORE_QUERY_INSERT, -1, &ins, NULL);
	}
	if (code == SQLITE_OK) {
		code = write_changes(clearing, del, ins);
	}
	sqlite3_finalize(del);
	sqlite3_finalize(ins);
	return code == SQLITE_OK ? plen_store_db_exec(db, "DELETE FROM snapshot") : code;
}

static int write_all(const struct clearing *clearing)
{
	int code = plen_store_db_exec(clearing->db, "BEGIN IMMEDIATE");

	if (code == SQLITE_OK) {
		code = write_within(clearing);
	}
	return plen_store_db_end(clearing->db, code);
}

/* -- making the file small -- */

/* Making it anew writes all that is left three times. */
static bool is_worth_while(int64_t pages, int64_t unused)
{
	return unused > 0 && unused >= pages - unused;
}

static int asks_for_haste(void *data)
{
	return atomic_load((const atomic_bool *)data);
}

static int make_anew(sqlite3 *db, int64_t pages, const atomic_bool *hurried)
{
	bool is_large = pages >= VACUUM_PAGES_IN_MEMORY;

	if (is_large) {
		plen_store_db_exec(db, "PRAGMA temp_store=FILE");
	}
	/* It attaches a database, which no other statement may. */
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 1);
	sqlite3_progress_handler(db, STEPS_BETWEEN, asks_for_haste, (void *)hurried);
	int code = plen_store_db_exec(db, "VACUUM");
	sqlite3_progress_handler(db, 0, NULL, NULL);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	if (is_large) {
		plen_store_db_exec(db, "PRAGMA temp_store=MEMORY");
	}
	return code;
}

/* What was deleted is overwritten by now; what is unused is used by what comes. */
static void make_small(sqlite3 *db, const atomic_bool *hurried)
{
	int64_t pages = 0;
	int64_t unused = 0;

	plen_store_db_int(db, "PRAGMA page_count", &pages);
	plen_store_db_int(db, "PRAGMA freelist_count", &unused);
	if (is_worth_while(pages, unused) && make_anew(db, pages, hurried) != SQLITE_OK) {
		plen_warn("the cleared lesson is as large as before: %s", sqlite3_errmsg(db));
	}
}

/* -- the whole -- */

/* All of it, or by the short cut that opening takes, too. */
static int read_lesson(sqlite3 *db, const struct plen_report *report, bool no_snapshot,
		       struct plen_lesson **lesson)
{
	const struct plen_lesson_shelf shelf = plen_store_query_shelf(db);
	struct plen_store_reading reading = {.until_us = INT64_MAX,
					     .is_opening = true,
					     .no_snapshot = no_snapshot,
					     .lesson = plen_lesson_create(),
					     .report = report};
	int error = plen_store_read_lesson(db, &reading);

	if (error == -EBADMSG && reading.bad_snapshot) {
		plen_lesson_destroy(reading.lesson);
		return read_lesson(db, report, true, lesson);
	}
	plen_lesson_set_shelf(reading.lesson, &shelf);
	*lesson = reading.lesson;
	return error;
}

static int clear(sqlite3 *db, const struct plen_lesson *lesson, struct plen_lesson *cleared)
{
	struct clearing clearing = {
		.db = db,
		.query = {.version = PLEN_STORE_SCHEMA,
			  .from = 1,
			  .until = INT64_MAX,
			  .assets = lesson},
		.lesson = lesson,
		.cleared = cleared,
	};
	int error = make_changes(&clearing);

	if (error == 0) {
		error = write_all(&clearing);
	}
	discard(&clearing);
	return error;
}

int plen_store_clear_file(sqlite3 *db, struct plen_lesson *cleared, const atomic_bool *is_hurried,
			  const struct plen_report *report)
{
	struct plen_lesson *lesson = NULL;
	int error = read_lesson(db, report, false, &lesson);

	if (error == 0) {
		error = clear(db, lesson, cleared);
	}
	plen_lesson_destroy(lesson);
	if (error == 0) {
		make_small(db, is_hurried);
		plen_store_journal_empty(db);
	}
	return error;
}
