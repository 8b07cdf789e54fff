/* SPDX-License-Identifier: MIT
 *
 * Two fingers of one hand move and scale what they touch. A hand is two finger contacts of one
 * device in one zone, near each other in space and onset, where nobody else is at work:
 *
 *   first finger  INK ──────────► ink-cancel ► TRANSFORM ─┐ one lifts   ┌► lifted
 *   second finger lands ────────────────────► TRANSFORM ─┴► transform- ┴► REFUSED until it lifts
 *   third finger  lands ────────► REFUSED                   end
 *
 * Pens and mice have no second finger.
 */
#pragma once

#include "engine_state.h"

/* Whether a finger that has just landed belongs to a hand that moves the page, or has just done
 * so with one finger still down: then it is refused. */
bool plen_engine_hand_owns(const struct plen_engine *engine,
			   const struct plen_engine_contact *newcomer);
/* The finger with which a newcomer makes a hand, or NULL. */
struct plen_engine_contact *
plen_engine_hand_find_partner(const struct plen_engine *engine,
			      const struct plen_engine_contact *newcomer);

/* `first` is writing; its ink is taken back. */
void plen_engine_hand_begin(struct plen_engine *engine, struct plen_engine_contact *first,
			    struct plen_engine_contact *second);
void plen_engine_hand_move(struct plen_engine *engine, struct plen_engine_contact *contact);
/* Sends one update for all that has moved since the last. */
void plen_engine_hand_flush(struct plen_engine *engine, struct plen_engine_contact *contact);
/* Ends the gesture. The caller says what `contact` does next; the partner is refused. */
void plen_engine_hand_end(struct plen_engine *engine, struct plen_engine_contact *contact,
			  enum plen_engine_refusal partner);
