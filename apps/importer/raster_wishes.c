/* SPDX-License-Identifier: MIT */
#include "raster_wishes.h"

#include <string.h>

static size_t bytes_of(const struct plen_picture_key *key)
{
	return (size_t)key->w_px * key->h_px * 4;
}

void plen_raster_wishes_drop(struct plen_raster_wishes *wishes, size_t index)
{
	wishes->bytes -= bytes_of(&wishes->keys[index]);
	wishes->count--;
	memmove(&wishes->keys[index], &wishes->keys[index + 1],
		(wishes->count - index) * sizeof(wishes->keys[0]));
}

static void drop_known(struct plen_raster_wishes *wishes, const struct plen_picture_key *key)
{
	for (size_t i = 0; i < wishes->count; i++) {
		if (memcmp(&wishes->keys[i], key, sizeof(*key)) == 0) {
			plen_raster_wishes_drop(wishes, i);
			return;
		}
	}
}

void plen_raster_wishes_push(struct plen_raster_wishes *wishes, const struct plen_picture_key *key)
{
	drop_known(wishes, key);
	while (wishes->count == PLEN_RASTER_WISHES_MAX ||
	       (wishes->count > 0 &&
		wishes->bytes + bytes_of(key) > PLEN_RASTER_WISHES_BYTES_MAX)) {
		plen_raster_wishes_drop(wishes, 0);
	}
	wishes->keys[wishes->count++] = *key;
	wishes->bytes += bytes_of(key);
}

bool plen_raster_wishes_concern(const struct plen_raster_wishes *wishes, uint32_t asset)
{
	for (size_t i = 0; i < wishes->count; i++) {
		if (wishes->keys[i].asset == asset) {
			return true;
		}
	}
	return false;
}
