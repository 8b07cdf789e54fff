/* SPDX-License-Identifier: MIT
 *
 * Xournal++: oddities one by one, each in a document made by hand, and whole lessons there and
 * back.
 */
#include "formats/formats.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <errno.h>

#include "gzip.h"
#include "hand_zip.h"
#include "sink_text.h"
#include "xopp_text.h"

#define PAGE "<page width=\"72\" height=\"144\">"
#define WHITE "<background type=\"solid\" color=\"#ffffffff\" style=\"plain\"/>"
#define SHEET                                                                                      \
	"page owner 0 background 0\n"                                                              \
	"asset 1 svg parts 1 size 256\n"                                                           \
	"edit group 0 mark 0 time 0\n"                                                             \
	"  sheet asset 1 part 0 25400x50800 matrix 1000000 0 0 1000000 0 0\n"

static void assert_reads(const char *xml, const char *expected, const char *expected_lost)
{
	char *lost = NULL;
	char *text = xopp_text(xml, &lost);

	assert_string_equal(text, expected);
	assert_string_equal(lost, expected_lost);
	free(text);
	free(lost);
}

/* Of what a layer holds, the ink. */
static void assert_layer(const char *elements, const char *expected, const char *expected_lost)
{
	struct plen_buffer xml = {0};
	char *lost = NULL;

	plen_buffer_printf(
		&xml, "<xournal fileversion=\"4\">" PAGE WHITE "<layer>%s</layer></page></xournal>",
		elements);
	char *text = xopp_text((char *)xml.data, &lost);
	assert_true(strncmp(text, SHEET, strlen(SHEET)) == 0);
	assert_string_equal(text + strlen(SHEET), expected);
	assert_string_equal(lost, expected_lost);
	free(text);
	free(lost);
	plen_buffer_finish(&xml);
}

static void test_xopp__strokes(void **state)
{
	(void)state;
	/* The board's own blue, another blue, a width for each segment. */
	assert_layer("<stroke tool=\"pen\" color=\"#0072b2ff\" width=\"2\">0 0 72 72</stroke>"
		     "<stroke tool=\"pen\" color=\"#0000ffff\" width=\"2 2 1.5\">0 0 36 36 72 "
		     "72</stroke>",
		     "  stroke group 0 ink 1 rgba 00000000 width 706: 0,0 25400,25400\n"
		     "  stroke group 0 ink 64 rgba 0000ffff width 706: 0,0 12700,12700*128 "
		     "25400,25400*128\n",
		     "lost:");
	/* Highlighter with and without alpha; the board's own; an eraser paints white. */
	assert_layer("<stroke tool=\"highlighter\" color=\"#ffff007f\" width=\"8\">0 0 9 9</stroke>"
		     "<stroke tool=\"highlighter\" color=\"yellow\" width=\"8\">0 0 9 9</stroke>"
		     "<stroke tool=\"highlighter\" color=\"#f0e4427f\" width=\"8\">0 0 9 9</stroke>"
		     "<stroke tool=\"eraser\" color=\"#ffffffff\" width=\"8\">0 0 9 9</stroke>",
		     "  stroke group 0 ink 65 rgba ffff007f width 2822: 0,0 3175,3175\n"
		     "  stroke group 0 ink 65 rgba ffff007f width 2822: 0,0 3175,3175\n"
		     "  stroke group 0 ink 5 rgba 00000000 width 2822: 0,0 3175,3175\n"
		     "  stroke group 0 ink 64 rgba ffffffff width 2822: 0,0 3175,3175\n",
		     "lost:");
}

