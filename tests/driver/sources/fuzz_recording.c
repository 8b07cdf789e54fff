/* SPDX-License-Identifier: MIT */
#include "fuzz_recording.h"

#include <assert.h>

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

static void check_frame(void *data, const struct plen_contact_frame *frame, int64_t read_us)
{
	int64_t *last_us = data;

	(void)read_us;
	assert(frame->time_us >= *last_us && frame->count > 0);
	*last_us = frame->time_us;
	for (uint32_t i = 0; i < frame->count; i++) {
		check_contact(&frame->contacts[i]);
	}
}

void fuzz_recording(fuzz_parser parser, const uint8_t *data, size_t size)
{
	static const struct plen_recording empty;
	struct plen_recording recording = empty;
	int64_t last_us = INT64_MIN;
	char error[512];
	struct plen_recording_text text = {"fuzz", (const char *)data, size, error, sizeof(error)};
	struct plen_source_recording_options options = {
		.sink = {.frame = check_frame, .data = &last_us},
		.board = board,
	};

	parser(&recording, &text);
	plen_recording_finish(&recording);
	if (plen_recording_parse(&recording, &text) < 0) {
		return;
	}

	struct plen_source *source = plen_source_recording_create(recording, &options);
	while (plen_source_dispatch(source) == 1) {
	}
	plen_source_destroy(source);
}
