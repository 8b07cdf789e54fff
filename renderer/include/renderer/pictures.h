/* SPDX-License-Identifier: MIT
 *
 * Pictures: where the renderer gets the pixels of assets from. It decodes nothing itself: what a
 * stranger made is looked into by another process (plenary-import), and what has not come back yet
 * is drawn as a quiet frame.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* A raster of a part of a picture's natural rectangle: pixels x_px .. x_px + w_px of it drawn
 * `whole_w_px` wide. Premultiplied ARGB, native endian, stride 4 * w_px.
 *
 * The board asks for few sizes: width and height of the whole are powers of two, each for itself,
 * so that the whole is stretched; and pieces are cells of a grid of PLEN_PICTURE_PIECE_PX. An
 * export asks for the size it needs, in such pieces. */
#define PLEN_PICTURE_PIECE_PX 1024
#define PLEN_PICTURE_WHOLE_PX_MAX 16384

struct plen_picture_key {
	uint32_t asset, part;
	uint32_t whole_w_px, whole_h_px; /* at most PLEN_PICTURE_WHOLE_PX_MAX */
	uint32_t x_px, y_px, w_px, h_px; /* what is wanted of it; within the whole */
};

struct plen_picture_source {
	/* The pixels, valid until the next call of any member; or NULL: not here. Then they have
	 * been asked for, and plen_renderer_picture_came() is called when they, or the
	 * knowledge that they never will be, are here. `failed` tells the latter. */
	const uint32_t *(*pixels)(void *data, const struct plen_picture_key *key, bool *failed);
	/* With `wait`, all that were asked for are here after it (exports, screenshots). */
	void (*settle)(void *data, bool wait);
	void *data;
};
