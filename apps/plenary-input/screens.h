/* SPDX-License-Identifier: MIT
 *
 * The screens that are plugged in, and what they say of themselves.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "common/geometry.h"

#define PLEN_SCREENS_MAX 8

struct plen_screen {
	char name[32];               /* of its connector, such as HDMI-A-1 */
	bool tells;                  /* it has an EDID, by which: */
	struct plen_board_size size; /* 0 x 0 = none that could be true */
	int width_px, height_px;     /* of its preferred mode */
};

struct plen_screens {
	struct plen_screen screens[PLEN_SCREENS_MAX]; /* sorted by name */
	size_t count;
};

/* Those that are connected, by DIR/CARD-CONNECTOR/{status,edid}; DIR is /sys/class/drm. */
void plen_screens_read(struct plen_screens *screens, const char *dir);
