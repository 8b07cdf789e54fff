/* SPDX-License-Identifier: MIT
 *
 * Tiles: the finished ink of pages, drawn once by workers and kept. What changed is drawn again, by
 * rows; a new stroke is drawn on top of the tiles it meets. Nobody waits for that: compose reads
 * tiles, draws over them what is not yet in them, and shows an older scale or paper where one is
 * missing.
 *
 * Main thread only. What workers are told is copied, but for the points of strokes, which never
 * change; what they make is taken over in a turn.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include <cairo.h>

#include "common/geometry.h"
#include "common/ink.h"
#include "damage.h"
#include "lesson/lesson.h"
#include "renderer/pictures.h"
#include "spine.h"
#include "tile_cache.h"
#include "viewport.h"

struct plen_tiles;

/* `lesson` is borrowed, and must not go before the tiles. Never NULL. */
struct plen_tiles *plen_tiles_create(const struct plen_lesson *lesson);
void plen_tiles_destroy(struct plen_tiles *tiles);

/* `wake` is called from another thread when a turn has something to take over. */
void plen_tiles_set_wake(struct plen_tiles *tiles, void (*wake)(void *data), void *data);

/* The wall's. Another theme or pixel size makes every tile worthless. */
void plen_tiles_set_style(struct plen_tiles *tiles, enum plen_theme theme,
			  struct plen_px_scale board);
/* What a page is shown in on that wall. A viewport says it again: that of a page changes with what
 * lies on it. */
enum plen_theme plen_tiles_theme(const struct plen_tiles *tiles, uint32_t page);
/* See plen_renderer_set_replay: tiles of its pages are out of date, and go if there is none. */
void plen_tiles_set_replay(struct plen_tiles *tiles, const struct plen_lesson *replay);
/* See plen_renderer_let_go. */
void plen_tiles_let_go(struct plen_tiles *tiles, uint32_t page);
/* See renderer.h. */
void plen_tiles_set_pictures(struct plen_tiles *tiles, const struct plen_picture_source *source);
void plen_tiles_picture_came(struct plen_tiles *tiles);
/* How much memory tiles may hold that are not on the screen. */
void plen_tiles_set_limit(struct plen_tiles *tiles, size_t bytes_max);

/* What of a viewport is tiled: tile columns and rows. */
struct plen_tile_span {
	int32_t x0, y0, x1, y1; /* half open */
};

struct plen_tile_span plen_tiles_span(const struct plen_viewport *viewport,
				      struct plen_px_rect rect);

/* A viewport on the screen, in a turn. */
struct plen_tiles_view {
	struct plen_viewport viewport;
	bool is_moving;        /* nothing is begun for it: it would be wrong a frame later */
	uint32_t stand_in_ppm; /* whose tiles are shown for those that are missing; 0 = none */
	bool is_complete;      /* set by the turn: all of it is there, and current */
};

struct plen_tiles_turn {
	struct plen_tiles_view *views;
	uint32_t view_count;
	const struct plen_px_pt *pens; /* near them comes first */
	uint32_t pen_count;
	int64_t deadline_us;        /* CLOCK_MONOTONIC; PLEN_TILES_ALL = wait until all is there */
	struct plen_damage *damage; /* what the turn changed is added */
	uint64_t damage_max_px;     /* more is for another turn, unless all is to be there */
};

#define PLEN_TILES_ALL INT64_MAX

enum plen_tiles_state {
	PLEN_TILES_DONE, /* all views are complete */
	PLEN_TILES_MORE, /* there is more to do in another turn */
	PLEN_TILES_BUSY, /* only workers have something to do: `wake` will tell */
};

/* Takes over what workers have drawn, and hands out what is to be drawn next. */
enum plen_tiles_state plen_tiles_turn(struct plen_tiles *tiles, struct plen_tiles_turn *turn);

/* What changed in the lesson. */
struct plen_tiles_change {
	uint32_t page;
	const struct plen_page_rect *rect;
	const struct plen_stroke *added;   /* on top of everything, or NULL */
	const struct plen_viewport *shown; /* the viewports on the screen */
	uint32_t shown_count;
	/* Of the added stroke as it was wet in shown[wet_in], on the frame already; or NULL. */
	struct plen_spine *wet;
	uint32_t wet_in;
	struct plen_damage *damage;
};

/* Shows an added stroke at once, over the tiles that lack it. Anything else is seen when it has
 * been drawn anew. True if the wet spine was taken over: the caller has been given another for it.
 */
bool plen_tiles_page_changed(struct plen_tiles *tiles, const struct plen_tiles_change *change);

/* Damages what of `rect` of its page is seen in the viewport. */
void plen_tiles_damage_page(struct plen_damage *damage, const struct plen_viewport *viewport,
			    struct plen_page_rect rect);

/* A stroke is thin and its rectangle may be the whole wall: damages it piece by piece. */
void plen_tiles_damage_spine(struct plen_damage *damage, const struct plen_viewport *viewport,
			     const struct plen_spine *spine);

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
