/* SPDX-License-Identifier: MIT
 *
 * Strokes whose finger has left the glass a moment ago. Many infrared frames lose a finger for a
 * packet or two and find it again under another number, in the middle of a word. So a stroke does
 * not end at once: a finger that lands near where it stopped, before anybody could have put it
 * there on purpose, goes on with it.
 *
 *   INK, lifts ──► gap ──► a finger lands near: INK, same gesture
 *                      ├── a palm lands with it: ink-cancel
 *                      └── nothing for bridge_us, or the panel goes: ink-end
 *
 * Only fingers have gaps: pens are not lost, and what hovers is known to have lifted.
 */
#pragma once

#include "engine_contact.h"

struct plen_engine;

struct plen_engine_gap {
	struct plen_engine_contact stroke; /* as it was when it lifted */
	int64_t until_us;
};

struct plen_engine_gaps {
	uint32_t count;
	struct plen_engine_gap list[PLEN_ENGINE_CONTACTS_MAX];
};

/* A contact that writes lifts: its stroke ends, now or unless it is continued. */
void plen_engine_bridge_lift(struct plen_engine *engine, const struct plen_engine_contact *contact);
/* A finger, no palm, has just landed, wherever that is. True if it goes on with a stroke; then its
 * zone is the stroke's. */
bool plen_engine_bridge_resume(struct plen_engine *engine, struct plen_engine_contact *newcomer);

/* Whether a stroke of the zone waits. */
bool plen_engine_bridge_waits(const struct plen_engine *engine, uint32_t zone);
/* Takes back the strokes that wait for which `claims` holds. */
void plen_engine_bridge_take_back(struct plen_engine *engine,
				  const struct plen_engine_contact *palm,
				  bool (*claims)(const struct plen_engine *engine,
						 const struct plen_engine_contact *stroke,
						 const struct plen_engine_contact *palm));

/* When the next stroke that waits has waited long enough, or NEVER; and its end. */
int64_t plen_engine_bridge_due_us(const struct plen_engine *engine);
void plen_engine_bridge_run(struct plen_engine *engine);
/* No finger of the device comes back. */
void plen_engine_bridge_end_device(struct plen_engine *engine, uint32_t device);
