/* SPDX-License-Identifier: MIT */
#pragma once

#include "board/calibration.h"
#include "chrome.h"

/* The whole wall while somebody calibrates; it takes nothing. */
void plen_board_chrome_calibration(const struct plen_board_calibration *calibration,
				   struct plen_board_size size, enum plen_theme theme,
				   const struct plen_board_presses *presses,
				   struct plen_board_chrome *chrome);
