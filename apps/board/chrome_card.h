/* SPDX-License-Identifier: MIT */
#pragma once

#include "card.h"
#include "chrome.h"
#include "metrics.h"

/* As wide as letters are on average, at most. */
#define PLEN_BOARD_LETTER_MM (0.6 * PLEN_BOARD_LABEL_MM)

/* On a low card, where foot and head are one line, what else stands there, `beside_mm` wide, and
 * the arrows go before the heading. */
void plen_board_chrome_card_frame(struct plen_board_chrome *chrome,
				  const struct plen_board_card_layout *layout, const char *heading,
				  double beside_mm);
/* At the right end of the foot, so wide; 0 = one page needs none. */
double plen_board_chrome_card_pages_mm(const struct plen_board_card_layout *layout);
void plen_board_chrome_card_pages(struct plen_board_chrome *chrome,
				  const struct plen_board_card_layout *layout, uint32_t page);
