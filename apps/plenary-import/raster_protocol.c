/* SPDX-License-Identifier: MIT */
#include "raster_protocol.h"

#include "lesson/op.h"

static bool is_span(uint32_t whole_px, uint32_t from_px, uint32_t length_px)
{
	return whole_px >= 1 && whole_px <= PLEN_RASTER_WHOLE_PX_MAX && length_px >= 1 &&
	       length_px <= PLEN_RASTER_SIDE_PX_MAX && from_px < whole_px &&
	       length_px <= whole_px - from_px;
}

bool plen_raster_request_is_valid(const struct plen_raster_request *request)
{
	switch (request->kind) {
	case PLEN_RASTER_ASSET:
		return request->media < PLEN_MEDIA_COUNT && request->size >= 1 &&
		       request->size <= PLEN_OP_ASSET_BYTES_MAX;
	case PLEN_RASTER_FORGET:
		return true;
	case PLEN_RASTER_DRAW:
		return request->part < PLEN_OP_ASSET_PARTS_MAX &&
		       is_span(request->whole_w_px, request->x_px, request->w_px) &&
		       is_span(request->whole_h_px, request->y_px, request->h_px);
	default:
		return false;
	}
}
