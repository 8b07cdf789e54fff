/* SPDX-License-Identifier: MIT
 *
 * Class, groups, and the ways between: nothing is lost on any of them.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

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

static void tap(struct wall_fixture *wall, enum plen_board_action action)
{
	wall_tap(wall, action, 0, 0);
}

static bool is_there(struct wall_fixture *wall, enum plen_board_action action, uint8_t value,
		     uint8_t group)
{
	struct plen_zone zone;

	return wall_find_zone(wall, plen_board_zone_control(action, value, group), &zone);
}

static void start(struct wall_fixture *wall, enum plen_board_start start)
{
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_tap(wall, PLEN_BOARD_ACTION_START, (uint8_t)start, 0);
}

static void test_board_modes__a_new_lesson_has_a_squared_class_page(void **state)
{
	struct wall_fixture *wall = *state;
	const struct plen_lesson_page *page = plen_lesson_page(wall->lesson, page_of(wall, 0));

	assert_int_equal(plen_lesson_seq(wall->lesson), 2);
	assert_int_equal(page->background, PLEN_BACKGROUND_SQUARED);
	assert_int_equal(page->owner, PLEN_GROUP_CLASS);
	assert_int_equal(wall_view(wall)->mode, PLEN_MODE_CLASS);
}

static void test_board_modes__groups_begin_with_the_class_page_behind(void **state)
{
	struct wall_fixture *wall = *state;

	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 0, 1, 0, 0, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 0, 1, 200, 100, 2);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	for (uint8_t group = 1; group <= 3; group++) {
		const struct plen_op_pane *pane = &wall_view(wall)->panes[group];
		const struct plen_lesson_page *page = plen_lesson_page(wall->lesson, pane->page);
		struct plen_scene_pane seen = wall_scene(wall)->panes[group - 1];
		assert_int_equal(page->owner, group);
		assert_int_equal(page->behind, page_of(wall, 0));
		assert_int_equal(pane->origin_x_um, -100000);
		assert_int_equal(pane->origin_y_um, -50000);
		/* As much of the page as the class saw. */
		assert_true(fabs(seen.rect.w_mm / seen.view.scale - wall_86_inch.w_mm / 2) < 0.01);
	}
}

static void test_board_modes__there_and_back_is_exact(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 1, 0.1, 0.1, 0.9, 0.1);
	wall_tap(wall, PLEN_BOARD_ACTION_NEXT, 0, 1);
	wall_tap(wall, PLEN_BOARD_ACTION_SIGNAL, 0, 2);
	wall_tap(wall, PLEN_BOARD_ACTION_RUBBER, 0, 3);
	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 3, 1, 1500, 500, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 3, 1, 1400, 400, 1.7);
	char *before = wall_print(wall);
	uint64_t pages = wall->ops[PLEN_OP_PAGE];

	tap(wall, PLEN_BOARD_ACTION_CLASS);
	wall_write(wall, 0, 0.1, 0.1, 0.9, 0.1);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	char *after = wall_print(wall);
	assert_string_equal(before, after);
	assert_int_equal(wall->ops[PLEN_OP_PAGE], pages);
	free(before);
	free(after);
}

static void test_board_modes__two_taps_on_groups_are_one(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t groups = plen_board_zone_control(PLEN_BOARD_ACTION_GROUPS, 0, 0);

	wall_send(wall, PLEN_EVENT_PRESS, groups, 1, 0, 0, 0);
	wall_send(wall, PLEN_EVENT_PRESS, groups, 2, 0, 0, 0);
	wall_send(wall, PLEN_EVENT_TAP, groups, 1, 0, 0, 0);
	uint64_t seq = plen_lesson_seq(wall->lesson);
	wall_send(wall, PLEN_EVENT_TAP, groups, 2, 0, 0, 0);
	assert_int_equal(plen_lesson_seq(wall->lesson), seq);
	wall_send(wall, PLEN_EVENT_RELEASE, groups, 1, 0, 0, 0);
	wall_send(wall, PLEN_EVENT_RELEASE, groups, 2, 0, 0, 0);
}

