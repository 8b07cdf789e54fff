/* SPDX-License-Identifier: MIT
 *
 * Raster wishes: which pixels somebody wants to see, the latest last. There are never more than a
 * wall shows: what was wished for longest ago is out of sight by then, and goes; who still sees it
 * wishes for it again, as something else has come.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "renderer/pictures.h"

#define PLEN_RASTER_WISHES_MAX 256
#define PLEN_RASTER_WISHES_BYTES_MAX ((size_t)128 << 20)

struct plen_raster_wishes {
	struct plen_picture_key keys[PLEN_RASTER_WISHES_MAX];
	size_t count, bytes;
};

/* Known or not, it is the latest now. */
void plen_raster_wishes_push(struct plen_raster_wishes *wishes, const struct plen_picture_key *key);
/* Removes number `index`. */
void plen_raster_wishes_drop(struct plen_raster_wishes *wishes, size_t index);
/* True if one of them is of that asset. */
bool plen_raster_wishes_concern(const struct plen_raster_wishes *wishes, uint32_t asset);
