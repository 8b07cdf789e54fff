/* SPDX-License-Identifier: MIT
 *
 * Where on the picture a calibration puts its crosses, and what to tap in the end. Pure.
 */
#pragma once

#include "driver/calibration_run.h"

/* Yes and no of the test. */
void plen_calibration_layout_buttons(struct plen_board_size board, struct plen_board_rect *yes,
				     struct plen_board_rect *no);
