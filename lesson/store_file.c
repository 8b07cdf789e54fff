/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "store"

#include "store_file.h"

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
#include "store_schema.h"

struct plen_store_file {
	char *path;
	sqlite3 *db;
	sqlite3_stmt *begin, *insert, *commit, *rollback;
	bool drops_snapshot; /* that is in the file, with the next transaction */
	bool has_remains;    /* of what was deleted for good */
};

/* -- opening -- */

/* What was read a moment ago must still be all there is. */
static int check_last(sqlite3 *db, uint64_t seq, const struct plen_report *report)
{
	int version = 0;
	uint64_t last = 0;
	int code = plen_store_schema_version(db, &version);

	if (code != SQLITE_OK) {
		return plen_store_db_fail(db, code, report);
	}
	int error = plen_store_query_last(db, version, INT64_MAX, &last);
	if (error != 0) {
		return plen_report_fail(report, error, "%s", strerror(-error));
	}
	if (last != seq) {
		return plen_report_fail(report, -EBUSY, "changed while it was read; try again");
	}
	return 0;
}

/* Once taken, it stays until the connection closes. */
static int lock(sqlite3 *db, uint64_t seq, const struct plen_report *report)
{
	int code = plen_store_db_exec(db, "BEGIN EXCLUSIVE");
	int error = 0;

	if (code == SQLITE_OK) {
		error = check_last(db, seq, report);
		code = plen_store_db_exec(db, "COMMIT");
	}
	if (error != 0) {
		return error;
	}
	return code == SQLITE_OK ? 0 : plen_store_db_fail(db, code, report);
}

/* All at once: after a power cut it is a whole file of the one version or of the other. */
static int upgrade(sqlite3 *db, const struct plen_report *report)
{
	int version = 0;
	int code = plen_store_schema_version(db, &version);

	if (code != SQLITE_OK || version == PLEN_STORE_SCHEMA) {
		return code == SQLITE_OK ? 0 : plen_store_db_fail(db, code, report);
	}
	code = plen_store_db_exec(db, "BEGIN IMMEDIATE");
	if (code == SQLITE_OK) {
		code = plen_store_schema_upgrade(db);
	}
	if (code == SQLITE_OK) {
		code = plen_store_db_exec(db, "COMMIT");
	}
	if (code != SQLITE_OK) {
		int error = plen_store_db_fail(db, code, report);
		plen_store_db_exec(db, "ROLLBACK");
		return error;
	}
	plen_info("%s: brought from format %d to %d", report->path, version, PLEN_STORE_SCHEMA);
	return 0;
}

static int prepare(struct plen_store_file *file, const struct plen_report *report)
{
	const struct {
		sqlite3_stmt **stmt;
		const char *sql;
	} wanted[] = {
		{&file->begin, "BEGIN IMMEDIATE"},
		{&file->insert, PLEN_STORE_QUERY_INSERT},
		{&file->commit, "COMMIT"},
		{&file->rollback, "ROLLBACK"},
	};

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		int code = sqlite3_prepare_v3(file->db, wanted[i].sql, -1,
					      SQLITE_PREPARE_PERSISTENT, wanted[i].stmt, NULL);
		if (code != SQLITE_OK) {
			return plen_store_db_fail(file->db, code, report);
		}
	}
	return 0;
}

static void discard(struct plen_store_file *file)
{
	sqlite3_finalize(file->begin);
	sqlite3_finalize(file->insert);
	sqlite3_finalize(file->commit);
	sqlite3_finalize(file->rollback);
	sqlite3_close(file->db);
	free(file->path);
	free(file);
}

static void note_remains(struct plen_store_file *file, int error)
{
	if (error != 0 && !file->has_remains) {
		plen_error("%s: what was deleted from it is still on the disk, which does not "
			   "take the place of it: %s",
			   file->path, strerror(-error));
	} else if (error == 0 && file->has_remains) {
		plen_info("%s: what was deleted from it is gone from the disk", file->path);
	}
	file->has_remains = error != 0;
}

