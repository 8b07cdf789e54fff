/* SPDX-License-Identifier: MIT */
#include "coverage.h"

#include <math.h>
#include <string.h>

#include "check.h"
#include "sample_ink.h"

#define SIDE 64
#define STRIDE 70

static void fill(struct plen_coverage *coverage, struct sample_random *random)
{
	for (int i = 0; i < 60; i++) {
		int row = sample_random_int(random, coverage->height_px);
		int from = sample_random_int(random, coverage->width_px);
		int to = from + 1 + sample_random_int(random, coverage->width_px - from);
		int kind = sample_random_int(random, 3);

		plen_coverage_mark(coverage, row, from, to);
		for (int x = from; x < to; x++) {
			coverage->levels[row * coverage->stride + x] =
				(uint8_t)(kind < 2 ? kind * 255 : sample_random_int(random, 256));
		}
	}
}

static void fill_pixels(uint32_t *pixels, struct sample_random *random)
{
	for (int i = 0; i < SIDE * STRIDE; i++) {
		pixels[i] = (uint32_t)sample_random_int(random, 0x1000000);
	}
}

static int expected_channel(uint32_t below, uint32_t ink, int level, int alpha, int shift)
{
	double share = floor(level * alpha / 255.0 + 0.5);
	double b = below >> shift & 0xff, i = ink >> shift & 0xff;

	return (int)floor((b * (255 - share) + i * share) / 255 + 0.5);
}

/* Every pixel, each channel rounded to the nearest; beyond the edge nothing. */
static void test_coverage__blends_to_the_nearest(void **state)
{
	static uint32_t before[SIDE * STRIDE], after[SIDE * STRIDE], plain[SIDE * STRIDE];
	struct sample_random random = {81};
	struct plen_coverage coverage;

	(void)state;
	plen_coverage_init(&coverage, SIDE);
	for (int round = 0; round < 40; round++) {
		int width = 1 + sample_random_int(&random, SIDE);
		struct plen_rgba ink = {(uint8_t)sample_random_int(&random, 256), 200, 7,
					round % 2 == 0 ? 255 : (uint8_t)(round * 6)};

		plen_coverage_place(&coverage, 5, 5, width, SIDE);
		fill(&coverage, &random);
		fill_pixels(before, &random);
		memcpy(after, before, sizeof(before));
		memcpy(plain, before, sizeof(before));
		plen_coverage_blend(&coverage, &(struct plen_coverage_target){after, STRIDE}, ink);
		plen_coverage_blend_portable(&coverage,
					     &(struct plen_coverage_target){plain, STRIDE}, ink);
		assert_memory_equal(after, plain, sizeof(after));
		for (int i = 0; i < SIDE * STRIDE; i++) {
			int x = i % STRIDE, y = i / STRIDE;
			int level = x < width ? coverage.levels[y * coverage.stride + x] : 0;

			for (int shift = 0; shift < 24; shift += 8) {
				assert_int_equal(after[i] >> shift & 0xff,
						 expected_channel(before[i], plen_theme_pixel(ink),
								  level, ink.a, shift));
			}
		}
		plen_coverage_clear(&coverage);
	}
	plen_coverage_finish(&coverage);
}

static void test_coverage__clear_leaves_nothing(void **state)
{
	struct sample_random random = {82};
	struct plen_coverage coverage;

	(void)state;
	plen_coverage_init(&coverage, SIDE);
	for (int round = 0; round < 20; round++) {
		plen_coverage_place(&coverage, 0, 0, 1 + sample_random_int(&random, SIDE),
				    1 + sample_random_int(&random, SIDE));
		fill(&coverage, &random);
		plen_coverage_clear(&coverage);
		for (int i = 0; i < SIDE * coverage.stride; i++) {
			assert_int_equal(coverage.levels[i], 0);
		}
		for (int y = 0; y < SIDE; y++) {
			assert_int_equal(coverage.marks[y], 0);
		}
	}
	plen_coverage_finish(&coverage);
}

static int level_of(const struct plen_coverage *coverage, int64_t x, int64_t y)
{
	int64_t column = x - coverage->x_px, row = y - coverage->y_px;

	if (column < 0 || column >= coverage->width_px || row < 0 || row >= coverage->height_px) {
		return 0;
	}
	return coverage->levels[row * coverage->stride + column];
}

static void assert_merged(const struct plen_coverage *before, const struct plen_coverage *from,
			  const struct plen_coverage *after)
{
	for (int y = 0; y < after->height_px; y++) {
		for (int x = 0; x < after->width_px; x++) {
			int64_t px = after->x_px + x, py = after->y_px + y;
			int a = level_of(before, px, py), b = level_of(from, px, py);

			assert_int_equal(level_of(after, px, py), a > b ? a : b);
		}
	}
}

static void test_coverage__merging_keeps_the_larger(void **state)
{
	struct sample_random random = {83};
	struct plen_coverage before, from, after;

	(void)state;
	plen_coverage_init(&before, SIDE);
	plen_coverage_init(&from, SIDE);
	plen_coverage_init(&after, SIDE);
	for (int round = 0; round < 60; round++) {
		plen_coverage_place(&before, 0, 0, 1 + sample_random_int(&random, SIDE), SIDE);
		plen_coverage_place(&from, sample_random_int(&random, 150) - 75,
				    sample_random_int(&random, 150) - 75, SIDE,
				    1 + sample_random_int(&random, SIDE));
		plen_coverage_place(&after, 0, 0, before.width_px, before.height_px);
		fill(&before, &random);
		fill(&from, &random);
		plen_coverage_merge(&after, &before);
		plen_coverage_merge(&after, &from);
		assert_merged(&before, &from, &after);
		plen_coverage_clear(&before);
		plen_coverage_clear(&from);
		plen_coverage_clear(&after);
	}
	plen_coverage_finish(&before);
	plen_coverage_finish(&from);
	plen_coverage_finish(&after);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_coverage__blends_to_the_nearest),
		cmocka_unit_test(test_coverage__clear_leaves_nothing),
		cmocka_unit_test(test_coverage__merging_keeps_the_larger),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
