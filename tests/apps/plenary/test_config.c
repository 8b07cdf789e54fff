/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "common/ink.h"
#include "config.h"

static void test_config__values(void **state)
{
	(void)state;
	struct plen_config config;
	char error[256] = "";

	plen_config_init(&config);
	assert_int_equal(plen_config_parse(&config, NULL, "x.conf",
					   "[board]\ntheme = dark\nteacher-side = left\n"
					   "groups = 4\nwidth-mm = 1428\n\n[gestures]\n"
					   "palm-mm = 55.5 ; larger children\n",
					   error, sizeof(error)),
			 0);
	assert_int_equal(config.theme, PLEN_THEME_DARK);
	assert_int_equal(config.teacher_left, 1);
	assert_int_equal(config.groups, 4);
	assert_true(config.width_mm == 1428);
	assert_true(plen_config_engine(&config).palm_mm == 55.5);
}

static void test_config__later_file_wins_and_is_named(void **state)
{
	(void)state;
	static struct plen_config_sources sources;
	struct plen_config config;
	char error[256] = "";

	plen_config_init(&config);
	plen_config_parse(&config, &sources, "first", "[board]\ngroups = 3\n", error, 256);
	plen_config_parse(&config, &sources, "second", "[board]\ngroups = 5\n", error, 256);
	assert_int_equal(config.groups, 5);
	assert_string_equal(sources.of_key[2], "second");
	assert_string_equal(sources.of_key[0], "");
}

static void check_refused(const char *text, const char *message)
{
	struct plen_config config;
	char error[256] = "";

	plen_config_init(&config);
	assert_true(plen_config_parse(&config, NULL, "x.conf", text, error, sizeof(error)) < 0);
	assert_string_equal(error, message);
}

static void test_config__refusals_name_file_line_and_reason(void **state)
{
	(void)state;
	check_refused("[board]\n\ngrops = 3\n", "x.conf:3: [board] grops: no such setting");
	check_refused("[board]\ngroups = 9\n",
		      "x.conf:2: groups = 9: not a good value; may be 2..6");
	check_refused("[board]\ngroups = 2.5\n",
		      "x.conf:2: groups = 2.5: not a good value; may be 2..6");
	check_refused("[board]\nwidth-mm = nan\n",
		      "x.conf:2: width-mm = nan: not a good value; may be 0 or 50..20000");
	check_refused("[board]\ntheme = Dark\n",
		      "x.conf:2: theme = Dark: not a good value; may be light | dark");
	check_refused(
		"[board]\n; a very long line of more than a hundred and ninety characters, which "
		"the parser beneath would cut in two and read the second half as a line of its "
		"own, so that a comment could become a setting\n[input]\n",
		"x.conf:2: a line has at most 190 characters");
	check_refused("garbage\n", "x.conf:1: not a line of a settings file");
	check_refused("[board]\ngroups = 9\nnonsense = 1\n",
		      "x.conf:2: groups = 9: not a good value; may be 2..6");
}

static void test_config__missing_file_is_refused_when_named(void **state)
{
	(void)state;
	struct plen_config config;
	char error[256] = "";

	assert_true(plen_config_load(&config, NULL, "/nonexistent/x.conf", error, 256) < 0);
	assert_non_null(strstr(error, "/nonexistent/x.conf"));
	assert_true(plen_config_load(&config, NULL, "/", error, 256) < 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_config__values),
		cmocka_unit_test(test_config__later_file_wins_and_is_named),
		cmocka_unit_test(test_config__refusals_name_file_line_and_reason),
		cmocka_unit_test(test_config__missing_file_is_refused_when_named),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
