/* SPDX-License-Identifier: MIT
 *
 * The thread with a source that does as it is told. Nothing here sleeps: the test waits until it
 * is woken, however long that takes.
 */
#include <errno.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "common/clock.h"
#include "driver/input_thread.h"
#include "fake_source.h"

#define SECOND INT64_C(1000000)

struct stage {
	struct plen_input_thread *thread;
	sem_t woken;
};

static void wake(void *data)
{
	sem_post(data);
}

static struct plen_input_thread_options make_options(struct stage *stage)
{
	struct plen_input_thread_options options = {
		.engine = plen_engine_default_config(),
		.source = {.board = {1000, 500}},
		.open = fake_source_open,
		.wake = wake,
		.wake_data = &stage->woken,
	};

	/* What lifts ends at once. */
	options.engine.bridge_us = 0;
	options.engine.hold_us = 2000;
	return options;
}

static int set_up(void **state)
{
	static struct stage stage;
	struct plen_zone zone = {1, PLEN_ZONE_CANVAS, {0, 0, 1000, 500}};
	struct plen_input_thread_options options = make_options(&stage);
	char error[256] = "";

	*state = &stage;
	sem_init(&stage.woken, 0, 0);
	if (plen_input_thread_start(&stage.thread, &options, error, sizeof(error)) < 0) {
		print_error("%s\n", error);
		return -1;
	}
	plen_input_thread_set_zones(stage.thread, &zone, 1);
	return 0;
}

static int tear_down(void **state)
{
	struct stage *stage = *state;

	plen_input_thread_stop(stage->thread);
	sem_destroy(&stage->woken);
	return atomic_load(&fake_source_is_destroyed) ? 0 : -1;
}

static struct plen_event wait_for_event(struct stage *stage)
{
	struct plen_event event = {0};

	while (!plen_input_thread_next(stage->thread, &event)) {
		while (sem_wait(&stage->woken) < 0) {
			assert_int_equal(errno, EINTR);
		}
	}
	return event;
}

static void expect(struct stage *stage, const char *line)
{
	struct plen_event event = wait_for_event(stage);
	char text[256];

	plen_event_print(&event, text, sizeof(text));
	assert_string_equal(text, line);
}

static void tell_frame(uint8_t flags, double x, int64_t time_us)
{
	fake_source_tell((struct fake_order){
		.kind = FAKE_FRAME,
		.flags = flags,
		.x = x,
		.y = 0.5,
		.time_us = time_us,
		.read_us = time_us + 7,
	});
}

/* Long past holding, so that no hold comes between. */
static int64_t soon_us(void)
{
	return plen_clock_monotonic_us() + 3600 * SECOND;
}

static void test_input_thread__hands_over_events_in_order(void **state)
{
	struct stage *stage = *state;
	int64_t now_us = soon_us();

	fake_source_tell((struct fake_order){.kind = FAKE_CAME, .time_us = now_us});
	tell_frame(PLEN_CONTACT_BEGIN, 0.1, now_us);
	tell_frame(0, 0.14, now_us + 10);
	tell_frame(0, 0.18, now_us + 20);
	tell_frame(PLEN_CONTACT_END, 0.18, now_us + 30);
	fake_source_tell((struct fake_order){
		.kind = FAKE_KEY, .key = PLEN_KEY_PAGE_NEXT, .time_us = now_us + 40});

	expect(stage, "device-came 1");
	struct plen_event begin = wait_for_event(stage);
	assert_int_equal(begin.kind, PLEN_EVENT_INK_BEGIN);
	assert_int_equal(begin.time_us, now_us);
	assert_int_equal(begin.read_us, now_us + 7);
	expect(stage, "ink-extend zone 1 gesture 1 at 140.0 250.0 mm");
	expect(stage, "ink-extend zone 1 gesture 1 at 180.0 250.0 mm");
	expect(stage, "ink-end zone 1 gesture 1 at 180.0 250.0 mm");

	struct plen_event key = wait_for_event(stage);
	assert_int_equal(key.kind, PLEN_EVENT_KEY);
	assert_int_equal(key.gesture, PLEN_KEY_PAGE_NEXT);
	assert_int_equal(key.time_us, now_us + 40);
	assert_true(key.read_us > 0);

	/* Published before the key was read. */
	struct plen_engine_stats stats = plen_input_thread_stats(stage->thread);
	assert_int_equal(stats.contacts_seen, 1);
	assert_int_equal(stats.contacts_open, 0);
	assert_int_equal(stats.sent[PLEN_EVENT_INK_EXTEND], 2);
	assert_int_equal(plen_input_thread_dropped(stage->thread), 0);
}

