/* SPDX-License-Identifier: MIT
 *
 * Files of version 1, made by the Plenary that wrote them: read as they are, and brought to this
 * version when a board opens them, whole or not at all.
 */
#include "lesson/store.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "common/log.h"
#include "common/mem.h"
#include "sample.h"
#include "scratch.h"
#include "shim.h"

#define VERSION_1 "files/version1.plenary"
#define VERSION_1_OPS 60
#define ERROR_SIZE 300

static const uint8_t uuid[16] = {9};

struct desk {
	char *folder, *path;
};

static int setup(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "lesson.plenary");
	shim_reset(desk->folder);
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	shim_reset(NULL);
	scratch_remove(desk->folder);
	free(desk->path);
	free(desk);
	return 0;
}

static void copy_file(const char *from, const char *to)
{
	struct scratch_bytes bytes = scratch_read(from);

	assert_non_null(bytes.data);
	scratch_write(to, bytes.data, bytes.size);
	free(bytes.data);
}

static struct plen_lesson *read_lesson(const char *path)
{
	struct plen_lesson *lesson = plen_lesson_create();
	char error[ERROR_SIZE] = "";
	uint8_t found[16];

	if (plen_store_read(path, INT64_MAX, lesson, found, error, ERROR_SIZE) != 0) {
		fail_msg("%s", error);
	}
	assert_int_equal(found[0], 1);
	return lesson;
}

static char *show_file(const char *path)
{
	struct plen_lesson *lesson = read_lesson(path);
	char *text = sample_show(lesson);

	plen_lesson_destroy(lesson);
	return text;
}

/* Opens and closes: what a board does to it. */
static int open_and_close(const char *path)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_store *store = NULL;
	int error = plen_store_open(&store, path, uuid, lesson, NULL, 0);

	if (error == 0) {
		assert_int_equal(plen_lesson_seq(lesson), VERSION_1_OPS);
		assert_true(plen_store_close(store));
	}
	plen_lesson_destroy(lesson);
	return error;
}

/* The bad disk under it has no shared memory. */
static sqlite3 *open_db(const char *path)
{
	sqlite3 *db = NULL;

	assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
	assert_int_equal(sqlite3_exec(db, "PRAGMA locking_mode=EXCLUSIVE", NULL, NULL, NULL),
			 SQLITE_OK);
	return db;
}

static int64_t ask(const char *path, const char *sql)
{
	sqlite3 *db = open_db(path);
	sqlite3_stmt *stmt = NULL;

	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &stmt, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	int64_t value = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	return value;
}

static void test_store_versions__version_1_is_read_as_it_is(void **state)
{
	struct desk *desk = *state;

	copy_file(VERSION_1, desk->path);
	char *before = scratch_list(desk->folder);
	struct plen_lesson *lesson = read_lesson(desk->path);
	char *after = scratch_list(desk->folder);
	assert_int_equal(plen_lesson_seq(lesson), VERSION_1_OPS);
	assert_true(plen_lesson_page_count(lesson, 0) > 0);
	assert_true(plen_lesson_page_count(lesson, 1) > 0);
	assert_true(plen_lesson_page_count(lesson, 3) > 0);
	assert_string_equal(before, after);
	plen_lesson_destroy(lesson);
	free(before);
	free(after);
}

static void test_store_versions__opening_brings_version_1_to_this_one(void **state)
{
	struct desk *desk = *state;

	copy_file(VERSION_1, desk->path);
	char *before = show_file(desk->path);
	assert_int_equal(open_and_close(desk->path), 0);
	char *after = show_file(desk->path);
	assert_string_equal(before, after);
	assert_int_equal(ask(desk->path, "PRAGMA user_version"), PLEN_STORE_SCHEMA);

	/* All rows are untouched. */
	char *old = scratch_path(desk->folder, "old");
	copy_file(VERSION_1, old);
	char *sql = plen_asprintf("ATTACH '%s' AS old", old);
	sqlite3 *db = open_db(desk->path);
	sqlite3_stmt *stmt = NULL;
	assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
	assert_int_equal(
		sqlite3_prepare_v2(
			db,
			"SELECT count(*) FROM old.op o JOIN main.op n USING(seq, time_us, grp, "
			"page, kind, body) WHERE n.mark = 0 AND n.sum BETWEEN 0 AND 4294967295",
			-1, &stmt, NULL),
		SQLITE_OK);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	assert_int_equal(sqlite3_column_int(stmt, 0), VERSION_1_OPS);
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	free(sql);
	free(old);
	free(before);
	free(after);
}

/* -- a power cut before any call of the upgrade -- */

struct cuts {
	char *folder;
	struct sample_dice dice;
	uint32_t count;
};

#define FATES 3

static void on_call(void *data, uint64_t call)
{
	struct cuts *cuts = data;

	(void)call;
	for (int fate = 0; fate < FATES; fate++) {
		char *folder = plen_asprintf("%s/%u", cuts->folder, cuts->count++);
		mkdir(folder, 0700);
		shim_cut_power(folder, &cuts->dice);
		free(folder);
	}
}

