/* SPDX-License-Identifier: MIT
 *
 * The clocks, in one unit. Shells read them; the pure parts are told the time.
 */
#pragma once

#include <stdint.h>

/* Since boot, not counting suspend; what devices stamp their events with. */
int64_t plen_clock_monotonic_us(void);
/* Since 1970; may jump. What operations are dated with. */
int64_t plen_clock_realtime_us(void);
