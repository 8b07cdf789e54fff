/* SPDX-License-Identifier: MIT
 *
 * What the driver asks becomes what the board shows, each step of it; what somebody at the wall
 * asks for begins where there is a panel, and nowhere else.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "calibrate.h"
#include "renderer/presenter.h"
#include "zone_id.h"

#define STEP_US 100000

static void test_calibrate__shows_each_stage_as_a_step(void **state)
{
	(void)state;
	for (uint8_t stage = 0; stage < PLEN_CALIBRATION_STAGES; stage++) {
		struct plen_calibration_state asked = {
			.stage = stage,
			.point = 3,
			.points = 9,
			.target = {100, 200},
			.held = 0.5,
		};
		struct plen_board_calibration shown = plen_calibrate_show(&asked);

		/* The board has one step more, for when nobody calibrates. */
		assert_int_equal(shown.step, stage + 1);
		assert_true(shown.target.y_mm == 200 && shown.held == 0.5);
		assert_int_equal(shown.points, 9);
		assert_string_equal(shown.message, "");
	}
}

static void test_calibrate__makes_a_sentence_of_a_line(void **state)
{
	struct plen_calibration_state asked = {.stage = PLEN_CALIBRATION_STAGE_GAVE_UP};

	(void)state;
	snprintf(asked.message, sizeof(asked.message), "nobody was there");
	struct plen_board_calibration shown = plen_calibrate_show(&asked);
	assert_string_equal(shown.message, "Nobody was there");
	memset(asked.message, 'x', sizeof(asked.message) - 1);
	shown = plen_calibrate_show(&asked);
	assert_true(strlen(shown.message) < sizeof(shown.message));
}

/* -- a board that nobody's panel is at -- */

struct wall {
	struct plen_presenter *presenter;
	struct plen_session *session;
	struct plen_input *input;
	struct plen_calibrate calibrate;
	int64_t now_us;
	uint32_t gesture;
	char error[256];
};

static void ignore_event(void *data, const struct plen_event *event, int64_t monotonic_us,
			 int64_t since_us)
{
	(void)data;
	(void)event;
	(void)monotonic_us;
	(void)since_us;
}

static int open_wall(void **state)
{
	static struct wall wall;
	const struct plen_board_size size = {1895, 1066};
	static struct plen_config config;

	wall = (struct wall){.presenter = plen_presenter_memory_create(192, 108), .now_us = 1};
	plen_config_init(&config);

	struct plen_session_options options = {
		.time_us = wall.now_us,
		.board = {.size = size, .pen_width_mm = 3, .can_calibrate = true},
		.presenter = wall.presenter,
	};
	struct plen_input_options nowhere = {
		.kind = PLEN_INPUT_NONE,
		.config = &config,
		.board = size,
		.width_px = 192,
		.height_px = 108,
		.event = ignore_event,
	};
	int status = plen_session_create(&wall.session, &options, wall.error, sizeof(wall.error));
	assert_int_equal(status, 0);
	status = plen_input_create(&wall.input, &nowhere, wall.error, sizeof(wall.error));
	assert_int_equal(status, 0);
	wall.calibrate = (struct plen_calibrate){
		.input = wall.input,
		.session = wall.session,
		.board = size,
		.close_us = INT64_MAX,
	};
	*state = &wall;
	return 0;
}

static int close_wall(void **state)
{
	struct wall *wall = *state;

	plen_input_destroy(wall->input);
	plen_session_destroy(wall->session);
	plen_presenter_destroy(wall->presenter);
	return 0;
}

static void send(struct wall *wall, enum plen_event_kind kind, uint32_t zone, double x_mm)
{
	struct plen_event event = {
		.kind = (uint8_t)kind,
		.zone = zone,
		.gesture = wall->gesture,
		.time_us = wall->now_us,
		.at = {x_mm, 300},
	};

	wall->now_us += STEP_US;
	plen_session_event(wall->session, &event, wall->now_us, wall->now_us);
}

static void tap_zone(struct wall *wall, uint32_t zone)
{
	wall->gesture++;
	send(wall, PLEN_EVENT_PRESS, zone, 300);
	send(wall, PLEN_EVENT_TAP, zone, 300);
	send(wall, PLEN_EVENT_RELEASE, zone, 300);
}

