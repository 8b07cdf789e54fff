/* SPDX-License-Identifier: MIT
 *
 * Which way to the screen: a window where there is a window system, the kernel's mode setting where
 * there is none, unless the settings say otherwise. One answer for the board and for doctor.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "config.h"
#include "renderer/presenter.h"

enum plen_display_way {
	PLEN_DISPLAY_WINDOW,
	PLEN_DISPLAY_KMS,
};

/* As the environment says. SDL_VIDEODRIVER counts for one: who sets it means SDL. */
bool plen_display_has_window_system(void);
/* Pure. */
enum plen_display_way plen_display_choose(const struct plen_config *config, bool has_window_system);

struct plen_display_options {
	const struct plen_config *config;
	bool has_window_system;
	bool fullscreen;
	int width_px, height_px; /* of a window; ignored full screen */
};

/* Opens it and says so in the log. 0, or a negative errno with one line in `error`. */
int plen_display_open(struct plen_presenter **out, const struct plen_display_options *options,
		      char *error, size_t error_size);
