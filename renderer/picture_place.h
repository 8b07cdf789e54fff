/* SPDX-License-Identifier: MIT
 *
 * Where a picture lies, and which pixels of it that takes. A picture is thought of as the unit
 * square, and comes to the surface by one matrix, whatever its natural size. Pure, and fit for
 * what a stranger's file may say: nothing overflows, nothing is endless.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cairo.h>

#include "common/geometry.h"
#include "lesson/op.h"
#include "outline.h"
#include "renderer/pictures.h"

/* From the unit square to pixels of the surface. False if there is nothing to be seen: it is too
 * small, or squeezed into a line. */
bool plen_picture_matrix(cairo_matrix_t *to_px, const struct plen_op_picture *place,
			 const struct plen_outline_map *map);

/* A part of a raster, in its pixels. */
struct plen_picture_part {
	uint32_t whole_w_px, whole_h_px;
	uint32_t x_px, y_px, w_px, h_px;
};

/* What is needed of which raster for the pixels of `clip`: at most px_max pixels, in a coarser one
 * if it must be. Not empty. False if the picture does not come there. */
bool plen_picture_need(const cairo_matrix_t *to_px, struct plen_px_rect clip, size_t px_max,
		       struct plen_picture_part *part);

/* The same part in a raster of another size. */
struct plen_picture_part plen_picture_part_in(const struct plen_picture_part *part,
					      uint32_t whole_w_px, uint32_t whole_h_px);

enum plen_picture_state {
	PLEN_PICTURE_HERE,
	PLEN_PICTURE_WAITS, /* all that is not here has been asked for */
	PLEN_PICTURE_FAILED,
};

/* Puts the part's pixels, w_px * h_px of them, where `to` is; NULL only asks. */
enum plen_picture_state plen_picture_fetch(const struct plen_picture_source *source, uint32_t asset,
					   uint32_t asset_part,
					   const struct plen_picture_part *part, uint32_t *to);