static int make_ready(struct plen_store_file *file, uint64_t seq, const struct plen_report *report)
{
	int code = sqlite3_open_v2(file->path, &file->db,
				   SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	int error = 0;

	if (code != SQLITE_OK) {
		return plen_store_db_fail(file->db, code, report);
	}
	if (sqlite3_db_readonly(file->db, "main") == 1) {
		return plen_report_fail(report, -EROFS,
					"cannot be written; check the rights of file and folder");
	}
	plen_store_db_guard(file->db);
	sqlite3_db_config(file->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	error = lock(file->db, seq, report);
	if (error == 0) {
		error = plen_store_journal_begin(file->db, file->path, report);
	}
	if (error == 0) {
		/* What a crash has left may have been deleted for good. */
		note_remains(file, plen_store_journal_empty(file->db));
		error = upgrade(file->db, report);
	}
	return error == 0 ? prepare(file, report) : error;
}

int plen_store_file_open(struct plen_store_file **out, const char *path, uint64_t seq,
			 const struct plen_report *report)
{
	struct plen_store_file *file = plen_calloc(1, sizeof(*file));
	int error = 0;

	file->path = plen_strdup(path);
	error = make_ready(file, seq, report);
	if (error != 0) {
		discard(file);
		return error;
	}
	sqlite3_db_config(file->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	*out = file;
	return 0;
}

/* -- writing -- */

/* A file that was moved or removed takes writes gladly, and they are lost. */
static bool is_gone(struct plen_store_file *file)
{
	int moved = 0;

	return sqlite3_file_control(file->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) ==
		       SQLITE_OK &&
	       moved != 0;
}

static int end_transaction(struct plen_store_file *file, int code)
{
	if (code == SQLITE_OK) {
		file->drops_snapshot = false;
		return 0;
	}

	int error = plen_store_db_errno(file->db, code);
	if (!sqlite3_get_autocommit(file->db)) {
		plen_store_db_run(file->rollback);
	}
	return error;
}

int plen_store_file_write(struct plen_store_file *file, const struct plen_store_item *first,
			  size_t count)
{
	if (is_gone(file)) {
		return -ENOENT;
	}

	int code = plen_store_db_run(file->begin);
	const struct plen_store_item *item = first;
	if (code == SQLITE_OK && file->drops_snapshot) {
		code = plen_store_snapshot_drop(file->db);
	}
	/* The link of the last row belongs to whoever appends. */
	for (size_t i = 0; i < count && code == SQLITE_OK; i++) {
		code = plen_store_query_insert(file->insert, &item->row);
		item = i + 1 < count ? item->next : NULL;
	}
	if (code == SQLITE_OK) {
		code = plen_store_db_run(file->commit);
	}
	sqlite3_clear_bindings(file->insert);
	return end_transaction(file, code);
}

void plen_store_file_drop_snapshot(struct plen_store_file *file)
{
	file->drops_snapshot = true;
}

int plen_store_file_put_snapshot(struct plen_store_file *file,
				 const struct plen_store_snapshot *snapshot)
{
	int code = plen_store_db_run(file->begin);

	if (code == SQLITE_OK) {
		code = plen_store_snapshot_put(file->db, snapshot);
	}
	if (code == SQLITE_OK) {
		code = plen_store_db_run(file->commit);
	}
	return end_transaction(file, code);
}

void plen_store_file_settle(struct plen_store_file *file)
{
	note_remains(file, plen_store_journal_settle(file->db));
}

bool plen_store_file_has_remains(const struct plen_store_file *file)
{
	return file->has_remains;
}

sqlite3 *plen_store_file_db(struct plen_store_file *file)
{
	return file->db;
}

void plen_store_file_close(struct plen_store_file *file)
{
	if (file != NULL) {
		if (file->has_remains) {
			plen_store_file_settle(file);
		}
		plen_store_journal_end(file->path);
		discard(file);
	}
}
