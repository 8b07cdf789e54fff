/* SPDX-License-Identifier: MIT
 *
 * What groups say, seen from every view.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "layout.h"
#include "metrics.h"
#include "wall_fixture.h"

static const struct plen_board_size laptop = {300, 170};

static uint32_t chip(uint8_t group)
{
	return plen_board_zone_control(PLEN_BOARD_ACTION_SHOW_GROUP, 1, group);
}

static bool has_chip(struct wall_fixture *wall, uint8_t group)
{
	struct plen_zone zone;

	return wall_find_zone(wall, chip(group), &zone);
}

static void tap(struct wall_fixture *wall, enum plen_board_action action)
{
	wall_tap(wall, action, 0, 0);
}

/* A group view in which group 2 is stuck and group 3, if there is one, is done. */
static void init(struct wall_fixture *wall, struct plen_board_size size, uint8_t groups)
{
	struct plen_board_options options = {
		.size = wall_86_inch, .group_count = groups, .start_in_groups = true};

	wall_fixture_init(wall, &options);
	wall_tap(wall, PLEN_BOARD_ACTION_SIGNAL, 0, 2);
	for (int i = 0; i < 2 && groups > 2; i++) {
		wall_tap(wall, PLEN_BOARD_ACTION_SIGNAL, 0, 3);
	}
	wall_resize(wall, size);
}

/* How often the scene has an icon on a group's colour, as signals are. */
static int count_marks(struct wall_fixture *wall, enum plen_icon icon)
{
	const struct plen_scene *scene = wall_scene(wall);
	int count = 0;

	for (uint32_t i = 0; i < scene->item_count; i++) {
		count += scene->items[i].kind == PLEN_SCENE_ICON && scene->items[i].icon == icon &&
			 scene->items[i].fill == PLEN_TINT_ON_GROUP;
	}
	return count;
}

static void test_board_signals__in_the_class_view(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, wall_86_inch, 3);
	tap(&wall, PLEN_BOARD_ACTION_CLASS);
	wall_assert_golden(&wall, "signals-class");
	assert_false(has_chip(&wall, 1));
	assert_int_equal(count_marks(&wall, PLEN_ICON_HAND), 1);
	assert_int_equal(count_marks(&wall, PLEN_ICON_TICK), 1);
	wall_fixture_finish(&wall);
}

static void test_board_signals__while_one_is_shown(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, wall_86_inch, 3);
	wall_tap(&wall, PLEN_BOARD_ACTION_BADGE, 0, 3);
	wall_assert_golden(&wall, "signals-shown");
	/* The one shown says it in its band. */
	assert_true(has_chip(&wall, 2));
	assert_false(has_chip(&wall, 3));
	assert_int_equal(count_marks(&wall, PLEN_ICON_HAND), 1);
	assert_int_equal(count_marks(&wall, PLEN_ICON_TICK), 1);
	wall_tap(&wall, PLEN_BOARD_ACTION_SHOW_GROUP, 1, 2);
	assert_int_equal(wall_view(&wall)->shown, 2);
	assert_true(has_chip(&wall, 3));
	wall_fixture_finish(&wall);
}

static void test_board_signals__in_frozen_panes(void **state)
{
	struct wall_fixture wall;
	struct plen_zone zone;

	(void)state;
	init(&wall, wall_86_inch, 3);
	tap(&wall, PLEN_BOARD_ACTION_FREEZE);
	wall_assert_golden(&wall, "signals-frozen");
	assert_int_equal(count_marks(&wall, PLEN_ICON_HAND), 1);
	assert_int_equal(count_marks(&wall, PLEN_ICON_TICK), 1);
	/* Seen, not changed: frozen panes take nothing. */
	assert_false(wall_find_zone(&wall, plen_board_zone_control(PLEN_BOARD_ACTION_SIGNAL, 0, 2),
				    &zone));
	wall_tap(&wall, PLEN_BOARD_ACTION_BADGE, 0, 1);
	assert_true(has_chip(&wall, 2) && has_chip(&wall, 3));
	wall_fixture_finish(&wall);
}

