/* SPDX-License-Identifier: MIT
 *
 * Writing and rubbing out: what becomes of ink, whose it is, and what one undo takes back.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "wall_fixture.h"

static int setup(void **state)
{
	static struct wall_fixture wall;
	struct plen_board_options options = {.size = wall_86_inch, .group_count = 3};

	wall_fixture_init(&wall, &options);
	*state = &wall;
	return 0;
}

static int teardown(void **state)
{
	wall_fixture_finish(*state);
	return 0;
}

static uint32_t page_of(const struct wall_fixture *wall, uint8_t group)
{
	return wall_view(wall)->panes[group].page;
}

static bool keep_stroke(void *data, const struct plen_stroke *stroke)
{
	const struct plen_stroke **kept = data;

	*kept = stroke;
	return true;
}

static const struct plen_stroke *last_stroke(const struct wall_fixture *wall, uint32_t page)
{
	const struct plen_stroke *stroke = NULL;

	plen_lesson_each_stroke(wall->lesson, page, NULL, keep_stroke, &stroke);
	assert_non_null(stroke);
	return stroke;
}

static void test_board_ink__a_stroke_is_wet_until_it_is_an_edit(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t gesture = wall_write_on(wall, 0, 0.1, 0.1, 0.3, 0.1);

	assert_int_equal(wall->wet_count, 1);
	assert_int_equal(wall->wet_points, 9);
	assert_int_equal(wall->ops[PLEN_OP_EDIT], 0);
	wall_lift(wall, gesture);
	assert_int_equal(wall->wet_count, 0);
	assert_int_equal(wall->ops[PLEN_OP_EDIT], 1);
	assert_int_equal(plen_board_stats(wall->board).strokes_committed, 1);

	const struct plen_stroke *stroke = last_stroke(wall, page_of(wall, 0));
	assert_int_equal(stroke->count, 10);
	assert_int_equal(stroke->width_um, 3000);
	assert_int_equal(plen_points_at(&stroke->points, 0).x_um, 189500);
	assert_int_equal(plen_points_at(&stroke->points, 0).pressure, 255);
	assert_int_equal(plen_points_at(&stroke->points, 9).x_um, 568500);
	assert_int_equal(plen_points_at(&stroke->points, 8).t_ms, 64);
}

/* What was foretold of a moving finger is not left standing when it rests. */
static void test_board_ink__a_resting_finger_has_no_tail(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t gesture = wall_write_on(wall, 0, 0.1, 0.1, 0.3, 0.1);

	assert_true(wall->wet_tail > 0);
	int64_t due_us = plen_board_deadline_us(wall->board);
	assert_true(due_us > wall->time_us && due_us < wall->time_us + 100000);
	plen_board_advance(wall->board, due_us);
	assert_int_equal(wall->wet_tail, 0);
	assert_int_equal(plen_board_deadline_us(wall->board), INT64_MAX);
	wall_lift(wall, gesture);

	const struct plen_stroke *stroke = last_stroke(wall, page_of(wall, 0));
	assert_int_equal(plen_points_at(&stroke->points, stroke->count - 1).x_um, 568500);
}

static void test_board_ink__the_highlighter_is_broad_however_it_is_pressed(void **state)
{
	struct wall_fixture *wall = *state;

	wall_tap(wall, PLEN_BOARD_ACTION_PEN, PLEN_INK_MARKER, 0);
	wall_lift(wall, wall_write_on(wall, 0, 0.1, 0.1, 0.8, 0.1));

	const struct plen_stroke *stroke = last_stroke(wall, page_of(wall, 0));
	assert_int_equal(stroke->ink, PLEN_INK_MARKER);
	assert_int_equal(stroke->width_um, 16000);
	assert_false(stroke->points.has_pressure);
}

static void test_board_ink__a_dot_is_a_stroke(void **state)
{
	struct wall_fixture *wall = *state;

	wall_send(wall, PLEN_EVENT_INK_BEGIN, 0, 1, 500, 300, 0.5);
	wall_send(wall, PLEN_EVENT_INK_END, 0, 1, 500, 300, 0.5);

	const struct plen_stroke *stroke = last_stroke(wall, page_of(wall, 0));
	assert_int_equal(stroke->count, 1);
	assert_int_equal(plen_points_at(&stroke->points, 0).pressure, 128);
}

static void test_board_ink__cancelled_leaves_nothing(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t gesture = wall_write_on(wall, 0, 0.1, 0.1, 0.3, 0.1);

	wall_send(wall, PLEN_EVENT_INK_CANCEL, 0, gesture, 0, 0, 0);
	assert_int_equal(wall->wet_count, 0);
	assert_int_equal(wall->ops[PLEN_OP_EDIT], 0);
	assert_int_equal(plen_board_stats(wall->board).strokes_cancelled, 1);
	wall_lift(wall, gesture);
	assert_int_equal(wall->ops[PLEN_OP_EDIT], 0);
}

