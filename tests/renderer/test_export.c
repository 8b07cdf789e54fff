/* SPDX-License-Identifier: MIT */
#include "renderer/export.h"

#include <cairo.h>
#include <dirent.h>
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "check.h"
#include "sample_ink.h"

static const struct plen_board_size screen = {1895, 1066};

struct place {
	char dir[64], path[128], error[256];
	struct plen_lesson *lesson;
};

static int set_up(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	strcpy(place->dir, "/tmp/plen-export-XXXXXX");
	assert_non_null(mkdtemp(place->dir));
	place->lesson = plen_lesson_create();
	*state = place;
	return 0;
}

static int tear_down(void **state)
{
	struct place *place = *state;
	DIR *entries = opendir(place->dir);

	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		unlinkat(dirfd(entries), entry->d_name, 0);
	}
	closedir(entries);
	rmdir(place->dir);
	plen_lesson_destroy(place->lesson);
	free(place);
	return 0;
}

static const char *in(struct place *place, const char *name)
{
	snprintf(place->path, sizeof(place->path), "%s/%s", place->dir, name);
	return place->path;
}

static int export(struct place *place, const char *name, int group, int page)
{
	const struct plen_export_options options = {.group = group, .page = page};

	return plen_export_write(place->lesson, in(place, name), screen, &options, place->error,
				 sizeof(place->error));
}

static void add_pages(struct place *place)
{
	uint32_t first = sample_ink_page(place->lesson, 0, PLEN_BACKGROUND_SQUARED, 0);

	sample_ink_fill_page(place->lesson, first, 0);
	sample_ink_page(place->lesson, 0, PLEN_BACKGROUND_PLAIN, 0);
	sample_ink_fill_page(place->lesson,
			     sample_ink_page(place->lesson, 2, PLEN_BACKGROUND_SQUARED, first), 2);
}

static char *read_all(struct place *place, const char *name, size_t *size)
{
	FILE *file = fopen(in(place, name), "rb");

	assert_non_null(file);
	fseek(file, 0, SEEK_END);
	*size = (size_t)ftell(file);
	rewind(file);
	char *text = calloc(*size + 1, 1);
	assert_int_equal(fread(text, 1, *size, file), *size);
	fclose(file);
	return text;
}

/* The number of pages as the page tree's root says it; cairo writes it uncompressed. */
static int pdf_pages(struct place *place, const char *name)
{
	size_t size;
	char *text = read_all(place, name, &size);
	int count = -1;

	assert_memory_equal(text, "%PDF-", 5);
	assert_non_null(memmem(text + size - 8, 8, "%%EOF", 5));
	const char *tree = memmem(text, size, "/Type /Pages", 12);
	assert_non_null(tree);
	const char *number = memmem(tree, size - (size_t)(tree - text), "/Count ", 7);
	assert_non_null(number);
	assert_int_equal(sscanf(number, "/Count %d", &count), 1);
	free(text);
	return count;
}

static void test_export__pdf_holds_all_pages(void **state)
{
	struct place *place = *state;

	add_pages(place);
	assert_int_equal(export(place, "all.pdf", -1, 0), 0);
	assert_int_equal(pdf_pages(place, "all.pdf"), 3);
	assert_int_equal(export(place, "class.pdf", 0, 0), 0);
	assert_int_equal(pdf_pages(place, "class.pdf"), 2);
	assert_int_equal(export(place, "one.pdf", -1, 3), 0);
	assert_int_equal(pdf_pages(place, "one.pdf"), 1);
}

/* Three groups have a first page, and one of them a second. */
static void test_export__an_overview_shows_groups_side_by_side(void **state)
{
	const struct plen_export_options options = {.group = -1};
	struct place *place = *state;

	add_pages(place);
	for (uint8_t group = 3; group <= PLEN_GROUP_MAX; group++) {
		sample_ink_page(place->lesson, group, PLEN_BACKGROUND_PLAIN, 0);
	}
	sample_ink_page(place->lesson, 4, PLEN_BACKGROUND_PLAIN, 0);
	assert_int_equal(plen_export_overview(place->lesson, in(place, "over.pdf"), screen,
					      &options, place->error, sizeof(place->error)),
			 0);
	assert_int_equal(pdf_pages(place, "over.pdf"), 2 + 2);
}

static void test_export__an_overview_of_nothing_is_a_blank_page(void **state)
{
	const struct plen_export_options options = {.group = -1};
	struct place *place = *state;

	assert_int_equal(plen_export_overview(place->lesson, in(place, "over.pdf"), screen,
					      &options, place->error, sizeof(place->error)),
			 0);
	assert_int_equal(pdf_pages(place, "over.pdf"), 1);
}

static void test_export__an_empty_lesson_is_a_blank_page(void **state)
{
	struct place *place = *state;

	assert_int_equal(export(place, "empty.pdf", -1, 0), 0);
	assert_int_equal(pdf_pages(place, "empty.pdf"), 1);
	assert_int_equal(export(place, "empty.svg", -1, 0), 0);
	assert_int_equal(export(place, "empty.png", -1, 0), 0);
}