static void test_store_versions__a_power_cut_leaves_one_version_or_the_other(void **state)
{
	struct desk *desk = *state;
	struct cuts cuts = {.folder = scratch_make(), .dice = {3}};

	copy_file(VERSION_1, desk->path);
	char *expected = show_file(desk->path);
	shim_set_watch(on_call, &cuts);
	assert_int_equal(open_and_close(desk->path), 0);
	shim_reset(NULL);
	assert_true(cuts.count > 20);
	for (uint32_t i = 0; i < cuts.count; i++) {
		char *folder = plen_asprintf("%s/%u", cuts.folder, i);
		char *path = scratch_path(folder, "lesson.plenary");
		char *found = show_file(path);
		assert_string_equal(found, expected);
		free(found);
		assert_int_equal(open_and_close(path), 0);
		found = show_file(path);
		assert_string_equal(found, expected);
		int64_t version = ask(path, "PRAGMA user_version");
		assert_int_equal(version, PLEN_STORE_SCHEMA);
		free(found);
		free(path);
		free(folder);
	}
	free(expected);
	scratch_remove(cuts.folder);
}

static void test_store_versions__a_disk_that_fails_leaves_version_1(void **state)
{
	struct desk *desk = *state;
	int refused = 0;

	copy_file(VERSION_1, desk->path);
	char *expected = show_file(desk->path);
	for (uint64_t at = 1;; at++) {
		copy_file(VERSION_1, desk->path);
		shim_reset(desk->folder);
		shim_fail(at, SQLITE_FULL, true);
		int error = open_and_close(desk->path);
		bool reached = shim_calls() >= at;
		shim_reset(desk->folder);
		char *found = show_file(desk->path);
		assert_string_equal(found, expected);
		free(found);
		assert_int_equal(open_and_close(desk->path), 0);
		refused += error != 0;
		if (!reached) {
			break;
		}
	}
	assert_true(refused > 0);
	free(expected);
}

/* -- every column and every body is believed only with its sum -- */

static void assert_reads(const char *path, bool expected, const char *what)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint8_t found[16];
	char error[ERROR_SIZE] = "";
	int result = plen_store_read(path, INT64_MAX, lesson, found, error, ERROR_SIZE);

	if ((result == 0) != expected) {
		fail_msg("%s: %d %s", what, result, error);
	}
	plen_lesson_destroy(lesson);
}

static void exec(sqlite3 *db, const char *sql)
{
	char *message = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
		fail_msg("%s: %s", sql, message);
	}
}

static void test_store_versions__a_flipped_bit_in_any_column_is_found(void **state)
{
	static const char *const columns[] = {"time_us", "grp", "page", "kind", "mark", "sum"};
	struct desk *desk = *state;
	sqlite3 *db = NULL;

	copy_file(VERSION_1, desk->path);
	assert_int_equal(open_and_close(desk->path), 0);
	assert_reads(desk->path, true, "whole");
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++) {
		for (int bit = 0; bit < 63; bit += 3) {
			char *sql = plen_asprintf(
				"UPDATE op SET %s = (%s | (1 << %d)) - (%s & (1 << %d)) "
				"WHERE seq = %d",
				columns[i], columns[i], bit, columns[i], bit, 1 + bit % 60);
			db = open_db(desk->path);
			exec(db, sql);
			sqlite3_close(db);
			assert_reads(desk->path, false, sql);
			db = open_db(desk->path);
			exec(db, sql);
			sqlite3_close(db);
			free(sql);
		}
	}
	assert_reads(desk->path, true, "whole again");
}

/* Where in the file a body lies: all bodies here are too short to be spread over pages. */
static void test_store_versions__a_flipped_bit_in_any_body_is_found(void **state)
{
	struct desk *desk = *state;
	sqlite3 *db = NULL;
	sqlite3_stmt *stmt = NULL;
	int flips = 0;

	copy_file(VERSION_1, desk->path);
	assert_int_equal(open_and_close(desk->path), 0);
	struct scratch_bytes bytes = scratch_read(desk->path);
	db = open_db(desk->path);
	assert_int_equal(sqlite3_prepare_v2(db, "SELECT body FROM op", -1, &stmt, NULL), SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW) {
		size_t size = (size_t)sqlite3_column_bytes(stmt, 0);
		const uint8_t *body = sqlite3_column_blob(stmt, 0);
		uint8_t *at = memmem(bytes.data, bytes.size, body, size);
		assert_non_null(at);
		for (size_t i = 0; i < size; i += 1 + size / 8, flips++) {
			char what[64];
			/* A short body may occur elsewhere as well. */
			if (size < 6) {
				break;
			}
			snprintf(what, sizeof(what), "byte %zu", (size_t)(at - bytes.data) + i);
			at[i] ^= (uint8_t)(1 << (flips % 8));
			scratch_write(desk->path, bytes.data, bytes.size);
			assert_reads(desk->path, false, what);
			at[i] ^= (uint8_t)(1 << (flips % 8));
		}
	}
	sqlite3_finalize(stmt);
	sqlite3_close(db);
	assert_true(flips > 200);
	free(bytes.data);
}

static void swallow(enum plen_log_level level, const char *module, const char *line)
{
	(void)level;
	(void)module;
	(void)line;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_store_versions__version_1_is_read_as_it_is,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_store_versions__opening_brings_version_1_to_this_one, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_store_versions__a_power_cut_leaves_one_version_or_the_other, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			test_store_versions__a_disk_that_fails_leaves_version_1, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_store_versions__a_flipped_bit_in_any_column_is_found, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_store_versions__a_flipped_bit_in_any_body_is_found, setup, teardown),
	};

	plen_log_set_sink(swallow);
	shim_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