static void test_board_ink__many_write_at_once(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t gestures[40];

	for (int i = 0; i < 40; i++) {
		gestures[i] = wall_write_on(wall, 0, 0.02 * i, 0.1, 0.02 * i, 0.3);
	}
	assert_int_equal(wall->wet_count, 40);
	for (int i = 0; i < 40; i++) {
		wall_lift(wall, gestures[i]);
	}
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 0)), 40);
}

static void test_board_ink__nonsense_is_not_drawn(void **state)
{
	struct wall_fixture *wall = *state;

	wall_send(wall, PLEN_EVENT_INK_BEGIN, 0, 1, NAN, 300, 0.5);
	wall_send(wall, PLEN_EVENT_INK_END, 0, 1, 500, 300, 0.5);
	assert_int_equal(wall->wet_begun, 0);
	wall_send(wall, PLEN_EVENT_INK_BEGIN, 0, 2, 500, 300, NAN);
	wall_send(wall, PLEN_EVENT_INK_EXTEND, 0, 2, INFINITY, 300, 0.5);
	wall_send(wall, PLEN_EVENT_INK_EXTEND, 0, 2, 500.01, 300, 0.5);
	wall_send(wall, PLEN_EVENT_INK_EXTEND, 0, 2, 501, 300, 7);
	wall_send(wall, PLEN_EVENT_INK_END, 0, 2, NAN, NAN, 0);
	const struct plen_stroke *stroke = last_stroke(wall, page_of(wall, 0));
	assert_int_equal(stroke->count, 3);
	assert_int_equal(plen_points_at(&stroke->points, 2).x_um, 501000);
	assert_int_equal(plen_board_stats(wall->board).strokes_committed, 1);
}

static void test_board_ink__an_endless_stroke_is_one_undo(void **state)
{
	struct wall_fixture *wall = *state;

	wall_send(wall, PLEN_EVENT_INK_BEGIN, 0, 1, 100, 100, -1);
	for (int i = 0; i < 70000; i++) {
		wall_send(wall, PLEN_EVENT_INK_EXTEND, 0, 1, 100 + i % 1000, 100 + i / 1000 * 5,
			  -1);
	}
	wall_send(wall, PLEN_EVENT_INK_END, 0, 1, 100, 100, -1);
	assert_int_equal(wall->ops[PLEN_OP_EDIT], 2);
	assert_int_equal(plen_board_stats(wall->board).strokes_committed, 1);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 0)), 0);
}

static void test_board_ink__an_endless_stroke_is_cancelled_whole(void **state)
{
	struct wall_fixture *wall = *state;

	wall_send(wall, PLEN_EVENT_INK_BEGIN, 0, 1, 100, 100, -1);
	for (int i = 0; i < 66000; i++) {
		wall_send(wall, PLEN_EVENT_INK_EXTEND, 0, 1, 100 + i % 1000, 100, -1);
	}
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 0)), 1);
	wall_send(wall, PLEN_EVENT_INK_CANCEL, 0, 1, 100, 100, -1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 0)), 0);
	assert_int_equal(plen_board_stats(wall->board).strokes_cancelled, 1);
}

static void test_board_ink__belongs_to_the_group_whose_pane_it_began_in(void **state)
{
	struct wall_fixture *wall = *state;

	wall_tap(wall, PLEN_BOARD_ACTION_GROUPS, 0, 0);
	wall_tap(wall, PLEN_BOARD_ACTION_PEN, PLEN_INK_MAIN, 2);
	/* Far out of the pane: it stays the stroke of group 2. */
	wall_write(wall, 2, 0.5, 0.5, 2.5, 0.5);
	assert_int_equal(wall->last_op.group, 2);
	assert_int_equal(wall->wet_page, page_of(wall, 2));
	assert_int_equal(wall->wet_ink, PLEN_INK_MAIN);

	const struct plen_stroke *stroke = last_stroke(wall, page_of(wall, 2));
	double scale = wall_view(wall)->panes[2].scale_ppm / 1e6;
	assert_int_equal(stroke->group, 2);
	assert_int_equal(stroke->width_um, lround(3000 / scale));
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 1)), 0);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 3)), 0);
}

