/* SPDX-License-Identifier: MIT
 *
 * The map and its fit: random ones are found again, noise is smoothed, nonsense is refused. All
 * random numbers come from a fixed seed.
 */
#include <errno.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "driver/calibration.h"
#include "driver/calibration_fit.h"

#define ROUNDS 2000

static const struct plen_board_size board = {1895, 1066};

/* -- material -- */

static uint64_t seed;

/* Evenly within -1..1; splitmix64. */
static double dice(void)
{
	uint64_t z = (seed += 0x9e3779b97f4a7c15u);

	z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
	z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
	z ^= z >> 31;
	return (double)(z >> 11) / (double)(UINT64_C(1) << 52) - 1;
}

static int reset(void **state)
{
	(void)state;
	seed = 20261121;
	return 0;
}

/* Turned by any of four right angles and a little, mirrored or not, scaled, sheared, shifted; with
 * `askew`, seen from aside. */
static struct plen_calibration random_map(double askew)
{
	struct plen_calibration map;

	do {
		double turn = floor(dice() * 2) * M_PI / 2 + dice() * 0.2;
		double sx = 1.2 + dice() * 0.5;
		double sy = (1.2 + dice() * 0.5) * (dice() < 0 ? -1 : 1);
		double g = askew * dice();
		double h = askew * dice();
		double a = cos(turn) * sx, b = -sin(turn) * sy + dice() * 0.1;
		double d = sin(turn) * sx, e = cos(turn) * sy + dice() * 0.1;
		double x = 0.5 + dice() * 0.2, y = 0.5 + dice() * 0.2;
		map = (struct plen_calibration){{a + g * x, b + h * x, x - (a + b) / 2, d + g * y,
						 e + h * y, y - (d + e) / 2, g, h, 1}};
	} while (plen_calibration_fault(&map) != NULL);
	return map;
}

/* `side` x `side` crosses, a tenth of the wall inside its edges. */
static uint32_t make_pairs(const struct plen_calibration *map, uint32_t side, double noise_mm,
			   struct plen_calibration_pair *pairs)
{
	struct plen_calibration back;

	assert_true(plen_calibration_invert(map, &back));
	for (uint32_t i = 0; i < side * side; i++) {
		double x = 0.1 + 0.8 * (i % side) / (side - 1);
		double y = 0.1 + 0.8 * (double)(i / side) / (side - 1);
		struct plen_part_pt felt = {x + dice() * noise_mm / board.w_mm,
					    y + dice() * noise_mm / board.h_mm};
		pairs[i].target = (struct plen_board_pt){x * board.w_mm, y * board.h_mm};
		pairs[i].measured = plen_calibration_apply(&back, felt);
	}
	return side * side;
}

static double distance_mm(struct plen_part_pt a, struct plen_part_pt b)
{
	return hypot((a.x - b.x) * board.w_mm, (a.y - b.y) * board.h_mm);
}

/* The furthest that two maps part, over all of the board. */
static double parting_mm(const struct plen_calibration *truth, const struct plen_calibration *found)
{
	struct plen_calibration back;
	double worst = 0;

	assert_true(plen_calibration_invert(truth, &back));
	for (int i = 0; i <= 20; i++) {
		for (int j = 0; j <= 20; j++) {
			struct plen_part_pt at = {i / 20.0, j / 20.0};
			struct plen_part_pt felt = plen_calibration_apply(&back, at);
			worst = fmax(worst, distance_mm(at, plen_calibration_apply(found, felt)));
		}
	}
	return worst;
}

static struct plen_calibration_fit fit(const struct plen_calibration_pair *pairs, uint32_t count)
{
	struct plen_calibration_fit out;
	char error[256] = "";

	if (plen_calibration_fit(&out, pairs, count, board, error, sizeof(error)) < 0) {
		fail_msg("%s", error);
	}
	return out;
}

static void refuses(const struct plen_calibration_pair *pairs, uint32_t count, const char *why)
{
	struct plen_calibration_fit out;
	char error[256] = "";

	assert_int_equal(plen_calibration_fit(&out, pairs, count, board, error, sizeof(error)),
			 -EINVAL);
	if (strstr(error, why) == NULL || strchr(error, '\n') != NULL) {
		fail_msg("\"%s\" does not say \"%s\" in one line", error, why);
	}
}

/* -- what is found again -- */

