/* SPDX-License-Identifier: MIT
 *
 * Wet ink by itself. However it is drawn, piece by piece while it grows, in whatever rectangles,
 * on a page that is moved or zoomed: it is the ink of the finished stroke.
 */
#include "wet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "brush.h"
#include "check.h"
#include "sample_ink.h"

#define SIDE 240
#define PAPER 0x00ffffff

static const struct plen_rgba black = {0, 0, 0, 255};
static const struct plen_rgba glass = {200, 90, 20, 120};
static const struct plen_page_rect sheet = {5, 5, 110, 110};

struct desk {
	struct plen_wet wet;
	struct plen_viewport viewport;
	struct plen_rgba colour;
	uint32_t frame[SIDE * SIDE], whole[SIDE * SIDE];
};

static int set_up(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	plen_wet_init(&desk->wet);
	desk->viewport = (struct plen_viewport){
		.page = 1, .scale_ppm = 1000000, .scale = {2, 2}, .rect = {0, 0, SIDE, SIDE}};
	desk->colour = black;
	for (int i = 0; i < SIDE * SIDE; i++) {
		desk->frame[i] = PAPER;
	}
	*state = desk;
	return 0;
}

static int tear_down(void **state)
{
	struct desk *desk = *state;

	plen_wet_finish(&desk->wet);
	free(desk);
	return 0;
}

static void draw(struct desk *desk, uint32_t *pixels, struct plen_px_rect rect)
{
	const struct plen_coverage_target to = {pixels, SIDE};

	for (int y = rect.y; y < rect.y + rect.h; y++) {
		for (int x = rect.x; x < rect.x + rect.w; x++) {
			pixels[y * SIDE + x] = PAPER;
		}
	}
	for (size_t i = 0; i < desk->wet.count; i++) {
		plen_wet_draw(&desk->wet, desk->wet.strokes[i], &desk->viewport, rect, &to,
			      desk->colour, PLEN_COVERAGE_OVER);
	}
}

static void draw_changed(struct desk *desk, struct plen_page_rect changed)
{
	draw(desk, desk->frame,
	     plen_px_rect_intersection(plen_viewport_page_to_px(&desk->viewport, changed),
				       desk->viewport.rect));
}

static void assert_frame_is_whole(struct desk *desk)
{
	draw(desk, desk->whole, desk->viewport.rect);
	assert_memory_equal(desk->frame, desk->whole, sizeof(desk->frame));
}

static struct plen_wet_stroke *put_down(struct desk *desk, uint32_t gesture, double width_mm)
{
	struct plen_wet_stroke *stroke = plen_wet_begin(
		&desk->wet, gesture, plen_brush_make(desk->viewport.scale).tolerance_mm);

	stroke->page = 1;
	stroke->width_mm = width_mm;
	return stroke;
}

static struct plen_page_pt at(const struct sample_stroke *sample, uint32_t i)
{
	return (struct plen_page_pt){sample->points[i].x_um / 1e3, sample->points[i].y_um / 1e3};
}

static struct plen_page_rect go_on(struct plen_wet_stroke *stroke,
				   const struct sample_stroke *sample, uint32_t i)
{
	return plen_wet_extend(stroke, at(sample, i), sample->points[i].pressure / 255.0);
}

/* The frame of the finished stroke, by the way of tiles. */
static void draw_dry(const struct desk *desk, uint32_t *pixels, const struct sample_stroke *sample)
{
	static uint8_t bytes[SAMPLE_POINTS_MAX * 16];
	static struct plen_points_mark marks[SAMPLE_POINTS_MAX / PLEN_POINTS_STEP];
	const struct plen_stroke_range range = {0, (sample->op.count - 1) * PLEN_STROKE_POS_ONE};
	struct plen_brush brush = plen_brush_make(desk->viewport.scale);
	struct plen_coverage coverage;

	plen_points_write(bytes, marks, sample->op.points, sample->op.count, true);
	const struct plen_stroke stroke = {
		.width_um = sample->op.width_um,
		.count = sample->op.count,
		.points = {bytes, marks, true},
		.kept_count = 1,
		.kept = &range,
	};
	for (int i = 0; i < SIDE * SIDE; i++) {
		pixels[i] = PAPER;
	}
	plen_coverage_init(&coverage, SIDE);
	plen_coverage_place(&coverage, desk->viewport.origin_x_px, desk->viewport.origin_y_px, SIDE,
			    SIDE);
	plen_brush_stroke(&brush, &stroke, &coverage);
	plen_coverage_blend(&coverage, &(struct plen_coverage_target){pixels, SIDE}, desk->colour);
	plen_coverage_finish(&coverage);
}

