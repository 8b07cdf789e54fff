/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "formats/formats.h"
#include "lesson_dice.h"
#include "read_text.h"
#include "roundtrip.h"

#define HEAD                                                                                       \
	"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "      \
	"xmlns:ub='http://uniboard.mnemis.com/document' version='1.1' ub:version='4.8.0' "         \
	"viewBox='-690 -530 1380 1060' ub:nominal-size='1280x960' ub:dark-background='false' "     \
	"ub:crossed-background='false' ub:ruled-background='false' pageDpi='96'>"                  \
	"<rect fill='white' x='-690' y='-530' width='1380' height='1060'/>"
#define TAIL "</svg>"
#define PNG "\x89PNG\r\n\x1a\n and so on"

static char *page_text(const char *page)
{
	const struct read_text_file files[] = {{"page000.svg", page, 0},
					       {"images/{a}.png", PNG, 0},
					       {"objects/{b}.pdf", "%PDF-1.4", 0},
					       {NULL, NULL, 0}};

	return read_text_packed(plen_ubz_read, files, 0);
}

static void test_ubz__what_plenary_wrote_comes_back_whole(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct lesson_dice dice = {.state = seed};
		struct plen_lesson *lesson = lesson_dice_roll(&dice, (int)(seed * 2));

		lesson_dice_check(plen_ubz_write, plen_ubz_read, lesson);
		plen_lesson_destroy(lesson);
	}
}

static void test_ubz__all_ink_comes_back(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 20; seed++) {
		struct plen_lesson *lesson = roundtrip_lesson(seed, 60);

		roundtrip_check(plen_ubz_write, plen_ubz_read, lesson);
		plen_lesson_destroy(lesson);
	}
}

static void test_ubz__one_page_may_be_written_and_writing_may_end(void **state)
{
	(void)state;
	lesson_dice_check_choice(plen_ubz_write, plen_ubz_read);
}

static void test_ubz__the_same_lesson_makes_the_same_bytes(void **state)
{
	struct lesson_dice dice = {.state = 7};
	struct plen_lesson *lesson = lesson_dice_roll(&dice, 50);
	uint32_t losses[PLEN_LOSS_COUNT];
	size_t size = 0, again_size = 0;
	uint8_t *bytes = roundtrip_write(plen_ubz_write, lesson, &size, losses);
	uint8_t *again = roundtrip_write(plen_ubz_write, lesson, &again_size, losses);

	(void)state;
	assert_int_equal(size, again_size);
	assert_memory_equal(bytes, again, size);
	free(bytes);
	free(again);
	plen_lesson_destroy(lesson);
}

static void test_ubz__a_page_is_a_sheet_with_its_origin_in_the_middle(void **state)
{
	(void)state;
	READ_TEXT_CHECK(
		page_text(HEAD "<g ub:z-value='1' ub:fill-on-light-background='#ff0000'>"
			       "<polyline points='-640,-480 -630,-480 -630,-470 ' fill='none' "
			       "stroke='#ff0000' stroke-width='3' stroke-opacity='1'/></g>" TAIL),
		"page owner 0 background 0\n", "#ffffff",
		"sheet asset 1 part 0 338667x254000 matrix 1000000 0 0 1000000 0 0\n",
		"stroke group 0 ink 64 rgba ff0000ff width 794: 0,0 2646,0 2646,2646\n", "lost:\n");
}

static void test_ubz__dark_and_ruled_paper_is_a_sheet(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text("<svg xmlns:ub='http://uniboard.mnemis.com/document' "
				  "ub:nominal-size='960x480' ub:dark-background='true' "
				  "ub:crossed-background='true' ub:grid-size='96'/>"),
			"data-sheet=\"4 254000 127000 25400 265 000000ff c0c0c0c8 00000000 2 0\"");
}

/* Colours are those of the file, and the palette's where they are those of dark paper. */
static void test_ubz__ink_on_dark_paper_is_that_of_dark_paper(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text("<svg xmlns:ub='http://uniboard.mnemis.com/document' "
				  "ub:nominal-size='960x480' ub:dark-background='true'>"
				  "<polyline points='0,0 9,0' stroke='#ffffff' stroke-width='4'/>"
				  "<polyline points='0,0 9,0' stroke='#f3f5f2' stroke-width='4'/>"
				  "<polyline points='0,0 9,0' stroke='#1b2430' stroke-width='4'/>"
				  "<foreignObject ub:type='text' width='300' height='29' "
				  "ub:fill-on-dark-background='#ffee00' "
				  "ub:fill-on-light-background='#000000'>"
				  "<itemTextContent>x</itemTextContent></foreignObject></svg>"),
			"fill=\"#ffee00\"", "  dark sheet asset 1", "ink 64 rgba ffffffff",
			"ink 0 rgba 0", "ink 64 rgba 1b2430ff");
}