static void tap(struct wall *wall, enum plen_board_action action)
{
	tap_zone(wall, plen_board_zone_control(action, 0, 0));
}

/* It is on the second page of the panel. */
static void open_panel(struct wall *wall)
{
	tap(wall, PLEN_BOARD_ACTION_MORE);
	tap_zone(wall,
		 plen_board_zone_control(PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0));
}

static uint64_t write_a_stroke(struct wall *wall)
{
	wall->gesture++;
	send(wall, PLEN_EVENT_INK_BEGIN, 0, 300);
	send(wall, PLEN_EVENT_INK_EXTEND, 0, 400);
	send(wall, PLEN_EVENT_INK_EXTEND, 0, 500);
	send(wall, PLEN_EVENT_INK_END, 0, 500);
	return plen_session_final_stats(wall->session).board.strokes_committed;
}

static void test_calibrate__a_wish_is_told_once(void **state)
{
	struct wall *wall = *state;

	assert_false(plen_session_take_calibration_wish(wall->session));
	open_panel(wall);
	assert_false(plen_session_take_calibration_wish(wall->session));
	tap(wall, PLEN_BOARD_ACTION_ALIGN);
	assert_true(plen_session_take_calibration_wish(wall->session));
	assert_false(plen_session_take_calibration_wish(wall->session));
}

static void test_calibrate__a_wish_without_a_panel_comes_to_nothing(void **state)
{
	struct wall *wall = *state;

	open_panel(wall);
	tap(wall, PLEN_BOARD_ACTION_ALIGN);
	plen_calibrate_follow(&wall->calibrate, wall->now_us, wall->now_us);
	assert_int_equal(wall->calibrate.points, 0);
	assert_false(wall->calibrate.has_ended);
	assert_true(plen_calibrate_due_us(&wall->calibrate) == INT64_MAX);
	assert_int_equal(write_a_stroke(wall), 1);
	/* Nor does it wait for a panel to come. */
	assert_false(plen_session_take_calibration_wish(wall->session));
}

/* -- a panel that is calibrated, as the test says -- */

static struct {
	uint32_t begun; /* how often, and how last */
	struct plen_calibration_run_options options;
	bool has_news;
	struct plen_calibration_news news;
	uint32_t kept;
	enum plen_input_kept was_kept;
} input;

static struct plen_board_calibration last_shown;

void __real_plen_session_set_calibration(struct plen_session *session,
					 const struct plen_board_calibration *shown,
					 int64_t time_us);
void __wrap_plen_session_set_calibration(struct plen_session *session,
					 const struct plen_board_calibration *shown,
					 int64_t time_us);
void __wrap_plen_input_calibrate(struct plen_input *ignored,
				 const struct plen_calibration_run_options *options);
bool __wrap_plen_input_calibration(struct plen_input *ignored, struct plen_calibration_news *news);
void __wrap_plen_input_keep(struct plen_input *ignored,
			    const struct plen_calibration_record *record);
enum plen_input_kept __wrap_plen_input_was_kept(struct plen_input *ignored);

void __wrap_plen_session_set_calibration(struct plen_session *session,
					 const struct plen_board_calibration *shown,
					 int64_t time_us)
{
	last_shown = *shown;
	__real_plen_session_set_calibration(session, shown, time_us);
}

void __wrap_plen_input_calibrate(struct plen_input *ignored,
				 const struct plen_calibration_run_options *options)
{
	(void)ignored;
	if (options != NULL) {
		input.begun++;
		input.options = *options;
	}
}

bool __wrap_plen_input_calibration(struct plen_input *ignored, struct plen_calibration_news *news)
{
	bool has_news = input.has_news;

	(void)ignored;
	*news = input.news;
	input.has_news = false;
	return has_news;
}

void __wrap_plen_input_keep(struct plen_input *ignored,
			    const struct plen_calibration_record *record)
{
	(void)ignored;
	(void)record;
	input.kept++;
}

enum plen_input_kept __wrap_plen_input_was_kept(struct plen_input *ignored)
{
	(void)ignored;
	return input.was_kept;
}

static void follow(struct wall *wall, int64_t by_us)
{
	wall->now_us += by_us;
	plen_calibrate_follow(&wall->calibrate, wall->now_us, wall->now_us);
}

