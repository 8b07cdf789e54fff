/* SPDX-License-Identifier: MIT */
#include "store_db.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "lesson/store.h"

/* An operation of the largest size that plen_op_is_valid allows, and a row around it. */
#define ROW_BYTES_MAX (80 * 1024 * 1024)

#define STR(x) #x
#define XSTR(x) STR(x)

/* The text is part of the format: a lesson file's schema is exactly this. */
static const struct {
	const char *name, *sql;
} tables[] = {
	{"meta", "CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) "
		 "STRICT, WITHOUT ROWID"},
	{"op", "CREATE TABLE op(seq INTEGER PRIMARY KEY, time_us INTEGER NOT NULL, "
	       "grp INTEGER NOT NULL, page INTEGER NOT NULL, kind INTEGER NOT NULL, "
	       "body BLOB NOT NULL) STRICT"},
};

#define TABLE_COUNT (sizeof(tables) / sizeof(tables[0]))

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
	plen_store_db_exec(db, "PRAGMA cell_size_check=ON");
	plen_store_db_exec(db, "PRAGMA mmap_size=0");
	plen_store_db_exec(db, "PRAGMA temp_store=MEMORY");
}

int plen_store_db_exec(sqlite3 *db, const char *sql)
{
	return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

/* -- errors -- */

int plen_store_db_errno(sqlite3 *db, int code)
{
	int system = sqlite3_system_errno(db);

	switch (code & 0xff) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return -EBUSY;
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_TOOBIG:
	case SQLITE_ERROR: /* a table or column that should be there is not */
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
	default:
		return system == EDQUOT ? -ENOSPC : -EIO;
	}
}

