/* SPDX-License-Identifier: MIT
 *
 * The lesson is read from the file, beside the one that is on the wall; what is left of it is put
 * together elsewhere, while the file still is what its pages wake from; then that takes the place
 * of all that was in the file.
 */
#include "store_clear.h"

#include <errno.h>
#include <stdbool.h>

#include "lesson/store.h"
#include "store_anew.h"
#include "store_db.h"
#include "store_query.h"
#include "store_read.h"
#include "store_row.h"

struct clearing {
	sqlite3 *db;
	struct plen_store_query query; /* of all rows; what assets hold stays, or goes, unseen */
	sqlite3_stmt *rows;
	struct plen_op op; /* last handed out */
	int error;
	const struct plen_lesson *lesson;
	struct plen_lesson *cleared;
	struct plen_store_anew *anew;
};

/* -- what is to be -- */

static bool next_op(void *data, struct plen_op *op)
{
	struct clearing *clearing = data;
	struct plen_store_row row;
	int code = SQLITE_OK;

	plen_op_finish(&clearing->op);
	clearing->op = (struct plen_op){0};
	code = sqlite3_step(clearing->rows);
	if (code != SQLITE_ROW) {
		clearing->error = code == SQLITE_DONE ? 0 : plen_store_db_errno(clearing->db, code);
		return false;
	}
	clearing->error =
		plen_store_query_op(clearing->rows, &clearing->query, &row, &clearing->op);
	*op = clearing->op;
	return clearing->error == 0;
}

static int take_op(void *data, const struct plen_op *op)
{
	const struct clearing *clearing = data;
	int error = op->kind == PLEN_OP_ASSET ? plen_store_anew_keep(clearing->anew, op->seq)
					      : plen_store_anew_put(clearing->anew, op);

	return error == 0 ? plen_lesson_apply(clearing->cleared, op) : error;
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

static int put_together(struct clearing *clearing)
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
	int error = plen_store_anew_begin(&clearing.anew, db);

	if (error == 0) {
		error = put_together(&clearing);
	}
	if (error == 0) {
		error = plen_store_anew_take(clearing.anew);
	}
	plen_store_anew_destroy(clearing.anew);
	return error;
}

int plen_store_clear_file(sqlite3 *db, struct plen_lesson *cleared,
			  const struct plen_report *report)
{
	struct plen_lesson *lesson = NULL;
	int error = read_lesson(db, report, false, &lesson);

	if (error == 0) {
		error = clear(db, lesson, cleared);
	}
	plen_lesson_destroy(lesson);
	return error;
}
