/* SPDX-License-Identifier: MIT
 *
 * Pictures on paper.
 */
#include "renderer/export.h"

#include <cairo.h>
#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "sample_ink.h"
#include "sample_pictures.h"

static const struct plen_board_size screen = {1895, 1066};

/* A head that says 16 by 16 grey pixels; what follows nobody looks at. */
static const uint8_t jpeg[] = {0xff, 0xd8, 0xff, 0xc0, 0, 11,   8,    0,   16,   0,
			       16,   1,    1,    0x11, 0, 0xff, 0xda, 0,   8,    1,
			       1,    0,    0,    63,   0, 'i',  'n',  'k', 0xff, 0xd9};

struct place {
	char dir[64], path[128], error[256];
	struct plen_lesson *lesson;
	struct sample_pictures pictures;
	struct plen_export_options options;
	struct plen_picture_source source;
	uint32_t page, asset;
	uint32_t told, stop_at, patience; /* progress; 0 = without end */
};

static bool tell(void *data, uint32_t done, uint32_t total)
{
	struct place *place = data;

	assert_true(done <= total);
	place->told++;
	return (place->stop_at == 0 || done < place->stop_at) &&
	       (place->patience == 0 || place->told < place->patience);
}

static int set_up(void **state)
{
	struct place *place = calloc(1, sizeof(*place));

	strcpy(place->dir, "/tmp/plen-export-XXXXXX");
	assert_non_null(mkdtemp(place->dir));
	place->lesson = plen_lesson_create();
	place->page = sample_ink_page(place->lesson, 0, PLEN_BACKGROUND_PLAIN, 0);
	place->asset = sample_picture_asset(place->lesson, PLEN_MEDIA_PDF, 4);
	place->source = sample_pictures_source(&place->pictures);
	place->options = (struct plen_export_options){
		.group = -1, .pictures = &place->source, .progress = tell, .data = place};
	*state = place;
	return 0;
}

static int count_files(const struct place *place)
{
	DIR *entries = opendir(place->dir);
	int count = 0;

	for (struct dirent *entry; (entry = readdir(entries)) != NULL;) {
		count += entry->d_name[0] != '.' || strlen(entry->d_name) > 2;
	}
	closedir(entries);
	return count;
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
	sample_pictures_finish(&place->pictures);
	free(place);
	return 0;
}

static const char *in(struct place *place, const char *name)
{
	snprintf(place->path, sizeof(place->path), "%s/%s", place->dir, name);
	return place->path;
}

static int export(struct place *place, const char *name)
{
	return plen_export_write(place->lesson, in(place, name), screen, &place->options,
				 place->error, sizeof(place->error));
}

static void put(struct place *place, uint32_t asset, double x, double y, double size, int turn)
{
	struct plen_op_picture picture = sample_picture_at(asset, x, y, size, turn);

	sample_picture_commit(place->lesson, place->page, &picture);
}

static void put_sheet(struct place *place, double size)
{
	struct plen_op_picture sheet = sample_picture_at(place->asset, 0, 0, size, 0);

	sheet.sheet = 1;
	sample_picture_commit(place->lesson, place->page, &sheet);
}

static cairo_surface_t *export_png(struct place *place)
{
	assert_int_equal(export(place, "p.png"), 0);
	cairo_surface_t *surface = cairo_image_surface_create_from_png(in(place, "p.png"));
	assert_int_equal(cairo_surface_status(surface), CAIRO_STATUS_SUCCESS);
	return surface;
}

/* Two pixels a mm. */
static uint32_t at(cairo_surface_t *surface, double x_mm, double y_mm)
{
	const uint8_t *pixels = cairo_image_surface_get_data(surface);
	uint32_t pixel;

	memcpy(&pixel,
	       pixels + (int)(y_mm * 2) * cairo_image_surface_get_stride(surface) +
		       (int)(x_mm * 2) * 4,
	       4);
	return pixel & 0xffffff;
}

static void test_export_pictures__png_shows_them_turned_and_beneath_ink(void **state)
{
	struct place *place = *state;
	const double line[] = {100, 150, 700, 150};
	struct sample_stroke stroke;

	put(place, place->asset, 100, 100, 200, 0);
	put(place, place->asset, 500, 100, 200, 1);
	sample_ink_line(&stroke, line, 2);
	stroke.op.width_um = 20000;
	stroke.op.ink = PLEN_INK_OWN;
	stroke.op.rgba = 0x804020FF;
	sample_ink_commit(place->lesson, place->page, &stroke);
	cairo_surface_t *surface = export_png(place);
	assert_int_equal(at(surface, 150, 120), SAMPLE_RED);
	assert_int_equal(at(surface, 250, 120), SAMPLE_GREEN);
	assert_int_equal(at(surface, 550, 120), SAMPLE_BLUE);
	assert_int_equal(at(surface, 650, 120), SAMPLE_RED);
	assert_int_equal(at(surface, 650, 150), 0x804020);
	cairo_surface_destroy(surface);
}