static void test_board_modes__show_comes_back_exactly(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.1, 0.6, 0.9, 0.9);
	char *before = wall_print(wall);

	tap(wall, PLEN_BOARD_ACTION_SHOW);
	assert_int_equal(wall_view(wall)->shown, 2);
	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 2, 1, 800, 500, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 2, 1, 700, 300, 3);
	wall_tap(wall, PLEN_BOARD_ACTION_SHOW_GROUP, 0, 3);
	assert_int_equal(wall_view(wall)->shown, 3);
	tap(wall, PLEN_BOARD_ACTION_SHOW);
	char *after = wall_print(wall);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void test_board_modes__what_is_shown_is_the_work(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.1, 0.6, 0.9, 0.9);
	wall_tap(wall, PLEN_BOARD_ACTION_BADGE, 0, 2);

	struct plen_scene_pane pane = wall_scene(wall)->panes[0];
	struct plen_page_rect work = plen_lesson_page_bounds(wall->lesson, pane.page);
	struct plen_page_rect seen = plen_geometry_board_rect_to_page(
		&pane.view, (struct plen_board_pt){pane.rect.x_mm, pane.rect.y_mm}, pane.rect);
	assert_true(work.x_mm > seen.x_mm && work.y_mm > seen.y_mm);
	assert_true(work.x_mm + work.w_mm < seen.x_mm + seen.w_mm);
	assert_true(work.y_mm + work.h_mm < seen.y_mm + seen.h_mm);
	assert_true(pane.view.scale * 1e6 > 1.5 * 322067);
	wall_tap(wall, PLEN_BOARD_ACTION_BADGE, 0, 2);
	assert_int_equal(wall_view(wall)->shown, 0);
}

static void test_board_modes__class_ends_showing(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	char *before = wall_print(wall);
	wall_tap(wall, PLEN_BOARD_ACTION_BADGE, 0, 1);
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	char *after = wall_print(wall);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void test_board_modes__frozen_panes_take_nothing(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	uint32_t gesture = wall_write_on(wall, 1, 0.1, 0.1, 0.9, 0.1);
	tap(wall, PLEN_BOARD_ACTION_FREEZE);
	assert_int_equal(wall->wet_count, 0);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 1)), 1);
	wall_lift(wall, gesture);
	wall_write(wall, 2, 0.1, 0.1, 0.9, 0.1);
	wall_send(wall, PLEN_EVENT_WIPE_BEGIN, 1, 900, 100, 100, 300);
	wall_send(wall, PLEN_EVENT_WIPE_END, 1, 900, 100, 100, 300);
	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 1, 901, 100, 100, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 1, 901, 300, 100, 1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 2)), 0);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 1)), 1);
	assert_int_equal(wall_view(wall)->panes[1].origin_x_um, 0);
	assert_false(is_there(wall, PLEN_BOARD_ACTION_UNDO, 0, 1));
	wall_tap(wall, PLEN_BOARD_ACTION_BADGE, 0, 1);
	assert_int_equal(wall_view(wall)->shown, 1);
	tap(wall, PLEN_BOARD_ACTION_FREEZE);
	wall_write(wall, 1, 0.1, 0.1, 0.9, 0.1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 1)), 2);
}

static void test_board_modes__undo_is_the_groups_own(void **state)
{
	struct wall_fixture *wall = *state;

	wall_write(wall, 0, 0.1, 0.1, 0.9, 0.1);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 1, 0.1, 0.1, 0.9, 0.1);
	wall_write(wall, 2, 0.1, 0.1, 0.9, 0.1);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 1);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 1)), 0);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 2)), 1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 0)), 1);
	assert_int_equal(wall->ops[PLEN_OP_UNDO], 1);
	wall_tap(wall, PLEN_BOARD_ACTION_REDO, 0, 1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 1)), 1);
}

static void test_board_modes__undo_turns_to_where_it_happens(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t first = page_of(wall, 0);

	wall_write(wall, 0, 0.1, 0.1, 0.9, 0.1);
	tap(wall, PLEN_BOARD_ACTION_NEXT);
	assert_int_not_equal(page_of(wall, 0), first);
	tap(wall, PLEN_BOARD_ACTION_UNDO);
	assert_int_equal(page_of(wall, 0), first);
	assert_int_equal(wall_count_strokes(wall, first), 0);
	tap(wall, PLEN_BOARD_ACTION_NEXT);
	tap(wall, PLEN_BOARD_ACTION_REDO);
	assert_int_equal(page_of(wall, 0), first);
	assert_int_equal(wall_count_strokes(wall, first), 1);
}

