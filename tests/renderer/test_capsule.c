/* SPDX-License-Identifier: MIT */
#include "capsule.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "sample_ink.h"

#define SIDE PLEN_COVERAGE_SIDE_MAX

static double between(struct sample_random *random, double from, double to)
{
	return from + (to - from) * sample_random_unit(random);
}

/* Ends in and around the coverage, which lies somewhere on the page. */
static struct plen_capsule_end random_end(struct sample_random *random,
					  const struct plen_coverage *coverage)
{
	static const double widths[] = {0, 0.2, 0.7, 2, 5, 30, 200};
	double width = widths[sample_random_int(random, 7)];

	return (struct plen_capsule_end){
		(double)coverage->x_px + between(random, -40, SIDE + 40),
		(double)coverage->y_px + between(random, -40, SIDE + 40),
		between(random, 0, width),
	};
}

static struct plen_capsule_end near_end(struct sample_random *random, struct plen_capsule_end end)
{
	double reach = sample_random_int(random, 2) == 0 ? 5 : 60;

	return (struct plen_capsule_end){
		end.x_px + between(random, -reach, reach),
		end.y_px + between(random, -reach, reach),
		fmax(0, end.radius_px + between(random, -2, 2)),
	};
}

static double random_ratio(struct sample_random *random)
{
	return sample_random_int(random, 3) == 0 ? between(random, 0.3, 3) : 1;
}

static void place_anywhere(struct plen_coverage *coverage, struct sample_random *random)
{
	plen_coverage_place(coverage, sample_random_int(random, 200000) - 100000,
			    sample_random_int(random, 200000) - 100000, SIDE, SIDE);
}

static void assert_same(const struct plen_coverage *a, const struct plen_coverage *b)
{
	size_t size = (size_t)a->side_px * (size_t)a->stride;

	assert_memory_equal(a->levels, b->levels, size);
	assert_memory_equal(a->marks, b->marks, (size_t)a->side_px * sizeof(*a->marks));
}

static void assert_draws_the_same(enum plen_wide wide)
{
	struct sample_random random = {71};
	struct plen_coverage ours, plain;

	plen_coverage_init(&ours, SIDE);
	plen_coverage_init(&plain, SIDE);
	for (int i = 0; i < 4000; i++) {
		struct plen_capsule capsule;

		if (i % 8 == 0) {
			plen_coverage_clear(&ours);
			plen_coverage_clear(&plain);
			place_anywhere(&ours, &random);
			plen_coverage_place(&plain, ours.x_px, ours.y_px, SIDE, SIDE);
		}
		struct plen_capsule_end from = random_end(&random, &ours);
		struct plen_capsule_end to = near_end(&random, from);
		if (plen_capsule_make(&capsule, &from, &to, random_ratio(&random))) {
			plen_capsule_draw_by(wide, &capsule, &ours);
			plen_capsule_draw_by(PLEN_WIDE_NONE, &capsule, &plain);
		}
		if (i % 8 == 7) {
			assert_same(&ours, &plain);
		}
	}
	plen_coverage_finish(&ours);
	plen_coverage_finish(&plain);
}

static void test_capsule__every_processor_draws_the_same(void **state)
{
	(void)state;
	for (int wide = PLEN_WIDE_NONE + 1; wide <= (int)plen_wide_best(); wide++) {
		assert_draws_the_same((enum plen_wide)wide);
	}
}

static uint8_t level_at(const struct plen_coverage *coverage, int64_t x, int64_t y)
{
	return coverage->levels[(y - coverage->y_px) * coverage->stride + (x - coverage->x_px)];
}

/* Within the part, the part equals the whole; beyond it nothing was written. */
static void assert_is_part(const struct plen_coverage *part, const struct plen_coverage *whole)
{
	for (int y = 0; y < part->side_px; y++) {
		for (int x = 0; x < part->stride; x++) {
			bool inside = x < part->width_px && y < part->height_px;
			int expected = inside ? level_at(whole, part->x_px + x, part->y_px + y) : 0;

			assert_int_equal(part->levels[y * part->stride + x], expected);
		}
	}
}

