/* SPDX-License-Identifier: MIT
 *
 * Clearing for good: who means it can do it, and nobody and nothing else does.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "clearing.h"
#include "wall_fixture.h"

#define SECOND_US INT64_C(1000000)
#define HAND 600

static const struct plen_board_size wall_65_inch = {1436, 808};

static void init_on(struct wall_fixture *wall, struct plen_board_size size)
{
	struct plen_board_options options = {.size = size,
					     .can_look_back = true,
					     .can_hand_out = true,
					     .can_clear = true,
					     .can_open = true};

	wall_fixture_init(wall, &options);
	wall_tap(wall, PLEN_BOARD_ACTION_MORE, 0, 0);
	wall_tap(wall, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
}

static void init(struct wall_fixture *wall)
{
	init_on(wall, wall_65_inch);
}

static uint32_t part(enum plen_board_clearing_part part)
{
	return plen_board_zone_control(PLEN_BOARD_ACTION_CLEAR, (uint8_t)part, 0);
}

static void pass(struct wall_fixture *wall, int64_t us)
{
	wall->time_us += us;
	plen_board_advance(wall->board, wall->time_us);
}

static void touch(struct wall_fixture *wall, enum plen_event_kind kind, uint32_t zone,
		  uint32_t gesture)
{
	struct plen_zone there;
	struct plen_board_pt at = {0, 0};

	if (wall_find_zone(wall, zone, &there)) {
		at = wall_place(wall, zone, 0.5, 0.5);
	}
	wall_send(wall, kind, zone, gesture, at.x_mm, at.y_mm, 0);
}

static void press(struct wall_fixture *wall)
{
	wall->time_us += SECOND_US;
	touch(wall, PLEN_EVENT_PRESS, part(PLEN_BOARD_CLEARING_CELL), HAND);
}

static void let_go(struct wall_fixture *wall)
{
	touch(wall, PLEN_EVENT_TAP, part(PLEN_BOARD_CLEARING_CELL), HAND);
	touch(wall, PLEN_EVENT_RELEASE, part(PLEN_BOARD_CLEARING_CELL), HAND);
}

static void hold(struct wall_fixture *wall)
{
	press(wall);
	pass(wall, 2 * SECOND_US);
}

static bool asks(struct wall_fixture *wall)
{
	struct plen_zone zone;

	return wall_find_zone(wall, part(PLEN_BOARD_CLEARING_TICK), &zone);
}

static void ask(struct wall_fixture *wall)
{
	hold(wall);
	let_go(wall);
	assert_true(asks(wall));
	wall->time_us += SECOND_US;
}

static void tap_tick(struct wall_fixture *wall)
{
	touch(wall, PLEN_EVENT_PRESS, part(PLEN_BOARD_CLEARING_TICK), HAND + 1);
	touch(wall, PLEN_EVENT_TAP, part(PLEN_BOARD_CLEARING_TICK), HAND + 1);
	touch(wall, PLEN_EVENT_RELEASE, part(PLEN_BOARD_CLEARING_TICK), HAND + 1);
}

static bool says(struct wall_fixture *wall, const char *words)
{
	const struct plen_scene *scene = wall_scene(wall);

	for (uint32_t i = 0; i < scene->item_count; i++) {
		if (strstr(scene->items[i].text, words) != NULL) {
			return true;
		}
	}
	return false;
}

/* -- who means it -- */

static void test_board_clearing__held_let_go_and_answered(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall);
	press(&wall);
	pass(&wall, SECOND_US);
	assert_true(says(&wall, "Clear for good"));
	pass(&wall, SECOND_US);
	assert_true(says(&wall, "Let go"));
	assert_false(asks(&wall));
	let_go(&wall);
	assert_true(asks(&wall));
	assert_int_equal(wall.wishes, 0);
	wall_assert_golden(&wall, "clearing-asks");
	tap_tick(&wall);
	assert_int_equal(wall.wishes, 1);
	assert_int_equal(wall.last_wish, PLEN_BOARD_WISH_CLEAR);
	pass(&wall, 60 * SECOND_US);
	assert_int_equal(wall.wishes, 1);
	assert_int_equal(plen_board_deadline_us(wall.board), INT64_MAX);
	wall_fixture_finish(&wall);
}

static void test_board_clearing__a_hold_waits_for_as_long_as_it_lasts(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall);
	hold(&wall);
	assert_int_equal(plen_board_deadline_us(wall.board), INT64_MAX);
	pass(&wall, 60 * SECOND_US);
	let_go(&wall);
	assert_true(asks(&wall));
	wall_fixture_finish(&wall);
}

static double distance_mm(struct wall_fixture *wall, struct plen_board_pt from, uint32_t zone)
{
	struct plen_board_pt to = wall_place(wall, zone, 0.5, 0.5);

	return hypot(to.x_mm - from.x_mm, to.y_mm - from.y_mm);
}

