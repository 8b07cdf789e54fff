/* SPDX-License-Identifier: MIT
 *
 * The wall while somebody calibrates: what is shown, that nothing is taken, and that the board
 * comes back as it was.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "wall_fixture.h"

static struct plen_board_calibration calibration_of(enum plen_board_calibration_step step)
{
	return (struct plen_board_calibration){
		.step = (uint8_t)step,
		.point = 3,
		.points = 9,
		.target = {wall_86_inch.w_mm / 10, wall_86_inch.h_mm / 2},
		.held = 0.5,
		.yes = {wall_86_inch.w_mm / 2 + 15, wall_86_inch.h_mm / 2, 60, 60},
		.no = {wall_86_inch.w_mm / 2 - 75, wall_86_inch.h_mm / 2, 60, 60},
	};
}

static void begin(struct wall_fixture *wall, uint8_t groups)
{
	struct plen_board_options options = {.size = wall_86_inch, .group_count = groups};

	options.start_in_groups = groups != 0;
	wall_fixture_init(wall, &options);
}

static void show(struct wall_fixture *wall, const struct plen_board_calibration *calibration)
{
	plen_board_set_calibration(wall->board, calibration, wall->time_us);
}

static void test_board_calibration__shows_each_step(void **state)
{
	static const char *const names[PLEN_BOARD_CALIBRATION_STEPS] = {
		[PLEN_BOARD_CALIBRATION_POINTS] = "calibration-points",
		[PLEN_BOARD_CALIBRATION_FINGER] = "calibration-finger",
		[PLEN_BOARD_CALIBRATION_PALM] = "calibration-palm",
		[PLEN_BOARD_CALIBRATION_NIB] = "calibration-nib",
		[PLEN_BOARD_CALIBRATION_TEST] = "calibration-test",
		[PLEN_BOARD_CALIBRATION_DONE] = "calibration-done",
		[PLEN_BOARD_CALIBRATION_GAVE_UP] = "calibration-gave-up",
	};

	(void)state;
	for (int step = 1; step < PLEN_BOARD_CALIBRATION_STEPS; step++) {
		struct plen_board_calibration calibration =
			calibration_of((enum plen_board_calibration_step)step);
		struct wall_fixture wall;

		begin(&wall, 0);
		if (step == PLEN_BOARD_CALIBRATION_TEST) {
			calibration.has_dot = true;
			calibration.dot = (struct plen_board_pt){300, 800};
		}
		if (step == PLEN_BOARD_CALIBRATION_GAVE_UP) {
			snprintf(calibration.message, sizeof(calibration.message),
				 "nobody touched the cross for half a minute: all stays as it was");
		}
		show(&wall, &calibration);
		wall_assert_golden(&wall, names[step]);
		wall_fixture_finish(&wall);
	}
}

static void test_board_calibration__takes_nothing_and_gives_the_board_back(void **state)
{
	struct plen_board_calibration calibration = calibration_of(PLEN_BOARD_CALIBRATION_POINTS);
	struct plen_board_calibration none = {0};
	struct wall_fixture wall;

	(void)state;
	begin(&wall, 3);
	uint32_t page = wall_scene(&wall)->panes[0].page;
	uint32_t gesture = wall_write_on(&wall, 1, 0.2, 0.2, 0.6, 0.2);

	/* The stroke that is under way is kept as far as it has come. */
	show(&wall, &calibration);
	assert_int_equal(wall.wet_count, 0);
	assert_int_equal(wall_count_strokes(&wall, page), 1);
	wall_lift(&wall, gesture);

	/* What the engine has sent before it heard of the new zones. */
	wall_send(&wall, PLEN_EVENT_INK_BEGIN, 1, 900, 300, 300, 0.5);
	wall_send(&wall, PLEN_EVENT_INK_EXTEND, 1, 900, 400, 300, 0.5);
	wall_send(&wall, PLEN_EVENT_INK_END, 1, 900, 400, 300, 0.5);
	wall_send(&wall, PLEN_EVENT_PRESS, plen_board_zone_control(PLEN_BOARD_ACTION_CLASS, 0, 0),
		  901, 5, 5, 0);
	wall_send(&wall, PLEN_EVENT_TAP, plen_board_zone_control(PLEN_BOARD_ACTION_CLASS, 0, 0),
		  901, 5, 5, 0);
	wall_send(&wall, PLEN_EVENT_RELEASE, plen_board_zone_control(PLEN_BOARD_ACTION_CLASS, 0, 0),
		  901, 5, 5, 0);
	assert_int_equal(wall_count_strokes(&wall, page), 1);

	show(&wall, &none);
	wall_tap(&wall, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(wall_count_strokes(&wall, page), 0);
	wall_fixture_finish(&wall);
}

static bool panel_is_open(struct wall_fixture *wall)
{
	struct plen_zone panel;

	return wall_find_zone(wall, PLEN_BOARD_ZONE_PANEL, &panel);
}

