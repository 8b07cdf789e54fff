/* SPDX-License-Identifier: MIT
 *
 * What is wished for, and whose fault it is if it does not come.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "raster_blame.h"
#include "raster_wishes.h"

static struct plen_picture_key key_of(uint32_t number, uint32_t side_px)
{
	return (struct plen_picture_key){
		.asset = number,
		.whole_w_px = side_px,
		.whole_h_px = side_px,
		.w_px = side_px,
		.h_px = side_px,
	};
}

static void push(struct plen_raster_wishes *wishes, uint32_t number, uint32_t side_px)
{
	struct plen_picture_key key = key_of(number, side_px);

	plen_raster_wishes_push(wishes, &key);
}

static void test_raster_wishes__the_oldest_is_withdrawn(void **state)
{
	static struct plen_raster_wishes wishes;

	(void)state;
	for (uint32_t i = 1; i <= PLEN_RASTER_WISHES_MAX + 2; i++) {
		push(&wishes, i, 1);
	}
	assert_int_equal(wishes.count, PLEN_RASTER_WISHES_MAX);
	assert_false(plen_raster_wishes_concern(&wishes, 2));
	assert_true(plen_raster_wishes_concern(&wishes, 3));
	assert_int_equal(wishes.bytes, PLEN_RASTER_WISHES_MAX * 4);
}

/* A book that is leafed through: some of its last pages are drawn, not all of them. */
static void test_raster_wishes__are_no_more_than_a_wall_shows(void **state)
{
	static struct plen_raster_wishes wishes;

	(void)state;
	for (uint32_t i = 1; i <= 100; i++) {
		push(&wishes, i, PLEN_PICTURE_PIECE_PX);
	}
	assert_int_equal(wishes.count, 32);
	assert_int_equal(wishes.bytes, PLEN_RASTER_WISHES_BYTES_MAX);
	assert_int_equal(wishes.keys[0].asset, 69);
	assert_int_equal(wishes.keys[31].asset, 100);
}

static void test_raster_wishes__a_wish_again_is_the_latest(void **state)
{
	static struct plen_raster_wishes wishes;

	(void)state;
	push(&wishes, 1, 10);
	push(&wishes, 2, 10);
	push(&wishes, 1, 10);
	assert_int_equal(wishes.count, 2);
	assert_int_equal(wishes.bytes, 2 * 400);
	assert_int_equal(wishes.keys[1].asset, 1);
	plen_raster_wishes_drop(&wishes, 0);
	assert_int_equal(wishes.count, 1);
	assert_int_equal(wishes.keys[0].asset, 1);
	assert_false(plen_raster_wishes_concern(&wishes, 2));
}

static void test_raster_blame__is_of_a_page(void **state)
{
	struct plen_raster_blame blame = {0};

	(void)state;
	assert_false(plen_raster_blame_add(&blame, 1, 7));
	assert_false(plen_raster_blame_holds(&blame, 1, 7));
	plen_raster_blame_clear(&blame, 1, 7);
	assert_false(plen_raster_blame_add(&blame, 1, 7));
	assert_true(plen_raster_blame_add(&blame, 1, 7));
	assert_true(plen_raster_blame_holds(&blame, 1, 7));
	assert_false(plen_raster_blame_holds(&blame, 1, 8));
	assert_false(plen_raster_blame_holds(&blame, 2, 7));
	plen_raster_blame_finish(&blame);
}

static void test_raster_blame__of_what_cannot_be_opened_is_of_all(void **state)
{
	struct plen_raster_blame blame = {0};

	(void)state;
	plen_raster_blame_add(&blame, 1, PLEN_RASTER_OPENING);
	assert_true(plen_raster_blame_add(&blame, 1, PLEN_RASTER_OPENING));
	assert_true(plen_raster_blame_holds(&blame, 1, 3));
	assert_false(plen_raster_blame_holds(&blame, 2, 3));
	plen_raster_blame_finish(&blame);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_raster_wishes__the_oldest_is_withdrawn),
		cmocka_unit_test(test_raster_wishes__are_no_more_than_a_wall_shows),
		cmocka_unit_test(test_raster_wishes__a_wish_again_is_the_latest),
		cmocka_unit_test(test_raster_blame__is_of_a_page),
		cmocka_unit_test(test_raster_blame__of_what_cannot_be_opened_is_of_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
