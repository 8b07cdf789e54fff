/* SPDX-License-Identifier: MIT */
#include "lesson/stroke.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "stroke_geometry.h"

static const struct plen_stroke_point corner[] = {
	{0, 0, 0, 255}, {10000, 0, 8, 255}, {10000, 20000, 16, 255}};

static struct plen_stroke stroke = {.width_um = 2000, .count = 3};

static int pack_corner(void **state)
{
	static uint8_t bytes[64];

	(void)state;
	assert_true(plen_points_size(corner, 3, false) <= sizeof(bytes));
	plen_points_write(bytes, NULL, corner, 3, false);
	stroke.points = (struct plen_points){.bytes = bytes};
	return 0;
}

static void assert_at(plen_stroke_pos pos, double x_mm, double y_mm)
{
	struct plen_page_pt at = plen_stroke_at(&stroke, pos);

	assert_float_equal(at.x_mm, x_mm, 1e-9);
	assert_float_equal(at.y_mm, y_mm, 1e-9);
}

static void assert_rect(struct plen_page_rect rect, double x, double y, double w, double h)
{
	assert_float_equal(rect.x_mm, x, 1e-9);
	assert_float_equal(rect.y_mm, y, 1e-9);
	assert_float_equal(rect.w_mm, w, 1e-9);
	assert_float_equal(rect.h_mm, h, 1e-9);
}

static void test_stroke__at_interpolates(void **state)
{
	(void)state;
	assert_at(0, 0, 0);
	assert_at(64, 2.5, 0);
	assert_at(256, 10, 0);
	assert_at(384, 10, 10);
	assert_at(512, 10, 20);
}

static void test_stroke__bounds_include_the_width(void **state)
{
	(void)state;
	assert_rect(plen_stroke_points_bounds(corner, 3, 2000), -1, -1, 12, 22);
	assert_rect(plen_stroke_points_bounds(corner, 1, 2000), -1, -1, 2, 2);
}

static void test_stroke__range_bounds_cover_the_range_only(void **state)
{
	(void)state;
	assert_rect(plen_stroke_range_bounds(&stroke, (struct plen_stroke_range){0, 128}), -1, -1,
		    7, 2);
	assert_rect(plen_stroke_range_bounds(&stroke, (struct plen_stroke_range){128, 384}), 4, -1,
		    7, 12);
	assert_rect(plen_stroke_range_bounds(&stroke, (struct plen_stroke_range){0, 512}), -1, -1,
		    12, 22);
}

static void test_stroke__the_widest_coordinates_do_not_overflow(void **state)
{
	const struct plen_stroke_point far[] = {{INT32_MIN, INT32_MIN, 0, 255},
						{INT32_MAX, INT32_MAX, 0, 255}};
	uint8_t bytes[64];
	struct plen_stroke wide = {.width_um = 1, .count = 2, .points.bytes = bytes};

	(void)state;
	assert_true(plen_points_size(far, 2, false) <= sizeof(bytes));
	plen_points_write(bytes, NULL, far, 2, false);
	struct plen_page_pt middle = plen_stroke_at(&wide, 128);
	assert_float_equal(middle.x_mm, -0.0005, 1e-9);
	assert_true(plen_stroke_points_bounds(far, 2, 1).w_mm > 4294967.0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stroke__at_interpolates),
		cmocka_unit_test(test_stroke__bounds_include_the_width),
		cmocka_unit_test(test_stroke__range_bounds_cover_the_range_only),
		cmocka_unit_test(test_stroke__the_widest_coordinates_do_not_overflow),
	};

	return cmocka_run_group_tests(tests, pack_corner, NULL);
}
