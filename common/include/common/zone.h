/* SPDX-License-Identifier: MIT
 *
 * Zones: what the board tells the gesture engine about the wall. The zone on which a contact lands
 * owns that contact until it lifts, whatever the zones do meanwhile.
 */
#pragma once

#include <stdint.h>

#include "common/geometry.h"

enum plen_zone_kind {
	PLEN_ZONE_CANVAS,  /* ink, transform, wipe, hold */
	PLEN_ZONE_CONTROL, /* press, release, tap */
	PLEN_ZONE_DRAG,    /* drag begin, move, end */
	PLEN_ZONE_LOCKED,  /* takes nothing: contacts are refused */
};

struct plen_zone {
	uint32_t id;  /* the board's own number; stable while the zone exists */
	uint8_t kind; /* enum plen_zone_kind */
	struct plen_board_rect rect;
};

/* In a list of zones a later one lies above an earlier one. A contact on no zone is refused. */
#define PLEN_ZONE_MAX 256