static void test_xopp__odd_strokes(void **state)
{
	(void)state;
	/* Pressures that are not above zero, as old files hold them, are as the one before. */
	assert_layer(
		"<stroke tool=\"pen\" color=\"red\" width=\"2 2 -1 0\">0 0 1 0 2 0 3 0</stroke>",
		"  stroke group 0 ink 64 rgba ff0000ff width 706: 0,0 353,0 706,0 1058,0\n",
		"lost:");
	/* Fewer widths than segments count for nothing; no colour, no width. */
	assert_layer("<stroke width=\"2 1\">0 0 1 0 2 0</stroke><stroke>0 0 1 0</stroke>",
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 0,0 353,0 706,0\n"
		     "  stroke group 0 ink 64 rgba 000000ff width 497: 0,0 353,0\n",
		     "lost:");
	/* A separate attribute for pressures. */
	assert_layer("<stroke width=\"2\" pressures=\"1.5 2\">0 0 1 0 2 0</stroke>",
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 0,0*128 353,0 706,0\n",
		     "lost:");
	assert_layer(
		"<stroke width=\"2\">0 0 1 0</stroke><stroke width=\"2 1 1 1\">0 0 1 0</stroke>",
		"  stroke group 0 ink 64 rgba 000000ff width 706: 0,0 353,0\n"
		"  stroke group 0 ink 64 rgba 000000ff width 706: 0,0*0 353,0*0\n",
		"lost:");
	/* What cannot be read is passed over, with its width; half a point at the end too. */
	assert_layer("<stroke width=\"2 1 2 1 1.5 nan 2 1\">10 10 20 20 nan nan 40 40 50 50 60 "
		     "1e999 70 70 80</stroke>",
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 3528,3528*0 7056,7056 "
		     "14111,14111*128 17639,17639*128 24694,24694*0\n",
		     "lost: 1 broken");
	/* Too far away, once. */
	assert_layer("<stroke width=\"2\">10 10 1e9 1e9 2e9 0 40 40</stroke>",
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 3528,3528 14111,14111\n",
		     "lost: 1 broken");
	/* Nothing, half a point, words, infinity, and a dot. */
	assert_layer("<stroke width=\"2\"/><stroke width=\"2\">1</stroke>"
		     "<stroke width=\"2\">one two</stroke><stroke width=\"2\">1 1e999</stroke>"
		     "<stroke width=\"2\">72 72 72 72</stroke>",
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 25400,25400\n",
		     "lost: 4 broken");
	/* As Xournal++ 1.1 writes each: no sound, many zeros. */
	assert_layer("<stroke tool=\"pen\" ts=\"0\" fn=\"\" color=\"#0072b2ff\" "
		     "width=\"2.00000000\">0.00000000 72.00000000 72.00000000 0.00000000</stroke>",
		     "  stroke group 0 ink 1 rgba 00000000 width 706: 0,25400 25400,0\n", "lost:");
	/* Sound, line breaks in the list, a style that is none. */
	assert_layer("<stroke width=\"2\" style=\"wavy\" ts=\"0\" fn=\"a.mp3\">0 0\n 1,0</stroke>",
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 0,0 353,0\n",
		     "lost: 1 media 1 style");
}

static void test_xopp__dashes_are_strokes(void **state)
{
	(void)state;
	/* Six points of line and three of none, around a corner. */
	assert_layer("<stroke width=\"2\" style=\"dash\">0 0 12 0 12 8</stroke>",
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 0,0 2117,0\n"
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 3175,0 4233,0 4233,1058\n"
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 4233,2117 4233,2822\n",
		     "lost:");
	/* Flat ends: what a round one adds is taken off, and short dashes become dots. */
	assert_layer("<stroke width=\"2\" capStyle=\"butt\" style=\"cust: 4 4 1 4\">0 0 13 0"
		     "</stroke>",
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 353,0 1058,0\n"
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 2999,0 2999,0\n",
		     "lost:");
	/* Each piece as wide as where it lies; an odd number of lengths. */
	assert_layer("<stroke width=\"2 2 1\" style=\"cust: 3\">0 0 4 0 9 0</stroke>",
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 0,0 1058,0\n"
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 2117,0*0 3175,0*0\n",
		     "lost:");
	/* Nothing to dash, and far too many. */
	assert_layer("<stroke width=\"2\" style=\"cust: 0 0\">0 0 9 0</stroke>"
		     "<stroke width=\"2\" style=\"cust: -1 2\">0 0 9 0</stroke>"
		     "<stroke width=\"2\" style=\"cust: 0.0001 0.0001\">0 0 9 0</stroke>",
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 0,0 3175,0\n"
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 0,0 3175,0\n"
		     "  stroke group 0 ink 64 rgba 000000ff width 706: 0,0 3175,0\n",
		     "lost: 3 style");
}

