/* SPDX-License-Identifier: MIT
 *
 * Raster blame: by what helpers have died or hung, page by page, so that one bad page takes no
 * other with it. What did it twice in a row is given up.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* In place of a part: the opening of the asset, without which there is no part. */
#define PLEN_RASTER_OPENING UINT32_MAX

struct plen_raster_blamed {
	uint32_t asset, part;
	int deaths;
};

/* All 0 to begin with. */
struct plen_raster_blame {
	struct plen_raster_blamed *entries;
	size_t count, capacity;
};

void plen_raster_blame_finish(struct plen_raster_blame *blame);

/* True if that was once too often. */
bool plen_raster_blame_add(struct plen_raster_blame *blame, uint32_t asset, uint32_t part);
/* It went well this time. */
void plen_raster_blame_clear(struct plen_raster_blame *blame, uint32_t asset, uint32_t part);
/* True if the part, or the asset as a whole, is given up. */
bool plen_raster_blame_holds(const struct plen_raster_blame *blame, uint32_t asset, uint32_t part);