static void test_capsule__a_clip_changes_no_pixel(void **state)
{
	struct sample_random random = {72};
	struct plen_coverage whole, part;

	(void)state;
	plen_coverage_init(&whole, SIDE);
	plen_coverage_init(&part, SIDE);
	for (int i = 0; i < 600; i++) {
		struct plen_capsule capsule;
		double ratio = random_ratio(&random);

		place_anywhere(&whole, &random);
		int x = sample_random_int(&random, SIDE), y = sample_random_int(&random, SIDE);
		plen_coverage_place(&part, whole.x_px + x, whole.y_px + y,
				    1 + sample_random_int(&random, SIDE - x),
				    1 + sample_random_int(&random, SIDE - y));
		struct plen_capsule_end from = random_end(&random, &whole);
		struct plen_capsule_end to =
			i % 2 == 0 ? near_end(&random, from) : random_end(&random, &whole);
		if (i % 20 == 0) {
			to.x_px += between(&random, -1e8, 1e8);
			to.y_px += between(&random, -1e8, 1e8);
		}
		if (plen_capsule_make(&capsule, &from, &to, ratio)) {
			plen_capsule_draw(&capsule, &whole);
			plen_capsule_draw(&capsule, &part);
		}
		assert_is_part(&part, &whole);
		plen_coverage_clear(&part);
		plen_coverage_clear(&whole);
	}
	plen_coverage_finish(&whole);
	plen_coverage_finish(&part);
}

/* Rows and columns are bounded tightly; tighter than the ink they must not be. */
static void test_capsule__no_pixel_is_left_out(void **state)
{
	struct sample_random random = {73};
	struct plen_coverage coverage;

	(void)state;
	plen_coverage_init(&coverage, SIDE);
	for (int i = 0; i < 300; i++) {
		struct plen_capsule capsule, open;

		plen_coverage_place(&coverage, 0, 0, SIDE, SIDE);
		struct plen_capsule_end from = random_end(&random, &coverage);
		struct plen_capsule_end to = random_end(&random, &coverage);
		if (!plen_capsule_make(&capsule, &from, &to, random_ratio(&random))) {
			continue;
		}
		open = capsule;
		open.x0_px = open.y0_px = -1000;
		open.x1_px = open.y1_px = 1000;
		open.slope = 0;
		open.half_px = 4000;
		plen_capsule_draw(&capsule, &coverage);
		uint8_t *bounded = malloc((size_t)SIDE * (size_t)coverage.stride);
		memcpy(bounded, coverage.levels, (size_t)SIDE * (size_t)coverage.stride);
		plen_capsule_draw(&open, &coverage);
		assert_memory_equal(bounded, coverage.levels,
				    (size_t)SIDE * (size_t)coverage.stride);
		free(bounded);
		plen_coverage_clear(&coverage);
	}
	plen_coverage_finish(&coverage);
}

static void test_capsule__order_does_not_count(void **state)
{
	struct sample_random random = {74};
	struct plen_coverage forth, back;
	struct plen_capsule capsules[20];

	(void)state;
	plen_coverage_init(&forth, SIDE);
	plen_coverage_init(&back, SIDE);
	plen_coverage_place(&forth, -20, 30, SIDE, SIDE);
	plen_coverage_place(&back, -20, 30, SIDE, SIDE);
	for (int i = 0; i < 20; i++) {
		struct plen_capsule_end from = random_end(&random, &forth);
		struct plen_capsule_end to = near_end(&random, from);

		from.radius_px += 0.1;
		assert_true(plen_capsule_make(&capsules[i], &from, &to, 1));
	}
	for (int i = 0; i < 20; i++) {
		plen_capsule_draw(&capsules[i], &forth);
		plen_capsule_draw(&capsules[19 - i], &back);
	}
	assert_same(&forth, &back);
	plen_coverage_finish(&forth);
	plen_coverage_finish(&back);
}

static void draw_levels(struct plen_coverage *coverage, struct plen_capsule_end from,
			struct plen_capsule_end to)
{
	struct plen_capsule capsule;