static void test_xopp__filled_strokes_have_a_picture(void **state)
{
	char *lost = NULL;
	char *text = xopp_text("<xournal>" PAGE WHITE
			       "<layer><stroke tool=\"pen\" color=\"#ff0000ff\" width=\"1\" "
			       "fill=\"128\">0 0 72 0 72 72</stroke></layer></page></xournal>",
			       &lost);

	(void)state;
	assert_non_null(strstr(text, "picture asset 2 part 0 25400x25400 matrix 1000000 0 0 "
				     "1000000 0 0\n  stroke group 0 ink 64 rgba ff0000ff"));
	assert_string_equal(lost, "lost: 1 shape");
	free(text);
	free(lost);
}

static void test_xopp__a_highlighter_that_fills_is_one_picture(void **state)
{
	char *lost = NULL;
	char *text =
		xopp_text("<xournal>" PAGE WHITE
			  "<layer><stroke tool=\"highlighter\" color=\"#ff00007f\" width=\"8\" "
			  "fill=\"128\">4 4 68 4 68 68</stroke></layer></page></xournal>",
			  &lost);

	(void)state;
	assert_non_null(strstr(text, "picture asset 2 part 0 25400x25400 matrix 1000000 0 0 "
				     "1000000 0 0\n"));
	assert_null(strstr(text, "stroke"));
	assert_string_equal(lost, "lost: 1 shape");
	free(text);
	free(lost);
	/* What has no area is a line, as strong. */
	assert_layer("<stroke tool=\"highlighter\" color=\"#ff00007f\" width=\"2\" fill=\"255\">"
		     "0 0 72 0</stroke>",
		     "  stroke group 0 ink 65 rgba ff0000ff width 706: 0,0 25400,0\n", "lost:");
}

static void test_xopp__roots_and_versions(void **state)
{
	struct plen_buffer xml = {0};
	struct plen_reading reading = {0};
	struct sink_text text;
	const struct plen_sink sink = sink_text_init(&text);

	(void)state;
	assert_reads("<MrWriter version=\"0.4\">" PAGE WHITE "<layer/></page></MrWriter>", SHEET,
		     "lost:");
	assert_reads("<xournal fileversion=\"99\"><title>t</title><preview>x</preview>" PAGE WHITE
		     "</page></xournal>",
		     SHEET, "lost:");
	plen_buffer_text(&xml, "<notes/>");
	assert_int_equal(plen_xopp_read(xml.data, xml.size, &sink, &reading), -EBADMSG);
	assert_string_not_equal(reading.detail, "");
	assert_int_equal(plen_xopp_read((const uint8_t *)"\x1f\x8b\x08 no", 6, &sink, &reading),
			 -EBADMSG);
	assert_int_equal(plen_xopp_read((const uint8_t *)"PK\3\4 no", 7, &sink, &reading),
			 -EBADMSG);
	plen_buffer_finish(&xml);
	plen_buffer_finish(&text.text);
}

static void test_xopp__papers(void **state)
{
	static const char *const styles[] = {"plain",     "ruled",    "lined",
					     "staves",    "graph",    "dotted",
					     "isodotted", "isograph", "unheard-of"};

	(void)state;
	for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++) {
		struct plen_buffer xml = {0};
		char *lost = NULL;

		plen_buffer_printf(&xml,
				   "<xournal><page width=\"595\" height=\"842\"><background "
				   "type=\"solid\" color=\"blue\" style=\"%s\" "
				   "config=\"r1=40,lw=1,f1=ff0000,x\"/></page></xournal>",
				   styles[i]);
		char *text = xopp_text((char *)xml.data, &lost);
		assert_non_null(strstr(text, "sheet asset 1 part 0 209903x297039"));
		assert_string_equal(lost, "lost:");
		free(text);
		free(lost);
		plen_buffer_finish(&xml);
	}
}

