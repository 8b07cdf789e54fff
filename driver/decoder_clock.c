/* SPDX-License-Identifier: MIT */
#include "decoder_clock.h"

/* A longer step is a pause, or a clock that was started anew. */
#define STEP_MAX_US 500000
/* No bus delays a packet for longer. */
#define LATE_MAX_US 20000
/* Clocks differ by up to a thousandth. */
#define DRIFT_PART 1000
/* After so many packets that no bus explains, the stamps mean something else. */
#define FAULTS_MAX 8
/* ... unless as many as these were right since. */
#define FORGIVEN_AFTER 1000

void plen_decoder_clock_stamp(struct plen_decoder_clock *clock, int32_t stamp)
{
	clock->stamped = true;
	clock->stamp = (uint32_t)stamp;
}

static void start(struct plen_decoder_clock *clock, int64_t arrival_us)
{
	clock->running = true;
	clock->last_stamp = clock->stamp;
	clock->device_us = 0;
	clock->offset_us = arrival_us;
}

/* The offset is that of the packet which was delayed least, and follows a slow clock up. */
static void follow(struct plen_decoder_clock *clock, int64_t arrival_us, uint32_t step_us)
{
	int64_t late_us = arrival_us - (clock->device_us + clock->offset_us);
	int64_t drift_us = step_us / DRIFT_PART;

	if (late_us > LATE_MAX_US) {
		clock->faults += clock->faults < FAULTS_MAX;
		clock->good = 0;
		start(clock, arrival_us);
		return;
	}
	if (++clock->good >= FORGIVEN_AFTER) {
		clock->faults = 0;
		clock->good = 0;
	}
	if (late_us < drift_us) {
		clock->offset_us += late_us;
	} else {
		clock->offset_us += drift_us;
	}
}

int64_t plen_decoder_clock_take(struct plen_decoder_clock *clock, int64_t arrival_us)
{
	uint32_t step_us = clock->stamp - clock->last_stamp;

	if (!clock->stamped) {
		return arrival_us;
	}
	clock->stamped = false;
	if (!clock->running || step_us > STEP_MAX_US) {
		start(clock, arrival_us);
		return arrival_us;
	}
	clock->last_stamp = clock->stamp;
	clock->device_us += step_us;
	follow(clock, arrival_us, step_us);
	/* One that is not believed is watched all the same: it may win its trust back. */
	return clock->faults < FAULTS_MAX ? clock->device_us + clock->offset_us : arrival_us;
}