static void test_export_pictures__a_page_with_a_sheet_is_as_large_as_that(void **state)
{
	struct place *place = *state;

	put_sheet(place, 210);
	cairo_surface_t *surface = export_png(place);
	assert_int_equal(cairo_image_surface_get_width(surface), 420);
	assert_int_equal(cairo_image_surface_get_height(surface), 420);
	cairo_surface_destroy(surface);

	/* And what was written beside it. */
	put(place, place->asset, 300, 0, 50, 0);
	surface = export_png(place);
	assert_int_equal(cairo_image_surface_get_width(surface), 700);
	cairo_surface_destroy(surface);

	/* A group's page before it as well. */
	sample_ink_page(place->lesson, 1, PLEN_BACKGROUND_PLAIN, place->page);
	place->options.group = 1;
	surface = export_png(place);
	assert_int_equal(cairo_image_surface_get_width(surface), 700);
	cairo_surface_destroy(surface);
}

static void test_export_pictures__a_sheet_is_written_on_in_light_inks(void **state)
{
	struct place *place = *state;
	const double line[] = {250, 250, 300, 250};
	struct sample_stroke stroke;

	place->options.theme = PLEN_THEME_DARK;
	put(place, place->asset, 0, 0, 200, 0);
	sample_ink_line(&stroke, line, 2);
	stroke.op.width_um = 20000;
	sample_ink_commit(place->lesson, place->page, &stroke);
	cairo_surface_t *surface = export_png(place);
	assert_int_equal(at(surface, 275, 250), 0x1B2430);
	assert_int_equal(at(surface, 275, 290), 0xFCFBF8);
	cairo_surface_destroy(surface);
}

static void test_export_pictures__what_is_not_here_is_waited_for(void **state)
{
	struct place *place = *state;

	place->pictures.is_slow = true;
	put(place, place->asset, 100, 100, 200, 0);
	cairo_surface_t *surface = export_png(place);
	assert_int_equal(at(surface, 150, 120), SAMPLE_RED);
	assert_int_equal(place->pictures.settled, 1);
	cairo_surface_destroy(surface);
}

static void test_export_pictures__what_cannot_be_had_is_a_frame(void **state)
{
	struct place *place = *state;

	place->pictures.failing = place->asset;
	put(place, place->asset, 100, 100, 200, 0);
	cairo_surface_t *surface = export_png(place);
	assert_in_range(at(surface, 150, 120) & 0xff, 0xe0, 0xf7);
	cairo_surface_destroy(surface);

	place->options.pictures = NULL;
	assert_int_equal(export(place, "frame.pdf"), 0);
	assert_int_equal(export(place, "frame.svg"), 0);
}

static bool contains(struct place *place, const char *name, const void *bytes, size_t size)
{
	FILE *file = fopen(in(place, name), "rb");
	char *text = malloc(4 << 20);

	assert_non_null(file);
	size_t length = fread(text, 1, 4 << 20, file);
	fclose(file);
	bool found = memmem(text, length, bytes, size) != NULL;
	free(text);
	return found;
}

static void test_export_pictures__jpeg_stays_jpeg_in_pdf(void **state)
{
	struct place *place = *state;
	struct plen_op op = {.kind = PLEN_OP_ASSET};

	put(place, place->asset, 100, 100, 200, 0);
	assert_int_equal(export(place, "other.pdf"), 0);
	assert_false(contains(place, "other.pdf", "/DCTDecode", 10));
	op.u.asset = (struct plen_op_asset){PLEN_MEDIA_JPEG, 1, sizeof(jpeg), jpeg};
	put(place, (uint32_t)plen_lesson_commit(place->lesson, &op), 400, 100, 200, 0);
	assert_int_equal(export(place, "photo.pdf"), 0);
	assert_true(contains(place, "photo.pdf", "/DCTDecode", 10));
	assert_true(contains(place, "photo.pdf", jpeg, sizeof(jpeg)));
}

static void test_export_pictures__no_file_says_where_a_photograph_was_taken(void **state)
{
	static const uint8_t exif[] = {0xff, 0xd8, 0xff, 0xe1, 0,   14,  'E',  'x',  'i',
				       'f',  0,    0,    'G',  'P', 'S', 0x35, 0x32, '.'};
	struct place *place = *state;
	struct plen_op op = {.kind = PLEN_OP_ASSET};
	uint8_t photo[sizeof(exif) + sizeof(jpeg) - 2];

	memcpy(photo, exif, sizeof(exif));
	memcpy(photo + sizeof(exif), jpeg + 2, sizeof(jpeg) - 2);
	op.u.asset = (struct plen_op_asset){PLEN_MEDIA_JPEG, 1, sizeof(photo), photo};
	put(place, (uint32_t)plen_lesson_commit(place->lesson, &op), 400, 100, 200, 0);
	assert_int_equal(export(place, "photo.pdf"), 0);
	assert_true(contains(place, "photo.pdf", jpeg, sizeof(jpeg)));
	assert_false(contains(place, "photo.pdf", "GPS", 3));
}

