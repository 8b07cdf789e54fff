/* SPDX-License-Identifier: MIT
 *
 * One page on paper: which part of it is shown, and its drawing on any cairo surface.
 */
#pragma once

#include <cairo.h>

#include "common/geometry.h"
#include "common/ink.h"
#include "lesson/lesson.h"

/* What an export shows of a page: all its ink with a margin, and no less than a screen. */
struct plen_page_rect plen_export_page_rect(const struct plen_lesson *lesson, uint32_t page,
					    struct plen_board_size screen);

/* Draws `rect` of the page at `scale` units of the surface per mm, from the surface's corner. */
void plen_export_page_draw(cairo_t *cr, const struct plen_lesson *lesson, uint32_t page,
			   struct plen_page_rect rect, double scale, enum plen_theme theme);
