/* SPDX-License-Identifier: MIT
 *
 * Two fingers of one hand move and scale what they touch. A hand is two finger contacts of one
 * device in one zone, near each other in space and onset, where nobody else writes or is near.
 * Whether they are is not known when the second one lands, so both write at first:
 *
 *   both INK, partners ──┬── they move as two people do: INK, each for itself
 *                        └── they may be one hand: transform-begin ► both INK, the page claimed
 *                                ├── two people after all, or one lifts: transform-end ► INK
 *                                └── they have gone as one: ink-cancel, twice ► both TRANSFORM
 *                                        ├── two people after all: transform-end ► INK, from
 *                                        │   the start
 *                                        └── one lifts: transform-end ► the other REFUSED
 *   third finger lands: it writes, until it is sure that it belongs to a hand: REFUSED
 *
 * So nobody's ink goes before a page moves. While it is not sure, the trails of both are kept, so
 * that nothing that somebody wrote is lost, and the page is moved back first. While somebody else
 * writes in the zone the page rests, and goes on from where it is. Pens and mice have no second
 * finger.
 */
#pragma once

#include "engine_state.h"

/* Whether a finger that has just landed belongs to a hand that moves the page, or has just done
 * so with one finger still down: then it is refused. */
bool plen_engine_hand_owns(const struct plen_engine *engine,
			   const struct plen_engine_contact *newcomer);
/* A finger writes. If another may be of the same hand, they are partners from now on. */
void plen_engine_hand_meet(struct plen_engine *engine, struct plen_engine_contact *finger);

void plen_engine_hand_move(struct plen_engine *engine, struct plen_engine_contact *contact);
/* All of a frame has moved: draws the conclusions for the contact and its partner, and sends one
 * update for both, if they move the page. */
void plen_engine_hand_look(struct plen_engine *engine, struct plen_engine_contact *contact);
/* The time for a verdict on the contact and its partner is up. */
void plen_engine_hand_due(struct plen_engine *engine, struct plen_engine_contact *contact);

/* Goes on as the finger that was lost, whose past the contact has. */
void plen_engine_hand_resume(struct plen_engine *engine, struct plen_engine_contact *contact,
			     struct plen_engine_contact *lost);
/* Below, both are in TRANSFORM.
 *
 * Ends the gesture. The caller says what `contact` does next; the partner gets the refusal. */
void plen_engine_hand_end(struct plen_engine *engine, struct plen_engine_contact *contact,
			  enum plen_engine_refusal refusal);
/* The same, and the page is back where it was: a hand that rubs has moved it by accident. */
void plen_engine_hand_withdraw(struct plen_engine *engine, struct plen_engine_contact *contact,
			       enum plen_engine_refusal refusal);
/* Ends the gesture, since it is none: both write, from where they landed. */
void plen_engine_hand_let_go(struct plen_engine *engine, struct plen_engine_contact *contact);
/* A finger of a hand that moves the page has lifted for good: the partner is refused. */
void plen_engine_hand_lift(struct plen_engine *engine, struct plen_engine_contact *contact);
