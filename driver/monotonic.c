/* SPDX-License-Identifier: MIT */
#include "monotonic.h"

#include <time.h>

int64_t plen_monotonic_us(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}