	plen_coverage_clear(coverage);
	assert_true(plen_capsule_make(&capsule, &from, &to, 1));
	plen_capsule_draw(&capsule, coverage);
}

static void test_capsule__levels_are_those_of_a_box(void **state)
{
	struct plen_coverage coverage;

	(void)state;
	plen_coverage_init(&coverage, 64);
	plen_coverage_place(&coverage, 0, 0, 64, 64);
	/* 10.25 to 13.75: three whole rows and a quarter more on either side. */
	draw_levels(&coverage, (struct plen_capsule_end){10, 12.0, 1.75},
		    (struct plen_capsule_end){50, 12.0, 1.75});
	assert_int_equal(level_at(&coverage, 30, 9), 0);
	assert_int_equal(level_at(&coverage, 30, 10), 191);
	assert_int_equal(level_at(&coverage, 30, 11), 255);
	assert_int_equal(level_at(&coverage, 30, 12), 255);
	assert_int_equal(level_at(&coverage, 30, 13), 191);
	assert_int_equal(level_at(&coverage, 30, 14), 0);
	/* Thinner than a pixel: a fifth of one, wherever it lies in it. */
	for (int i = 0; i < 8; i++) {
		double y = 20.1 + i * 0.1;

		draw_levels(&coverage, (struct plen_capsule_end){10, y, 0.1},
			    (struct plen_capsule_end){50, y, 0.1});
		assert_int_equal(level_at(&coverage, 30, 20), 51);
	}
	plen_coverage_finish(&coverage);
}

static void test_capsule__a_disc_within_the_other_is_the_other(void **state)
{
	struct plen_coverage one, two;

	(void)state;
	plen_coverage_init(&one, 64);
	plen_coverage_init(&two, 64);
	plen_coverage_place(&one, 0, 0, 64, 64);
	plen_coverage_place(&two, 0, 0, 64, 64);
	draw_levels(&one, (struct plen_capsule_end){30, 30, 12},
		    (struct plen_capsule_end){33, 31, 4});
	draw_levels(&two, (struct plen_capsule_end){30, 30, 12},
		    (struct plen_capsule_end){30, 30, 12});
	assert_same(&one, &two);
	plen_coverage_finish(&one);
	plen_coverage_finish(&two);
}

static void test_capsule__nonsense_is_nothing(void **state)
{
	static const double odd[] = {NAN,   INFINITY, -INFINITY, 1e9, -1e9,
				     1e300, -1e300,   1e-320,    0,   -1};
	struct plen_coverage coverage;
	const int n = sizeof(odd) / sizeof(odd[0]);

	(void)state;
	plen_coverage_init(&coverage, 64);
	plen_coverage_place(&coverage, 0, 0, 50, 50);
	for (int i = 0; i < n * n * n * n; i++) {
		const struct plen_capsule_end from = {odd[i % n], odd[i / n % n],
						      odd[i / n / n % n]};
		const struct plen_capsule_end to = {odd[i / n / n / n], 25, i % 3};
		struct plen_capsule capsule;

		if (plen_capsule_make(&capsule, &from, &to, 1)) {
			plen_capsule_draw(&capsule, &coverage);
		}
		if (plen_capsule_make(&capsule, &to, &from, odd[i % n])) {
			plen_capsule_draw(&capsule, &coverage);
		}
	}
	for (int y = 0; y < 64; y++) {
		for (int x = 0; x < 72; x++) {
			assert_true((x < 50 && y < 50) || coverage.levels[y * 72 + x] == 0);
		}
	}
	plen_coverage_finish(&coverage);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_capsule__every_processor_draws_the_same),
		cmocka_unit_test(test_capsule__a_clip_changes_no_pixel),
		cmocka_unit_test(test_capsule__no_pixel_is_left_out),
		cmocka_unit_test(test_capsule__order_does_not_count),
		cmocka_unit_test(test_capsule__levels_are_those_of_a_box),
		cmocka_unit_test(test_capsule__a_disc_within_the_other_is_the_other),
		cmocka_unit_test(test_capsule__nonsense_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
