/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "options.h"

#define ARGUMENTS_MAX 16

static int parse(struct plen_options *options, const char *const *words, char *error, size_t size)
{
	char *argv[ARGUMENTS_MAX] = {(char *)"plenary"};
	int argc = 1;

	for (; words[argc - 1] != NULL; argc++) {
		argv[argc] = (char *)words[argc - 1];
	}
	return plen_options_parse(options, argc, argv, error, size);
}

#define PARSE(...) parse(&options, (const char *const[]){__VA_ARGS__, NULL}, error, sizeof(error))

static void test_options__outside_checks(void **state)
{
	(void)state;
	struct plen_options options;
	char error[256] = "";

	assert_int_equal(PARSE("--headless", "3840x2160", "--fast", "--panel-mm", "1428x804",
			       "--play", "a.ev", "--stats", "s.json", "L.plenary"),
			 0);
	assert_true(options.headless && options.fast);
	assert_int_equal(options.width_px, 3840);
	assert_int_equal(options.height_px, 2160);
	assert_true(options.panel_mm.w_mm == 1428 && options.panel_mm.h_mm == 804);
	assert_string_equal(options.play, "a.ev");
	assert_string_equal(options.stats, "s.json");
	assert_string_equal(options.lesson, "L.plenary");
}

static void test_options__a_file_from_elsewhere_is_no_lesson(void **state)
{
	char path[] = "/tmp/plenary-options-XXXXXX.PDF";
	struct plen_options options;
	char error[256] = "";

	(void)state;
	close(mkstemps(path, 4));
	assert_int_equal(PARSE(path), 0);
	assert_string_equal(options.file, path);
	assert_null(options.lesson);
	assert_int_not_equal(PARSE("--calibrate", path), 0);
	assert_int_not_equal(PARSE("--headless", "64x64", "--fast", "--play", "a.ev", path), 0);
	assert_int_not_equal(PARSE("--headless", "64x64", "--screenshot", path, path), 0);
	unlink(path);
	assert_int_not_equal(PARSE(path), 0);
	assert_non_null(strstr(error, "No such file"));
	assert_int_equal(PARSE("is-not-there.plenary"), 0); /* and is begun */
	assert_null(options.file);
}

/* What is mistyped is not begun, and what is somebody else's not taken over. */
static void test_options__a_lesson_is_called_so(void **state)
{
	static const char *const others[] = {"nosuch.xyz", "notes", "lesson.plenary.txt", "plenary",
					     "a.json",     "dir/",  "dir.plenary/",       ""};
	struct plen_options options;
	char error[256] = "";

	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		assert_int_not_equal(PARSE(others[i]), 0);
		assert_non_null(strstr(error, others[i]));
		assert_non_null(strstr(error, "ends in .plenary"));
	}
	assert_int_equal(PARSE("A.PLENARY"), 0);
	assert_string_equal(options.lesson, "A.PLENARY");
}

static void test_options__a_picture_is_called_so(void **state)
{
	struct plen_options options;
	char error[256] = "";

	(void)state;
	assert_int_equal(PARSE("--screenshot", "shot.PNG"), 0);
	assert_int_not_equal(PARSE("--screenshot", "shot.jpg"), 0);
	assert_string_equal(error, "--screenshot shot.jpg: not a good value for FILE.png");
}

static void test_options__refused(void **state)
{
	(void)state;
	struct plen_options options;
	char error[256] = "";

	assert_int_not_equal(PARSE("--groups", "1"), 0);
	assert_int_not_equal(PARSE("--groups", "7"), 0);
	assert_int_not_equal(PARSE("--groups", "two"), 0);
	assert_int_not_equal(PARSE("--headless", "0x0"), 0);
	assert_int_not_equal(PARSE("--headless", "99999x99999"), 0);
	assert_int_not_equal(PARSE("--headless", "1920"), 0);
	assert_int_not_equal(PARSE("--panel-mm", "nanxnan"), 0);
	assert_int_not_equal(PARSE("--panel-mm", "-5x4"), 0);
	assert_int_not_equal(PARSE("--fast"), 0);
	assert_int_equal(PARSE("--calibrate"), 0);
	assert_int_not_equal(PARSE("--calibrate", "x.plenary"), 0);
	assert_int_not_equal(PARSE("--calibrate", "--play", "a.ev"), 0);
	assert_int_not_equal(PARSE("--calibrate", "--headless", "64x64"), 0);
	assert_int_not_equal(PARSE("--fast", "--play", "a.ev"), 0);
	assert_int_not_equal(PARSE("--headless", "64x64", "--kiosk"), 0);
	assert_int_not_equal(PARSE("a.plenary", "b.plenary"), 0);
	assert_int_not_equal(PARSE("--unheard-of"), 0);
	assert_string_equal(error, "--unheard-of: no such option");
	assert_int_not_equal(PARSE("--play"), 0);
	assert_string_equal(error, "--play: needs a value");
	assert_int_not_equal(PARSE("lesson.plenary", "-dash.pdf"), 0);
	assert_string_equal(error,
			    "-d: no such option; a file whose name begins with it is ./-d...");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_options__outside_checks),
		cmocka_unit_test(test_options__a_file_from_elsewhere_is_no_lesson),
		cmocka_unit_test(test_options__a_lesson_is_called_so),
		cmocka_unit_test(test_options__a_picture_is_called_so),
		cmocka_unit_test(test_options__refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
