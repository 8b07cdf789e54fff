/* SPDX-License-Identifier: MIT
 *
 * Hands on the main thread: a gesture engine fed by a source of this thread (the window, or a
 * recording). Real panels have the driver's input thread instead.
 */
#pragma once

#include <stdint.h>

#include "driver/engine.h"
#include "driver/source.h"

struct plen_hands;

/* `sink` receives the events, keys included, within the source's dispatch and within advance. */
struct plen_hands *plen_hands_create(const struct plen_engine_config *config, plen_engine_sink sink,
				     void *data);
void plen_hands_destroy(struct plen_hands *hands); /* NULL is fine */

/* What to give to a source so that it feeds these hands. */
struct plen_source_sink plen_hands_source_sink(struct plen_hands *hands);

void plen_hands_set_zones(struct plen_hands *hands, const struct plen_zone *zones, uint32_t count);
/* Nothing more of this time is to come: what several panels said at once is judged. */
void plen_hands_flush(struct plen_hands *hands);
void plen_hands_advance(struct plen_hands *hands, int64_t now_us);
int64_t plen_hands_deadline_us(const struct plen_hands *hands);
struct plen_engine_stats plen_hands_stats(const struct plen_hands *hands);
