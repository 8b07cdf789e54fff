/* SPDX-License-Identifier: MIT */
#include "histogram.h"

#include <stddef.h>

#define BUCKETS (PLEN_HISTOGRAM_OCTAVES * PLEN_HISTOGRAM_STEPS)

/* Below STEPS a bucket is 1 us wide; each octave above has STEPS buckets of doubling width. */
static size_t bucket_of(int64_t time_us)
{
	size_t octave = 0;

	while ((time_us >> octave) >= 2 * PLEN_HISTOGRAM_STEPS) {
		octave++;
	}

	size_t bucket = octave * PLEN_HISTOGRAM_STEPS + (size_t)(time_us >> octave);
	return bucket < BUCKETS ? bucket : BUCKETS - 1;
}

static int64_t upper_edge_us(size_t bucket)
{
	if (bucket < 2 * PLEN_HISTOGRAM_STEPS) {
		return (int64_t)bucket;
	}

	size_t octave = bucket / PLEN_HISTOGRAM_STEPS - 1;
	int64_t step = (int64_t)(bucket - octave * PLEN_HISTOGRAM_STEPS);
	return ((step + 1) << octave) - 1;
}

void plen_histogram_add(struct plen_histogram *histogram, int64_t time_us)
{
	if (time_us < 0) {
		time_us = 0;
	}
	histogram->buckets[bucket_of(time_us)]++;
	histogram->count++;
	if (time_us > histogram->max_us) {
		histogram->max_us = time_us;
	}
}

int64_t plen_histogram_percentile_us(const struct plen_histogram *histogram, double share)
{
	uint64_t wanted = (uint64_t)(share * (double)histogram->count);
	uint64_t seen = 0;

	if (histogram->count == 0) {
		return 0;
	}
	for (size_t i = 0; i < BUCKETS; i++) {
		seen += histogram->buckets[i];
		if (seen > 0 && seen >= wanted) {
			int64_t edge_us = upper_edge_us(i);
			return edge_us < histogram->max_us ? edge_us : histogram->max_us;
		}
	}
	return histogram->max_us;
}
