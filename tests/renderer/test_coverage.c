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

static int channel(uint32_t pixel, int shift)
{
	return pixel >> shift & 0xff;
}

static uint32_t expected_blend(uint32_t below, uint32_t ink, int share)
{
	uint32_t pixel = 0;

	for (int shift = 0; shift < 24; shift += 8) {
		double sum = channel(below, shift) * (255 - share) + channel(ink, shift) * share;

		pixel |= (uint32_t)floor(sum / 255 + 0.5) << shift;
	}
	return pixel;
}

static int lightness(uint32_t pixel)
{
	return channel(pixel, 16) + 2 * channel(pixel, 8) + channel(pixel, 0);
}

static uint32_t expected(uint32_t below, uint32_t ink, int share, enum plen_coverage_manner manner)
{
	uint32_t blend = expected_blend(below, ink, share);
	int lighter = lightness(blend) - lightness(below);

	if ((manner == PLEN_COVERAGE_DARKENING && lighter >= 0) ||
	    (manner == PLEN_COVERAGE_LIGHTENING && lighter <= 0)) {
		return below;
	}
	return blend;
}

static void assert_blended(const uint32_t *before, const uint32_t *after,
			   const struct plen_coverage *coverage, struct plen_rgba ink,
			   enum plen_coverage_manner manner)
{
	uint32_t of_ink = plen_theme_pixel(ink) & 0xffffff;

	for (int i = 0; i < SIDE * STRIDE; i++) {
		int x = i % STRIDE, y = i / STRIDE;
		bool is_inside = x < coverage->width_px;
		int level = is_inside ? coverage->levels[y * coverage->stride + x] : 0;
		int share = (int)floor(level * ink.a / 255.0 + 0.5);

		assert_int_equal(after[i] & 0xffffff, expected(before[i], of_ink, share, manner));
	}
}

/* Every pixel, each channel rounded to the nearest, on any processor; beyond the edge nothing. */
static void test_coverage__blends_to_the_nearest(void **state)
{
	static uint32_t before[SIDE * STRIDE], after[SIDE * STRIDE];
	struct sample_random random = {81};
	struct plen_coverage coverage;

	(void)state;
	plen_coverage_init(&coverage, SIDE);
	for (int round = 0; round < 60; round++) {
		enum plen_coverage_manner manner = (enum plen_coverage_manner)(round / 2 % 3);
		struct plen_rgba ink = {(uint8_t)sample_random_int(&random, 256), 200, 7,
					round % 2 == 0 ? 255 : (uint8_t)(round * 4)};

		plen_coverage_place(&coverage, 5, 5, 1 + sample_random_int(&random, SIDE), SIDE);
		fill(&coverage, &random);
		fill_pixels(before, &random);
		for (int wide = PLEN_WIDE_NONE; wide <= (int)plen_wide_best(); wide++) {
			memcpy(after, before, sizeof(before));
			plen_coverage_blend_by((enum plen_wide)wide, &coverage,
					       &(struct plen_coverage_target){after, STRIDE}, ink,
					       manner);
			assert_blended(before, after, &coverage, ink, manner);
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
