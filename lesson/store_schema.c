/* SPDX-License-Identifier: MIT */
#include "store_schema.h"

#include <stdbool.h>
#include <string.h>

#include "lesson/store.h"
#include "store_db.h"
#include "store_row.h"

#define STR(x) #x
#define XSTR(x) STR(x)

#define OP_COLUMNS                                                                                 \
	"seq INTEGER PRIMARY KEY, time_us INTEGER NOT NULL, grp INTEGER NOT NULL, "                \
	"page INTEGER NOT NULL, kind INTEGER NOT NULL, body BLOB NOT NULL"
#define MARK_COLUMN "mark INTEGER NOT NULL DEFAULT 0"
#define SUM_COLUMN "sum INTEGER NOT NULL DEFAULT 0"

#define META_SQL                                                                                   \
	"CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) STRICT, WITHOUT ROWID"
#define SNAPSHOT_SQL                                                                               \
	"CREATE TABLE snapshot(seq INTEGER PRIMARY KEY, body BLOB NOT NULL, "                      \
	"sum INTEGER NOT NULL) STRICT"
#define INDEX_SQL "CREATE INDEX op_page ON op(page) WHERE page > 0"

/* The text is part of the format. That of `op` is what ALTER TABLE leaves when version 1 becomes
 * version 2, so that there is one version 2. */
static const struct object {
	int version; /* 0 = all */
	const char *name, *sql;
} objects[] = {
	{0, "meta", META_SQL},
	{1, "op", "CREATE TABLE op(" OP_COLUMNS ") STRICT"},
	{2, "op", "CREATE TABLE op(" OP_COLUMNS ", " MARK_COLUMN ", " SUM_COLUMN ") STRICT"},
	{2, "op_page", INDEX_SQL},
	{2, "snapshot", SNAPSHOT_SQL},
};

#define OBJECT_COUNT (sizeof(objects) / sizeof(objects[0]))

static bool is_of(const struct object *object, int version)
{
	return object->version == 0 || object->version == version;
}

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

int plen_store_schema_make(sqlite3 *db, const uint8_t uuid[PLEN_STORE_UUID_SIZE])
{
	int code = SQLITE_OK;

	for (size_t i = 0; i < OBJECT_COUNT && code == SQLITE_OK; i++) {
		if (is_of(&objects[i], PLEN_STORE_SCHEMA)) {
			code = plen_store_db_exec(db, objects[i].sql);
		}
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

int plen_store_schema_version(sqlite3 *db, int *version)
{
	int64_t value = 0;
	int code = plen_store_db_int(db, "PRAGMA user_version", &value);

	*version = (int)value;
	return code;
}

static bool is_ours(int version, const char *name, const char *sql)
{
	for (size_t i = 0; i < OBJECT_COUNT; i++) {
		if (is_of(&objects[i], version) && strcmp(name, objects[i].name) == 0) {
			return strcmp(sql, objects[i].sql) == 0;
		}
	}
	return false;
}

static size_t count_of(int version)
{
	size_t count = 0;

	for (size_t i = 0; i < OBJECT_COUNT; i++) {
		count += is_of(&objects[i], version);
	}
	return count;
}

int plen_store_schema_check(sqlite3 *db, int version, const struct plen_report *report)
{
	sqlite3_stmt *stmt = NULL;
	size_t count = 0;
	bool strange = false;
	int code = sqlite3_prepare_v2(db, "SELECT name, coalesce(sql, '') FROM sqlite_schema", -1,
				      &stmt, NULL);

	while (code == SQLITE_OK && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(stmt, 0);
		const char *sql = (const char *)sqlite3_column_text(stmt, 1);
		strange |= name == NULL || sql == NULL || !is_ours(version, name, sql);
		count++;
		code = SQLITE_OK;
	}
	sqlite3_finalize(stmt);
	if (code != SQLITE_DONE) {
		return plen_store_db_fail(db, code, report);
	}
	if (strange || count != count_of(version)) {
		return plen_store_db_damaged(report, "its tables are not those of a lesson");
	}
	return 0;
}

/* plen_sum(seq, time_us, grp, page, kind, mark, body) */
static void sum_in_sql(sqlite3_context *context, int count, sqlite3_value **values)
{
	(void)count;
	const struct plen_store_row row = {
		.seq = sqlite3_value_int64(values[0]),
		.time_us = sqlite3_value_int64(values[1]),
		.group = sqlite3_value_int64(values[2]),
		.page = sqlite3_value_int64(values[3]),
		.kind = sqlite3_value_int64(values[4]),
		.mark = sqlite3_value_int64(values[5]),
		.body = sqlite3_value_blob(values[6]),
		.size = (size_t)sqlite3_value_bytes(values[6]),
	};

	sqlite3_result_int64(context, plen_store_row_sum(&row));
}

int plen_store_schema_upgrade(sqlite3 *db)
{
	static const char *const steps[] = {
		"ALTER TABLE op ADD COLUMN " MARK_COLUMN,
		"ALTER TABLE op ADD COLUMN " SUM_COLUMN,
		"UPDATE op SET sum = plen_sum(seq, time_us, grp, page, kind, mark, body)",
		INDEX_SQL,
		SNAPSHOT_SQL,
		"PRAGMA user_version=" XSTR(PLEN_STORE_SCHEMA),
	};
	int code = sqlite3_create_function_v2(
		db, "plen_sum", 7, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY, NULL,
		sum_in_sql, NULL, NULL, NULL);

	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]) && code == SQLITE_OK; i++) {
		code = plen_store_db_exec(db, steps[i]);
	}
	return code;
}
