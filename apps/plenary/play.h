/* SPDX-License-Identifier: MIT
 *
 * Virtual time: a recording is played as fast as it goes, and time is what the recording says. One
 * recording always makes one lesson, byte for byte.
 */
#pragma once

#include "driver/engine.h"
#include "driver/source.h"
#include "session.h"

struct plen_play;

/* An engine whose events go to `session` (borrowed). */
struct plen_play *plen_play_create(struct plen_session *session,
				   const struct plen_engine_config *config);
void plen_play_destroy(struct plen_play *play); /* NULL is fine */

/* Feeds the engine from `source` (borrowed) to its end, every deadline in its place, a frame after
 * every packet; ends early when a signal asks for it. 0 or a negative errno from the source. */
int plen_play_run(struct plen_play *play, struct plen_source *source);

struct plen_engine_stats plen_play_stats(const struct plen_play *play);
