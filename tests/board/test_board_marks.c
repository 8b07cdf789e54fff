/* SPDX-License-Identifier: MIT
 *
 * Who wears which shape, and for how long it is known.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "metrics.h"
#include "wall_fixture.h"

static const struct plen_board_size wall_65_inch = {1436, 808};

static void init(struct wall_fixture *wall, uint8_t groups)
{
	struct plen_board_options options = {.size = wall_65_inch,
					     .group_count = groups,
					     .start_in_groups = true,
					     .can_look_back = true};

	wall_fixture_init(wall, &options);
}

static void tap(struct wall_fixture *wall, enum plen_board_action action)
{
	wall_tap(wall, action, 0, 0);
}

static bool has_zone(struct wall_fixture *wall, uint32_t id)
{
	struct plen_zone zone;

	return wall_find_zone(wall, id, &zone);
}

static bool has_control(struct wall_fixture *wall, enum plen_board_action action, uint8_t value,
			uint8_t group)
{
	return has_zone(wall, plen_board_zone_control(action, value, group));
}

static void toggle_marks(struct wall_fixture *wall)
{
	tap(wall, PLEN_BOARD_ACTION_MORE);
	tap(wall, PLEN_BOARD_ACTION_MARKS);
	tap(wall, PLEN_BOARD_ACTION_MORE);
}

static void test_board_marks__nobody_has_a_mark_at_first(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	assert_false(has_control(&wall, PLEN_BOARD_ACTION_MARK, 0, 1));
	wall_write(&wall, 1, 0.2, 0.2, 0.6, 0.2);
	assert_int_equal(wall.last_op.mark, 0);
	wall_fixture_finish(&wall);
}

static void test_board_marks__what_is_written_carries_its_mark(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 3);
	toggle_marks(&wall);
	wall_write(&wall, 1, 0.2, 0.2, 0.6, 0.2);
	assert_int_equal(wall.last_op.mark, 1);
	wall_tap(&wall, PLEN_BOARD_ACTION_MARK, 0, 2);
	wall_assert_golden(&wall, "marks");
	wall_assert_zones_sound(&wall);
	wall_tap(&wall, PLEN_BOARD_ACTION_MARK_CHOOSE, 5, 2);
	assert_false(has_zone(&wall, PLEN_BOARD_ZONE_MARKS + 2));
	wall_write(&wall, 2, 0.2, 0.2, 0.6, 0.2);
	assert_int_equal(wall.last_op.mark, 5);
	wall_tap(&wall, PLEN_BOARD_ACTION_RUBBER, 0, 2);
	wall_write(&wall, 2, 0.3, 0.1, 0.3, 0.3);
	assert_int_equal(wall.last_op.kind, PLEN_OP_EDIT);
	assert_int_equal(wall.last_op.mark, 5);
	wall_fixture_finish(&wall);
}

static void test_board_marks__a_stroke_keeps_the_mark_it_began_with(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	toggle_marks(&wall);
	uint32_t gesture = wall_write_on(&wall, 1, 0.2, 0.2, 0.6, 0.2);
	wall_tap(&wall, PLEN_BOARD_ACTION_MARK, 0, 1);
	wall_tap(&wall, PLEN_BOARD_ACTION_MARK_CHOOSE, 3, 1);
	wall_lift(&wall, gesture);
	assert_int_equal(wall.last_op.kind, PLEN_OP_EDIT);
	assert_int_equal(wall.last_op.mark, 1);
	wall_fixture_finish(&wall);
}

static void test_board_marks__writing_closes_the_shapes(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	toggle_marks(&wall);
	wall_tap(&wall, PLEN_BOARD_ACTION_MARK, 0, 1);
	wall_tap(&wall, PLEN_BOARD_ACTION_MARK, 0, 2);
	wall_write(&wall, 1, 0.2, 0.2, 0.6, 0.2);
	assert_false(has_zone(&wall, PLEN_BOARD_ZONE_MARKS + 1));
	assert_true(has_zone(&wall, PLEN_BOARD_ZONE_MARKS + 2));
	wall_fixture_finish(&wall);
}

static void test_board_marks__where_there_is_no_room_a_tap_goes_to_the_next(void **state)
{
	struct plen_board_options options = {.size = {300, 170}, .start_in_groups = true};
	struct wall_fixture wall;

	(void)state;
	wall_fixture_init(&wall, &options);
	tap(&wall, PLEN_BOARD_ACTION_CLASS);
	toggle_marks(&wall);
	tap(&wall, PLEN_BOARD_ACTION_GROUPS);
	for (int i = 1; i <= PLEN_MARK_MAX; i++) {
		assert_int_equal(wall_view(&wall)->panes[1].mark, i);
		wall_tap(&wall, PLEN_BOARD_ACTION_MARK, 0, 1);
	}
	assert_int_equal(wall_view(&wall)->panes[1].mark, 1);
	wall_fixture_finish(&wall);
}

static void test_board_marks__marks_come_back_after_a_restart(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	toggle_marks(&wall);
	wall_tap(&wall, PLEN_BOARD_ACTION_MARK, 0, 2);
	wall_tap(&wall, PLEN_BOARD_ACTION_MARK_CHOOSE, 8, 2);
	wall_fixture_reopen(&wall);
	assert_int_equal(wall_view(&wall)->panes[2].mark, 8);
	assert_true(has_control(&wall, PLEN_BOARD_ACTION_MARK, 0, 2));
	wall_fixture_finish(&wall);
}

/* Off and on again is no new choice. */
static void test_board_marks__they_come_back_as_they_were(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	toggle_marks(&wall);
	wall_tap(&wall, PLEN_BOARD_ACTION_MARK, 0, 2);
	wall_tap(&wall, PLEN_BOARD_ACTION_MARK_CHOOSE, 5, 2);
	toggle_marks(&wall);
	assert_int_equal(wall_view(&wall)->panes[2].mark, 0);
	toggle_marks(&wall);
	assert_int_equal(wall_view(&wall)->panes[1].mark, 1);
	assert_int_equal(wall_view(&wall)->panes[2].mark, 5);
	wall_fixture_finish(&wall);
}

