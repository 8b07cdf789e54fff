/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "plenary"
#include "input.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"
#include "driver/calibration_keeper.h"
#include "hands.h"
#include "source_window.h"

struct plen_input {
	struct plen_input_options options;
	struct plen_input_thread *thread; /* DEVICES */
	/* The same for the keeper's thread, until it is stopped; the input thread never locks. */
	pthread_mutex_t listener_lock;
	struct plen_input_thread *listener;
	struct plen_calibration_keeper *_Atomic keeper; /* DEVICES; NULL = nothing is kept */
	atomic_uint asked_points;
	uint32_t keeping;           /* the number of the last record that was to be kept, */
	atomic_uint kept;           /* of the last that was, or could not be, */
	atomic_bool lost;           /* which is so */
	struct plen_hands *hands;   /* all others */
	struct plen_source *window; /* WINDOW */
	bool recording_ended;
	int64_t offset_us; /* CLOCK_MONOTONIC = the hands' time + this */
};

static void on_hands_event(void *data, const struct plen_event *event)
{
	struct plen_input *input = data;
	int64_t monotonic_us = event->time_us + input->offset_us;

	input->options.event(input->options.data, event, monotonic_us, event->read_us);
}

static void order(struct plen_input *input, const struct plen_calibration_record *record)
{
	struct plen_calibration_keeper *keeper = atomic_load(&input->keeper);

	if (keeper != NULL) {
		plen_calibration_keeper_keep(keeper, record);
	}
}

/* On the input thread. */
static void on_learned(void *data, const struct plen_calibration_record *record)
{
	order(data, record);
}

/* On the keeper's thread. */
static void on_calibrations(void *data, struct plen_calibration_table *table)
{
	struct plen_input *input = data;

	pthread_mutex_lock(&input->listener_lock);
	if (input->listener != NULL) {
		plen_input_thread_set_calibrations(input->listener, table);
		table = NULL;
	}
	pthread_mutex_unlock(&input->listener_lock);
	plen_calibration_table_free(table);
}

/* On the keeper's thread. */
static void on_asked(void *data, uint32_t points)
{
	struct plen_input *input = data;

	atomic_store(&input->asked_points, points);
	input->options.wake(input->options.wake_data);
}

/* On the keeper's thread, in the order in which they were given to it. */
static void on_kept(void *data, const char *error)
{
	struct plen_input *input = data;

	atomic_store(&input->lost, error != NULL);
	atomic_fetch_add(&input->kept, 1);
	input->options.wake(input->options.wake_data);
}

/* Without one the board works, with panels as they are. */
static void start_keeper(struct plen_input *input)
{
	struct plen_calibration_keeper_options options = {
		.folders = plen_calibration_folders_usual(),
		.changed = on_calibrations,
		.requested = on_asked,
		.kept = on_kept,
		.data = input,
	};
	struct plen_calibration_keeper *keeper = NULL;
	char error[256];

	input->listener = input->thread;
	if (plen_calibration_keeper_start(&keeper, &options, error, sizeof(error)) < 0) {
		plen_warn("%s; what is calibrated ends with the board: start it again", error);
	}
	atomic_store(&input->keeper, keeper);
}

static int open_devices(struct plen_input *input, char *error, size_t error_size)
{
	const struct plen_config *config = input->options.config;
	struct plen_input_thread_options options = {
		.engine = plen_config_engine(config),
		.source =
			{
				.board = input->options.board,
				.seat = config->seat,
				.grab = config->grab != 0,
			},
		.wake = input->options.wake,
		.wake_data = input->options.wake_data,
		.learned = on_learned,
		.learned_data = input,
	};
	int status = plen_input_thread_start(&input->thread, &options, error, error_size);

	if (status == 0) {
		start_keeper(input);
	}
	return status;
}

static void open_window(struct plen_input *input)
{
	struct plen_source_sink sink = plen_hands_source_sink(input->hands);

	input->window = plen_source_window_create(
		&sink, input->options.board, input->options.width_px, input->options.height_px);
}

static void open_recording(struct plen_input *input)
{
	struct plen_source *recording = input->options.recording;

	plen_source_set_sink(recording, plen_hands_source_sink(input->hands));
	plen_source_set_board(recording, input->options.board);
	input->offset_us = plen_clock_monotonic_us() - plen_source_next_us(recording);
}

static void open_hands(struct plen_input *input)
{
	struct plen_engine_config engine = plen_config_engine(input->options.config);

	input->hands = plen_hands_create(&engine, on_hands_event, input);
	if (input->options.kind == PLEN_INPUT_WINDOW) {
		open_window(input);
	} else if (input->options.kind == PLEN_INPUT_RECORDING) {
		open_recording(input);
	}
}

int plen_input_create(struct plen_input **out, const struct plen_input_options *options,
		      char *error, size_t error_size)
{
	struct plen_input *input = plen_calloc(1, sizeof(*input));
	int status = 0;

	input->options = *options;
	pthread_mutex_init(&input->listener_lock, NULL);
	if (options->kind == PLEN_INPUT_DEVICES) {
		status = open_devices(input, error, error_size);
	} else {
		open_hands(input);
	}
	if (status < 0) {
		plen_input_destroy(input);
		return status;
	}
	*out = input;
	return 0;
}

