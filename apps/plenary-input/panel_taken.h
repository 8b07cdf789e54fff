/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* As a rule by a board that runs: nothing of what the panel sends would reach us. */
#define PLEN_INPUT_MEND_TAKEN                                                                      \
	"if it is the board, close it first (sudo systemctl stop plenary-kiosk), or let it share " \
	"the panel: grab = no under [input] in /etc/plenary/plenary.conf"

/* True if each panel that can be read is another program's alone; then it is said on standard
 * error, with `mend`. */
bool plen_input_panel_is_taken(const char *mend);
