/* SPDX-License-Identifier: MIT
 *
 * A card over the wall, asked for by the teacher and closed by a tap: who did what, or what can be
 * opened. It has pages where there is more than it has room for.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "board/board.h"
#include "common/geometry.h"
#include "wall.h"

enum plen_board_card_kind {
	PLEN_BOARD_CARD_NONE,
	PLEN_BOARD_CARD_REPORT,
	PLEN_BOARD_CARD_FILES,
};

#define PLEN_BOARD_REPORT_MAX (PLEN_GROUP_COUNT * PLEN_MARK_COUNT)

struct plen_board_card {
	enum plen_board_card_kind kind;
	uint32_t page;
	uint32_t count; /* of what is listed */
	struct plen_contribution rows[PLEN_BOARD_REPORT_MAX];
	bool is_part; /* of what the rows should tell */
	struct plen_board_file files[PLEN_BOARD_FILES_MAX];
};

/* Where it lies on a wall, and how much of it. */
struct plen_board_card_layout {
	struct plen_board_rect rect, head, body, foot;
	double row_mm;
	uint32_t rows; /* on a page */
	uint32_t pages;
	bool is_low; /* head and foot are one line */
};
struct plen_board_card_layout plen_board_card_lay_out(const struct plen_board_card *card,
						      const struct plen_board_wall *wall);

/* The page that is shown, whatever was asked for on another wall. */
uint32_t plen_board_card_page(const struct plen_board_card *card, uint32_t pages);
