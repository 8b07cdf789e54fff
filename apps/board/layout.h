/* SPDX-License-Identifier: MIT
 *
 * Where things stand on a wall of a given size: panes, dividers, bands, the teacher's rail. Pure
 * arithmetic on plain values; what lies on a dock or a band is the chrome's business.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/geometry.h"
#include "common/ink.h"
#include "lesson/op.h"

struct plen_board_layout_input {
	struct plen_board_size size;
	uint8_t mode;        /* enum plen_mode */
	uint8_t group_count; /* 2..PLEN_GROUP_MAX */
	uint8_t shown;       /* 0 = none */
	bool teacher_left;
	const uint32_t *dividers_ppm; /* group_count - 1 of them, rising */
};

struct plen_board_layout_pane {
	uint8_t group;
	struct plen_board_rect paper;
	struct plen_board_rect band; /* empty in the class and shared views */
};

struct plen_board_layout {
	uint8_t pane_count;
	struct plen_board_layout_pane panes[PLEN_GROUP_MAX];
	struct plen_board_rect area; /* what the panes share: the wall without the rail */
	struct plen_board_rect rail; /* empty outside the group view */
	/* Group view: each group's place side by side, also while one is shown large. Shared view:
	 * the part of the wall in which a touch writes as that group. [0] is group 1. */
	struct plen_board_rect columns[PLEN_GROUP_MAX];
	struct plen_board_rect strips[PLEN_GROUP_MAX]; /* shared view: room for each pen set */
	struct plen_board_rect corner;                 /* class and shared view: the blue button */
	bool squeezed; /* the dividers asked for leave no room on this wall: columns are equal */
	uint8_t divider_count;
	struct plen_board_rect dividers[PLEN_GROUP_MAX - 1];
	struct plen_board_rect grips[PLEN_GROUP_MAX - 1];
};

void plen_board_layout_compute(struct plen_board_layout *layout,
			       const struct plen_board_layout_input *input);

/* The width that columns and dividers of a group view share, the dividers' own taken away. */
double plen_board_layout_usable_mm(struct plen_board_size size, uint8_t group_count);

/* No pane is dragged narrower than this. */
double plen_board_layout_pane_min_mm(struct plen_board_size size, uint8_t group_count);

/* Whether so many groups have room to work. Two always have. */
bool plen_board_layout_has_room(struct plen_board_size size, uint8_t group_count);

/* The distance of floating things from the sides, and of one another. */
double plen_board_layout_margin_mm(struct plen_board_size size);

/* Fills `dividers_ppm` for columns of equal width. */
void plen_board_layout_equal(uint32_t dividers_ppm[PLEN_GROUP_MAX - 1], uint8_t group_count);
