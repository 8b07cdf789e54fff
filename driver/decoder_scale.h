/* SPDX-License-Identifier: MIT
 *
 * How far apart two places on a panel are. What panels claim of their size is not believed, so that
 * the unit is the width of the board, and the board has 16:9.
 */
#pragma once

#include "driver/panel.h"

struct plen_decoder_scale {
	double x, y; /* units to widths */
};

struct plen_decoder_scale plen_decoder_scale_of(const struct plen_panel_axes *axes);
double plen_decoder_scale_distance(const struct plen_decoder_scale *scale, struct plen_dev_pt a,
				   struct plen_dev_pt b);
