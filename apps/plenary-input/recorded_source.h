/* SPDX-License-Identifier: MIT */
#pragma once

#include "driver/source_recording.h"

/* Opens a recording for a board of the size that it says, else a 65-inch one; that is left in
 * *board. NULL once it was said on standard error what is wrong with the file. */
struct plen_source *plen_input_recorded_source(const char *path,
					       const struct plen_source_sink *sink,
					       struct plen_board_size *board);
