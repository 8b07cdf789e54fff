/* SPDX-License-Identifier: MIT
 *
 * What is on the wall in each view, line by line, and that it holds together on walls of every
 * size.
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

static struct plen_board_options options_for(uint8_t groups)
{
	return (struct plen_board_options){
		.size = wall_86_inch, .group_count = groups, .can_calibrate = true};
}

static void init_groups(struct wall_fixture *wall, uint8_t groups)
{
	struct plen_board_options options = options_for(groups);

	options.start_in_groups = true;
	wall_fixture_init(wall, &options);
	plen_board_set_clock(wall->board, "12:30");
}

static void test_board_scene__class(void **state)
{
	struct plen_board_options options = options_for(0);
	struct wall_fixture wall;

	(void)state;
	wall_fixture_init(&wall, &options);
	wall_write(&wall, 0, 0.1, 0.1, 0.4, 0.1);
	wall_tap(&wall, PLEN_BOARD_ACTION_NEXT, 0, 0);
	wall_tap(&wall, PLEN_BOARD_ACTION_PEN, PLEN_INK_BLUE, 0);
	wall_assert_golden(&wall, "class");
	wall_fixture_finish(&wall);
}

static void test_board_scene__class_left_handed_dark(void **state)
{
	struct plen_board_options options = options_for(0);
	struct wall_fixture wall;

	(void)state;
	options.teacher_left = true;
	options.theme = PLEN_THEME_DARK;
	wall_fixture_init(&wall, &options);
	wall_assert_golden(&wall, "class-left-dark");
	wall_fixture_finish(&wall);
}

/* Inks that are seen on the sheet, on a ground on which they are seen. */
static void test_board_scene__pens_for_a_sheet_on_a_dark_wall(void **state)
{
	struct plen_board_options options = options_for(0);
	struct wall_fixture wall;

	(void)state;
	options.theme = PLEN_THEME_DARK;
	wall_fixture_init(&wall, &options);
	wall_put_sheet(&wall, wall_view(&wall)->panes[0].page);
	wall_tap(&wall, PLEN_BOARD_ACTION_PEN, PLEN_INK_BLUE, 0);
	wall_assert_golden(&wall, "class-dark-sheet");
	wall_tap(&wall, PLEN_BOARD_ACTION_NEXT, 0, 0);
	for (uint32_t i = 0; i < wall_scene(&wall)->item_count; i++) {
		assert_int_equal(wall_scene(&wall)->items[i].other_theme, 0);
	}
	wall_fixture_finish(&wall);
}

static bool is_other(const struct plen_scene_item *item, enum plen_ink ink)
{
	return item->other_theme && item->fill == PLEN_TINT_INK + ink;
}

static void test_board_scene__pens_for_dark_paper_on_a_light_wall(void **state)
{
	struct plen_board_options options = options_for(0);
	struct wall_fixture wall;
	uint32_t others = 0;

	(void)state;
	wall_fixture_init(&wall, &options);
	wall_put_dark_sheet(&wall, wall_view(&wall)->panes[0].page);
	wall_tap(&wall, PLEN_BOARD_ACTION_PEN, PLEN_INK_BLUE, 0);
	for (uint32_t i = 0; i < wall_scene(&wall)->item_count; i++) {
		others += is_other(&wall_scene(&wall)->items[i], PLEN_INK_MAIN);
	}
	assert_int_equal(others, 1);
	wall_fixture_finish(&wall);
}

static void test_board_scene__panel(void **state)
{
	struct plen_board_options options = options_for(0);
	struct wall_fixture wall;

	(void)state;
	wall_fixture_init(&wall, &options);
	wall_tap(&wall, PLEN_BOARD_ACTION_MORE, 0, 0);
	wall_assert_golden(&wall, "panel");
	wall_fixture_finish(&wall);
}

static void test_board_scene__groups(void **state)
{
	static const char *const names[] = {[2] = "groups-2", [3] = "groups-3", [6] = "groups-6"};

	(void)state;
	for (uint8_t groups = 2; groups <= 6; groups++) {
		struct wall_fixture wall;
		if (names[groups] == NULL) {
			continue;
		}
		init_groups(&wall, groups);
		wall_assert_golden(&wall, names[groups]);
		wall_fixture_finish(&wall);
	}
}

static void test_board_scene__signals_and_a_press(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init_groups(&wall, 3);
	wall_tap(&wall, PLEN_BOARD_ACTION_SIGNAL, 0, 2);
	wall_tap(&wall, PLEN_BOARD_ACTION_SIGNAL, 0, 3);
	wall_tap(&wall, PLEN_BOARD_ACTION_SIGNAL, 0, 3);
	wall_tap(&wall, PLEN_BOARD_ACTION_RUBBER, 0, 1);
	wall_send(&wall, PLEN_EVENT_PRESS, plen_board_zone_control(PLEN_BOARD_ACTION_SHOW, 0, 0),
		  99, 0, 0, 0);
	wall_assert_golden(&wall, "signals");
	wall_fixture_finish(&wall);
}

