/* SPDX-License-Identifier: MIT
 *
 * The empty frame: what stands for a picture whose pixels are not here. Quiet, with a small sign of
 * a picture in its middle, and drawn with the matrix of the picture, so that nothing moves when the
 * pixels come. Any thread.
 */
#pragma once

#include <cairo.h>

#include "common/ink.h"
#include "picture_place.h"

/* Draws of the frame what lies within `part`. */
void plen_picture_frame_draw(cairo_t *cr, const cairo_matrix_t *to_px,
			     const struct plen_picture_part *part, enum plen_theme theme);
