/* SPDX-License-Identifier: MIT
 *
 * plenary-input watch [--lines] [--play RECORDING]: contacts and gestures as they happen, drawn in
 * the terminal, or as lines where that cannot be or is not wanted.
 */
#include <stdio.h>

#include "arguments.h"
#include "command.h"
#include "driver/engine.h"
#include "live.h"
#include "no_devices.h"
#include "panel_taken.h"
#include "recorded_source.h"
#include "terminal.h"
#include "watch_lines.h"
#include "watch_screen.h"

struct watch {
	struct plen_engine *engine;
	struct plen_engine_feed feed;
	struct plen_watch_view view;
	struct plen_watch_lines lines;
	struct plen_watch_screen screen;
};

static int64_t deadline_us(void *data)
{
	return plen_engine_deadline_us(((struct watch *)data)->engine);
}

static void due(void *data, int64_t now_us)
{
	plen_engine_advance(((struct watch *)data)->engine, now_us);
}

static void turned(void *data)
{
	struct watch *watch = data;

	watch->view.turned(watch->view.data);
}

static void resized(void *data)
{
	struct watch *watch = data;

	if (watch->view.resized != NULL) {
		watch->view.resized(watch->view.data);
	}
}

static void show(void *data, bool shown)
{
	struct watch *watch = data;

	if (watch->view.show != NULL) {
		watch->view.show(watch->view.data, shown);
	}
}

static void start(struct watch *watch, struct plen_board_size board, const char *why, bool as_lines)
{
	struct plen_zone whole = {1, PLEN_ZONE_CANVAS, {0, 0, board.w_mm, board.h_mm}};

	watch->view = as_lines || !plen_terminal_can_draw()
			      ? plen_watch_lines_start(&watch->lines, board, why)
			      : plen_watch_screen_start(&watch->screen, board);
	watch->engine = plen_engine_create(NULL, watch->view.event, watch->view.data);
	plen_engine_set_zones(watch->engine, &whole, 1);
	watch->feed = (struct plen_engine_feed){
		.engine = watch->engine,
		.sink = watch->view.event,
		.data = watch->view.data,
		.watcher = watch->view.watcher,
	};
}

static struct plen_input_live live_of(struct watch *watch)
{
	struct plen_input_live live = {
		.deadline_us = deadline_us,
		.due = due,
		.turned = turned,
		.calm_us = watch->view.calm_us,
		.resized = resized,
		.show = show,
		.data = watch,
	};

	return live;
}

static void finish(struct watch *watch)
{
	plen_watch_screen_stop(&watch->screen);
	plen_engine_destroy(watch->engine);
}

static int watch_devices(bool as_lines)
{
	struct watch watch = {0};
	struct plen_source_libinput_options options = {
		.sink = plen_engine_feed_sink(&watch.feed),
	};
	const char *why = NULL;

	if (!plen_input_has_nodes()) {
		plen_input_say_no_devices(stderr);
		return PLEN_INPUT_PROBLEM;
	}
	if (plen_input_panel_is_taken(PLEN_INPUT_MEND_TAKEN)) {
		return PLEN_INPUT_PROBLEM;
	}
	options.board = plen_input_live_board(&why);
	start(&watch, options.board, why, as_lines);

	struct plen_input_live live = live_of(&watch);
	int status = plen_input_live_run(&options, &live);
	finish(&watch);
	return status;
}

static int watch_recording(const char *path, bool as_lines)
{
	struct watch watch = {0};
	struct plen_source_sink sink = plen_engine_feed_sink(&watch.feed);
	struct plen_board_size board;
	struct plen_source *source = plen_input_recorded_source(path, &sink, &board);

	if (source == NULL) {
		return PLEN_INPUT_USAGE;
	}
	start(&watch, board, "by the recording", as_lines);

	struct plen_input_live live = live_of(&watch);
	int status = plen_input_live_play(source, &live);
	finish(&watch);
	plen_source_destroy(source);
	return status;
}

int plen_input_watch(int argc, char **argv)
{
	const char *recording = NULL;
	bool as_lines = false;
	const struct plen_input_option options[] = {
		{.name = "--lines", .flag = &as_lines},
		{.name = "--play", .text = &recording},
	};
	const struct plen_input_arguments arguments = {options,
						       sizeof(options) / sizeof(options[0]), NULL,
						       "watch [--lines] [--play RECORDING]"};

	if (plen_input_parse(&arguments, argc, argv) != PLEN_INPUT_GOOD) {
		return PLEN_INPUT_USAGE;
	}
	return recording != NULL ? watch_recording(recording, as_lines) : watch_devices(as_lines);
}
