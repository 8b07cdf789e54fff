/* SPDX-License-Identifier: MIT
 *
 * Which of many rectangles touch a given one? An append-only tree of boxes in the order in which
 * they came: each node covers the next sixteen below it. Hands write next to where they just
 * wrote, so neighbours in time are neighbours in space, and the tree needs no balancing, no cell
 * size and no limit to the page; answers come in order of creation, as drawing needs them.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "common/geometry.h"

#define PLEN_BOXES_LEVELS 8

struct plen_boxes_box {
	double x0_mm, y0_mm, x1_mm, y1_mm;
};

struct plen_boxes {
	struct {
		struct plen_boxes_box *list;
		size_t count, capacity;
	} levels[PLEN_BOXES_LEVELS]; /* [0] = the boxes themselves */
};

void plen_boxes_finish(struct plen_boxes *boxes);
/* Its index is the number of those added before. */
void plen_boxes_add(struct plen_boxes *boxes, const struct plen_page_rect *rect);

/* The first index not below `from` whose box touches `rect`; the number of boxes if there is
 * none. */
size_t plen_boxes_next(const struct plen_boxes *boxes, const struct plen_page_rect *rect,
		       size_t from);