/* A finger that trembles, bounces or sinks has not got there by itself. */
static void test_board_clearing__the_tick_is_somewhere_else(void **state)
{
	static const struct plen_board_size walls[] = {{2160, 1215}, {1436, 808}, {1218, 300},
						       {640, 360},   {500, 281},  {300, 170}};

	(void)state;
	for (size_t i = 0; i < sizeof(walls) / sizeof(walls[0]); i++) {
		struct wall_fixture wall;
		init_on(&wall, walls[i]);
		uint32_t cell = part(PLEN_BOARD_CLEARING_CELL);
		struct plen_board_pt held = wall_place(&wall, cell, 0.5, 0.5);
		ask(&wall);
		assert_true(distance_mm(&wall, held, part(PLEN_BOARD_CLEARING_TICK)) > 70);
		wall_assert_zones_sound(&wall);
		wall_fixture_finish(&wall);
	}
}

/* -- who does not -- */

static void test_board_clearing__a_tap_clears_nothing(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall);
	press(&wall);
	pass(&wall, 1900000);
	let_go(&wall);
	assert_true(says(&wall, "Hold it"));
	assert_false(asks(&wall));
	wall_fixture_finish(&wall);
}

static void test_board_clearing__a_finger_that_slides_off_clears_nothing(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall);
	hold(&wall);
	touch(&wall, PLEN_EVENT_RELEASE, part(PLEN_BOARD_CLEARING_CELL), HAND);
	pass(&wall, 10 * SECOND_US);
	assert_false(asks(&wall));
	assert_false(says(&wall, "Let go"));
	wall_fixture_finish(&wall);
}

static void test_board_clearing__the_cross_leaves_it(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall);
	ask(&wall);
	wall_tap(&wall, PLEN_BOARD_ACTION_CLEAR, PLEN_BOARD_CLEARING_CROSS, 0);
	assert_false(asks(&wall));
	tap_tick(&wall);
	assert_int_equal(wall.wishes, 0);
	wall_fixture_finish(&wall);
}

static void test_board_clearing__a_question_leaves_by_itself(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall);
	ask(&wall);
	assert_true(plen_board_deadline_us(wall.board) < INT64_MAX);
	pass(&wall, 12 * SECOND_US);
	assert_false(asks(&wall));
	tap_tick(&wall);
	assert_int_equal(wall.wishes, 0);
	wall_fixture_finish(&wall);
}

/* -- clocks -- */

/* The device's time goes its way, the lesson's clock is set. */
static void send_at(struct wall_fixture *wall, enum plen_event_kind kind, uint32_t zone,
		    int64_t device_us, int64_t lesson_us)
{
	struct plen_event event = {
		.kind = (uint8_t)kind, .zone = zone, .gesture = HAND, .time_us = device_us};

	event.at = wall_place(wall, zone, 0.5, 0.5);
	plen_board_advance(wall->board, lesson_us);
	plen_board_event(wall->board, &event, lesson_us);
	wall->time_us = lesson_us;
}

static void test_board_clearing__a_clock_that_is_set_holds_nothing(void **state)
{
	const uint32_t cell = part(PLEN_BOARD_CLEARING_CELL);
	struct wall_fixture wall;

	(void)state;
	init(&wall);
	int64_t now_us = wall.time_us + SECOND_US;
	send_at(&wall, PLEN_EVENT_PRESS, cell, now_us, now_us);
	send_at(&wall, PLEN_EVENT_TAP, cell, now_us + 80000, now_us + 3600 * SECOND_US);
	assert_false(asks(&wall));
	wall_fixture_finish(&wall);
}

static void test_board_clearing__a_clock_that_is_set_back_hinders_nobody(void **state)
{
	const uint32_t cell = part(PLEN_BOARD_CLEARING_CELL);
	struct wall_fixture wall;

	(void)state;
	init(&wall);
	int64_t now_us = wall.time_us + 3600 * SECOND_US;
	send_at(&wall, PLEN_EVENT_PRESS, cell, now_us, now_us);
	send_at(&wall, PLEN_EVENT_TAP, cell, now_us + 2 * SECOND_US, now_us - 1800 * SECOND_US);
	assert_true(asks(&wall));
	/* Nor does the question stay for the half hour that it may be shown. */
	uint32_t tick = part(PLEN_BOARD_CLEARING_TICK);
	send_at(&wall, PLEN_EVENT_PRESS, tick, now_us + 20 * SECOND_US, wall.time_us);
	send_at(&wall, PLEN_EVENT_TAP, tick, now_us + 20 * SECOND_US, wall.time_us);
	assert_int_equal(wall.wishes, 0);
	wall_fixture_finish(&wall);
}

/* -- the others -- */

static void write(struct wall_fixture *wall)
{
	wall_write(wall, PLEN_GROUP_CLASS, 0.1, 0.1, 0.2, 0.1);
}