static void test_board_modes__an_empty_page_gets_no_successor(void **state)
{
	struct wall_fixture *wall = *state;
	uint64_t seq = plen_lesson_seq(wall->lesson);

	tap(wall, PLEN_BOARD_ACTION_NEXT);
	assert_int_equal(plen_lesson_seq(wall->lesson), seq);
	wall_write(wall, 0, 0.1, 0.1, 0.9, 0.1);
	tap(wall, PLEN_BOARD_ACTION_NEXT);
	tap(wall, PLEN_BOARD_ACTION_NEXT);
	assert_int_equal(plen_lesson_page_count(wall->lesson, 0), 2);
	tap(wall, PLEN_BOARD_ACTION_PREVIOUS);
	tap(wall, PLEN_BOARD_ACTION_PREVIOUS);
	assert_int_equal(plen_lesson_page_index(wall->lesson, page_of(wall, 0)), 0);
}

static void test_board_modes__a_page_comes_back_as_it_was_seen(void **state)
{
	struct wall_fixture *wall = *state;

	wall_write(wall, 0, 0.1, 0.1, 0.9, 0.1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 0, 1, 0, 0, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 0, 1, -100, -50, 2);
	struct plen_op_pane before = wall_view(wall)->panes[0];
	tap(wall, PLEN_BOARD_ACTION_NEXT);
	assert_int_equal(wall_view(wall)->panes[0].scale_ppm, 1000000);
	assert_int_equal(wall_view(wall)->panes[0].origin_x_um, 0);
	tap(wall, PLEN_BOARD_ACTION_PREVIOUS);
	assert_int_equal(wall_view(wall)->panes[0].scale_ppm, before.scale_ppm);
	assert_int_equal(wall_view(wall)->panes[0].origin_x_um, before.origin_x_um);
}

static void test_board_modes__signals_go_round(void **state)
{
	struct wall_fixture *wall = *state;
	static const uint8_t round[] = {PLEN_SIGNAL_STUCK, PLEN_SIGNAL_DONE, PLEN_SIGNAL_FINE};

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	for (int i = 0; i < 3; i++) {
		wall_tap(wall, PLEN_BOARD_ACTION_SIGNAL, 0, 2);
		assert_int_equal(wall_view(wall)->panes[2].signal, round[i]);
	}
	assert_int_equal(wall_view(wall)->panes[1].signal, PLEN_SIGNAL_FINE);
}

static void test_board_modes__start_with_a_copy(void **state)
{
	struct wall_fixture *wall = *state;

	wall_write(wall, 0, 0.1, 0.1, 0.9, 0.1);
	wall_tap(wall, PLEN_BOARD_ACTION_RUBBER, 0, 0);
	wall_write(wall, 0, 0.5, 0.05, 0.5, 0.15);
	start(wall, PLEN_BOARD_START_COPY);
	assert_int_equal(wall_view(wall)->mode, PLEN_MODE_GROUPS);
	for (uint8_t group = 1; group <= 3; group++) {
		assert_int_equal(wall_count_strokes(wall, page_of(wall, group)), 2);
		assert_int_equal(plen_lesson_page(wall->lesson, page_of(wall, group))->behind, 0);
	}
	/* What a page began with is nobody's to undo; what is written on it is. */
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 1)), 2);
	wall_write(wall, 1, 0.1, 0.8, 0.9, 0.8);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 1);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 1)), 2);
}

static void test_board_modes__start_anew_keeps_the_old_pages(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 1, 0.1, 0.1, 0.9, 0.1);
	wall_tap(wall, PLEN_BOARD_ACTION_SIGNAL, 0, 1);
	uint32_t old = page_of(wall, 1);
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	start(wall, PLEN_BOARD_START_BLANK);
	assert_int_not_equal(page_of(wall, 1), old);
	assert_int_equal(plen_lesson_page(wall->lesson, page_of(wall, 1))->behind, 0);
	assert_int_equal(wall_view(wall)->panes[1].signal, PLEN_SIGNAL_FINE);
	wall_tap(wall, PLEN_BOARD_ACTION_PREVIOUS, 0, 1);
	assert_int_equal(page_of(wall, 1), old);
}

static void test_board_modes__the_number_of_groups(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_tap(wall, PLEN_BOARD_ACTION_COUNT, 5, 0);
	assert_int_equal(wall_view(wall)->group_count, 5);
	assert_true(is_there(wall, PLEN_BOARD_ACTION_COUNT, 2, 0));
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	assert_int_equal(wall_scene(wall)->pane_count, 5);
}

