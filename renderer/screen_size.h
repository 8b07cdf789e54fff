/* SPDX-License-Identifier: MIT
 *
 * How large the screen is, by the best of what it claims.
 */
#pragma once

#include "common/geometry.h"

/* The size of the one connected screen whose preferred mode has this shape, from
 * DIR/CONNECTOR/{status,edid} (DIR is /sys/class/drm); 0 x 0 if there is none, or more than one. */
struct plen_board_size plen_screen_size_read(const char *dir, int width_px, int height_px);

/* The same of one CONNECTOR, such as "card0-HDMI-A-1". */
struct plen_board_size plen_screen_size_of(const char *dir, const char *connector, int width_px,
					   int height_px);
