/* SPDX-License-Identifier: MIT
 *
 * PNG, through cairo.
 */
#include "image_kinds.h"

#include <string.h>

struct cursor {
	const uint8_t *bytes;
	size_t left;
};

static uint32_t big_endian(const uint8_t *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 |
	       bytes[3];
}

/* The signature, and the header chunk that must come first. */
bool plen_image_png_probe(const uint8_t *bytes, size_t size, struct plen_image *image)
{
	static const uint8_t begin[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n',
					0,    0,   0,   13,  'I',  'H',  'D',  'R'};

	if (size < sizeof(begin) + 8 || memcmp(bytes, begin, sizeof(begin)) != 0) {
		return false;
	}
	image->w_px = big_endian(bytes + 16);
	image->h_px = big_endian(bytes + 20);
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
