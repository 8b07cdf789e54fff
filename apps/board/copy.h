/* SPDX-License-Identifier: MIT
 *
 * Copies of ink and pictures onto another page, moved and scaled: what is seen and no more. A
 * stroke that was cut becomes as many strokes as are left of it; each keeps its author and its ink.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "wall.h"

/* Where copied ink goes: page point `from` to page point `to`, and larger by `scale`. */
struct plen_board_placing {
	struct plen_page_pt from, to;
	double scale;
	bool keeps_sheet; /* what is the paper there is the paper here */
};

/* One edit of `group` on `page` in the making, of any size. Zero the rest. */
struct plen_board_copy {
	uint8_t group;
	uint32_t page;
	uint64_t chain;
	const struct plen_board_placing *placing;
	size_t count, capacity;
	struct plen_op_stroke *strokes;
	size_t picture_count, picture_capacity;
	struct plen_op_picture *pictures;
};

void plen_board_copy_page(struct plen_board_copy *copy, const struct plen_board_wall *wall,
			  uint32_t page, const struct plen_board_placing *placing);
/* The pictures alone that touch `rect`; what was copied before lies beneath them. */
void plen_board_copy_pictures(struct plen_board_copy *copy, const struct plen_board_wall *wall,
			      uint32_t page, const struct plen_page_rect *rect,
			      const struct plen_board_placing *placing);
/* Commits what was copied, in one chain, and frees it. */
void plen_board_copy_flush(struct plen_board_copy *copy, struct plen_board_wall *wall);
