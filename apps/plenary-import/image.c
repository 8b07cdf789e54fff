/* SPDX-License-Identifier: MIT */
#include "image.h"

#include <errno.h>
#include <stdbool.h>

#include "formats/limits.h"
#include "image_kinds.h"

static const struct {
	enum plen_media media;
	bool (*probe)(const uint8_t *bytes, size_t size, struct plen_image *image);
	cairo_surface_t *(*decode)(const uint8_t *bytes, size_t size, uint32_t w_px, bool *is_cut);
} kinds[] = {
	{PLEN_MEDIA_PNG, plen_image_png_probe, plen_image_png_decode},
	{PLEN_MEDIA_JPEG, plen_image_jpeg_probe, plen_image_jpeg_decode},
	{PLEN_MEDIA_WEBP, plen_image_webp_probe, plen_image_webp_decode},
};

#define KIND_COUNT (sizeof(kinds) / sizeof(kinds[0]))

static size_t find_kind(const uint8_t *bytes, size_t size, struct plen_image *image)
{
	size_t i = 0;

	*image = (struct plen_image){.orientation = 1};
	while (i < KIND_COUNT && !kinds[i].probe(bytes, size, image)) {
		i++;
	}
	return i;
}

static bool is_within_limits(const struct plen_image *image)
{
	return image->w_px <= PLEN_LIMIT_IMAGE_SIDE_PX && image->h_px <= PLEN_LIMIT_IMAGE_SIDE_PX &&
	       (uint64_t)image->w_px * image->h_px <= PLEN_LIMIT_IMAGE_PX;
}

int plen_image_probe(const uint8_t *bytes, size_t size, struct plen_image *image)
{
	size_t kind = find_kind(bytes, size, image);

	if (kind == KIND_COUNT || image->w_px == 0 || image->h_px == 0) {
		return -EBADMSG;
	}
	image->media = kinds[kind].media;
	return is_within_limits(image) ? 0 : -E2BIG;
}

cairo_surface_t *plen_image_decode(const uint8_t *bytes, size_t size, uint32_t w_px, bool *is_cut)
{
	struct plen_image image;
	size_t kind = find_kind(bytes, size, &image);

	if (kind == KIND_COUNT || image.w_px == 0 || image.h_px == 0 || !is_within_limits(&image)) {
		return NULL;
	}

	*is_cut = false;
	cairo_surface_t *surface = kinds[kind].decode(bytes, size, w_px, is_cut);
	if (surface != NULL && cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
		cairo_surface_destroy(surface);
		return NULL;
	}
	return surface;
}
