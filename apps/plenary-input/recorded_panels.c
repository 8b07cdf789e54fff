/* SPDX-License-Identifier: MIT
 *
 * A source hands on contacts in millimetres of the board; this makes a panel of them again, whose
 * unit is the micrometre.
 */
#include "recorded_panels.h"

#include <math.h>
#include <stdlib.h>

#include "command.h"
#include "common/mem.h"
#include "recorded_source.h"

#define UNITS_A_MM 1000.0

struct recorded {
	const struct plen_panel_tap *tap;
	const struct plen_source_sink *rest;
	struct plen_board_size board;
	struct plen_panel_contact *contacts;
	size_t capacity;
};

static void came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	struct recorded *recorded = data;
	struct plen_panel_axes axes = {
		.x = {0, recorded->board.w_mm * UNITS_A_MM, UNITS_A_MM},
		.y = {0, recorded->board.h_mm * UNITS_A_MM, UNITS_A_MM},
	};

	recorded->tap->came(recorded->tap->data, device, &axes, time_us);
}

static void frame(void *data, const struct plen_contact_frame *contacts, int64_t read_us)
{
	struct recorded *recorded = data;
	struct plen_panel_frame out = {.time_us = contacts->time_us, .count = contacts->count};

	(void)read_us;
	for (uint32_t i = 0; i < contacts->count; i++) {
		const struct plen_contact *in = &contacts->contacts[i];
		struct plen_panel_contact made = {
			.id = in->id,
			.tool = in->tool,
			.flags = in->flags,
			.at = {in->at.x_mm * UNITS_A_MM, in->at.y_mm * UNITS_A_MM},
			.width = round(in->width_mm * UNITS_A_MM),
			.height = round(in->height_mm * UNITS_A_MM),
			.pressure = in->pressure,
		};
		recorded->contacts = plen_grow(recorded->contacts, i, &recorded->capacity,
					       sizeof(*recorded->contacts));
		recorded->contacts[i] = made;
	}
	out.contacts = recorded->contacts;
	recorded->tap->frame(recorded->tap->data, contacts->device, &out);
}

static void key(void *data, enum plen_key pressed, int64_t time_us)
{
	struct recorded *recorded = data;

	recorded->rest->key(recorded->rest->data, pressed, time_us);
}

int plen_input_recorded_panels(const char *path, const struct plen_panel_tap *tap,
			       const struct plen_source_sink *rest)
{
	struct recorded recorded = {.tap = tap, .rest = rest};
	/* That its panels go when it ends is no news: what is down then was down at its end. */
	struct plen_source_sink sink = {
		.came = came, .frame = frame, .key = key, .data = &recorded};
	struct plen_source *source = plen_input_recorded_source(path, &sink, &recorded.board);

	if (source == NULL) {
		return PLEN_INPUT_USAGE;
	}
	while (plen_source_dispatch(source) > 0) {
	}
	plen_source_destroy(source);
	free(recorded.contacts);
	return PLEN_INPUT_GOOD;
}
