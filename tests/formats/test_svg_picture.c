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
	struct plen_svg_text_box box;
	size_t size = 0, found = 0;
	char *svg = (char *)plen_svg_text_make(&text, 100, &box, &size);
	char *expected = NULL;

	for (const char *at = svg; (at = strstr(at, "<text")) != NULL; at++) {
		found++;
	}
	assert_int_equal(found, count);
	assert_true(box.w >= width && box.h >= 10.0 * (double)count);
	expected = malloc(strlen(last) + 16);
	snprintf(expected, strlen(last) + 16, ">%s</text>\n</g>", last);
	assert_non_null(strstr(svg, expected));
	free(expected);
	free(svg);
}

static void test_svg_picture__tells_that_lines_are_missing(void **state)
{
	char words[2002];
	const struct plen_svg_text text = {.text = words, .size = 10, .rgba = 0xff};

	(void)state;
	memset(words, '\n', sizeof(words));
	words[2000] = '\0';
	words[1999] = 'x';
	assert_false(plen_svg_text_extent(&text).is_cut);
	words[1999] = '\n';
	words[2000] = 'x';
	words[2001] = '\0';
	assert_true(plen_svg_text_extent(&text).is_cut);
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
	assert_lines("\xe6\xb5\x8b\xe8\xaf\x95", 15, 2, "\xe8\xaf\x95");
	assert_lines("feature-rich", 50, 2, "rich");
	assert_lines("not -8", 28, 2, "-8");
	/* DejaVu has 77.51 for it. */
	assert_lines("with three lines", 78, 1, "with three lines");
	assert_lines("with three lines", 77, 2, "lines");
}

static void test_svg_picture__tabulators_are_places(void **state)
{
	const struct plen_svg_text text = {.text = "ab\tc\t\td", .size = 10};
	struct plen_svg_text_box box;
	size_t size = 0;
	char *svg = (char *)plen_svg_text_make(&text, 100, &box, &size);

	(void)state;
	assert_non_null(strstr(svg, "<text x=\"25.44\" y=\"9.28\" xml:space=\"preserve\">c</"));
	assert_non_null(strstr(svg, "<text x=\"76.32\" y=\"9.28\" xml:space=\"preserve\">d</"));
	free(svg);
}

/* Nothing that a font makes wider than expected is cut off, on either side. */
static void test_svg_picture__has_room_to_both_sides(void **state)
{
	struct plen_svg_text text = {
		.text = "Other font", .family = "Times", .size = 10, .bold = true};
	struct plen_svg_text_box box = plen_svg_text_extent(&text);

	(void)state;
	assert_true(box.x == 0 && box.w > box.room + 5 && box.room > 58 && box.room < 60);
	text.align = PLEN_SVG_ALIGN_MIDDLE;
	box = plen_svg_text_extent(&text);
	assert_true(box.x < -5 && box.x + box.w > box.room + 5);
	text.align = PLEN_SVG_ALIGN_RIGHT;
	box = plen_svg_text_extent(&text);
	assert_true(box.x < -10 && box.x + box.w == box.room);
	text.width = 1000;
	assert_true(plen_svg_text_extent(&text).x == 0);
}

static void test_svg_picture__long_texts_take_no_time(void **state)
{
	const size_t length = 1000000;
	char *words = malloc(length + 1);

	(void)state;
	for (size_t i = 0; i < length; i++) {
		words[i] = i % 2 == 0 ? 'a' : ' ';
	}
	words[length] = '\0';
	for (double width = 1; width < 1e8; width *= 10) {
		const struct plen_svg_text text = {.text = words, .size = 10, .width = width};

		assert_true(plen_svg_text_extent(&text).w >= width);
	}
	free(words);
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
	struct plen_svg_text_box box;
	size_t size = 0;
	char *svg = (char *)plen_svg_text_make(&text, 1000, &box, &size);

	(void)state;
	assert_true(box.x == 0 && box.w == 100);
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

static void test_svg_picture__a_text_is_known_again(void **state)
{
	const struct plen_svg_text text = {.text = "two <lines>\n of \"words\"",
					   .family = "Serif",
					   .size = 12.34,
					   .rgba = 0x0072B280,
					   .italic = true,
					   .width = 70.5,
					   .align = PLEN_SVG_ALIGN_MIDDLE};
	struct plen_svg_text back;
	struct plen_svg_text_box box;
	char *copy = NULL;
	double um = 0;
	size_t size = 0;
	uint8_t *svg = plen_svg_text_make(&text, 25400 / 72.0, &box, &size);

	(void)state;
	assert_true(plen_svg_text_parse(svg, size, &back, &um, &copy));
	assert_string_equal(back.text, text.text);
	assert_string_equal(back.family, "Serif");
	assert_true(back.size == 12.34 && back.width == 70.5 && um > 352.777 && um < 352.778);
	assert_int_equal(back.rgba, 0x0072B280);
	assert_true(back.italic && !back.bold && !back.underlined);
	assert_int_equal(back.align, PLEN_SVG_ALIGN_MIDDLE);
	free(copy);
	/* One of another look is no text of ours. */
	svg[size - 20] ^= 1;
	assert_false(plen_svg_text_parse(svg, size, &back, &um, &copy));
	assert_false(plen_svg_text_parse((const uint8_t *)"<svg data-text=\"x\"/>", 21, &back, &um,
					 &copy));
	free(svg);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_svg_picture__tells_that_lines_are_missing),
		cmocka_unit_test(test_svg_picture__breaks_lines),
		cmocka_unit_test(test_svg_picture__tabulators_are_places),
		cmocka_unit_test(test_svg_picture__has_room_to_both_sides),
		cmocka_unit_test(test_svg_picture__long_texts_take_no_time),
		cmocka_unit_test(test_svg_picture__says_how_a_text_looks),
		cmocka_unit_test(test_svg_picture__a_text_is_known_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
