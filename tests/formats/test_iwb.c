/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "buffer.h"
#include "common/mem.h"
#include "formats/formats.h"
#include "hand_zip.h"
#include "lesson_dice.h"
#include "read_text.h"
#include "roundtrip.h"
#include "sample.h"

#define ROOT                                                                                       \
	"<iwb xmlns='http://www.imsglobal.org/xsd/iwb_v1p0' "                                      \
	"xmlns:svg='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "       \
	"version='1.0'>"
#define HEAD ROOT "<svg:svg id='newline' viewbox='0 0 960 480' version='newline'><svg:pageset>"
#define PAGE "<svg:page id='0' width='960' height='480'>"
#define END "</svg:page>"
#define REST "</svg:pageset></svg:svg>"
#define TAIL "</iwb>"
#define PNG "\x89PNG\r\n\x1a\n and so on"

static char *page_text(const char *page, const char *behaviour)
{
	struct plen_buffer content = {0};
	size_t size = 0;

	plen_buffer_printf(&content, "%s%s%s%s%s%s%s", HEAD, PAGE, page, END, REST, behaviour,
			   TAIL);

	char *xml = (char *)plen_buffer_take(&content, &size);
	char *text = read_text_plain(plen_iwb_read, xml);
	free(xml);
	return text;
}

static void test_iwb__what_plenary_wrote_comes_back(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 40; seed++) {
		struct lesson_dice dice = {.state = seed, .images_only = true};
		struct plen_lesson *lesson = lesson_dice_roll(&dice, (int)(seed * 2));

		lesson_dice_check(plen_iwb_write, plen_iwb_read, lesson);
		plen_lesson_destroy(lesson);
	}
}

/* 200 by 100 pixels. */
static const char wide_png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\xc8\0\0\0\x64\x08\2\0\0\0";

/* What becomes of it in 400 by 400 pixels, of which each is 265 um. */
static char *wide_text(const char *attribute)
{
	char *content =
		plen_asprintf(HEAD PAGE "<svg:image x='0' y='0' width='400' height='400' %s "
					"xlink:href='images/a.png'/>" END REST TAIL,
			      attribute);
	const struct read_text_file files[] = {{"content.xml", content, 0},
					       {"images/a.png", wide_png, sizeof(wide_png)},
					       {NULL, NULL, 0}};
	char *text = read_text_packed(plen_iwb_read, files, 0);

	free(content);
	return text;
}

static void test_iwb__images_keep_their_proportions(void **state)
{
	(void)state;
	READ_TEXT_CHECK(wide_text(""), "105833x52917 matrix 1000000 0 0 1000000 0 26458\n");
	READ_TEXT_CHECK(wide_text("preserveAspectRatio='xMidYMin meet'"),
			"105833x52917 matrix 1000000 0 0 1000000 0 0\n");
	READ_TEXT_CHECK(wide_text("preserveAspectRatio='xMinYMax'"),
			"105833x52917 matrix 1000000 0 0 1000000 0 52917\n");
	READ_TEXT_CHECK(wide_text("preserveAspectRatio='none'"),
			"105833x105833 matrix 1000000 0 0 1000000 0 0\n");
}

/* Where nobody knows what was kept. */
static void test_iwb__a_stretched_image_is_one_for_others_too(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t losses[PLEN_LOSS_COUNT], page = sample_commit_page(lesson, 0);
	struct plen_op asset = {
		.kind = PLEN_OP_ASSET,
		.u.asset = {PLEN_MEDIA_PNG, 1, sizeof(wide_png), (const uint8_t *)wide_png}};
	const struct plen_op_picture picture = {
		.asset = (uint32_t)plen_lesson_commit(lesson, &asset),
		.w_um = 50000,
		.h_um = 50000,
		.a_ppm = 1000000,
		.d_ppm = 1000000,
		.e_um = 70000,
		.f_um = 80000};
	struct plen_op edit = {.kind = PLEN_OP_EDIT,
			       .u.edit = {.page = page, .picture_count = 1, .pictures = &picture}};
	uint8_t *content = NULL;
	size_t size = 0, content_size = 0;

	(void)state;
	plen_lesson_commit(lesson, &edit);
	uint8_t *bytes = roundtrip_write(plen_iwb_write, lesson, &size, losses);
	struct plen_archive *archive = NULL;
	struct plen_reading reading = {0};
	assert_int_equal(plen_archive_open(&archive, bytes, size, &reading), 0);
	assert_int_equal(plen_archive_read(archive, "content.xml", &content, &content_size), 0);
	const struct read_text_file files[] = {{"content.xml", (char *)content, content_size},
					       {"images/image2.png", wide_png, sizeof(wide_png)},
					       {NULL, NULL, 0}};
	READ_TEXT_CHECK(read_text_packed(plen_iwb_read, files, 0), "picture asset",
			" 52917x26458 matrix 944882 0 0 1889764 ");
	free(content);
	plen_archive_close(archive);
	free(bytes);
	plen_lesson_destroy(lesson);
}

