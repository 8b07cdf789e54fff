/* SPDX-License-Identifier: MIT
 *
 * Impatient hands: what a second tap may do on a wall that has just changed.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "dead_time.h"
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

static uint32_t control(enum plen_board_action action, uint8_t group)
{
	return plen_board_zone_control(action, 0, group);
}

/* As the engine would: on whatever takes taps there now. */
static void touch(struct wall_fixture *wall, uint32_t id, struct plen_board_pt at)
{
	uint32_t gesture = ++wall->gesture;

	wall_send(wall, PLEN_EVENT_PRESS, id, gesture, at.x_mm, at.y_mm, 0);
	wall_send(wall, PLEN_EVENT_TAP, id, gesture, at.x_mm, at.y_mm, 0);
	wall_send(wall, PLEN_EVENT_RELEASE, id, gesture, at.x_mm, at.y_mm, 0);
}

static void touch_middle(struct wall_fixture *wall, uint32_t id)
{
	touch(wall, id, wall_place(wall, id, 0.5, 0.5));
}

static int signal_of(const struct wall_fixture *wall, uint8_t group)
{
	return wall_view(wall)->panes[group].signal;
}

static void test_board_dead_time__a_second_tap_raises_no_hand(void **state)
{
	struct wall_fixture *wall = *state;

	touch_middle(wall, control(PLEN_BOARD_ACTION_GROUPS, 0));
	/* Both are under the button that has gone. */
	touch_middle(wall, control(PLEN_BOARD_ACTION_SIGNAL, 3));
	touch_middle(wall, control(PLEN_BOARD_ACTION_CLASS, 0));
	assert_int_equal(signal_of(wall, 3), PLEN_SIGNAL_FINE);
	assert_int_equal(wall_view(wall)->mode, PLEN_MODE_GROUPS);
	wall->time_us += PLEN_BOARD_DEAD_TIME_US;
	touch_middle(wall, control(PLEN_BOARD_ACTION_SIGNAL, 3));
	assert_int_equal(signal_of(wall, 3), PLEN_SIGNAL_STUCK);
	touch_middle(wall, control(PLEN_BOARD_ACTION_CLASS, 0));
	assert_int_equal(wall_view(wall)->mode, PLEN_MODE_CLASS);
	/* And back: the button is there again, and was not. */
	touch_middle(wall, control(PLEN_BOARD_ACTION_GROUPS, 0));
	assert_int_equal(wall_view(wall)->mode, PLEN_MODE_CLASS);
}

/* From tap to touch; how long the second one stays does not matter. */
static void test_board_dead_time__counts_when_a_finger_comes_down(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t id = control(PLEN_BOARD_ACTION_SIGNAL, 3);

	touch_middle(wall, control(PLEN_BOARD_ACTION_GROUPS, 0));
	struct plen_board_pt at = wall_place(wall, id, 0.5, 0.5);
	uint64_t generation, again;
	plen_board_scene(wall->board, &generation);
	wall_send(wall, PLEN_EVENT_PRESS, id, 900, at.x_mm, at.y_mm, 0);
	/* Nor does it look as if it would do something. */
	plen_board_scene(wall->board, &again);
	assert_int_equal(again, generation);
	wall->time_us += 10 * PLEN_BOARD_DEAD_TIME_US;
	wall_send(wall, PLEN_EVENT_TAP, id, 900, at.x_mm, at.y_mm, 0);
	wall_send(wall, PLEN_EVENT_RELEASE, id, 900, at.x_mm, at.y_mm, 0);
	assert_int_equal(signal_of(wall, 3), PLEN_SIGNAL_FINE);
	touch_middle(wall, id);
	assert_int_equal(signal_of(wall, 3), PLEN_SIGNAL_STUCK);
}

static void test_board_dead_time__ends_on_time(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t groups = control(PLEN_BOARD_ACTION_GROUPS, 0);
	struct plen_board_pt at = wall_place(wall, groups, 0.5, 0.5);

	wall_send(wall, PLEN_EVENT_PRESS, groups, 900, at.x_mm, at.y_mm, 0);
	int64_t time_us = wall->time_us;
	wall_send(wall, PLEN_EVENT_TAP, groups, 900, at.x_mm, at.y_mm, 0);
	wall->time_us = time_us + PLEN_BOARD_DEAD_TIME_US - 1;
	touch_middle(wall, control(PLEN_BOARD_ACTION_SIGNAL, 3));
	assert_int_equal(signal_of(wall, 3), PLEN_SIGNAL_FINE);
	wall->time_us = time_us + PLEN_BOARD_DEAD_TIME_US;
	touch_middle(wall, control(PLEN_BOARD_ACTION_SIGNAL, 3));
	assert_int_equal(signal_of(wall, 3), PLEN_SIGNAL_STUCK);
}

static void test_board_dead_time__what_was_there_works_on(void **state)
{
	struct wall_fixture *wall = *state;

	wall_tap(wall, PLEN_BOARD_ACTION_GROUPS, 0, 0);
	wall->time_us += PLEN_BOARD_DEAD_TIME_US;
	touch_middle(wall, control(PLEN_BOARD_ACTION_FREEZE, 0));
	touch_middle(wall, control(PLEN_BOARD_ACTION_FREEZE, 0));
	assert_int_equal(wall_view(wall)->frozen, 0);
	touch_middle(wall, control(PLEN_BOARD_ACTION_FREEZE, 0));
	assert_int_equal(wall_view(wall)->frozen, 1);
	/* Shown large, a group's badge is in another place than before. */
	touch_middle(wall, control(PLEN_BOARD_ACTION_BADGE, 2));
	touch_middle(wall, control(PLEN_BOARD_ACTION_BADGE, 2));
	assert_int_equal(wall_view(wall)->shown, 2);
}

static void test_board_dead_time__other_changes_begin_none(void **state)
{
	struct wall_fixture *wall = *state;

	touch_middle(wall, control(PLEN_BOARD_ACTION_MORE, 0));
	touch_middle(wall, plen_board_zone_control(PLEN_BOARD_ACTION_COUNT, 5, 0));
	assert_int_equal(wall_view(wall)->group_count, 5);
	touch_middle(wall, plen_board_zone_control(PLEN_BOARD_ACTION_PANEL_PAGE,
						   PLEN_BOARD_PANEL_LESSON, 0));
	touch_middle(wall, control(PLEN_BOARD_ACTION_THEME, 0));
	assert_int_equal(wall_view(wall)->theme, PLEN_THEME_DARK);
}

static void test_board_dead_time__ink_is_ink_at_once(void **state)
{
	struct wall_fixture *wall = *state;

	touch_middle(wall, control(PLEN_BOARD_ACTION_GROUPS, 0));
	wall_write(wall, 1, 0.1, 0.1, 0.9, 0.1);
	assert_int_equal(wall_count_strokes(wall, wall_view(wall)->panes[1].page), 1);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_board_dead_time__##name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(a_second_tap_raises_no_hand),
		CASE(counts_when_a_finger_comes_down),
		CASE(ends_on_time),
		CASE(what_was_there_works_on),
		CASE(other_changes_begin_none),
		CASE(ink_is_ink_at_once),
	};

	return cmocka_run_group_tests_name("board_dead_time", tests, NULL, NULL);
}
