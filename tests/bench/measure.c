/* SPDX-License-Identifier: MIT */
#include "measure.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common/mem.h"

#define FRAME_BYTES ((size_t)3840 * 2160 * 4)

double measure_now_us(void)
{
	struct timespec now;

	/* A busy machine stretches the time on the wall, but not the work. */
	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

double measure_wall_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

void measure_add(struct measure *measure, double us)
{
	if (measure->count < MEASURE_MAX) {
		measure->samples_us[measure->count++] = us;
	}
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

double measure_quantile(struct measure *measure, double share)
{
	if (measure->count == 0) {
		return 0;
	}
	qsort(measure->samples_us, measure->count, sizeof(double), compare);
	return measure->samples_us[(size_t)(share * (double)(measure->count - 1) + 0.5)];
}

double measure_frame_copy_us(int rounds)
{
	struct measure *measure = plen_calloc(1, sizeof(*measure));
	uint8_t *from = plen_calloc(1, FRAME_BYTES), *to = plen_calloc(1, FRAME_BYTES);

	/* Both touched once, so that no round pays for fresh pages. */
	memset(from, 1, FRAME_BYTES);
	memset(to, 2, FRAME_BYTES);
	for (int i = 0; i < rounds; i++) {
		double start = measure_now_us();

		memcpy(to, from, FRAME_BYTES);
		measure_add(measure, measure_now_us() - start);
		from[i] ^= to[i];
	}

	double median = measure_quantile(measure, 0.5);
	free(measure);
	free(from);
	free(to);
	return median;
}

double measure_resident_bytes(void)
{
	FILE *file = fopen("/proc/self/status", "r");
	char line[128];
	double kib = 0;

	while (file != NULL && fgets(line, sizeof(line), file) != NULL) {
		if (strncmp(line, "VmRSS:", 6) == 0) {
			kib = strtod(line + 6, NULL);
		}
	}
	if (file != NULL) {
		fclose(file);
	}
	return kib * 1024;
}
