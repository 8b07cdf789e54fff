/* SPDX-License-Identifier: MIT
 *
 * Joins a source to an engine: what the source tells becomes calls of the engine, and its keys
 * become events beside the engine's. Owns neither. Whoever wants to see what passes is a watcher.
 */
#pragma once

#include <stdint.h>

#include "driver/engine.h"
#include "driver/source.h"

struct plen_engine_feed {
	struct plen_engine *engine;
	/* The engine's own sink and data: keys go there, too. */
	plen_engine_sink sink;
	void *data;
	/* Tells when keys, and frames that do not say, were read; NULL in virtual time. */
	int64_t (*clock)(void);
	/* Told of everything just before the engine is; any member may be NULL. */
	struct plen_source_sink watcher;
};

/* What to give to the source; `feed` must stay where it is for as long as the source exists. */
struct plen_source_sink plen_engine_feed_sink(struct plen_engine_feed *feed);
