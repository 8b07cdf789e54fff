/* SPDX-License-Identifier: MIT */
#include "engine_lockout.h"

/* The place whose time is up first; most often it has been for long. */
static struct plen_engine_lockout *find_oldest(struct plen_engine_lockouts *lockouts)
{
	struct plen_engine_lockout *oldest = &lockouts->list[0];

	for (uint32_t i = 1; i < lockouts->count; i++) {
		if (lockouts->list[i].until_us < oldest->until_us) {
			oldest = &lockouts->list[i];
		}
	}
	return oldest;
}

void plen_engine_lockout_add(struct plen_engine_lockouts *lockouts,
			     struct plen_engine_lockout lockout)
{
	if (lockouts->count < PLEN_ENGINE_LOCKOUTS_MAX) {
		lockouts->list[lockouts->count++] = lockout;
	} else {
		*find_oldest(lockouts) = lockout;
	}
}

bool plen_engine_lockout_covers(const struct plen_engine_lockouts *lockouts, uint32_t zone,
				struct plen_board_pt at, int64_t now_us, double reach_mm)
{
	for (uint32_t i = 0; i < lockouts->count; i++) {
		const struct plen_engine_lockout *lockout = &lockouts->list[i];
		if (lockout->zone == zone && now_us < lockout->until_us &&
		    plen_geometry_distance_mm(lockout->at, at) <= reach_mm) {
			return true;
		}
	}
	return false;
}
