/* SPDX-License-Identifier: MIT
 *
 * What watch shows is one of two: lines, one for each thing that happens, or the panel drawn in the
 * terminal. Both see contacts before the engine does, and what the engine makes of them.
 */
#pragma once

#include "driver/engine_feed.h"

struct plen_watch_view {
	struct plen_source_sink watcher; /* of the source */
	plen_engine_sink event;
	void (*turned)(void *data);
	void (*resized)(void *data);          /* may be NULL */
	void (*show)(void *data, bool shown); /* takes the terminal, gives it back; may be NULL */
	int64_t calm_us;                      /* `turned` need not come more often */
	void *data;
};
