/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "formats/formats.h"
#include "read_text.h"

#define PAGE "<?xml version='1.0'?><svg width='800' height='600.00' xml:id='page.X'>"
#define END "</svg>"
#define LINE(colour)                                                                               \
	"<polyline fill='none' points='0.000000,0.000000 96.000000,0.000000 ' "                    \
	"stroke-linecap='round' stroke='" colour "' stroke-width='3.00' "                          \
	"transform='rotate(0.00,48.00,0.00)' RotationPoint='(320.0,240.0)' visible='1'/>"
#define MANIFEST(resources)                                                                        \
	"<manifest xmlns='http://www.imsglobal.org/xsd/imscp_v1p1'><resources>" resources          \
	"</resources></manifest>"

static char *page_text(const char *content)
{
	const struct read_text_file files[] = {
		{"imsmanifest.xml",
		 MANIFEST("<resource identifier='pages'><file href='page0.svg'/></resource>"), 0},
		{"page0.svg", content, 0},
		{"images/a #1.jpg", "\xff\xd8\xff\xe0 and so on", 0},
		{NULL, NULL, 0}};

	return read_text_packed(plen_notebook_read, files, 0);
}

static void test_notebook__pages_come_in_the_order_of_the_manifest(void **state)
{
	const struct read_text_file files[] = {
		{"page0.svg", PAGE LINE("#000001") END, 0},
		{"page1377095283484.svg", PAGE LINE("#000002") END, 0},
		{"page2.svg", PAGE LINE("#000003") END, 0},
		{"imsmanifest.xml",
		 MANIFEST("<resource identifier='group0_pages'><file href='page0.svg'/>"
			  "<file href='page2.svg'/></resource><resource identifier='pages'>"
			  "<file href='page1377095283484.svg'/><file href='page0.svg'/>"
			  "<file href='page0.svg'/><file href='gone.svg'/></resource>"),
		 0},
		{NULL, NULL, 0}};

	(void)state;
	READ_TEXT_CHECK(read_text_packed(plen_notebook_read, files, 0), "rgba 000002ff",
			"page owner", "rgba 000001ff", "page owner", "rgba 000003ff", "lost:\n");
}

static void test_notebook__without_a_manifest_pages_come_by_number(void **state)
{
	const struct read_text_file files[] = {{"page10.svg", PAGE LINE("#00000a") END, 0},
					       {"page2.svg", PAGE LINE("#000002") END, 0},
					       {NULL, NULL, 0}};

	(void)state;
	READ_TEXT_CHECK(read_text_packed(plen_notebook_read, files, 0), "rgba 000002ff",
			"rgba 00000aff");
}

static void test_notebook__old_files_are_one_document(void **state)
{
	(void)state;
	READ_TEXT_CHECK(
		read_text_plain(plen_notebook_read,
				"<xbk><svg width='96' height='96'>" LINE(
					"#000001") "</svg><svg>" LINE("#000002") "</svg></xbk>"),
		"25400x25400", "rgba 000001ff", "page owner", "211667x158750", "rgba 000002ff");
}

static void test_notebook__a_rectangle_beneath_all_is_the_paper(void **state)
{
	char *text = page_text(PAGE "<rect width='100%' height='100%' fill='#aabbcc'/>"
				    "<g class='foreground'><rect x='1' y='1' width='9' height='9' "
				    "fill='#112233'/></g>" END);

	(void)state;
	READ_TEXT_CHECK(text, "#aabbcc", "#112233", "sheet asset 1 part 0 211667x158750",
			"lost: 1 shape\n");
}

static void test_notebook__other_rectangles_are_shapes(void **state)
{
	char *text = page_text(PAGE "<rect x='100' y='100' width='50' height='50' fill='#ff0000'/>"
				    "<rect width='100%' height='100%' fill='#00ff00'/>" END);

	(void)state;
	READ_TEXT_CHECK(text, "data-sheet", " ffffffff ", "fill=\"#ff0000\"", "fill=\"#00ff00\"",
			"lost: 2 shape\n");
	READ_TEXT_CHECK(page_text(PAGE "<rect width='800' height='600' fill='#aabbcc'/>"
				       "<rect width='800' height='600' fill='#00ff00'/>" END),
			" aabbccff ", "fill=\"#00ff00\"", "lost: 1 shape\n");
}

