/* SPDX-License-Identifier: MIT
 *
 * Tiles: the finished ink of pages, drawn once and kept. A new stroke is drawn on top of the tiles
 * it touches; anything else marks the changed part of a tile as stale, to be repaired when there is
 * time. Compose reads tiles, and shows an older scale or paper where one is missing.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <cairo.h>

#include "common/geometry.h"
#include "common/ink.h"
#include "lesson/lesson.h"
#include "tile_cache.h"
#include "viewport.h"

struct plen_tiles;

/* `lesson` is borrowed. Never NULL. */
struct plen_tiles *plen_tiles_create(const struct plen_lesson *lesson);
void plen_tiles_destroy(struct plen_tiles *tiles);

/* Another theme or pixel size makes every tile worthless. */
void plen_tiles_set_style(struct plen_tiles *tiles, enum plen_theme theme,
			  struct plen_px_scale board);
/* How much memory tiles may hold that are not on the screen. */
void plen_tiles_set_limit(struct plen_tiles *tiles, size_t bytes_max);

/* Opens a round: the tiles wanted from here on are those on the screen. */
void plen_tiles_begin_round(struct plen_tiles *tiles);
/* Closes it: drops what is too much. */
void plen_tiles_end_round(struct plen_tiles *tiles);

/* What of a viewport is tiled: tile columns and rows. */
struct plen_tile_span {
	int32_t x0, y0, x1, y1; /* half open */
};

struct plen_tile_span plen_tiles_span(const struct plen_viewport *viewport,
				      struct plen_px_rect rect);

/* Makes the tile x, y of the viewport's page and scale current if it is not. Returns the part of
 * the frame that changed, not clipped; empty if the tile was current. */
struct plen_px_rect plen_tiles_update(struct plen_tiles *tiles,
				      const struct plen_viewport *viewport, int32_t x, int32_t y);
bool plen_tiles_is_current(struct plen_tiles *tiles, const struct plen_viewport *viewport,
			   int32_t x, int32_t y);

/* The lesson changed. `shown` are the viewports on the screen: only there a new stroke is worth
 * drawing at once, into the tiles that its ink meets. */
void plen_tiles_page_changed(struct plen_tiles *tiles, uint32_t page,
			     const struct plen_page_rect *rect, const struct plen_stroke *added,
			     const struct plen_viewport *shown, uint32_t shown_count);

/* Where compose draws. */
struct plen_tiles_target {
	cairo_surface_t *surface; /* an image surface of the pixels */
	uint32_t *pixels;
	int stride_px;
};

/* Draws the part of the viewport that lies in `rect` (within it). Where a tile is missing, tiles of
 * `fallback_ppm` are shown scaled; 0 = none. */
void plen_tiles_compose(struct plen_tiles *tiles, const struct plen_viewport *viewport,
			uint32_t fallback_ppm, struct plen_px_rect rect,
			const struct plen_tiles_target *target);

/* Tiles drawn or repaired so far. */
uint64_t plen_tiles_drawn(const struct plen_tiles *tiles);
size_t plen_tiles_bytes(const struct plen_tiles *tiles);
