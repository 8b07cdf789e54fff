/* SPDX-License-Identifier: MIT
 *
 * A viewport: a pane of the scene in pixels. The one place where a page meets the pixel grid.
 *
 * The page is moved by whole pixels only: page pixel = page mm * scale, frame pixel = page pixel -
 * origin, and the origin is an integer. So a tile drawn once fits wherever the page is moved to,
 * and ink under the pen lies on the same pixels as the finished stroke.
 */
#pragma once

#include <stdint.h>

#include "common/geometry.h"
#include "common/ink.h"
#include "common/scene.h"

struct plen_viewport {
	uint32_t page;
	uint32_t scale_ppm;               /* the view's scale in millionths: the key of its tiles */
	struct plen_px_scale scale;       /* pixels per page mm */
	int64_t origin_x_px, origin_y_px; /* page pixel at the frame's pixel 0, 0 */
	struct plen_px_rect rect;         /* of the frame */
	enum plen_theme theme;            /* of the page, which may be another than the wall's */
};

/* Pixels per page mm at a view scale, in millionths. */
struct plen_px_scale plen_viewport_scale(struct plen_px_scale board, uint32_t scale_ppm);

/* In light; who knows the page says if it is not. */
void plen_viewport_init(struct plen_viewport *viewport, const struct plen_scene_pane *pane,
			struct plen_px_scale board);

/* Edges rounded to the nearest pixel, so that what abuts in mm abuts on the screen. */
struct plen_px_rect plen_viewport_snap(struct plen_px_scale board, struct plen_board_rect rect);

/* The pixels of the frame that `rect` touches, not clipped to the viewport. */
struct plen_px_rect plen_viewport_page_to_px(const struct plen_viewport *viewport,
					     struct plen_page_rect rect);
