/* SPDX-License-Identifier: MIT
 *
 * The figures of a run as a JSON file; the members are listed in plenary(1).
 */
#pragma once

#include <stdbool.h>

#include "driver/engine.h"
#include "session.h"

/* False, with a line in the log, if the file cannot be written. */
bool plen_stats_write(const char *path, const struct plen_engine_stats *engine,
		      const struct plen_session_stats *session);
