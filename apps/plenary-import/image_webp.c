/* SPDX-License-Identifier: MIT
 *
 * WebP: still pictures; of an animation, nothing.
 */
#include "image_kinds.h"

#include <errno.h>

#include <webp/decode.h>

bool plen_image_webp_probe(const uint8_t *bytes, size_t size, struct plen_image *image)
{
	WebPBitstreamFeatures features;

	if (WebPGetFeatures(bytes, size, &features) != VP8_STATUS_OK || features.has_animation ||
	    features.width <= 0 || features.height <= 0) {
		return false;
	}
	image->w_px = (uint32_t)features.width;
	image->h_px = (uint32_t)features.height;
	return true;
}

static bool is_little_endian(void)
{
	const uint16_t one = 1;

	return *(const uint8_t *)&one == 1;
}

int plen_image_webp_decode(cairo_surface_t **surface, const uint8_t *bytes, size_t size,
			   uint32_t w_px, bool *is_cut)
{
	WebPDecoderConfig config;

	(void)w_px;
	(void)is_cut;
	if (!WebPInitDecoderConfig(&config) ||
	    WebPGetFeatures(bytes, size, &config.input) != VP8_STATUS_OK) {
		return -EBADMSG;
	}
	*surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, config.input.width,
					      config.input.height);
	if (cairo_surface_status(*surface) != CAIRO_STATUS_SUCCESS) {
		return 0;
	}
	int stride = cairo_image_surface_get_stride(*surface);
	config.output.colorspace = is_little_endian() ? MODE_bgrA : MODE_Argb;
	config.output.is_external_memory = 1;
	config.output.u.RGBA.rgba = cairo_image_surface_get_data(*surface);
	config.output.u.RGBA.stride = stride;
	config.output.u.RGBA.size = (size_t)stride * (size_t)config.input.height;
	VP8StatusCode status = WebPDecode(bytes, size, &config);
	if (status != VP8_STATUS_OK) {
		return status == VP8_STATUS_OUT_OF_MEMORY ? -ENOMEM : -EBADMSG;
	}
	cairo_surface_mark_dirty(*surface);
	return 0;
}
