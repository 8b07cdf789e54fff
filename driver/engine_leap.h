/* SPDX-License-Identifier: MIT
 *
 * Panels put a finger somewhere else for a packet, or mix up two fingers. No hand goes that fast,
 * so such a place is not believed at once:
 *
 *   leap ─► withheld ─► the next place is on the old way: the leap never was
 *                   ├── the next place is there, too, or none follows for a packet's time: the
 *                   │   contact lifts where it was, and lands there
 *                   └── it ends: where it was
 *
 * For what writes or moves the page; a palm's middle leaps as the hand rolls.
 */
#pragma once

#include "engine_state.h"

/* True if the sample is not to be believed yet, so that nothing is to be done about it. */
bool plen_engine_leap_withholds(struct plen_engine *engine, struct plen_engine_contact *contact,
				const struct plen_contact *sample);
/* It was withheld, and time or a second sample has proved it right. */
void plen_engine_leap_follow(struct plen_engine *engine, struct plen_engine_contact *contact);