static void test_notebook__highlighters_are_markers(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text(PAGE "<g class='foreground'><polyline fill='none' "
				       "points='0,0 96,0 ' hilighter='1' opacity='0.50' "
				       "stroke='#ffff00' stroke-width='20'/></g>" END),
			"ink 65 rgba ffff0080 width 5292: 0,0 25400,0");
}

static void test_notebook__smart_pens_become_lines(void **state)
{
	char *text = page_text(PAGE "<g class='fancypen' pentype='3' stroke='none' "
				    "stroke-width='21' points='0.0,0.0 96.0,0.0 '>"
				    "<g class='penink'><ellipse cx='3' cy='3' rx='3' ry='3' "
				    "fill='#ffff00'/></g></g>" END);

	(void)state;
	read_text_lacks(text, "#ffff00");
	READ_TEXT_CHECK(text, "ink 64 rgba 404040ff width 5556: 0,0 25400,0", "lost: 1 style\n");
}

static void test_notebook__texts_lie_where_each_piece_says(void **state)
{
	char *text = page_text(
		PAGE "<g class='foreground'><text transform='translate(96,48) "
		     "rotate(0.000,50.000,9.000) scale(1.000,1.000)' smart-txt-ver='2.10'>"
		     "<tspan justification='left' bullet='0'><tspan><tspan fill='#ff0000' "
		     "font-size='28.000' font-family='Arial' y='22.96' x='0.00'>one &amp; "
		     "</tspan><tspan fill='#0000ff' font-size='28.000'>two</tspan></tspan></tspan>"
		     "<tspan><tspan><tspan y='60' x='0' font-size='14' font-weight='bold'>three"
		     "</tspan></tspan></tspan></text></g>" END);

	(void)state;
	READ_TEXT_CHECK(text, "25400, 12700)", "x=\"0\" y=\"22.96\"",
			"font-size=\"28\" fill=\"#ff0000\"", "one &amp; </tspan><tspan", "#0000ff",
			"two", "x=\"0\" y=\"60\"", "font-weight=\"bold\"", "three",
			"lost: 1 text\n");
}

static void test_notebook__images_may_have_any_name(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text(PAGE "<g class='foreground'><image "
				       "xmlns:xlink='http://www.w3.org/1999/xlink' "
				       "shortcut='page://page1.svg' x='0.00' y='0.00' "
				       "width='96.00' height='48.00' xlink:href='images/a #1.jpg' "
				       "transform='rotate(0.00,48.00,24.00)'/></g>" END),
			"asset 2 jpeg", "picture asset 2 part 0 25400x12700", "lost: 1 link\n");
}

static void test_notebook__a_bad_page_is_an_empty_one(void **state)
{
	const struct read_text_file files[] = {{"page0.svg", "<svg><g></svg>", 0},
					       {"page1.svg", PAGE LINE("#000001") END, 0},
					       {NULL, NULL, 0}};

	(void)state;
	READ_TEXT_CHECK(read_text_packed(plen_notebook_read, files, 0), "page owner", "page owner",
			"rgba 000001ff", "lost: 1 broken\n");
}

static void test_notebook__what_is_no_such_file_is_refused(void **state)
{
	const struct read_text_file empty[] = {{"a.txt", "a", 0}, {NULL, NULL, 0}};

	(void)state;
	free(read_text(plen_notebook_read, (const uint8_t *)"hello", 5, -EBADMSG));
	free(read_text(plen_notebook_read, (const uint8_t *)"<a/>", 4, -EBADMSG));
	free(read_text_packed(plen_notebook_read, empty, -EBADMSG));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_notebook__pages_come_in_the_order_of_the_manifest),
		cmocka_unit_test(test_notebook__without_a_manifest_pages_come_by_number),
		cmocka_unit_test(test_notebook__old_files_are_one_document),
		cmocka_unit_test(test_notebook__a_rectangle_beneath_all_is_the_paper),
		cmocka_unit_test(test_notebook__other_rectangles_are_shapes),
		cmocka_unit_test(test_notebook__highlighters_are_markers),
		cmocka_unit_test(test_notebook__smart_pens_become_lines),
		cmocka_unit_test(test_notebook__texts_lie_where_each_piece_says),
		cmocka_unit_test(test_notebook__images_may_have_any_name),
		cmocka_unit_test(test_notebook__a_bad_page_is_an_empty_one),
		cmocka_unit_test(test_notebook__what_is_no_such_file_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
