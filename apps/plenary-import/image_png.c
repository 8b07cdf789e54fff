/* SPDX-License-Identifier: MIT
 *
 * PNG, through cairo.
 */
#include "image_kinds.h"

#include <string.h>

#include "formats/image_kind.h"
#include "formats/units.h"

struct cursor {
	const uint8_t *bytes;
	size_t left;
};

bool plen_image_png_probe(const uint8_t *bytes, size_t size, struct plen_image *image)
{
	double w_px = 0;
	double h_px = 0;

	if (plen_image_kind(bytes, size) != PLEN_MEDIA_PNG ||
	    !plen_image_kind_size(PLEN_MEDIA_PNG, bytes, size, PLEN_PX_PER_INCH, &w_px, &h_px)) {
		return false;
	}
	image->w_px = (uint32_t)w_px;
	image->h_px = (uint32_t)h_px;
	return true;
}

static cairo_status_t take(void *closure, unsigned char *to, unsigned length)
{
	struct cursor *cursor = closure;

	if (length > cursor->left) {
		return CAIRO_STATUS_READ_ERROR;
	}
	memcpy(to, cursor->bytes, length);
	cursor->bytes += length;
	cursor->left -= length;
	return CAIRO_STATUS_SUCCESS;
}

int plen_image_png_decode(cairo_surface_t **surface, const uint8_t *bytes, size_t size,
			  uint32_t w_px, bool *is_cut)
{
	struct cursor cursor = {bytes, size};

	(void)w_px;
	(void)is_cut;
	*surface = cairo_image_surface_create_from_png_stream(take, &cursor);
	return 0;
}
