/* SPDX-License-Identifier: MIT
 *
 * An SVG: one page, whose sheet it is. What it refers to outside of itself is not there.
 */
#include "readers.h"

#include <errno.h>
#include <math.h>

#include "formats/units.h"
#include "svg_file.h"

/* At most 100,000 pixels, which a picture may have. */
static uint32_t to_um(double px)
{
	return (uint32_t)fmax(1, round(px * PLEN_UM_PER_PX));
}

int plen_svg_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		  struct plen_reading *reading)
{
	struct plen_op_picture picture = {.sheet = 1, .a_ppm = 1000000, .d_ppm = 1000000};
	double w_px = 0;
	double h_px = 0;

	if (size > PLEN_OP_ASSET_BYTES_MAX) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_PICTURE_BYTES,
					 "an SVG of more than %u MB",
					 PLEN_OP_ASSET_BYTES_MAX >> 20);
	}

	RsvgHandle *handle = plen_svg_file_open(bytes, size);
	if (handle == NULL) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_DAMAGED, "no SVG");
	}
	plen_svg_file_size(handle, &w_px, &h_px);
	g_object_unref(handle);

	struct plen_op_asset asset = {PLEN_MEDIA_SVG, 1, (uint32_t)size, bytes};
	if (!plen_readers_shows(sink, &asset)) {
		return plen_reading_fail(reading, PLEN_UNREADABLE_SLOW, "not drawn in time");
	}
	picture.w_um = to_um(w_px);
	picture.h_um = to_um(h_px);
	int status = sink->asset(sink->data, &asset, &picture.asset);
	if (status == 0) {
		status = plen_readers_sheet(sink, &picture);
	}
	return status < 0 ? status : sink->progress(sink->data, 1, 1);
}
