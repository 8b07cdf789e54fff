/* SPDX-License-Identifier: MIT
 *
 * A palm, a fist or a pen's other end rubs out. A palm is more than one contact: panels see the
 * fingers of that hand before, beside and after its heel. So a palm owns a part of its zone:
 *
 *   before   young ink within reach, begun with it, is taken back
 *   while    fingers that land within reach are refused, until they lift
 *   after    within reach of where it, or one of those fingers, lifted: refused for a short time
 *
 * The verdict may come after the landing (the contact grows, or the panel changes its mind), and
 * then stays until the contact lifts. A hand that holds a pen is no rubber, whichever of the two
 * comes first. Nor is what lands beside a finger that is writing, or has been a moment ago: it is
 * the heel of that hand, or its sleeve. It rests, and owns nothing.
 */
#pragma once

#include "engine_state.h"

/* By tool or by size, as its last sample has it. */
bool plen_engine_palm_is_palm(const struct plen_engine *engine,
			      const struct plen_engine_contact *contact);

/* A contact that has just landed on a canvas. True if a palm owns it: it has been refused. */
bool plen_engine_palm_refuses(struct plen_engine *engine, struct plen_engine_contact *newcomer);
/* Whether one that was refused too soon after a palm goes on as no part of that hand would, and so
 * has been writing all along. */
bool plen_engine_palm_shut_out_wrongly(const struct plen_engine *engine,
				       const struct plen_engine_contact *contact);
/* A pen has just landed: a palm within reach is the hand that holds it and stops rubbing. */
void plen_engine_palm_give_way(struct plen_engine *engine, const struct plen_engine_contact *pen);

/* The contact, landing or no longer anything else, rubs out from now on, or is refused beside a
 * pen. What it covers is at least what its wipe_w_mm and wipe_h_mm say. */
void plen_engine_palm_begin(struct plen_engine *engine, struct plen_engine_contact *contact);
/* Goes on as the palm that was lost, whose past the contact has. */
void plen_engine_palm_resume(struct plen_engine *engine, struct plen_engine_contact *contact);
void plen_engine_palm_move(struct plen_engine *engine, struct plen_engine_contact *contact);
/* Ends the wipe. The caller says what the contact does next. */
void plen_engine_palm_end(struct plen_engine *engine, struct plen_engine_contact *contact);
/* It has lifted: what it owned stays closed for a moment. */
void plen_engine_palm_lock_out(struct plen_engine *engine,
			       const struct plen_engine_contact *contact);

/* A contact that does something else: notes whether it begins or ceases to look like a palm.
 * True if it is beyond doubt one, and plen_engine_palm_turn is due now. */
bool plen_engine_palm_suspects(struct plen_engine *engine, struct plen_engine_contact *contact);
/* Whatever the contact did, it is a palm from now on. */
void plen_engine_palm_turn(struct plen_engine *engine, struct plen_engine_contact *contact);
