/* SPDX-License-Identifier: MIT
 *
 * Composing: any rectangle of the frame, from the bottom up: paper, tiles of each pane, wet ink,
 * chrome. There is one way to draw a pixel, so a small repair always fits its surroundings.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include <cairo.h>

#include "chrome.h"
#include "common/scene.h"
#include "pane.h"
#include "renderer/presenter.h"
#include "tiles.h"
#include "wet.h"

/* What there is to see. Everything is borrowed. */
struct plen_stage {
	const struct plen_scene *scene;
	struct plen_px_scale scale; /* pixels per board mm */
	const struct plen_pane *panes;
	const struct plen_px_rect *extents; /* one for each item of the scene */
	struct plen_tiles *tiles;
	struct plen_wet *wet;
	struct plen_chrome *chrome;
};

/* A frame with a cairo context on it. */
struct plen_canvas {
	struct plen_frame frame;
	cairo_surface_t *surface;
	cairo_t *cr;
	uint32_t *spare; /* rows set aside while chrome is drawn; kept, as pens need them again */
	size_t spare_count;
};

/* Draws `rect`, which lies within the frame. */
void plen_compose(const struct plen_stage *stage, struct plen_canvas *canvas,
		  struct plen_px_rect rect);
