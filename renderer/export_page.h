/* SPDX-License-Identifier: MIT
 *
 * One page on paper: which part of it is shown, and its drawing on any cairo surface.
 */
#pragma once

#include <stdbool.h>

#include <cairo.h>

#include "common/geometry.h"
#include "lesson/lesson.h"
#include "renderer/export.h"

/* What an export shows of a page: its sheet and all that is on it, or without a sheet, no less than
 * a screen, and all its ink with a margin. */
struct plen_page_rect plen_export_page_rect(const struct plen_lesson *lesson, uint32_t page,
					    struct plen_board_size screen);

/* Draws `rect` of the page at `scale` units of the surface per mm, from the surface's corner. False
 * if the options' progress ended it, which is asked now and then, with 0 of 0 pages. */
bool plen_export_page_draw(cairo_t *cr, const struct plen_lesson *lesson, uint32_t page,
			   struct plen_page_rect rect, double scale,
			   const struct plen_export_options *options);