static void test_ubz__without_a_size_the_view_counts_without_its_margin(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text("<svg viewBox='-530 -290 1060 580'/>"),
			"sheet asset 1 part 0 254000x127000");
	READ_TEXT_CHECK(page_text("<svg/>"), "sheet asset 1 part 0 338667x254000");
}

static void test_ubz__the_former_namespace_is_the_same(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text("<svg xmlns:ub='http://www.mnemis.com/uniboard' "
				  "ub:nominal-size='96x96' ub:dark-background='true'/>"),
			"#000000", "25400x25400");
}

static void test_ubz__two_points_that_were_one_are_a_dot(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text(HEAD "<polyline points='0,0 0.01,0' stroke='#000' "
				       "stroke-width='8'/><line x1='96' y1='0' x2='96.01' y2='0' "
				       "stroke='#000' stroke-width='8'/>" TAIL),
			"width 2117: 169333,127000\n", "width 2117: 194733,127000\n");
}

static void test_ubz__commas_of_a_country_are_points(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text(HEAD "<polyline points='9,6,-9,6 19,2,0,0' stroke='#000' "
				       "stroke-width='4'/>" TAIL),
			": 171873,124460 174413,127000\n");
}

static void test_ubz__what_is_no_point_is_passed_over(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text(HEAD "<polyline points='0,0 nan,3 96,0 1e99,1 192,0' "
				       "stroke='#000' stroke-width='4'/>" TAIL),
			": 169333,127000 194733,127000 220133,127000\n", "lost: 1 broken\n");
	READ_TEXT_CHECK(page_text(HEAD "<polygon points='0,0 100,0 x,y 50,80' fill='#00f'/>" TAIL),
			"points=\"0,0 100,0 50,80\"", "lost: 1 shape 1 broken\n");
	READ_TEXT_CHECK(page_text(HEAD "<polyline points='9,6,-9,6 x,1,2,3 19,2,0,0' "
				       "stroke='#000' stroke-width='4'/>" TAIL),
			": 171873,124460 174413,127000\n", "lost: 1 broken\n");
}

static void test_ubz__outlines_of_a_group_are_one_stroke(void **state)
{
	char *text = page_text(
		HEAD "<g ub:z-value='-999998' ub:uuid='76f97df0' "
		     "transform='matrix(1, 0, 0, 1, 96, 0)'>"
		     "<polygon points='0,-0.75 96,-0.75 96.75,0 96,0.75 0,0.75 -0.75,0 0,-0.75 ' "
		     "fill='#000000' fill-opacity='1.00' fill-rule='winding'/>"
		     "<polygon points='96,0.75 48,0.75 47.25,0 48,-0.75 96,-0.75 96.75,0 96,0.75 ' "
		     "fill='#000000' fill-opacity='1.00' fill-rule='winding'/></g>" TAIL);

	(void)state;
	read_text_lacks(text, "picture");
	READ_TEXT_CHECK(text, "ink 64 rgba 000000ff width 397: 194733,127000 220133,127000",
			"207433,127000\n", "lost:\n");
}

static void test_ubz__an_outline_of_no_pen_is_a_shape(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text(HEAD "<g ub:z-value='1'><polygon fill='#ff0000' points='0,0 "
				       "100,0 50,80'/></g>" TAIL),
			"<polygon points=\"0,0 100,0 50,80\"", "fill=\"#ff0000\"",
			"picture asset 2", "lost: 1 shape\n");
}

