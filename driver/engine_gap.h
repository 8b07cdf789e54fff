/* SPDX-License-Identifier: MIT
 *
 * The list of contacts that have left the glass a moment ago and may come back under another
 * number. It keeps what they were; what becomes of them is engine_bridge.c's.
 */
#pragma once

#include "engine_contact.h"

struct plen_engine_gap {
	struct plen_engine_contact lost; /* as it was when it lifted, and in that state */
	int64_t lifted_us;
	int64_t until_us; /* it is not waited for any longer */
};

/* A gap stays where it is as long as it is open. */
struct plen_engine_gaps {
	struct plen_engine_gap places[PLEN_ENGINE_CONTACTS_MAX];
	struct plen_engine_gap *vacant[PLEN_ENGINE_CONTACTS_MAX];
	struct plen_engine_gap *open[PLEN_ENGINE_CONTACTS_MAX]; /* by until_us, then by lifting */
	uint32_t vacant_count;
	uint32_t open_count;
};

void plen_engine_gap_init(struct plen_engine_gaps *gaps);
/* NULL if there is no room, as if it had lifted for good: so many are lost at once by no panel. A
 * partner of the contact is the lost one's from now on. */
struct plen_engine_gap *plen_engine_gap_open(struct plen_engine_gaps *gaps,
					     const struct plen_engine_contact *contact,
					     int64_t lifted_us, int64_t until_us);
/* The gap must be open. Its contact must have no partner. */
void plen_engine_gap_close(struct plen_engine_gaps *gaps, struct plen_engine_gap *gap);
/* The gap that has this contact as its lost one. */
struct plen_engine_gap *plen_engine_gap_of(const struct plen_engine_gaps *gaps,
					   const struct plen_engine_contact *lost);
