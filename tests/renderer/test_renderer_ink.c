/* SPDX-License-Identifier: MIT
 *
 * The renderer as a whole: ink under pens, as it dries, and dry.
 */
#include "renderer/renderer.h"

#include <stdlib.h>

#include "check.h"
#include "sample_wall.h"

static void test_renderer_ink__dry_ink_is_wet_ink(void **state)
{
	struct sample_random random = {51};
	struct sample_wall *wall = *state;

	sample_wall_show_class(wall);
	for (uint32_t i = 0; i < 25; i++) {
		struct sample_stroke stroke;

		sample_ink_scribble(&stroke, &random, 1 + i * 6,
				    (struct plen_page_rect){20, 20, 1800, 900});
		/* The highlighter is beneath the writing only when it is dry. */
		stroke.op.ink %= PLEN_INK_PENS;
		sample_wall_write(wall, i + 1, &stroke, 0, true);
		uint8_t *wet = sample_wall_copy(wall);
		sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
		plen_renderer_wet_end(wall->renderer, i + 1);
		/* At once, while workers are at it, and when they have done it. */
		assert_true(plen_renderer_frame(wall->renderer, 1000) >= 0);
		assert_int_equal(sample_wall_difference(wet, wall->frame.pixels), 0);
		assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
		assert_int_equal(sample_wall_difference(wet, wall->frame.pixels), 0);
		free(wet);
	}
	sample_wall_assert_anew(wall);
}

/* Across a line of the pen: in the middle of both, and where there is only the highlighter. */
struct marked {
	uint32_t line, paper;
};

static struct marked look_at_marked(const struct sample_wall *wall)
{
	return (struct marked){sample_wall_pixel(wall, 1350, 60),
			       sample_wall_pixel(wall, 1353, 43)};
}

static void assert_marked(const struct sample_wall *wall, struct marked before, uint32_t paper)
{
	struct marked now = look_at_marked(wall);

	assert_int_equal(now.line, before.line);
	assert_int_equal(now.paper, paper);
	assert_int_not_equal(now.paper, before.paper);
}

static void mark_word(struct sample_wall *wall, uint8_t ink)
{
	static const double word[] = {1200, 60, 1500, 60}, mark[] = {1350, 20, 1350, 100};
	struct sample_stroke stroke;

	sample_ink_line(&stroke, word, 2);
	stroke.op.ink = ink;
	stroke.op.width_um = 12000;
	sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	struct marked before = look_at_marked(wall);

	sample_ink_line(&stroke, mark, 2);
	stroke.op.ink = PLEN_INK_MARKER;
	stroke.op.width_um = 20000;
	sample_wall_write(wall, 1, &stroke, 0, true);
	uint32_t paper = look_at_marked(wall).paper;
	assert_marked(wall, before, paper);

	struct plen_op op = {.kind = PLEN_OP_UNDO};
	op.u.chain = sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	plen_renderer_wet_end(wall->renderer, 1);
	assert_true(plen_renderer_frame(wall->renderer, 1000) >= 0);
	assert_marked(wall, before, paper);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_marked(wall, before, paper);
	plen_lesson_commit(wall->lesson, &op);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
}

/* Wet, as it dries, and dry: what is marked has the colour that it had. */
static void test_renderer_ink__the_highlighter_does_not_veil_writing(void **state)
{
	struct sample_wall *wall = *state;

	for (uint8_t theme = PLEN_THEME_LIGHT; theme <= PLEN_THEME_DARK; theme++) {
		sample_scene_class(&wall->scene, (enum plen_theme)theme, wall->pages[0]);
		plen_renderer_set_scene(wall->renderer, &wall->scene);
		for (uint8_t ink = 0; ink < PLEN_INK_PENS; ink++) {
			mark_word(wall, ink);
		}
		sample_wall_assert_anew(wall);
	}
}

static void show_page(struct sample_wall *wall, uint32_t page)
{
	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, page);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
}

