/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "lesson_path.h"

static const struct tm day = {.tm_year = 126, .tm_mon = 10, .tm_mday = 21};

static void test_lesson_path__order_of_places(void **state)
{
	(void)state;
	char base[] = "/tmp/plenary-test-XXXXXX";
	char path[512];
	char expected[512];
	char error[256];

	assert_non_null(mkdtemp(base));
	setenv("HOME", base, 1);
	unsetenv("XDG_DATA_HOME");
	unsetenv("STATE_DIRECTORY");
	assert_int_equal(plen_lesson_path_today(path, sizeof(path), "", &day, error, 256), 0);
	snprintf(expected, sizeof(expected), "%s/.local/share/plenary/2026-11-21.plenary", base);
	assert_string_equal(path, expected);

	setenv("STATE_DIRECTORY", base, 1);
	assert_int_equal(plen_lesson_path_today(path, sizeof(path), "", &day, error, 256), 0);
	snprintf(expected, sizeof(expected), "%s/lessons/2026-11-21.plenary", base);
	assert_string_equal(path, expected);

	char setting[512];
	snprintf(setting, sizeof(setting), "%s/a/b", base);
	assert_int_equal(plen_lesson_path_today(path, sizeof(path), setting, &day, error, 256), 0);
	assert_int_equal(access(setting, W_OK), 0);

	char command[600];
	snprintf(command, sizeof(command), "rm -r %s", base);
	assert_int_equal(system(command), 0);
}

static void test_lesson_path__no_place_is_said(void **state)
{
	(void)state;
	char path[512];
	char error[256] = "";

	assert_true(plen_lesson_path_today(path, sizeof(path), "/proc/nowhere", &day, error, 256) <
		    0);
	assert_non_null(strstr(error, "/proc/nowhere"));
}

static void test_lesson_path__other_name_of_the_day(void **state)
{
	(void)state;
	char other[512];

	plen_lesson_path_other(other, sizeof(other), "/x.y/2026-11-21.plenary", 2);
	assert_string_equal(other, "/x.y/2026-11-21-2.plenary");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lesson_path__order_of_places),
		cmocka_unit_test(test_lesson_path__no_place_is_said),
		cmocka_unit_test(test_lesson_path__other_name_of_the_day),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
