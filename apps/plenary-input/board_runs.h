/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdbool.h>

/* True if a board runs on this machine, be it another user's: /proc shows everybody's names. */
bool plen_input_board_runs(void);
