/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>
#include <stdlib.h>

#include "ribbon.h"

static bool find(struct plen_ribbon *ribbon, const char *points)
{
	struct plen_svg_points outline = {0};
	bool found;

	plen_svg_points_parse(&outline, points);
	found = plen_ribbon_find(ribbon, &outline, false);
	plen_svg_points_finish(&outline);
	return found;
}

static void check_point(const struct plen_ribbon *ribbon, uint32_t i, double x, double y,
			double width)
{
	assert_float_equal(ribbon->at[i].x, x, 0.02);
	assert_float_equal(ribbon->at[i].y, y, 0.02);
	assert_float_equal(ribbon->at[i].width, width, 0.03);
}

static void test_ribbon__a_straight_stroke_is_found_again(void **state)
{
	struct plen_ribbon ribbon = {0};

	(void)state;
	/* As OpenBoard has written one from 0, -35.059 to 309.345, 26.81, 1.547 wide. */
	assert_true(find(&ribbon,
			 "0.151669,-35.8174 309.496,26.0515 309.497,26.0514 310.118,26.8099 "
			 "309.345,27.5832 309.193,27.5683 -0.151669,-34.3007 "
			 "-0.151818,-34.3006 -0.773362,-35.0591 0,-35.8324 "
			 "0.151818,-35.8175 0.151669,-35.8174 "));
	assert_int_equal(ribbon.count, 2);
	check_point(&ribbon, 0, 0, -35.059, 1.547);
	check_point(&ribbon, 1, 309.345, 26.81, 1.547);
	plen_ribbon_finish(&ribbon);
}

static void test_ribbon__something_round_is_a_dot(void **state)
{
	struct plen_ribbon ribbon = {0};

	(void)state;
	assert_true(find(&ribbon, "-515.575,-35.8324 -514.801,-35.0591 -515.575,-34.2857 "
				  "-516.348,-35.0591 -515.575,-35.8324 "));
	assert_int_equal(ribbon.count, 1);
	check_point(&ribbon, 0, -515.575, -35.059, 1.547);
	plen_ribbon_finish(&ribbon);
}

static void test_ribbon__what_has_no_area_is_none(void **state)
{
	struct plen_ribbon ribbon = {0};

	(void)state;
	assert_false(find(&ribbon, ""));
	assert_false(find(&ribbon, "1,1"));
	assert_false(find(&ribbon, "1,1 2,2 1,1"));
	assert_false(find(&ribbon, "0,0 10,10 10,0 0,10"));
	assert_int_equal(ribbon.count, 0);
}

static void test_ribbon__shapes_with_corners_are_none(void **state)
{
	static const char *const shapes[] = {
		"0,0 400,0 400,400 0,400",                             /* a square */
		"200,0 400,200 200,400 0,200",                         /* on its tip */
		"0,0 130,0 130,100 0,100",                             /* nearly a square */
		"200,100 150,187 50,187 0,100 50,13 150,13",           /* a hexagon */
		"0,60 60,0 140,0 200,60 200,140 140,200 60,200 0,140", /* a stop sign */
		"0,0 300,0 250,100 50,100",                            /* a trapezium */
		"0,0 300,0 300,100 0,100",                             /* a rectangle */
		"0,0 2000,0 2000,300 0,300",                           /* wider than any pen */
		"0,50 50,0 350,0 400,50 350,100 50,100",               /* a sign that points */
	};
	struct plen_ribbon ribbon = {0};

	(void)state;
	for (size_t i = 0; i < sizeof(shapes) / sizeof(shapes[0]); i++) {
		if (find(&ribbon, shapes[i])) {
			fail_msg("%s is a stroke of %u points", shapes[i], ribbon.count);
		}
		assert_int_equal(ribbon.count, 0);
	}
}

/* A circle as Qt makes a polygon of it, which has more corners the larger it is. */
static void make_circle(struct plen_svg_points *outline, double radius)
{
	uint32_t corners = 4;

	while (1.1 * radius * 16 / (corners * corners) > 1) {
		corners *= 2;
	}
	outline->at = calloc(corners, sizeof(*outline->at));
	outline->count = corners;
	for (uint32_t i = 0; i < corners; i++) {
		double a = 2 * M_PI * i / corners;
		outline->at[i] = (struct plen_svg_point){7 + radius * cos(a), radius * sin(a) - 9};
	}
}

static void test_ribbon__circles_are_dots_whatever_the_pen(void **state)
{
	(void)state;
	for (double radius = 0.3; radius < 200; radius *= 1.3) {
		struct plen_svg_points outline = {0};
		struct plen_ribbon ribbon = {0};

		make_circle(&outline, radius);
		assert_true(plen_ribbon_find(&ribbon, &outline, false));
		assert_int_equal(ribbon.count, 1);
		assert_float_equal(ribbon.at[0].x, 7, 0.05 * radius);
		assert_float_equal(ribbon.at[0].y, -9, 0.05 * radius);
		assert_float_equal(ribbon.at[0].width, 2 * radius, 0.05 * radius);
		plen_ribbon_finish(&ribbon);
		plen_svg_points_finish(&outline);
	}
}

static void test_ribbon__a_stroke_shorter_than_wide_is_one(void **state)
{
	struct plen_ribbon ribbon = {0};

	(void)state;
	/* As OpenBoard has written a tap that moved. */
	assert_true(find(&ribbon, "-515.575,-35.8324 -514.544,-35.8324 -513.77,-35.0591 "
				  "-514.544,-34.2857 -515.575,-34.2857 -516.348,-35.0591 "
				  "-515.575,-35.8324 "));
	assert_int_equal(ribbon.count, 2);
	check_point(&ribbon, 0, -515.575, -35.059, 1.547);
	check_point(&ribbon, 1, -514.544, -35.059, 1.547);
	plen_ribbon_finish(&ribbon);
}