/* A pupil writes, the teacher turns to a page that all have seen: the stroke is there on return. */
static void test_renderer_ink__a_page_turned_as_ink_ends_keeps_it(void **state)
{
	static const double across[] = {100, 700, 1500, 900};
	struct sample_wall *wall = *state;
	struct sample_stroke stroke;

	sample_wall_show_class(wall);
	show_page(wall, wall->pages[1]);
	sample_wall_rest(wall, 1000);
	show_page(wall, wall->pages[0]);
	sample_wall_rest(wall, 1000);
	sample_ink_line(&stroke, across, 2);
	sample_wall_write(wall, 1, &stroke, 0, true);
	sample_wall_rest(wall, 1000);
	sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	plen_renderer_wet_end(wall->renderer, 1);
	show_page(wall, wall->pages[1]);
	sample_wall_rest(wall, 1000);
	show_page(wall, wall->pages[0]);
	sample_wall_rest(wall, 1000);
	sample_wall_assert_anew(wall);
}

static void test_renderer_ink__a_stroke_out_of_sight_is_there_when_it_is_looked_at(void **state)
{
	static const double across[] = {100, 700, 600, 900};
	struct sample_wall *wall = *state;
	struct sample_stroke stroke;

	sample_wall_show_class(wall);
	wall->scene.panes[0].view.origin.x_mm = 3000;
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	sample_wall_rest(wall, 1000);
	sample_ink_line(&stroke, across, 2);
	sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	sample_wall_rest(wall, 1000);
	wall->scene.panes[0].view.origin.x_mm = 0;
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	sample_wall_rest(wall, 1000);
	sample_wall_assert_anew(wall);
}

static void test_renderer_ink__two_panes_of_one_page_undo_alike(void **state)
{
	static const double across[] = {100, 100, 600, 600};
	struct sample_wall *wall = *state;
	const uint32_t pages[] = {wall->pages[1], wall->pages[1]};
	struct sample_stroke stroke;

	sample_ink_line(&stroke, across, 2);

	struct plen_op op = {
		.kind = PLEN_OP_UNDO,
		.group = stroke.op.group,
		.u.chain = sample_ink_commit(wall->lesson, wall->pages[1], &stroke),
	};
	sample_scene_groups(&wall->scene, PLEN_THEME_LIGHT, 2, pages);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	plen_lesson_commit(wall->lesson, &op);
	sample_wall_rest(wall, 1000);
	sample_wall_assert_anew(wall);
}

static void test_renderer_ink__many_pens_at_once_leave_no_trace_of_each_other(void **state)
{
	static struct sample_stroke strokes[40];
	struct sample_random random = {52};
	struct sample_wall *wall = *state;

	sample_wall_show_groups(wall);
	for (uint32_t i = 0; i < 40; i++) {
		sample_ink_scribble(&strokes[i], &random, 40,
				    (struct plen_page_rect){10, 10, 560, 900});
		sample_wall_write(wall, i + 1, &strokes[i], i % SAMPLE_WALL_GROUPS, i % 5 == 0);
	}
	for (uint32_t i = 0; i < 40; i += 2) {
		sample_ink_commit(wall->lesson, wall->pages[1 + i % SAMPLE_WALL_GROUPS],
				  &strokes[i]);
		plen_renderer_wet_end(wall->renderer, i + 1);
	}
	plen_renderer_frame(wall->renderer, 1000);
	/* The others are taken back: not one pixel of theirs may stay. */
	for (uint32_t i = 1; i < 40; i += 2) {
		plen_renderer_wet_end(wall->renderer, i + 1);
	}
	plen_renderer_frame(wall->renderer, 0);
	sample_wall_assert_anew(wall);
}

static void test_renderer_ink__a_pen_costs_only_its_neighbourhood(void **state)
{
	struct sample_wall *wall = *state;
	const double across[] = {100, 700, 1500, 900};
	struct sample_stroke stroke;

	sample_wall_show_class(wall);
	sample_ink_line(&stroke, across, 2);
	sample_wall_write(wall, 1, &stroke, 0, true);
	uint64_t bytes = plen_renderer_stats(wall->renderer).presented_bytes_max;
	assert_true(bytes > 0);
	/* Two legs of this very coarse stroke. */
	assert_true(bytes < (uint64_t)SAMPLE_WALL_W * SAMPLE_WALL_H * 4 / 20);
}

