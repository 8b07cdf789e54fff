/* SPDX-License-Identifier: MIT
 *
 * The tree of boxes against looking at every box.
 */
#include "boxes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sample.h"

#define COUNT 5000

static struct plen_page_rect roll_rect(struct sample_dice *dice, uint32_t place, uint32_t size)
{
	return (struct plen_page_rect){
		.x_mm = (double)sample_roll(dice, place) - place / 2.0,
		.y_mm = (double)sample_roll(dice, place) - place / 2.0,
		.w_mm = 1 + sample_roll(dice, size),
		.h_mm = 1 + sample_roll(dice, size),
	};
}

static void test_boxes__finds_what_touches_in_order(void **state)
{
	static struct plen_page_rect rects[COUNT];
	struct sample_dice dice = {11};
	struct plen_boxes boxes = {0};

	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		rects[i] = roll_rect(&dice, i % 100 == 0 ? 100000 : 2000, 40);
		plen_boxes_add(&boxes, &rects[i]);
	}
	for (int round = 0; round < 200; round++) {
		struct plen_page_rect wanted = roll_rect(&dice, 2000, 200);
		size_t found = plen_boxes_next(&boxes, &wanted, 0);
		for (size_t i = 0; i < COUNT; i++) {
			if (plen_page_rect_intersects(&rects[i], &wanted)) {
				assert_int_equal(found, i);
				found = plen_boxes_next(&boxes, &wanted, i + 1);
			}
		}
		assert_int_equal(found, COUNT);
	}
	plen_boxes_finish(&boxes);
}

static void test_boxes__empty_has_none(void **state)
{
	struct plen_boxes boxes = {0};
	struct plen_page_rect wanted = {0, 0, 1, 1};

	(void)state;
	assert_int_equal(plen_boxes_next(&boxes, &wanted, 0), 0);
	plen_boxes_finish(&boxes);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_boxes__finds_what_touches_in_order),
		cmocka_unit_test(test_boxes__empty_has_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
