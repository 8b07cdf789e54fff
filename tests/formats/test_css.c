/* SPDX-License-Identifier: MIT */
#include "css.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void test_css__colours(void **state)
{
	static const struct {
		const char *text;
		uint32_t rgba;
	} good[] = {
		{"#fff", 0xFFFFFFFF},
		{"#1a2", 0x11AA22FF},
		{"#1a28", 0x11AA2288},
		{"#0072b2", 0x0072B2FF},
		{"#0072B27f", 0x0072B27F},
		{"rgb(242,242,242)", 0xF2F2F2FF},
		{" RGB( 100%, 0% ,50% ) ", 0xFF0080FF},
		{"rgba(1, 2, 3, 0.5)", 0x01020380},
		{"rgb(1 2 3 / 50%)", 0x01020380},
		{"rgb(300,-5,0)", 0xFF0000FF},
		{"Black", 0x000000FF},
		{"lightgoldenrodyellow", 0xFAFAD2FF},
		{"none", 0},
		{"transparent", 0},
	};
	static const char *const bad[] = {"",         "#12",       "#12345g",
					  "rgb(1,2)", "rgb(1,2,3", "rgb(1,2,3) x",
					  "blackish", "bl",        "url(#a)"};
	uint32_t rgba = 0;

	(void)state;
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		assert_true(plen_css_colour(good[i].text, &rgba));
		assert_int_equal(rgba, good[i].rgba);
	}
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		assert_false(plen_css_colour(bad[i], &rgba));
	}
	assert_false(plen_css_colour(NULL, &rgba));
	assert_int_equal(plen_css_with_opacity(0x010203FF, 0.5), 0x01020380);
	assert_int_equal(plen_css_with_opacity(0x010203FF, 7), 0x010203FF);
}

static void test_css__properties(void **state)
{
	char value[16];

	(void)state;
	assert_true(plen_css_property("fill: red ; stroke : #fff", "stroke", value, sizeof(value)));
	assert_string_equal(value, "#fff");
	assert_true(plen_css_property("fill:red;FILL:blue;", "fill", value, sizeof(value)));
	assert_string_equal(value, "blue");
	assert_true(plen_css_property("fill:", "fill", value, sizeof(value)));
	assert_string_equal(value, "");
	assert_true(plen_css_property("a:12345678901234567890", "a", value, sizeof(value)));
	assert_string_equal(value, "123456789012345");
	assert_false(plen_css_property("stroke-width:3", "stroke", value, sizeof(value)));
	assert_false(plen_css_property(";;x;", "x", value, sizeof(value)));
	assert_false(plen_css_property(NULL, "x", value, sizeof(value)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_css__colours),
		cmocka_unit_test(test_css__properties),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
