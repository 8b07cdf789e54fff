/* SPDX-License-Identifier: MIT
 *
 * Panels put a finger somewhere else for one packet. No hand goes there and back so fast, so such a
 * place is not believed at once:
 *
 *   leap ─► withheld ─┬► the next place is on the old way, and nearer to its end: it never was
 *                     └► anything else, its end and a packet's time included: it was there
 *
 * Nothing but that one sample is ever lost: a swift stroke on a slow panel is a run of leaps. For
 * what writes or moves the page; a palm's middle leaps as the hand rolls.
 */
#pragma once

#include "engine_state.h"

/* True if the sample is not to be believed yet, so that nothing is to be done about it. */
bool plen_engine_leap_withholds(struct plen_engine *engine, struct plen_engine_contact *contact,
				const struct plen_contact *sample);
/* What was withheld, if anything is, was no error: the contact moves there. */
void plen_engine_leap_believe(struct plen_engine *engine, struct plen_engine_contact *contact);