static void test_iwb__all_ink_comes_back(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 20; seed++) {
		struct plen_lesson *lesson = roundtrip_lesson(seed, 60);

		roundtrip_check(plen_iwb_write, plen_iwb_read, lesson);
		plen_lesson_destroy(lesson);
	}
}

static void test_iwb__one_page_may_be_written_and_writing_may_end(void **state)
{
	(void)state;
	lesson_dice_check_choice(plen_iwb_write, plen_iwb_read);
}

static void test_iwb__the_same_lesson_makes_the_same_bytes(void **state)
{
	struct lesson_dice dice = {.state = 7};
	struct plen_lesson *lesson = lesson_dice_roll(&dice, 50);
	uint32_t losses[PLEN_LOSS_COUNT];
	size_t size = 0, again_size = 0;
	uint8_t *bytes = roundtrip_write(plen_iwb_write, lesson, &size, losses);
	uint8_t *again = roundtrip_write(plen_iwb_write, lesson, &again_size, losses);

	(void)state;
	assert_int_equal(size, again_size);
	assert_memory_equal(bytes, again, size);
	/* Of five kinds of files two are allowed. */
	assert_true(losses[PLEN_LOSS_PICTURE] > 0);
	free(bytes);
	free(again);
	plen_lesson_destroy(lesson);
}

static char *written_content(const struct plen_lesson *lesson)
{
	uint32_t losses[PLEN_LOSS_COUNT];
	struct plen_reading reading = {0};
	struct plen_archive *archive = NULL;
	uint8_t *bytes, *content = NULL;
	size_t size = 0;

	bytes = roundtrip_write(plen_iwb_write, lesson, &size, losses);
	assert_int_equal(plen_archive_open(&archive, bytes, size, &reading), 0);
	assert_int_equal(plen_archive_read(archive, "content.xml", &content, &size), 0);
	plen_archive_close(archive);
	free(bytes);
	return (char *)content;
}

static void test_iwb__the_content_is_as_the_standard_has_it(void **state)
{
	static const double line[] = {127, 127, 152.4, 127};
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t page = sample_commit_page(lesson, 0);

	(void)state;
	sample_commit_stroke(lesson, 2, page, 2646, 2, line);
	READ_TEXT_CHECK(written_content(lesson),
			"<iwb xmlns=\"http://www.imsglobal.org/xsd/iwb_v1p0\"", "version=\"1.0\"",
			"<meta name=\"title\" content=\"A lesson &amp; more\"/>",
			"<svg:svg width=\"6047\" height=\"3402\" viewbox=\"0 0 6047 3402\">",
			"<svg:pageset>", "<svg:page id=\"p1\"", "<svg:rect id=\"p1e1\"",
			"<svg:polyline id=\"p1e2\" points=\"480,480 576,480\" "
			"stroke=\"#1b2430\" stroke-width=\"10.001\"",
			"</svg:svg>", "<element ref=\"p1e1\" background=\"true\"/>",
			"<element ref=\"p1e2\" freehand=\"true\"/>", "</iwb>");
	plen_lesson_destroy(lesson);
}

static void test_iwb__a_document_need_not_be_in_an_archive(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text("<svg:polyline id='a' points='0,0 9.6,0 9.6,9.6 ' "
				  "stroke='#ff0000' stroke-width='4'/>",
				  "<element ref='a' freehand='true'/>"),
			"  sheet asset 1 part 0 254000x127000",
			"  stroke group 0 ink 64 rgba ff0000ff width 1058: 0,0 2540,0 2540,2540\n",
			"lost:\n");
}