static void test_board_modes__no_more_groups_than_have_room(void **state)
{
	struct wall_fixture *wall = *state;

	wall_resize(wall, (struct plen_board_size){700, 400});
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_tap(wall, PLEN_BOARD_ACTION_COUNT, 4, 0);
	assert_int_equal(wall_view(wall)->group_count, 3);
	wall_tap(wall, PLEN_BOARD_ACTION_COUNT, 2, 0);
	assert_int_equal(wall_view(wall)->group_count, 2);
}

static void test_board_modes__panel_closes_beside_it(void **state)
{
	struct wall_fixture *wall = *state;
	struct plen_zone panel;

	tap(wall, PLEN_BOARD_ACTION_MORE);
	/* A pupil far away writes on, and the panel stays. */
	wall_write(wall, 0, 0.1, 0.5, 0.2, 0.5);
	assert_true(wall_find_zone(wall, PLEN_BOARD_ZONE_PANEL, &panel));
	/* A tap beside it closes it and is no ink. */
	wall_send(wall, PLEN_EVENT_INK_BEGIN, 0, 70, 1400, 500, -1);
	assert_false(wall_find_zone(wall, PLEN_BOARD_ZONE_PANEL, &panel));
	wall_send(wall, PLEN_EVENT_INK_END, 0, 70, 1401, 500, -1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 0)), 1);
	assert_int_equal(plen_board_stats(wall->board).strokes_cancelled, 1);
	/* A stroke closes it too, and is ink. */
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_write(wall, 0, 0.7, 0.5, 0.8, 0.5);
	assert_false(wall_find_zone(wall, PLEN_BOARD_ZONE_PANEL, &panel));
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 0)), 2);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	assert_false(wall_find_zone(wall, PLEN_BOARD_ZONE_PANEL, &panel));
}

/* Groups write all the time, wherever the teacher has the panel open. */
static void test_board_modes__groups_that_write_close_no_panel(void **state)
{
	struct wall_fixture *wall = *state;
	struct plen_zone panel;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	for (uint32_t group = 1; group <= 2; group++) {
		wall_write(wall, group, 0.8, 0.3, 0.9, 0.3);
		assert_int_equal(wall_count_strokes(wall, page_of(wall, group)), 1);
		assert_true(wall_find_zone(wall, PLEN_BOARD_ZONE_PANEL, &panel));
	}
	tap(wall, PLEN_BOARD_ACTION_MORE);
	assert_false(wall_find_zone(wall, PLEN_BOARD_ZONE_PANEL, &panel));
}

/* Beside the panel that closes, over ink: a tap means the panel, whatever is chosen. */
static void test_board_modes__panel_closed_by_the_rubber(void **state)
{
	struct wall_fixture *wall = *state;
	struct plen_zone panel;
	uint32_t page = page_of(wall, 0);

	for (int i = 0; i < 3; i++) {
		wall_send(wall, PLEN_EVENT_INK_BEGIN, 0, 70, 1200, 300 + 100 * i, -1);
		wall_send(wall, PLEN_EVENT_INK_END, 0, 70, 1600, 300 + 100 * i, -1);
	}
	tap(wall, PLEN_BOARD_ACTION_RUBBER);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_send(wall, PLEN_EVENT_INK_BEGIN, 0, 71, 1300, 300, -1);
	assert_false(wall_find_zone(wall, PLEN_BOARD_ZONE_PANEL, &panel));
	wall_send(wall, PLEN_EVENT_INK_EXTEND, 0, 71, 1302, 301, -1);
	wall_send(wall, PLEN_EVENT_INK_END, 0, 71, 1302, 302, -1);
	assert_int_equal(wall_count_ranges(wall, page), 3);
	assert_int_equal(wall->ops[PLEN_OP_EDIT], 3);
	/* Moved, it rubs out from where it came down. */
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_send(wall, PLEN_EVENT_INK_BEGIN, 0, 72, 1300, 300, -1);
	wall_send(wall, PLEN_EVENT_INK_EXTEND, 0, 72, 1302, 301, -1);
	wall_send(wall, PLEN_EVENT_INK_EXTEND, 0, 72, 1300, 400, -1);
	wall_send(wall, PLEN_EVENT_INK_END, 0, 72, 1300, 400, -1);
	assert_int_equal(wall_count_ranges(wall, page), 5);
	/* So does one that stays for long. */
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_send(wall, PLEN_EVENT_INK_BEGIN, 0, 73, 1300, 500, -1);
	wall->time_us += 600000;
	wall_send(wall, PLEN_EVENT_INK_END, 0, 73, 1300, 500, -1);
	assert_int_equal(wall_count_ranges(wall, page), 6);
	tap(wall, PLEN_BOARD_ACTION_UNDO);
	tap(wall, PLEN_BOARD_ACTION_UNDO);
	assert_int_equal(wall_count_ranges(wall, page), 3);
}