void plen_input_destroy(struct plen_input *input)
{
	if (input == NULL) {
		return;
	}
	pthread_mutex_lock(&input->listener_lock);
	input->listener = NULL;
	pthread_mutex_unlock(&input->listener_lock);
	/* Tells what was learned until the end, which is then written. */
	plen_input_thread_stop(input->thread);
	plen_calibration_keeper_stop(atomic_load(&input->keeper));
	pthread_mutex_destroy(&input->listener_lock);
	plen_source_destroy(input->window);
	plen_hands_destroy(input->hands);
	free(input);
}

static void take_thread_events(struct plen_input *input)
{
	struct plen_event event;

	while (plen_input_thread_next(input->thread, &event)) {
		input->options.event(input->options.data, &event, event.time_us, event.time_us);
	}
}

static int64_t packet_due_us(const struct plen_input *input)
{
	if (input->options.kind != PLEN_INPUT_RECORDING || input->recording_ended) {
		return INT64_MAX;
	}

	int64_t next_us = plen_source_next_us(input->options.recording);
	return next_us == INT64_MAX ? 0 : next_us + input->offset_us;
}

static int64_t hands_due_us(const struct plen_input *input)
{
	int64_t due_us = plen_hands_deadline_us(input->hands);

	return due_us == INT64_MAX ? INT64_MAX : due_us + input->offset_us;
}

/* One packet a turn, so that the zones it has changed are in place for the next. */
static void take_hands_events(struct plen_input *input)
{
	if (packet_due_us(input) <= plen_clock_monotonic_us() &&
	    plen_source_dispatch(input->options.recording) <= 0) {
		input->recording_ended = true;
	}
	plen_hands_advance(input->hands, plen_clock_monotonic_us() - input->offset_us);
}

void plen_input_take(struct plen_input *input)
{
	if (input->thread != NULL) {
		take_thread_events(input);
	} else {
		take_hands_events(input);
	}
}

void plen_input_handle_sdl(struct plen_input *input, const SDL_Event *event)
{
	if (input->window != NULL) {
		plen_source_window_handle(input->window, event, plen_clock_monotonic_us());
	}
}

int64_t plen_input_due_us(const struct plen_input *input)
{
	if (input->thread != NULL) {
		return INT64_MAX;
	}

	int64_t packet_us = packet_due_us(input);
	int64_t hands_us = hands_due_us(input);
	return packet_us < hands_us ? packet_us : hands_us;
}

bool plen_input_has_ended(const struct plen_input *input)
{
	return input->options.kind == PLEN_INPUT_NONE ||
	       (input->recording_ended && hands_due_us(input) == INT64_MAX);
}

void plen_input_set_zones(struct plen_input *input, const struct plen_zone *zones, uint32_t count)
{
	if (input->thread != NULL) {
		plen_input_thread_set_zones(input->thread, zones, count);
	} else {
		plen_hands_set_zones(input->hands, zones, count);
	}
}

void plen_input_set_board(struct plen_input *input, struct plen_board_size board, int width_px,
			  int height_px)
{
	if (input->thread != NULL) {
		plen_input_thread_set_board(input->thread, board);
	}
	if (input->options.kind == PLEN_INPUT_RECORDING) {
		plen_source_set_board(input->options.recording, board);
	}
	if (input->window != NULL) {
		plen_source_set_board(input->window, board);
		plen_source_window_set_pixels(input->window, width_px, height_px);
	}
}

bool plen_input_can_calibrate(const struct plen_input *input)
{
	return input->thread != NULL;
}

void plen_input_calibrate(struct plen_input *input,
			  const struct plen_calibration_run_options *options)
{
	if (input->thread != NULL) {
		plen_input_thread_calibrate(input->thread, options);
	}
}

bool plen_input_calibration(struct plen_input *input, struct plen_calibration_news *news)
{
	return input->thread != NULL && plen_input_thread_calibration(input->thread, news);
}

/* There is no keeper to do it: of all panels, this one lies as it was found. */
static void use_alone(struct plen_input *input, const struct plen_calibration_record *record)
{
	struct plen_calibration_table *table = plen_calibration_table_copy(NULL);

	plen_calibration_table_add(table, record);
	on_calibrations(input, table);
	on_kept(input, "nobody keeps calibrations");
}

void plen_input_keep(struct plen_input *input, const struct plen_calibration_record *record)
{
	input->keeping++;
	if (atomic_load(&input->keeper) != NULL) {
		order(input, record);
	} else {
		use_alone(input, record);
	}
}

enum plen_input_kept plen_input_was_kept(struct plen_input *input)
{
	if (atomic_load(&input->kept) != input->keeping) {
		return PLEN_INPUT_NOT_YET;
	}
	return atomic_load(&input->lost) ? PLEN_INPUT_LOST : PLEN_INPUT_KEPT;
}

uint32_t plen_input_asked_points(struct plen_input *input)
{
	return atomic_exchange(&input->asked_points, 0);
}

struct plen_engine_stats plen_input_stats(struct plen_input *input)
{
	return input->thread != NULL ? plen_input_thread_stats(input->thread)
				     : plen_hands_stats(input->hands);
}