static void test_iwb__a_page_need_not_be_in_a_set(void **state)
{
	(void)state;
	READ_TEXT_CHECK(read_text_plain(plen_iwb_read,
					ROOT "<svg:svg width='96' height='96'>"
					     "<svg:polyline points='0,0 96,96' stroke='#000' "
					     "stroke-width='4'/></svg:svg></iwb>"),
			"page owner 0", "sheet asset 1 part 0 25400x25400",
			"width 1058: 0,0 25400,25400");
}

/* As a program writes it that keeps each state of a board as an image. */
static void test_iwb__drawings_without_pages_lie_on_one(void **state)
{
	const struct read_text_file files[] = {
		{"images/a.png", PNG, 18},
		{"content.xml",
		 "<iwb xmlns:iwb='http://www.becta.org.uk/iwb' "
		 "xmlns:svg='http://www.w3.org/2000/svg' "
		 "xmlns:xlink='http://www.w3.org/1999/xlink' version='1.0'>"
		 "<svg:svg width='192' height='96' viewBox='0 0 192 96'><svg:rect id='id1' x='0' "
		 "y='0' "
		 "width='192' height='96' fill='rgb(0,0,128)' fill-opacity='255'/></svg:svg>"
		 "<svg:svg width='192' height='96' viewBox='0 0 192 96'><svg:image id='id2' "
		 "xlink:href='images/a.png' x='0' y='0' width='192' height='96'/></svg:svg>"
		 "<iwb:element ref='id1' background='true'/><iwb:element ref='id2' locked='true'/>"
		 "</iwb>",
		 0},
		{NULL, NULL, 0}};

	(void)state;
	READ_TEXT_CHECK(read_text_packed(plen_iwb_read, files, 0), "page owner 0", "#000080",
			"asset 2 png", "sheet asset 1 part 0 50800x25400",
			"picture asset 2 part 0 50800x25400", "lost:\n");
}

static void test_iwb__a_draft_s_namespace_is_the_format_too(void **state)
{
	(void)state;
	READ_TEXT_CHECK(read_text_plain(plen_iwb_read,
					"<iwb xmlns='http://www.becta.org.uk/iwb' "
					"xmlns:svg='http://www.w3.org/2000/svg'><svg:svg "
					"viewbox='0 0 96 96'><svg:page id='a'/></svg:svg></iwb>"),
			"sheet asset 1 part 0 25400x25400");
}

static void test_iwb__repeated_ids_are_meant_in_turn(void **state)
{
	(void)state;
	READ_TEXT_CHECK(read_text_plain(plen_iwb_read, HEAD PAGE
					"<svg:rect id='back' x='0' y='0' width='960' height='480' "
					"fill='rgb(242,242,242)'/>" END PAGE
					"<svg:rect id='back' x='0' y='0' width='960' height='480' "
					"fill='#112233'/>"
					"<svg:rect id='back' x='9' y='9' width='9' height='9' "
					"fill='#445566'/>" END REST
					"<element ref='back' background='true'/>"
					"<group><element ref='back'/></group><tspan ref='back'/>"
					"<element ref='back' background='true'/>"
					"<element ref='back' locked='true'/>"
					"<element ref='nothing' background='true'/>" TAIL),
			"page owner", "#f2f2f2", "page owner", "#112233", "#445566",
			"lost: 1 shape\n");
}

static void test_iwb__an_element_alone_with_its_id_may_be_spoken_of_often(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text("<svg:polyline id='a' points='0,0 96,0' stroke='#ffff00' "
				  "stroke-width='4'/>",
				  "<element ref='a' freehand='true'/>"
				  "<element ref='a' highlight='true'/>"),
			"ink 65 rgba ffff00ff");
}

static void test_iwb__shapes_without_fill_have_none(void **state)
{
	char *text = page_text("<svg:rect x='10' y='10' width='20' height='20' stroke='#ff0000'/>"
			       "<svg:ellipse cx='50' cy='50' rx='10' ry='5' fill='#00ff00' "
			       "fill-opacity='0.0' stroke='#0000ff'/>"
			       "<svg:polygon points='1,1 5,1 5,5 ' fill='rgb(1,2,3)'/>",
			       "");

	(void)state;
	read_text_lacks(text, "#00ff00");
	READ_TEXT_CHECK(text, "<rect", "fill=\"none\" stroke=\"#ff0000\"", "<ellipse",
			"fill=\"none\" stroke=\"#0000ff\"", "<polygon", "fill=\"#010203\"",
			"  picture asset 2", "lost: 3 shape\n");
}