static void test_board_scene__shown(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init_groups(&wall, 3);
	wall_tap(&wall, PLEN_BOARD_ACTION_BADGE, 0, 2);
	wall_assert_golden(&wall, "shown");
	wall_fixture_finish(&wall);
}

static void test_board_scene__frozen(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init_groups(&wall, 3);
	wall_tap(&wall, PLEN_BOARD_ACTION_FREEZE, 0, 0);
	wall_assert_golden(&wall, "frozen");
	wall_fixture_finish(&wall);
}

static void test_board_scene__shared(void **state)
{
	struct plen_board_options options = options_for(3);
	struct wall_fixture wall;

	(void)state;
	wall_fixture_init(&wall, &options);
	wall_tap(&wall, PLEN_BOARD_ACTION_MORE, 0, 0);
	wall_tap(&wall, PLEN_BOARD_ACTION_SHARED, 0, 0);
	wall_assert_golden(&wall, "shared");
	wall_fixture_finish(&wall);
}

static void test_board_scene__groups_for_a_teacher_at_the_left(void **state)
{
	struct plen_board_options options = options_for(2);
	struct wall_fixture wall;

	(void)state;
	options.teacher_left = true;
	options.start_in_groups = true;
	wall_fixture_init(&wall, &options);
	wall_assert_golden(&wall, "groups-left");
	wall_fixture_finish(&wall);
}

static void test_board_scene__a_window_on_a_laptop(void **state)
{
	struct plen_board_options options = {.size = {300, 170}};
	struct wall_fixture wall;

	(void)state;
	wall_fixture_init(&wall, &options);
	wall_tap(&wall, PLEN_BOARD_ACTION_MORE, 0, 0);
	/* It cannot be calibrated, and says so quietly. */
	wall_assert_golden(&wall, "laptop-class");
	wall_tap(&wall, PLEN_BOARD_ACTION_GROUPS, 0, 0);
	wall_assert_golden(&wall, "laptop-groups");
	wall_fixture_finish(&wall);
}

static void test_board_scene__a_banner_stays_until_taken_back(void **state)
{
	struct plen_board_options options = options_for(0);
	struct wall_fixture wall;

	(void)state;
	wall_fixture_init(&wall, &options);
	uint32_t items = wall_scene(&wall)->item_count;
	plen_board_set_banner(wall.board, "The disk is full. Nothing is lost; make room.");
	assert_int_equal(wall_scene(&wall)->item_count, items + 3);
	wall_assert_golden(&wall, "banner");
	plen_board_set_banner(wall.board, NULL);
	assert_int_equal(wall_scene(&wall)->item_count, items);
	wall_fixture_finish(&wall);
}

/* Whatever it says and wherever: all of it, within the wall. */
static void test_board_scene__a_banner_breaks_where_it_must(void **state)
{
	static const double widths[] = {300, 600, 1895};
	static const int lines[] = {3, 2, 1};
	const char *sentence = "The disk is full. Go on writing: it is kept here and saved when "
			       "there is room.";

	(void)state;
	for (int i = 0; i < 3; i++) {
		struct plen_board_options options = {.size = {widths[i], widths[i] * 9 / 16}};
		struct wall_fixture wall;
		wall_fixture_init(&wall, &options);
		plen_board_set_banner(wall.board, sentence);
		const struct plen_scene *scene = wall_scene(&wall);
		const struct plen_scene_item *label = &scene->items[scene->item_count - 1];
		int breaks = 0;
		for (size_t at = 0; label->text[at] != '\0'; at++) {
			breaks += label->text[at] == '\n';
			assert_true(label->text[at] == sentence[at] || sentence[at] == ' ');
		}
		assert_int_equal(strlen(label->text), strlen(sentence));
		assert_int_equal(breaks + 1, lines[i]);
		assert_true(label->rect.x_mm > 0);
		assert_true(label->rect.x_mm + label->rect.w_mm < widths[i]);
		wall_fixture_finish(&wall);
	}
}

static void test_board_scene__a_banner_of_one_long_word_ends(void **state)
{
	struct plen_board_options options = {.size = {300, 170}};
	struct wall_fixture wall;
	char word[400];

	(void)state;
	memset(word, 'w', sizeof(word));
	word[sizeof(word) - 1] = '\0';
	wall_fixture_init(&wall, &options);
	plen_board_set_banner(wall.board, word);
	const struct plen_scene *scene = wall_scene(&wall);
	const struct plen_scene_item *box = &scene->items[scene->item_count - 3];
	assert_true(box->rect.x_mm > 0 && box->rect.x_mm + box->rect.w_mm < 300);
	wall_fixture_finish(&wall);
}

