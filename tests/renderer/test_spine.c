/* SPDX-License-Identifier: MIT */
#include "spine.h"

#include <math.h>
#include <string.h>

#include "check.h"
#include "sample_ink.h"
#include "wet.h"

#define TOLERANCE_MM 0.05

static const struct plen_page_rect sheet = {0, 0, 300, 200};

/* Valid until the next call. */
static struct plen_stroke stroke_of(const struct sample_stroke *sample)
{
	static uint8_t bytes[SAMPLE_POINTS_MAX * 16];
	static struct plen_points_mark marks[SAMPLE_POINTS_MAX / PLEN_POINTS_STEP];

	assert_true(plen_points_size(sample->op.points, sample->op.count, true) <= sizeof(bytes));
	plen_points_write(bytes, marks, sample->op.points, sample->op.count, true);
	return (struct plen_stroke){
		.width_um = sample->op.width_um,
		.count = sample->op.count,
		.points = {bytes, marks, true},
	};
}

static struct plen_stroke_range whole(const struct plen_stroke *stroke)
{
	return (struct plen_stroke_range){0, (stroke->count - 1) * PLEN_STROKE_POS_ONE};
}

static void test_spine__a_dot_is_one_sample(void **state)
{
	struct sample_random random = {1};
	struct sample_stroke sample;
	struct plen_spine spine;

	(void)state;
	sample_ink_scribble(&sample, &random, 1, sheet);
	struct plen_stroke stroke = stroke_of(&sample);
	plen_spine_init(&spine);
	plen_spine_set_range(&spine, TOLERANCE_MM, &stroke, (struct plen_stroke_range){0, 0});
	assert_int_equal(spine.count, 1);
	plen_spine_finish(&spine);
}

static void test_spine__starts_and_ends_at_the_points(void **state)
{
	struct sample_random random = {2};
	struct sample_stroke sample;
	struct plen_spine spine;

	(void)state;
	plen_spine_init(&spine);
	for (uint32_t count = 2; count < 60; count++) {
		sample_ink_scribble(&sample, &random, count, sheet);
		struct plen_stroke stroke = stroke_of(&sample);

		plen_spine_set_range(&spine, TOLERANCE_MM, &stroke, whole(&stroke));
		const struct plen_spine_sample *last = &spine.samples[spine.count - 1];
		assert_true(fabs(spine.samples[0].x_mm - sample.points[0].x_um / 1e3) < 1e-3);
		assert_true(fabs(last->x_mm - sample.points[count - 1].x_um / 1e3) < 1e-3);
		assert_true(fabs(last->y_mm - sample.points[count - 1].y_um / 1e3) < 1e-3);
	}
	plen_spine_finish(&spine);
}

static void test_spine__points_on_one_spot_are_a_dot(void **state)
{
	struct sample_stroke sample = {.op = {.count = 5, .width_um = 3000}};
	struct plen_spine spine;

	(void)state;
	sample.op.points = sample.points;
	struct plen_stroke stroke = stroke_of(&sample);
	plen_spine_init(&spine);
	plen_spine_set_range(&spine, TOLERANCE_MM, &stroke, whole(&stroke));
	assert_int_equal(spine.count, 1);
	plen_spine_finish(&spine);
}

static bool has_sample(const struct plen_spine *spine, const struct plen_spine_sample *sample)
{
	for (size_t i = 0; i < spine->count; i++) {
		if (hypot(spine->samples[i].x_mm - sample->x_mm,
			  spine->samples[i].y_mm - sample->y_mm) < 1e-9) {
			return true;
		}
	}
	return false;
}

/* Rubbing out a part moves nothing of the rest: its samples are those of the whole. */
static void test_spine__a_kept_range_lies_on_the_whole(void **state)
{
	struct sample_random random = {3};
	struct plen_spine all, part;
	struct sample_stroke sample;

	(void)state;
	plen_spine_init(&all);
	plen_spine_init(&part);
	for (int round = 0; round < 100; round++) {
		sample_ink_scribble(&sample, &random, 40, sheet);
		struct plen_stroke stroke = stroke_of(&sample);
		uint32_t a = (uint32_t)sample_random_int(&random, 20 * 256);
		uint32_t b = a + 1 + (uint32_t)sample_random_int(&random, 19 * 256 - 1);

		plen_spine_set_range(&all, TOLERANCE_MM, &stroke, whole(&stroke));
		plen_spine_set_range(&part, TOLERANCE_MM, &stroke,
				     (struct plen_stroke_range){a, b});
		for (size_t i = 1; i + 1 < part.count; i++) {
			assert_true(has_sample(&all, &part.samples[i]));
		}
	}
	plen_spine_finish(&all);
	plen_spine_finish(&part);
}

