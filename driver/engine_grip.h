/* SPDX-License-Identifier: MIT
 *
 * The page in the grip of two partners: one gesture of both, that follows the point between them
 * and their distance. Whether they are a hand is engine_hand.c's to say.
 *
 *   claimed   both INK: the gesture has begun, the page keeps still, and they write on
 *   taken     both TRANSFORM: the page follows; but while somebody else writes in the pane it
 *             rests, and then goes on from where it is
 *
 * A claim ends when either of the two is parted from the other, whatever it does next.
 */
#pragma once

#include "engine_state.h"

/* Begins the gesture of both; it is the same whichever of them is given. */
void plen_engine_grip_claim(struct plen_engine *engine, struct plen_engine_contact *contact);
/* Nobody's claim any more, and nobody's partner: both go on writing. Does nothing more than part
 * them if there is no claim. */
void plen_engine_grip_release(struct plen_engine *engine, struct plen_engine_contact *contact);
/* From a claim: their ink goes, and the page follows from now on. */
void plen_engine_grip_take(struct plen_engine *engine, struct plen_engine_contact *contact);

/* One update for both, if either has moved the page. */
void plen_engine_grip_follow(struct plen_engine *engine, struct plen_engine_contact *contact);
/* `contact` goes on as the finger `lost`, whose past and gesture it has, and takes its partner. */
void plen_engine_grip_resume(struct plen_engine_contact *contact, struct plen_engine_contact *lost);
/* Ends a taken grip with the page as it is, or as it was before; both are parted, and still have
 * to be told what they do next. */
void plen_engine_grip_end(struct plen_engine *engine, struct plen_engine_contact *contact);
void plen_engine_grip_undo(struct plen_engine *engine, struct plen_engine_contact *contact);
