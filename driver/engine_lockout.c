/* SPDX-License-Identifier: MIT */
#include "engine_lockout.h"

void plen_engine_lockout_add(struct plen_engine_lockouts *lockouts,
			     struct plen_engine_lockout lockout)
{
	lockouts->list[lockouts->next] = lockout;
	lockouts->next = (lockouts->next + 1) % PLEN_ENGINE_LOCKOUTS_MAX;
	if (lockouts->count < PLEN_ENGINE_LOCKOUTS_MAX) {
		lockouts->count++;
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
