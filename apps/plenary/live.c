/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "plenary"
#include "live.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <systemd/sd-daemon.h>
#include <time.h>

#include "calibrate.h"
#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"
#include "input.h"
#include "waiter.h"

/* A screen that is switched off is asked for again this often. */
#define SCREEN_RETRY_US 1000000
#define FRAME_FAILURES_MAX 5
/* A lesson that goes on past midnight has ended when nobody has touched the board for so long. */
#define IDLE_US (10 * 60 * INT64_C(1000000))
/* A lesson that cannot be saved is asked again this often whether it can. */
#define NEW_DAY_RETRY_US (10 * INT64_C(1000000))
/* The clock on the wall was set, or the machine slept: more than drift. */
#define CLOCK_JUMP_US 1000000

struct plen_live {
	struct plen_live_options options;
	struct plen_waiter *waiter;
	struct plen_input *input;
	struct plen_calibrate calibrate;
	int64_t offset_us; /* lesson time = CLOCK_MONOTONIC + this */
	/* All CLOCK_MONOTONIC. */
	int64_t touched_us, clock_due_us, watchdog_due_us, screen_due_us, new_day_retry_us;
	int64_t watchdog_period_us; /* 0 = no watchdog */
	int frame_failures;         /* in a row, other than that the screen is off */
	int frame_status;           /* of the last plen_session_frame */
	int width_px, height_px;    /* of the frame, as the board knows it; 0 = not yet */
	bool was_dark;              /* another display may have come */
};

