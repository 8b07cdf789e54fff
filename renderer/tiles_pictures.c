/* SPDX-License-Identifier: MIT
 *
 * Pictures in tiles: which a job gets, and when a tile that waits for some is drawn anew.
 */
#include "tiles_private.h"

void plen_tiles_set_pictures(struct plen_tiles *tiles, const struct plen_picture_source *source)
{
	tiles->album = (struct plen_picture_album){0};
	if (source != NULL) {
		tiles->album.source = *source;
	}
	for (struct plen_tile *tile = tiles->cache.newest; tile != NULL; tile = tile->older) {
		if (tile->has_pictures) {
			tile->stale = plen_tiles_whole;
		}
	}
}

void plen_tiles_picture_came(struct plen_tiles *tiles)
{
	tiles->came++;
}

/* Those of the whole tile, whatever its rows: their pixels depend on what is collected. */
void plen_tiles_collect_pictures(struct plen_tiles *tiles, struct plen_tile_job *job)
{
	struct plen_outline_map map = plen_tiles_map(tiles, &job->key, plen_tiles_whole);
	struct plen_pages_found found;

	job->asked = tiles->came;
	plen_picture_list_clear(&job->pictures);
	if (job->kind == PLEN_TILE_JOB_REDRAW &&
	    plen_pages_find(&tiles->pages, job->key.page, &found)) {
		plen_picture_list_collect(&job->pictures, &tiles->album, &found, &map);
	}
	job->has_pictures = job->pictures.count > 0;
	job->waiting = job->pictures.waiting;
}

/* Pictures came since its own were asked for: it is drawn anew if there are any of them. */
void plen_tiles_look_for_pictures(struct plen_tiles *tiles, struct plen_tile *tile)
{
	struct plen_outline_map map = plen_tiles_map(tiles, &tile->key, plen_tiles_whole);
	struct plen_pages_found found;
	uint32_t waiting = 0;

	if (plen_pages_find(&tiles->pages, tile->key.page, &found)) {
		waiting = plen_picture_list_waiting(&tiles->album, &found, &map);
	}
	if (waiting < tile->waiting) {
		tile->stale = plen_tiles_whole;
	}
	tile->waiting = waiting;
	tile->asked = tiles->came;
}

bool plen_tiles_settle_pictures(struct plen_tiles *tiles, uint64_t waiting, uint64_t *least)
{
	const struct plen_picture_source *source = &tiles->album.source;

	if (source->settle == NULL || waiting == 0 || waiting >= *least) {
		return false;
	}
	*least = waiting;
	source->settle(source->data, true);
	tiles->came++;
	return true;
}
