/* SPDX-License-Identifier: MIT
 *
 * What the parts of tiles share: tiles.c (what changes), tiles_turn.c (what is drawn when),
 * tiles_pictures.c (what lies beneath the ink), tiles_compose.c (what is shown).
 */
#pragma once

#include "coverage.h"
#include "drying.h"
#include "outline.h"
#include "pages.h"
#include "paper.h"
#include "tile_work.h"
#include "tiles.h"

struct plen_tiles {
	struct plen_pages pages;
	struct plen_tile_cache cache;
	struct plen_tile_work *work;
	struct plen_drying drying;
	struct plen_coverage scratch; /* clear */
	uint64_t tick;                /* counts the strokes added */
	enum plen_theme theme;
	struct plen_px_scale board;
	size_t bytes_max;
	uint64_t drawn;
	struct plen_picture_album album;
	uint64_t came; /* counts the times that pictures came */
};

/* Far smaller than its tiles, an old scale shows nothing useful and costs hundreds of them. */
#define PLEN_TILES_STRETCH_MIN (1.0 / 12)

extern const struct plen_px_rect plen_tiles_whole; /* of one tile */

/* Of a tile wherever it is. */
struct plen_paper plen_tiles_paper(const struct plen_tiles *tiles, const struct plen_tile_key *key);
struct plen_outline_map plen_tiles_map(const struct plen_tiles *tiles,
				       const struct plen_tile_key *key, struct plen_px_rect clip);
struct plen_tile_key plen_tiles_key(const struct plen_viewport *viewport, int32_t x, int32_t y);
/* `rect` of the tile as a rectangle of the frame, within the viewport. */
struct plen_px_rect plen_tiles_on_frame(const struct plen_viewport *viewport,
					const struct plen_tile_key *key, struct plen_px_rect rect);

/* Whether the stroke is missing in tiles of this key that have what was written until `tick`. */
bool plen_tiles_is_missing(const struct plen_drying_stroke *dries, const struct plen_tile_key *key,
			   uint64_t tick);

/* Gives a job that draws anew the pictures of its tile. */
void plen_tiles_collect_pictures(struct plen_tiles *tiles, struct plen_tile_job *job);
/* Whether any of those that the tile waits for are here: then it is stale. */
void plen_tiles_look_for_pictures(struct plen_tiles *tiles, struct plen_tile *tile);
/* Waits for those that were asked for, if fewer than *least are waited for: as long as that brings
 * any. Then *least is that number. */
bool plen_tiles_settle_pictures(struct plen_tiles *tiles, uint64_t waiting, uint64_t *least);
