/* SPDX-License-Identifier: MIT
 *
 * The thresholds of the gesture engine: where their default values come from, and what keeps a
 * configuration from outside harmless.
 */
#pragma once

#include "driver/engine.h"

/* A copy in which every value that is not a finite number, or not in its range, is the default.
 * A configuration may come from a file, so nothing in it is asserted. */
struct plen_engine_config plen_engine_config_clean(const struct plen_engine_config *config);