static int64_t min_us(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

static int64_t wall_clock_offset_us(void)
{
	return plen_clock_realtime_us() - plen_clock_monotonic_us();
}

static void follow_wall_clock(struct plen_live *live)
{
	int64_t offset_us = wall_clock_offset_us();

	if (llabs(offset_us - live->offset_us) > CLOCK_JUMP_US) {
		plen_session_clock_was_set(live->options.session, offset_us - live->offset_us);
		live->offset_us = offset_us;
		live->clock_due_us = 0;
	}
}

static int64_t lesson_now_us(const struct plen_live *live)
{
	return plen_clock_monotonic_us() + live->offset_us;
}

static void on_event(void *data, const struct plen_event *event, int64_t monotonic_us,
		     int64_t since_us)
{
	struct plen_live *live = data;

	live->touched_us = monotonic_us;
	plen_session_event(live->options.session, event, monotonic_us + live->offset_us, since_us);
}

static void set_size(struct plen_live *live, int width_px, int height_px)
{
	struct plen_board_size size = plen_size_choose(&live->options.claims, width_px, height_px);

	live->width_px = width_px;
	live->height_px = height_px;
	plen_session_set_size(live->options.session, size, lesson_now_us(live));
	plen_input_set_board(live->input, size, width_px, height_px);
	live->calibrate.board = size;
	if (live->calibrate.points != 0) {
		plen_calibrate_begin(&live->calibrate, live->calibrate.points, size);
	}
}

static void on_sdl_event(void *data, const SDL_Event *event)
{
	struct plen_live *live = data;

	if (event->type == SDL_WINDOWEVENT) {
		if (event->window.event == SDL_WINDOWEVENT_SIZE_CHANGED) {
			set_size(live, event->window.data1, event->window.data2);
		}
		live->screen_due_us = 0;
	} else {
		plen_input_handle_sdl(live->input, event);
	}
}

static enum plen_input_kind input_kind(const struct plen_live_options *options)
{
	if (options->recording != NULL) {
		return PLEN_INPUT_RECORDING;
	}
	if (options->screen == PLEN_LIVE_MEMORY) {
		return PLEN_INPUT_NONE;
	}
	if (options->screen == PLEN_LIVE_BARE ||
	    options->config->input == PLEN_CONFIG_INPUT_DEVICE) {
		return PLEN_INPUT_DEVICES;
	}
	return PLEN_INPUT_WINDOW;
}

static int open_input(struct plen_live *live, char *error, size_t error_size)
{
	struct plen_frame frame = {.width_px = 1920, .height_px = 1080};

	live->was_dark = plen_presenter_frame(live->options.presenter, &frame) < 0;

	struct plen_input_options options = {
		.kind = input_kind(&live->options),
		.config = live->options.config,
		.board = plen_size_choose(&live->options.claims, frame.width_px, frame.height_px),
		.width_px = frame.width_px,
		.height_px = frame.height_px,
		.recording = live->options.recording,
		.wake = plen_waiter_wake,
		.wake_data = live->waiter,
		.event = on_event,
		.data = live,
	};
	int status = plen_input_create(&live->input, &options, error, error_size);
	if (!live->was_dark) {
		live->width_px = frame.width_px;
		live->height_px = frame.height_px;
	}
	live->calibrate = (struct plen_calibrate){
		.input = live->input,
		.session = live->options.session,
		.board = options.board,
		.close_us = INT64_MAX,
	};
	if (status == 0 && live->options.calibrate) {
		plen_calibrate_begin(&live->calibrate, PLEN_CALIBRATION_POINTS_MANY, options.board);
	}
	return status;
}

int plen_live_create(struct plen_live **out, const struct plen_live_options *options, char *error,
		     size_t error_size)
{
	struct plen_live *live = plen_calloc(1, sizeof(*live));
	uint64_t watchdog_us = 0;

	live->options = *options;
	live->offset_us = wall_clock_offset_us();
	live->touched_us = plen_clock_monotonic_us();
	live->waiter = plen_waiter_create(options->screen == PLEN_LIVE_WINDOW ? PLEN_WAITER_SDL
									      : PLEN_WAITER_POLL,
					  on_sdl_event, live);
	plen_waiter_watch(live->waiter, plen_presenter_fd(options->presenter));
	int status = open_input(live, error, error_size);
	if (status < 0) {
		plen_live_destroy(live);
		return status;
	}
	plen_session_set_wake(options->session, plen_waiter_wake, live->waiter);
	if (sd_watchdog_enabled(0, &watchdog_us) > 0) {
		live->watchdog_period_us = (int64_t)watchdog_us / 2;
	}
	*out = live;
	return 0;
}

void plen_live_destroy(struct plen_live *live)
{
	if (live == NULL) {
		return;
	}
	plen_session_set_wake(live->options.session, NULL, NULL);
	plen_input_destroy(live->input);
	plen_waiter_destroy(live->waiter);
	free(live);
}

static void hand_on_zones(struct plen_live *live)
{
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint32_t count = 0;

	if (plen_session_take_zones(live->options.session, zones, &count)) {
		plen_input_set_zones(live->input, zones, count);
	}
}

/* The next full minute is when the clock's text changes. */
static void follow_clock(struct plen_live *live)
{
	time_t now = time(NULL);
	struct tm local;
	char text[16];

	if (!plen_session_shows_clock(live->options.session)) {
		live->clock_due_us = INT64_MAX;
		return;
	}
	if (live->clock_due_us != INT64_MAX && plen_clock_monotonic_us() < live->clock_due_us) {
		return;
	}
	localtime_r(&now, &local);
	strftime(text, sizeof(text), "%H:%M", &local);
	plen_session_set_clock(live->options.session, text);
	live->clock_due_us = plen_clock_monotonic_us() + (60 - local.tm_sec) * INT64_C(1000000);
}

/* The main loop answers, after a frame, so that a board that hangs is started again. A screen that
 * is switched off is no fault. */
static void follow_watchdog(struct plen_live *live)
{
	if (live->watchdog_period_us == 0) {
		live->watchdog_due_us = INT64_MAX;
	} else if (plen_clock_monotonic_us() >= live->watchdog_due_us) {
		sd_notify(0, "WATCHDOG=1");
		live->watchdog_due_us = plen_clock_monotonic_us() + live->watchdog_period_us;
	}
}

static void tell_state(const struct plen_live *live)
{
	char screen[128];

	plen_presenter_describe(live->options.presenter, screen, sizeof(screen));
	sd_notifyf(0, "STATUS=The board is open. Screen: %s", screen);
}

/* Whether the screen has become another one. What has lost its size only, as a television does that
 * is switched off by its plug, is taken for the same. */
static bool is_another_screen(struct plen_live *live, const struct plen_frame *frame)
{
	struct plen_board_size known = live->options.claims.screen;
	struct plen_board_size size = known;

	if (frame->width_px != live->width_px || frame->height_px != live->height_px) {
		live->options.claims.screen = plen_presenter_size(live->options.presenter);
		return true;
	}
	if (live->was_dark) {
		size = plen_presenter_size(live->options.presenter);
	}
	if (size.w_mm <= 0 || (size.w_mm == known.w_mm && size.h_mm == known.h_mm)) {
		return false;
	}
	live->options.claims.screen = size;
	return true;
}

/* A window says that it has another size; a screen simply has. */
static int follow_screen(struct plen_live *live)
{
	struct plen_frame frame;
	int status = 0;

	if (live->options.screen != PLEN_LIVE_BARE) {
		return 0;
	}
	status = plen_presenter_frame(live->options.presenter, &frame);
	if (status == 0 && is_another_screen(live, &frame)) {
		set_size(live, frame.width_px, frame.height_px);
		tell_state(live);
	}
	live->was_dark = status < 0;
	return status;
}

static void draw(struct plen_live *live)
{
	bool was_on = live->frame_status >= 0;

	if (plen_presenter_dispatch(live->options.presenter)) {
		live->screen_due_us = 0;
	}
	if (plen_clock_monotonic_us() < live->screen_due_us) {
		return;
	}
	live->frame_status = follow_screen(live);
	if (live->frame_status == 0) {
		live->frame_status =
			plen_session_frame(live->options.session, PLEN_SESSION_TILE_BUDGET_US);
	}
	if (was_on != (live->frame_status >= 0)) {
		tell_state(live);
	}
	if (live->frame_status < 0 && live->frame_status != -EAGAIN) {
		plen_error("the screen takes no frame: %s", strerror(-live->frame_status));
		live->frame_failures++;
	} else {
		live->frame_failures = 0;
	}
	live->screen_due_us =
		live->frame_status < 0 ? plen_clock_monotonic_us() + SCREEN_RETRY_US : 0;
}

static int64_t max_us(int64_t a, int64_t b)
{
	return a > b ? a : b;
}

/* Midnight, and then as long as it takes until nobody is there. */
static int64_t new_day_due_us(const struct plen_live *live)
{
	if (live->options.midnight_us == INT64_MAX) {
		return INT64_MAX;
	}

	int64_t midnight_us = live->options.midnight_us - live->offset_us;
	int64_t idle_us = live->touched_us + IDLE_US;
	return max_us(max_us(midnight_us, idle_us), live->new_day_retry_us);
}

/* The day begins when the last one is saved. */
static bool is_new_day(struct plen_live *live)
{
	if (plen_clock_monotonic_us() < new_day_due_us(live)) {
		return false;
	}
	if (!plen_session_can_be_left(live->options.session)) {
		live->new_day_retry_us = plen_clock_monotonic_us() + NEW_DAY_RETRY_US;
		return false;
	}
	return true;
}

static int64_t board_due_us(const struct plen_live *live)
{
	int64_t due_us = plen_session_deadline_us(live->options.session);

	return due_us == INT64_MAX ? INT64_MAX : due_us - live->offset_us;
}

static int64_t timeout_us(const struct plen_live *live)
{
	int64_t due_us = min_us(live->clock_due_us, live->watchdog_due_us);

	/* While workers alone have something to do, they wake us. */
	if (live->frame_status > 0 && live->frame_status != PLEN_SESSION_BUSY) {
		return 0;
	}
	if (live->frame_status < 0) {
		due_us = min_us(due_us, live->screen_due_us);
	}
	due_us = min_us(due_us, plen_input_due_us(live->input));
	due_us = min_us(due_us, board_due_us(live));
	due_us = min_us(due_us, new_day_due_us(live));
	due_us = min_us(due_us, plen_calibrate_due_us(&live->calibrate));
	if (due_us == INT64_MAX) {
		return INT64_MAX;
	}

	int64_t left_us = due_us - plen_clock_monotonic_us();
	return left_us > 0 ? left_us : 0;
}

static void turn(struct plen_live *live)
{
	follow_wall_clock(live);
	plen_input_take(live->input);
	plen_session_advance(live->options.session, lesson_now_us(live));
	plen_calibrate_follow(&live->calibrate, plen_clock_monotonic_us(), lesson_now_us(live));
	follow_clock(live);
	hand_on_zones(live);
	draw(live);
	follow_watchdog(live);
}

static bool is_over(struct plen_live *live, enum plen_live_end *end)
{
	if (plen_session_wants_quit(live->options.session)) {
		*end = PLEN_LIVE_QUIT;
		return true;
	}
	if (live->options.calibrate && live->calibrate.has_ended) {
		*end = live->calibrate.is_done ? PLEN_LIVE_CALIBRATED : PLEN_LIVE_FAILED;
		return true;
	}
	if (live->frame_failures >= FRAME_FAILURES_MAX) {
		*end = PLEN_LIVE_FAILED;
		return true;
	}
	if (plen_session_other_lesson(live->options.session, NULL) != NULL) {
		*end = PLEN_LIVE_OTHER;
		return true;
	}
	if (is_new_day(live)) {
		*end = PLEN_LIVE_NEW_DAY;
		return true;
	}
	return live->options.screen == PLEN_LIVE_MEMORY && plen_input_has_ended(live->input) &&
	       !plen_session_is_busy(live->options.session);
}

enum plen_live_end plen_live_run(struct plen_live *live)
{
	enum plen_live_end end = PLEN_LIVE_ENDED;

	/* A recording's first touch comes within the first turn, and has to land somewhere. */
	hand_on_zones(live);
	turn(live);
	sd_notify(0, "READY=1");
	tell_state(live);
	plen_info("the board is open");
	while (!is_over(live, &end) && plen_waiter_wait(live->waiter, timeout_us(live))) {
		turn(live);
	}
	plen_input_take(live->input);
	if (end == PLEN_LIVE_OTHER) {
		plen_session_leave(live->options.session, lesson_now_us(live));
	} else {
		plen_session_finish(live->options.session, lesson_now_us(live));
	}
	return end;
}

struct plen_engine_stats plen_live_stats(struct plen_live *live)
{
	return plen_input_stats(live->input);
}