static void test_board_ink__of_a_pane_that_is_gone_is_kept(void **state)
{
	struct wall_fixture *wall = *state;

	wall_tap(wall, PLEN_BOARD_ACTION_GROUPS, 0, 0);
	uint32_t gesture = wall_write_on(wall, 1, 0.1, 0.1, 0.3, 0.3);
	wall_tap(wall, PLEN_BOARD_ACTION_CLASS, 0, 0);
	assert_int_equal(wall->wet_count, 0);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 1)), 1);
	/* The engine's contact keeps its zone until it lifts. */
	wall_send(wall, PLEN_EVENT_INK_EXTEND, 1, gesture, 900, 500, -1);
	wall_send(wall, PLEN_EVENT_INK_END, 1, gesture, 900, 500, -1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 1)), 1);
	/* A touch that the engine gave to a zone that has just gone is no ink. */
	wall_send(wall, PLEN_EVENT_INK_BEGIN, 1, 900, 300, 300, -1);
	assert_int_equal(wall->wet_count, 0);
	wall_send(wall, PLEN_EVENT_INK_END, 1, 900, 300, 300, -1);
}

static void test_board_ink__rubber_cuts_and_one_undo_brings_back(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t page = page_of(wall, 0);

	wall_write(wall, 0, 0.1, 0.1, 0.5, 0.1);
	wall_write(wall, 0, 0.1, 0.2, 0.5, 0.2);
	wall_tap(wall, PLEN_BOARD_ACTION_RUBBER, 0, 0);
	wall_write(wall, 0, 0.3, 0.05, 0.3, 0.25);
	assert_int_equal(wall->wet_begun, 2);
	assert_int_equal(wall_count_strokes(wall, page), 2);
	assert_int_equal(wall_count_ranges(wall, page), 4);
	assert_true(wall->ops[PLEN_OP_EDIT] > 3);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(wall_count_ranges(wall, page), 2);
	wall_tap(wall, PLEN_BOARD_ACTION_REDO, 0, 0);
	assert_int_equal(wall_count_ranges(wall, page), 4);
	assert_int_equal(plen_board_stats(wall->board).strokes_committed, 2);
}

static void test_board_ink__a_cancelled_rubber_rubbed_nothing(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t page = page_of(wall, 0);

	wall_write(wall, 0, 0.1, 0.1, 0.5, 0.1);
	wall_tap(wall, PLEN_BOARD_ACTION_RUBBER, 0, 0);
	uint32_t gesture = wall_write_on(wall, 0, 0.3, 0.05, 0.3, 0.25);
	assert_int_equal(wall_count_ranges(wall, page), 2);
	wall_send(wall, PLEN_EVENT_INK_CANCEL, 0, gesture, 0, 0, 0);
	assert_int_equal(wall_count_ranges(wall, page), 1);
	assert_int_equal(plen_board_stats(wall->board).strokes_cancelled, 0);
}

static void test_board_ink__a_palm_wipes_as_wide_as_it_is(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t page = page_of(wall, 0);

	for (int i = 0; i < 10; i++) {
		wall_write(wall, 0, 0.1, 0.1 + 0.02 * i, 0.5, 0.1 + 0.02 * i);
	}
	/* 120 mm across: about a ninth of the wall's height. */
	wall_send(wall, PLEN_EVENT_WIPE_BEGIN, 0, 90, 600, 106.6, 120);
	wall_send(wall, PLEN_EVENT_WIPE_EXTEND, 0, 90, 620, 106.6, 120);
	wall_send(wall, PLEN_EVENT_WIPE_END, 0, 90, 620, 106.6, 120);
	assert_int_equal(wall_count_ranges(wall, page), 10 + 3);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(wall_count_ranges(wall, page), 10);
}

static void test_board_ink__a_wipe_undone_while_it_goes_on_begins_anew(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t page = page_of(wall, 0);

	for (int i = 1; i <= 4; i++) {
		wall_write(wall, 0, 0.1, 0.2 * i, 0.5, 0.2 * i);
	}
	wall_send(wall, PLEN_EVENT_WIPE_BEGIN, 0, 90, 600, 213, 60);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(wall_count_ranges(wall, page), 4);
	/* What it takes from here on is one chain of its own, however many edits it has. */
	uint64_t edits = wall->ops[PLEN_OP_EDIT];
	for (int i = 2; i <= 4; i++) {
		wall_send(wall, PLEN_EVENT_WIPE_EXTEND, 0, 90, 600, 213 * i, 60);
	}
	wall_send(wall, PLEN_EVENT_WIPE_END, 0, 90, 600, 853, 60);
	assert_true(wall->ops[PLEN_OP_EDIT] >= edits + 3);
	assert_int_equal(wall_count_ranges(wall, page), 8);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(wall_count_ranges(wall, page), 4);
	assert_int_equal(wall_count_strokes(wall, page), 4);
}