/* Whatever was worn before, also what is switched off just now. */
static void test_board_marks__what_is_forgotten_does_not_come_back(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	toggle_marks(&wall);
	wall_tap(&wall, PLEN_BOARD_ACTION_MARK, 0, 2);
	wall_tap(&wall, PLEN_BOARD_ACTION_MARK_CHOOSE, 5, 2);
	toggle_marks(&wall);
	assert_true(plen_board_forget_marks(wall.board, wall.time_us));
	toggle_marks(&wall);
	assert_int_equal(wall_view(&wall)->panes[2].mark, 1);
	wall_fixture_finish(&wall);
}

static void ask_report(struct wall_fixture *wall)
{
	const struct plen_contribution row = {
		.group = 1, .mark = 1, .strokes = 1, .written_mm = 100, .seen_mm = 100};

	plen_board_set_report(wall->board, &row, 1, true);
}

/* Kept ones can be let go, also when nobody wears one any more. */
static void test_board_marks__kept_and_let_go(void **state)
{
	static const struct plen_board_size walls[] = {{1895, 1066}, {640, 360}, {300, 170}};

	(void)state;
	for (size_t i = 0; i < sizeof(walls) / sizeof(walls[0]); i++) {
		struct wall_fixture wall;
		init(&wall, 2);
		toggle_marks(&wall);
		toggle_marks(&wall);
		wall_resize(&wall, walls[i]);
		ask_report(&wall);
		wall_assert_zones_sound(&wall);
		tap(&wall, PLEN_BOARD_ACTION_KEEP_MARKS);
		assert_false(plen_board_forget_marks(wall.board, wall.time_us));
		tap(&wall, PLEN_BOARD_ACTION_KEEP_MARKS);
		assert_true(plen_board_forget_marks(wall.board, wall.time_us));
		wall_fixture_finish(&wall);
	}
}

static void test_board_marks__without_any_there_is_nothing_to_keep(void **state)
{
	const struct plen_contribution row = {.group = 1, .strokes = 1, .written_mm = 100};
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	plen_board_set_report(wall.board, &row, 1, true);
	assert_false(has_control(&wall, PLEN_BOARD_ACTION_KEEP_MARKS, 0, 0));
	wall_fixture_finish(&wall);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_board_marks__nobody_has_a_mark_at_first),
		cmocka_unit_test(test_board_marks__what_is_written_carries_its_mark),
		cmocka_unit_test(test_board_marks__a_stroke_keeps_the_mark_it_began_with),
		cmocka_unit_test(test_board_marks__writing_closes_the_shapes),
		cmocka_unit_test(test_board_marks__where_there_is_no_room_a_tap_goes_to_the_next),
		cmocka_unit_test(test_board_marks__marks_come_back_after_a_restart),
		cmocka_unit_test(test_board_marks__they_come_back_as_they_were),
		cmocka_unit_test(test_board_marks__what_is_forgotten_does_not_come_back),
		cmocka_unit_test(test_board_marks__kept_and_let_go),
		cmocka_unit_test(test_board_marks__without_any_there_is_nothing_to_keep),
	};

	return cmocka_run_group_tests_name("board_marks", tests, NULL, NULL);
}
