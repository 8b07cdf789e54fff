/* SPDX-License-Identifier: MIT
 *
 * One pair for each kind of image. probe: true if it is one; fills in size and orientation.
 * decode: as plen_image_decode, of bytes that were probed and are within the limits; the surface
 * may be one that says what is wrong with it.
 */
#pragma once

#include "image.h"

#include <stdbool.h>

bool plen_image_png_probe(const uint8_t *bytes, size_t size, struct plen_image *image);
int plen_image_png_decode(cairo_surface_t **surface, const uint8_t *bytes, size_t size,
			  uint32_t w_px, bool *is_cut);
bool plen_image_jpeg_probe(const uint8_t *bytes, size_t size, struct plen_image *image);
int plen_image_jpeg_decode(cairo_surface_t **surface, const uint8_t *bytes, size_t size,
			   uint32_t w_px, bool *is_cut);
bool plen_image_webp_probe(const uint8_t *bytes, size_t size, struct plen_image *image);
int plen_image_webp_decode(cairo_surface_t **surface, const uint8_t *bytes, size_t size,
			   uint32_t w_px, bool *is_cut);
