/* SPDX-License-Identifier: MIT
 *
 * One contact's way through the states of engine_contact.h: what each of the four things that can
 * happen to it means in each state.
 */
#pragma once

#include "engine_state.h"

/* It has come down on the glass where its last sample says. It must be hovering. */
void plen_engine_touch_land(struct plen_engine *engine, struct plen_engine_contact *contact);
/* Its last sample differs from the one before it. */
void plen_engine_touch_move(struct plen_engine *engine, struct plen_engine_contact *contact);
/* It has left the glass where it was last seen. */
void plen_engine_touch_lift(struct plen_engine *engine, struct plen_engine_contact *contact);
/* One of its deadlines, the engine's now, has come. */
void plen_engine_touch_due(struct plen_engine *engine, struct plen_engine_contact *contact);