/* A marker's straight line, as OpenBoard writes it: exact, and from its beginning. */
static void test_ribbon__a_wide_straight_line_is_two_points(void **state)
{
	struct plen_svg_points outline = {.at = calloc(34, sizeof(struct plen_svg_point))};
	struct plen_ribbon ribbon = {0};

	(void)state;
	for (int i = 0; i < 34; i++) {
		double a = M_PI * (i % 17) / 16 + (i < 17 ? M_PI / 2 : -M_PI / 2);

		outline.at[outline.count++] = (struct plen_svg_point){
			(i < 17 ? 100 : 400) + 24 * cos(a), 50 - 24 * sin(a)};
	}
	assert_true(plen_ribbon_find(&ribbon, &outline, false));
	assert_int_equal(ribbon.count, 2);
	assert_float_equal(ribbon.at[0].x, 100, 0.1);
	assert_float_equal(ribbon.at[0].y, 50, 0.1);
	assert_float_equal(ribbon.at[1].x, 400, 0.1);
	assert_float_equal(ribbon.at[1].width, 48, 0.1);
	plen_ribbon_finish(&ribbon);
	plen_svg_points_finish(&outline);
}

/* An eraser leaves straight ends, and ink that goes no further. */
static void test_ribbon__a_stroke_cut_at_both_ends_is_one(void **state)
{
	struct plen_ribbon ribbon = {0};

	(void)state;
	assert_true(find(&ribbon, "0,0 200,0 200,10 0,10"));
	assert_true(ribbon.count >= 2);
	assert_float_equal(ribbon.at[0].width, 10, 1);
	assert_float_equal(fmin(ribbon.at[0].x, ribbon.at[ribbon.count - 1].x), 5, 1);
	assert_float_equal(fmax(ribbon.at[0].x, ribbon.at[ribbon.count - 1].x), 195, 1);
	plen_ribbon_finish(&ribbon);
}

/* Where parts of one stroke were found, joined. */
struct finding {
	struct plen_ribbon whole;
	int parts;
};

static void find_part(void *data, const struct plen_svg_points *outline)
{
	struct finding *finding = data;
	struct plen_ribbon part = {0};

	assert_true(plen_ribbon_find(&part, outline, false));
	assert_true(finding->parts == 0 || plen_ribbon_continues(&finding->whole, &part));
	for (uint32_t i = 0; i < part.count; i++) {
		plen_ribbon_add(&finding->whole, part.at[i]);
	}
	finding->parts++;
	plen_ribbon_finish(&part);
}

/* The stroke's point that is next to x, y. */
static const struct plen_ribbon_point *nearest(const struct plen_ribbon *ribbon, double x, double y)
{
	const struct plen_ribbon_point *best = &ribbon->at[0];

	for (uint32_t i = 0; i < ribbon->count; i++) {
		const struct plen_ribbon_point *at = &ribbon->at[i];

		if (hypot(at->x - x, at->y - y) < hypot(best->x - x, best->y - y)) {
			best = at;
		}
	}
	return best;
}

static void test_ribbon__outlines_lead_back_to_the_stroke(void **state)
{
	(void)state;
	for (int kind = 0; kind < 6; kind++) {
		struct plen_ribbon stroke = {0};
		struct finding finding = {0};

		for (int i = 0; i < 120; i++) {
			double a = i / (6.0 + kind),
			       pressed = kind % 2 != 0 ? 1 + sin(i / 9.0) / 4 : 1;

			plen_ribbon_add(&stroke, (struct plen_ribbon_point){
							 i * 1.5 + (kind > 2 ? 15 * cos(a) : 0),
							 20 * sin(a), (1 + kind / 2) * pressed});
		}
		plen_ribbon_outlines(&stroke, find_part, &finding);
		assert_true(finding.parts >= 1);
		for (uint32_t i = 0; i < finding.whole.count; i++) {
			const struct plen_ribbon_point *at = &finding.whole.at[i];
			const struct plen_ribbon_point *was = nearest(&stroke, at->x, at->y);

			assert_true(hypot(at->x - was->x, at->y - was->y) < 2);
			assert_true(fabs(at->width - was->width) < 0.4 * was->width);
		}
		for (uint32_t i = 0; i < stroke.count; i++) {
			const struct plen_ribbon_point *at = &stroke.at[i];
			const struct plen_ribbon_point *now = nearest(&finding.whole, at->x, at->y);

			assert_true(hypot(at->x - now->x, at->y - now->y) < 3);
		}
		plen_ribbon_finish(&finding.whole);
		plen_ribbon_finish(&stroke);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ribbon__a_straight_stroke_is_found_again),
		cmocka_unit_test(test_ribbon__something_round_is_a_dot),
		cmocka_unit_test(test_ribbon__what_has_no_area_is_none),
		cmocka_unit_test(test_ribbon__shapes_with_corners_are_none),
		cmocka_unit_test(test_ribbon__circles_are_dots_whatever_the_pen),
		cmocka_unit_test(test_ribbon__a_stroke_shorter_than_wide_is_one),
		cmocka_unit_test(test_ribbon__a_wide_straight_line_is_two_points),
		cmocka_unit_test(test_ribbon__a_stroke_cut_at_both_ends_is_one),
		cmocka_unit_test(test_ribbon__outlines_lead_back_to_the_stroke),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