static void test_iwb__transforms_are_of_three_parts(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text("<svg:polyline points='0.00,0.00 96.00,0.00 ' stroke='#000000' "
				  "stroke-width='2.00' transform='translate(96.00 48.00) "
				  "rotate(-0.00) scale(2.00 2.00)'/>",
				  ""),
			"width 1058: 25400,12700 76200,12700");
}

static void test_iwb__text_is_in_cdata(void **state)
{
	(void)state;
	READ_TEXT_CHECK(
		page_text("<svg:textarea id='Word515-0' x='96' y='96' width='300' height='80' "
			  "font-size='40' fill='#ff0000'><svg:tspan><![CDATA[2 < 3 & more]]>"
			  "</svg:tspan><svg:tbreak/><svg:tspan>below</svg:tspan></svg:textarea>",
			  ""),
		"2 &lt; 3 &amp;", "more", "below", "picture asset 2 part 0",
		"matrix 1000000 0 0 1000000 25400 25400", "lost: 1 text\n");
}

/* A textarea whose lines differ is several texts, one below the other. */
static void test_iwb__lines_of_a_text_look_as_they_say(void **state)
{
	(void)state;
	READ_TEXT_CHECK(
		page_text("<svg:textarea x='0' y='96' width='300' height='80' font-size='48'>"
			  "<svg:tspan font-weight='bold'>one</svg:tspan><svg:tbreak/>"
			  "<svg:tspan font-weight='bold'>two</svg:tspan><svg:tbreak/>"
			  "<svg:tspan fill='#0000ff'>three</svg:tspan></svg:textarea>",
			  ""),
		"font-weight=\"bold\"", ">one</text>", ">two</text>", "fill=\"#0000ff\"",
		">three</text>", "matrix 1000000 0 0 1000000 0 25400",
		"matrix 1000000 0 0 1000000 0 54966", "lost: 2 text\n");
}

static void test_iwb__dashes_are_strokes(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text("<svg:polyline points='0,0 30,0' stroke='#000000' "
				  "stroke-width='2' stroke-dasharray='12,6' "
				  "stroke-linecap='round'/>",
				  ""),
			"width 529: 0,0 3175,0\n", "width 529: 4763,0 7937,0\n", "lost:\n");
	READ_TEXT_CHECK(page_text("<svg:polyline points='0,0 30,0' stroke='#000000' "
				  "stroke-width='2' style='stroke-dasharray: 3 3'/>",
				  ""),
			"width 529: 0,0 7937,0\n", "lost: 1 style\n");
}

static void test_iwb__images_come_from_the_archive(void **state)
{
	const struct read_text_file files[] = {
		{"images/a.png", PNG, 18},
		{"content.xml",
		 HEAD PAGE "<svg:image xlink:href='images/a.png' x='96' y='0' width='96' "
			   "height='48'/><svg:image xlink:href='images/a.png' x='0' y='0' "
			   "width='96' height='48' transform='rotate(90)'/>" END REST TAIL,
		 0},
		{NULL, NULL, 0}};

	(void)state;
	READ_TEXT_CHECK(read_text_packed(plen_iwb_read, files, 0), "asset 1 svg", "asset 2 png",
			"picture asset 2 part 0 25400x12700 matrix 1000000 0 0 1000000 25400 0\n",
			"picture asset 2 part 0 25400x12700 matrix 0 1000000 -1000000 0 0 0\n",
			"lost:\n");
}

static void test_iwb__a_panel_s_archive_has_folders_and_side_files(void **state)
{
	static const struct hand_zip_entry entries[] = {
		{.name = "images/compressed_a.png", .content = PNG},
		{.name = "Page0.json", .content = "{}"},
		{.name = "content.xml",
		 .content = HEAD PAGE "<svg:image xlink:href='images/a.png' x='0' y='0' "
				      "width='96' height='48'/>" END REST TAIL},
		{.name = "images/", .content = ""},
	};
	size_t size = 0;
	uint8_t *bytes = hand_zip(entries, 4, &size);

	(void)state;
	READ_TEXT_CHECK(read_text(plen_iwb_read, bytes, size, 0), "asset 2 png",
			"picture asset 2 part 0 25400x12700", "lost:\n");
	free(bytes);
}

static void test_iwb__a_missing_image_leaves_a_frame(void **state)
{
	(void)state;
	READ_TEXT_CHECK(page_text("<svg:image xlink:href='../../etc/passwd' x='0' y='0' "
				  "width='96' height='48'/><svg:polyline points='0,0 96,0' "
				  "stroke='#000'/>",
				  ""),
			"asset 2 svg", "picture asset 2 part 0 25400x12700", "stroke group 0",
			"lost: 1 image\n");
}