static void test_board_calibration__is_asked_for_in_the_panel(void **state)
{
	struct plen_board_options options = {.size = wall_86_inch, .can_calibrate = true};
	struct wall_fixture wall;

	(void)state;
	wall_fixture_init(&wall, &options);
	uint32_t page = wall_scene(&wall)->panes[0].page;
	wall_tap(&wall, PLEN_BOARD_ACTION_MORE, 0, 0);
	/* A child far from the panel writes, and goes on writing. */
	uint32_t gesture = wall_write_on(&wall, 0, 0.05, 0.2, 0.3, 0.2);
	assert_true(panel_is_open(&wall));
	wall_tap(&wall, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
	wall_tap(&wall, PLEN_BOARD_ACTION_ALIGN, 0, 0);

	assert_int_equal(wall.calibrations, 1);
	assert_false(panel_is_open(&wall));
	/* What was written so far is kept, the rest means nothing. */
	assert_int_equal(wall.wet_count, 0);
	assert_int_equal(wall_count_strokes(&wall, page), 1);
	wall_send(&wall, PLEN_EVENT_INK_EXTEND, 0, gesture, 700, 300, -1);
	wall_lift(&wall, gesture);
	assert_int_equal(wall_count_strokes(&wall, page), 1);
	/* The board is the board until the shell shows something else. */
	wall_write(&wall, 0, 0.1, 0.4, 0.3, 0.4);
	assert_int_equal(wall_count_strokes(&wall, page), 2);
	assert_int_equal(wall.calibrations, 1);
	wall_fixture_finish(&wall);
}

static void test_board_calibration__is_asked_for_again_after_it(void **state)
{
	struct plen_board_calibration calibration = calibration_of(PLEN_BOARD_CALIBRATION_POINTS);
	struct plen_board_calibration none = {0};
	struct plen_board_options options = {.size = {300, 170}, .can_calibrate = true};
	struct wall_fixture wall;

	(void)state;
	wall_fixture_init(&wall, &options);
	for (uint32_t i = 1; i <= 3; i++) {
		wall_tap(&wall, PLEN_BOARD_ACTION_MORE, 0, 0);
		wall_tap(&wall, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
		wall_tap(&wall, PLEN_BOARD_ACTION_ALIGN, 0, 0);
		assert_int_equal(wall.calibrations, i);
		show(&wall, &calibration);
		assert_int_equal(wall_scene(&wall)->pane_count, 0);
		show(&wall, &none);
		assert_false(panel_is_open(&wall));
	}
	wall_fixture_finish(&wall);
}

static void test_board_calibration__is_not_offered_where_it_cannot_be(void **state)
{
	struct plen_board_options options = {.size = wall_86_inch};
	struct wall_fixture wall;

	(void)state;
	wall_fixture_init(&wall, &options);
	wall_tap(&wall, PLEN_BOARD_ACTION_MORE, 0, 0);
	uint32_t gesture = wall_write_on(&wall, 0, 0.05, 0.2, 0.3, 0.2);
	wall_tap(&wall, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
	wall_tap(&wall, PLEN_BOARD_ACTION_ALIGN, 0, 0);
	assert_int_equal(wall.calibrations, 0);
	assert_int_equal(wall.wet_count, 1);
	assert_true(panel_is_open(&wall));
	wall_lift(&wall, gesture);
	wall_fixture_finish(&wall);
}

static void test_board_calibration__is_not_offered_while_groups_work(void **state)
{
	struct plen_board_options options = {
		.size = wall_86_inch, .start_in_groups = true, .can_calibrate = true};
	uint32_t align = plen_board_zone_control(PLEN_BOARD_ACTION_ALIGN, 0, 0);
	struct wall_fixture wall;
	struct plen_zone zone;

	(void)state;
	wall_fixture_init(&wall, &options);
	assert_false(wall_find_zone(&wall, align, &zone));
	/* A tap that the engine sent before it heard of the new zones. */
	wall_send(&wall, PLEN_EVENT_PRESS, align, 900, 5, 5, 0);
	wall_send(&wall, PLEN_EVENT_TAP, align, 900, 5, 5, 0);
	assert_int_equal(wall.calibrations, 0);
	wall_fixture_finish(&wall);
}

static void test_board_calibration__fits_every_wall(void **state)
{
	static const struct plen_board_size sizes[] = {{256, 160}, {1210, 680}, {2160, 1215}};

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		for (int step = 1; step < PLEN_BOARD_CALIBRATION_STEPS; step++) {
			struct plen_board_calibration calibration =
				calibration_of((enum plen_board_calibration_step)step);
			struct wall_fixture wall;

			begin(&wall, 0);
			show(&wall, &calibration);
			wall_resize(&wall, sizes[i]);
			const struct plen_scene *scene = wall_scene(&wall);
			assert_int_equal(scene->pane_count, 0);
			assert_true(scene->items[0].rect.w_mm == scene->size.w_mm);
			wall_fixture_finish(&wall);
		}
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_board_calibration__shows_each_step),
		cmocka_unit_test(test_board_calibration__takes_nothing_and_gives_the_board_back),
		cmocka_unit_test(test_board_calibration__is_asked_for_in_the_panel),
		cmocka_unit_test(test_board_calibration__is_asked_for_again_after_it),
		cmocka_unit_test(test_board_calibration__is_not_offered_where_it_cannot_be),
		cmocka_unit_test(test_board_calibration__is_not_offered_while_groups_work),
		cmocka_unit_test(test_board_calibration__fits_every_wall),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
