/* SPDX-License-Identifier: MIT */
#include "image.h"

#include <errno.h>
#include <stdbool.h>

#include "formats/limits.h"
#include "image_kinds.h"

static const struct {
	enum plen_media media;
	bool (*probe)(const uint8_t *bytes, size_t size, struct plen_image *image);
	int (*decode)(cairo_surface_t **surface, const uint8_t *bytes, size_t size, uint32_t w_px,
		      bool *is_cut);
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

static int status_of(cairo_surface_t *surface)
{
	switch (cairo_surface_status(surface)) {
	case CAIRO_STATUS_SUCCESS:
		return 0;
	case CAIRO_STATUS_NO_MEMORY:
		return -ENOMEM;
	default:
		return -EBADMSG;
	}
}

int plen_image_decode(cairo_surface_t **surface, const uint8_t *bytes, size_t size, uint32_t w_px,
		      bool *is_cut)
{
	struct plen_image image;
	size_t kind = find_kind(bytes, size, &image);

	*surface = NULL;
	*is_cut = false;
	if (kind == KIND_COUNT || image.w_px == 0 || image.h_px == 0 || !is_within_limits(&image)) {
		return -EBADMSG;
	}

	cairo_surface_t *decoded = NULL;
	int status = kinds[kind].decode(&decoded, bytes, size, w_px, is_cut);
	status = status < 0 ? status : status_of(decoded);
	if (status < 0) {
		cairo_surface_destroy(decoded);
		return status;
	}
	*surface = decoded;
	return 0;
}
