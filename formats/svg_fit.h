/* SPDX-License-Identifier: MIT
 *
 * Where an image lies within the rectangle that is meant for it: as SVG has it, it keeps its
 * proportions and lies in the middle, unless something else is said.
 */
#pragma once

#include <stdbool.h>

#include "svg_path.h"

/* Whether an image fills the rectangle without being stretched. */
bool plen_svg_fit_is_whole(double w, double h, double own_w, double own_h);
/* `aspect` is a preserveAspectRatio, or NULL. The rectangle is w by h, its corner at 0, 0, and the
 * image own_w by own_h in any unit, all above 0. What is to be cut off ("slice") is fitted too, as
 * a lesson cuts nothing off. */
struct plen_svg_box plen_svg_fit(const char *aspect, double w, double h, double own_w,
				 double own_h);