static void test_xopp__dark_paper_is_told_and_the_next_is_not(void **state)
{
	(void)state;
	assert_reads("<xournal>" PAGE
		     "<background type=\"solid\" color=\"#002f2fff\" style=\"plain\"/><layer>"
		     "<stroke width=\"2\" color=\"#f3f5f2ff\">0 0 72 0</stroke></layer></page>" PAGE
		     "<background type=\"pixmap\" domain=\"attach\" filename=\"no\"/><layer>"
		     "<stroke width=\"2\" color=\"#1b2430ff\">0 0 72 0</stroke></layer></page>"
		     "</xournal>",
		     "page owner 0 background 0\n"
		     "asset 1 svg parts 1 size 256\n"
		     "edit group 0 mark 0 time 0\n"
		     "  dark sheet asset 1 part 0 25400x50800 matrix 1000000 0 0 1000000 0 0\n"
		     "  stroke group 0 ink 0 rgba 00000000 width 706: 0,0 25400,0\n"
		     "page owner 0 background 0\n"
		     "asset 2 svg parts 1 size 256\n"
		     "edit group 0 mark 0 time 0\n"
		     "  sheet asset 2 part 0 25400x50800 matrix 1000000 0 0 1000000 0 0\n"
		     "  stroke group 0 ink 0 rgba 00000000 width 706: 0,0 25400,0\n",
		     "lost: 1 paper");
}

static void test_xopp__papers_that_lie_elsewhere(void **state)
{
	(void)state;
	assert_reads("<xournal>" PAGE
		     "<background type=\"pdf\" domain=\"absolute\" filename=\"/home/x.pdf\" "
		     "pageno=\"1\"/></page></xournal>",
		     SHEET, "lost: 1 paper");
	assert_reads("<xournal>" PAGE
		     "<background type=\"pixmap\" domain=\"attach\" filename=\"bg_1.png\"/></page>"
		     "</xournal>",
		     SHEET, "lost: 1 paper");
	assert_reads(
		"<xournal>" PAGE
		"<background type=\"pixmap\" domain=\"clone\" filename=\"7\"/></page></xournal>",
		SHEET, "lost: 1 paper");
	assert_reads("<xournal>" PAGE "</page></xournal>", SHEET, "lost:");
}

static void test_xopp__layers_are_groups_or_are_told(void **state)
{
	const char *stroke = "<stroke color=\"#0072b2ff\" width=\"2\">0 0 72 72</stroke>";
	const char *ink = ": 0,0 25400,25400\n";
	struct plen_buffer xml = {0}, expected = {0};

	(void)state;
	plen_buffer_printf(&xml,
			   "<xournal>" PAGE WHITE
			   "<layer>%s</layer><layer name=\"Group 2\">%s</layer></page></xournal>",
			   stroke, stroke);
	plen_buffer_printf(&expected,
			   SHEET "  stroke group 0 ink 1 rgba 00000000 width 706%s"
				 "edit group 2 mark 0 time 0\n"
				 "  stroke group 2 ink 1 rgba 00000000 width 706%s",
			   ink, ink);
	assert_reads((char *)xml.data, (char *)expected.data, "lost: 1 layer");
	plen_buffer_finish(&xml);
	plen_buffer_finish(&expected);
}

