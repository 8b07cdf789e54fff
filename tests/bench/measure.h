/* SPDX-License-Identifier: MIT
 *
 * Measuring: samples of one thing, and the unit M, the time to copy a 4K frame. In processor
 * time, so that figures from a busy machine can be compared, but for what is too short for that.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#define MEASURE_MAX 8192

struct measure {
	size_t count;
	double samples_us[MEASURE_MAX]; /* further ones are dropped */
};

/* The time this thread has worked. */
double measure_now_us(void);
/* The time that has passed: cheap to ask, for what takes a microsecond; look at medians only. */
double measure_wall_us(void);
void measure_add(struct measure *measure, double us);
/* The sample below which `share` (0..1) of them lie; 0 without any. Sorts. */
double measure_quantile(struct measure *measure, double share);

/* The median time of one memcpy of 3840 x 2160 x 4 bytes. */
double measure_frame_copy_us(int rounds);

/* What this process takes of memory now. */
double measure_resident_bytes(void);
