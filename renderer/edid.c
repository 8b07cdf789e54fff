/* SPDX-License-Identifier: MIT */
#include "edid.h"

#include <math.h>
#include <string.h>

#define BLOCK_SIZE 128
#define FIRST_DETAILED 54
#define SIDE_MIN_MM 200.0
#define SIDE_MAX_MM 4000.0
/* Some panels do have pixels that are not square, but none has them twice as wide as high. */
#define ASPECT_ERROR_MAX 0.25

static bool is_edid(const uint8_t *bytes, size_t size)
{
	static const uint8_t magic[8] = {0x00, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x00};
	uint8_t sum = 0;

	if (size < BLOCK_SIZE || memcmp(bytes, magic, sizeof(magic)) != 0) {
		return false;
	}
	for (size_t i = 0; i < BLOCK_SIZE; i++) {
		sum = (uint8_t)(sum + bytes[i]);
	}
	return sum == 0;
}

bool plen_edid_is_plausible(struct plen_board_size size, int width_px, int height_px)
{
	if (width_px <= 0 || height_px <= 0 || size.w_mm < SIDE_MIN_MM || size.h_mm < SIDE_MIN_MM ||
	    size.w_mm > SIDE_MAX_MM || size.h_mm > SIDE_MAX_MM) {
		return false;
	}

	double pixel_aspect = size.w_mm / width_px / (size.h_mm / height_px);
	return fabs(pixel_aspect - 1) <= ASPECT_ERROR_MAX;
}

bool plen_edid_parse(const uint8_t *bytes, size_t size, struct plen_edid *edid)
{
	*edid = (struct plen_edid){0};
	if (!is_edid(bytes, size)) {
		return false;
	}

	/* The first detailed timing is the preferred mode, with the picture's size in mm; a zero
	 * pixel clock says that it is some other kind of descriptor. */
	const uint8_t *timing = bytes + FIRST_DETAILED;
	if (timing[0] == 0 && timing[1] == 0) {
		return true;
	}
	edid->width_px = timing[2] | (timing[4] & 0xf0) << 4;
	edid->height_px = timing[5] | (timing[7] & 0xf0) << 4;

	struct plen_board_size said = {timing[12] | (timing[14] & 0xf0) << 4,
				       timing[13] | (timing[14] & 0x0f) << 8};
	if (plen_edid_is_plausible(said, edid->width_px, edid->height_px)) {
		edid->size = said;
	}
	return true;
}