static void test_board_ink__an_endless_stroke_undone_while_it_goes_on(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t page = page_of(wall, 0);

	wall_send(wall, PLEN_EVENT_INK_BEGIN, 0, 1, 100, 100, -1);
	for (int i = 0; i < 150000; i++) {
		if (i == 66000) {
			wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 0);
			assert_int_equal(wall_count_strokes(wall, page), 0);
		}
		wall_send(wall, PLEN_EVENT_INK_EXTEND, 0, 1, 100 + i % 1000, 100, -1);
	}
	wall_send(wall, PLEN_EVENT_INK_END, 0, 1, 100, 100, -1);
	assert_int_equal(wall_count_strokes(wall, page), 2);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(wall_count_strokes(wall, page), 0);
}

static void test_board_ink__a_wipe_leaves_the_page_behind_alone(void **state)
{
	struct wall_fixture *wall = *state;

	wall_write(wall, 0, 0, 0.1, 1, 0.1);
	wall_tap(wall, PLEN_BOARD_ACTION_GROUPS, 0, 0);
	wall_send(wall, PLEN_EVENT_WIPE_BEGIN, 1, 90, 100, 34, 200);
	wall_send(wall, PLEN_EVENT_WIPE_END, 1, 90, 100, 34, 200);
	assert_int_equal(wall->ops[PLEN_OP_EDIT], 1);
	assert_int_equal(wall_count_ranges(wall, page_of(wall, 0)), 1);
}

static void test_board_ink__writing_stops_a_page_that_moves(void **state)
{
	struct wall_fixture *wall = *state;

	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 0, 1, 500, 500, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_UPDATE, 0, 1, 600, 500, 1);
	uint32_t gesture = wall_write_on(wall, 0, 0.5, 0.5, 0.6, 0.5);
	wall_send(wall, PLEN_EVENT_TRANSFORM_UPDATE, 0, 1, 900, 500, 1);
	assert_int_equal(wall_view(wall)->panes[0].origin_x_um, -100000);
	wall_lift(wall, gesture);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 0, 1, 900, 500, 1);
	assert_int_equal(wall_view(wall)->panes[0].origin_x_um, -100000);
	assert_int_equal(plen_points_at(&last_stroke(wall, page_of(wall, 0))->points, 0).x_um,
			 947500 - 100000);
}

static void test_board_ink__what_is_wet_at_the_end_is_kept(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t page = page_of(wall, 0);

	wall_write(wall, 0, 0.1, 0.1, 0.5, 0.1);
	uint32_t a = wall_write_on(wall, 0, 0.1, 0.3, 0.2, 0.3);
	uint32_t b = wall_write_on(wall, 0, 0.8, 0.3, 0.9, 0.3);
	wall_send(wall, PLEN_EVENT_WIPE_BEGIN, 0, 90, 600, 106.6, 60);
	plen_board_finish(wall->board, wall->time_us + 7);
	assert_int_equal(wall->wet_count, 0);
	assert_int_equal(wall_count_strokes(wall, page), 3);
	assert_int_equal(wall_count_ranges(wall, page), 4);
	assert_int_equal(wall->last_op.time_us, wall->time_us + 7);
	assert_int_equal(plen_board_stats(wall->board).strokes_committed, 3);
	/* Nobody is held to anything any more. */
	uint64_t seq = plen_lesson_seq(wall->lesson);
	plen_board_finish(wall->board, wall->time_us + 8);
	wall_lift(wall, a);
	wall_lift(wall, b);
	wall_send(wall, PLEN_EVENT_WIPE_END, 0, 90, 600, 300, 60);
	assert_int_equal(plen_lesson_seq(wall->lesson), seq);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_board_ink__##name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_stroke_is_wet_until_it_is_an_edit),
		CASE(a_resting_finger_has_no_tail),
		CASE(the_highlighter_is_broad_however_it_is_pressed),
		CASE(a_dot_is_a_stroke),
		CASE(cancelled_leaves_nothing),
		CASE(many_write_at_once),
		CASE(nonsense_is_not_drawn),
		CASE(an_endless_stroke_is_one_undo),
		CASE(an_endless_stroke_is_cancelled_whole),
		CASE(belongs_to_the_group_whose_pane_it_began_in),
		CASE(of_a_pane_that_is_gone_is_kept),
		CASE(rubber_cuts_and_one_undo_brings_back),
		CASE(a_cancelled_rubber_rubbed_nothing),
		CASE(a_palm_wipes_as_wide_as_it_is),
		CASE(a_wipe_undone_while_it_goes_on_begins_anew),
		CASE(an_endless_stroke_undone_while_it_goes_on),
		CASE(what_is_wet_at_the_end_is_kept),
		CASE(a_wipe_leaves_the_page_behind_alone),
		CASE(writing_stops_a_page_that_moves),
	};

	return cmocka_run_group_tests_name("board_ink", tests, NULL, NULL);
}
