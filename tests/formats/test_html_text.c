/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <stdlib.h>

#include "html_text.h"

static void check(const char *html, const char *expected)
{
	struct plen_html_blocks blocks;

	plen_html_text(&blocks, html, 1);
	assert_int_equal(blocks.count, 1);
	assert_string_equal(blocks.at[0].text, expected);
	plen_html_text_finish(&blocks);
}

static void test_html_text__tags_fall_away(void **state)
{
	(void)state;
	check("", "");
	check("plain", "plain");
	check("<b>one</b> <i>two</i>", "one two");
	check("a <unknown attribute='>'", "a '");
	check("a <", "a <");
	check("1 < 2 and 3 > 2", "1 < 2 and 3 > 2");
	check("a <b and no end", "a <b and no end");
	check("a <!-- and no end", "a <!-- and no end");
	check("<title/>a<style />b", "ab");
	check("a<!-- <p> -->b", "ab");
}

static void test_html_text__paragraphs_are_lines(void **state)
{
	(void)state;
	check("<p>one</p><p>two</p>", "one\ntwo");
	check("one<br/>two<BR>three", "one\ntwo\nthree");
	check("<ul><li>one</li><li>two</li></ul>", "\xe2\x80\xa2 one\n\xe2\x80\xa2 two");
	check("a\n   b", "a b");
}

static void test_html_text__entities_are_letters(void **state)
{
	(void)state;
	check("1 &lt; 2 &amp;&amp; 3 &gt; 2 &quot;&apos;&nbsp;x", "1 < 2 && 3 > 2 \"' x");
	check("&#65;&#x42;&#x1F600;", "AB\xf0\x9f\x98\x80");
	check("&#0;&#xD800;&#99999999999999999999;&;&#;",
	      "&#0;&#xD800;&#99999999999999999999;&;&#;");
}

static void test_html_text__scripts_and_styles_are_not_text(void **state)
{
	(void)state;
	check("<html><head><title>t</title><style>p { }</style></head><body>x<script>if (a<b) "
	      "y()</script>z</body></html>",
	      "xz");
	check("<style>never ends", "");
}

static void test_html_text__a_line_looks_as_its_first_letter(void **state)
{
	struct plen_html_blocks blocks;

	(void)state;
	plen_html_text(
		&blocks,
		"<body style=\" font-family:'Arial'; font-size:12pt; font-weight:400;\"><p>"
		"<span style=\" color:#ff0000; font-weight:600; font-size:40pt;\">x</span>y</p>"
		"<p><span style=\" color:#ff0000; font-weight:600; font-size:40pt;\">z</span></p>"
		"<p align=\"center\"><i>on</i></p><p align='right'><u>end</u></p></body>",
		2);
	assert_int_equal(blocks.count, 3);
	assert_string_equal(blocks.at[0].text, "xy\nz\n");
	assert_string_equal(blocks.at[0].look.family, "Arial");
	assert_float_equal(blocks.at[0].look.size_px, 80, 0.001);
	assert_int_equal(blocks.at[0].look.rgba, 0xff0000ff);
	assert_true(blocks.at[0].look.bold && !blocks.at[0].look.italic);
	assert_string_equal(blocks.at[1].text, "on\n");
	assert_float_equal(blocks.at[1].look.size_px, 24, 0.001);
	assert_true(blocks.at[1].look.italic && !blocks.at[1].look.bold);
	assert_int_equal(blocks.at[1].look.align, PLEN_SVG_ALIGN_MIDDLE);
	assert_string_equal(blocks.at[2].text, "end");
	assert_true(blocks.at[2].look.underlined && !blocks.at[2].look.italic);
	assert_int_equal(blocks.at[2].look.align, PLEN_SVG_ALIGN_RIGHT);
	plen_html_text_finish(&blocks);
}

/* As Qt writes it: blanks count where it says so, and an empty paragraph holds a line break. */
static void test_html_text__blanks_and_empty_lines(void **state)
{
	(void)state;
	check("<style>p { white-space: pre-wrap; }</style>\n<p>  a  b</p>\n<p>c</p>", "  a  b\nc");
	check("<p>a</p>\n<p><br /></p>\n<p>b</p>", "a\n\nb");
	check("<p>a<br />b</p><p>c</p>", "a\nb\nc");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_html_text__tags_fall_away),
		cmocka_unit_test(test_html_text__paragraphs_are_lines),
		cmocka_unit_test(test_html_text__entities_are_letters),
		cmocka_unit_test(test_html_text__scripts_and_styles_are_not_text),
		cmocka_unit_test(test_html_text__a_line_looks_as_its_first_letter),
		cmocka_unit_test(test_html_text__blanks_and_empty_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
