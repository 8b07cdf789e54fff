/* SPDX-License-Identifier: MIT */
#include "number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <locale.h>

static void assert_reads(const char *text, double expected, const char *rest)
{
	double value = -1;
	const char *end = plen_number_next(text, &value);

	assert_non_null(end);
	assert_true(value == expected);
	assert_string_equal(end, rest);
}

static void test_number__reads(void **state)
{
	(void)state;
	assert_reads("12 13", 12, " 13");
	assert_reads(" ,-1.5e2x", -150, "x");
	assert_reads("\n+.5.5", 0.5, ".5");
	assert_reads("3.", 3, "");
	assert_reads("2em", 2, "em");
	assert_reads("1e-400", 0, "");
	assert_reads("0.1", 0.1, "");
	assert_reads("123456789.125", 123456789.125, "");
	assert_reads("0.00000000000000000000000000012345678901234567890", 1.2345678901234567890e-28,
		     "");
	assert_reads("-0.00", 0, "");
	assert_reads("000000000000000000000000000007", 7, "");
}

static void test_number__refuses(void **state)
{
	static const char *const bad[] = {"",    " ",    "-",   ".",    "e5", "nan",
					  "inf", "1e99", ",,1", "1e16", "x1", "0x10 "};
	double value = 0;

	(void)state;
	for (size_t i = 0; i + 1 < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_null(plen_number_next(bad[i], &value));
	}
	assert_false(plen_number_parse("0x10 1", &value, NULL));
	assert_false(plen_number_parse("1 2", &value, NULL));
	assert_false(plen_number_parse(",1", &value, NULL));
}

static void test_number__pairs_pass_over_what_is_none(void **state)
{
	const char *text = "1 2, 3,4 nan 5 6 inf 7px 8 9 1e99 -1-2 10";
	const struct {
		double x, y;
		bool valid;
	} expected[] = {{1, 2, true},  {3, 4, true},  {0, 0, false},  {0, 0, false},
			{0, 0, false}, {0, 0, false}, {-1, -2, true}, {0, 0, false}};

	(void)state;
	for (size_t i = 0; i < sizeof(expected) / sizeof(expected[0]); i++) {
		double x = 0, y = 0;
		bool valid = false;

		text = plen_number_pair(text, &x, &y, &valid);
		assert_non_null(text);
		assert_int_equal(valid, expected[i].valid);
		assert_true(!valid || (x == expected[i].x && y == expected[i].y));
	}
	assert_null(plen_number_pair(text, &(double){0}, &(double){0}, &(bool){false}));
}

static void test_number__parses_units(void **state)
{
	const char *unit = NULL;
	double value = 0;

	(void)state;
	assert_true(plen_number_parse(" 12.5px ", &value, &unit));
	assert_true(value == 12.5);
	assert_string_equal(unit, "px ");
	assert_true(plen_number_parse("50%", &value, NULL));
	assert_true(plen_number_parse("7", &value, &unit));
	assert_string_equal(unit, "");
}

static void test_number__prints(void **state)
{
	static const struct {
		double value;
		int decimals;
		const char *text;
	} cases[] = {
		{0, 3, "0"},
		{-0.0001, 3, "0"},
		{1.5, 3, "1.5"},
		{-12.0504, 3, "-12.05"},
		{0.9999, 3, "1"},
		{-0.5, 0, "-1"},
		{2.05, 2, "2.05"},
		{100, 2, "100"},
		{1e300, 2, "1000000000000000"},
		{0.123456789, 9, "0.123456789"},
		{0.0 / 0.0, 2, "0"},
		{7.001, 3, "7.001"},
	};

	(void)state;
	/* Decimal commas, where there are such. */
	setlocale(LC_ALL, "de_DE.UTF-8");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char text[PLEN_NUMBER_TEXT];

		size_t length = plen_number_print(text, cases[i].value, cases[i].decimals);
		assert_string_equal(text, cases[i].text);
		assert_int_equal(length, strlen(text));
	}
}

static void test_number__what_is_printed_is_read(void **state)
{
	(void)state;
	for (int i = -5000; i < 5000; i++) {
		char text[PLEN_NUMBER_TEXT];
		double value = 0;

		plen_number_print(text, i * 1.001, 6);
		assert_true(plen_number_parse(text, &value, NULL));
		assert_true(value - i * 1.001 < 1e-6 && i * 1.001 - value < 1e-6);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_number__reads),
		cmocka_unit_test(test_number__refuses),
		cmocka_unit_test(test_number__pairs_pass_over_what_is_none),
		cmocka_unit_test(test_number__parses_units),
		cmocka_unit_test(test_number__prints),
		cmocka_unit_test(test_number__what_is_printed_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
