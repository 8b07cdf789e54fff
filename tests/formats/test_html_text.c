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
	struct plen_html_look look;
	char *text = plen_html_text(html, 1, &look);

	assert_string_equal(text, expected);
	free(text);
}

static void test_html_text__tags_fall_away(void **state)
{
	(void)state;
	check("", "");
	check("plain", "plain");
	check("<b>one</b> <i>two</i>", "one two");
	check("a <unknown attribute='>'", "a '");
	check("a <", "a");
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

static void test_html_text__what_is_said_first_is_the_look(void **state)
{
	struct plen_html_look look;
	char *text = plen_html_text(
		"<body style=\" font-family:'Arial'; font-size:12pt; font-weight:400;\"><p>"
		"<span style=\" color:#ff0000; font-weight:600; font-size:40pt;\">x</span>",
		2, &look);

	(void)state;
	assert_string_equal(text, "x");
	assert_string_equal(look.family, "Arial");
	assert_float_equal(look.size_px, 24, 0.001);
	assert_int_equal(look.rgba, 0xff0000ff);
	assert_true(look.bold);
	assert_false(look.italic);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_html_text__tags_fall_away),
		cmocka_unit_test(test_html_text__paragraphs_are_lines),
		cmocka_unit_test(test_html_text__entities_are_letters),
		cmocka_unit_test(test_html_text__scripts_and_styles_are_not_text),
		cmocka_unit_test(test_html_text__what_is_said_first_is_the_look),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
