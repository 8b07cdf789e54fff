/* SPDX-License-Identifier: MIT
 *
 * Three steps, each of which may find that there is nothing to do: the file is asked for marks,
 * which stand behind the ink of each row, so that of one without marks about half is read; then all
 * of it is read and checked; then it is opened and written.
 */
#define PLEN_LOG_MODULE "store"

#include "lesson/store_left.h"

#include <errno.h>
#include <stdint.h>
#include <stdlib.h>

#include "common/log.h"
#include "lesson/store.h"
#include "report.h"
#include "store_aside.h"
#include "store_db.h"
#include "store_file.h"
#include "store_guard.h"
#include "store_look.h"
#include "store_marks.h"
#include "store_path.h"
#include "store_query.h"
#include "store_row.h"
#include "store_snapshot.h"

#define CHANGED 1
/* Steps of SQLite's machine, far less than a hundredth of a second. */
#define STEPS_BETWEEN 10000

struct left {
	const char *path;
	const struct plen_report *report;
	bool (*is_over)(void *data);
	void *data;
	bool is_ours; /* of this version */
	bool has_marks, are_kept;
	uint64_t seq; /* of the last operation */
};

static bool ends(void *data)
{
	const struct left *left = data;

	return left->is_over(left->data);
}

static int on_steps(void *data)
{
	return ends(data);
}

static void let_interrupt(struct left *left, sqlite3 *db)
{
	sqlite3_progress_handler(db, STEPS_BETWEEN, on_steps, left);
}

/* -- asking -- */

static bool view_has_marks(const struct plen_op_view *view)
{
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		if (view->panes[i].mark != 0) {
			return true;
		}
	}
	return false;
}

/* The last comes first: it says whether marks are kept. */
static int ask_view(struct left *left, sqlite3_stmt *stmt, bool is_last)
{
	struct plen_store_row row;
	struct plen_op op = {0};

	if (!plen_store_query_row(stmt, &row) ||
	    plen_store_row_decode(&row, PLEN_STORE_SCHEMA, &op) != 0) {
		return plen_store_db_damaged(left->report, "a view");
	}
	left->are_kept |= is_last && op.u.view.panes[PLEN_GROUP_CLASS].mark != 0;
	left->has_marks |= view_has_marks(&op.u.view);
	plen_op_finish(&op);
	return 0;
}

static int ask_views(struct left *left, sqlite3 *db)
{
	sqlite3_stmt *stmt = NULL;
	bool is_last = true;
	int error = 0;
	int code = sqlite3_prepare_v2(db,
				      "SELECT seq, time_us, grp, page, kind, mark, sum, body "
				      "FROM op WHERE kind = 5 ORDER BY seq DESC",
				      -1, &stmt, NULL);

	while (code == SQLITE_OK && error == 0 && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
		error = ask_view(left, stmt, is_last);
		is_last = false;
		code = left->are_kept || left->has_marks ? SQLITE_DONE : SQLITE_OK;
	}
	if (error == 0 && code != SQLITE_DONE) {
		error = plen_store_db_fail(db, code, left->report);
	}
	sqlite3_finalize(stmt);
	return error;
}

/* A column behind a long body is far away: assets, which nobody writes, are passed over. */
static int ask_marks(struct left *left, sqlite3 *db)
{
	int64_t found = 0;
	int code = plen_store_db_int(
		db, "SELECT EXISTS(SELECT 1 FROM op WHERE kind <> 6 AND mark <> 0)", &found);

	left->has_marks |= found != 0;
	return code == SQLITE_OK ? 0 : plen_store_db_fail(db, code, left->report);
}

static int ask(sqlite3 *db, struct plen_store_reading *reading)
{
	struct left *left = reading->data;
	int64_t application = 0;
	int code = plen_store_db_int(db, "PRAGMA application_id", &application);

	let_interrupt(left, db);
	if (code == SQLITE_OK) {
		code = plen_store_schema_version(db, &reading->version);
	}
	if (code != SQLITE_OK) {
		return plen_store_db_fail(db, code, left->report);
	}
	left->is_ours =
		application == PLEN_STORE_APPLICATION_ID && reading->version == PLEN_STORE_SCHEMA;
	if (!left->is_ours) {
		return 0;
	}
	int error = plen_store_schema_check(db, reading->version, left->report);
	if (error == 0) {
		error = ask_views(left, db);
	}
	return error == 0 && !left->are_kept && !left->has_marks ? ask_marks(left, db) : error;
}

/* -- checking -- */

/* One that knows of more than there is waits for the rest, a journal perhaps. */
static int check_snapshot(sqlite3 *db, const struct plen_report *report)
{
	struct plen_lesson *scratch = plen_lesson_create();
	uint64_t seq = 0;
	int error = plen_store_snapshot_load(db, scratch, &seq);

	plen_lesson_destroy(scratch);
	return error == 0 ? 0 : plen_store_db_damaged(report, "its snapshot");
}

static int check(sqlite3 *db, struct plen_store_reading *reading)
{
	int error = check_snapshot(db, reading->report);

	let_interrupt(reading->data, db);
	return error == 0 ? plen_store_read_lesson(db, reading) : error;
}

static int look(struct left *left, int (*read)(sqlite3 *db, struct plen_store_reading *reading))
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_store_reading reading = {.until_us = INT64_MAX,
					     .is_opening = true,
					     .no_snapshot = true,
					     .lesson = lesson,
					     .read = read,
					     .is_over = ends,
					     .data = left,
					     .report = left->report};
	int error = plen_store_look_read(left->path, &reading);

	left->seq = plen_lesson_seq(lesson);
	plen_lesson_destroy(lesson);
	return error;
}

/* -- writing -- */

static int forget(struct left *left)
{
	struct plen_store_file *file = NULL;
	bool had_marks = false;
	int error = plen_store_file_open(&file, left->path, left->seq, left->report);

	if (error != 0) {
		return error;
	}
	let_interrupt(left, plen_store_file_db(file));
	error = plen_store_marks_forget(plen_store_file_db(file), &had_marks);
	sqlite3_progress_handler(plen_store_file_db(file), 0, NULL, NULL);
	plen_store_file_close(file);
	if (error == 0 && had_marks) {
		plen_info("%s: its marks are forgotten", left->path);
	}
	return error == 0 ? CHANGED : error;
}

static int follow(struct left *left)
{
	bool has_journal = plen_store_guard_journal_size(left->path) > 0;
	int error = 0;

	if (plen_store_aside_is_unfinished(left->path)) {
		return plen_report_fail(left->report, -EBADMSG, "is being mended");
	}
	error = look(left, ask);
	if (error != 0 || !left->is_ours || left->are_kept || !(left->has_marks || has_journal)) {
		return error;
	}
	error = look(left, check);
	return error == 0 ? forget(left) : error;
}

bool plen_store_left_has_journal(const char *path)
{
	return plen_store_guard_journal_size(path) > 0;
}

bool plen_store_left_is_set_aside(const char *name)
{
	return plen_store_aside_is_one(name);
}

int plen_store_left_forget(const char *path, bool (*is_over)(void *data), void *data)
{
	char line[256] = "";
	char *resolved = plen_store_path_resolve(path);
	const struct plen_report report = {path, line, sizeof(line)};
	struct left left = {.path = resolved, .report = &report, .is_over = is_over, .data = data};

	if (resolved == NULL) {
		return -errno;
	}
	int status = follow(&left);
	if (status < 0 && status != -EBUSY && !is_over(data)) {
		plen_info("%s; it is left as it is", line);
	}
	free(resolved);
	return status;
}
