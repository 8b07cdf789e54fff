/* SPDX-License-Identifier: MIT
 *
 * Looked up once a landing, so a list is all it takes.
 */
#include "engine_zone.h"

#include <assert.h>
#include <string.h>

void plen_engine_zone_set(struct plen_engine_zones *zones, const struct plen_zone *list,
			  uint32_t count)
{
	assert(count <= PLEN_ZONE_MAX);
	zones->count = count;
	if (count > 0) {
		memcpy(zones->list, list, count * sizeof(list[0]));
	}
}

const struct plen_zone *plen_engine_zone_at(const struct plen_engine_zones *zones,
					    struct plen_board_pt at)
{
	for (uint32_t i = zones->count; i > 0; i--) {
		if (plen_board_rect_contains(&zones->list[i - 1].rect, at)) {
			return &zones->list[i - 1];
		}
	}
	return NULL;
}
