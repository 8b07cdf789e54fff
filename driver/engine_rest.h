/* SPDX-License-Identifier: MIT
 *
 * The hand that writes lies on the glass, too: its heel, its knuckles, its sleeve. What belongs to
 * it neither rubs nor writes; it rests until it lifts, and keeps nobody else off.
 *
 *   beside a pen      whatever is as large as a palm, and fingers near its tip or lower than that:
 *                     nobody can write there without pushing the hand aside
 *   beside a finger   whatever is as large as a palm, while it writes and a moment after, since a
 *   that writes       hand lifts between two strokes; and below it what is twice as large as that
 *                     finger, but for one that writes itself: children and teachers share walls
 *
 * Only questions here, and what they need to be remembered; engine_palm.c acts on the answers.
 */
#pragma once

#include "engine_state.h"

/* Within what time a hand that rubs comes down as a whole. Of what has come earlier, that which has
 * gone some way by then is a finger that writes. */
int64_t plen_engine_rest_together_us(const struct plen_engine *engine,
				     const struct plen_engine_contact *palm);

/* Whether what is about to rub is a hand that holds a pen, or writes with a finger. */
bool plen_engine_rest_holds_pen(const struct plen_engine *engine,
				const struct plen_engine_contact *palm);
bool plen_engine_rest_trails_finger(const struct plen_engine *engine,
				    const struct plen_engine_contact *palm);
/* Whether a finger is no finger but a part of such a hand. */
bool plen_engine_rest_owns(const struct plen_engine *engine,
			   const struct plen_engine_contact *finger);
/* A contact that writes has another sample: whether that shows it as the heel of such a hand, which
 * landed small. Asks its neighbours only where its size makes it worth it. */
bool plen_engine_rest_outgrew(const struct plen_engine *engine,
			      const struct plen_engine_contact *finger);
/* Whether the finger is where the hand that holds the pen must be. */
bool plen_engine_rest_is_of_pen(const struct plen_engine *engine,
				const struct plen_engine_contact *pen,
				const struct plen_engine_contact *finger);

/* A stroke has ended, or a part of a hand that rests has lifted. */
void plen_engine_rest_note_stroke(struct plen_engine *engine,
				  const struct plen_engine_contact *stroke, int64_t lifted_us);
void plen_engine_rest_note_lift(struct plen_engine *engine,
				const struct plen_engine_contact *contact);