static void finds_again(double askew, uint32_t side)
{
	for (int i = 0; i < ROUNDS; i++) {
		struct plen_calibration truth = random_map(askew);
		struct plen_calibration_pair pairs[9];
		uint32_t count = make_pairs(&truth, side, 0, pairs);
		struct plen_calibration_fit found = fit(pairs, count);
		/* What is hardly askew may be taken as affine, with less than a slip's error. */
		double limit_mm = found.kind == PLEN_CALIBRATION_PERSPECTIVE ? 0.1 : 8;
		if (askew == 0) {
			limit_mm = 0.1;
		}
		assert_true(parting_mm(&truth, &found.calibration) < limit_mm);
		assert_true(askew != 0 || found.kind == PLEN_CALIBRATION_AFFINE);
	}
}

static void test_calibration_fit__finds_affine_maps_again(void **state)
{
	(void)state;
	finds_again(0, 2);
	finds_again(0, 3);
}

static void test_calibration_fit__finds_homographies_again(void **state)
{
	(void)state;
	finds_again(0.4, 2);
	finds_again(0.4, 3);
}

/* Whatever is clearly askew is found as that. */
static void test_calibration_fit__finds_a_projector_exactly(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct plen_calibration truth = random_map(0.3);
		struct plen_calibration_pair pairs[9];

		if (fabs(truth.m[6]) < 0.1 || fabs(truth.m[7]) < 0.1) {
			continue;
		}
		for (uint32_t side = 2; side <= 3; side++) {
			struct plen_calibration_fit found =
				fit(pairs, make_pairs(&truth, side, 0, pairs));
			assert_int_equal(found.kind, PLEN_CALIBRATION_PERSPECTIVE);
			assert_true(parting_mm(&truth, &found.calibration) < 0.1);
			assert_true(found.max_mm < 0.01);
		}
	}
}

static void test_calibration_fit__smooths_a_shaking_hand(void **state)
{
	double sum_mm = 0;

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct plen_calibration truth = random_map(i % 2 == 0 ? 0 : 0.2);
		struct plen_calibration_pair pairs[9];
		struct plen_calibration_fit found = fit(pairs, make_pairs(&truth, 3, 3, pairs));

		assert_true(found.rms_mm < 4);
		assert_true(found.rms_mm <= found.max_mm);
		sum_mm += parting_mm(&truth, &found.calibration);
	}
	/* Touches are up to 4.2 mm off; the map is not, even in the corners. */
	assert_true(sum_mm / ROUNDS < 4);
}

/* A level panel stays affine under noise: chance is no perspective. */
static void test_calibration_fit__takes_noise_for_no_perspective(void **state)
{
	int perspectives = 0;

	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct plen_calibration truth = random_map(0);
		struct plen_calibration_pair pairs[9];
		perspectives += fit(pairs, make_pairs(&truth, 3, 3, pairs)).kind ==
				PLEN_CALIBRATION_PERSPECTIVE;
	}
	assert_true(perspectives < ROUNDS / 20);
}

static void test_calibration_fit__names_the_worst_point(void **state)
{
	struct plen_calibration truth = plen_calibration_identity();
	struct plen_calibration_pair pairs[9];

	(void)state;
	make_pairs(&truth, 3, 0, pairs);
	pairs[4].target.x_mm += 15;

	struct plen_calibration_fit found = fit(pairs, 9);
	assert_int_equal(found.worst, 4);
	assert_true(found.max_mm > 10 && found.max_mm < 15);
}

static void test_calibration_fit__takes_a_panel_upside_down_or_mirrored(void **state)
{
	struct plen_calibration turned = {{-1, 0, 1, 0, -1, 1, 0, 0, 1}};
	struct plen_calibration mirrored = {{-1, 0, 1, 0, 1, 0, 0, 0, 1}};
	struct plen_calibration_pair pairs[4];

	(void)state;
	struct plen_calibration_fit found = fit(pairs, make_pairs(&turned, 2, 0, pairs));
	assert_float_equal(plen_calibration_turned_deg(&found.calibration), 180, 1e-9);
	assert_false(plen_calibration_is_mirrored(&found.calibration));
	found = fit(pairs, make_pairs(&mirrored, 2, 0, pairs));
	assert_true(plen_calibration_is_mirrored(&found.calibration));
	assert_true(plen_calibration_is_affine(&found.calibration));
}

