/* SPDX-License-Identifier: MIT
 *
 * Are two fingers one hand, or two people? Pure: a verdict from how both have moved since the
 * second of them landed.
 *
 *   both keep still                         one hand, when the time for a verdict is up
 *   one moves towards or away from          one hand: the thumb stays
 *     the other, which keeps still
 *   ... in any other direction              two people
 *   both move alike, or against each other  one hand
 *     along the line between them
 *   both move, but as they please           two people
 *   either turns, as a pen in a word        two people
 *   one goes while the other rests, then    two people, unless it is a thumb that never sets off
 *     both, or one more slowly than before
 *
 * All that is forgiven in a hand is what its drift on the glass and the panel's trembling explain.
 * Apart as two people's fingers may be: whatever one has gone must stay a fixed part of what the
 * other has. Far apart: a thumb that stays is somebody else's; a hand that is that wide can only
 * close or shift, and both fingers set off before the page does.
 */
#pragma once

#include <stdbool.h>

#include "driver/engine.h"

struct plen_engine_contact;

enum plen_engine_verdict {
	PLEN_ENGINE_UNDECIDED,
	PLEN_ENGINE_ONE_HAND,
	PLEN_ENGINE_TWO_PEOPLE,
};

/* `due`: no more time; the verdict is not UNDECIDED then. Does not depend on which is which. */
enum plen_engine_verdict plen_engine_pair_judge(const struct plen_engine_config *config,
						const struct plen_engine_contact *a,
						const struct plen_engine_contact *b, bool due);
/* Whether what has been taken for one hand is two people: at first they may have kept still. */
bool plen_engine_pair_writes(const struct plen_engine_config *config,
			     const struct plen_engine_contact *a,
			     const struct plen_engine_contact *b);

/* Neither has moved since they met. */
bool plen_engine_pair_is_still(const struct plen_engine_config *config,
			       const struct plen_engine_contact *a,
			       const struct plen_engine_contact *b);
/* What may be one hand has gone so far that the page moves. Fingers that only tremble do not move
 * it yet; nor does one alone of two that are so far apart that they may be two people's. These go
 * further before it does, unless they look like a hand by then. */
bool plen_engine_pair_has_gone(const struct plen_engine_config *config,
			       const struct plen_engine_contact *a,
			       const struct plen_engine_contact *b);
/* It has gone so far that it is beyond doubt, or as far as can be remembered. */
bool plen_engine_pair_is_proven(const struct plen_engine_config *config,
				const struct plen_engine_contact *a,
				const struct plen_engine_contact *b);

/* The contact has met its partner where it is now. */
void plen_engine_pair_meet(struct plen_engine_contact *contact);
/* A frame has moved them, perhaps: to be called before the next verdict. */
void plen_engine_pair_follow(struct plen_engine_contact *a, struct plen_engine_contact *b);
/* So far apart that they may well be two people's. */
bool plen_engine_pair_is_wide(const struct plen_engine_config *config,
			      const struct plen_engine_contact *a,
			      const struct plen_engine_contact *b);