static void test_wet__is_the_ink_of_the_finished_stroke(void **state)
{
	struct sample_random random = {101};
	struct desk *desk = *state;
	static struct sample_stroke sample;

	for (uint32_t round = 0; round < 30; round++) {
		desk->colour = round % 2 == 0 ? black : glass;
		sample_ink_scribble(&sample, &random, 1 + round * 5, sheet);
		struct plen_wet_stroke *stroke = put_down(desk, 1, sample.op.width_um / 1e3);
		for (uint32_t i = 0; i < sample.op.count; i++) {
			draw_changed(desk, go_on(stroke, &sample, i));
		}
		assert_frame_is_whole(desk);
		draw_dry(desk, desk->whole, &sample);
		assert_memory_equal(desk->frame, desk->whole, sizeof(desk->frame));
		plen_wet_end(&desk->wet, stroke);
		draw(desk, desk->frame, desk->viewport.rect);
	}
}

/* Whatever was predicted, what changed covers it, and nothing of it stays. */
static void test_wet__predictions_leave_no_trace(void **state)
{
	struct sample_random random = {102};
	struct desk *desk = *state;
	static struct sample_stroke sample;

	for (uint32_t round = 0; round < 30; round++) {
		desk->colour = round % 2 == 0 ? black : glass;
		sample_ink_scribble(&sample, &random, 1 + round * 3, sheet);
		struct plen_wet_stroke *stroke = put_down(desk, 1, sample.op.width_um / 1e3);
		for (uint32_t i = 0; i < sample.op.count; i++) {
			struct plen_page_pt ahead[PLEN_WET_PREDICTED_MAX];
			uint32_t count = (uint32_t)sample_random_int(&random, 5);

			for (uint32_t k = 0; k < count; k++) {
				ahead[k].x_mm = sample_random_unit(&random) * 120;
				ahead[k].y_mm = sample_random_unit(&random) * 120;
			}
			draw_changed(desk, go_on(stroke, &sample, i));
			draw_changed(desk, plen_wet_predict(stroke, ahead, count));
			assert_frame_is_whole(desk);
		}
		if (round % 3 == 0) {
			draw_changed(desk, plen_wet_predict(stroke, NULL, 0));
			draw_dry(desk, desk->whole, &sample);
			assert_memory_equal(desk->frame, desk->whole, sizeof(desk->frame));
		}
		struct plen_page_rect all =
			plen_spine_bounds(&stroke->spine, 0, stroke->spine.count - 1);
		draw_changed(desk, plen_page_rect_union(all, plen_wet_end(&desk->wet, stroke)));
		assert_frame_is_whole(desk);
	}
}

static void test_wet__pages_may_be_moved_and_zoomed_under_the_pen(void **state)
{
	struct sample_random random = {103};
	struct desk *desk = *state;
	static struct sample_stroke sample;

	sample_ink_scribble(&sample, &random, 200, sheet);
	struct plen_wet_stroke *stroke = put_down(desk, 1, sample.op.width_um / 1e3);
	for (uint32_t i = 0; i < sample.op.count; i++) {
		go_on(stroke, &sample, i);
		if (i % 10 == 0) {
			desk->viewport.origin_x_px = sample_random_int(&random, 2000) - 1000;
			desk->viewport.origin_y_px = sample_random_int(&random, 2000) - 1000;
			draw(desk, desk->frame, desk->viewport.rect);
		}
		if (i % 25 == 0) {
			double scale = 0.5 + sample_random_unit(&random) * 3;

			desk->viewport.scale = (struct plen_px_scale){scale, scale * 1.1};
			draw(desk, desk->frame, desk->viewport.rect);
		}
	}
	desk->viewport.scale = (struct plen_px_scale){2, 2};
	desk->viewport.origin_x_px = 3;
	desk->viewport.origin_y_px = -7;
	draw(desk, desk->frame, desk->viewport.rect);
	draw_dry(desk, desk->whole, &sample);
	assert_memory_equal(desk->frame, desk->whole, sizeof(desk->frame));
	plen_wet_end(&desk->wet, stroke);
}