static void test_ubz__squares_and_the_like_are_shapes_translucent_ones_too(void **state)
{
	char *text = page_text(HEAD "<g ub:z-value='1'><polygon fill='#ff0000' "
				    "points='0,0 400,0 400,400 0,400'/></g>"
				    "<g ub:z-value='2'><polygon fill='#00ff00' "
				    "points='200,100 150,187 50,187 0,100 50,13 150,13'/></g>"
				    "<g ub:z-value='3'><polygon fill='#0000ff' fill-opacity='0.5' "
				    "points='0,0 300,0 250,100 50,100'/></g>" TAIL);

	(void)state;
	read_text_lacks(text, "stroke group");
	READ_TEXT_CHECK(text, "<polygon points=\"0,0 400,0 400,400 0,400\"", "lost: 3 shape\n");
}

static void test_ubz__translucent_ink_is_a_marker(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text(HEAD "<polyline points='0,0 9,0' stroke='#e3ff00' "
				       "stroke-width='24' stroke-opacity='0.5'/>" TAIL),
			"ink 65 rgba e3ff0080");
	/* Said in CSS it counts instead of the attribute, and within what is around it. */
	READ_TEXT_CHECK(page_text(HEAD "<g opacity='0.5'><polyline points='0,0 9,0' "
				       "stroke='#e3ff00' stroke-width='24' opacity='0.1' "
				       "style='opacity:0.8'/></g>" TAIL),
			"ink 65 rgba e3ff0066");
}

/* Tiles of one stroke, in two groups, in no order, one the other way around, and what is left of a
 * round end. */
static void test_ubz__tiles_of_a_marker_are_one_line(void **state)
{
#define FILL "fill='#008000' fill-opacity='0.5'"
	char *text = page_text(HEAD "<g ub:z-value='1' ub:uuid='one'>"
				    "<polygon points='96,-5 192,-5 192,5 96,5' " FILL "/></g>"
				    "<g ub:z-value='2' ub:uuid='two'>"
				    "<polygon points='0,91 96,91 96,101 0,101' " FILL "/></g>"
				    "<g ub:z-value='1' ub:uuid='one'>"
				    "<polygon points='-12,-5 -4,-5 -4,5 -12,5' " FILL "/>"
				    "<polygon points='96,5 0,5 0,-5 96,-5' " FILL "/></g>" TAIL);

	(void)state;
	read_text_lacks(text, "picture");
	const char *one = strstr(text, "  stroke");
	const char *two = one != NULL ? strstr(one + 1, "  stroke") : NULL;
	assert_non_null(two);
	assert_null(strstr(two + 1, "  stroke"));
	READ_TEXT_CHECK(text, "lost:\n");
}

static void test_ubz__what_lies_above_is_told_by_a_number(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text(HEAD
				  "<g ub:z-value='3'><polyline points='3,0 9,0' stroke='#000'/></g>"
				  "<g ub:z-value='1'><polyline points='1,0 9,0' stroke='#000'/></g>"
				  "<g ub:z-value='-inf'/><g ub:z-value='2'>"
				  "<polyline points='2,0 9,0' stroke='#000'/></g>" TAIL),
			": 169598,", ": 169862,", ": 170127,");
}

static void test_ubz__files_lie_beneath_ink(void **state)
{
	(void)state;
	READ_TEXT_CHECK(
		page_text(HEAD
			  "<image xlink:href='images/{a}.png' x='0' y='0' width='96' height='48' "
			  "transform='matrix(2, 0, 0, 2, -640, -480)' ub:z-value='1'/>"
			  "<foreignObject requiredExtensions='http://ns.adobe.com/pdf/1.3/' "
			  "xlink:href='objects/{b}.pdf#page=3' x='0' y='0' width='96' height='96' "
			  "transform='matrix(1, 0, 0, 1, 0, 0)' ub:z-value='2'/>"
			  "<image xlink:href='images/{gone}.png' width='9' height='9' "
			  "ub:z-value='3'/>" TAIL),
		"asset 2 png", "asset 3 pdf parts 3", "asset 4 svg",
		"picture asset 2 part 0 25400x12700 matrix 2000000 0 0 2000000 0 0\n",
		"picture asset 3 part 2 25400x25400 matrix 1000000 0 0 1000000 169333 127000\n",
		"picture asset 4", "lost: 1 image\n");
}

