/* SPDX-License-Identifier: MIT */
#include "raster_blame.h"

#include <stdlib.h>

#include "common/mem.h"

#define DEATHS_MAX 2

void plen_raster_blame_finish(struct plen_raster_blame *blame)
{
	free(blame->entries);
}

static struct plen_raster_blamed *find(const struct plen_raster_blame *blame, uint32_t asset,
				       uint32_t part)
{
	for (size_t i = 0; i < blame->count; i++) {
		if (blame->entries[i].asset == asset && blame->entries[i].part == part) {
			return &blame->entries[i];
		}
	}
	return NULL;
}

bool plen_raster_blame_add(struct plen_raster_blame *blame, uint32_t asset, uint32_t part)
{
	struct plen_raster_blamed *blamed = find(blame, asset, part);

	if (blamed == NULL) {
		blame->entries = plen_grow(blame->entries, blame->count, &blame->capacity,
					   sizeof(*blame->entries));
		blamed = &blame->entries[blame->count++];
		*blamed = (struct plen_raster_blamed){.asset = asset, .part = part};
	}
	return ++blamed->deaths >= DEATHS_MAX;
}

void plen_raster_blame_clear(struct plen_raster_blame *blame, uint32_t asset, uint32_t part)
{
	struct plen_raster_blamed *blamed = find(blame, asset, part);

	if (blamed != NULL) {
		*blamed = blame->entries[--blame->count];
	}
}

static bool is_given_up(const struct plen_raster_blamed *blamed)
{
	return blamed != NULL && blamed->deaths >= DEATHS_MAX;
}

bool plen_raster_blame_holds(const struct plen_raster_blame *blame, uint32_t asset, uint32_t part)
{
	return is_given_up(find(blame, asset, PLEN_RASTER_OPENING)) ||
	       is_given_up(find(blame, asset, part));
}
