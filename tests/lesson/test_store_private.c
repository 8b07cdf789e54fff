/* SPDX-License-Identifier: MIT */
#include "store_private.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/log.h"
#include "common/mem.h"
#include "scratch.h"

static void fill(const struct plen_store_private *folder)
{
	static const char *const names[] = {"lesson", "lesson-wal"};

	for (size_t i = 0; i < 2; i++) {
		char *path = scratch_path(folder->path, names[i]);
		scratch_write(path, "ink", 3);
		free(path);
	}
}

static bool is_empty(const char *folder)
{
	char *list = scratch_list(folder);
	bool none = list[0] == '\0';

	free(list);
	return none;
}

static void test_store_private__is_gone_when_it_is_removed(void **state)
{
	char *place = scratch_make();
	struct plen_store_private folder = {0};

	(void)state;
	plen_store_private_remove(&folder);
	assert_int_equal(plen_store_private_make(&folder, place), 0);
	fill(&folder);
	plen_store_private_remove(&folder);
	assert_null(folder.path);
	assert_true(is_empty(place));
	scratch_remove(place);
}

/* A process that is killed while it opens a lesson leaves a copy of all of it. */
static void leave(const char *place)
{
	int status = 0;
	pid_t pid = fork();

	if (pid == 0) {
		struct plen_store_private folder;
		int error = plen_store_private_make(&folder, place);
		fill(&folder);
		_exit(error == 0 ? 0 : 1);
	}
	assert_int_equal(waitpid(pid, &status, 0), pid);
	assert_int_equal(status, 0);
}

static void test_store_private__what_a_crash_left_is_swept_and_nothing_else(void **state)
{
	char *place = scratch_make();
	char *lesson = scratch_path(place, "lesson.plenary");
	char *other = scratch_path(place, "plenary-lesson-of-today");
	struct plen_store_private folder;

	(void)state;
	assert_int_equal(plen_store_private_make(&folder, place), 0);
	fill(&folder);
	scratch_write(other, "mine", 4);
	char *before = scratch_list(place);
	for (int i = 0; i < 3; i++) {
		leave(place);
	}
	plen_store_private_sweep(lesson);
	char *after = scratch_list(place);
	assert_string_equal(before, after);
	/* Who has it still does. */
	char *file = scratch_path(folder.path, "lesson");
	assert_int_equal(access(file, F_OK), 0);
	plen_store_private_remove(&folder);
	free(before);
	free(after);
	free(file);
	free(other);
	free(lesson);
	scratch_remove(place);
}

static void test_store_private__no_place_is_an_error(void **state)
{
	struct plen_store_private folder;

	(void)state;
	assert_true(plen_store_private_make(&folder, "/nowhere") < 0);
	assert_null(folder.path);
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
		cmocka_unit_test(test_store_private__is_gone_when_it_is_removed),
		cmocka_unit_test(test_store_private__what_a_crash_left_is_swept_and_nothing_else),
		cmocka_unit_test(test_store_private__no_place_is_an_error),
	};

	plen_log_set_sink(swallow);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
