/* SPDX-License-Identifier: MIT
 *
 * Clearing for good at the wall, with a file that takes as long for it as a test wants.
 */
#include "session_desk.h"

#include <errno.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "clearing.h"

static struct {
	bool holds_file;
	atomic_bool fails, has_remains;
	sem_t is_asked, answers;
} world;

int __real_plen_store_clear_file(void *db, struct plen_lesson *cleared, const void *report);
int __wrap_plen_store_clear_file(void *db, struct plen_lesson *cleared, const void *report);

int __wrap_plen_store_clear_file(void *db, struct plen_lesson *cleared, const void *report)
{
	if (world.holds_file) {
		sem_post(&world.is_asked);
		sem_wait(&world.answers);
	}
	return world.fails ? -EIO : __real_plen_store_clear_file(db, cleared, report);
}

bool __wrap_plen_store_file_has_remains(const void *file);

bool __wrap_plen_store_file_has_remains(const void *file)
{
	(void)file;
	return world.has_remains;
}

static void hold_clear(struct desk *desk)
{
	uint32_t id = plen_board_zone_control(PLEN_BOARD_ACTION_CLEAR, 0, 0);
	struct plen_board_pt at = desk_within(desk_find(desk, id), 0.5, 0.5);

	desk->gesture++;
	desk_send(desk, PLEN_EVENT_PRESS, id, at);
	desk->time_us += 2100000;
	desk_turn(desk);
	desk_send(desk, PLEN_EVENT_TAP, id, at);
	desk_send(desk, PLEN_EVENT_RELEASE, id, at);
	desk_turn(desk);
	desk_tap(desk, PLEN_BOARD_ACTION_CLEAR, PLEN_BOARD_CLEARING_TICK, 0);
}

static void await_clear(struct desk *desk)
{
	for (int i = 0; i < TURNS_MAX && strstr(desk_said, "One moment") != NULL; i++) {
		desk_turn(desk);
	}
	assert_string_equal(desk_said, "What was rubbed out or taken back is gone for good.");
}

static void clear_for_good(struct desk *desk)
{
	hold_clear(desk);
	await_clear(desk);
}

static void test_session_clear__what_is_cleared_is_not_in_the_file(void **state)
{
	struct desk *desk = *state;

	desk_write_line(desk, 1, 0.2);
	desk_write_line(desk, 1, 0.4);
	desk_tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(desk_read_file(desk, 1).written, 2);
	desk_open_lesson_page(desk);
	clear_for_good(desk);
	assert_int_equal(desk_read_file(desk, 1).written, 1);
	/* The board is as it was, and goes on. */
	desk_write_line(desk, 1, 0.6);
	assert_int_equal(desk_read_file(desk, 1).written, 2);
	desk_tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(desk_read_file(desk, 1).seen, 1);
	desk_tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(desk_read_file(desk, 1).seen, 0);
}

/* The file is not to be had, as long as the test says. */
static void write_for_clear(struct desk *desk)
{
	desk_write_line(desk, 1, 0.2);
	desk_write_line(desk, 1, 0.4);
	desk_tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 1);
	desk_tap(desk, PLEN_BOARD_ACTION_CLASS, 0, 0);
}

static void open_panel(struct desk *desk)
{
	desk_tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
}

static void begin_held_clear(struct desk *desk)
{
	world.holds_file = true;
	hold_clear(desk);
	sem_wait(&world.is_asked);
}

static void hold_file(struct desk *desk)
{
	write_for_clear(desk);
	open_panel(desk);
	begin_held_clear(desk);
}

static void let_go_of_file(void)
{
	world.holds_file = false;
	sem_post(&world.answers);
}