static void test_renderer_ink__the_frame_in_which_a_pen_leaves_counts(void **state)
{
	struct sample_wall *wall = *state;
	const double across[] = {100, 700, 1500, 900};
	struct sample_stroke stroke;

	sample_wall_show_class(wall);
	sample_ink_line(&stroke, across, 2);
	sample_wall_write(wall, 1, &stroke, 0, true);
	uint64_t moving = plen_renderer_stats(wall->renderer).presented_bytes_max;
	sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	plen_renderer_wet_end(wall->renderer, 1);
	plen_renderer_frame(wall->renderer, 0);
	uint64_t leaving = plen_renderer_stats(wall->renderer).presented_bytes_max;
	assert_true(leaving > moving);

	/* No ink is wet any more, however much a frame changes. */
	sample_wall_show_groups(wall);
	assert_int_equal(plen_renderer_stats(wall->renderer).presented_bytes_max, leaving);
}

static void test_renderer_ink__chrome_stays_above_wet_ink(void **state)
{
	struct sample_wall *wall = *state;
	struct sample_stroke stroke;
	const double through_dock[] = {1150, 1000, 1750, 1030};

	sample_wall_show_class(wall);
	uint8_t *before = sample_wall_copy(wall);
	sample_ink_line(&stroke, through_dock, 2);
	stroke.op.width_um = 20000;
	sample_wall_write(wall, 1, &stroke, 0, true);

	/* The body of the dock, away from its rounded ends. */
	double k = SAMPLE_WALL_W / wall->scene.size.w_mm;
	for (int y = (int)(1004 * k); y < (int)(1040 * k); y++) {
		size_t from = ((size_t)y * SAMPLE_WALL_W + (size_t)(1210 * k)) * 4;

		assert_memory_equal(wall->frame.pixels + from, before + from,
				    (size_t)(400 * k) * 4);
	}
	assert_true(sample_wall_difference(before, wall->frame.pixels) > 100);
	free(before);
}

static void test_renderer_ink__wet_ink_stays_in_its_pane(void **state)
{
	struct sample_wall *wall = *state;
	struct sample_stroke stroke;
	const double into_neighbour[] = {500, 300, 900, 320};

	sample_wall_show_groups(wall);
	uint8_t *before = sample_wall_copy(wall);
	sample_ink_line(&stroke, into_neighbour, 2);
	sample_wall_write(wall, 1, &stroke, 0, true);
	int edge =
		(int)(wall->scene.panes[0].rect.w_mm * SAMPLE_WALL_W / wall->scene.size.w_mm) + 1;
	for (int y = 0; y < SAMPLE_WALL_H; y++) {
		size_t from = ((size_t)y * SAMPLE_WALL_W + (size_t)edge) * 4;

		assert_memory_equal(wall->frame.pixels + from, before + from,
				    (size_t)(SAMPLE_WALL_W - edge) * 4);
	}
	free(before);
}

/* What was taken back while workers drew it stays away. */
static void test_renderer_ink__a_stroke_taken_back_at_once_leaves_nothing(void **state)
{
	struct sample_wall *wall = *state;
	struct sample_random random = {55};

	sample_wall_show_class(wall);
	uint8_t *before = sample_wall_copy(wall);
	for (int i = 0; i < 20; i++) {
		struct sample_stroke stroke;
		struct plen_op op = {.kind = PLEN_OP_UNDO};

		sample_ink_scribble(&stroke, &random, 60,
				    (struct plen_page_rect){20, 20, 1800, 900});
		sample_wall_write(wall, 1, &stroke, 0, false);
		op.u.chain = sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
		plen_renderer_wet_end(wall->renderer, 1);
		for (int k = 0; k < i % 4; k++) {
			plen_renderer_frame(wall->renderer, 1000);
		}
		plen_lesson_commit(wall->lesson, &op);
		plen_renderer_frame(wall->renderer, 0);
		assert_int_equal(sample_wall_difference(before, wall->frame.pixels), 0);
	}
	free(before);
	sample_wall_assert_anew(wall);
}

