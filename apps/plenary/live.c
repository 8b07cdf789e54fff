/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "plenary"
#include "live.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <systemd/sd-daemon.h>
#include <time.h>

#include "common/log.h"
#include "common/mem.h"
#include "driver/input_thread.h"
#include "driver/source_recording.h"
#include "hands.h"
#include "source_window.h"
#include "waiter.h"

/* Tile work in one turn: less while somebody waits for ink than a display's period. */
#define TILE_BUDGET_US 4000
/* A screen that is switched off is asked for again this often. */
#define SCREEN_RETRY_US 1000000

struct plen_live {
	struct plen_live_options options;
	struct plen_waiter *waiter;
	/* Exactly one way of input: the thread, or hands with a source. */
	struct plen_input_thread *thread;
	struct plen_hands *hands;
	struct plen_source *source;
	bool source_is_window;
	bool source_ended;
	int64_t source_offset_us; /* CLOCK_MONOTONIC = the source's time + this */
	int64_t clock_due_us, watchdog_due_us, screen_due_us; /* CLOCK_MONOTONIC */
	int64_t watchdog_period_us;                           /* 0 = no watchdog */
	int frame_status;                                     /* of the last plen_session_frame */
};

static int64_t now_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int64_t min_us(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

/* Events of the hands come in the source's time; the input thread's are CLOCK_MONOTONIC. */
static void on_hands_event(void *data, const struct plen_event *event)
{
	struct plen_live *live = data;
	int64_t monotonic_us = event->time_us + live->source_offset_us;

	plen_session_event(live->options.session, event, monotonic_us + live->options.offset_us);
}

static void set_size(struct plen_live *live, int width_px, int height_px)
{
	struct plen_board_size size = plen_size_choose(&live->options.claims, width_px, height_px);

	plen_session_set_size(live->options.session, size, now_us() + live->options.offset_us);
	if (live->source_is_window) {
		plen_source_set_board(live->source, size);
		plen_source_window_set_pixels(live->source, width_px, height_px);
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
	} else if (live->source_is_window) {
		plen_source_window_handle(live->source, event, now_us());
	}
}

static void open_hands(struct plen_live *live)
{
	struct plen_engine_config engine = plen_config_engine(live->options.config);

	live->hands = plen_hands_create(&engine, on_hands_event, live);
}

static struct plen_board_size board_size(struct plen_live *live)
{
	struct plen_frame frame = {.width_px = 1920, .height_px = 1080};

	plen_presenter_frame(live->options.presenter, &frame);
	return plen_size_choose(&live->options.claims, frame.width_px, frame.height_px);
}

static int open_recording(struct plen_live *live, char *error, size_t error_size)
{
	struct plen_source_recording_options options = {.board = board_size(live)};

	open_hands(live);
	options.sink = plen_hands_source_sink(live->hands);
	int status = plen_source_recording_open(&live->source, live->options.play, &options, error,
						error_size);
	if (status == 0) {
		live->source_offset_us = now_us() - plen_source_next_us(live->source);
	}
	return status;
}

static void open_window(struct plen_live *live)
{
	struct plen_frame frame = {.width_px = 1920, .height_px = 1080};

	open_hands(live);
	plen_presenter_frame(live->options.presenter, &frame);

	struct plen_source_sink sink = plen_hands_source_sink(live->hands);
	live->source =
		plen_source_window_create(&sink, board_size(live), frame.width_px, frame.height_px);
	live->source_is_window = true;
}

static int open_devices(struct plen_live *live, char *error, size_t error_size)
{
	const struct plen_config *config = live->options.config;
	struct plen_input_thread_options options = {
		.engine = plen_config_engine(config),
		.source =
			{
				.board = board_size(live),
				.seat = config->seat,
				.grab = config->grab != 0,
			},
		.wake = plen_waiter_wake,
		.wake_data = live->waiter,
	};

	return plen_input_thread_start(&live->thread, &options, error, error_size);
}

static bool wants_devices(const struct plen_live *live)
{
	switch (live->options.config->input) {
	case PLEN_CONFIG_INPUT_DEVICE:
		return true;
	case PLEN_CONFIG_INPUT_WINDOW:
		return live->options.screen == PLEN_LIVE_BARE;
	default:
		return live->options.screen != PLEN_LIVE_WINDOW;
	}
}

static int open_input(struct plen_live *live, char *error, size_t error_size)
{
	if (live->options.play != NULL) {
		return open_recording(live, error, error_size);
	}
	if (wants_devices(live)) {
		return open_devices(live, error, error_size);
	}
	open_window(live);
	return 0;
}

static enum plen_waiter_kind waiter_kind(enum plen_live_screen screen)
{
	switch (screen) {
	case PLEN_LIVE_WINDOW:
		return PLEN_WAITER_SDL;
	case PLEN_LIVE_BARE:
		return PLEN_WAITER_POLL_SDL;
	case PLEN_LIVE_MEMORY:
		break;
	}
	return PLEN_WAITER_POLL;
}

int plen_live_create(struct plen_live **out, const struct plen_live_options *options, char *error,
		     size_t error_size)
{
	struct plen_live *live = plen_calloc(1, sizeof(*live));
	uint64_t watchdog_us = 0;

	live->options = *options;
	live->waiter = plen_waiter_create(waiter_kind(options->screen), on_sdl_event, live);
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
	plen_input_thread_stop(live->thread);
	plen_source_destroy(live->source);
	plen_hands_destroy(live->hands);
	plen_waiter_destroy(live->waiter);
	free(live);
}

static void take_thread_events(struct plen_live *live)
{
	struct plen_event event;

	while (plen_input_thread_next(live->thread, &event)) {
		plen_session_event(live->options.session, &event,
				   event.time_us + live->options.offset_us);
	}
}

static int64_t source_due_us(const struct plen_live *live)
{
	if (live->source == NULL || live->source_ended || live->source_is_window) {
		return INT64_MAX;
	}

	int64_t next_us = plen_source_next_us(live->source);
	return next_us == INT64_MAX ? 0 : next_us + live->source_offset_us;
}

static void hand_on_zones(struct plen_live *live)
{
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint32_t count = 0;

	if (!plen_session_take_zones(live->options.session, zones, &count)) {
		return;
	}
	if (live->thread != NULL) {
		plen_input_thread_set_zones(live->thread, zones, count);
	} else {
		plen_hands_set_zones(live->hands, zones, count);
	}
}

static void play_due(struct plen_live *live)
{
	while (source_due_us(live) <= now_us()) {
		if (plen_source_dispatch(live->source) <= 0) {
			live->source_ended = true;
		}
		hand_on_zones(live);
	}
}

static void take_events(struct plen_live *live)
{
	if (live->thread != NULL) {
		take_thread_events(live);
	} else {
		play_due(live);
		plen_hands_advance(live->hands, now_us() - live->source_offset_us);
	}
	plen_session_advance(live->options.session, now_us() + live->options.offset_us);
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
	if (live->clock_due_us != INT64_MAX && now_us() < live->clock_due_us) {
		return;
	}
	localtime_r(&now, &local);
	strftime(text, sizeof(text), "%H:%M", &local);
	plen_session_set_clock(live->options.session, text);
	live->clock_due_us = now_us() + (60 - local.tm_sec) * 1000000LL;
}

/* The main loop answers, after a frame, so that a board that hangs is started again. A screen that
 * is switched off is no fault. */
static void follow_watchdog(struct plen_live *live)
{
	if (live->watchdog_period_us == 0) {
		live->watchdog_due_us = INT64_MAX;
	} else if (now_us() >= live->watchdog_due_us) {
		sd_notify(0, "WATCHDOG=1");
		live->watchdog_due_us = now_us() + live->watchdog_period_us;
	}
}

static void draw(struct plen_live *live)
{
	if (now_us() < live->screen_due_us) {
		return;
	}
	live->frame_status = plen_session_frame(live->options.session, TILE_BUDGET_US);
	live->screen_due_us = live->frame_status < 0 ? now_us() + SCREEN_RETRY_US : 0;
}

static int64_t hands_due_us(const struct plen_live *live)
{
	if (live->hands == NULL) {
		return INT64_MAX;
	}

	int64_t due_us = plen_hands_deadline_us(live->hands);
	return due_us == INT64_MAX ? INT64_MAX : due_us + live->source_offset_us;
}

static int64_t session_due_us(const struct plen_live *live)
{
	int64_t due_us = plen_session_deadline_us(live->options.session);

	return due_us == INT64_MAX ? INT64_MAX : due_us - live->options.offset_us;
}

static int64_t timeout_us(const struct plen_live *live)
{
	int64_t due_us = min_us(live->clock_due_us, live->watchdog_due_us);

	if (live->frame_status > 0) {
		return 0;
	}
	if (live->frame_status < 0) {
		due_us = min_us(due_us, live->screen_due_us);
	}
	due_us = min_us(due_us, source_due_us(live));
	due_us = min_us(due_us, hands_due_us(live));
	due_us = min_us(due_us, session_due_us(live));
	if (due_us == INT64_MAX) {
		return INT64_MAX;
	}

	int64_t left_us = due_us - now_us();
	return left_us > 0 ? left_us : 0;
}

static bool is_over(const struct plen_live *live)
{
	bool played = live->source_ended && live->options.screen == PLEN_LIVE_MEMORY;

	return played || plen_session_wants_quit(live->options.session);
}

void plen_live_run(struct plen_live *live)
{
	bool ready = false;

	do {
		take_events(live);
		follow_clock(live);
		hand_on_zones(live);
		draw(live);
		follow_watchdog(live);
		if (!ready) {
			sd_notify(0, "READY=1\nSTATUS=The board is open");
			plen_info("the board is open");
			ready = true;
		}
	} while (!is_over(live) && plen_waiter_wait(live->waiter, timeout_us(live)));
	sd_notify(0, "STOPPING=1");
}

struct plen_engine_stats plen_live_stats(struct plen_live *live)
{
	return live->thread != NULL ? plen_input_thread_stats(live->thread)
				    : plen_hands_stats(live->hands);
}
