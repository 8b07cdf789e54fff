/* SPDX-License-Identifier: MIT
 *
 * What kind of picture some bytes are, and how large it says it is. Only looked at from outside:
 * nothing is decoded.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* enum plen_media, or -1 for what a lesson cannot hold. Names and suffixes are not asked. */
int plen_image_kind(const uint8_t *bytes, size_t size);
/* In pixels, for PNG, JPEG, SVG and the first page of a PDF; false for others, and if it does not
 * say. Lengths of a SVG or a PDF are at `dpi` pixels an inch. */
bool plen_image_kind_size(int media, const uint8_t *bytes, size_t size, double dpi, double *w_px,
			  double *h_px);
/* The suffix that files of this kind have: "png". */
const char *plen_image_kind_suffix(uint8_t media);
