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
#include "formats/formats.h"
#include "lesson_dice.h"
#include "roundtrip.h"
#include "sink_text.h"

#define HEAD                                                                                       \
	"<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "      \
	"xmlns:ub='http://uniboard.mnemis.com/document' version='1.1' ub:version='4.8.0' "         \
	"viewBox='-690 -530 1380 1060' ub:nominal-size='1280x960' ub:dark-background='false' "     \
	"ub:crossed-background='false' ub:ruled-background='false' pageDpi='96'>"                  \
	"<rect fill='white' x='-690' y='-530' width='1380' height='1060'/>"
#define TAIL "</svg>"

struct file {
	const char *name, *content;
};

/* An archive of these, up to one without a name. */
static uint8_t *pack(const struct file *files, size_t *size)
{
	struct plen_archive_writer *writer = plen_archive_writer_create();
	uint8_t *bytes = NULL;

	for (; files->name != NULL; files++) {
		plen_archive_writer_add(writer, files->name, (uint8_t *)strdup(files->content),
					strlen(files->content), true);
	}
	assert_int_equal(plen_archive_writer_finish(writer, &bytes, size), 0);
	return bytes;
}

/* What is read of an archive, and what was lost, as text that the caller frees. */
static char *read_files(const struct file *files, int expected)
{
	struct sink_text text = {0};
	struct plen_sink sink = sink_text_init(&text);
	struct plen_reading reading = {0};
	size_t size = 0;
	uint8_t *bytes = pack(files, &size);
	int rc = plen_ubz_read(bytes, size, &sink, &reading);
	char *losses = sink_text_losses(&reading);

	assert_int_equal(rc, expected);
	assert_true(expected == 0 || reading.error[0] != '\0');
	plen_buffer_printf(&text.text, "%s\n", losses);
	free(losses);
	free(bytes);
	return (char *)plen_buffer_take(&text.text, &size);
}

static char *read_page(const char *page)
{
	const struct file files[] = {{"page000.svg", page}, {NULL, NULL}};

	return read_files(files, 0);
}

/* The page reads as `expected`, sheet and page left out. */
static void check_page(const char *page, const char *expected)
{
	char *all = read_page(page), *lines = all;

	for (int i = 0; i < 4; i++) {
		assert_non_null(lines = strchr(lines, '\n'));
		lines++;
	}
	if (strcmp(lines, expected) != 0) {
		print_message("%s", all);
	}
	assert_string_equal(lines, expected);
	free(all);
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
	char *text = read_page(HEAD TAIL);

	(void)state;
	assert_string_equal(text,
			    "page owner 0 background 0\n"
			    "asset 1 svg parts 1 size 279\n"
			    "edit group 0 mark 0 time 0\n"
			    "  sheet asset 1 part 0 338667x254000 matrix 1000000 0 0 1000000 0 0\n"
			    "lost:\n");
	free(text);
}

static void test_ubz__lines_are_ink(void **state)
{
	(void)state;
	check_page(HEAD "<g ub:z-value='1' ub:fill-on-light-background='#ff0000'>"
			"<polyline points='-640,-480 -630,-480 -630,-470 ' fill='none' "
			"stroke='#ff0000' stroke-width='3' stroke-opacity='1'/></g>" TAIL,
		   "  stroke group 0 ink 64 rgba ff0000ff width 794: 0,0 2646,0 2646,2646\n"
		   "lost:\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ubz__what_plenary_wrote_comes_back_whole),
		cmocka_unit_test(test_ubz__all_ink_comes_back),
		cmocka_unit_test(test_ubz__the_same_lesson_makes_the_same_bytes),
		cmocka_unit_test(test_ubz__a_page_is_a_sheet_with_its_origin_in_the_middle),
		cmocka_unit_test(test_ubz__lines_are_ink),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
