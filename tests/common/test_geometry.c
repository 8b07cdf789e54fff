/* SPDX-License-Identifier: MIT */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "common/geometry.h"

static void test_geometry__board_to_page_and_back(void **state)
{
	(void)state;
	struct plen_view view = {.scale = 0.5, .origin = {100, -40}};
	struct plen_board_pt pane = {614, 0};
	struct plen_page_pt page =
		plen_geometry_board_to_page(&view, pane, (struct plen_board_pt){624, 30});

	assert_true(page.x_mm == 120 && page.y_mm == 20);

	struct plen_board_pt back = plen_geometry_page_to_board(&view, pane, page);
	assert_true(back.x_mm == 624 && back.y_mm == 30);
}

static void test_geometry__rectangles_scale_with_the_view(void **state)
{
	(void)state;
	struct plen_view view = {.scale = 2, .origin = {10, 10}};
	struct plen_board_pt pane = {0, 0};
	struct plen_page_rect rect = plen_geometry_board_rect_to_page(
		&view, pane, (struct plen_board_rect){20, 40, 60, 80});

	assert_true(rect.x_mm == 20 && rect.y_mm == 30 && rect.w_mm == 30 && rect.h_mm == 40);
}

static void test_geometry__pixels_cover_the_rectangle(void **state)
{
	(void)state;
	struct plen_px_scale scale = {2, 4};
	struct plen_px_rect rect =
		plen_geometry_board_rect_to_px(scale, (struct plen_board_rect){0.6, 0.3, 1, 1});

	assert_int_equal(rect.x, 1);
	assert_int_equal(rect.y, 1);
	assert_int_equal(rect.w, 3);
	assert_int_equal(rect.h, 5);
}

static void test_geometry__rectangles_are_half_open(void **state)
{
	(void)state;
	struct plen_board_rect rect = {10, 10, 5, 5};

	assert_true(plen_board_rect_contains(&rect, (struct plen_board_pt){10, 10}));
	assert_false(plen_board_rect_contains(&rect, (struct plen_board_pt){15, 12}));
	assert_false(plen_board_rect_contains(&rect, (struct plen_board_pt){NAN, 12}));

	struct plen_page_rect a = {0, 0, 10, 10};
	struct plen_page_rect b = {10, 0, 10, 10};
	assert_false(plen_page_rect_intersects(&a, &b));
	b = plen_page_rect_grown(b, 0.5);
	assert_true(plen_page_rect_intersects(&a, &b));
}

static void test_geometry__an_empty_rectangle_adds_nothing(void **state)
{
	(void)state;
	struct plen_page_rect empty = {500, 500, 0, 0};
	struct plen_page_rect rect = {1, 2, 3, 4};
	struct plen_page_rect all = plen_page_rect_union(empty, rect);

	assert_true(all.x_mm == 1 && all.w_mm == 3);
	assert_true(plen_page_rect_is_empty(&empty));

	struct plen_px_rect px = plen_px_rect_union((struct plen_px_rect){0, 0, 2, 2},
						    (struct plen_px_rect){8, 9, 2, 2});
	assert_int_equal(px.w, 10);
	assert_int_equal(px.h, 11);
	px = plen_px_rect_intersection(px, (struct plen_px_rect){20, 20, 5, 5});
	assert_true(plen_px_rect_is_empty(&px));
}

static void test_geometry__distance(void **state)
{
	(void)state;
	assert_true(plen_geometry_distance_mm((struct plen_board_pt){0, 0},
					      (struct plen_board_pt){30, 40}) == 50);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_geometry__board_to_page_and_back),
		cmocka_unit_test(test_geometry__rectangles_scale_with_the_view),
		cmocka_unit_test(test_geometry__pixels_cover_the_rectangle),
		cmocka_unit_test(test_geometry__rectangles_are_half_open),
		cmocka_unit_test(test_geometry__an_empty_rectangle_adds_nothing),
		cmocka_unit_test(test_geometry__distance),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
