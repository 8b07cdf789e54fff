/* SPDX-License-Identifier: MIT
 *
 * Which way to the screen: a window where there is a window system, the kernel's mode setting where
 * there is none, unless the settings say otherwise. One answer for the board and for doctor.
 */
#pragma once

#include <stdbool.h>

#include "config.h"

enum plen_display_way {
	PLEN_DISPLAY_WINDOW,
	PLEN_DISPLAY_KMS,
};

/* As the environment says. SDL_VIDEODRIVER counts for one: who sets it means SDL. */
bool plen_display_has_window_system(void);
/* Pure. */
enum plen_display_way plen_display_choose(const struct plen_config *config, bool has_window_system);
