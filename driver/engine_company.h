/* SPDX-License-Identifier: MIT
 *
 * Who else is in the pane where two fingers may be a hand: those who make a pair doubtful, those
 * under whose hand the page must not move, and the other fingers of the hand itself. Only looks.
 */
#pragma once

#include "engine_state.h"

/* As near each other as two fingers of one hand, in one zone of one panel. */
bool plen_engine_company_same_hand(const struct plen_engine *engine,
				   const struct plen_engine_contact *a,
				   const struct plen_engine_contact *b);
/* When the two had both come down, and when the first of them had. */
int64_t plen_engine_company_later_us(const struct plen_engine_contact *a,
				     const struct plen_engine_contact *b);
int64_t plen_engine_company_earlier_us(const struct plen_engine_contact *a,
				       const struct plen_engine_contact *b);

/* The one contact that `finger` may make a hand with; NULL if there is none, or more than that. */
struct plen_engine_contact *
plen_engine_company_only_other(const struct plen_engine *engine,
			       const struct plen_engine_contact *finger);

/* Below, `hand` is one of two partners. */

/* A third finger of that hand, which has come with the others and writes only so far. */
bool plen_engine_company_is_spare(const struct plen_engine *engine,
				  const struct plen_engine_contact *other,
				  const struct plen_engine_contact *hand);
/* Somebody else writes in the pane, or is off the glass for a moment. */
bool plen_engine_company_writes(const struct plen_engine *engine,
				const struct plen_engine_contact *hand);
/* Others set off there when the two did. A class that is told to write does so at once, and some
 * of them go alike. */
bool plen_engine_company_sets_off(const struct plen_engine *engine,
				  const struct plen_engine_contact *hand);
/* Another hand was sooner. */
bool plen_engine_company_holds_page(const struct plen_engine *engine,
				    const struct plen_engine_contact *hand);
