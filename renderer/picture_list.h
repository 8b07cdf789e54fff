/* SPDX-License-Identifier: MIT
 *
 * A picture list: the pictures of a page that touch a rectangle, in the order in which they are
 * drawn, with the pixels that are here. Collected on the main thread, where the lesson and the
 * source of pixels live, and drawn on any: all that it takes is copied.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/ink.h"
#include "outline.h"
#include "pages.h"
#include "picture_place.h"
#include "renderer/pictures.h"

#define PLEN_PICTURE_ALBUM_SLOTS 256

/* Where pixels come from, and what came last of some pictures: that stands in, stretched, while
 * the size that is wanted now is on its way. Main thread only. */
struct plen_picture_album {
	struct plen_picture_source source; /* without members: there are no pixels */
	struct plen_picture_last {
		uint32_t asset, part;
		uint32_t whole_w_px, whole_h_px;
	} last[PLEN_PICTURE_ALBUM_SLOTS];
};

struct plen_picture_listed {
	cairo_matrix_t to_px; /* from the unit square */
	bool quiet;           /* of the page behind */
	bool has_pixels;      /* else it is an empty frame */
	struct plen_picture_part part;
	size_t offset; /* of its pixels in the list's */
};

/* All zero is an empty list. */
struct plen_picture_list {
	size_t count, capacity;
	struct plen_picture_listed *pictures;
	size_t pixel_count, pixel_capacity;
	uint32_t *pixels;
	uint32_t waiting; /* how many of them lack pixels that were asked for */
};

void plen_picture_list_finish(struct plen_picture_list *list);
/* Empties the list, keeping its memory unless that is much. */
void plen_picture_list_clear(struct plen_picture_list *list);

/* Replaces what is in the list by what of the page, and of the one behind it, lies within
 * map->clip. Pixels that are not here are asked for. */
void plen_picture_list_collect(struct plen_picture_list *list, struct plen_picture_album *album,
			       const struct plen_pages_found *page,
			       const struct plen_outline_map *map);
/* Only asks, and says how many would be waiting. */
uint32_t plen_picture_list_waiting(struct plen_picture_album *album,
				   const struct plen_pages_found *page,
				   const struct plen_outline_map *map);

struct plen_picture_target {
	uint32_t *pixels; /* 0x00RRGGBB */
	int width_px, height_px, stride_px;
	struct plen_px_rect clip;
	enum plen_theme theme;
	const atomic_bool *is_cancelled; /* or NULL */
};

/* Any thread. A part of the list's clip is the same part of the whole, to the last bit. */
void plen_picture_list_draw(const struct plen_picture_list *list,
			    const struct plen_picture_target *target);
