/* SPDX-License-Identifier: MIT */
#include "svg_picture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void assert_lines(const char *words, double width, size_t count, const char *last)
{
	const struct plen_svg_text text = {
		.text = words, .size = 10, .rgba = 0x0072B2FF, .width = width};
	double w = 0, h = 0;
	size_t size = 0, found = 0;
	char *svg = (char *)plen_svg_text_make(&text, 100, &w, &h, &size);
	char *expected = NULL;

	for (const char *at = svg; (at = strstr(at, "<text")) != NULL; at++) {
		found++;
	}
	assert_int_equal(found, count);
	assert_true(w >= width && h >= 10.0 * (double)count);
	expected = malloc(strlen(last) + 16);
	snprintf(expected, strlen(last) + 16, ">%s</text>\n</g>", last);
	assert_non_null(strstr(svg, expected));
	free(expected);
	free(svg);
}

static void test_svg_picture__breaks_lines(void **state)
{
	(void)state;
	assert_lines("one", 0, 1, "one");
	assert_lines("one\ntwo", 0, 2, "two");
	assert_lines("one\n\nthree", 0, 3, "three");
	assert_lines("one\n", 0, 1, "one");
	assert_lines("", 0, 1, "");
	assert_lines("one two three", 60, 2, "three");
	assert_lines("extraordinarily long", 30, 2, "long");
	assert_lines("a &lt; b", 0, 1, "a &amp;lt; b");
	assert_lines("\xe6\xb5\x8b\xe8\xaf\x95", 0, 1, "\xe6\xb5\x8b\xe8\xaf\x95");
}

static void test_svg_picture__says_how_a_text_looks(void **state)
{
	const struct plen_svg_text text = {.text = "x",
					   .family = "Comic \"Sans\"",
					   .size = 20,
					   .rgba = 0xFF000080,
					   .bold = true,
					   .italic = true,
					   .underlined = true,
					   .width = 100,
					   .align = PLEN_SVG_ALIGN_RIGHT};
	double w = 0, h = 0;
	size_t size = 0;
	char *svg = (char *)plen_svg_text_make(&text, 1000, &w, &h, &size);

	(void)state;
	assert_true(w == 100);
	assert_non_null(strstr(svg, "width=\"100mm\""));
	assert_non_null(strstr(svg, "font-family=\"Comic &quot;Sans&quot;\" font-size=\"20\""));
	assert_non_null(strstr(svg, "fill=\"#ff0000\" fill-opacity=\"0.502\""));
	assert_non_null(strstr(svg, "text-anchor=\"end\""));
	assert_non_null(strstr(svg, "<text x=\"100\""));
	assert_non_null(strstr(svg, "font-weight=\"bold\""));
	assert_non_null(strstr(svg, "font-style=\"italic\""));
	assert_non_null(strstr(svg, "underline"));
	free(svg);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_svg_picture__breaks_lines),
		cmocka_unit_test(test_svg_picture__says_how_a_text_looks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