/* Nothing but the timer can bring this hold. */
static void test_input_thread__wakes_at_deadlines(void **state)
{
	struct stage *stage = *state;
	int64_t now_us = plen_clock_monotonic_us();

	tell_frame(PLEN_CONTACT_BEGIN, 0.1, now_us);
	expect(stage, "ink-begin zone 1 gesture 1 at 100.0 250.0 mm");

	struct plen_event hold = wait_for_event(stage);
	assert_int_equal(hold.kind, PLEN_EVENT_HOLD);
	assert_int_equal(hold.time_us, now_us + 2000);
	assert_true(plen_clock_monotonic_us() >= now_us + 2000);
}

static void test_input_thread__a_contact_meets_the_newest_wall(void **state)
{
	struct stage *stage = *state;
	int64_t now_us = soon_us();

	for (uint32_t i = 1; i <= 100; i++) {
		struct plen_board_size board = {1000 + i * 10, 500};
		struct plen_zone zone = {i + 1, PLEN_ZONE_CANVAS, {0, 0, board.w_mm, board.h_mm}};
		if (i % 2 == 0) {
			plen_input_thread_set_zones(stage->thread, &zone, 1);
		}
		plen_input_thread_set_board(stage->thread, board);
		if (i % 2 != 0) {
			plen_input_thread_set_zones(stage->thread, &zone, 1);
		}
		tell_frame(PLEN_CONTACT_BEGIN, 0.1, now_us + i * 20);
		tell_frame(PLEN_CONTACT_END, 0.1, now_us + i * 20 + 10);

		struct plen_event begin = wait_for_event(stage);
		assert_int_equal(begin.kind, PLEN_EVENT_INK_BEGIN);
		assert_int_equal(begin.zone, i + 1);
		assert_true(begin.at.x_mm == 0.1 * board.w_mm);
		assert_int_equal(wait_for_event(stage).kind, PLEN_EVENT_INK_END);
	}
}

static void test_input_thread__what_is_unplugged_ends(void **state)
{
	struct stage *stage = *state;
	int64_t now_us = soon_us();

	tell_frame(PLEN_CONTACT_BEGIN, 0.1, now_us);
	fake_source_tell((struct fake_order){.kind = FAKE_WENT, .time_us = now_us + 10});
	expect(stage, "ink-begin zone 1 gesture 1 at 100.0 250.0 mm");
	expect(stage, "ink-end zone 1 gesture 1 at 100.0 250.0 mm");
	expect(stage, "device-went 1");
	/* The counters are published after the events; before the next ones at the latest. */
	fake_source_tell((struct fake_order){.kind = FAKE_KEY, .time_us = now_us + 20});
	assert_int_equal(wait_for_event(stage).kind, PLEN_EVENT_KEY);
	assert_int_equal(plen_input_thread_stats(stage->thread).contacts_open, 0);
}

static void test_input_thread__a_source_that_fails_leaves_deadlines_alone(void **state)
{
	struct stage *stage = *state;

	tell_frame(PLEN_CONTACT_BEGIN, 0.1, plen_clock_monotonic_us());
	fake_source_tell((struct fake_order){.kind = FAKE_FAIL});
	expect(stage, "ink-begin zone 1 gesture 1 at 100.0 250.0 mm");
	expect(stage, "hold zone 1 gesture 1 at 100.0 250.0 mm");
}

/* While the main thread sleeps, points go and everything else stays, in order; and it is told. */
static void test_input_thread__counts_the_points_that_found_no_room(void **state)
{
	struct stage *stage = *state;
	int64_t now_us = soon_us();
	const uint32_t points = 60000;
	uint32_t got = 0;

	tell_frame(PLEN_CONTACT_BEGIN, 0.1, now_us);
	expect(stage, "ink-begin zone 1 gesture 1 at 100.0 250.0 mm");
	fake_source_tell((struct fake_order){
		.kind = FAKE_BURST, .count = points, .x = 0.1, .y = 0.5, .time_us = now_us});
	while (sem_wait(&stage->woken) < 0) {
		assert_int_equal(errno, EINTR);
	}
	fake_source_tell((struct fake_order){.kind = FAKE_WENT, .time_us = now_us + 10});
	for (struct plen_event event = wait_for_event(stage); event.kind != PLEN_EVENT_INK_END;
	     event = wait_for_event(stage)) {
		assert_int_equal(event.kind, PLEN_EVENT_INK_EXTEND);
		got++;
	}
	expect(stage, "device-went 1");

	uint64_t dropped = plen_input_thread_dropped(stage->thread);
	assert_int_equal(got + dropped, points);
}

static void test_input_thread__stops_with_hands_on_the_wall(void **state)
{
	struct stage *stage = *state;

	tell_frame(PLEN_CONTACT_BEGIN, 0.1, soon_us());
	expect(stage, "ink-begin zone 1 gesture 1 at 100.0 250.0 mm");
	tell_frame(0, 0.2, soon_us());
	/* The rest is in tear_down. */
}

static int refuse(struct plen_source **out, const struct plen_source_libinput_options *options,
		  char *error, size_t error_size)
{
	(void)out;
	(void)options;
	snprintf(error, error_size, "nothing to touch");
	return -ENODEV;
}