static void test_spine__a_sharp_corner_with_long_legs_stays(void **state)
{
	const double corner[] = {0, 0, 100, 0, 100, 100};
	struct sample_stroke sample;
	struct plen_spine spine;
	double nearest = 1e9;

	(void)state;
	sample_ink_line(&sample, corner, 3);
	struct plen_stroke stroke = stroke_of(&sample);
	plen_spine_init(&spine);
	plen_spine_set_range(&spine, TOLERANCE_MM, &stroke, whole(&stroke));
	for (size_t i = 0; i < spine.count; i++) {
		nearest = fmin(nearest, hypot(spine.samples[i].x_mm - 100, spine.samples[i].y_mm));
	}
	assert_true(nearest < 1.5);
	plen_spine_finish(&spine);
}

static void test_spine__bounds_hold_every_block(void **state)
{
	struct sample_random random = {4};
	struct sample_stroke sample;
	struct plen_spine spine;

	(void)state;
	sample_ink_scribble(&sample, &random, 300, sheet);
	struct plen_stroke stroke = stroke_of(&sample);
	plen_spine_init(&spine);
	plen_spine_set_range(&spine, TOLERANCE_MM, &stroke, whole(&stroke));
	assert_true(plen_spine_block_count(&spine) > 3);
	for (size_t k = 0; k + 1 < spine.count; k++) {
		struct plen_page_rect block = plen_spine_block_bounds(&spine, k / PLEN_SPINE_BLOCK);
		struct plen_page_rect segment = plen_spine_bounds(&spine, k, k + 1);
		struct plen_page_rect both = plen_page_rect_union(block, segment);

		assert_memory_equal(&both, &block, sizeof(both));
	}
	plen_spine_finish(&spine);
}

/* Ink under the pen, point by point, ends as the spine of the finished stroke. */
static void test_spine__wet_grows_into_dry(void **state)
{
	struct sample_random random = {5};
	struct sample_stroke sample;
	struct plen_spine dry;
	struct plen_wet wet;

	(void)state;
	plen_wet_init(&wet);
	plen_spine_init(&dry);
	for (uint32_t count = 1; count < 80; count++) {
		sample_ink_scribble(&sample, &random, count, sheet);
		struct plen_stroke stroke = stroke_of(&sample);
		struct plen_wet_stroke *growing = plen_wet_begin(&wet, count, TOLERANCE_MM);

		growing->width_mm = sample.op.width_um / 1e3;
		for (uint32_t i = 0; i < count; i++) {
			struct plen_page_pt at = {sample.points[i].x_um / 1e3,
						  sample.points[i].y_um / 1e3};

			plen_wet_extend(growing, at, sample.points[i].pressure / 255.0);
		}
		plen_spine_set_range(&dry, TOLERANCE_MM, &stroke, whole(&stroke));
		assert_int_equal(growing->spine.count, dry.count);
		for (size_t i = 0; i < dry.count; i++) {
			assert_true(fabs(growing->spine.samples[i].x_mm - dry.samples[i].x_mm) <
				    1e-9);
			assert_true(fabs(growing->spine.samples[i].half_mm -
					 dry.samples[i].half_mm) < 1e-9);
		}
		plen_wet_end(&wet, growing);
	}
	plen_spine_finish(&dry);
	plen_wet_finish(&wet);
}

static void test_spine__pressure_is_gentle(void **state)
{
	(void)state;
	assert_true(fabs(plen_walk_half_mm(4, 1) - 2) < 1e-12);
	assert_true(fabs(plen_walk_half_mm(4, 0) - 1) < 1e-12);
	assert_true(fabs(plen_walk_half_mm(4, 7) - 2) < 1e-12);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_spine__a_dot_is_one_sample),
		cmocka_unit_test(test_spine__starts_and_ends_at_the_points),
		cmocka_unit_test(test_spine__points_on_one_spot_are_a_dot),
		cmocka_unit_test(test_spine__a_kept_range_lies_on_the_whole),
		cmocka_unit_test(test_spine__a_sharp_corner_with_long_legs_stays),
		cmocka_unit_test(test_spine__bounds_hold_every_block),
		cmocka_unit_test(test_spine__wet_grows_into_dry),
		cmocka_unit_test(test_spine__pressure_is_gentle),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
