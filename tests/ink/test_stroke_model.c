/* SPDX-License-Identifier: MIT */
#include "stroke_model.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "hand.h"

#define INTERVAL_US 8000

static double away(struct plen_board_pt a, struct plen_board_pt b)
{
	return plen_geometry_distance_mm(a, b);
}

static void assert_same(struct plen_board_pt a, struct plen_board_pt b)
{
	assert_true(a.x_mm == b.x_mm && a.y_mm == b.y_mm);
}

static void test_stroke_model__begins_and_ends_where_the_tool_does(void **state)
{
	struct plen_stroke_model model;
	struct plen_board_pt first = {100, 200}, last = {100, 200};

	(void)state;
	assert_same(plen_stroke_model_begin(&model, 0, first, -1).at, first);
	for (int i = 1; i < 50; i++) {
		last = (struct plen_board_pt){100 + i * 2.5, 200 + 20 * sin(i)};
		plen_stroke_model_move(&model, i * INTERVAL_US, last, -1);
	}
	assert_same(plen_stroke_model_end(&model).at, last);
}

/* Once under way, ink that moves at a constant speed is where the tool is. */
static void test_stroke_model__does_not_lag_at_a_constant_speed(void **state)
{
	static const int64_t intervals_us[] = {4000, 8000, 16000, 26000};

	(void)state;
	for (int k = 0; k < 4; k++) {
		struct plen_stroke_model model;
		struct plen_stroke_point_mm point = {0};

		plen_stroke_model_begin(&model, 0, (struct plen_board_pt){0, 0}, -1);
		for (int64_t t = intervals_us[k]; t < 400000; t += intervals_us[k]) {
			double s = (double)t / 1e6;

			point = plen_stroke_model_move(
				&model, t, (struct plen_board_pt){600 * s, 150 * s}, -1);
		}
		assert_true(away(point.at, model.report) < 1e-6);
	}
}

/* Each report of a tool that trembles on the spot is less to be seen in the ink. */
static void test_stroke_model__calms_a_trembling_hand(void **state)
{
	struct hand_noise noise = {7, 0.2};
	struct plen_stroke_model model;
	double rough = 0, smooth = 0;
	struct plen_board_pt before = {0, 0}, ink_before = {0, 0};

	(void)state;
	plen_stroke_model_begin(&model, 0, before, -1);
	for (int i = 1; i < 2000; i++) {
		struct plen_board_pt at = hand_report(&noise, (struct plen_board_pt){i * 0.05, 0});
		struct plen_stroke_point_mm point =
			plen_stroke_model_move(&model, i * INTERVAL_US, at, -1);

		rough += away(before, at);
		smooth += away(ink_before, point.at);
		before = at;
		ink_before = point.at;
	}
	assert_true(smooth < rough * 0.6);
}

static void test_stroke_model__stays_on_its_leash(void **state)
{
	struct hand_noise noise = {11, 120};

	(void)state;
	for (int run = 0; run < 50; run++) {
		struct plen_stroke_model model;
		int64_t t = 0;

		plen_stroke_model_begin(&model, t, (struct plen_board_pt){500, 500}, -1);
		for (int i = 0; i < 200; i++) {
			struct plen_board_pt at =
				hand_report(&noise, (struct plen_board_pt){500, 500});

			t += (i * 7919 + run * 131) % 30000;
			struct plen_stroke_point_mm point =
				plen_stroke_model_move(&model, t, at, -1);
			assert_true(away(point.at, at) <= PLEN_STROKE_MODEL_LEASH_MM + 1e-9);
			assert_true(point.pressure >= 0 && point.pressure <= 1);
		}
	}
}

/* One time stamp for many reports, time that runs back, days without a report, the ends of the
 * world: always a number. */
