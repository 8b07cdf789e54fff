/* SPDX-License-Identifier: MIT
 *
 * The zones of the wall, as the board last gave them.
 */
#pragma once

#include <stdint.h>

#include "common/zone.h"

struct plen_engine_zones {
	uint32_t count;
	struct plen_zone list[PLEN_ZONE_MAX];
};

void plen_engine_zone_set(struct plen_engine_zones *zones, const struct plen_zone *list,
			  uint32_t count);
/* The uppermost zone there, NULL if none. Valid until the zones are set again. */
const struct plen_zone *plen_engine_zone_at(const struct plen_engine_zones *zones,
					    struct plen_board_pt at);