static void test_xopp__texts_and_images(void **state)
{
	char *lost = NULL;
	char *text = xopp_text(
		"<xournal>" PAGE WHITE "<layer>"
		"<text font=\"Sans Bold\" size=\"12\" x=\"72\" y=\"36\" color=\"#000000ff\">two\n"
		"lines</text>"
		"<text font=\"Sans\" size=\"12\" matrix=\"2 0 0 2 72 36\" wrap=\"100\" "
		"align=\"center\">new</text>"
		"<text font=\"Sans\" size=\"12\" matrix=\"2 0 0\">bad</text><text> \n </text>"
		"<image left=\"0\" top=\"0\" right=\"72\" bottom=\"36\">" XOPP_TEXT_PNG "</image>"
		"<image left=\"0\" top=\"0\" right=\"72\" bottom=\"36\">no image</image>"
		"<image left=\"0\" top=\"0\" right=\"-1\" bottom=\"36\">" XOPP_TEXT_PNG "</image>"
		"<teximage text=\"x\" left=\"0\" top=\"0\" right=\"9\" bottom=\"9\">" XOPP_TEXT_PNG
		"</teximage>"
		"<link url=\"http://x/\" x=\"1\" y=\"1\">go</link><audio/><unknown/>"
		"<timestamp ts=\"1\" fn=\"a.mp3\"/>"
		"</layer></page></xournal>",
		&lost);

	(void)state;
	assert_non_null(strstr(text, "matrix 1000000 0 0 1000000 25400 12700\n"));
	assert_non_null(strstr(text, "matrix 2000000 0 0 2000000 25400 12700\n"));
	assert_non_null(strstr(text, "png parts 1 size 70\n"));
	assert_non_null(strstr(text, "25400x12700 matrix 1000000 0 0 1000000 0 0\n"));
	assert_string_equal(lost, "lost: 4 text 2 media 1 link 1 image 3 broken");
	free(text);
	free(lost);
}

