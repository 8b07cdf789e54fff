/* SPDX-License-Identifier: MIT */
#include "fuzz_recording.h"

#include <assert.h>

#include "driver/engine_feed.h"
#include "recording_source.h"

static const struct plen_board_size board = {1000, 500};

static void check_contact(const struct plen_contact *contact)
{
	assert(contact->at.x_mm >= 0 && contact->at.x_mm < board.w_mm);
	assert(contact->at.y_mm >= 0 && contact->at.y_mm < board.h_mm);
	assert(contact->width_mm >= 0 && contact->width_mm <= board.w_mm);
	assert(contact->height_mm >= 0 && contact->height_mm <= board.h_mm);
	assert(contact->pressure <= 1 && contact->tool <= PLEN_CONTACT_MOUSE && contact->id != 0);
}

struct run {
	int64_t last_us;
	uint64_t begun;
	int open; /* gestures */
};

static void check_frame(void *data, const struct plen_contact_frame *frame, int64_t read_us)
{
	struct run *run = data;

	(void)read_us;
	assert(frame->time_us >= run->last_us && frame->count > 0);
	run->last_us = frame->time_us;
	for (uint32_t i = 0; i < frame->count; i++) {
		check_contact(&frame->contacts[i]);
		run->begun += (frame->contacts[i].flags & PLEN_CONTACT_BEGIN) != 0;
	}
}

static void take_event(void *data, const struct plen_event *event)
{
	struct run *run = data;

	switch (event->kind) {
	case PLEN_EVENT_INK_BEGIN:
	case PLEN_EVENT_TRANSFORM_BEGIN:
	case PLEN_EVENT_WIPE_BEGIN:
		run->open++;
		break;
	case PLEN_EVENT_INK_END:
	case PLEN_EVENT_INK_CANCEL:
	case PLEN_EVENT_TRANSFORM_END:
	case PLEN_EVENT_WIPE_END:
		run->open--;
		break;
	default:
		break;
	}
}

static void play(struct plen_recording recording)
{
	struct plen_zone canvas = {1, PLEN_ZONE_CANVAS, {0, 0, board.w_mm, board.h_mm}};
	struct run run = {.last_us = INT64_MIN};
	struct plen_engine *engine = plen_engine_create(NULL, take_event, &run);
	struct plen_engine_feed feed = {
		.engine = engine,
		.sink = take_event,
		.data = &run,
		.watcher = {.frame = check_frame, .data = &run},
	};
	struct plen_source_recording_options options = {
		.sink = plen_engine_feed_sink(&feed),
		.board = board,
	};
	struct plen_source *source = plen_source_recording_create(recording, &options);

	plen_engine_set_zones(engine, &canvas, 1);
	while (plen_source_dispatch(source) == 1) {
	}
	assert(plen_engine_stats(engine).contacts_seen == run.begun);
	assert(plen_engine_stats(engine).contacts_open == 0 && run.open == 0);
	plen_source_destroy(source);
	plen_engine_destroy(engine);
}

void fuzz_recording(fuzz_parser parser, const uint8_t *data, size_t size)
{
	static const struct plen_recording empty;
	struct plen_recording recording = empty;
	char error[512];
	struct plen_recording_text text = {"fuzz", (const char *)data, size, error, sizeof(error)};

	parser(&recording, &text);
	plen_recording_finish(&recording);
	if (plen_recording_parse(&recording, &text) == 0) {
		play(recording);
	}
}