static void test_iwb__of_a_switch_the_first_that_can_be_shown_is(void **state)
{
	char *text = page_text(
		"<svg:switch><svg:video requiredExtensions='http://www.imsglobal.org/iwb/mpg'/>"
		"<svg:rect x='0' y='0' width='9' height='9' fill='#123456'/>"
		"<svg:rect x='0' y='0' width='9' height='9' fill='#654321'/></svg:switch>"
		"<svg:switch><svg:video requiredExtensions='x'/></svg:switch>"
		"<svg:video xlink:href='a.mpg'/><svg:audio xlink:href='a.mp3'/>",
		"");

	(void)state;
	read_text_lacks(text, "#654321");
	READ_TEXT_CHECK(text, "#123456", "lost: 1 shape 2 media\n");
}

static void test_iwb__groups_and_locks_change_nothing_that_is_seen(void **state)
{
	(void)state;
	READ_TEXT_CHECK(
		page_text(
			"<svg:g id='note'><svg:rect id='StickyNote1' classname='StickyNote' x='0' "
			"y='0' width='96' height='96' fill='#ffff00'/>"
			"<svg:polyline id='Pen2' classname='Pen' points='9,9 90,90 ' "
			"stroke='#000000' stroke-width='4'/></svg:g>",
			"<group id='g'><element ref='StickyNote1'/><element ref='Pen2'/></group>"
			"<element ref='StickyNote1' locked='true'/>"),
		"#ffff00", "stroke group 0 ink 64 rgba 000000ff", "lost: 1 shape\n");
}

static void test_iwb__what_is_no_such_file_is_refused(void **state)
{
	const struct read_text_file empty[] = {{"a.txt", "a", 0}, {NULL, NULL, 0}};

	(void)state;
	free(read_text(plen_iwb_read, (const uint8_t *)"hello", 5, -EBADMSG));
	free(read_text(plen_iwb_read, (const uint8_t *)"<iwb/>", 6, -EBADMSG));
	free(read_text(plen_iwb_read, (const uint8_t *)"", 0, -EBADMSG));
	free(read_text_packed(plen_iwb_read, empty, -EBADMSG));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_iwb__what_plenary_wrote_comes_back),
		cmocka_unit_test(test_iwb__images_keep_their_proportions),
		cmocka_unit_test(test_iwb__a_stretched_image_is_one_for_others_too),
		cmocka_unit_test(test_iwb__all_ink_comes_back),
		cmocka_unit_test(test_iwb__one_page_may_be_written_and_writing_may_end),
		cmocka_unit_test(test_iwb__the_same_lesson_makes_the_same_bytes),
		cmocka_unit_test(test_iwb__the_content_is_as_the_standard_has_it),
		cmocka_unit_test(test_iwb__a_document_need_not_be_in_an_archive),
		cmocka_unit_test(test_iwb__a_page_need_not_be_in_a_set),
		cmocka_unit_test(test_iwb__drawings_without_pages_lie_on_one),
		cmocka_unit_test(test_iwb__a_draft_s_namespace_is_the_format_too),
		cmocka_unit_test(test_iwb__repeated_ids_are_meant_in_turn),
		cmocka_unit_test(test_iwb__an_element_alone_with_its_id_may_be_spoken_of_often),
		cmocka_unit_test(test_iwb__shapes_without_fill_have_none),
		cmocka_unit_test(test_iwb__transforms_are_of_three_parts),
		cmocka_unit_test(test_iwb__text_is_in_cdata),
		cmocka_unit_test(test_iwb__lines_of_a_text_look_as_they_say),
		cmocka_unit_test(test_iwb__dashes_are_strokes),
		cmocka_unit_test(test_iwb__images_come_from_the_archive),
		cmocka_unit_test(test_iwb__a_panel_s_archive_has_folders_and_side_files),
		cmocka_unit_test(test_iwb__a_missing_image_leaves_a_frame),
		cmocka_unit_test(test_iwb__of_a_switch_the_first_that_can_be_shown_is),
		cmocka_unit_test(test_iwb__groups_and_locks_change_nothing_that_is_seen),
		cmocka_unit_test(test_iwb__what_is_no_such_file_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
