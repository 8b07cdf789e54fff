/* SPDX-License-Identifier: MIT */
#include "input.h"

#include <stdlib.h>

#include "common/clock.h"
#include "common/mem.h"
#include "driver/input_thread.h"
#include "hands.h"
#include "source_window.h"

struct plen_input {
	struct plen_input_options options;
	struct plen_input_thread *thread; /* DEVICES */
	struct plen_hands *hands;         /* all others */
	struct plen_source *window;       /* WINDOW */
	bool recording_ended;
	int64_t offset_us; /* CLOCK_MONOTONIC = the hands' time + this */
};

static void on_hands_event(void *data, const struct plen_event *event)
{
	struct plen_input *input = data;
	int64_t monotonic_us = event->time_us + input->offset_us;

	input->options.event(input->options.data, event, monotonic_us, event->read_us);
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
	};

	return plen_input_thread_start(&input->thread, &options, error, error_size);
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
	plen_input_thread_stop(input->thread);
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

struct plen_engine_stats plen_input_stats(struct plen_input *input)
{
	return input->thread != NULL ? plen_input_thread_stats(input->thread)
				     : plen_hands_stats(input->hands);
}
