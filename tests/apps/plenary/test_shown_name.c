/* SPDX-License-Identifier: MIT
 *
 * Names of files as they are read on the wall.
 */
#include "shown_name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_shown(size_t size, const char *name, const char *wanted)
{
	char *shown = malloc(size); /* no byte more is touched */

	assert_ptr_equal(plen_shown_name(shown, size, name), shown);
	assert_string_equal(shown, wanted);
	free(shown);
}

static void test_shown_name__of_a_long_one_the_end_is_seen_too(void **state)
{
	(void)state;
	assert_shown(32, "a name that fits.pdf", "a name that fits.pdf");
	assert_shown(20, "nineteen letters.pd", "nineteen letters.pd");
	assert_shown(20, "twenty of letters.pd", "twenty of l…rs.pd");
	assert_shown(20, "the worksheet for Monday the 23rd.pdf", "the workshe…d.pdf");
}

static void test_shown_name__no_letter_is_cut(void **state)
{
	(void)state;
	assert_shown(20, "äöüäöüäöüäöüäöü.pdf", "äöüäö….pdf");
	assert_shown(20, "数学数学数学数学数学.pdf", "数学数….pdf");
	assert_shown(20, "😀😀😀😀😀😀😀😀", "😀😀…😀");
}

static void test_shown_name__nothing_moves_what_stands_beside_it(void **state)
{
	(void)state;
	assert_shown(64, "two\nlines\tand\x7f.pdf", "two lines and .pdf");
	assert_shown(64, "turned \xe2\x80\xae fdp.exe", "turned   fdp.exe");
	assert_shown(64, "\xe2\x81\xa7isolated", " isolated");
}

static void test_shown_name__what_is_no_letter_is_shown_as_such(void **state)
{
	(void)state;
	assert_shown(64, "la\xe9tin.pdf", "la\xef\xbf\xbdtin.pdf");
	assert_shown(64, "\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd");
	assert_shown(64, "end\xf0\x9f\x98", "end\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
	assert_shown(64, "\xed\xa0\x80", "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
}

/* Whatever the bytes, what is shown fits and is UTF-8 that is shown the same again. */
static void test_shown_name__any_bytes(void **state)
{
	char name[256], shown[64], again[64];
	uint32_t dice = 7;

	(void)state;
	for (int round = 0; round < 20000; round++) {
		size_t length = 0;
		for (dice = dice * 1664525 + 1013904223; length < dice >> 24; length++) {
			dice = dice * 1664525 + 1013904223;
			name[length] = (char)(1 + (dice >> 16) % 255);
		}
		name[length] = '\0';
		plen_shown_name(shown, sizeof(shown), name);
		assert_true(strlen(shown) < sizeof(shown));
		assert_string_equal(plen_shown_name(again, sizeof(again), shown), shown);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_shown_name__of_a_long_one_the_end_is_seen_too),
		cmocka_unit_test(test_shown_name__no_letter_is_cut),
		cmocka_unit_test(test_shown_name__nothing_moves_what_stands_beside_it),
		cmocka_unit_test(test_shown_name__what_is_no_letter_is_shown_as_such),
		cmocka_unit_test(test_shown_name__any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