static void test_board_modes__theme_and_side(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_tap(wall, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
	tap(wall, PLEN_BOARD_ACTION_THEME);
	tap(wall, PLEN_BOARD_ACTION_SIDE);
	assert_int_equal(wall_scene(wall)->theme, PLEN_THEME_DARK);
	assert_int_equal(wall_view(wall)->theme, PLEN_THEME_DARK);
	assert_int_equal(wall_view(wall)->teacher_left, 1);
	assert_true(wall_place(wall, PLEN_BOARD_ZONE_DOCK, 0, 0).x_mm < 300);
}

static void test_board_modes__shared_is_one_page_with_a_pen_a_group(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t page = page_of(wall, 0);

	wall_write(wall, 0, 0.1, 0.1, 0.9, 0.1);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	tap(wall, PLEN_BOARD_ACTION_SHARED);
	wall_tap(wall, PLEN_BOARD_ACTION_PEN, PLEN_INK_GREEN, 2);
	uint32_t a = wall_write_on(wall, 1, 0.5, 0.5, 2.5, 0.5);
	uint32_t b = wall_write_on(wall, 2, 0.5, 0.6, -0.5, 0.6);
	wall_lift(wall, a);
	assert_int_equal(wall->last_op.group, 1);
	wall_lift(wall, b);
	assert_int_equal(wall->last_op.group, 2);
	assert_int_equal(wall->wet_ink, PLEN_INK_GREEN);
	assert_int_equal(wall_count_strokes(wall, page), 3);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 1);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(wall_count_strokes(wall, page), 2);
	/* The page moves for all, but not under a pen. */
	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 1, 80, 300, 300, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 1, 80, 400, 300, 1);
	assert_int_equal(wall_view(wall)->panes[0].origin_x_um, -100000);
	uint32_t c = wall_write_on(wall, 2, 0.5, 0.6, 0.7, 0.6);
	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 1, 81, 300, 300, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 1, 81, 400, 300, 1);
	assert_int_equal(wall_view(wall)->panes[0].origin_x_um, -100000);
	wall_lift(wall, c);
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	assert_int_equal(wall_view(wall)->mode, PLEN_MODE_CLASS);
}

static void test_board_modes__shared_undo_stays_on_the_page(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 1, 0.1, 0.1, 0.9, 0.1);
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	tap(wall, PLEN_BOARD_ACTION_SHARED);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 1)), 1);
}

/* Each view takes back what it shows, whichever of them the group worked in last. */
static void test_board_modes__undo_survives_the_shared_view(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 1, 0.1, 0.1, 0.9, 0.1);
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	tap(wall, PLEN_BOARD_ACTION_SHARED);
	wall_write(wall, 1, 0.1, 0.1, 0.9, 0.1);
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 1)), 0);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 0)), 1);

	tap(wall, PLEN_BOARD_ACTION_CLASS);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	tap(wall, PLEN_BOARD_ACTION_SHARED);
	wall_tap(wall, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 0)), 0);
	wall_write(wall, 1, 0.1, 0.1, 0.9, 0.1);
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_tap(wall, PLEN_BOARD_ACTION_REDO, 0, 1);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 1)), 1);
}

static void test_board_modes__keys_act_on_what_all_look_at(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t first = page_of(wall, 0);

	wall_write(wall, 0, 0.1, 0.1, 0.9, 0.1);
	wall_key(wall, PLEN_KEY_PAGE_NEXT);
	assert_int_not_equal(page_of(wall, 0), first);
	wall_key(wall, PLEN_KEY_PAGE_PREVIOUS);
	assert_int_equal(page_of(wall, 0), first);
	wall_key(wall, PLEN_KEY_UNDO);
	assert_int_equal(wall_count_strokes(wall, first), 0);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.1, 0.1, 0.9, 0.1);
	wall_key(wall, PLEN_KEY_UNDO);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 2)), 1);
	tap(wall, PLEN_BOARD_ACTION_SHOW);
	wall_key(wall, PLEN_KEY_OTHER);
	wall_key(wall, PLEN_KEY_UNDO);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 2)), 0);
}