/* Upside down is 180 degrees from either side, and level is 0. */
static void test_calibration__is_turned_by_what_people_say(void **state)
{
	static const struct {
		double sine, cosine;
		double degrees;
		bool has_minus;
	} cases[] = {
		{0, 1, 0, false},         {-1e-9, 1, 0, false},   {1e-16, -1, 180, false},
		{-1e-16, -1, 180, false}, {-0.0, -1, 180, false}, {-1, 0, -90, true},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct plen_calibration turned = {
			{cases[i].cosine, 0, 0.5, cases[i].sine, cases[i].cosine, 0.5, 0, 0, 1}};
		double degrees = plen_calibration_turned_deg(&turned);
		assert_float_equal(degrees, cases[i].degrees, 1e-9);
		assert_int_equal(signbit(degrees) != 0, cases[i].has_minus);
	}
}

/* -- what is refused -- */

static void test_calibration_fit__refuses_touches_that_tell_nothing(void **state)
{
	struct plen_calibration truth = plen_calibration_identity();
	struct plen_calibration_pair pairs[9];
	struct plen_calibration_pair good[9];

	(void)state;
	make_pairs(&truth, 3, 0, good);
	refuses(good, 3, "3 points: a calibration needs 4 to 64");
	refuses(good, 0, "0 points");

	memcpy(pairs, good, sizeof(pairs));
	pairs[5].measured = pairs[2].measured;
	refuses(pairs, 9, "points 3 and 6 were touched at the same place");

	memcpy(pairs, good, sizeof(pairs));
	for (int i = 0; i < 9; i++) {
		pairs[i].measured = (struct plen_part_pt){i / 9.0, i / 9.0};
	}
	refuses(pairs, 9, "on one line");
	refuses(pairs, 4, "on one line");

	memcpy(pairs, good, sizeof(pairs));
	pairs[7].measured.y = NAN;
	refuses(pairs, 9, "point 8: not a place");
	pairs[7].measured.y = 1e300;
	refuses(pairs, 9, "point 8: not a place");
}

static void test_calibration_fit__refuses_crosses_in_the_wrong_order(void **state)
{
	struct plen_calibration truth = plen_calibration_identity();

	(void)state;
	for (uint32_t side = 2; side <= 3; side++) {
		struct plen_calibration_pair pairs[9];
		uint32_t count = make_pairs(&truth, side, 0, pairs);
		struct plen_part_pt first = pairs[0].measured;
		pairs[0].measured = pairs[1].measured;
		pairs[1].measured = first;
		refuses(pairs, count, "touch each cross in its middle");
	}
}

static void test_calibration_fit__refuses_a_cross_that_was_missed(void **state)
{
	struct plen_calibration truth = plen_calibration_identity();
	struct plen_calibration_pair pairs[9];

	(void)state;
	make_pairs(&truth, 3, 0, pairs);
	pairs[2].measured.x -= 0.05;
	refuses(pairs, 9, "point 3 is");
}

/* Four crosses of which three were felt on a line: a map exists, but no panel has it. */
static void test_calibration_fit__refuses_three_of_four_on_a_line(void **state)
{
	struct plen_calibration truth = plen_calibration_identity();
	struct plen_calibration_pair pairs[4];

	(void)state;
	make_pairs(&truth, 2, 0, pairs);
	pairs[3].measured = (struct plen_part_pt){0.5, 0.5};
	refuses(pairs, 4, "touch each cross in its middle");
}

/* Any numbers at all: an answer or one line, and no answer that is not good to use. */
static void test_calibration_fit__stands_any_touches(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS * 5; i++) {
		struct plen_calibration_pair pairs[9];
		struct plen_calibration_fit out;
		char error[256] = "";
		uint32_t count = 4 + (uint32_t)(i % 6);

		for (uint32_t j = 0; j < count; j++) {
			pairs[j].target = (struct plen_board_pt){dice() * 2000, dice() * 2000};
			pairs[j].measured = (struct plen_part_pt){dice(), dice()};
		}
		if (plen_calibration_fit(&out, pairs, count, board, error, sizeof(error)) == 0) {
			assert_null(plen_calibration_fault(&out.calibration));
		} else {
			assert_true(error[0] != '\0');
		}
	}
}

/* -- the map itself -- */

