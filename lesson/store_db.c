/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "store"

#include "store_db.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "common/mem.h"

/* An operation of the largest size that plen_op_is_valid allows, and a row around it. */
#define ROW_BYTES_MAX (80 * 1024 * 1024)

#define READ_CHUNK (256 * 1024)

void plen_store_db_guard(sqlite3 *db)
{
	static const struct {
		int option, value;
	} config[] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_ENABLE_TRIGGER, 0}, {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
		{SQLITE_DBCONFIG_DQS_DML, 0},        {SQLITE_DBCONFIG_DQS_DDL, 0},
	};

	for (size_t i = 0; i < sizeof(config) / sizeof(config[0]); i++) {
		sqlite3_db_config(db, config[i].option, config[i].value, NULL);
	}
	sqlite3_limit(db, SQLITE_LIMIT_LENGTH, ROW_BYTES_MAX);
	sqlite3_limit(db, SQLITE_LIMIT_SQL_LENGTH, 10000);
	sqlite3_limit(db, SQLITE_LIMIT_COLUMN, 32);
	sqlite3_limit(db, SQLITE_LIMIT_EXPR_DEPTH, 20);
	sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_extended_result_codes(db, 1);
	/* First, as it says whether memory is shared with other processes, and others read the
	 * file: alone, one needs none. */
	plen_store_db_exec(db, "PRAGMA locking_mode=EXCLUSIVE");
	plen_store_db_exec(db, "PRAGMA cell_size_check=ON");
	plen_store_db_exec(db, "PRAGMA mmap_size=0");
	plen_store_db_exec(db, "PRAGMA secure_delete=ON");
	plen_store_db_exec(db, "PRAGMA temp_store=MEMORY");
	/* KiB: what is written is not read again soon. */
	plen_store_db_exec(db, "PRAGMA cache_size=-256");
}

int plen_store_db_exec(sqlite3 *db, const char *sql)
{
	return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

int plen_store_db_run(sqlite3_stmt *stmt)
{
	sqlite3_step(stmt);
	return sqlite3_reset(stmt);
}

int plen_store_db_int(sqlite3 *db, const char *sql, int64_t *value)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);

	if (code == SQLITE_OK) {
		code = sqlite3_step(stmt);
	}
	if (code == SQLITE_ROW) {
		*value = sqlite3_column_int64(stmt, 0);
	}
	sqlite3_finalize(stmt);
	return code == SQLITE_ROW || code == SQLITE_DONE ? SQLITE_OK : code;
}

/* -- errors -- */

static bool is_no_room(int system)
{
	return system == EDQUOT || system == EFBIG || system == ENOSPC;
}

/* Of what went wrong in a commit SQLite keeps the reason with the file alone. */
static bool has_no_room(sqlite3 *db, int which)
{
	sqlite3_file *file = NULL;
	int last = 0;

	return sqlite3_file_control(db, "main", which, &file) == SQLITE_OK && file != NULL &&
	       file->pMethods != NULL &&
	       file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &last) == SQLITE_OK &&
	       is_no_room(last);
}

/* A quota that is used up, or a limit to the size of files, is a full disk to whoever writes. */
static int errno_of_io(sqlite3 *db)
{
	return is_no_room(sqlite3_system_errno(db)) || has_no_room(db, SQLITE_FCNTL_FILE_POINTER) ||
			       has_no_room(db, SQLITE_FCNTL_JOURNAL_POINTER)
		       ? -ENOSPC
		       : -EIO;
}

int plen_store_db_errno(sqlite3 *db, int code)
{
	int system = sqlite3_system_errno(db);

	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return -EBUSY;
	case SQLITE_TOOBIG:
	case SQLITE_ERROR: /* a table or column that should be there is not */
		plen_warn("SQLite: %s", sqlite3_errmsg(db));
		return -EBADMSG;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return -EBADMSG;
	case SQLITE_FULL:
		return -ENOSPC;
	case SQLITE_READONLY:
		return -EROFS;
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return -EACCES;
	case SQLITE_CANTOPEN:
		return system > 0 ? -system : -ENOENT;
	case SQLITE_IOERR:
		return (code & ~0xff) == (SQLITE_IOERR_READ & ~0xff) ? -EIO : errno_of_io(db);
	default:
		return -EIO;
	}
}

/* All of the file, without asking what it means. */
static bool is_readable(sqlite3 *db)
{
	sqlite3_file *file = NULL;
	sqlite3_int64 size = 0;
	uint8_t *chunk = NULL;
	int code = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);

	if (code != SQLITE_OK || file->pMethods == NULL) {
		return false;
	}
	chunk = plen_realloc(NULL, READ_CHUNK, 1);
	code = file->pMethods->xFileSize(file, &size);
	for (sqlite3_int64 at = 0; at < size && code == SQLITE_OK; at += READ_CHUNK) {
		int part = size - at < READ_CHUNK ? (int)(size - at) : READ_CHUNK;
		code = file->pMethods->xRead(file, chunk, part, at);
	}
	free(chunk);
	return code == SQLITE_OK;
}

int plen_store_db_check(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *stmt = NULL;
	int error = 0;
	int code = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);

	if (code == SQLITE_OK) {
		code = sqlite3_step(stmt);
	}
	if (code != SQLITE_ROW) {
		error = plen_store_db_errno(db, code);
	} else {
		const char *verdict = (const char *)sqlite3_column_text(stmt, 0);
		error = verdict != NULL && strcmp(verdict, "ok") == 0 ? 0 : -EBADMSG;
	}
	sqlite3_finalize(stmt);
	return error == -EBADMSG && !is_readable(db) ? -EIO : error;
}

int plen_store_db_fail(sqlite3 *db, int code, const struct plen_report *report)
{
	int error = plen_store_db_errno(db, code);

	switch (error) {
	case -EBUSY:
		return plen_report_fail(report, error,
					"open in another program; close it there first");
	case -EBADMSG:
		return plen_report_fail(
			report, error,
			"damaged (%s); it was left as it is; plenary FILE saves what can be read",
			sqlite3_errmsg(db));
	case -EROFS:
	case -EACCES:
		return plen_report_fail(report, error, "%s; check the rights of file and folder",
					strerror(-error));
	case -ENOSPC:
		return plen_report_fail(report, error, "no space left; free some and try again");
	default:
		return plen_report_fail(report, error, "%s (%s)", strerror(-error),
					sqlite3_errmsg(db));
	}
}

int plen_store_db_damaged(const struct plen_report *report, const char *what)
{
	return plen_report_fail(
		report, -EBADMSG,
		"damaged (%s); it was left as it is; plenary FILE saves what can be read", what);
}

/* -- transactions -- */

int plen_store_db_end(sqlite3 *db, int code)
{
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
