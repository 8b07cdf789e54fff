/* SPDX-License-Identifier: MIT
 *
 * Whole lessons to Xournal++ and back.
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
#include "lesson_dice.h"
#include "roundtrip.h"
#include "sample.h"
#include "sink_text.h"
#include "xopp_text.h"

static int add(void *data, const uint8_t *bytes, size_t size, size_t done)
{
	(void)done;
	plen_buffer_add(data, bytes, size);
	return 0;
}

static char *unpacked(const uint8_t *bytes, size_t size)
{
	struct plen_buffer xml = {0};
	size_t xml_size = 0;

	assert_int_equal(plen_gzip_inflate(bytes, size, 1u << 26, add, &xml), 0);
	return (char *)plen_buffer_take(&xml, &xml_size);
}

/* As Xournal++ itself writes it again: without what it does not know. */
static char *without_ours(const uint8_t *bytes, size_t size)
{
	char *xml = unpacked(bytes, size);

	for (char *at = xml; (at = strstr(at, " plenary:")) != NULL;) {
		char *end = strchr(strchr(at, '"') + 1, '"') + 1;

		memmove(at, end, strlen(end) + 1);
	}
	return xml;
}

static void assert_sheet_key(const char *xml, const char *key)
{
	struct sink_text text;
	const struct plen_sink sink = sink_text_init(&text);
	struct plen_reading reading = {0};

	text.with_bytes = true;
	assert_int_equal(plen_xopp_read((const uint8_t *)xml, strlen(xml), &sink, &reading), 0);
	assert_non_null(strstr((char *)text.text.data, key));
	plen_buffer_finish(&text.text);
}

/* What is said of paper goes into the sheet, and back. */
static void test_xopp_write__paper_settings_come_back(void **state)
{
	static const struct {
		const char *background, *key;
	} cases[] = {
		{"color=\"#ffffffff\" style=\"graph\" config=\"m1=72,rm=1\"",
		 " 0 0 ffffffff 00000000 00000000 1 25400\""},
		{"color=\"#ffffffff\" style=\"lined\" config=\"m1=-72,f2=00ff00,af2=ff0000\"",
		 " 0 0 ffffffff 00000000 00ff00ff 0 -25400\""},
		{"color=\"#202020ff\" style=\"ruled\" config=\"f1=ff0000,af1=00ff00\"",
		 " 0 0 202020ff 00ff00ff\""},
		{"color=\"#ffffffff\" style=\"lined_vline\"", "data-sheet=\"2 "},
		{"color=\"#ffffffff\" style=\":copy\"", "data-sheet=\"0 "},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct plen_reading reading = {0};
		uint32_t losses[PLEN_LOSS_COUNT];
		struct plen_buffer xml = {0};
		size_t size = 0;

		plen_buffer_printf(&xml,
				   "<xournal><page width=\"595.27559\" height=\"841.88976\">"
				   "<background type=\"solid\" %s/></page></xournal>",
				   cases[i].background);
		struct plen_lesson *lesson =
			roundtrip_read(plen_xopp_read, xml.data, xml.size, &reading);
		uint8_t *written = roundtrip_write(plen_xopp_write, lesson, &size, losses);
		char *again = without_ours(written, size);
		assert_sheet_key((char *)xml.data, cases[i].key);
		assert_sheet_key(again, cases[i].key);
		free(again);
		free(written);
		plen_lesson_destroy(lesson);
		plen_buffer_finish(&xml);
	}
}

/* Xournal++ draws no line that is finer than a point. */
static void test_xopp_write__fine_rulings_are_a_point_there_and_come_back_fine(void **state)
{
	static const char document[] =
		"<xournal><page width=\"72\" height=\"72\"><background type=\"solid\" "
		"color=\"#000000ff\" style=\"graph\" config=\"r1=36,lw=0.5\"/><layer/></page>"
		"</xournal>";
	struct plen_reading reading;
	uint32_t losses[PLEN_LOSS_COUNT];
	size_t size = 0;

	(void)state;
	struct plen_lesson *lesson = roundtrip_read(plen_xopp_read, (const uint8_t *)document,
						    sizeof(document) - 1, &reading);
	uint8_t *bytes = roundtrip_write(plen_xopp_write, lesson, &size, losses);
	char *xml = unpacked(bytes, size);
	assert_non_null(strstr(xml, "config=\"r1=36,lw=1\""));
	assert_sheet_key(xml, "25400 12700 176.3889 000000ff");
	free(xml);
	xml = without_ours(bytes, size);
	assert_sheet_key(xml, "25400 12700 352.7778 000000ff");
	free(xml);
	free(bytes);
	plen_lesson_destroy(lesson);
}

