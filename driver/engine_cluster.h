/* SPDX-License-Identifier: MIT
 *
 * A palm on a panel that reports no sizes: half of the large ones. There it is several contacts
 * that come at once, no further apart than a hand is large, and that come and go while it lies
 * there. They are one rubber, as large as all of them together; the contact that completes them
 * rubs for all, and when it goes, another of them takes over, until none is left.
 */
#pragma once

#include "engine_state.h"

/* Whether a newcomer on a canvas is one too many for fingers. */
bool plen_engine_cluster_is_hand(const struct plen_engine *engine,
				 const struct plen_engine_contact *newcomer);
/* The newcomer rubs for all, if it is not beside a pen. */
void plen_engine_cluster_begin(struct plen_engine *engine, struct plen_engine_contact *newcomer);
/* A crumb has landed beside a palm: it is of that hand if it has come with it or between its
 * fingers, and may take over. A neighbour's finger never does. */
void plen_engine_cluster_join(struct plen_engine *engine, struct plen_engine_contact *crumb);
/* A rubber lifts. True if another contact goes on in its place, with the same gesture. */
bool plen_engine_cluster_hand_over(struct plen_engine *engine, struct plen_engine_contact *contact);
