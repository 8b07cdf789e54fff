/* SPDX-License-Identifier: MIT
 *
 * The protocol of `plenary-import raster`, on two pipes of one machine: requests go in, and each
 * but PLEN_RASTER_FORGET is answered, in order, before the next is read. Plain structs of u32,
 * native endian; sizes are checked on both sides, as neither believes the other.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum plen_raster_kind {
	PLEN_RASTER_ASSET = 1, /* `size` bytes follow; replaces what had that number. It is open
				  with the answer */
	PLEN_RASTER_FORGET,
	PLEN_RASTER_DRAW,
};

struct plen_raster_request {
	uint32_t kind, asset;
	uint32_t media, size;                  /* ASSET */
	uint32_t part, whole_w_px, whole_h_px; /* DRAW */
	uint32_t x_px, y_px, w_px, h_px;
};

/* After it, if the status of DRAW is 0, the pixels that were asked for. */
struct plen_raster_reply {
	uint32_t status; /* 0; EBADMSG: it cannot be opened or drawn; ENOMEM: not by this process */
	uint32_t bytes;
};

#define PLEN_RASTER_SIDE_PX_MAX 1024u
#define PLEN_RASTER_WHOLE_PX_MAX (1u << 20)

bool plen_raster_request_is_valid(const struct plen_raster_request *request);