/* As files of version 5 have them: by their own size, which they must be asked for. */
static void test_xopp__matrices_move_what_has_a_size_of_its_own(void **state)
{
	static const struct {
		const char *element, *expected, *lost;
	} cases[] = {
		{"<image matrix=\"36 0 0 72 10 20\">" XOPP_TEXT_PNG "</image>",
		 "353x353 matrix 36000000 0 0 72000000 3528 7056\n", "lost:"},
		{"<image matrix=\"0 36 -36 0 10 20\">" XOPP_TEXT_PNG "</image>",
		 "353x353 matrix 0 36000000 -36000000 0 3528 7056\n", "lost:"},
		/* %PDF-1.4 and a media box of 20 by 10 points */
		{"<teximage text=\"x\" matrix=\"2 0 0 2 0 36\">"
		 "JVBERi0xLjQgL01lZGlhQm94IFswIDAgMjAgMTBd</teximage>",
		 "7056x3528 matrix 2000000 0 0 2000000 0 12700\n", "lost: 1 text"},
		{"<image matrix=\"1 0 0 1 0 0\">no image</image>",
		 "25400x25400 matrix 1000000 0 0 1000000 0 0\n", "lost: 1 image"},
		{"<image matrix=\"1 0 0\">" XOPP_TEXT_PNG "</image>", "", "lost: 1 broken"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct plen_buffer xml = {0};
		char *lost = NULL;

		plen_buffer_printf(&xml,
				   "<xournal>" PAGE WHITE "<layer>%s</layer></page></xournal>",
				   cases[i].element);
		char *text = xopp_text((char *)xml.data, &lost);
		assert_non_null(strstr(text, cases[i].expected));
		assert_string_equal(lost, cases[i].lost);
		free(lost);
		free(text);
		plen_buffer_finish(&xml);
	}
}

static void test_xopp__packaged(void **state)
{
	static const char document[] =
		"<xournal>" PAGE
		"<background type=\"pixmap\" domain=\"attach\" filename=\"bg.png\"/></page>" PAGE
		"<background type=\"pixmap\" domain=\"clone\" filename=\"0\"/>"
		"<layer><image left=\"0\" top=\"0\" right=\"72\" bottom=\"36\">"
		"<attachment path=\"a/b.png\"/></image></layer></page></xournal>";
	const struct hand_zip_entry entries[] = {
		{.name = "mimetype", .content = "application/xournal++"},
		{.name = "META-INF/version", .content = "current=1"},
		{.name = "content.xml", .content = document},
		{.name = "bg.png", .content = "\x89PNG\r\n\x1a\n only looks so"},
		{.name = "a/b.png", .content = "\x89PNG\r\n\x1a\n only looks so"},
	};
	struct plen_reading reading = {0};
	struct sink_text text;
	const struct plen_sink sink = sink_text_init(&text);
	size_t size = 0;
	uint8_t *bytes = hand_zip(entries, 5, &size);

	(void)state;
	assert_int_equal(plen_xopp_read(bytes, size, &sink, &reading), 0);
	char *lost = sink_text_losses(&reading);
	assert_string_equal(lost, "lost:");
	assert_int_equal(text.assets, 2);
	assert_int_equal(text.pictures, 3);
	free(lost);
	free(bytes);
	plen_buffer_finish(&text.text);
}

static void test_xopp__pages_of_a_packaged_pdf(void **state)
{
	static const char document[] =
		"<xournal>" PAGE "<background type=\"pdf\" domain=\"attach\" filename=\"bg.pdf\" "
		"pageno=\"3\"/></page>" PAGE "<background type=\"pdf\" pageno=\"1\"/></page>" PAGE
		"<background type=\"pdf\" pageno=\"0\"/></page></xournal>";
	const struct hand_zip_entry entries[] = {
		{.name = "content.xml", .content = document},
		{.name = "bg.pdf", .content = "%PDF-1.4 only looks so"},
	};
	struct plen_reading reading = {0};
	struct sink_text text;
	const struct plen_sink sink = sink_text_init(&text);
	size_t size = 0;
	uint8_t *bytes = hand_zip(entries, 2, &size);

	(void)state;
	assert_int_equal(plen_xopp_read(bytes, size, &sink, &reading), 0);
	char *lost = sink_text_losses(&reading);
	assert_string_equal(lost, "lost:");
	assert_string_equal((char *)text.text.data,
			    "page owner 0 background 0\n"
			    "asset 1 pdf parts 3 size 22\n"
			    "edit group 0 mark 0 time 0\n"
			    "  sheet asset 1 part 2 25400x50800 matrix 1000000 0 0 1000000 0 0\n"
			    "page owner 0 background 0\n"
			    "edit group 0 mark 0 time 0\n"
			    "  sheet asset 1 part 0 25400x50800 matrix 1000000 0 0 1000000 0 0\n"
			    "page owner 0 background 0\n"
			    "edit group 0 mark 0 time 0\n"
			    "  sheet asset 1 part 0 25400x50800 matrix 1000000 0 0 1000000 0 0\n");
	free(lost);
	free(bytes);
	plen_buffer_finish(&text.text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xopp__strokes),
		cmocka_unit_test(test_xopp__odd_strokes),
		cmocka_unit_test(test_xopp__dashes_are_strokes),
		cmocka_unit_test(test_xopp__filled_strokes_have_a_picture),
		cmocka_unit_test(test_xopp__a_highlighter_that_fills_is_one_picture),
		cmocka_unit_test(test_xopp__roots_and_versions),
		cmocka_unit_test(test_xopp__papers),
		cmocka_unit_test(test_xopp__dark_paper_is_told_and_the_next_is_not),
		cmocka_unit_test(test_xopp__papers_that_lie_elsewhere),
		cmocka_unit_test(test_xopp__layers_are_groups_or_are_told),
		cmocka_unit_test(test_xopp__texts_and_images),
		cmocka_unit_test(test_xopp__matrices_move_what_has_a_size_of_its_own),
		cmocka_unit_test(test_xopp__packaged),
		cmocka_unit_test(test_xopp__pages_of_a_packaged_pdf),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