static void test_ubz__texts_are_html_or_were(void **state)
{
	(void)state;
	READ_TEXT_CHECK(
		page_text(HEAD
			  "<foreignObject ub:type='text' width='300' height='29' "
			  "transform='matrix(1, 0, 0, 1, 0, 119.613)' "
			  "ub:pixels-per-point='2'><itemTextContent>&lt;!DOCTYPE HTML&gt;"
			  "&lt;html&gt;&lt;head&gt;&lt;style&gt;p { }&lt;/style&gt;"
			  "&lt;/head&gt;&lt;body style=&quot; font-size:12pt;&quot;&gt;&lt;p"
			  "&gt;&lt;span style=&quot; color:#ff0000;&quot;&gt;a &amp;amp; b"
			  "&lt;/span&gt;&lt;/p&gt;&lt;/body&gt;&lt;/html&gt;"
			  "</itemTextContent></foreignObject>"
			  "<foreignObject ub:type='text' width='300' height='80'>"
			  "<body xmlns='http://www.w3.org/1999/xhtml'><div><font face='Arial' "
			  "style='font-size: 48px;' color='#00ff00'>c<br/>d &lt; e</font></div>"
			  "</body></foreignObject>" TAIL),
		"data-box=\"292\"", "font-size=\"24\" fill=\"#ff0000\"", "a &amp; b",
		"font-family=\"Arial\"", "font-size=\"48\" fill=\"#00ff00\"", ">c<", ">d &lt; e<",
		"matrix 1000000 0 0 1000000 170392 128058\n", "lost: 2 text\n");
}

static void test_ubz__a_text_with_too_many_lines_is_told(void **state)
{
	struct plen_buffer page = {0};

	(void)state;
	plen_buffer_text(&page, HEAD "<foreignObject ub:type='text' width='300' height='29'>"
				     "<itemTextContent>");
	for (int i = 0; i < 2100; i++) {
		plen_buffer_text(&page, "&lt;p&gt;x&lt;/p&gt;");
	}
	plen_buffer_text(&page, "</itemTextContent></foreignObject>" TAIL);
	READ_TEXT_CHECK(page_text((char *)page.data), "lost: 1 text 1 limit\n");
	plen_buffer_finish(&page);
}

static void test_ubz__widgets_and_films_are_left_out(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text(HEAD
				  "<foreignObject ub:src='widgets/{w}.wgt'><iframe "
				  "src='index.html'/></foreignObject><video xlink:href='v'/>"
				  "<audio/><ub:ruler/><groups><group id='{g}'/></groups>" TAIL),
			"lost: 2 media 1 widget\n");
}

static void test_ubz__pages_behind_a_gap_are_pages(void **state)
{
	const struct read_text_file files[] = {
		{"lesson/page010.svg", "<svg ub='x' viewBox='0 0 110 110'/>", 0},
		{"lesson/page000.svg", "<svg viewBox='0 0 101 101'/>", 0},
		{"lesson/page002.svg", "<svg><damaged></svg>", 0},
		{"lesson/page000.thumbnail.jpg", "x", 0},
		{NULL, NULL, 0}};

	(void)state;
	READ_TEXT_CHECK(read_text_packed(plen_ubz_read, files, 0), "page owner", " 265x265 ",
			"page owner", "page owner", " 2646x2646 ", "lost: 1 broken\n");
}

static void test_ubz__a_table_of_contents_says_the_order(void **state)
{
	const struct read_text_file files[] = {
		{"page000.svg", "<svg viewBox='0 0 101 101'/>", 0},
		{"page001.svg", "<svg viewBox='0 0 102 102'/>", 0},
		{"page005.svg", "<svg viewBox='0 0 103 103'/>", 0},
		{"toc.json",
		 "{\"version\": \"1.0\", \"pages\": [{\"uuid\": \"{5}\", \"id\": 5, "
		 "\"assets\": [\"images/1.png\"]}, {\"id\": 0}, {\"id\": 9}]}",
		 0},
		{NULL, NULL, 0}};

	(void)state;
	READ_TEXT_CHECK(read_text_packed(plen_ubz_read, files, 0), " 794x794 ", " 265x265 ",
			" 529x529 ");
}