int plen_store_db_fail(sqlite3 *db, int code, const struct plen_report *report)
{
	int error = plen_store_db_errno(db, code);

	switch (error) {
	case -EBUSY:
		return plen_report_fail(report, error,
					"open in another program; close it there first");
	case -EBADMSG:
		return plen_report_fail(report, error,
					"damaged (%s); it was left as it is, use a copy of it",
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

static int fail_damaged(const struct plen_report *report, const char *what)
{
	return plen_report_fail(report, -EBADMSG,
				"damaged (%s); it was left as it is, use a copy of it", what);
}

/* -- making -- */

static int insert_uuid(sqlite3 *db, const uint8_t uuid[PLEN_STORE_UUID_SIZE])
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(db, "INSERT INTO meta VALUES('uuid', ?1)", -1, &stmt, NULL);

	if (code == SQLITE_OK) {
		sqlite3_bind_blob(stmt, 1, uuid, PLEN_STORE_UUID_SIZE, SQLITE_STATIC);
		code = sqlite3_step(stmt) == SQLITE_DONE ? SQLITE_OK : sqlite3_errcode(db);
	}
	sqlite3_finalize(stmt);
	return code;
}

int plen_store_db_make(sqlite3 *db, const uint8_t uuid[PLEN_STORE_UUID_SIZE])
{
	int code = plen_store_db_exec(db, "PRAGMA page_size=4096");

	for (size_t i = 0; i < TABLE_COUNT && code == SQLITE_OK; i++) {
		code = plen_store_db_exec(db, tables[i].sql);
	}
	if (code == SQLITE_OK) {
		code = plen_store_db_exec(db,
					  "PRAGMA application_id=" XSTR(PLEN_STORE_APPLICATION_ID));
	}
	if (code == SQLITE_OK) {
		code = plen_store_db_exec(db, "PRAGMA user_version=" XSTR(PLEN_STORE_SCHEMA));
	}
	return code == SQLITE_OK ? insert_uuid(db, uuid) : code;
}

/* -- reading -- */

static bool is_ours(const char *name, const char *sql)
{
	for (size_t i = 0; i < TABLE_COUNT; i++) {
		if (strcmp(name, tables[i].name) == 0) {
			return strcmp(sql, tables[i].sql) == 0;
		}
	}
	return false;
}

/* Exactly our tables: no trigger, view, index or table besides. */
static int check_schema(sqlite3 *db, const struct plen_report *report)
{
	sqlite3_stmt *stmt = NULL;
	size_t count = 0;
	bool strange = false;
	int code = sqlite3_prepare_v2(db, "SELECT name, coalesce(sql, '') FROM sqlite_schema", -1,
				      &stmt, NULL);

	while (code == SQLITE_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(stmt, 0);
		const char *sql = (const char *)sqlite3_column_text(stmt, 1);
		strange |= name == NULL || sql == NULL || !is_ours(name, sql);
		count++;
		code = SQLITE_OK;
	}
	sqlite3_finalize(stmt);
	if (code != SQLITE_DONE) {
		return plen_store_db_fail(db, code, report);
	}
	if (strange || count != TABLE_COUNT) {
		return fail_damaged(report, "its tables are not those of a lesson");
	}
	return 0;
}

static int check_pages(sqlite3 *db, const struct plen_report *report)
{
	sqlite3_stmt *stmt = NULL;
	int result = 0;
	int code = sqlite3_prepare_v2(db, "PRAGMA quick_check(1)", -1, &stmt, NULL);

	if (code == SQLITE_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *verdict = (const char *)sqlite3_column_text(stmt, 0);
		if (verdict == NULL || strcmp(verdict, "ok") != 0) {
			result = fail_damaged(report, "its parts do not fit together");
		}
	} else {
		result = plen_store_db_fail(db, code, report);
	}
	sqlite3_finalize(stmt);
	return result;
}

static int read_uuid(sqlite3 *db, struct plen_store_reading *reading)
{
	sqlite3_stmt *stmt = NULL;
	int result = 0;
	int code = sqlite3_prepare_v2(db, "SELECT value FROM meta WHERE key = 'uuid'", -1, &stmt,
				      NULL);

	if (code == SQLITE_OK) {
		code = sqlite3_step(stmt);
	}
	if (code == SQLITE_ROW && sqlite3_column_type(stmt, 0) == SQLITE_BLOB &&
	    sqlite3_column_bytes(stmt, 0) == PLEN_STORE_UUID_SIZE) {
		memcpy(reading->uuid, sqlite3_column_blob(stmt, 0), PLEN_STORE_UUID_SIZE);
	} else if (code == SQLITE_ROW || code == SQLITE_DONE) {
		result = fail_damaged(reading->report, "it has no identity");
	} else {
		result = plen_store_db_fail(db, code, reading->report);
	}
	sqlite3_finalize(stmt);
	return result;
}

int64_t plen_store_db_page(const struct plen_op *op)
{
	switch (op->kind) {
	case PLEN_OP_PAGE:
		return (int64_t)op->seq;
	case PLEN_OP_EDIT:
		return op->u.edit.page;
	default:
		return 0;
	}
}

enum column {
	COLUMN_SEQ,
	COLUMN_TIME,
	COLUMN_GROUP,
	COLUMN_PAGE,
	COLUMN_KIND,
	COLUMN_BODY,
};

/* Every column as it must be: STRICT is a promise of the file, not of its author. */
static bool row_is_sound(sqlite3_stmt *stmt)
{
	for (int i = COLUMN_SEQ; i <= COLUMN_KIND; i++) {
		if (sqlite3_column_type(stmt, i) != SQLITE_INTEGER) {
			return false;
		}
	}
	sqlite3_int64 seq = sqlite3_column_int64(stmt, COLUMN_SEQ);
	sqlite3_int64 group = sqlite3_column_int64(stmt, COLUMN_GROUP);
	sqlite3_int64 kind = sqlite3_column_int64(stmt, COLUMN_KIND);
	return seq > 0 && group >= 0 && group <= PLEN_GROUP_MAX && kind >= PLEN_OP_PAGE &&
	       kind <= PLEN_OP_VIEW && sqlite3_column_type(stmt, COLUMN_BODY) == SQLITE_BLOB;
}

static int apply_row(sqlite3_stmt *stmt, struct plen_store_reading *reading)
{
	if (!row_is_sound(stmt)) {
		return -EBADMSG;
	}

	struct plen_op op = {
		.seq = (uint64_t)sqlite3_column_int64(stmt, COLUMN_SEQ),
		.time_us = sqlite3_column_int64(stmt, COLUMN_TIME),
		.kind = (uint8_t)sqlite3_column_int(stmt, COLUMN_KIND),
		.group = (uint8_t)sqlite3_column_int(stmt, COLUMN_GROUP),
	};
	const uint8_t *body = sqlite3_column_blob(stmt, COLUMN_BODY);
	int error = plen_op_decode(&op, body, (size_t)sqlite3_column_bytes(stmt, COLUMN_BODY));
	if (error != 0) {
		return error;
	}
	error = sqlite3_column_int64(stmt, COLUMN_PAGE) == plen_store_db_page(&op)
			? plen_lesson_apply(reading->lesson, &op)
			: -EBADMSG;
	if (error == 0 && reading->each != NULL) {
		reading->each(reading->data, &op);
	}
	plen_op_finish(&op);
	return error;
}

static int read_ops(sqlite3 *db, struct plen_store_reading *reading)
{
	sqlite3_stmt *stmt = NULL;
	int result = 0;
	int code = sqlite3_prepare_v2(
		db, "SELECT seq, time_us, grp, page, kind, body FROM op ORDER BY seq", -1, &stmt,
		NULL);

	while (code == SQLITE_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
		if (sqlite3_column_int64(stmt, COLUMN_TIME) > reading->until_us) {
			code = SQLITE_DONE;
			break;
		}
		result = apply_row(stmt, reading);
		if (result != 0) {
			break;
		}
		code = SQLITE_OK;
	}
	if (result != 0) {
		char what[64];
		snprintf(what, sizeof(what), "at operation %" PRIu64,
			 plen_lesson_seq(reading->lesson) + 1);
		result = fail_damaged(reading->report, what);
	} else if (code != SQLITE_DONE) {
		result = plen_store_db_fail(db, code, reading->report);
	}
	sqlite3_finalize(stmt);
	return result;
}

int plen_store_db_replay(sqlite3 *db, struct plen_store_reading *reading)
{
	int error = check_schema(db, reading->report);

	if (error == 0) {
		error = check_pages(db, reading->report);
	}
	if (error == 0) {
		error = read_uuid(db, reading);
	}
	if (error == 0) {
		error = read_ops(db, reading);
	}
	return error;
}
