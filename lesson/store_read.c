/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "store"

#include "store_read.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "common/log.h"
#include "lesson/store.h"
#include "store_db.h"
#include "store_header.h"
#include "store_query.h"
#include "store_snapshot.h"

static int fail_newer(const struct plen_store_reading *reading)
{
	return plen_report_fail(reading->report, -EPROTO,
				"from a newer Plenary (format %d, this one knows %d); update "
				"Plenary to open it",
				reading->version, PLEN_STORE_SCHEMA);
}

static int check_pages(sqlite3 *db, const struct plen_report *report)
{
	int error = plen_store_db_check(db, "PRAGMA quick_check(1)");

	if (error == -EBADMSG) {
		return plen_store_db_damaged(report, "its parts do not fit together");
	}
	if (error != 0) {
		plen_report_fail(report, error, "%s; check the medium", strerror(-error));
	}
	return error;
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
		result = plen_store_db_damaged(reading->report, "it has no identity");
	} else {
		result = plen_store_db_fail(db, code, reading->report);
	}
	sqlite3_finalize(stmt);
	return result;
}

/* -- the log -- */

#define ENDED 1 /* what is asked for has all been read */

/* What is not understood leaves a gap. */
static int apply_as_far_as_possible(struct plen_store_reading *reading, const struct plen_op *op)
{
	uint64_t last = plen_lesson_seq(reading->lesson);

	if (op->seq > last + 1) {
		const struct plen_op gap = {.seq = last + 1,
					    .time_us = op->time_us,
					    .kind = PLEN_OP_GAP,
					    .u.count = op->seq - last - 1};
		if (plen_lesson_apply(reading->lesson, &gap) != 0) {
			return -EBADMSG;
		}
		reading->lost += op->seq - last - 1;
	}
	/* One that does not apply is part of the next gap. */
	plen_lesson_apply(reading->lesson, op);
	return 0;
}

static int apply_row(sqlite3_stmt *stmt, struct plen_store_reading *reading)
{
	bool is_newer = reading->version > PLEN_STORE_SCHEMA;
	struct plen_store_row row;
	struct plen_op op = {0};

	if (!plen_store_query_row(stmt, &row)) {
		return -EBADMSG;
	}
	if (row.time_us > reading->until_us) {
		return ENDED;
	}
	int error = plen_store_row_decode(&row, reading->version, &op);
	if (error != 0) {
		return is_newer ? 0 : error;
	}
	error = is_newer ? apply_as_far_as_possible(reading, &op)
			 : plen_lesson_apply(reading->lesson, &op);
	if (error == 0 && reading->each != NULL) {
		reading->each(reading->data, &op);
	}
	plen_op_finish(&op);
	return error;
}

static int read_ops(sqlite3 *db, struct plen_store_reading *reading)
{
	const struct plen_store_query query = {
		.version = reading->version, .from = reading->snapshot + 1, .until = INT64_MAX};
	int result = 0;
	int code = SQLITE_OK;
	sqlite3_stmt *stmt = plen_store_query_begin(db, &query, &code);

	while (stmt != NULL && result == 0 && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
		result = apply_row(stmt, reading);
	}
	if (result < 0) {
		char what[64];
		snprintf(what, sizeof(what), "at operation %" PRIu64,
			 plen_lesson_seq(reading->lesson) + 1);
		result = plen_store_db_damaged(reading->report, what);
	} else if (result == 0 && code != SQLITE_DONE) {
		result = plen_store_db_fail(db, code, reading->report);
	} else {
		result = 0;
	}
	sqlite3_finalize(stmt);
	return result;
}

/* Numbers below the first would be passed over in silence. */
static int check_first(sqlite3 *db, const struct plen_report *report)
{
	int64_t strange = 0;
	int code = plen_store_db_int(db, "SELECT count(*) FROM op WHERE seq < 1", &strange);

	if (code != SQLITE_OK) {
		return plen_store_db_fail(db, code, report);
	}
	return strange == 0 ? 0 : plen_store_db_damaged(report, "at operation 1");
}

static int read_log(sqlite3 *db, struct plen_store_reading *reading)
{
	int error = check_pages(db, reading->report);

	if (error == 0) {
		error = check_first(db, reading->report);
	}
	return error == 0 ? read_ops(db, reading) : error;
}

/* -- for a board -- */

/* With a snapshot only what came after it is read; what is older is looked through later. Without,
 * all of it is. Either way all pages come asleep. */
static int read_short(sqlite3 *db, struct plen_store_reading *reading)
{
	int error = 0;

	if (!reading->no_snapshot) {
		error = plen_store_snapshot_load(db, reading->lesson, &reading->snapshot);
	}
	if (error == -EBADMSG) {
		reading->bad_snapshot = true;
		reading->promised = reading->snapshot;
		return plen_store_db_damaged(reading->report, "its snapshot");
	}
	if (error != 0) {
		return plen_report_fail(reading->report, error, "%s", strerror(-error));
	}
	return reading->snapshot != 0 ? read_ops(db, reading) : read_log(db, reading);
}

static int read_asleep(sqlite3 *db, struct plen_store_reading *reading)
{
	const struct plen_lesson_shelf none = {0};
	const struct plen_lesson_shelf shelf = plen_store_query_shelf(db);

	plen_lesson_set_shelf(reading->lesson, &shelf);
	int error = read_short(db, reading);
	plen_lesson_set_shelf(reading->lesson, &none);
	return error;
}

static int read_all(sqlite3 *db, struct plen_store_reading *reading)
{
	int error = plen_store_schema_check(db, reading->version, reading->report);

	if (error == 0) {
		error = read_uuid(db, reading);
	}
	if (error != 0) {
		return error;
	}
	return reading->is_opening && reading->version == PLEN_STORE_SCHEMA
		       ? read_asleep(db, reading)
		       : read_log(db, reading);
}

/* Nobody knows what else a newer version has. What is not a lesson to us at all is refused. */
static int read_newer(sqlite3 *db, struct plen_store_reading *reading)
{
	int error = read_uuid(db, reading);

	if (error == 0) {
		error = read_ops(db, reading);
	}
	if (error != 0 && error != -EBADMSG) {
		return error;
	}
	return error != 0 || plen_lesson_seq(reading->lesson) == 0 ? fail_newer(reading) : 0;
}

int plen_store_read_lesson(sqlite3 *db, struct plen_store_reading *reading)
{
	int64_t application = 0;
	int code = plen_store_db_int(db, "PRAGMA application_id", &application);
	int error = 0;

	if (code == SQLITE_OK) {
		code = plen_store_schema_version(db, &reading->version);
	}
	if (code != SQLITE_OK) {
		error = plen_store_db_fail(db, code, reading->report);
	} else if (application != PLEN_STORE_APPLICATION_ID) {
		reading->is_foreign = plen_store_header_is_foreign((uint32_t)application);
		return plen_report_fail(reading->report, -EBADMSG,
					"not a lesson; choose another file");
	} else if (reading->version > PLEN_STORE_SCHEMA) {
		return reading->is_opening ? read_newer(db, reading) : fail_newer(reading);
	} else if (reading->version < 1) {
		error = plen_store_db_damaged(reading->report, "its header");
	} else {
		error = read_all(db, reading);
	}
	return error;
}