/* Begins one, and says that it is done. */
static void confirm(struct wall *wall)
{
	memset(&input, 0, sizeof(input));
	plen_calibrate_begin(&wall->calibrate, PLEN_CALIBRATION_POINTS_FEW, wall->calibrate.board);
	assert_int_equal(input.begun, 1);
	input.news.state.stage = PLEN_CALIBRATION_STAGE_DONE;
	input.news.state.number = input.options.number;
	input.news.has_record = input.has_news = true;
	follow(wall, STEP_US);
	assert_int_equal(input.kept, 1);
	assert_int_equal(last_shown.step, PLEN_BOARD_CALIBRATION_DONE);
}

static void test_calibrate__is_done_once_it_is_kept(void **state)
{
	struct wall *wall = *state;

	confirm(wall);
	follow(wall, 5000000);
	assert_false(wall->calibrate.is_done || wall->calibrate.has_ended);
	/* What is shown is no reason to touch all crosses again. */
	plen_calibrate_begin(&wall->calibrate, PLEN_CALIBRATION_POINTS_FEW, wall->calibrate.board);
	assert_int_equal(input.begun, 1);
	input.was_kept = PLEN_INPUT_KEPT;
	follow(wall, STEP_US);
	assert_true(wall->calibrate.is_done && !wall->calibrate.has_ended);
	assert_string_equal(last_shown.message, "");
	follow(wall, 2000000);
	assert_true(wall->calibrate.has_ended);
	assert_int_equal(last_shown.step, PLEN_BOARD_CALIBRATION_NONE);
}

/* The wall got another size while the last tick was on its way. */
static void test_calibrate__takes_no_news_of_a_run_before(void **state)
{
	struct wall *wall = *state;

	memset(&input, 0, sizeof(input));
	plen_calibrate_begin(&wall->calibrate, PLEN_CALIBRATION_POINTS_FEW, wall->calibrate.board);
	input.news.state.number = input.options.number;
	input.news.state.stage = PLEN_CALIBRATION_STAGE_DONE;
	input.news.has_record = input.has_news = true;
	plen_calibrate_begin(&wall->calibrate, PLEN_CALIBRATION_POINTS_FEW, wall->calibrate.board);
	follow(wall, STEP_US);
	assert_int_equal(input.begun, 2);
	assert_int_equal(input.kept, 0);
	assert_true(plen_calibrate_due_us(&wall->calibrate) == INT64_MAX);
}

static void test_calibrate__says_on_the_wall_what_was_not_kept(void **state)
{
	struct wall *wall = *state;

	confirm(wall);
	input.was_kept = PLEN_INPUT_LOST;
	follow(wall, STEP_US);
	assert_int_equal(last_shown.step, PLEN_BOARD_CALIBRATION_DONE);
	assert_non_null(strstr(last_shown.message, "could not be kept"));
	assert_false(wall->calibrate.is_done);
	follow(wall, 8000000);
	assert_true(wall->calibrate.has_ended && !wall->calibrate.is_done);
}

static void test_calibrate__waits_for_no_disk_for_ever(void **state)
{
	struct wall *wall = *state;

	confirm(wall);
	follow(wall, 10000000);
	assert_non_null(strstr(last_shown.message, "could not be kept"));
	follow(wall, 8000000);
	assert_true(wall->calibrate.has_ended && !wall->calibrate.is_done);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_calibrate__shows_each_stage_as_a_step),
		cmocka_unit_test(test_calibrate__makes_a_sentence_of_a_line),
		cmocka_unit_test_setup_teardown(test_calibrate__a_wish_is_told_once, open_wall,
						close_wall),
		cmocka_unit_test_setup_teardown(
			test_calibrate__a_wish_without_a_panel_comes_to_nothing, open_wall,
			close_wall),
		cmocka_unit_test_setup_teardown(test_calibrate__is_done_once_it_is_kept, open_wall,
						close_wall),
		cmocka_unit_test_setup_teardown(test_calibrate__takes_no_news_of_a_run_before,
						open_wall, close_wall),
		cmocka_unit_test_setup_teardown(test_calibrate__says_on_the_wall_what_was_not_kept,
						open_wall, close_wall),
		cmocka_unit_test_setup_teardown(test_calibrate__waits_for_no_disk_for_ever,
						open_wall, close_wall),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
