/* SPDX-License-Identifier: MIT */
#include "store_query.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "lesson/store.h"
#include "store_db.h"

enum column {
	COLUMN_SEQ,
	COLUMN_TIME,
	COLUMN_GROUP,
	COLUMN_PAGE,
	COLUMN_KIND,
	COLUMN_MARK,
	COLUMN_SUM,
	COLUMN_BODY,
};

/* What is in a column behind a long body is as far away as the body is long. */
#define WITHOUT_ASSETS                                                                             \
	"CASE kind WHEN 6 THEN 0 ELSE mark END, CASE kind WHEN 6 THEN 0 ELSE sum END, "            \
	"CASE kind WHEN 6 THEN x'' ELSE body END"

static const char *columns_of(const struct plen_store_query *query)
{
	if (query->version == 1) {
		return "0, 0, body";
	}
	return query->assets != NULL ? WITHOUT_ASSETS : "mark, sum, body";
}

/* The planner knows nothing of how few the rows of one page are: the index is named. */
sqlite3_stmt *plen_store_query_begin(sqlite3 *db, const struct plen_store_query *query, int *code)
{
	sqlite3_stmt *stmt = NULL;
	char sql[384];

	snprintf(sql, sizeof(sql),
		 "SELECT seq, time_us, grp, page, kind, %s FROM op%s "
		 "WHERE seq BETWEEN ?1 AND ?2%s%s ORDER BY seq",
		 columns_of(query),
		 query->page != 0 && query->version > 1 ? " INDEXED BY op_page" : "",
		 query->page != 0 ? " AND page > 0 AND page = ?3" : "",
		 query->edits ? " AND kind = 2" : "");
	*code = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);
	if (*code != SQLITE_OK) {
		return NULL;
	}
	sqlite3_bind_int64(stmt, 1, (sqlite3_int64)query->from);
	sqlite3_bind_int64(stmt, 2, (sqlite3_int64)query->until);
	if (query->page != 0) {
		sqlite3_bind_int64(stmt, 3, query->page);
	}
	return stmt;
}

bool plen_store_query_row(sqlite3_stmt *stmt, struct plen_store_row *row)
{
	for (int i = COLUMN_SEQ; i <= COLUMN_SUM; i++) {
		if (sqlite3_column_type(stmt, i) != SQLITE_INTEGER) {
			return false;
		}
	}
	*row = (struct plen_store_row){
		.seq = sqlite3_column_int64(stmt, COLUMN_SEQ),
		.time_us = sqlite3_column_int64(stmt, COLUMN_TIME),
		.group = sqlite3_column_int64(stmt, COLUMN_GROUP),
		.page = sqlite3_column_int64(stmt, COLUMN_PAGE),
		.kind = sqlite3_column_int64(stmt, COLUMN_KIND),
		.mark = sqlite3_column_int64(stmt, COLUMN_MARK),
		.sum = sqlite3_column_int64(stmt, COLUMN_SUM),
		.body = sqlite3_column_blob(stmt, COLUMN_BODY),
		.size = (size_t)sqlite3_column_bytes(stmt, COLUMN_BODY),
	};
	return sqlite3_column_type(stmt, COLUMN_BODY) == SQLITE_BLOB;
}

int plen_store_query_insert(sqlite3_stmt *stmt, const struct plen_store_row *row)
{
	sqlite3_bind_int64(stmt, 1, row->seq);
	sqlite3_bind_int64(stmt, 2, row->time_us);
	sqlite3_bind_int64(stmt, 3, row->group);
	sqlite3_bind_int64(stmt, 4, row->page);
	sqlite3_bind_int64(stmt, 5, row->kind);
	sqlite3_bind_blob64(stmt, 6, row->body, row->size, SQLITE_STATIC);
	sqlite3_bind_int64(stmt, 7, row->mark);
	sqlite3_bind_int64(stmt, 8, row->sum);
	return plen_store_db_run(stmt);
}

/* An asset was sound when the lesson was read. */
static int recall_asset(const struct plen_lesson *lesson, const struct plen_store_row *row,
			struct plen_op *op)
{
	const struct plen_lesson_asset *asset =
		row->seq > 0 && row->seq <= UINT32_MAX
			? plen_lesson_asset(lesson, (uint32_t)row->seq)
			: NULL;

	if (asset == NULL || row->group < 0 || row->group > PLEN_GROUP_MAX) {
		return -EBADMSG;
	}
	*op = (struct plen_op){
		.seq = asset->id,
		.time_us = row->time_us,
		.kind = PLEN_OP_ASSET,
		.group = (uint8_t)row->group,
		.u.asset = {.media = asset->media, .parts = asset->parts, .size = asset->size},
	};
	return plen_op_is_valid(op) ? 0 : -EBADMSG;
}