static void test_ubz__what_another_program_has_changed_shows(void **state)
{
	(void)state;
#define KEPT                                                                                       \
	"<svg xmlns:plenary='urn:plenary:kept:1' "                                                 \
	"xmlns:ub='http://uniboard.mnemis.com/document' ub:nominal-size='96x96' "                  \
	"plenary:page='2 1'><g plenary:stroke='2 3 1 0 4000 2' plenary:times='5 8'>"
	READ_TEXT_CHECK(page_text(KEPT "<polyline points='0,0 5,5' stroke='#0072b2' "
				       "stroke-width='3'/></g>" TAIL),
			"page owner 2 background 1", "edit group 2 mark 3",
			"ink 1 rgba 00000000 width 4000: 12700,12700@5 14023,14023@13");
	/* A shape that somebody has put beside it is nobody's. */
	READ_TEXT_CHECK(page_text(KEPT "<polyline points='0,0 5,5' stroke='#0072b2' "
				       "stroke-width='3'/></g><ellipse rx='9' ry='5'/></svg>"),
			"edit group 2 mark 3", "edit group 0 mark 0", "  picture");
	/* A third point, another colour, another place. */
	READ_TEXT_CHECK(page_text(KEPT "<polyline points='0,0 5,5 6,6' stroke='#0072b2' "
				       "stroke-width='3'/></g>" TAIL),
			"edit group 0 mark 0", "ink 1 rgba 00000000 width 794");
	READ_TEXT_CHECK(page_text(KEPT "<polyline points='0,0 5,5' stroke='#00ff00' "
				       "stroke-width='3'/></g>" TAIL),
			"edit group 2 mark 3", "ink 64 rgba 00ff00ff width 4000");
	READ_TEXT_CHECK(
		page_text("<svg xmlns:plenary='urn:plenary:kept:1' "
			  "xmlns:xlink='http://www.w3.org/1999/xlink' "
			  "plenary:page='0 0'><image xlink:href='images/{a}.png' width='96' "
			  "height='48' plenary:picture='1 0 1 25400 12700 1000000 0 0 "
			  "1000000 0 0'/></svg>"),
		"edit group 0", "picture asset 1 part 0 25400x12700");
#undef KEPT
}

static void test_ubz__what_is_no_such_file_is_refused(void **state)
{
	const struct read_text_file none[] = {{"metadata.rdf", "<RDF/>", 0}, {NULL, NULL, 0}};

	(void)state;
	free(read_text(plen_ubz_read, (const uint8_t *)"hello", 5, -EBADMSG));
	free(read_text_packed(plen_ubz_read, none, -EBADMSG));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ubz__what_plenary_wrote_comes_back_whole),
		cmocka_unit_test(test_ubz__all_ink_comes_back),
		cmocka_unit_test(test_ubz__one_page_may_be_written_and_writing_may_end),
		cmocka_unit_test(test_ubz__the_same_lesson_makes_the_same_bytes),
		cmocka_unit_test(test_ubz__a_page_is_a_sheet_with_its_origin_in_the_middle),
		cmocka_unit_test(test_ubz__dark_and_ruled_paper_is_a_sheet),
		cmocka_unit_test(test_ubz__ink_on_dark_paper_is_that_of_dark_paper),
		cmocka_unit_test(test_ubz__without_a_size_the_view_counts_without_its_margin),
		cmocka_unit_test(test_ubz__the_former_namespace_is_the_same),
		cmocka_unit_test(test_ubz__two_points_that_were_one_are_a_dot),
		cmocka_unit_test(test_ubz__commas_of_a_country_are_points),
		cmocka_unit_test(test_ubz__what_is_no_point_is_passed_over),
		cmocka_unit_test(test_ubz__outlines_of_a_group_are_one_stroke),
		cmocka_unit_test(test_ubz__an_outline_of_no_pen_is_a_shape),
		cmocka_unit_test(test_ubz__squares_and_the_like_are_shapes_translucent_ones_too),
		cmocka_unit_test(test_ubz__translucent_ink_is_a_marker),
		cmocka_unit_test(test_ubz__tiles_of_a_marker_are_one_line),
		cmocka_unit_test(test_ubz__what_lies_above_is_told_by_a_number),
		cmocka_unit_test(test_ubz__files_lie_beneath_ink),
		cmocka_unit_test(test_ubz__texts_are_html_or_were),
		cmocka_unit_test(test_ubz__a_text_with_too_many_lines_is_told),
		cmocka_unit_test(test_ubz__widgets_and_films_are_left_out),
		cmocka_unit_test(test_ubz__pages_behind_a_gap_are_pages),
		cmocka_unit_test(test_ubz__a_table_of_contents_says_the_order),
		cmocka_unit_test(test_ubz__what_another_program_has_changed_shows),
		cmocka_unit_test(test_ubz__what_is_no_such_file_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
