/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdint.h>

/* CLOCK_MONOTONIC, the time base of every live device. */
int64_t plen_monotonic_us(void);
