/* SPDX-License-Identifier: MIT */
#include "asset.h"

#include <stdlib.h>
#include <string.h>

#include "common/mem.h"

void plen_assets_finish(struct plen_assets *assets)
{
	plen_assets_let_go(assets);
	free(assets->list);
	*assets = (struct plen_assets){0};
}

void plen_assets_add(struct plen_assets *assets, const struct plen_lesson_asset *what,
		     const uint8_t *bytes)
{
	struct plen_asset asset = {.what = *what};

	if (bytes != NULL) {
		asset.bytes = plen_realloc(NULL, what->size, 1);
		memcpy(asset.bytes, bytes, what->size);
	}
	assets->list =
		plen_grow(assets->list, assets->count, &assets->capacity, sizeof(*assets->list));
	assets->list[assets->count++] = asset;
}

const struct plen_asset *plen_assets_find(const struct plen_assets *assets, uint32_t id)
{
	size_t low = 0;
	size_t high = assets->count;

	while (low < high) {
		size_t middle = (low + high) / 2;
		const struct plen_asset *asset = &assets->list[middle];
		if (asset->what.id == id) {
			return asset;
		}
		if (asset->what.id < id) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return NULL;
}

bool plen_assets_have(const struct plen_assets *assets, const struct plen_op_picture *picture)
{
	const struct plen_asset *asset = plen_assets_find(assets, picture->asset);

	return asset != NULL && picture->part < asset->what.parts;
}

void plen_assets_let_go(struct plen_assets *assets)
{
	for (size_t i = 0; i < assets->count; i++) {
		free(assets->list[i].bytes);
		assets->list[i].bytes = NULL;
	}
}