static void test_board_signals__in_the_shared_view(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, wall_86_inch, 3);
	tap(&wall, PLEN_BOARD_ACTION_CLASS);
	tap(&wall, PLEN_BOARD_ACTION_MORE);
	tap(&wall, PLEN_BOARD_ACTION_SHARED);
	wall_assert_golden(&wall, "signals-shared");
	assert_int_equal(count_marks(&wall, PLEN_ICON_HAND), 1);
	assert_int_equal(count_marks(&wall, PLEN_ICON_TICK), 1);
	wall_fixture_finish(&wall);
}

static void test_board_signals__a_tap_goes_to_the_group(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, wall_86_inch, 3);
	tap(&wall, PLEN_BOARD_ACTION_CLASS);
	wall_tap(&wall, PLEN_BOARD_ACTION_SHOW_GROUP, 1, 2);
	assert_int_equal(wall_view(&wall)->mode, PLEN_MODE_GROUPS);
	assert_int_equal(wall_view(&wall)->shown, 2);
	assert_int_equal(wall_view(&wall)->panes[2].signal, PLEN_SIGNAL_STUCK);
	/* Helped: the hand goes down, and is gone everywhere. */
	wall_tap(&wall, PLEN_BOARD_ACTION_SIGNAL, 0, 2);
	wall_tap(&wall, PLEN_BOARD_ACTION_SIGNAL, 0, 2);
	tap(&wall, PLEN_BOARD_ACTION_CLASS);
	assert_false(has_chip(&wall, 2));
	assert_true(has_chip(&wall, 3));
	wall_fixture_finish(&wall);
}

static void test_board_signals__move_nothing_where_there_is_room(void **state)
{
	struct plen_board_options options = {.size = wall_86_inch, .start_in_groups = true};
	struct wall_fixture wall;
	uint32_t next = plen_board_zone_control(PLEN_BOARD_ACTION_NEXT, 0, 0);
	uint32_t signal = plen_board_zone_control(PLEN_BOARD_ACTION_SIGNAL, 0, 1);

	(void)state;
	wall_fixture_init(&wall, &options);
	tap(&wall, PLEN_BOARD_ACTION_CLASS);
	struct plen_board_pt dock = wall_place(&wall, next, 0, 0);
	tap(&wall, PLEN_BOARD_ACTION_GROUPS);
	wall_tap(&wall, PLEN_BOARD_ACTION_BADGE, 0, 1);
	struct plen_board_pt cell = wall_place(&wall, signal, 0, 0);
	wall_tap(&wall, PLEN_BOARD_ACTION_BADGE, 0, 1);
	wall_tap(&wall, PLEN_BOARD_ACTION_SIGNAL, 0, 2);
	wall_tap(&wall, PLEN_BOARD_ACTION_BADGE, 0, 1);
	assert_true(wall_place(&wall, signal, 0, 0).x_mm == cell.x_mm);
	tap(&wall, PLEN_BOARD_ACTION_CLASS);
	assert_true(wall_place(&wall, next, 0, 0).x_mm == dock.x_mm);
	wall_fixture_finish(&wall);
}

/* The shape stays where there is no room for the number. */
static void test_board_signals__on_a_laptop(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, laptop, 2);
	/* No room for all tools: what the group says comes before its pen. */
	assert_int_equal(count_marks(&wall, PLEN_ICON_HAND), 1);
	tap(&wall, PLEN_BOARD_ACTION_FREEZE);
	assert_int_equal(count_marks(&wall, PLEN_ICON_HAND), 1);
	tap(&wall, PLEN_BOARD_ACTION_FREEZE);
	wall_tap(&wall, PLEN_BOARD_ACTION_BADGE, 0, 1);
	wall_assert_golden(&wall, "signals-laptop-shown");
	tap(&wall, PLEN_BOARD_ACTION_CLASS);
	wall_assert_golden(&wall, "signals-laptop-class");
	wall_fixture_finish(&wall);
	/* A lesson from a larger wall: the badge itself says it. */
	init(&wall, laptop, 3);
	assert_int_equal(count_marks(&wall, PLEN_ICON_HAND), 1);
	tap(&wall, PLEN_BOARD_ACTION_FREEZE);
	assert_int_equal(count_marks(&wall, PLEN_ICON_HAND), 1);
	assert_int_equal(count_marks(&wall, PLEN_ICON_TICK), 1);
	wall_fixture_finish(&wall);
}

