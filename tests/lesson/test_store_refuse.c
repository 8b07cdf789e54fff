/* SPDX-License-Identifier: MIT
 *
 * Files that are not a lesson: each is refused, with a line that says what it is, and stays as it
 * was, byte for byte, with nothing new beside it.
 */
#include "lesson/store.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "common/mem.h"
#include "sample.h"
#include "scratch.h"

#define ERROR_SIZE 300

static const uint8_t uuid[16] = {7};

struct desk {
	char *folder, *path;
};

static void on_committed(void *data, const struct plen_op *op)
{
	plen_store_append(data, op);
}

/* A sound lesson of some 100 operations, closed. */
static void make_lesson(const char *path, uint64_t seed)
{
	struct plen_store *store = NULL;
	struct plen_lesson *lesson = plen_lesson_create();
	struct sample_dice dice = {seed};

	assert_int_equal(plen_store_open(&store, path, uuid, lesson, NULL, 0), 0);
	const struct plen_lesson_listener listener = {on_committed, NULL, store};
	plen_lesson_set_listener(lesson, &listener);
	sample_lesson(&dice, lesson, 100);
	assert_true(plen_store_close(store));
	plen_lesson_destroy(lesson);
}

static int setup(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "lesson.plenary");
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	scratch_remove(desk->folder);
	free(desk->path);
	free(desk);
	return 0;
}

static int try_read(const struct desk *desk, char *error)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint8_t found[16];
	int result = plen_store_read(desk->path, INT64_MAX, lesson, found, error, ERROR_SIZE);

	plen_lesson_destroy(lesson);
	return result;
}

static int try_open(const struct desk *desk, char *error)
{
	struct plen_lesson *lesson = plen_lesson_create();
	struct plen_store *store = NULL;
	int result = plen_store_open(&store, desk->path, uuid, lesson, error, ERROR_SIZE);

	plen_store_close(store);
	plen_lesson_destroy(lesson);
	return result;
}

static void assert_refused(const struct desk *desk, int expected, const char *words)
{
	char error[ERROR_SIZE] = "";
	char *before = scratch_list(desk->folder);

	assert_int_equal(try_read(desk, error), expected);
	if (strstr(error, words) == NULL) {
		fail_msg("\"%s\" does not say \"%s\"", error, words);
	}
	assert_int_equal(try_open(desk, error), expected);
	assert_non_null(strstr(error, words));
	assert_non_null(strstr(error, "lesson.plenary: "));
	assert_null(strchr(error, '\n'));
	char *after = scratch_list(desk->folder);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

/* Does to the file what no Plenary would. */
static void alter(const struct desk *desk, const char *sql)
{
	sqlite3 *db = NULL;
	char *message = NULL;

	assert_int_equal(sqlite3_open(desk->path, &db), SQLITE_OK);
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
		fail_msg("%s: %s", sql, message);
	}
	assert_int_equal(sqlite3_close(db), SQLITE_OK);
}

static void test_store_refuse__strangers_files(void **state)
{
	static const char version[4] = {0, 0, 0, 1};
	static const char name[4] = {'P', 'L', 'E', 'N'};
	struct desk *desk = *state;
	char *garbage = plen_calloc(100000, 1);
	struct sample_dice dice = {1};

	scratch_write(desk->path, "Hello\n", 6);
	assert_refused(desk, -EBADMSG, "not a lesson");
	for (int i = 0; i < 100000; i++) {
		garbage[i] = (char)sample_roll(&dice, 256);
	}
	scratch_write(desk->path, garbage, 100000);
	assert_refused(desk, -EBADMSG, "not a lesson");
	memcpy(garbage, "SQLite format 3", 16);
	scratch_write(desk->path, garbage, 100000);
	assert_refused(desk, -EBADMSG, "not a lesson");
	memcpy(garbage + 60, version, sizeof(version));
	memcpy(garbage + 68, name, sizeof(name));
	scratch_write(desk->path, garbage, 100000);
	assert_refused(desk, -EBADMSG, "");
	free(garbage);

	unlink(desk->path);
	alter(desk, "CREATE TABLE op(seq INTEGER PRIMARY KEY)");
	assert_refused(desk, -EBADMSG, "not a lesson");
}

static void test_store_refuse__what_is_not_a_file(void **state)
{
	struct desk *desk = *state;

	assert_int_equal(mkfifo(desk->path, 0600), 0);
	assert_refused(desk, -EBADMSG, "not a lesson");
	unlink(desk->path);
	assert_int_equal(mkdir(desk->path, 0700), 0);
	assert_refused(desk, -EBADMSG, "not a lesson");
}

/* -- journals -- */

static char *beside(const struct desk *desk, const char *suffix)
{
	return plen_asprintf("%s%s", desk->path, suffix);
}

static void test_store_refuse__a_journal_without_its_lesson(void **state)
{
	static const char *const suffixes[] = {"-wal", "-journal"};
	struct desk *desk = *state;

	for (size_t i = 0; i < 2; i++) {
		char error[ERROR_SIZE] = "";
		char *journal = beside(desk, suffixes[i]);
		scratch_write(journal, "all that is left", 16);
		assert_int_equal(try_open(desk, error), -EBADMSG);
		assert_non_null(strstr(error, "its journal is here"));
		scratch_write(desk->path, "", 0);
		assert_int_equal(try_open(desk, error), -EBADMSG);
		struct scratch_bytes bytes = scratch_read(desk->path);
		assert_int_equal(bytes.size, 0);
		free(bytes.data);
		bytes = scratch_read(journal);
		assert_int_equal(bytes.size, 16);
		free(bytes.data);
		unlink(desk->path);
		unlink(journal);
		free(journal);
	}
}

/* Garbage where the journal should be is no journal: the lesson itself is whole. */
static void test_store_refuse__a_senseless_journal_is_ignored_by_reading(void **state)
{
	struct desk *desk = *state;
	char *journal = beside(desk, "-wal");
	char error[ERROR_SIZE] = "";

	make_lesson(desk->path, 4);
	scratch_write(journal, "not a journal at all, but long enough to be a header", 52);
	char *before = scratch_list(desk->folder);
	assert_int_equal(try_read(desk, error), 0);
	char *after = scratch_list(desk->folder);
	assert_string_equal(before, after);
	free(before);
	free(after);
	assert_int_equal(try_open(desk, error), 0);
	free(journal);
}

/* Nobody ever writes into that pipe. */
static void test_store_refuse__a_journal_that_is_a_pipe(void **state)
{
	struct desk *desk = *state;
	char *journal = beside(desk, "-journal");
	char *wal = beside(desk, "-wal");
	char error[ERROR_SIZE] = "";

	make_lesson(desk->path, 4);
	scratch_write(wal, "not empty", 9);
	assert_int_equal(mkfifo(journal, 0600), 0);
	assert_true(try_read(desk, error) < 0);
	assert_true(try_open(desk, error) < 0);
	free(journal);
	free(wal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_store_refuse__strangers_files, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_store_refuse__what_is_not_a_file, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_store_refuse__a_journal_without_its_lesson,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_store_refuse__a_senseless_journal_is_ignored_by_reading, setup,
			teardown),
		cmocka_unit_test_setup_teardown(test_store_refuse__a_journal_that_is_a_pipe, setup,
						teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