static void test_session_clear__while_it_is_cleared_the_board_goes_on(void **state)
{
	struct desk *desk = *state;

	hold_file(desk);
	assert_string_equal(desk_said, "Clearing for good. One moment.");
	/* It is drawn, and sleeps until it is woken; what is touched meanwhile is nothing. */
	desk_turn(desk);
	assert_int_equal(plen_session_deadline_us(desk->session), INT64_MAX);
	desk_write_line(desk, 0, 0.6);
	plen_session_set_size(desk->session, (struct plen_board_size){1200, 700}, desk->time_us);
	desk_turn(desk);
	assert_int_equal(plen_session_final_stats(desk->session).board.strokes_committed, 2);

	let_go_of_file();
	await_clear(desk);
	desk_turn(desk);
	assert_true(desk_find(desk, 0)->rect.w_mm <= 1200);
	desk_write_line(desk, 0, 0.6);
	assert_int_equal(desk_read_file(desk, 0).written, 1);
	assert_int_equal(desk_read_file(desk, 1).written, 1);
}

/* Of the two corners that are the way out, held by ink of the class's pane. */
static void hold_corners(struct desk *desk, const uint32_t gestures[2], enum plen_event_kind kind)
{
	const struct plen_board_pt corners[2] = {{5, 5}, {WALL_W_MM - 5, 5}};

	for (int i = 0; i < 2; i++) {
		desk->gesture = gestures[i];
		desk_send(desk, kind, 0, corners[i]);
	}
}

static void test_session_clear__a_hand_that_lifts_while_it_is_cleared_has_lifted(void **state)
{
	const uint32_t corners[2] = {501, 502};
	struct desk *desk = *state;

	write_for_clear(desk);
	hold_corners(desk, corners, PLEN_EVENT_INK_BEGIN);
	desk->gesture = 600;
	open_panel(desk);
	hold_corners(desk, corners, PLEN_EVENT_HOLD);
	desk->gesture = 700;
	begin_held_clear(desk);
	hold_corners(desk, corners, PLEN_EVENT_INK_END);
	let_go_of_file();
	await_clear(desk);
	desk->time_us += 10000000;
	desk_turn(desk);
	assert_false(plen_session_wants_quit(desk->session));
}

static void test_session_clear__what_is_let_go_while_it_is_cleared_is_pressed_no_more(void **state)
{
	uint32_t id = plen_board_zone_control(PLEN_BOARD_ACTION_NEXT, 0, 0);
	struct desk *desk = *state;

	write_for_clear(desk);
	desk_write_line(desk, 0, 0.3);
	struct plen_board_pt at = desk_within(desk_find(desk, id), 0.5, 0.5);
	open_panel(desk);
	desk->gesture = 501;
	desk_send(desk, PLEN_EVENT_PRESS, id, at);
	desk->gesture = 600;
	begin_held_clear(desk);
	desk->gesture = 501;
	desk_send(desk, PLEN_EVENT_TAP, id, at);
	desk_send(desk, PLEN_EVENT_RELEASE, id, at);
	let_go_of_file();
	await_clear(desk);
	/* Of a gesture that is over. */
	desk_send(desk, PLEN_EVENT_TAP, id, at);
	assert_int_equal(desk_read_file(desk, 0).pages, 1);
}

/* Whatever ends, nothing comes into the lesson of it. */
static void test_session_clear__what_ends_while_it_is_cleared_is_nothing_new(void **state)
{
	struct desk *desk = *state;
	const struct plen_zone *canvas = NULL;

	write_for_clear(desk);
	canvas = desk_find(desk, 0);
	desk->gesture = 501;
	desk_send(desk, PLEN_EVENT_INK_BEGIN, 0, desk_within(canvas, 0.2, 0.5));
	desk_send(desk, PLEN_EVENT_INK_EXTEND, 0, desk_within(canvas, 0.4, 0.5));
	desk->gesture = 502;
	desk_send(desk, PLEN_EVENT_TRANSFORM_BEGIN, 0, desk_within(canvas, 0.5, 0.5));
	desk->gesture = 503;
	desk_send(desk, PLEN_EVENT_WIPE_BEGIN, 0, desk_within(canvas, 0.1, 0.9));
	desk->gesture = 600;
	open_panel(desk);
	begin_held_clear(desk);
	for (uint32_t gesture = 501; gesture <= 503; gesture++) {
		desk->gesture = gesture;
		for (int kind = 0; kind < PLEN_EVENT_KEY; kind++) {
			desk_send(desk, (enum plen_event_kind)kind, 0,
				  desk_within(canvas, 0.6, 0.6));
		}
	}
	let_go_of_file();
	await_clear(desk);
	assert_int_equal(desk_read_file(desk, 0).written, 1);
}

