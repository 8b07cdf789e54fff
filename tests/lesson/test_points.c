/* SPDX-License-Identifier: MIT */
#include "lesson/points.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sample.h"

#define COUNT_MAX 1000
#define BYTES_MAX (COUNT_MAX * 16)

static struct plen_stroke_point points[COUNT_MAX];
static uint8_t bytes[BYTES_MAX];
static struct plen_points_mark marks[COUNT_MAX / PLEN_POINTS_STEP];

static struct plen_points pack(uint32_t count)
{
	bool pressure = plen_points_have_pressure(points, count);
	size_t size = plen_points_size(points, count, pressure);

	assert_true(size <= BYTES_MAX);
	bytes[size < BYTES_MAX ? size : 0] = 0xa5;
	plen_points_write(bytes, marks, points, count, pressure);
	if (size < BYTES_MAX) {
		assert_int_equal(bytes[size], 0xa5);
	}
	return (struct plen_points){bytes, marks, pressure};
}

static void assert_same(struct plen_stroke_point a, struct plen_stroke_point b)
{
	assert_int_equal(a.x_um, b.x_um);
	assert_int_equal(a.y_um, b.y_um);
	assert_int_equal(a.t_ms, b.t_ms);
	assert_int_equal(a.pressure, b.pressure);
}

/* Also as a stranger's, and no part of it. */
static void assert_parses_back(const struct plen_points *packed, uint32_t count)
{
	static struct plen_stroke_point parsed[COUNT_MAX];
	size_t size = plen_points_size(points, count, packed->has_pressure);

	assert_ptr_equal(
		plen_points_parse(bytes, bytes + size, parsed, count, packed->has_pressure),
		bytes + size);
	for (uint32_t i = 0; i < count; i++) {
		assert_same(parsed[i], points[i]);
	}
	for (size_t part = size > 40 ? size - 40 : 0; part < size; part++) {
		assert_null(plen_points_parse(bytes, bytes + part, parsed, count,
					      packed->has_pressure));
	}
}

static void assert_reads_back(uint32_t count)
{
	struct plen_points packed = pack(count);
	struct plen_points_reader reader;

	assert_parses_back(&packed, count);

	plen_points_seek(&reader, &packed, 0);
	for (uint32_t i = 0; i < count; i++) {
		assert_same(plen_points_next(&reader), points[i]);
		assert_same(plen_points_at(&packed, i), points[i]);
	}
}

static void test_points__writing_takes_six_bytes(void **state)
{
	(void)state;
	for (int i = 0; i < COUNT_MAX; i++) {
		points[i] = (struct plen_stroke_point){100000 + i * 1500, 50000 + i % 7 * 900,
						       (uint32_t)i * 8, (uint8_t)(100 + i % 50)};
	}
	assert_reads_back(COUNT_MAX);
	assert_true(plen_points_size(points, COUNT_MAX, true) <= COUNT_MAX * 6 + 8);
	/* And without pressure five. */
	assert_true(plen_points_size(points, COUNT_MAX, false) <= COUNT_MAX * 5 + 8);
}

static void test_points__any_value_reads_back(void **state)
{
	struct sample_dice dice = {71};

	(void)state;
	for (uint32_t count = 1; count < COUNT_MAX; count += 1 + count / 3) {
		for (uint32_t i = 0; i < count; i++) {
			points[i] = (struct plen_stroke_point){
				(int32_t)sample_roll(&dice, UINT32_MAX),
				(int32_t)sample_roll(&dice, UINT32_MAX),
				sample_roll(&dice, UINT32_MAX), (uint8_t)sample_roll(&dice, 256)};
		}
		assert_reads_back(count);
	}
}

static void test_points__the_widest_steps(void **state)
{
	(void)state;
	for (int i = 0; i < 300; i++) {
		points[i] = (struct plen_stroke_point){i % 2 ? INT32_MAX : INT32_MIN,
						       i % 2 ? INT32_MIN : INT32_MAX,
						       i % 2 ? UINT32_MAX : 0, 255};
	}
	assert_reads_back(300);
}

static void test_points__other_spellings_are_refused(void **state)
{
	static const struct {
		uint8_t bytes[16];
		size_t size;
	} cases[] = {
		{{0x80, 0x00, 0, 0}, 4},                         /* longer than it needs to be */
		{{0x81, 0x80, 0x00, 0, 0}, 5},                   /* the same */
		{{0xff, 0xff, 0xff, 0xff, 0x8f, 0x00, 0, 0}, 8}, /* too long for any */
		{{0x80, 0x80, 0x80, 0x80, 0x10, 0, 0}, 7},       /* x = INT32_MAX + 1 */
		{{0x81, 0x80, 0x80, 0x80, 0x10, 0, 0}, 7},       /* x = INT32_MIN - 1 */
		{{0, 0, 1}, 3},                                  /* before it began */
		{{0, 0, 0x80, 0x80, 0x80, 0x80, 0x20}, 7},       /* later than UINT32_MAX */
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const uint8_t *from = cases[i].bytes;
		assert_null(plen_points_parse(from, from + cases[i].size, points, 1, false));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_points__writing_takes_six_bytes),
		cmocka_unit_test(test_points__any_value_reads_back),
		cmocka_unit_test(test_points__the_widest_steps),
		cmocka_unit_test(test_points__other_spellings_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
