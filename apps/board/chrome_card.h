/* SPDX-License-Identifier: MIT */
#pragma once

#include "card.h"
#include "chrome.h"

void plen_board_chrome_card_frame(struct plen_board_chrome *chrome,
				  const struct plen_board_card_layout *layout, const char *heading);
/* At the right end of the foot. */
void plen_board_chrome_card_pages(struct plen_board_chrome *chrome,
				  const struct plen_board_card_layout *layout, uint32_t page);
