/* SPDX-License-Identifier: MIT
 *
 * What a screen says of itself in its EDID: 128 bytes that come from outside and often lie. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/geometry.h"

struct plen_edid {
	struct plen_board_size size; /* mm of the picture; 0 x 0 if it does not say or cannot be */
	int width_px, height_px;     /* of its preferred mode */
};

/* Reads the base block. False if these bytes are no EDID. */
bool plen_edid_parse(const uint8_t *bytes, size_t size, struct plen_edid *edid);

/* True if a board may have this size: 200 to 4000 mm either way, and square pixels more or less. */
bool plen_edid_is_plausible(struct plen_board_size size, int width_px, int height_px);
