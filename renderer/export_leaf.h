/* SPDX-License-Identifier: MIT
 *
 * A leaf: what one sheet of paper shows. A page of a lesson, or what the groups have on pages of
 * the same number, side by side under their badges.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cairo.h>

#include "common/geometry.h"
#include "lesson/lesson.h"
#include "renderer/export.h"

struct plen_leaf {
	bool is_row;                    /* several pages side by side, however many there are */
	uint32_t count;                 /* at least 1 */
	uint32_t pages[PLEN_GROUP_MAX]; /* 0 is no page of any lesson: it draws as blank paper */
};

/* How large it is, and where its corner lies. */
struct plen_page_rect plen_leaf_rect(const struct plen_leaf *leaf, const struct plen_lesson *lesson,
				     struct plen_board_size screen);

/* Draws it at `scale` units of the surface per mm, from the surface's corner. A row is for surfaces
 * of outlines. False if it was ended, as plen_export_page_draw is. */
bool plen_leaf_draw(const struct plen_leaf *leaf, cairo_t *cr, const struct plen_lesson *lesson,
		    struct plen_board_size screen, double scale,
		    const struct plen_export_options *options);

/* What it is called in a list of contents; "" for blank paper. */
void plen_leaf_title(const struct plen_leaf *leaf, const struct plen_lesson *lesson, char *title,
		     size_t size);

/* A growing list of them. */
struct plen_leaves {
	size_t count, capacity;
	struct plen_leaf *leaves;
};

void plen_leaves_finish(struct plen_leaves *leaves);
/* All pages of a group, a leaf each. */
void plen_leaves_add_group(struct plen_leaves *leaves, const struct plen_lesson *lesson,
			   uint8_t group);
/* The groups' first pages on one leaf, their second on the next ... */
void plen_leaves_add_rows(struct plen_leaves *leaves, const struct plen_lesson *lesson);
void plen_leaves_add_blank(struct plen_leaves *leaves);