static void hold_corners(struct wall_fixture *wall)
{
	wall_send(wall, PLEN_EVENT_INK_BEGIN, 0, 1, 20, 20, -1);
	wall_send(wall, PLEN_EVENT_INK_BEGIN, 0, 2, 1880, 20, -1);
	wall_send(wall, PLEN_EVENT_HOLD, 0, 1, 20, 20, 0);
	wall_send(wall, PLEN_EVENT_HOLD, 0, 2, 1880, 20, 0);
}

static void test_board_modes__the_way_out(void **state)
{
	struct wall_fixture *wall = *state;

	assert_int_equal(plen_board_deadline_us(wall->board), INT64_MAX);
	hold_corners(wall);
	int64_t deadline = plen_board_deadline_us(wall->board);
	assert_true(deadline > wall->time_us + 4900000);
	plen_board_advance(wall->board, deadline - 1);
	assert_int_equal(wall->quits, 0);
	plen_board_advance(wall->board, deadline);
	assert_int_equal(wall->quits, 1);
	assert_int_equal(plen_board_deadline_us(wall->board), INT64_MAX);
	assert_int_equal(wall->wet_count, 0);
	wall_lift(wall, 1);
	wall_lift(wall, 2);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 0)), 0);
}

static void test_board_modes__the_way_out_needs_both_hands_in_place(void **state)
{
	struct wall_fixture *wall = *state;

	hold_corners(wall);
	wall_send(wall, PLEN_EVENT_INK_EXTEND, 0, 2, 1700, 20, -1);
	/* What is due is the ink's, whose finger rests. */
	plen_board_advance(wall->board, wall->time_us + 1000000);
	assert_int_equal(plen_board_deadline_us(wall->board), INT64_MAX);
	assert_int_equal(wall->quits, 0);
	wall_lift(wall, 1);
	wall_lift(wall, 2);
}

static void test_board_modes__the_way_out_of_frozen_groups(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	tap(wall, PLEN_BOARD_ACTION_FREEZE);
	/* The rail's top and the frozen pane's corner feel a finger each. */
	for (uint8_t value = 0; value < 2; value++) {
		uint32_t zone = plen_board_zone_control(PLEN_BOARD_ACTION_NONE, value, 0);
		struct plen_board_pt at = wall_place(wall, zone, 0.5, 0.4);
		wall_send(wall, PLEN_EVENT_PRESS, zone, 10 + value, at.x_mm, at.y_mm, 0);
		wall_send(wall, PLEN_EVENT_HOLD, zone, 10 + value, at.x_mm, at.y_mm, 0);
	}
	assert_int_not_equal(plen_board_deadline_us(wall->board), INT64_MAX);
	wall_send(wall, PLEN_EVENT_RELEASE, 0, 10, 0, 0, 0);
	assert_int_equal(plen_board_deadline_us(wall->board), INT64_MAX);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_board_modes__##name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_new_lesson_has_a_squared_class_page),
		CASE(groups_begin_with_the_class_page_behind),
		CASE(there_and_back_is_exact),
		CASE(two_taps_on_groups_are_one),
		CASE(show_comes_back_exactly),
		CASE(what_is_shown_is_the_work),
		CASE(class_ends_showing),
		CASE(frozen_panes_take_nothing),
		CASE(undo_is_the_groups_own),
		CASE(undo_turns_to_where_it_happens),
		CASE(an_empty_page_gets_no_successor),
		CASE(a_page_comes_back_as_it_was_seen),
		CASE(signals_go_round),
		CASE(start_with_a_copy),
		CASE(start_anew_keeps_the_old_pages),
		CASE(the_number_of_groups),
		CASE(no_more_groups_than_have_room),
		CASE(panel_closes_beside_it),
		CASE(groups_that_write_close_no_panel),
		CASE(panel_closed_by_the_rubber),
		CASE(theme_and_side),
		CASE(shared_is_one_page_with_a_pen_a_group),
		CASE(shared_undo_stays_on_the_page),
		CASE(undo_survives_the_shared_view),
		CASE(keys_act_on_what_all_look_at),
		CASE(the_way_out),
		CASE(the_way_out_needs_both_hands_in_place),
		CASE(the_way_out_of_frozen_groups),
	};

	return cmocka_run_group_tests_name("board_modes", tests, NULL, NULL);
}
