/* SPDX-License-Identifier: MIT */
#include "damage.h"

#include <string.h>

#include "check.h"
#include "sample_ink.h"

#define W 640
#define H 400

static bool holds(const struct plen_damage *damage, int x, int y)
{
	for (uint32_t i = 0; i < damage->count; i++) {
		const struct plen_px_rect *r = &damage->rects[i];

		if (x >= r->x && x < r->x + r->w && y >= r->y && y < r->y + r->h) {
			return true;
		}
	}
	return false;
}

static void test_damage__empty_and_outside_add_nothing(void **state)
{
	struct plen_damage damage;

	(void)state;
	plen_damage_init(&damage, W, H);
	plen_damage_add(&damage, (struct plen_px_rect){10, 10, 0, 5});
	plen_damage_add(&damage, (struct plen_px_rect){10, 10, 5, -5});
	plen_damage_add(&damage, (struct plen_px_rect){W, 0, 10, 10});
	plen_damage_add(&damage, (struct plen_px_rect){-20, -20, 20, 20});
	assert_true(plen_damage_is_empty(&damage));
}

static void test_damage__is_cut_to_the_frame(void **state)
{
	struct plen_damage damage;

	(void)state;
	plen_damage_init(&damage, W, H);
	plen_damage_add(&damage, (struct plen_px_rect){-5, -5, 10, 10});
	assert_int_equal(damage.count, 1);
	assert_int_equal(damage.rects[0].x, 0);
	assert_int_equal(damage.rects[0].w, 5);
	assert_int_equal(plen_damage_area_px(&damage), 25);
}

static void test_damage__neighbours_merge_and_far_ones_do_not(void **state)
{
	struct plen_damage damage;

	(void)state;
	plen_damage_init(&damage, W, H);
	plen_damage_add(&damage, (struct plen_px_rect){10, 10, 20, 20});
	plen_damage_add(&damage, (struct plen_px_rect){32, 12, 20, 20});
	assert_int_equal(damage.count, 1);
	plen_damage_add(&damage, (struct plen_px_rect){500, 300, 20, 20});
	assert_int_equal(damage.count, 2);
	assert_true(plen_damage_area_px(&damage) < 2000);
}

static void test_damage__what_is_inside_changes_nothing(void **state)
{
	struct plen_damage damage;

	(void)state;
	plen_damage_init(&damage, W, H);
	plen_damage_add(&damage, (struct plen_px_rect){0, 0, 300, 300});
	plen_damage_add(&damage, (struct plen_px_rect){50, 50, 10, 10});
	assert_int_equal(damage.count, 1);
	assert_int_equal(plen_damage_area_px(&damage), 90000);
}

static void test_damage__all_is_one_rectangle(void **state)
{
	struct plen_damage damage;

	(void)state;
	plen_damage_init(&damage, W, H);
	plen_damage_add(&damage, (struct plen_px_rect){50, 50, 10, 10});
	plen_damage_add_all(&damage);
	assert_int_equal(damage.count, 1);
	assert_int_equal(plen_damage_area_px(&damage), W * H);
	plen_damage_clear(&damage);
	assert_true(plen_damage_is_empty(&damage));
}

/* Whatever is added is covered afterwards, and the list keeps to its array. */
static void test_damage__never_loses_a_pixel(void **state)
{
	static bool wanted[H][W];
	struct sample_random random = {11};
	struct plen_damage damage;

	(void)state;
	for (int round = 0; round < 30; round++) {
		memset(wanted, 0, sizeof(wanted));
		plen_damage_init(&damage, W, H);
		for (int i = 0; i < 20 + round * 10; i++) {
			struct plen_px_rect r = {sample_random_int(&random, W),
						 sample_random_int(&random, H),
						 1 + sample_random_int(&random, 12),
						 1 + sample_random_int(&random, 12)};

			plen_damage_add(&damage, r);
			for (int y = r.y; y < r.y + r.h && y < H; y++) {
				for (int x = r.x; x < r.x + r.w && x < W; x++) {
					wanted[y][x] = true;
				}
			}
		}
		assert_true(damage.count <= PLEN_DAMAGE_MAX);
		assert_true(plen_damage_area_px(&damage) <= (uint64_t)W * H);
		for (int y = 0; y < H; y++) {
			for (int x = 0; x < W; x++) {
				assert_true(!wanted[y][x] || holds(&damage, x, y));
			}
		}
	}
}

/* Part by part all of it is taken, and no more at once than was asked for. */
static void test_damage__is_taken_in_parts(void **state)
{
	struct sample_random random = {12};
	struct plen_damage damage, part;

	(void)state;
	for (int round = 0; round < 50; round++) {
		static bool wanted[H][W];
		uint64_t limit_px = round == 0
					    ? UINT64_MAX
					    : W + (uint64_t)sample_random_int(&random, W * H / 2);
		int parts = 0;

		memset(wanted, 0, sizeof(wanted));
		plen_damage_init(&damage, W, H);
		for (int i = 0; i <= round; i++) {
			struct plen_px_rect r = {sample_random_int(&random, W),
						 sample_random_int(&random, H),
						 1 + sample_random_int(&random, W),
						 1 + sample_random_int(&random, H)};

			plen_damage_add(&damage, r);
		}
		for (int y = 0; y < H; y++) {
			for (int x = 0; x < W; x++) {
				wanted[y][x] = holds(&damage, x, y);
			}
		}
		while (!plen_damage_is_empty(&damage)) {
			plen_damage_take(&damage, limit_px, &part);
			assert_true(part.count > 0 && plen_damage_area_px(&part) <= limit_px);
			for (int i = 0; i < W * H; i++) {
				if (holds(&part, i % W, i / W)) {
					wanted[i / W][i % W] = false;
				}
			}
			assert_true(++parts <= H);
		}
		for (int i = 0; i < W * H; i++) {
			assert_false(wanted[i / W][i % W]);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_damage__empty_and_outside_add_nothing),
		cmocka_unit_test(test_damage__is_cut_to_the_frame),
		cmocka_unit_test(test_damage__neighbours_merge_and_far_ones_do_not),
		cmocka_unit_test(test_damage__what_is_inside_changes_nothing),
		cmocka_unit_test(test_damage__all_is_one_rectangle),
		cmocka_unit_test(test_damage__never_loses_a_pixel),
		cmocka_unit_test(test_damage__is_taken_in_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