static void press_the_rubber(struct wall_fixture *wall)
{
	touch(wall, PLEN_EVENT_PRESS, plen_board_zone_control(PLEN_BOARD_ACTION_RUBBER, 0, 0),
	      HAND + 2);
}

static void press_twice(struct wall_fixture *wall)
{
	touch(wall, PLEN_EVENT_PRESS,
	      part(asks(wall) ? PLEN_BOARD_CLEARING_TICK : PLEN_BOARD_CLEARING_CELL), HAND + 2);
	touch(wall, PLEN_EVENT_PRESS,
	      part(asks(wall) ? PLEN_BOARD_CLEARING_TICK : PLEN_BOARD_CLEARING_CELL), HAND + 3);
}

static void close_the_panel_and_open_it(struct wall_fixture *wall)
{
	wall_tap(wall, PLEN_BOARD_ACTION_MORE, 0, 0);
	wall_tap(wall, PLEN_BOARD_ACTION_MORE, 0, 0);
	wall_tap(wall, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
}

static void go_groups(struct wall_fixture *wall)
{
	wall_tap(wall, PLEN_BOARD_ACTION_GROUPS, 0, 0);
}

static void press_key(struct wall_fixture *wall)
{
	wall_key(wall, PLEN_KEY_PAGE_NEXT);
}

static void rub_with_a_palm(struct wall_fixture *wall)
{
	wall_send(wall, PLEN_EVENT_WIPE_BEGIN, PLEN_GROUP_CLASS, HAND + 2, 100, 100, 80);
}

static void write_on_from_before(struct wall_fixture *wall)
{
	wall_send(wall, PLEN_EVENT_INK_EXTEND, PLEN_GROUP_CLASS, 500, 300, 300, -1);
}

static void resize(struct wall_fixture *wall)
{
	wall_resize(wall, (struct plen_board_size){1420, 800});
}

static void calibrate(struct wall_fixture *wall)
{
	struct plen_board_calibration calibration = {.step = PLEN_BOARD_CALIBRATION_POINTS};

	plen_board_set_calibration(wall->board, &calibration, wall->time_us);
	calibration.step = PLEN_BOARD_CALIBRATION_NONE;
	plen_board_set_calibration(wall->board, &calibration, wall->time_us);
}

static void bring_pages(struct wall_fixture *wall)
{
	plen_board_turn_to(wall->board, wall_view(wall)->panes[0].page, wall->time_us);
}

static void (*const others[])(struct wall_fixture *wall) = {
	write,     press_the_rubber, press_twice,     close_the_panel_and_open_it,
	go_groups, press_key,        rub_with_a_palm, write_on_from_before,
	resize,    calibrate,        bring_pages,
};

static void test_board_clearing__whatever_others_do_ends_a_hold(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		struct wall_fixture wall;
		init(&wall);
		hold(&wall);
		others[i](&wall);
		let_go(&wall);
		assert_false(asks(&wall));
		tap_tick(&wall);
		assert_int_equal(wall.wishes, 0);
		wall_fixture_finish(&wall);
	}
}

static void test_board_clearing__whatever_others_do_ends_a_question(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++) {
		struct wall_fixture wall;
		init(&wall);
		ask(&wall);
		others[i](&wall);
		assert_false(asks(&wall));
		tap_tick(&wall);
		assert_int_equal(wall.wishes, 0);
		wall_fixture_finish(&wall);
	}
}

/* Who only goes away disturbs nobody. */
static void test_board_clearing__a_hand_that_lifts_ends_nothing(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall);
	press_the_rubber(&wall);
	hold(&wall);
	touch(&wall, PLEN_EVENT_RELEASE, plen_board_zone_control(PLEN_BOARD_ACTION_RUBBER, 0, 0),
	      HAND + 2);
	let_go(&wall);
	assert_true(asks(&wall));
	wall_fixture_finish(&wall);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_board_clearing__held_let_go_and_answered),
		cmocka_unit_test(test_board_clearing__a_hold_waits_for_as_long_as_it_lasts),
		cmocka_unit_test(test_board_clearing__the_tick_is_somewhere_else),
		cmocka_unit_test(test_board_clearing__a_tap_clears_nothing),
		cmocka_unit_test(test_board_clearing__a_finger_that_slides_off_clears_nothing),
		cmocka_unit_test(test_board_clearing__the_cross_leaves_it),
		cmocka_unit_test(test_board_clearing__a_question_leaves_by_itself),
		cmocka_unit_test(test_board_clearing__a_clock_that_is_set_holds_nothing),
		cmocka_unit_test(test_board_clearing__a_clock_that_is_set_back_hinders_nobody),
		cmocka_unit_test(test_board_clearing__whatever_others_do_ends_a_hold),
		cmocka_unit_test(test_board_clearing__whatever_others_do_ends_a_question),
		cmocka_unit_test(test_board_clearing__a_hand_that_lifts_ends_nothing),
	};

	return cmocka_run_group_tests_name("board_clearing", tests, NULL, NULL);
}
