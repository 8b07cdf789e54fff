/* SPDX-License-Identifier: MIT
 *
 * Ink as other programs take it: what is kept of a stroke, part by part, as plain points, and the
 * width that pressure gives them.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "lesson/stroke.h"

/* Points of one kept part: those of the stroke that lie on it, and its ends, interpolated. The
 * array is borrowed. A whole stroke has exactly its own points. False stops. */
typedef bool (*plen_ink_out_part)(void *data, const struct plen_stroke *stroke,
				  const struct plen_stroke_point *points, uint32_t count);
void plen_ink_out_parts(const struct plen_stroke *stroke, plen_ink_out_part fn, void *data);

/* The full width of the ink at a pressure of 0..255, and the pressure (fractional, limited to
 * 0..255) at which ink of `full_um` is this wide. */
double plen_ink_out_width_um(double full_um, double pressure);
double plen_ink_out_pressure(double full_um, double width_um);
