/* SPDX-License-Identifier: MIT
 *
 * The board follows its display, which here is one of our own that comes late, and may be exchanged
 * while it is dark.
 */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "common/mem.h"
#include "config.h"
#include "driver/source_recording.h"
#include "live.h"
#include "renderer/presenter.h"
#include "session.h"
#include "waiter.h"

#define STEPS_MAX 5

/* What the display is, two turns of the board each; after the last one the board is told to end. */
struct step {
	int status;
	int width_px, height_px;
	struct plen_board_size size;
};

struct screen {
	struct plen_presenter base;
	struct step steps[STEPS_MAX];
	int step_count, turns, at;
	int fd; /* always readable, so that nothing waits */
	uint8_t *pixels;
};

/* What a board is told is for the linker to tell us, and so in nobody's hands. */
static struct plen_board_size told;
static int told_count;

void __real_plen_session_set_size(struct plen_session *session, struct plen_board_size size,
				  int64_t time_us);
void __wrap_plen_session_set_size(struct plen_session *session, struct plen_board_size size,
				  int64_t time_us);

void __wrap_plen_session_set_size(struct plen_session *session, struct plen_board_size size,
				  int64_t time_us)
{
	told = size;
	told_count++;
	__real_plen_session_set_size(session, size, time_us);
}

/* So much somebody sets the clock after the first turn. */
static int64_t step_us, clock_us, told_by_us;

int64_t __real_plen_clock_realtime_us(void);
int64_t __wrap_plen_clock_realtime_us(void);
void __real_plen_session_clock_was_set(struct plen_session *session, int64_t by_us);
/* So much time goes by with each turn, for all threads; the lesson cannot be left so often. */
static int64_t turn_us;
static atomic_int_least64_t gone_us;
static int refusals, asked_count;

int64_t __real_plen_clock_monotonic_us(void);
int64_t __wrap_plen_clock_monotonic_us(void);
bool __wrap_plen_session_can_be_left(struct plen_session *session);

int64_t __wrap_plen_clock_monotonic_us(void)
{
	return __real_plen_clock_monotonic_us() + gone_us;
}

bool __wrap_plen_session_can_be_left(struct plen_session *session)
{
	(void)session;
	return ++asked_count > refusals;
}

void __wrap_plen_session_clock_was_set(struct plen_session *session, int64_t by_us);

int64_t __wrap_plen_clock_realtime_us(void)
{
	return __real_plen_clock_realtime_us() + clock_us + gone_us;
}

void __wrap_plen_session_clock_was_set(struct plen_session *session, int64_t by_us)
{
	told_by_us += by_us;
	__real_plen_session_clock_was_set(session, by_us);
}

static int screen_frame(struct plen_presenter *presenter, struct plen_frame *frame)
{
	const struct screen *screen = (const struct screen *)presenter;
	const struct step *step = &screen->steps[screen->at];
	if (step->status == 0) {
		*frame = (struct plen_frame){
			.pixels = screen->pixels,
			.width_px = step->width_px,
			.height_px = step->height_px,
			.stride = step->width_px * 4,
			.generation = 1,
		};
	}
	return step->status;
}

static int screen_present(struct plen_presenter *presenter, const struct plen_px_rect *rects,
			  uint32_t count)
{
	(void)presenter;
	(void)rects;
	(void)count;
	return 0;
}

static int screen_fd(const struct plen_presenter *presenter)
{
	return ((const struct screen *)presenter)->fd;
}

static bool screen_dispatch(struct plen_presenter *presenter)
{
	struct screen *screen = (struct screen *)presenter;

	screen->at = screen->turns++ / 2;
	clock_us = step_us;
	gone_us += turn_us;
	if (screen->at >= screen->step_count) {
		screen->at = screen->step_count - 1;
		raise(SIGTERM);
	}
	return true;
}

static struct plen_board_size screen_size(const struct plen_presenter *presenter)
{
	const struct screen *screen = (const struct screen *)presenter;

	return screen->steps[screen->at].size;
}

static void screen_describe(const struct plen_presenter *presenter, char *text, size_t size)
{
	(void)presenter;
	snprintf(text, size, "a display of our own");
}

static const struct plen_presenter_impl screen_impl = {
	.name = "test",
	.frame = screen_frame,
	.present = screen_present,
	.fd = screen_fd,
	.dispatch = screen_dispatch,
	.size = screen_size,
	.describe = screen_describe,
};

static void take_signal(void)
{
	const struct timespec at_once = {0};
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	while (sigtimedwait(&set, NULL, &at_once) >= 0) {
	}
}