static void walk_views(struct plen_board_size size, uint8_t groups, bool teacher_left)
{
	struct wall_fixture wall;

	init(&wall, (struct plen_board_size){1895, 1066}, groups);
	for (uint8_t group = 4; group <= groups; group++) {
		wall_tap(&wall, PLEN_BOARD_ACTION_SIGNAL, 0, group);
	}
	wall_tap(&wall, PLEN_BOARD_ACTION_SIGNAL, 0, 1);
	wall_resize(&wall, size);
	wall_assert_zones_sound(&wall);
	tap(&wall, PLEN_BOARD_ACTION_SHOW);
	wall_assert_zones_sound(&wall);
	tap(&wall, PLEN_BOARD_ACTION_SHOW);
	tap(&wall, PLEN_BOARD_ACTION_FREEZE);
	wall_assert_zones_sound(&wall);
	tap(&wall, PLEN_BOARD_ACTION_SHOW);
	wall_assert_zones_sound(&wall);
	tap(&wall, PLEN_BOARD_ACTION_CLASS);
	tap(&wall, PLEN_BOARD_ACTION_MORE);
	if (teacher_left) {
		wall_tap(&wall, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
		tap(&wall, PLEN_BOARD_ACTION_SIDE);
		wall_tap(&wall, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_GROUPS, 0);
	}
	wall_assert_zones_sound(&wall);
	assert_true(has_chip(&wall, 1));
	tap(&wall, PLEN_BOARD_ACTION_SHARED);
	wall_assert_zones_sound(&wall);
	wall_fixture_finish(&wall);
}

static void test_board_signals__hold_together_on_every_wall(void **state)
{
	static const struct plen_board_size walls[] = {
		{2160, 1215}, {1895, 1066}, {1218, 685}, {1218, 300}, {700, 1200},
		{640, 360},   {500, 281},   {300, 170},  {256, 160},  {4000, 2250}};

	(void)state;
	for (size_t i = 0; i < sizeof(walls) / sizeof(walls[0]); i++) {
		for (uint8_t groups = 2; groups <= PLEN_GROUP_MAX; groups++) {
			walk_views(walls[i], groups, false);
			walk_views(walls[i], groups, true);
		}
	}
}

/* -- while somebody looks back -- */

static void replay_group(struct wall_fixture *wall, uint8_t group)
{
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_tap(wall, PLEN_BOARD_ACTION_REPLAY, 1, group);
	plen_board_set_replay_length(wall->board, 60000000, wall->time_us);
}

static bool has_badge(struct wall_fixture *wall, uint8_t group)
{
	const struct plen_scene *scene = wall_scene(wall);

	for (uint32_t i = 0; i < scene->item_count; i++) {
		if (scene->items[i].kind == PLEN_SCENE_BADGE && scene->items[i].group == group) {
			return true;
		}
	}
	return false;
}

static void init_replay(struct wall_fixture *wall, struct plen_board_size size, uint8_t groups)
{
	struct plen_board_options options = {.size = wall_86_inch,
					     .group_count = groups,
					     .start_in_groups = true,
					     .can_look_back = true,
					     .can_hand_out = true};

	wall_fixture_init(wall, &options);
	wall_tap(wall, PLEN_BOARD_ACTION_SIGNAL, 0, 2);
	wall_resize(wall, size);
}

static void test_board_signals__beside_a_replay(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init_replay(&wall, wall_86_inch, 3);
	replay_group(&wall, 2);
	wall_assert_golden(&wall, "signals-replay");
	assert_true(has_badge(&wall, 2));
	assert_int_equal(count_marks(&wall, PLEN_ICON_HAND), 1);
	/* The group goes on speaking for itself; eyes up, it is only seen. */
	wall_tap(&wall, PLEN_BOARD_ACTION_SIGNAL, 0, 2);
	assert_int_equal(count_marks(&wall, PLEN_ICON_TICK), 1);
	tap(&wall, PLEN_BOARD_ACTION_FREEZE);
	assert_true(has_badge(&wall, 2));
	assert_int_equal(count_marks(&wall, PLEN_ICON_TICK), 1);
	struct plen_zone zone;
	assert_false(wall_find_zone(&wall, plen_board_zone_control(PLEN_BOARD_ACTION_SIGNAL, 0, 2),
				    &zone));
	/* Its badge shows it large, and it plays on. */
	wall_tap(&wall, PLEN_BOARD_ACTION_BADGE, 0, 2);
	assert_int_equal(wall_view(&wall)->shown, 2);
	assert_true(plen_board_replay(wall.board).page != 0);
	wall_fixture_finish(&wall);
}

static void test_board_signals__a_replay_fits_every_pane(void **state)
{
	static const struct plen_board_size walls[] = {{2160, 1215}, {1436, 808}, {1218, 685},
						       {640, 360},   {500, 281},  {300, 170}};

	(void)state;
	for (size_t i = 0; i < sizeof(walls) / sizeof(walls[0]); i++) {
		for (uint8_t groups = 2;
		     groups <= PLEN_GROUP_MAX && plen_board_layout_has_room(walls[i], groups);
		     groups++) {
			struct wall_fixture wall;
			init_replay(&wall, wall_86_inch, groups);
			replay_group(&wall, 2);
			wall_resize(&wall, walls[i]);
			wall_assert_zones_sound(&wall);
			assert_true(has_badge(&wall, 2));
			assert_true(count_marks(&wall, PLEN_ICON_HAND) == 1);
			wall_tap(&wall, PLEN_BOARD_ACTION_BADGE, 0, 2);
			wall_assert_zones_sound(&wall);
			wall_fixture_finish(&wall);
		}
	}
}

static void replay_class(struct wall_fixture *wall)
{
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_tap(wall, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
	tap(wall, PLEN_BOARD_ACTION_REPLAY);
	plen_board_set_replay_length(wall->board, 60000000, wall->time_us);
}

static void test_board_signals__beside_the_class_replay(void **state)
{
	static const struct plen_board_size walls[] = {{1895, 1066}, {640, 360}, {300, 170}};

	(void)state;
	for (size_t i = 0; i < sizeof(walls) / sizeof(walls[0]); i++) {
		struct wall_fixture wall;
		init_replay(&wall, walls[i], 2);
		replay_class(&wall);
		assert_true(has_chip(&wall, 2));
		wall_assert_zones_sound(&wall);
		wall_tap(&wall, PLEN_BOARD_ACTION_SHOW_GROUP, 1, 2);
		assert_int_equal(wall_view(&wall)->shown, 2);
		assert_int_equal(plen_board_replay(wall.board).page, 0);
		wall_fixture_finish(&wall);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_board_signals__in_the_class_view),
		cmocka_unit_test(test_board_signals__while_one_is_shown),
		cmocka_unit_test(test_board_signals__in_frozen_panes),
		cmocka_unit_test(test_board_signals__in_the_shared_view),
		cmocka_unit_test(test_board_signals__a_tap_goes_to_the_group),
		cmocka_unit_test(test_board_signals__move_nothing_where_there_is_room),
		cmocka_unit_test(test_board_signals__on_a_laptop),
		cmocka_unit_test(test_board_signals__hold_together_on_every_wall),
		cmocka_unit_test(test_board_signals__beside_a_replay),
		cmocka_unit_test(test_board_signals__a_replay_fits_every_pane),
		cmocka_unit_test(test_board_signals__beside_the_class_replay),
	};

	return cmocka_run_group_tests_name("board_signals", tests, NULL, NULL);
}