static void test_session_clear__who_leaves_while_it_is_cleared_has_it_cleared(void **state)
{
	struct desk *desk = *state;

	hold_file(desk);
	let_go_of_file();
	plen_session_finish(desk->session, desk->time_us);
	assert_string_equal(desk_said, "What was rubbed out or taken back is gone for good.");
	assert_int_equal(desk_read_file(desk, 1).written, 1);
}

static void test_session_clear__what_cannot_be_cleared_goes_on_as_it_was(void **state)
{
	struct desk *desk = *state;

	hold_file(desk);
	world.fails = true;
	let_go_of_file();
	for (int i = 0; i < TURNS_MAX && strstr(desk_said, "One moment") != NULL; i++) {
		desk_turn(desk);
	}
	world.fails = false;
	assert_string_equal(desk_said, "Clearing did not work. The lesson is as it was.");
	desk_write_line(desk, 0, 0.6);
	assert_int_equal(desk_read_file(desk, 0).written, 1);
	assert_int_equal(desk_read_file(desk, 1).written, 2);
}

static void test_session_clear__what_the_disk_still_holds_is_not_gone(void **state)
{
	struct desk *desk = *state;

	hold_file(desk);
	world.has_remains = true;
	let_go_of_file();
	for (int i = 0; i < TURNS_MAX && strstr(desk_said, "One moment") != NULL; i++) {
		desk_turn(desk);
	}
	assert_string_equal(desk_said,
			    "The lesson is cleared, but what was there is still on the disk.");
	assert_int_equal(desk_read_file(desk, 1).written, 1);
	world.has_remains = false;
}

static void zoom_class(struct desk *desk)
{
	struct plen_event event = {.kind = PLEN_EVENT_TRANSFORM_BEGIN, .at = {900, 400}};

	event.gesture = ++desk->gesture;
	event.u.scale = 1;
	plen_session_event(desk->session, &event, desk->time_us, 0);
	event.kind = PLEN_EVENT_TRANSFORM_UPDATE;
	event.u.scale = 1.5;
	plen_session_event(desk->session, &event, desk->time_us, 0);
	event.kind = PLEN_EVENT_TRANSFORM_END;
	plen_session_event(desk->session, &event, desk->time_us, 0);
	desk_turn(desk);
}

static void test_session_clear__clearing_forgets_not_how_pages_are_seen(void **state)
{
	struct desk *desk = *state;

	desk_tap(desk, PLEN_BOARD_ACTION_CLASS, 0, 0);
	desk_write_line(desk, 0, 0.3);
	zoom_class(desk);
	desk_tap(desk, PLEN_BOARD_ACTION_NEXT, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
	clear_for_good(desk);
	desk_tap(desk, PLEN_BOARD_ACTION_PREVIOUS, 0, 0);
	assert_int_equal(desk_read_file(desk, 0).scale_ppm, 1500000);
}

static int set_up(void **state)
{
	world.holds_file = false;
	sem_init(&world.is_asked, 0, 0);
	sem_init(&world.answers, 0, 0);
	return desk_set_up(state);
}

static int tear_down(void **state)
{
	sem_post(&world.answers); /* whatever has failed */
	return desk_tear_down(state);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(test_session_clear__##name, set_up, tear_down)
	const struct CMUnitTest tests[] = {
		CASE(what_is_cleared_is_not_in_the_file),
		CASE(while_it_is_cleared_the_board_goes_on),
		CASE(a_hand_that_lifts_while_it_is_cleared_has_lifted),
		CASE(what_is_let_go_while_it_is_cleared_is_pressed_no_more),
		CASE(what_ends_while_it_is_cleared_is_nothing_new),
		CASE(who_leaves_while_it_is_cleared_has_it_cleared),
		CASE(what_cannot_be_cleared_goes_on_as_it_was),
		CASE(what_the_disk_still_holds_is_not_gone),
		CASE(clearing_forgets_not_how_pages_are_seen),
	};
#undef CASE

	return cmocka_run_group_tests_name("session_clear", tests, NULL, NULL);
}