static enum plen_live_end run_until(const struct step *steps, int step_count, int64_t midnight_us)
{
	struct screen screen = {.base = {&screen_impl}, .step_count = step_count};
	struct plen_source_recording_options options = {.board = {1000, 1000}};
	struct plen_source *recording = NULL;
	struct plen_session *session = NULL;
	struct plen_live *live = NULL;
	struct plen_config config;
	char error[256];

	memcpy(screen.steps, steps, (size_t)step_count * sizeof(*steps));
	screen.pixels = plen_calloc((size_t)1920 * 1080, 4);
	screen.fd = eventfd(1, EFD_CLOEXEC);
	told = (struct plen_board_size){0};
	told_count = 0;
	plen_config_init(&config);
	plen_waiter_block_signals();
	assert_int_equal(
		plen_source_recording_open(&recording, RECORDING, &options, error, sizeof(error)),
		0);

	const struct plen_session_options session_options = {
		.presenter = &screen.base,
		.board = {.size = {1904, 1071}, .group_count = 2, .pen_width_mm = 3},
	};
	assert_int_equal(plen_session_create(&session, &session_options, error, sizeof(error)), 0);

	const struct plen_live_options live_options = {
		.session = session,
		.presenter = &screen.base,
		.screen = PLEN_LIVE_BARE,
		.config = &config,
		.recording = recording,
		.midnight_us = midnight_us,
	};
	assert_int_equal(plen_live_create(&live, &live_options, error, sizeof(error)), 0);
	enum plen_live_end end = plen_live_run(live);
	take_signal();
	plen_live_destroy(live);
	plen_session_destroy(session);
	plen_source_destroy(recording);
	close(screen.fd);
	free(screen.pixels);
	return end;
}

static void run(const struct step *steps, int step_count)
{
	assert_int_equal(run_until(steps, step_count, INT64_MAX), PLEN_LIVE_ENDED);
}

/* Full HD is what a board takes for granted in the dark. */
static void test_live__a_display_that_comes_late_has_its_own_size(void **state)
{
	static const int sizes_px[][2] = {{1280, 720}, {1920, 1080}};

	(void)state;
	for (int i = 0; i < 2; i++) {
		const struct step steps[] = {
			{.status = -EAGAIN},
			{0, sizes_px[i][0], sizes_px[i][1], {1210, 680}},
		};

		run(steps, 2);
		assert_int_equal(told_count, 1);
		assert_true(told.w_mm == 1210);
	}
}

static void test_live__an_exchanged_display_of_the_same_pixels_has_its_own_size(void **state)
{
	static const struct step steps[] = {
		{0, 1280, 720, {1210, 680}},
		{.status = -EAGAIN},
		{0, 1280, 720, {1650, 930}},
	};

	(void)state;
	run(steps, 3);
	assert_true(told.w_mm == 1650);
}

static void test_live__a_display_that_comes_back_changes_nothing(void **state)
{
	static const struct step steps[] = {
		{.status = -EAGAIN},         {0, 1280, 720, {1210, 680}},
		{.status = -EAGAIN},         {0, 1280, 720, {0, 0}}, /* it has lost its tongue */
		{0, 1280, 720, {1210, 680}},
	};

	(void)state;
	run(steps, 5);
	assert_int_equal(told_count, 1);
	assert_true(told.w_mm == 1210);
}

static void test_live__a_clock_that_is_set_is_told(void **state)
{
	static const struct step steps[] = {{0, 1280, 720, {1210, 680}},
					    {0, 1280, 720, {1210, 680}}};

	(void)state;
	run(steps, 2);
	assert_int_equal(told_by_us, 0);
	step_us = -3600000000;
	run(steps, 2);
	assert_in_range(-told_by_us, 3599000000, 3601000000);
	step_us = 0;
	clock_us = 0;
}

static void test_live__a_day_begins_when_the_last_one_is_saved(void **state)
{
	static const struct step steps[] = {
		{0, 1280, 720, {1210, 680}}, {0, 1280, 720, {1210, 680}},
		{0, 1280, 720, {1210, 680}}, {0, 1280, 720, {1210, 680}},
		{0, 1280, 720, {1210, 680}},
	};

	(void)state;
	turn_us = 11 * 60 * INT64_C(1000000);
	refusals = 3;
	asked_count = 0;
	assert_int_equal(run_until(steps, 5, 0), PLEN_LIVE_NEW_DAY);
	assert_int_equal(asked_count, 4);
	turn_us = 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_live__a_clock_that_is_set_is_told),
		cmocka_unit_test(test_live__a_day_begins_when_the_last_one_is_saved),
		cmocka_unit_test(test_live__a_display_that_comes_late_has_its_own_size),
		cmocka_unit_test(
			test_live__an_exchanged_display_of_the_same_pixels_has_its_own_size),
		cmocka_unit_test(test_live__a_display_that_comes_back_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