static void test_calibration__has_an_inverse(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct plen_calibration map = random_map(0.4);
		struct plen_calibration back;
		struct plen_part_pt at = {(dice() + 1) / 2, (dice() + 1) / 2};

		assert_true(plen_calibration_invert(&map, &back));
		struct plen_part_pt again =
			plen_calibration_apply(&back, plen_calibration_apply(&map, at));
		assert_true(distance_mm(at, again) < 1e-6);
	}

	struct plen_calibration flat = {{1, 1, 0, 1, 1, 0, 0, 0, 1}};
	assert_false(plen_calibration_invert(&flat, &flat));
}

static void test_calibration__scales_an_extent_as_its_surroundings(void **state)
{
	(void)state;
	for (int i = 0; i < ROUNDS; i++) {
		struct plen_calibration map = random_map(0.4);
		struct plen_part_pt at = {(dice() + 1) / 2, (dice() + 1) / 2};
		struct plen_part_pt extent = {1e-5, 2e-5};
		struct plen_part_pt box = plen_calibration_apply_extent(&map, at, extent);
		struct plen_part_pt low = {INFINITY, INFINITY};
		struct plen_part_pt high = {-INFINITY, -INFINITY};

		for (int k = 0; k < 720; k++) {
			double angle = k * M_PI / 360;
			struct plen_part_pt rim = plen_calibration_apply(
				&map, (struct plen_part_pt){at.x + extent.x / 2 * cos(angle),
							    at.y + extent.y / 2 * sin(angle)});
			low = (struct plen_part_pt){fmin(low.x, rim.x), fmin(low.y, rim.y)};
			high = (struct plen_part_pt){fmax(high.x, rim.x), fmax(high.y, rim.y)};
		}
		assert_true(fabs(box.x / (high.x - low.x) - 1) < 1e-3);
		assert_true(fabs(box.y / (high.y - low.y) - 1) < 1e-3);
	}
}

static void test_calibration__knows_what_no_panel_has(void **state)
{
	static const struct {
		struct plen_calibration map;
		const char *fault;
	} cases[] = {
		{{{1, 0, 0, 0, 1, 0, 0, 0, 1}}, NULL},
		{{{0, 1, 0, 1, 0, 0, 0, 0, 1}}, NULL},
		{{{NAN, 0, 0, 0, 1, 0, 0, 0, 1}}, "no map"},
		{{{1, 0, 0, 0, 1, 0, 0, 0, 0}}, "no map"},
		{{{1, 0, 0, 0, 1, 0, -1, 0, 1}}, "folds"},
		{{{1, 0, 0, 0, 1, 0, 0, -1.5, 1}}, "folds"},
		{{{1, 0, 0, 0, 1, 0, 3.5, 0, 1}}, "perspective"},
		{{{1, 1, 0, 1, 1, 0, 0, 0, 1}}, "sixteenth"},
		{{{0.2, 0, 0, 0, 0.2, 0, 0, 0, 1}}, "sixteenth"},
		{{{5, 0, 0, 0, 5, 0, 0, 0, 1}}, "sixteen times"},
		{{{1, 0, 9, 0, 1, 0, 0, 0, 1}}, "beside"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *fault = plen_calibration_fault(&cases[i].map);
		if (cases[i].fault == NULL) {
			assert_null(fault);
		} else {
			assert_non_null(fault);
			assert_non_null(strstr(fault, cases[i].fault));
		}
	}
}

#define TEST(function) cmocka_unit_test_setup(function, reset)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_calibration_fit__finds_affine_maps_again),
		TEST(test_calibration_fit__finds_homographies_again),
		TEST(test_calibration_fit__finds_a_projector_exactly),
		TEST(test_calibration_fit__smooths_a_shaking_hand),
		TEST(test_calibration_fit__takes_noise_for_no_perspective),
		TEST(test_calibration_fit__names_the_worst_point),
		TEST(test_calibration_fit__takes_a_panel_upside_down_or_mirrored),
		TEST(test_calibration__is_turned_by_what_people_say),
		TEST(test_calibration_fit__refuses_touches_that_tell_nothing),
		TEST(test_calibration_fit__refuses_crosses_in_the_wrong_order),
		TEST(test_calibration_fit__refuses_a_cross_that_was_missed),
		TEST(test_calibration_fit__refuses_three_of_four_on_a_line),
		TEST(test_calibration_fit__stands_any_touches),
		TEST(test_calibration__has_an_inverse),
		TEST(test_calibration__scales_an_extent_as_its_surroundings),
		TEST(test_calibration__knows_what_no_panel_has),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
