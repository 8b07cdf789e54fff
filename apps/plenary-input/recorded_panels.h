/* SPDX-License-Identifier: MIT */
#pragma once

#include "driver/source_libinput.h"

/* Plays a recording as fast as it goes into `tap`, with axes in µm of the panel's size, and into
 * key of `rest`. An exit status; says on standard error what is wrong. */
int plen_input_recorded_panels(const char *path, const struct plen_panel_tap *tap,
			       const struct plen_source_sink *rest);
