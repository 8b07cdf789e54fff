/* SPDX-License-Identifier: MIT */
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "crash_script.h"

/* seq, time, group, page, kind, mark: what a row has besides its body */
#define NUMBERS 6

static void add_row(struct crash_book *book, uint64_t seq, uint64_t sum)
{
	book->rows = plen_grow(book->rows, book->count, &book->capacity, sizeof(*book->rows));
	book->rows[book->count++] = (struct crash_row){seq, sum};
}

void crash_book_cut(struct crash_book *book, uint64_t seq)
{
	while (book->count > 0 && book->rows[book->count - 1].seq > seq) {
		book->count--;
	}
}

void crash_book_copy(struct crash_book *copy, const struct crash_book *book)
{
	for (size_t i = 0; i < book->count; i++) {
		add_row(copy, book->rows[i].seq, book->rows[i].sum);
	}
}

void crash_book_finish(struct crash_book *book)
{
	free(book->rows);
	*book = (struct crash_book){0};
}

static uint64_t add(uint64_t sum, const void *data, size_t size)
{
	const uint8_t *bytes = data;

	for (size_t i = 0; i < size; i++) {
		sum = (sum ^ bytes[i]) * UINT64_C(0x100000001b3);
	}
	return sum;
}

static uint64_t sum_row(const int64_t numbers[NUMBERS], const void *body, size_t size)
{
	uint64_t sum = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < NUMBERS; i++) {
		sum = (sum ^ (uint64_t)numbers[i]) * UINT64_C(0x9e3779b97f4a7c15);
		sum ^= sum >> 32;
	}
	return add(sum, body, size);
}

static int64_t page_of(const struct plen_op *op)
{
	if (op->kind == PLEN_OP_PAGE) {
		return (int64_t)op->seq;
	}
	return op->kind == PLEN_OP_EDIT ? op->u.edit.page : 0;
}

void crash_book_add(struct crash_book *book, const struct plen_op *op)
{
	const int64_t numbers[NUMBERS] = {(int64_t)op->seq, op->time_us, op->group,
					  page_of(op),      op->kind,    op->mark};
	size_t size = 0;
	uint8_t *body = plen_op_encode(op, &size);

	add_row(book, op->seq, sum_row(numbers, body, size));
	free(body);
}

/* -- the file, by SQLite alone -- */

static char *check_integrity(sqlite3 *db)
{
	sqlite3_stmt *stmt = NULL;
	char *wrong = NULL;

	if (sqlite3_prepare_v2(db, "PRAGMA integrity_check(3)", -1, &stmt, NULL) != SQLITE_OK) {
		return plen_asprintf("integrity_check: %s", sqlite3_errmsg(db));
	}
	while (wrong == NULL && sqlite3_step(stmt) == SQLITE_ROW) {
		const char *verdict = (const char *)sqlite3_column_text(stmt, 0);
		if (verdict == NULL || strcmp(verdict, "ok") != 0) {
			wrong = plen_asprintf("integrity_check: %s", verdict);
		}
	}
	sqlite3_finalize(stmt);
	return wrong;
}

/* A lesson of an older schema knows no marks. */
static sqlite3_stmt *ask_for_rows(sqlite3 *db)
{
	static const char *const texts[] = {
		"SELECT seq, time_us, grp, page, kind, mark, body FROM op ORDER BY seq",
		"SELECT seq, time_us, grp, page, kind, 0, body FROM op ORDER BY seq",
	};
	sqlite3_stmt *stmt = NULL;

	for (size_t i = 0; i < 2 && stmt == NULL; i++) {
		sqlite3_prepare_v2(db, texts[i], -1, &stmt, NULL);
	}
	return stmt;
}

static char *compare_rows(sqlite3 *db, const struct crash_book *book)
{
	sqlite3_stmt *stmt = ask_for_rows(db);
	char *wrong = stmt != NULL ? NULL : plen_asprintf("no table op: %s", sqlite3_errmsg(db));
	size_t count = 0;

	while (wrong == NULL && sqlite3_step(stmt) == SQLITE_ROW) {
		int64_t numbers[NUMBERS];
		for (int i = 0; i < NUMBERS; i++) {
			numbers[i] = sqlite3_column_int64(stmt, i);
		}
		uint64_t sum = sum_row(numbers, sqlite3_column_blob(stmt, NUMBERS),
				       (size_t)sqlite3_column_bytes(stmt, NUMBERS));
		if (count >= book->count || sum != book->rows[count].sum) {
			wrong = plen_asprintf("operation %lld is not what was written",
					      (long long)numbers[0]);
		}
		count++;
	}
	if (wrong == NULL && count != book->count) {
		wrong = plen_asprintf("%zu operations instead of %zu", count, book->count);
	}
	sqlite3_finalize(stmt);
	return wrong;
}

char *crash_book_compare(const struct crash_book *book, const char *path)
{
	char *uri = plen_asprintf("file:%s?immutable=1", path);
	int flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
	sqlite3 *db = NULL;
	char *wrong = NULL;

	if (sqlite3_open_v2(uri, &db, flags, "unix") != SQLITE_OK) {
		wrong = plen_asprintf("does not open: %s", sqlite3_errmsg(db));
	} else {
		wrong = check_integrity(db);
	}
	if (wrong == NULL) {
		wrong = compare_rows(db, book);
	}
	sqlite3_close(db);
	free(uri);
	return wrong;
}
