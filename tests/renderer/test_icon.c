/* SPDX-License-Identifier: MIT */
#include "icon.h"

#include <stdlib.h>
#include <string.h>

#include "check.h"

#define SIZE 48

struct seen {
	struct plen_mask_cache cache;
	unsigned char pixels[PLEN_ICON_COUNT][SIZE * SIZE];
};

static int set_up(void **state)
{
	struct seen *seen = calloc(1, sizeof(*seen));

	plen_mask_cache_init(&seen->cache);
	for (int i = 0; i < PLEN_ICON_COUNT; i++) {
		const struct plen_mask *mask = plen_icon_mask(&seen->cache, i, SIZE);

		assert_non_null(mask->surface);
		cairo_surface_flush(mask->surface);
		const unsigned char *from = cairo_image_surface_get_data(mask->surface);
		int stride = cairo_image_surface_get_stride(mask->surface);
		for (int y = 0; y < SIZE; y++) {
			memcpy(seen->pixels[i] + y * SIZE, from + y * stride, SIZE);
		}
	}
	*state = seen;
	return 0;
}

static int tear_down(void **state)
{
	struct seen *seen = *state;

	plen_mask_cache_finish(&seen->cache);
	free(seen);
	return 0;
}

static double share_of_ink(const unsigned char *pixels)
{
	double sum = 0;

	for (int i = 0; i < SIZE * SIZE; i++) {
		sum += pixels[i] / 255.0;
	}
	return sum / (SIZE * SIZE);
}

static void test_icon__each_is_drawn(void **state)
{
	const struct seen *seen = *state;

	for (int i = 0; i < PLEN_ICON_COUNT; i++) {
		double share = share_of_ink(seen->pixels[i]);

		assert_true(share > 0.02 && share < 0.6);
	}
}

static void test_icon__nothing_is_cut_off_at_the_edge(void **state)
{
	const struct seen *seen = *state;

	for (int i = 0; i < PLEN_ICON_COUNT; i++) {
		for (int k = 0; k < SIZE; k++) {
			assert_int_equal(seen->pixels[i][k], 0);
			assert_int_equal(seen->pixels[i][(SIZE - 1) * SIZE + k], 0);
			assert_int_equal(seen->pixels[i][k * SIZE], 0);
			assert_int_equal(seen->pixels[i][k * SIZE + SIZE - 1], 0);
		}
	}
}

static void test_icon__no_two_look_alike(void **state)
{
	const struct seen *seen = *state;

	for (int a = 0; a < PLEN_ICON_COUNT; a++) {
		for (int b = 0; b < a; b++) {
			int different = 0;

			for (int k = 0; k < SIZE * SIZE; k++) {
				different += abs(seen->pixels[a][k] - seen->pixels[b][k]) > 64;
			}
			assert_true(different > SIZE * SIZE / 50);
		}
	}
}

static void test_icon__is_rendered_once(void **state)
{
	struct seen *seen = *state;
	const struct plen_mask *first = plen_icon_mask(&seen->cache, PLEN_ICON_UNDO, SIZE);
	const cairo_surface_t *surface = first->surface;

	assert_ptr_equal(plen_icon_mask(&seen->cache, PLEN_ICON_UNDO, SIZE)->surface, surface);
}

static void test_icon__any_number_of_sizes_fits_the_cache(void **state)
{
	struct seen *seen = *state;

	for (int size = 1; size < 2 * PLEN_MASKS_MAX; size++) {
		assert_non_null(plen_icon_mask(&seen->cache, PLEN_ICON_MORE, size)->surface);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_icon__each_is_drawn, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_icon__nothing_is_cut_off_at_the_edge, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_icon__no_two_look_alike, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_icon__is_rendered_once, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_icon__any_number_of_sizes_fits_the_cache,
						set_up, tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
