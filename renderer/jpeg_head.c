/* SPDX-License-Identifier: MIT */
#include "jpeg_head.h"

#include "lesson/jpeg.h"

/* Baseline, extended, progressive: what DCTDecode is for. */
#define SOF_FIRST 0xc0
#define SOF_LAST 0xc2

static unsigned big(const uint8_t *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

static bool is_plain_frame(const struct plen_jpeg_segment *segment)
{
	const uint8_t *p = segment->bytes;

	return segment->size >= 6 && p[0] == 8 && big(p + 1) > 0 && big(p + 3) > 0 &&
	       (p[5] == 1 || p[5] == 3);
}

bool plen_jpeg_head_is_plain(const uint8_t *bytes, size_t size)
{
	struct plen_jpeg_segment segment;
	bool has_frame = false;
	size_t place = 2;

	if (!plen_jpeg_begins(bytes, size)) {
		return false;
	}
	while (plen_jpeg_next(bytes, size, &place, &segment)) {
		if (segment.marker == PLEN_JPEG_SOS) {
			return has_frame;
		}
		if (segment.marker >= SOF_FIRST && segment.marker <= SOF_LAST) {
			if (has_frame || !is_plain_frame(&segment)) {
				return false;
			}
			has_frame = true;
		}
	}
	return false;
}