static void test_xopp_write__what_was_written_comes_back(void **state)
{
	(void)state;
	for (uint64_t seed = 0; seed < 30; seed++) {
		struct plen_lesson *lesson = roundtrip_lesson(seed, 60);

		roundtrip_check(plen_xopp_write, plen_xopp_read, lesson);
		plen_lesson_destroy(lesson);
	}
}

static void test_xopp_write__images_come_back_beneath_the_ink(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 30; seed++) {
		struct lesson_dice dice = {
			.state = seed, .images_only = true, .upright_only = true};
		struct plen_lesson *lesson = lesson_dice_roll(&dice, (int)seed * 2);

		lesson_dice_check(plen_xopp_write, plen_xopp_read, lesson);
		plen_lesson_destroy(lesson);
	}
}

static size_t count_of(const char *text, const char *part)
{
	size_t count = 0;

	for (; (text = strstr(text, part)) != NULL; text++) {
		count++;
	}
	return count;
}

/* Layers lie as the groups began; who went on above others is kept beside. */
static void test_xopp_write__layers_lie_as_groups_wrote(void **state)
{
	static const double line[] = {100, 100, 200, 200};
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t losses[PLEN_LOSS_COUNT], page = sample_commit_page(lesson, 0);
	size_t size = 0;

	(void)state;
	sample_commit_stroke(lesson, 2, page, 3000, 2, line);
	sample_commit_stroke(lesson, 0, page, 3000, 2, line);
	sample_commit_stroke(lesson, 1, page, 3000, 2, line);
	uint8_t *bytes = roundtrip_write(plen_xopp_write, lesson, &size, losses);
	char *xml = unpacked(bytes, size);
	char *two = strstr(xml, "name=\"Group 2\""), *one = strstr(xml, "name=\"Group 1\"");
	assert_non_null(two);
	assert_true(two < one);
	assert_int_equal(count_of(xml, ":place="), 0);
	free(xml);
	free(bytes);

	sample_commit_stroke(lesson, 2, page, 3000, 2, line);
	bytes = roundtrip_write(plen_xopp_write, lesson, &size, losses);
	xml = unpacked(bytes, size);
	assert_int_equal(count_of(xml, "<layer"), 3);
	assert_int_equal(count_of(xml, ":place="), 4);
	roundtrip_check(plen_xopp_write, plen_xopp_read, lesson);
	free(xml);
	free(bytes);
	plen_lesson_destroy(lesson);
}

static void test_xopp_write__groups_and_colours_outlive_another_program(void **state)
{
	static const double line[] = {100, 100, 200, 200};
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t losses[PLEN_LOSS_COUNT];
	struct plen_reading reading = {0};
	struct sink_text text;
	const struct plen_sink sink = sink_text_init(&text);
	size_t size = 0;

	(void)state;
	sample_commit_page(lesson, 0);
	uint32_t page = sample_commit_page(lesson, 2);
	sample_commit_stroke(lesson, 2, page, 3000, 2, line);
	sample_commit_stroke(lesson, 5, page, 3000, 2, line);
	uint8_t *bytes = roundtrip_write(plen_xopp_write, lesson, &size, losses);
	char *xml = without_ours(bytes, size);
	assert_int_equal(plen_xopp_read((uint8_t *)xml, strlen(xml), &sink, &reading), 0);
	assert_non_null(strstr((char *)text.text.data, "page owner 2 background 0"));
	assert_non_null(strstr((char *)text.text.data,
			       "stroke group 2 ink 0 rgba 00000000 width 3000: 100000,100000 "
			       "200000,200000\n"));
	assert_non_null(strstr((char *)text.text.data, "stroke group 5 ink 0"));
	free(xml);
	free(bytes);
	plen_buffer_finish(&text.text);
	plen_lesson_destroy(lesson);
}

static void test_xopp_write__paper_texts_and_images_come_back(void **state)
{
	static const char document[] =
		"<xournal><page width=\"595\" height=\"842\"><background type=\"solid\" "
		"color=\"#ffffc0ff\" style=\"graph\" config=\"r1=40\"/><layer name=\"Class\">"
		"<image left=\"10\" top=\"20\" right=\"82\" bottom=\"56\">" XOPP_TEXT_PNG "</image>"
		"<text font=\"Serif Bold\" size=\"12\" x=\"30\" y=\"40\" color=\"red\">two\n"
		"lines</text>"
		"<text font=\"Sans\" size=\"9.5\" x=\"30\" y=\"90\" wrap=\"80\" align=\"right\">"
		"in a box that is not wide</text>"
		"<stroke color=\"#0072b2ff\" width=\"2\">0 0 900 72</stroke>"
		"</layer></page></xournal>";
	uint32_t losses[PLEN_LOSS_COUNT];
	struct plen_reading reading = {0};
	size_t size = 0;
	char *lost[2] = {NULL, NULL};

	(void)state;
	struct plen_lesson *lesson = roundtrip_read(plen_xopp_read, (const uint8_t *)document,
						    strlen(document), &reading);
	uint8_t *bytes = roundtrip_write(plen_xopp_write, lesson, &size, losses);
	assert_int_equal(losses[PLEN_LOSS_PICTURE], 0);
	char *xml = without_ours(bytes, size);
	char *before = xopp_text(document, &lost[0]);
	char *after = xopp_text(xml, &lost[1]);
	assert_string_equal(after, before);
	for (int i = 0; i < 2; i++) {
		free(lost[i]);
	}
	free(before);
	free(after);
	free(xml);
	free(bytes);
	plen_lesson_destroy(lesson);
}

