/* SPDX-License-Identifier: MIT */
#include "ink_out.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define COUNT 5

struct parts {
	uint32_t part, count;
	struct plen_stroke_point points[16];
};

static bool keep(void *data, const struct plen_stroke *stroke,
		 const struct plen_stroke_point *points, uint32_t count)
{
	struct parts *parts = data;

	(void)stroke;
	parts->part++;
	memcpy(parts->points + parts->count, points, count * sizeof(*points));
	parts->count += count;
	return true;
}

static struct parts parts_of(uint32_t count, const struct plen_stroke_range *kept,
			     uint32_t kept_count)
{
	static const struct plen_stroke_point points[COUNT] = {
		{0, 0, 0, 255},    {256, 0, 8, 0},   {512, 0, 16, 255},
		{768, 256, 24, 0}, {1024, 0, 32, 9},
	};
	uint8_t bytes[256];
	struct parts parts = {0};
	struct plen_stroke stroke = {.count = count, .kept_count = kept_count, .kept = kept};

	plen_points_write(bytes, NULL, points, count, true);
	stroke.points = (struct plen_points){bytes, NULL, true};
	plen_ink_out_parts(&stroke, keep, &parts);
	return parts;
}

static void test_ink_out__a_whole_stroke_has_its_own_points(void **state)
{
	const struct plen_stroke_range all = {0, (COUNT - 1) * 256};
	struct parts parts = parts_of(COUNT, &all, 1);

	(void)state;
	assert_int_equal(parts.count, COUNT);
	assert_int_equal(parts.points[4].x_um, 1024);
	assert_int_equal(parts.points[4].pressure, 9);
}

static void test_ink_out__parts_end_between_points(void **state)
{
	const struct plen_stroke_range kept[] = {{64, 128}, {256, 384}, {640, 1024}};
	struct parts parts = parts_of(COUNT, kept, 3);

	(void)state;
	assert_int_equal(parts.part, 3);
	assert_int_equal(parts.count, 2 + 2 + 3);
	assert_int_equal(parts.points[0].x_um, 64);
	assert_int_equal(parts.points[0].t_ms, 2);
	assert_int_equal(parts.points[0].pressure, 191);
	assert_int_equal(parts.points[1].x_um, 128);
	assert_int_equal(parts.points[2].x_um, 256);
	assert_int_equal(parts.points[3].x_um, 384);
	assert_int_equal(parts.points[4].x_um, 640);
	assert_int_equal(parts.points[4].y_um, 128);
	assert_int_equal(parts.points[5].x_um, 768);
	assert_int_equal(parts.points[6].x_um, 1024);
}

static void test_ink_out__a_dot_and_nothing(void **state)
{
	const struct plen_stroke_range dot = {0, 0};
	struct parts parts = parts_of(1, &dot, 1);

	(void)state;
	assert_int_equal(parts.count, 1);
	assert_int_equal(parts_of(COUNT, NULL, 0).part, 0);
}

static void test_ink_out__width_and_pressure_are_inverse(void **state)
{
	(void)state;
	for (int pressure = 0; pressure < 256; pressure++) {
		double width = plen_ink_out_width_um(3000, pressure);
		double back = plen_ink_out_pressure(3000, width);

		assert_true(back > pressure - 1e-6 && back < pressure + 1e-6);
	}
	assert_true(plen_ink_out_width_um(3000, 0) == 1500);
	assert_true(plen_ink_out_pressure(3000, 10) == 0);
	assert_true(plen_ink_out_pressure(3000, 9999) == 255);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ink_out__a_whole_stroke_has_its_own_points),
		cmocka_unit_test(test_ink_out__parts_end_between_points),
		cmocka_unit_test(test_ink_out__a_dot_and_nothing),
		cmocka_unit_test(test_ink_out__width_and_pressure_are_inverse),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