static void test_board_scene__counts_up_only_when_it_changes(void **state)
{
	struct plen_board_options options = options_for(0);
	struct wall_fixture wall;
	uint64_t scene, zones, again;
	struct plen_zone list[PLEN_ZONE_MAX];

	(void)state;
	wall_fixture_init(&wall, &options);
	wall_write(&wall, 0, 0.1, 0.1, 0.4, 0.1);
	plen_board_scene(wall.board, &scene);
	plen_board_zones(wall.board, list, &zones);
	wall_write(&wall, 0, 0.1, 0.2, 0.4, 0.2);
	plen_board_scene(wall.board, &again);
	assert_int_equal(again, scene);
	wall_tap(&wall, PLEN_BOARD_ACTION_PEN, PLEN_INK_GREEN, 0);
	plen_board_scene(wall.board, &again);
	assert_true(again > scene);
	plen_board_zones(wall.board, list, &again);
	assert_int_equal(again, zones);
	wall_tap(&wall, PLEN_BOARD_ACTION_GROUPS, 0, 0);
	plen_board_zones(wall.board, list, &again);
	assert_true(again > zones);
	wall_fixture_finish(&wall);
}

/* Every view on one wall, with everything open that can be open. */
static void walk_views(struct plen_board_size size, uint8_t groups, bool teacher_left)
{
	struct plen_board_options options = {
		.size = size, .group_count = groups, .teacher_left = teacher_left};
	struct wall_fixture wall;

	wall_fixture_init(&wall, &options);
	wall_assert_zones_sound(&wall);
	wall_tap(&wall, PLEN_BOARD_ACTION_MORE, 0, 0);
	wall_assert_zones_sound(&wall);
	wall_tap(&wall, PLEN_BOARD_ACTION_SHARED, 0, 0);
	wall_assert_zones_sound(&wall);
	wall_tap(&wall, PLEN_BOARD_ACTION_CLASS, 0, 0);
	wall_tap(&wall, PLEN_BOARD_ACTION_GROUPS, 0, 0);
	wall_assert_zones_sound(&wall);
	wall_tap(&wall, PLEN_BOARD_ACTION_SHOW, 0, 0);
	wall_assert_zones_sound(&wall);
	wall_tap(&wall, PLEN_BOARD_ACTION_SHOW, 0, 0);
	wall_tap(&wall, PLEN_BOARD_ACTION_FREEZE, 0, 0);
	wall_assert_zones_sound(&wall);
	wall_fixture_finish(&wall);
}

static void test_board_scene__holds_together_on_every_wall(void **state)
{
	static const struct plen_board_size walls[] = {
		{2160, 1215}, {1895, 1066}, {1650, 930}, {1436, 808}, {1218, 685}, {1218, 300},
		{700, 1200},  {640, 360},   {521, 293},  {500, 281},  {344, 193},  {300, 170},
		{240, 150},   {200, 120},   {10, 10},    {4000, 2250}};

	(void)state;
	for (size_t i = 0; i < sizeof(walls) / sizeof(walls[0]); i++) {
		for (uint8_t groups = 2; groups <= PLEN_GROUP_MAX; groups++) {
			walk_views(walls[i], groups, false);
			walk_views(walls[i], groups, true);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_board_scene__class),
		cmocka_unit_test(test_board_scene__class_left_handed_dark),
		cmocka_unit_test(test_board_scene__pens_for_a_sheet_on_a_dark_wall),
		cmocka_unit_test(test_board_scene__pens_for_dark_paper_on_a_light_wall),
		cmocka_unit_test(test_board_scene__panel),
		cmocka_unit_test(test_board_scene__groups),
		cmocka_unit_test(test_board_scene__signals_and_a_press),
		cmocka_unit_test(test_board_scene__shown),
		cmocka_unit_test(test_board_scene__frozen),
		cmocka_unit_test(test_board_scene__shared),
		cmocka_unit_test(test_board_scene__groups_for_a_teacher_at_the_left),
		cmocka_unit_test(test_board_scene__a_window_on_a_laptop),
		cmocka_unit_test(test_board_scene__a_banner_stays_until_taken_back),
		cmocka_unit_test(test_board_scene__a_banner_breaks_where_it_must),
		cmocka_unit_test(test_board_scene__a_banner_of_one_long_word_ends),
		cmocka_unit_test(test_board_scene__counts_up_only_when_it_changes),
		cmocka_unit_test(test_board_scene__holds_together_on_every_wall),
	};

	return cmocka_run_group_tests_name("board_scene", tests, NULL, NULL);
}
