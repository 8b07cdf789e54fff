/* SPDX-License-Identifier: MIT
 *
 * Opens the screen, by the way that display_way.h chooses.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "config.h"
#include "display_way.h"
#include "renderer/presenter.h"

struct plen_display_options {
	const struct plen_config *config;
	bool has_window_system;
	bool fullscreen;
	int width_px, height_px; /* of a window; ignored full screen */
};

/* Opens it and says so in the log. 0, or a negative errno with one line in `error`. */
int plen_display_open(struct plen_presenter **out, const struct plen_display_options *options,
		      char *error, size_t error_size);
