/* SPDX-License-Identifier: MIT
 *
 * plenary-input play FILE [--stats]: a recording through decoder and gesture engine, in virtual
 * time, as if the whole board were one sheet of paper.
 */
#include <inttypes.h>
#include <stdio.h>

#include "arguments.h"
#include "command.h"
#include "driver/engine.h"
#include "driver/engine_feed.h"
#include "event_line.h"
#include "recorded_source.h"

struct play {
	struct plen_source *source;
	struct plen_engine *engine;
	struct plen_engine_feed feed;
	struct plen_board_size board;
	int64_t first_us;
};

static void print_event(void *data, const struct plen_event *event)
{
	struct play *play = data;

	plen_input_print_event(stdout, event, play->first_us);
}

static void came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	(void)data;
	(void)time_us;
	printf("# panel %u: %s %04x:%04x\n", device->device, device->name, device->vendor,
	       device->product);
}

static int open_recording(struct play *play, const char *path)
{
	struct plen_source_sink sink = plen_engine_feed_sink(&play->feed);

	play->source = plen_input_recorded_source(path, &sink, &play->board);
	if (play->source == NULL) {
		return PLEN_INPUT_USAGE;
	}
	play->first_us = plen_source_next_us(play->source);
	return PLEN_INPUT_GOOD;
}

static void start_engine(struct play *play)
{
	struct plen_zone whole = {
		.id = 1,
		.kind = PLEN_ZONE_CANVAS,
		.rect = {0, 0, play->board.w_mm, play->board.h_mm},
	};

	play->engine = plen_engine_create(NULL, print_event, play);
	plen_engine_set_zones(play->engine, &whole, 1);
	play->feed = (struct plen_engine_feed){
		.engine = play->engine,
		.sink = print_event,
		.data = play,
		.watcher.came = came,
	};
}

/* Whatever is due first: a deadline of the engine or the next packet. */
static void run(struct play *play)
{
	while (plen_source_next_us(play->source) != INT64_MAX) {
		int64_t deadline_us = plen_engine_deadline_us(play->engine);
		if (deadline_us < plen_source_next_us(play->source)) {
			plen_engine_advance(play->engine, deadline_us);
		} else {
			plen_source_dispatch(play->source);
		}
	}
	/* The last packet waits for others of its time. */
	plen_engine_flush(play->engine);
}

static void finish(struct play *play)
{
	plen_source_dispatch(play->source);
	for (int64_t due_us = plen_engine_deadline_us(play->engine); due_us != INT64_MAX;
	     due_us = plen_engine_deadline_us(play->engine)) {
		plen_engine_advance(play->engine, due_us);
	}
}

static void print_stats(const struct play *play, uint64_t open)
{
	struct plen_engine_stats stats = plen_engine_stats(play->engine);

	printf("contacts_seen %" PRIu64 "\ncontacts_lost %" PRIu64 "\ncontacts_open %" PRIu64
	       "\nsamples %" PRIu64 "\n",
	       stats.contacts_seen, stats.contacts_lost, open, stats.samples);
	for (int kind = 0; kind < PLEN_EVENT_KINDS; kind++) {
		if (stats.sent[kind] > 0) {
			printf("%s %" PRIu64 "\n", plen_event_kind_to_str(kind), stats.sent[kind]);
		}
	}
}

int plen_input_play(int argc, char **argv)
{
	struct play play = {0};
	const char *path = NULL;
	bool stats = false;
	const struct plen_input_option options[] = {{.name = "--stats", .flag = &stats}};
	const struct plen_input_arguments arguments = {
		options, sizeof(options) / sizeof(options[0]), &path, "play FILE [--stats]"};

	if (plen_input_parse(&arguments, argc, argv) != PLEN_INPUT_GOOD) {
		return PLEN_INPUT_USAGE;
	}
	if (path == NULL) {
		return plen_input_usage(arguments.usage);
	}
	if (open_recording(&play, path) != PLEN_INPUT_GOOD) {
		return PLEN_INPUT_USAGE;
	}
	start_engine(&play);
	printf("# board %.0f x %.0f mm\n", play.board.w_mm, play.board.h_mm);
	run(&play);

	uint64_t open = plen_engine_stats(play.engine).contacts_open;
	finish(&play);
	if (stats) {
		print_stats(&play, open);
	}
	plen_engine_destroy(play.engine);
	plen_source_destroy(play.source);
	return PLEN_INPUT_GOOD;
}
