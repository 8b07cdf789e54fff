/* SPDX-License-Identifier: MIT
 *
 * A frame of contacts, taken apart into what happened to each. The order in which it counts:
 *
 *   1. known contacts move, those that end here included, by id
 *   2. hands that moved send one update each, or prove to be none
 *   3. contacts end: marked so, missing, in hover again, or begun a second time
 *   4. contacts that begin and end within this frame do so, one after the other, by id
 *   5. contacts begin, by id
 *
 * Ends come before beginnings, so that a finger which lifts as another lands makes no pair with
 * it, whatever slots a panel gave them; the order in which a frame lists its contacts means
 * nothing.
 */
#pragma once

#include "engine_state.h"

/* The engine's now must be the frame's time, and no deadline before it be left. */
void plen_engine_frame_handle(struct plen_engine *engine, const struct plen_contact_frame *frame);
/* Everything of a device ends where it was last seen. */
void plen_engine_frame_end_device(struct plen_engine *engine, uint32_t device);
