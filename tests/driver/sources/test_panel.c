/* SPDX-License-Identifier: MIT
 *
 * Panel units to board millimetres, and which claims of size are believed.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "driver/panel.h"

static const struct plen_board_size board = {1600, 900};
static const struct plen_panel_axes axes = {{0, 32767, 0}, {100, 1099, 0}};

static struct plen_contact map(double x, double y, double width, double height)
{
	struct plen_panel_contact contact = {
		.at = {x, y}, .width = width, .height = height, .pressure = 0.5};

	return plen_panel_to_board(&axes, board, NULL, &contact);
}

static void test_panel__maps_edge_to_edge(void **state)
{
	(void)state;
	assert_true(map(0, 100, 0, 0).at.x_mm == 0 && map(0, 100, 0, 0).at.y_mm == 0);
	assert_true(fabs(map(16383.5, 599.5, 0, 0).at.x_mm - 800) < 1e-6);
	assert_true(fabs(map(16383.5, 599.5, 0, 0).at.y_mm - 450) < 1e-6);
	assert_true(map(32767, 1099, 0, 0).at.x_mm < 1600);
	assert_true(map(32767, 1099, 0, 0).at.x_mm > 1599.999);
}

static void test_panel__keeps_everything_on_the_board(void **state)
{
	(void)state;
	assert_true(map(-5, -1e9, 0, 0).at.x_mm == 0 && map(-5, -1e9, 0, 0).at.y_mm == 0);
	assert_true(map(1e9, 1e9, 0, 0).at.x_mm < 1600 && map(1e9, 1e9, 0, 0).at.y_mm < 900);
	assert_true(map(NAN, 200, 0, 0).at.x_mm == 0);
	assert_true(map(0, 100, 1e9, 1e9).width_mm == 1600);
	assert_true(map(0, 100, -5, 10).width_mm == 0);
}

static void test_panel__scales_each_side_by_its_own_axis(void **state)
{
	struct plen_contact contact = map(0, 100, 3276.7, 99.9);

	(void)state;
	assert_true(fabs(contact.width_mm - 160) < 1e-6 && fabs(contact.height_mm - 90) < 1e-6);
}

static void test_panel__takes_a_diameter_in_the_mean_of_both(void **state)
{
	struct plen_panel_axes equal = {{0, 1000, 0}, {0, 1000, 0}};
	struct plen_panel_contact contact = {.width = 100};
	struct plen_contact mapped = plen_panel_to_board(&equal, board, NULL, &contact);

	(void)state;
	assert_true(fabs(mapped.width_mm - 125) < 1e-6);
	assert_true(mapped.height_mm == mapped.width_mm);
}

static void test_panel__does_not_divide_by_nothing(void **state)
{
	struct plen_panel_axes none = {{5, 5, 10}, {9, 3, 10}};
	struct plen_panel_contact contact = {.at = {7, 7}, .width = 3, .height = 3};
	struct plen_contact mapped = plen_panel_to_board(&none, board, NULL, &contact);

	(void)state;
	assert_true(mapped.at.x_mm == 0 && mapped.at.y_mm == 0);
	assert_true(mapped.width_mm == 0 && mapped.height_mm == 0);
	assert_true(plen_panel_claimed_size(&none).w_mm == 0);
}

static struct plen_contact map_calibrated(const struct plen_calibration *calibration, double x,
					  double y, double width, double height)
{
	struct plen_panel_contact contact = {.at = {x, y}, .width = width, .height = height};

	return plen_panel_to_board(&axes, board, calibration, &contact);
}

static void test_panel__lies_where_its_calibration_says(void **state)
{
	struct plen_calibration turned = {{-1, 0, 1, 0, -1, 1, 0, 0, 1}};
	struct plen_calibration larger = {{1.25, 0, -0.125, 0, 1.25, -0.125, 0, 0, 1}};
	struct plen_calibration askew = {{1, 0, 0, 0, 1, 0, 0.5, 0, 1}};

	(void)state;
	struct plen_contact contact = map_calibrated(&turned, 0, 100, 327.67, 99.9);
	assert_true(contact.at.x_mm < 1600 && contact.at.x_mm > 1599.99);
	assert_true(contact.at.y_mm < 900 && contact.at.y_mm > 899.99);
	assert_true(fabs(contact.width_mm - 16) < 1e-6 && fabs(contact.height_mm - 90) < 1e-6);

	/* A panel that reaches beyond the picture. */
	contact = map_calibrated(&larger, 32767 * 0.5, 599.5, 327.67, 9.99);
	assert_true(fabs(contact.at.x_mm - 800) < 1e-6 && fabs(contact.at.y_mm - 450) < 1e-6);
	assert_true(fabs(contact.width_mm - 20) < 1e-6 && fabs(contact.height_mm - 11.25) < 1e-6);

	contact = map_calibrated(&askew, 16383.5, 599.5, 0, 0);
	assert_true(fabs(contact.at.x_mm - 1600 * 0.5 / 1.25) < 1e-6);
	assert_true(fabs(contact.at.y_mm - 900 * 0.5 / 1.25) < 1e-6);
	contact = map_calibrated(&askew, NAN, 1e300, 1e300, NAN);
	assert_true(isfinite(contact.at.x_mm) && isfinite(contact.at.y_mm));
	assert_true(contact.width_mm <= 1600 && contact.height_mm <= 900);
}