/* However often it is shown, it is in the file once. */
static void test_export_pictures__the_same_picture_is_written_once(void **state)
{
	struct place *place = *state;
	size_t sizes[2];

	put(place, place->asset, 100, 100, 200, 0);
	for (int i = 0; i < 2; i++) {
		assert_int_equal(export(place, "p.pdf"), 0);
		FILE *file = fopen(in(place, "p.pdf"), "rb");
		fseek(file, 0, SEEK_END);
		sizes[i] = (size_t)ftell(file);
		fclose(file);
		for (int k = 0; k < 9; k++) {
			place->page = sample_ink_page(place->lesson, 0, PLEN_BACKGROUND_PLAIN, 0);
			put(place, place->asset, 100, 100, 200, 0);
		}
	}
	assert_in_range(sizes[1], sizes[0], 4 * sizes[0]);
}

static void test_export_pictures__progress_is_told_and_may_end_it(void **state)
{
	static const char *const names[] = {"p.pdf", "p.svg", "p.png", "p.PDF"};
	struct place *place = *state;

	for (int i = 0; i < 4; i++) {
		sample_ink_page(place->lesson, 0, PLEN_BACKGROUND_PLAIN, 0);
	}
	assert_int_equal(export(place, "all.pdf"), 0);
	assert_int_equal(place->told, 6);
	unlink(in(place, "all.pdf"));
	for (int i = 0; i < 4; i++) {
		place->stop_at = 1;
		assert_int_equal(export(place, names[i]), -ECANCELED);
		assert_non_null(strstr(place->error, "cancelled"));
	}
	/* Nor does one of those appear that are a file a page. */
	assert_int_equal(count_files(place), 0);
}

/* A page that a stranger's matrix makes as wide as a country. */
/* A page may take long: it is not waited for, and nothing is left of it. */
static void test_export_pictures__may_be_ended_within_a_page(void **state)
{
	static const char *const names[] = {"p.pdf", "p.svg", "p.png"};
	struct place *place = *state;
	struct sample_random random = {1};
	struct sample_stroke stroke;

	for (int i = 0; i < 60; i++) {
		sample_ink_scribble(&stroke, &random, 10, (struct plen_page_rect){0, 0, 900, 500});
		sample_ink_commit(place->lesson, place->page, &stroke);
	}
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		place->told = 0;
		place->patience = 4;
		assert_int_equal(export(place, names[i]), -ECANCELED);
		assert_int_equal(place->told, 4);
		assert_int_equal(count_files(place), 0);
	}
}

static void test_export_pictures__no_matrix_is_too_wild(void **state)
{
	struct place *place = *state;
	const int32_t extremes[] = {0, 1, 1000000, -1000000, INT32_MAX, INT32_MIN};
	struct sample_random random = {23};

	place->page = sample_ink_page(place->lesson, 0, PLEN_BACKGROUND_SQUARED, 0);
	for (int i = 0; i < 40; i++) {
		struct plen_op_picture picture = {.asset = place->asset};

		picture.w_um = i % 2 == 0 ? PLEN_OP_PICTURE_UM_MAX : 100000;
		picture.h_um = PLEN_OP_PICTURE_UM_MAX;
		picture.a_ppm = extremes[sample_random_int(&random, 6)];
		picture.b_ppm = extremes[sample_random_int(&random, 6)];
		picture.c_ppm = extremes[sample_random_int(&random, 6)];
		picture.d_ppm = extremes[sample_random_int(&random, 6)];
		picture.e_um = extremes[sample_random_int(&random, 6)];
		sample_picture_commit(place->lesson, place->page, &picture);
	}
	place->pictures.failing = place->asset;
	assert_int_equal(export(place, "wild.pdf"), 0);
	assert_int_equal(export(place, "wild.svg"), 0);
	assert_int_equal(export(place, "wild.png"), 0);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_export_pictures__##name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(png_shows_them_turned_and_beneath_ink),
		CASE(a_page_with_a_sheet_is_as_large_as_that),
		CASE(a_sheet_is_written_on_in_light_inks),
		CASE(what_is_not_here_is_waited_for),
		CASE(what_cannot_be_had_is_a_frame),
		CASE(jpeg_stays_jpeg_in_pdf),
		CASE(no_file_says_where_a_photograph_was_taken),
		CASE(the_same_picture_is_written_once),
		CASE(progress_is_told_and_may_end_it),
		CASE(may_be_ended_within_a_page),
		CASE(no_matrix_is_too_wild),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
