/* SPDX-License-Identifier: MIT
 *
 * The time of a packet. Panels that stamp their scans (MSC_TIMESTAMP, in µs) know better than the
 * kernel how far apart two packets are: USB adds some milliseconds to one and none to the next.
 * Stamps count from anywhere, wrap, and start anew after a pause, so that they say nothing of when:
 * they are laid on the arrival times such that no packet is from the future. A panel whose stamps
 * do not keep pace with the kernel's clock is not believed for long, one whose bus had a bad hour
 * is believed again. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct plen_decoder_clock {
	bool stamped; /* the packet being read has brought a stamp */
	uint32_t stamp;

	bool running;
	uint32_t last_stamp;
	int64_t device_us;     /* since the clock was started */
	int64_t offset_us;     /* arrival time = the device's + this, at best */
	uint32_t faults, good; /* packets that no bus explains; that are as they should since */
};

/* An MSC_TIMESTAMP within a packet. */
void plen_decoder_clock_stamp(struct plen_decoder_clock *clock, int32_t stamp);
/* The packet's time: never after its arrival, and at most 20 ms before. Ends the packet. */
int64_t plen_decoder_clock_take(struct plen_decoder_clock *clock, int64_t arrival_us);