/* What it was is somebody else's, but for the point where it goes on. */
static void test_wet__a_stroke_begins_anew_where_it_is(void **state)
{
	struct sample_random random = {104};
	struct desk *desk = *state;
	static struct sample_stroke sample;

	sample_ink_scribble(&sample, &random, 80, sheet);
	struct plen_wet_stroke *stroke = put_down(desk, 1, sample.op.width_um / 1e3);
	for (uint32_t i = 0; i < 40; i++) {
		draw_changed(desk, go_on(stroke, &sample, i));
	}
	plen_wet_predict(stroke, &(struct plen_page_pt){60, 60}, 1);
	plen_wet_restart(stroke, stroke->spine.tolerance_mm);
	assert_int_equal(stroke->points, 1);
	for (uint32_t i = 0; i < 41; i++) {
		sample.points[i] = sample.points[i + 39];
	}
	sample.op.count = 41;
	for (uint32_t i = 1; i < sample.op.count; i++) {
		go_on(stroke, &sample, i);
	}
	draw(desk, desk->frame, desk->viewport.rect);
	draw_dry(desk, desk->whole, &sample);
	assert_memory_equal(desk->frame, desk->whole, sizeof(desk->frame));
	plen_wet_end(&desk->wet, stroke);
}

static size_t count_spare(const struct plen_wet *wet)
{
	size_t count = 0;

	for (const struct plen_ink_cell *cell = wet->pool.spare; cell != NULL; cell = cell->chain) {
		count++;
	}
	return count;
}

/* A pen that jumps to the ends of the world costs no more than the window holds. */
static void test_wet__nonsense_costs_little(void **state)
{
	static const double odd[] = {0, 50, NAN, 1e9, -1e9, INFINITY, 60, -INFINITY, 1e300, -3};
	struct desk *desk = *state;
	struct plen_wet_stroke *stroke = put_down(desk, 1, 5);

	for (int i = 0; i < 400; i++) {
		struct plen_page_pt to = {odd[i % 10], odd[i / 10 % 10]};

		plen_wet_extend(stroke, to, i % 7 == 0 ? NAN : 0.5);
		plen_wet_predict(stroke, &to, 1);
		draw(desk, desk->frame, desk->viewport.rect);
	}
	plen_wet_end(&desk->wet, stroke);
	assert_true(count_spare(&desk->wet) < 30 * 30);
}

/* Years of scribbling on one spot: neither cells nor samples pile up. */
static void test_wet__a_stroke_without_end_has_bounds(void **state)
{
	struct desk *desk = *state;
	struct plen_wet_stroke *stroke = put_down(desk, 1, 3);

	for (int i = 0; i < 100000; i++) {
		struct plen_page_pt to = {60 + 30 * cos(i * 1.1), 60 + 30 * sin(i * 1.3)};
		struct plen_page_rect changed = plen_wet_extend(stroke, to, 1);

		if (i % 1000 == 0) {
			draw_changed(desk, changed);
		}
	}
	draw(desk, desk->frame, desk->viewport.rect);
	assert_true(stroke->spine.count < 300000);
	assert_frame_is_whole(desk);
	plen_wet_end(&desk->wet, stroke);
	assert_true(count_spare(&desk->wet) <= 25);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_wet__is_the_ink_of_the_finished_stroke, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_wet__predictions_leave_no_trace, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(
			test_wet__pages_may_be_moved_and_zoomed_under_the_pen, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_wet__a_stroke_begins_anew_where_it_is, set_up,
						tear_down),
		cmocka_unit_test_setup_teardown(test_wet__nonsense_costs_little, set_up, tear_down),
		cmocka_unit_test_setup_teardown(test_wet__a_stroke_without_end_has_bounds, set_up,
						tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
