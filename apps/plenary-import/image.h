/* SPDX-License-Identifier: MIT
 *
 * Images: what they are and how large, from their first bytes; and their pixels. The limits are
 * checked before anything is decoded.
 */
#pragma once

#include <cairo.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "lesson/op.h"

struct plen_image {
	enum plen_media media;
	uint32_t w_px, h_px; /* as stored */
	/* How it lies, as EXIF counts: 1 = upright, 6 = to be turned right, 8 = left, 3 = upside
	 * down; the others are seen in a mirror. */
	unsigned orientation;
};

/* 0, -EBADMSG not an image, -E2BIG over a limit. */
int plen_image_probe(const uint8_t *bytes, size_t size, struct plen_image *image);

/* The pixels, at least `w_px` wide if the image is, in a new surface as ARGB32. *is_cut: what is
 * missing at its end is grey. 0; -EBADMSG it cannot be decoded; -ENOMEM not now. */
int plen_image_decode(cairo_surface_t **surface, const uint8_t *bytes, size_t size, uint32_t w_px,
		      bool *is_cut);