int plen_store_query_op(sqlite3_stmt *stmt, const struct plen_store_query *query,
			struct plen_store_row *row, struct plen_op *op)
{
	if (!plen_store_query_row(stmt, row)) {
		return -EBADMSG;
	}
	return query->assets != NULL && row->kind == PLEN_OP_ASSET
		       ? recall_asset(query->assets, row, op)
		       : plen_store_row_decode(row, query->version, op);
}

static int hand_on(sqlite3_stmt *stmt, const struct plen_store_query *query,
		   int (*each)(void *data, const struct plen_op *op), void *data)
{
	struct plen_store_row row;
	struct plen_op op;
	int error = plen_store_query_op(stmt, query, &row, &op);

	if (error == 0) {
		error = each(data, &op);
		plen_op_finish(&op);
	}
	return error;
}

int plen_store_query_each(sqlite3 *db, const struct plen_store_query *query,
			  int (*each)(void *data, const struct plen_op *op), void *data)
{
	bool is_damaged = false;
	int error = 0;
	int code = SQLITE_OK;
	sqlite3_stmt *stmt = plen_store_query_begin(db, query, &code);

	while (stmt != NULL && error == 0 && (code = sqlite3_step(stmt)) == SQLITE_ROW) {
		error = hand_on(stmt, query, each, data);
		if (error == -EBADMSG && query->is_patient) {
			is_damaged = true;
			error = 0;
		}
	}
	if (error == 0 && code != SQLITE_DONE) {
		error = plen_store_db_errno(db, code);
	}
	sqlite3_finalize(stmt);
	return error == 0 && is_damaged ? -EBADMSG : error;
}

static int note_end(void *data, const struct plen_op *op)
{
	uint64_t *end = data;

	*end = plen_store_row_end(op);
	return 0;
}

int plen_store_query_last(sqlite3 *db, int version, uint64_t until, uint64_t *seq)
{
	sqlite3_stmt *stmt = NULL;
	int64_t last = 0;
	int code = sqlite3_prepare_v2(db, "SELECT seq FROM op WHERE seq <= ?1 ORDER BY seq DESC",
				      -1, &stmt, NULL);

	*seq = 0;
	if (code == SQLITE_OK) {
		sqlite3_bind_int64(stmt, 1, (sqlite3_int64)until);
		code = sqlite3_step(stmt);
		last = code == SQLITE_ROW ? sqlite3_column_int64(stmt, 0) : 0;
	}
	sqlite3_finalize(stmt);
	if (code == SQLITE_DONE) {
		return 0;
	}
	if (code != SQLITE_ROW) {
		return plen_store_db_errno(db, code);
	}
	if (last <= 0) {
		return -EBADMSG;
	}

	const struct plen_store_query query = {
		.version = version, .from = (uint64_t)last, .until = (uint64_t)last};
	return plen_store_query_each(db, &query, note_end, seq);
}

struct wanted_asset {
	size_t size;
	uint8_t *bytes;
};

static int take_bytes(void *data, const struct plen_op *op)
{
	struct wanted_asset *wanted = data;

	if (op->kind == PLEN_OP_ASSET && op->u.asset.size == wanted->size) {
		wanted->bytes = plen_realloc(NULL, wanted->size, 1);
		memcpy(wanted->bytes, op->u.asset.bytes, wanted->size);
	}
	return 0;
}

uint8_t *plen_store_query_asset(sqlite3 *db, uint32_t asset, size_t size)
{
	struct wanted_asset wanted = {.size = size};
	const struct plen_store_query query = {
		.version = PLEN_STORE_SCHEMA, .from = asset, .until = asset};

	plen_store_query_each(db, &query, take_bytes, &wanted);
	return wanted.bytes;
}

uint8_t *plen_store_query_bytes(const struct plen_store_row *row, size_t size)
{
	struct wanted_asset wanted = {.size = size};
	struct plen_op op;

	if (plen_store_row_decode(row, PLEN_STORE_SCHEMA, &op) == 0) {
		take_bytes(&wanted, &op);
		plen_op_finish(&op);
	}
	return wanted.bytes;
}

static int shelf_page(void *data, uint32_t page, uint64_t seq,
		      int (*each)(void *each_data, const struct plen_op *op), void *each_data)
{
	const struct plen_store_query query = {.version = PLEN_STORE_SCHEMA,
					       .from = 1,
					       .until = seq,
					       .page = page,
					       .edits = true,
					       .is_patient = true};

	return plen_store_query_each(data, &query, each, each_data);
}

static uint8_t *shelf_asset(void *data, uint32_t asset, size_t size)
{
	return plen_store_query_asset(data, asset, size);
}

struct plen_lesson_shelf plen_store_query_shelf(sqlite3 *db)
{
	return (struct plen_lesson_shelf){.page = shelf_page, .asset = shelf_asset, .data = db};
}
