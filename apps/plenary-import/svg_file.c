/* SPDX-License-Identifier: MIT */
#include "svg_file.h"

/* Of a drawing that does not say; and of what is not believable. */
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

static double believable(double px)
{
	return px > 0 && px <= SIDE_PX_MAX ? px : UNKNOWN_PX;
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
	*w_px = believable(*w_px);
	*h_px = believable(*h_px);
}