static void test_input_thread__says_why_it_cannot_start(void **state)
{
	struct stage stage = {0};
	struct plen_input_thread_options options = make_options(&stage);
	char error[256] = "";

	(void)state;
	options.open = refuse;
	assert_int_equal(plen_input_thread_start(&stage.thread, &options, error, sizeof(error)),
			 -ENODEV);
	assert_string_equal(error, "nothing to touch");
	assert_null(stage.thread);
	plen_input_thread_stop(NULL);
}

/* No machine has this seat, so that a developer's own mouse stays out of it. */
static void test_input_thread__starts_without_devices_and_stops(void **state)
{
	struct stage stage = {0};
	struct plen_input_thread_options options = make_options(&stage);
	struct plen_event event;
	char error[256] = "";

	(void)state;
	options.open = NULL;
	options.source.seat = "seat-of-nobody";
	sem_init(&stage.woken, 0, 0);
	if (plen_input_thread_start(&stage.thread, &options, error, sizeof(error)) < 0) {
		print_message("%s\n", error);
		skip();
	}
	assert_false(plen_input_thread_next(stage.thread, &event));
	plen_input_thread_stop(stage.thread);
	sem_destroy(&stage.woken);
}

#define STAGED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

/* Waits for a state of that stage at that point. */
static struct plen_calibration_news wait_for_news(struct stage *stage, uint8_t wanted,
						  uint32_t point)
{
	struct plen_calibration_news news = {0};

	for (;;) {
		if (plen_input_thread_calibration(stage->thread, &news) &&
		    news.state.stage == wanted && news.state.point == point) {
			return news;
		}
		while (sem_wait(&stage->woken) < 0) {
			assert_int_equal(errno, EINTR);
		}
	}
}

static void hold_at(const struct plen_calibration_state *state, int64_t *now_us)
{
	double x = state->target.x_mm / 1000;
	double y = state->target.y_mm / 500;
	struct fake_order order = {.kind = FAKE_FRAME, .flags = PLEN_CONTACT_BEGIN, .x = x, .y = y};

	order.time_us = *now_us += SECOND / 10;
	fake_source_tell(order);
	order.flags = 0;
	order.time_us = *now_us += SECOND;
	fake_source_tell(order);
	order.flags = PLEN_CONTACT_END;
	order.time_us = *now_us += SECOND / 10;
	fake_source_tell(order);
}

/* Crosses on one thread, fingers on the other: what is done is told, with what is to be kept. */
static void test_input_thread__calibrates(void **state)
{
	struct stage *stage = *state;
	struct plen_calibration_run_options options = {.board = {1000, 500}, .points = 4};
	int64_t now_us = plen_clock_monotonic_us();

	fake_source_tell((struct fake_order){.kind = FAKE_CAME, .time_us = now_us});
	expect(stage, "device-came 1");
	plen_input_thread_set_calibrations(stage->thread, plen_calibration_table_copy(NULL));
	plen_input_thread_calibrate(stage->thread, &options);
	for (uint32_t point = 0; point < 4; point++) {
		struct plen_calibration_news news =
			wait_for_news(stage, PLEN_CALIBRATION_STAGE_POINTS, point);
		assert_false(news.has_record);
		assert_true(atomic_load(&fake_source_is_raw));
		hold_at(&news.state, &now_us);
	}

	struct plen_calibration_news news = wait_for_news(stage, PLEN_CALIBRATION_STAGE_DONE, 3);
	assert_true(news.has_record && news.record.has_map);
	assert_string_equal(news.record.name, "fake");
	assert_true(news.state.fit.max_mm < 0.1);

	plen_input_thread_calibrate(stage->thread, NULL);
	plen_input_thread_set_calibrations(stage->thread, plen_calibration_table_copy(NULL));
	fake_source_tell((struct fake_order){.kind = FAKE_WENT, .time_us = now_us});
	struct plen_event event;
	do {
		event = wait_for_event(stage);
	} while (event.kind != PLEN_EVENT_DEVICE_WENT);
	assert_false(atomic_load(&fake_source_is_raw));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		STAGED(test_input_thread__hands_over_events_in_order),
		STAGED(test_input_thread__calibrates),
		STAGED(test_input_thread__wakes_at_deadlines),
		STAGED(test_input_thread__a_contact_meets_the_newest_wall),
		STAGED(test_input_thread__what_is_unplugged_ends),
		STAGED(test_input_thread__a_source_that_fails_leaves_deadlines_alone),
		STAGED(test_input_thread__counts_the_points_that_found_no_room),
		STAGED(test_input_thread__stops_with_hands_on_the_wall),
		cmocka_unit_test(test_input_thread__says_why_it_cannot_start),
		cmocka_unit_test(test_input_thread__starts_without_devices_and_stops),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
