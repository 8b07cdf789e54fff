/* SPDX-License-Identifier: MIT
 *
 * Flicker. Many infrared frames lose a finger for a few packets and find it again under another
 * number, in the middle of a word. So what lifts is waited for: a contact that lands where it must
 * be by then, before anybody could have put it there on purpose, goes on with what it did.
 *
 *   INK        lifts ─► gap ─► a finger lands there: INK, same gesture
 *                          ├── a palm lands with it: ink-cancel
 *                          └── nobody came, or the panel goes: ink-end
 *   TRANSFORM  lifts ─► gap ─► a finger lands there: goes on with its partner
 *                          └── nobody came, or the partner lifts: as if it had lifted then
 *   WIPE       lifts ─► gap ─► a palm lands there: rubs on
 *                          └── nobody came: wipe-end
 *
 * Where it must be: near where it was last seen or on the way that it went, the further off the
 * faster it was and the longer it has been away. A finger that has only made a dot goes nowhere,
 * for children tap dots faster than panels flicker: unless it is back before anybody could have
 * lifted it, it must be where it was.
 *
 * A pen that lands where a finger of another node writes is what that finger was, whether it has
 * lifted by then or not.
 *
 * Only fingers and palms have gaps: pens are not lost, and what hovers is known to have lifted.
 */
#pragma once

#include "engine_state.h"

/* A contact that writes, moves the page or rubs has lifted. True if it is waited for: then nothing
 * more is to be done about it. */
bool plen_engine_bridge_lift(struct plen_engine *engine, struct plen_engine_contact *contact);
/* A contact has just landed, wherever that is. True if it goes on as one that was lost; then its
 * zone is that one's. */
bool plen_engine_bridge_resume(struct plen_engine *engine, struct plen_engine_contact *newcomer);

/* When the next gap is not waited for any longer, or NEVER; and its end. */
int64_t plen_engine_bridge_due_us(const struct plen_engine *engine);
void plen_engine_bridge_run(struct plen_engine *engine);
/* Nothing of the device comes back. */
void plen_engine_bridge_end_device(struct plen_engine *engine, uint32_t device);

/* A stroke is over, whether it was waited for or not. */
void plen_engine_bridge_end_ink(struct plen_engine *engine, struct plen_engine_contact *stroke,
				int64_t lifted_us);