static void test_renderer_ink__pixels_need_not_be_square(void **state)
{
	struct sample_wall *wall = *state;
	struct sample_random random = {54};
	struct sample_stroke stroke;

	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, wall->pages[0]);
	wall->scene.size.h_mm *= 1.2;
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	sample_ink_scribble(&stroke, &random, 120, (struct plen_page_rect){20, 20, 900, 900});
	sample_wall_write(wall, 1, &stroke, 0, true);
	uint8_t *wet = sample_wall_copy(wall);
	sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	plen_renderer_wet_end(wall->renderer, 1);
	plen_renderer_frame(wall->renderer, 0);
	assert_int_equal(sample_wall_difference(wet, wall->frame.pixels), 0);
	free(wet);
	sample_wall_assert_anew(wall);
}

/* As the board does with a stroke that is longer than an operation holds: the second part begins
 * with the last point of the first. There is ink between them at once, and the second part is known
 * again when it comes. */
static void test_renderer_ink__a_long_stroke_goes_on_without_a_gap(void **state)
{
	static const double first[] = {200, 300, 400, 320}, second[] = {400, 320, 800, 310};
	struct sample_wall *wall = *state;
	struct sample_stroke stroke, rest;

	sample_wall_show_class(wall);
	sample_ink_line(&stroke, first, 2);
	sample_ink_line(&rest, second, 2);
	sample_wall_write(wall, 1, &stroke, 0, true);
	sample_ink_commit(wall->lesson, wall->pages[0], &stroke);
	for (uint32_t i = 1; i < rest.op.count; i++) {
		struct plen_board_pt at = {rest.points[i].x_um / 1e3, rest.points[i].y_um / 1e3};

		plen_renderer_wet_extend(wall->renderer, 1, at, 1);
		assert_true(plen_renderer_frame(wall->renderer, 1000) >= 0);
	}
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	uint8_t *wet = sample_wall_copy(wall);
	sample_ink_commit(wall->lesson, wall->pages[0], &rest);
	assert_true(plen_renderer_frame(wall->renderer, 1000) >= 0);
	plen_renderer_wet_end(wall->renderer, 1);
	assert_int_equal(plen_renderer_frame(wall->renderer, 0), 0);
	assert_int_equal(sample_wall_difference(wet, wall->frame.pixels), 0);
	free(wet);
	sample_wall_assert_anew(wall);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_renderer_ink__a_long_stroke_goes_on_without_a_gap, sample_wall_set_up,
			sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(test_renderer_ink__dry_ink_is_wet_ink,
						sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer_ink__the_highlighter_does_not_veil_writing,
			sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer_ink__a_page_turned_as_ink_ends_keeps_it, sample_wall_set_up,
			sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer_ink__a_stroke_out_of_sight_is_there_when_it_is_looked_at,
			sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(test_renderer_ink__two_panes_of_one_page_undo_alike,
						sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer_ink__many_pens_at_once_leave_no_trace_of_each_other,
			sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer_ink__a_pen_costs_only_its_neighbourhood, sample_wall_set_up,
			sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer_ink__the_frame_in_which_a_pen_leaves_counts,
			sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(test_renderer_ink__chrome_stays_above_wet_ink,
						sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(test_renderer_ink__wet_ink_stays_in_its_pane,
						sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(
			test_renderer_ink__a_stroke_taken_back_at_once_leaves_nothing,
			sample_wall_set_up, sample_wall_tear_down),
		cmocka_unit_test_setup_teardown(test_renderer_ink__pixels_need_not_be_square,
						sample_wall_set_up, sample_wall_tear_down),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