static void test_export__several_pages_are_numbered(void **state)
{
	struct place *place = *state;

	add_pages(place);
	assert_int_equal(export(place, "p.svg", -1, 0), 0);
	assert_int_equal(access(in(place, "p-1.svg"), F_OK), 0);
	assert_int_equal(access(in(place, "p-3.svg"), F_OK), 0);
	assert_int_not_equal(access(in(place, "p-4.svg"), F_OK), 0);
	assert_int_not_equal(access(in(place, "p.svg"), F_OK), 0);
}

static void test_export__svg_is_whole(void **state)
{
	struct place *place = *state;
	size_t size;

	add_pages(place);
	assert_int_equal(export(place, "one.SVG", 2, 0), 0);
	char *text = read_all(place, "one.SVG", &size);
	assert_non_null(strstr(text, "<svg"));
	assert_non_null(strstr(text, "</svg>"));
	free(text);
}

/* A page kilometres wide is drawn smaller, rather than as nothing. */
static void test_export__svg_holds_the_widest_page(void **state)
{
	static const double across[] = {-2000000, 0, 2000000, 1000};
	struct place *place = *state;
	struct sample_stroke stroke;
	uint32_t page = sample_ink_page(place->lesson, 0, PLEN_BACKGROUND_PLAIN, 0);
	size_t size;

	sample_ink_line(&stroke, across, 2);
	sample_ink_commit(place->lesson, page, &stroke);
	assert_int_equal(export(place, "wide.svg", -1, 0), 0);
	char *text = read_all(place, "wide.svg", &size);
	assert_non_null(strstr(text, "<path"));
	free(text);
}

/* The picture of a page far from its origin still holds its ink. */
static void test_export__png_shows_ink_wherever_it_is(void **state)
{
	struct place *place = *state;
	struct sample_stroke stroke;
	uint32_t page = sample_ink_page(place->lesson, 0, PLEN_BACKGROUND_PLAIN, 0);
	int coloured = 0;

	sample_ink_circle(&stroke, -50000, 30000, 200);
	stroke.op.ink = PLEN_INK_ORANGE;
	sample_ink_commit(place->lesson, page, &stroke);
	assert_int_equal(export(place, "far.png", -1, 0), 0);

	cairo_surface_t *surface = cairo_image_surface_create_from_png(in(place, "far.png"));
	assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
	int width = cairo_image_surface_get_width(surface);
	int height = cairo_image_surface_get_height(surface);
	const uint8_t *pixels = cairo_image_surface_get_data(surface);
	int stride = cairo_image_surface_get_stride(surface);
	assert_int_equal(width, 3790);
	assert_int_equal(height, 2132);
	for (int y = 0; y < height; y++) {
		for (int x = 0; x < width; x++) {
			uint32_t pixel;

			memcpy(&pixel, pixels + y * stride + x * 4, 4);
			coloured += (pixel & 0xffffff) == 0xD55E00;
		}
	}
	/* A circle of 200 mm with a pen of 3 mm, at two pixels a mm. */
	assert_true(coloured > 12000 && coloured < 17000);
	cairo_surface_destroy(surface);
}

static void test_export__a_wrong_name_or_page_is_told(void **state)
{
	struct place *place = *state;

	add_pages(place);
	assert_int_equal(export(place, "page.docx", -1, 0), -EINVAL);
	assert_non_null(strstr(place->error, ".pdf"));
	assert_int_equal(export(place, "noname", -1, 0), -EINVAL);
	assert_int_equal(export(place, "p.pdf", -1, 9), -ENOENT);
	assert_non_null(strstr(place->error, "there are 3"));
	assert_int_equal(export(place, "missing/p.pdf", -1, 0), -ENOENT);
	assert_int_not_equal(access(in(place, "p.pdf"), F_OK), 0);
}

static int count_files(const struct place *place)
{
	DIR *entries = opendir(place->dir);
	int count = 0;

	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		count += entry->d_name[0] != '.';
	}
	closedir(entries);
	return count;
}

/* A file that may not grow beyond `bytes` fails in the middle of a write, as on a full disk. */
static void limit_files(rlim_t bytes)
{
	struct rlimit limit;

	signal(SIGXFSZ, SIG_IGN);
	getrlimit(RLIMIT_FSIZE, &limit);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void test_export__a_full_disk_is_told_and_leaves_nothing(void **state)
{
	static const char *const names[] = {"full.pdf", "full.svg", "full.png"};
	static const rlim_t limits[] = {0, 100, 5000, 20000};
	struct place *place = *state;

	add_pages(place);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		for (size_t k = 0; k < sizeof(limits) / sizeof(limits[0]); k++) {
			limit_files(limits[k]);
			int rc = export(place, names[i], -1, 1);
			limit_files(RLIM_INFINITY);
			assert_int_equal(rc, -EFBIG);
			assert_non_null(strstr(place->error, strerror(EFBIG)));
			assert_int_equal(count_files(place), 0);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_export__pdf_holds_all_pages, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_export__an_overview_shows_groups_side_by_side,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_export__an_overview_of_nothing_is_a_blank_page,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_export__an_empty_lesson_is_a_blank_page,
						set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_export__several_pages_are_numbered, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_export__svg_is_whole, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_export__svg_holds_the_widest_page, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_export__png_shows_ink_wherever_it_is, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_export__a_wrong_name_or_page_is_told, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_export__a_full_disk_is_told_and_leaves_nothing,
						set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
