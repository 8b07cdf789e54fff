/* SPDX-License-Identifier: MIT */
#include "picture_place.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "sample_ink.h"
#include "sample_pictures.h"

#define ENOUGH_PX (4u << 20)

static const struct plen_outline_map screen = {
	.scale = {2, 2}, .origin_x_px = 100, .origin_y_px = -50, .clip = {0, 0, 1000, 600}};

/* 200 by 100 mm, its corner at 60, 40 mm. */
static const struct plen_op_picture upright = {.asset = 1,
					       .w_um = 200000,
					       .h_um = 100000,
					       .a_ppm = 1000000,
					       .d_ppm = 1000000,
					       .e_um = 60000,
					       .f_um = 40000};

static void test_picture_place__the_unit_square_comes_to_its_corners(void **state)
{
	cairo_matrix_t to_px;
	double x = 0, y = 0;

	(void)state;
	assert_true(plen_picture_matrix(&to_px, &upright, &screen));
	cairo_matrix_transform_point(&to_px, &x, &y);
	assert_float_equal(x, 60 * 2 - 100, 1e-9);
	assert_float_equal(y, 40 * 2 + 50, 1e-9);
	x = y = 1;
	cairo_matrix_transform_point(&to_px, &x, &y);
	assert_float_equal(x, 260 * 2 - 100, 1e-9);
	assert_float_equal(y, 140 * 2 + 50, 1e-9);
}

static void test_picture_place__what_has_no_area_is_not_seen(void **state)
{
	struct plen_op_picture flat = upright, dot = upright;
	cairo_matrix_t to_px;

	(void)state;
	flat.a_ppm = flat.b_ppm = flat.c_ppm = flat.d_ppm = 1000000;
	assert_false(plen_picture_matrix(&to_px, &flat, &screen));
	dot.w_um = 1;
	assert_false(plen_picture_matrix(&to_px, &dot, &screen));
}

static void test_picture_place__the_next_power_of_two_is_wanted(void **state)
{
	struct plen_picture_part part;
	cairo_matrix_t to_px;

	(void)state;
	plen_picture_matrix(&to_px, &upright, &screen);
	assert_true(plen_picture_need(&to_px, screen.clip, ENOUGH_PX, &part));
	/* 400 by 200 pixels on the screen. */
	assert_int_equal(part.whole_w_px, 512);
	assert_int_equal(part.whole_h_px, 256);
	assert_int_equal(part.x_px + part.y_px, 0);
	assert_int_equal(part.w_px, 512);
	assert_int_equal(part.h_px, 256);
}

static void test_picture_place__only_what_is_seen_is_wanted(void **state)
{
	const struct plen_px_rect corner = {400, 300, 100, 100}, elsewhere = {700, 0, 100, 100};
	struct plen_picture_part part;
	cairo_matrix_t to_px;

	(void)state;
	plen_picture_matrix(&to_px, &upright, &screen);
	assert_true(plen_picture_need(&to_px, corner, ENOUGH_PX, &part));
	/* From 380 of 400 and 170 of 200 on, and what is interpolated there. */
	assert_in_range(part.x_px, 483, 486);
	assert_in_range(part.y_px, 214, 217);
	assert_int_equal(part.x_px + part.w_px, 512);
	assert_int_equal(part.y_px + part.h_px, 256);
	assert_false(plen_picture_need(&to_px, elsewhere, ENOUGH_PX, &part));
}

static void test_picture_place__a_coarser_one_does_where_there_is_no_room(void **state)
{
	struct plen_picture_part part;
	cairo_matrix_t to_px;

	(void)state;
	plen_picture_matrix(&to_px, &upright, &screen);
	assert_true(plen_picture_need(&to_px, screen.clip, 5000, &part));
	assert_true((size_t)part.w_px * part.h_px <= 5000);
	assert_true(plen_picture_need(&to_px, screen.clip, 1, &part));
	assert_int_equal(part.whole_w_px, 16);
	assert_int_equal(part.whole_h_px, 16);
}

