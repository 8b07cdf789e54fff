/* SPDX-License-Identifier: MIT
 *
 * Pictures on paper: drawn on any cairo surface, as sharp as print needs. What was a photograph in
 * JPEG stays one in PDF. Only one picture at a time is in memory.
 */
#pragma once

#include <cairo.h>

#include "outline.h"
#include "pages.h"
#include "renderer/pictures.h"

struct plen_export_pictures {
	const struct plen_picture_source *source; /* NULL: all are empty frames */
	double px_per_px; /* raster pixels for one of the map's; 1 on a surface of pixels */
	enum plen_theme theme;
};

/* Draws those of the page, and of the one behind it, where `map` says, for `cr` whose units are the
 * map's pixels. Waits for what is not here. */
void plen_export_pictures_draw(const struct plen_export_pictures *pictures, cairo_t *cr,
			       const struct plen_pages_found *page,
			       const struct plen_outline_map *map);
