/* SPDX-License-Identifier: MIT */
#include "measure.h"

#include "command.h"
#include "common/clock.h"
#include "live.h"
#include "recorded_source.h"

struct measure {
	struct plen_rhythm *rhythm;
	bool waits; /* for the first contact */
	int64_t seconds_us;
	int64_t end_us;
};

static void came(void *data, const struct plen_source_device *device, int64_t time_us)
{
	struct measure *measure = data;

	(void)time_us;
	plen_rhythm_came(measure->rhythm, device);
}

static void frame(void *data, const struct plen_contact_frame *contacts, int64_t read_us)
{
	struct measure *measure = data;

	if (measure->waits) {
		measure->waits = false;
		measure->end_us = plen_clock_monotonic_us() + measure->seconds_us;
	}
	plen_rhythm_frame(measure->rhythm, contacts, read_us);
}

static int64_t deadline_us(void *data)
{
	return ((struct measure *)data)->end_us;
}

static bool done(void *data)
{
	return plen_clock_monotonic_us() >= ((struct measure *)data)->end_us;
}

int plen_input_measure(struct plen_rhythm *rhythm, double seconds, double patience_s)
{
	struct measure measure = {
		.rhythm = rhythm,
		.waits = patience_s > 0,
		.seconds_us = (int64_t)(seconds * 1e6),
	};
	struct plen_source_libinput_options options = {
		.sink = {.came = came, .frame = frame, .data = &measure},
		.board = {1000, 1000},
	};
	struct plen_input_live live = {.deadline_us = deadline_us, .done = done, .data = &measure};
	double until_s = measure.waits ? patience_s : seconds;

	measure.end_us = plen_clock_monotonic_us() + (int64_t)(until_s * 1e6);
	return plen_input_live_run(&options, &live);
}

int plen_input_measure_recording(struct plen_rhythm *rhythm, const char *path)
{
	struct measure measure = {.rhythm = rhythm};
	struct plen_source_sink sink = {.came = came, .frame = frame, .data = &measure};
	struct plen_board_size board;
	struct plen_source *source = plen_input_recorded_source(path, &sink, &board);

	if (source == NULL) {
		return PLEN_INPUT_USAGE;
	}
	while (plen_source_dispatch(source) > 0) {
	}
	plen_source_destroy(source);
	return PLEN_INPUT_GOOD;
}