static void test_stroke_model__survives_any_times_and_places(void **state)
{
	static const int64_t times_us[] = {0, 0, -5000, 1, INT64_C(86400000000), 5, 90000000};
	static const double places_mm[] = {0, 1e9, -1e9, 1e-9, 2000, -1e9, 1e9};
	struct plen_board_pt tail[PLEN_STROKE_MODEL_TAIL_MAX];
	struct plen_stroke_model model;

	(void)state;
	plen_stroke_model_begin(&model, 0, (struct plen_board_pt){0, 0}, 0.5);
	for (int i = 0; i < 7 * 7 * 20; i++) {
		struct plen_board_pt at = {places_mm[i % 7], places_mm[i / 7 % 7]};
		struct plen_stroke_point_mm point = plen_stroke_model_move(
			&model, times_us[(i + i / 49) % 7], at, i % 3 ? 0.5 : -1);
		uint32_t count = plen_stroke_model_predict(&model, tail);

		assert_true(isfinite(point.at.x_mm) && isfinite(point.at.y_mm));
		assert_true(away(point.at, at) <= PLEN_STROKE_MODEL_LEASH_MM + 1e-6);
		assert_true(count <= PLEN_STROKE_MODEL_TAIL_MAX);
		for (uint32_t k = 0; k < count; k++) {
			assert_true(isfinite(tail[k].x_mm) && isfinite(tail[k].y_mm));
		}
	}
}

/* A panel that looks every 5 ms and tells of it after 3 or 7. */
static void test_stroke_model__late_time_stamps_are_not_seen(void **state)
{
	struct plen_stroke_model model;
	double before = 0, rough = 0;

	(void)state;
	plen_stroke_model_begin(&model, 0, (struct plen_board_pt){0, 0}, -1);
	for (int i = 1; i < 200; i++) {
		int64_t time_us = i * 5000 + (i % 2 ? 2000 : 0);
		struct plen_stroke_point_mm point = plen_stroke_model_move(
			&model, time_us, (struct plen_board_pt){i * 1.5, 0}, -1);

		if (i > 20) {
			rough = fmax(rough, fabs(point.at.x_mm - before - 1.5));
		}
		before = point.at.x_mm;
	}
	assert_true(rough < 0.1);
}

/* What was held back comes all at once, and goes on as if it had not been. */
static void test_stroke_model__a_stroke_that_was_held_back_has_no_kink(void **state)
{
	struct plen_stroke_model model;

	(void)state;
	plen_stroke_model_begin(&model, 0, (struct plen_board_pt){0, 0}, -1);
	for (int i = 1; i < 60; i++) {
		struct plen_board_pt at = {i * 4.0, 0};
		int64_t time_us = i < 7 ? 0 : (i - 6) * INTERVAL_US;
		struct plen_stroke_point_mm point = plen_stroke_model_move(&model, time_us, at, -1);

		assert_true(away(point.at, at) < (i < 7 ? 1.5 : 0.5));
	}
}

/* A second's rest, and a hand that goes on as before. */
static void test_stroke_model__a_pause_leaves_no_trace(void **state)
{
	struct plen_stroke_model model;
	double width = 0;

	(void)state;
	plen_stroke_model_begin(&model, 0, (struct plen_board_pt){0, 0}, -1);
	for (int i = 1; i < 200; i++) {
		struct plen_board_pt at = {i * 6.4, 0};
		int64_t pause_us = i > 100 ? 1000000 : 0;
		struct plen_stroke_point_mm point =
			plen_stroke_model_move(&model, i * INTERVAL_US + pause_us, at, -1);

		if (i == 100) {
			width = point.pressure;
			assert_same(plen_stroke_model_rest(&model).at, at);
		}
		if (i > 120) {
			assert_true(away(point.at, at) < 0.05);
			assert_true(fabs(point.pressure - width) < 0.01);
		}
	}
}

/* A fast stroke that stops dead ends where it stops, without a hook. */
static void test_stroke_model__does_not_overshoot_a_dead_stop(void **state)
{
	struct plen_stroke_model model;
	double x_mm = 0;

	(void)state;
	plen_stroke_model_begin(&model, 0, (struct plen_board_pt){0, 0}, -1);
	for (int i = 1; i < 60; i++) {
		x_mm += i <= 30 ? 12 : 0;
		struct plen_stroke_point_mm point = plen_stroke_model_move(
			&model, i * INTERVAL_US, (struct plen_board_pt){x_mm, 0}, -1);

		assert_true(point.at.x_mm < x_mm + 0.05);
	}
}

