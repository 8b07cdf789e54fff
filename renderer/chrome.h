/* SPDX-License-Identifier: MIT
 *
 * Chrome: the items of a scene (boxes, dots, icons, labels, badges), drawn over the pages. What an
 * item needs that is slow to make is kept as masks; drawing the same item again is cheap.
 */
#pragma once

#include <stdbool.h>

#include <cairo.h>

#include "common/geometry.h"
#include "common/ink.h"
#include "common/scene.h"

struct plen_chrome;

struct plen_chrome *plen_chrome_create(void);
void plen_chrome_destroy(struct plen_chrome *chrome);

/* Every pixel that drawing the item can change: its shadow and ring included. */
struct plen_px_rect plen_chrome_extent(const struct plen_scene_item *item,
				       struct plen_px_scale scale);

/* Drawn with curves or slants, not by whole pixels and masks alone. */
bool plen_chrome_is_round(const struct plen_scene_item *item);

void plen_chrome_draw(struct plen_chrome *chrome, cairo_t *cr, enum plen_theme theme,
		      const struct plen_scene_item *item, struct plen_px_scale scale);
