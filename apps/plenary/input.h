/* SPDX-License-Identifier: MIT
 *
 * Where the living board's events come from, exactly one of: real panels on the input thread, the
 * window, a recording at its own pace, or nowhere. Whatever it is, events arrive with their time in
 * CLOCK_MONOTONIC.
 *
 * Main thread only.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <SDL.h>

#include "common/event.h"
#include "common/zone.h"
#include "config.h"
#include "driver/engine.h"
#include "driver/input_thread.h"
#include "driver/source.h"

enum plen_input_kind {
	PLEN_INPUT_NONE,
	PLEN_INPUT_DEVICES,
	PLEN_INPUT_WINDOW,
	PLEN_INPUT_RECORDING,
};

struct plen_input_options {
	enum plen_input_kind kind;
	const struct plen_config *config;
	struct plen_board_size board;
	int width_px, height_px;       /* of the frame */
	struct plen_source *recording; /* borrowed; RECORDING only */
	void (*wake)(void *data);      /* any thread; DEVICES only */
	void *wake_data;
	/* `since_us`: when the cause happened, for latency. Within plen_input_take and
	 * plen_input_handle_sdl. */
	void (*event)(void *data, const struct plen_event *event, int64_t monotonic_us,
		      int64_t since_us);
	void *data;
};

struct plen_input;

/* 0, or a negative errno with one line in `error`. */
int plen_input_create(struct plen_input **out, const struct plen_input_options *options,
		      char *error, size_t error_size);
void plen_input_destroy(struct plen_input *input); /* NULL is fine */

/* Hands on what has come and what is due. */
void plen_input_take(struct plen_input *input);
/* A window's touches, mouse and keys; ignored by the other kinds. */
void plen_input_handle_sdl(struct plen_input *input, const SDL_Event *event);
/* When plen_input_take has something to do without being woken; INT64_MAX = never. */
int64_t plen_input_due_us(const struct plen_input *input);
/* Nothing will ever come again. */
bool plen_input_has_ended(const struct plen_input *input);

void plen_input_set_zones(struct plen_input *input, const struct plen_zone *zones, uint32_t count);
void plen_input_set_board(struct plen_input *input, struct plen_board_size board, int width_px,
			  int height_px);

/* Real panels only; with any other kind nothing happens, and nothing can. */
bool plen_input_can_calibrate(const struct plen_input *input);
void plen_input_calibrate(struct plen_input *input,
			  const struct plen_calibration_run_options *options); /* NULL ends it */
bool plen_input_calibration(struct plen_input *input, struct plen_calibration_news *news);
/* The panel lies so from now on, and it is kept, not on this thread. */
void plen_input_keep(struct plen_input *input, const struct plen_calibration_record *record);

enum plen_input_kept {
	PLEN_INPUT_NOT_YET,
	PLEN_INPUT_KEPT,
	PLEN_INPUT_LOST, /* it ends with the board; the journal says why, and what mends it */
};
/* What became of the last one; the board is woken for it. */
enum plen_input_kept plen_input_was_kept(struct plen_input *input);
/* How many crosses somebody has asked for from afar since the last call; 0 = nobody. */
uint32_t plen_input_asked_points(struct plen_input *input);

struct plen_engine_stats plen_input_stats(struct plen_input *input);