static void test_stroke_model__a_pens_pressure_is_followed(void **state)
{
	struct plen_stroke_model model;
	struct plen_stroke_point_mm point =
		plen_stroke_model_begin(&model, 0, (struct plen_board_pt){0, 0}, 0.2);

	(void)state;
	assert_true(point.pressure == 0.2);
	for (int i = 1; i < 40; i++) {
		point = plen_stroke_model_move(&model, i * INTERVAL_US,
					       (struct plen_board_pt){i * 12.0, 0}, 0.8);
	}
	assert_true(fabs(point.pressure - 0.8) < 1e-3);
}

static void test_stroke_model__a_fast_finger_writes_thinner(void **state)
{
	struct plen_stroke_model model;
	struct plen_stroke_point_mm slow = {0}, fast = {0};

	(void)state;
	plen_stroke_model_begin(&model, 0, (struct plen_board_pt){0, 0}, -1);
	for (int i = 1; i < 40; i++) {
		slow = plen_stroke_model_move(&model, i * INTERVAL_US,
					      (struct plen_board_pt){i * 0.8, 0}, -1);
	}
	plen_stroke_model_begin(&model, 0, (struct plen_board_pt){0, 0}, -1);
	for (int i = 1; i < 40; i++) {
		fast = plen_stroke_model_move(&model, i * INTERVAL_US,
					      (struct plen_board_pt){i * 16.0, 0}, -1);
	}
	assert_true(slow.pressure == 1);
	assert_true(fast.pressure < 0.6);
}

/* The tip of the tail is nearer to where the hand then is than the tip of the ink. */
static void test_stroke_model__the_tail_is_ahead_of_the_ink(void **state)
{
	(void)state;
	for (int m = HAND_LOOPS; m <= HAND_LINE; m++) {
		struct hand_noise noise = {5, 0.1};
		struct plen_stroke_model model;
		double with = 0, without = 0;

		plen_stroke_model_begin(&model, 0, hand_at((enum hand_manner)m, 0), -1);
		for (int i = 1; i < 250; i++) {
			struct plen_board_pt tail[PLEN_STROKE_MODEL_TAIL_MAX];
			double t = i * (INTERVAL_US / 1e6);
			struct plen_stroke_point_mm ink = plen_stroke_model_move(
				&model, i * INTERVAL_US,
				hand_report(&noise, hand_at((enum hand_manner)m, t)), -1);
			uint32_t count = plen_stroke_model_predict(&model, tail);
			struct plen_board_pt then =
				hand_at((enum hand_manner)m, t + 1.5 * INTERVAL_US / 1e6);

			without += away(ink.at, then);
			with += away(count > 0 ? tail[count - 1] : ink.at, then);
		}
		assert_true(with < without / 2);
	}
}

static void test_stroke_model__nothing_is_foretold_of_a_resting_hand(void **state)
{
	struct plen_board_pt tail[PLEN_STROKE_MODEL_TAIL_MAX];
	struct plen_stroke_model model;

	(void)state;
	plen_stroke_model_begin(&model, 0, (struct plen_board_pt){50, 50}, -1);
	assert_int_equal(plen_stroke_model_predict(&model, tail), 0);
	for (int i = 1; i < 30; i++) {
		plen_stroke_model_move(&model, i * INTERVAL_US, (struct plen_board_pt){50, 50}, -1);
		assert_int_equal(plen_stroke_model_predict(&model, tail), 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_stroke_model__begins_and_ends_where_the_tool_does),
		cmocka_unit_test(test_stroke_model__does_not_lag_at_a_constant_speed),
		cmocka_unit_test(test_stroke_model__calms_a_trembling_hand),
		cmocka_unit_test(test_stroke_model__stays_on_its_leash),
		cmocka_unit_test(test_stroke_model__survives_any_times_and_places),
		cmocka_unit_test(test_stroke_model__late_time_stamps_are_not_seen),
		cmocka_unit_test(test_stroke_model__a_stroke_that_was_held_back_has_no_kink),
		cmocka_unit_test(test_stroke_model__a_pause_leaves_no_trace),
		cmocka_unit_test(test_stroke_model__does_not_overshoot_a_dead_stop),
		cmocka_unit_test(test_stroke_model__a_pens_pressure_is_followed),
		cmocka_unit_test(test_stroke_model__a_fast_finger_writes_thinner),
		cmocka_unit_test(test_stroke_model__the_tail_is_ahead_of_the_ink),
		cmocka_unit_test(test_stroke_model__nothing_is_foretold_of_a_resting_hand),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
