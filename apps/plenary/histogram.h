/* SPDX-License-Identifier: MIT
 *
 * A histogram of times: fixed size, each bucket within 1/32 of its value, for percentiles of
 * latency that are always measured.
 */
#pragma once

#include <stdint.h>

#define PLEN_HISTOGRAM_STEPS 32
#define PLEN_HISTOGRAM_OCTAVES 40

struct plen_histogram {
	uint64_t count;
	int64_t max_us;
	uint64_t buckets[PLEN_HISTOGRAM_OCTAVES * PLEN_HISTOGRAM_STEPS];
};

/* A negative time counts as 0. */
void plen_histogram_add(struct plen_histogram *histogram, int64_t time_us);

/* The upper edge of the bucket within which `share` (0..1) of the times lie; 0 if there are none.
 */
int64_t plen_histogram_percentile_us(const struct plen_histogram *histogram, double share);
