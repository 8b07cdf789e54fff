/* SPDX-License-Identifier: MIT */
#include "svg_file.h"

#include <math.h>

/* Of a drawing that does not say, or nothing that could be; and at most. */
#define UNKNOWN_PX 1000.0
#define SIDE_PX_MAX 100000.0

RsvgHandle *plen_svg_file_open(const uint8_t *bytes, size_t size)
{
	GInputStream *stream = g_memory_input_stream_new_from_data(bytes, (gssize)size, NULL);
	RsvgHandle *handle =
		rsvg_handle_new_from_stream_sync(stream, NULL, RSVG_HANDLE_FLAGS_NONE, NULL, NULL);

	g_object_unref(stream);
	return handle;
}

void plen_svg_file_size(RsvgHandle *handle, double *w_px, double *h_px)
{
	RsvgRectangle view = {0, 0, UNKNOWN_PX, UNKNOWN_PX};
	gboolean has_view = FALSE;

	if (!rsvg_handle_get_intrinsic_size_in_pixels(handle, w_px, h_px)) {
		rsvg_handle_get_intrinsic_dimensions(handle, NULL, NULL, NULL, NULL, &has_view,
						     &view);
		*w_px = has_view ? view.width : UNKNOWN_PX;
		*h_px = has_view ? view.height : UNKNOWN_PX;
	}
	if (!(*w_px > 0) || !(*h_px > 0) || !isfinite(*w_px) || !isfinite(*h_px)) {
		*w_px = *h_px = UNKNOWN_PX;
	}
	/* Both sides, so that the drawing keeps its shape. */
	double shrink = fmin(1, SIDE_PX_MAX / fmax(*w_px, *h_px));
	*w_px *= shrink;
	*h_px *= shrink;
}