/* Light paper, and inks that are seen on it, under an image; dark paper for the page after it. */
static void test_xopp_write__a_page_with_an_image_is_light_on_a_dark_wall(void **state)
{
	static const char document[] =
		"<xournal><page width=\"600\" height=\"400\"><layer name=\"Class\">"
		"<image left=\"10\" top=\"20\" right=\"82\" bottom=\"56\">" XOPP_TEXT_PNG "</image>"
		"<stroke color=\"#1b2430ff\" width=\"2\">0 0 90 "
		"72</stroke></layer></page></xournal>";
	static const double line[] = {10, 10, 20, 20};
	struct plen_reading reading = {0};
	struct plen_writing_options options = {
		.group = -1, .theme = PLEN_THEME_DARK, .screen = {160, 90}, .title = ""};
	uint32_t losses[PLEN_LOSS_COUNT] = {0};
	uint8_t *bytes = NULL;
	size_t size = 0;

	(void)state;
	struct plen_lesson *lesson = roundtrip_read(plen_xopp_read, (const uint8_t *)document,
						    strlen(document), &reading);
	sample_commit_stroke(lesson, 0, sample_commit_page(lesson, 0), 3000, 2, line);
	assert_int_equal(plen_xopp_write(lesson, &options, &bytes, &size, losses), 0);
	char *xml = without_ours(bytes, size);
	char *second = strstr(strstr(xml, "<page") + 1, "<page");
	assert_non_null(strstr(second, "#f3f5f2ff"));
	assert_null(strstr(second, "#1b2430ff"));
	*second = '\0';
	assert_non_null(strstr(xml, "#1b2430ff"));
	assert_null(strstr(xml, "#f3f5f2ff"));
	free(xml);
	free(bytes);
	plen_lesson_destroy(lesson);
}

static bool stop(void *data, uint32_t done, uint32_t total)
{
	*(uint32_t *)data = total;
	return done < 2;
}

static void test_xopp_write__writes_what_was_chosen(void **state)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint32_t losses[PLEN_LOSS_COUNT] = {0}, total = 0;
	struct plen_writing_options options = {
		.group = 2, .screen = {160, 90}, .title = "", .progress = stop, .data = &total};
	uint8_t *bytes = NULL;
	size_t size = 0;

	(void)state;
	for (int i = 0; i < 3; i++) {
		sample_commit_page(lesson, 0);
		sample_commit_page(lesson, 2);
	}
	assert_int_equal(plen_xopp_write(lesson, &options, &bytes, &size, losses), -ECANCELED);
	assert_int_equal(total, 3);
	options.page = 4;
	assert_int_equal(plen_xopp_write(lesson, &options, &bytes, &size, losses), -ENOENT);
	options.page = 3;
	assert_int_equal(plen_xopp_write(lesson, &options, &bytes, &size, losses), 0);
	assert_int_equal(total, 1);
	free(bytes);
	options.group = 6;
	options.page = 1;
	assert_int_equal(plen_xopp_write(lesson, &options, &bytes, &size, losses), 0);
	free(bytes);
	plen_lesson_destroy(lesson);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_xopp_write__paper_settings_come_back),
		cmocka_unit_test(
			test_xopp_write__fine_rulings_are_a_point_there_and_come_back_fine),
		cmocka_unit_test(test_xopp_write__what_was_written_comes_back),
		cmocka_unit_test(test_xopp_write__images_come_back_beneath_the_ink),
		cmocka_unit_test(test_xopp_write__layers_lie_as_groups_wrote),
		cmocka_unit_test(test_xopp_write__groups_and_colours_outlive_another_program),
		cmocka_unit_test(test_xopp_write__paper_texts_and_images_come_back),
		cmocka_unit_test(test_xopp_write__a_page_with_an_image_is_light_on_a_dark_wall),
		cmocka_unit_test(test_xopp_write__writes_what_was_chosen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
