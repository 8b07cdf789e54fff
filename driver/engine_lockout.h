/* SPDX-License-Identifier: MIT
 *
 * Places that are remembered for a moment: where a palm has just lifted or a control been tapped,
 * so that nothing is taken there, since panels see hands come back that never went; and where
 * somebody has just written.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"

struct plen_engine_lockout {
	uint32_t zone;
	struct plen_board_pt at;
	int64_t until_us;
};

/* As many as there can be contacts. If more should lift within the time that one is remembered,
 * which no panel's contacts can, the one that is to be forgotten first gives way, in whatever zone
 * it is: so taps, which are remembered for a shorter time, never make a palm forgotten. */
#define PLEN_ENGINE_LOCKOUTS_MAX 256

struct plen_engine_lockouts {
	uint32_t count;
	struct plen_engine_lockout list[PLEN_ENGINE_LOCKOUTS_MAX];
};

void plen_engine_lockout_add(struct plen_engine_lockouts *lockouts,
			     struct plen_engine_lockout lockout);
/* Whether `at` is within reach_mm of a place in the zone that is closed at now_us. */
bool plen_engine_lockout_covers(const struct plen_engine_lockouts *lockouts, uint32_t zone,
				struct plen_board_pt at, int64_t now_us, double reach_mm);