/* A finger on the picture's very edge may be felt a little beside it; whoever leans on the frame
 * must not press what lies at the edge. */
static void test_panel__a_touch_beside_the_picture_is_not_on_it(void **state)
{
	struct plen_calibration larger = {{1.25, 0, -0.125, 0, 1.25, -0.125, 0, 0, 1}};
	double slip_x = (0.1 - 9.9 / 2000) * 32767;
	double beside_x = (0.1 - 10.1 / 2000) * 32767;

	(void)state;
	assert_true(map_calibrated(&larger, slip_x, 599.5, 0, 0).at.x_mm == 0);
	assert_true(fabs(map_calibrated(&larger, beside_x, 599.5, 0, 0).at.x_mm + 10.1) < 1e-6);

	double right_mm = map_calibrated(&larger, 32767 - slip_x, 599.5, 0, 0).at.x_mm;
	assert_true(right_mm < 1600 && right_mm > 1599.99);
	right_mm = map_calibrated(&larger, 32767 - beside_x, 599.5, 0, 0).at.x_mm;
	assert_true(fabs(right_mm - 1610.1) < 1e-6);

	struct plen_contact contact = map_calibrated(&larger, 0, 1099, 0, 0);
	assert_true(fabs(contact.at.x_mm + 200) < 1e-6 && fabs(contact.at.y_mm - 1012.5) < 1e-6);
	contact = map_calibrated(&larger, 16383.5, 1099, 0, 0);
	assert_true(fabs(contact.at.x_mm - 800) < 1e-6 && contact.at.y_mm > 1012);
}

static double claim(double x_max, double x_res, double y_max, double y_res)
{
	struct plen_panel_axes claims = {{0, x_max, x_res}, {0, y_max, y_res}};

	return plen_panel_claimed_size(&claims).w_mm;
}

static void test_panel__believes_only_sizes_that_a_board_can_have(void **state)
{
	(void)state;
	assert_true(fabs(claim(32767, 23, 32767, 41) - 1424.65) < 0.1);
	assert_true(claim(32767, 0, 32767, 41) == 0);
	assert_true(claim(32767, 1, 32767, 1) == 0);
	assert_true(claim(1023, 100, 1023, 100) == 0);
	assert_true(claim(32767, 6, 32767, 300) == 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_panel__maps_edge_to_edge),
		cmocka_unit_test(test_panel__keeps_everything_on_the_board),
		cmocka_unit_test(test_panel__scales_each_side_by_its_own_axis),
		cmocka_unit_test(test_panel__takes_a_diameter_in_the_mean_of_both),
		cmocka_unit_test(test_panel__does_not_divide_by_nothing),
		cmocka_unit_test(test_panel__lies_where_its_calibration_says),
		cmocka_unit_test(test_panel__a_touch_beside_the_picture_is_not_on_it),
		cmocka_unit_test(test_panel__believes_only_sizes_that_a_board_can_have),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