static void assert_within(const struct plen_picture_part *part)
{
	assert_true(part->w_px > 0 && part->h_px > 0);
	assert_true(part->x_px + part->w_px <= part->whole_w_px);
	assert_true(part->y_px + part->h_px <= part->whole_h_px);
	assert_true(part->whole_w_px <= PLEN_PICTURE_WHOLE_PX_MAX);
	assert_true(part->whole_h_px <= PLEN_PICTURE_WHOLE_PX_MAX);
}

/* Any matrix, any place: what is wanted lies within the whole, and within the limit. */
static void test_picture_place__any_need_is_within_bounds(void **state)
{
	struct sample_random random = {31};
	int seen = 0;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		const double reach = pow(10, sample_random_int(&random, 10));
		struct plen_op_picture picture = {.asset = 1};
		struct plen_picture_part part;
		cairo_matrix_t to_px;

#define ANY(reach_of) (int32_t)((sample_random_unit(&random) - 0.5) * fmin(2e9, reach_of))
		picture.w_um = 1 + (uint32_t)sample_random_int(&random, 100000000);
		picture.h_um = 1 + (uint32_t)sample_random_int(&random, 100000000);
		picture.a_ppm = ANY(reach);
		picture.b_ppm = ANY(reach);
		picture.c_ppm = ANY(reach);
		picture.d_ppm = ANY(reach);
		picture.e_um = ANY(1e6);
		picture.f_um = ANY(1e6);
#undef ANY
		if (plen_picture_matrix(&to_px, &picture, &screen) &&
		    plen_picture_need(&to_px, screen.clip, 100000, &part)) {
			struct plen_picture_part other = plen_picture_part_in(&part, 64, 4096);

			assert_within(&part);
			assert_within(&other);
			assert_true((size_t)part.w_px * part.h_px <= 100000);
			seen++;
		}
	}
	assert_true(seen > 1000);
}

/* Pieces are put together to what one piece would have been. */
static void test_picture_place__pieces_fit_together(void **state)
{
	static struct sample_pictures pictures;
	const struct plen_picture_source source = sample_pictures_source(&pictures);
	const struct plen_picture_part part = {4096, 2048, 1900, 900, 1300, 400};
	uint32_t *pixels = malloc(sizeof(*pixels) * part.w_px * part.h_px);

	(void)state;
	assert_int_equal(plen_picture_fetch(&source, 1, 0, &part, pixels), PLEN_PICTURE_HERE);
	assert_int_equal(pictures.count, 6);
	for (uint32_t y = 0; y < part.h_px; y++) {
		for (uint32_t x = 0; x < part.w_px; x++) {
			bool is_right = part.x_px + x >= 2048, is_lower = part.y_px + y >= 1024;
			uint32_t red = 0xff000000 | SAMPLE_RED, green = 0xff000000 | SAMPLE_GREEN;
			uint32_t blue = 0xff000000 | SAMPLE_BLUE;
			uint32_t lower = is_right ? 0x80000000 : blue;
			uint32_t upper = is_right ? green : red;

			assert_int_equal(pixels[(size_t)y * part.w_px + x],
					 is_lower ? lower : upper);
		}
	}
	free(pixels);
	sample_pictures_finish(&pictures);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_picture_place__the_unit_square_comes_to_its_corners),
		cmocka_unit_test(test_picture_place__what_has_no_area_is_not_seen),
		cmocka_unit_test(test_picture_place__the_next_power_of_two_is_wanted),
		cmocka_unit_test(test_picture_place__only_what_is_seen_is_wanted),
		cmocka_unit_test(test_picture_place__a_coarser_one_does_where_there_is_no_room),
		cmocka_unit_test(test_picture_place__any_need_is_within_bounds),
		cmocka_unit_test(test_picture_place__pieces_fit_together),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
