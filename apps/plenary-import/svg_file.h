/* SPDX-License-Identifier: MIT
 *
 * SVG files: opened from memory, with no place of their own, so that librsvg refuses all that they
 * refer to.
 */
#pragma once

#include <librsvg/rsvg.h>
#include <stddef.h>
#include <stdint.h>

/* NULL if it is not one. The bytes must outlive the handle. */
RsvgHandle *plen_svg_file_open(const uint8_t *bytes, size_t size);
/* In CSS pixels, always something that can be drawn. */
void plen_svg_file_size(RsvgHandle *handle, double *w_px, double *h_px);
