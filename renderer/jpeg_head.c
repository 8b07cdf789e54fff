/* SPDX-License-Identifier: MIT */
#include "jpeg_head.h"

#define MARKER 0xff
#define SOI 0xd8
#define SOS 0xda
/* Baseline, extended, progressive: what DCTDecode is for. */
#define SOF_FIRST 0xc0
#define SOF_LAST 0xc2

/* A segment's bytes after its length. */
struct segment {
	uint8_t marker;
	const uint8_t *bytes;
	size_t size;
};

static unsigned big(const uint8_t *at)
{
	return (unsigned)at[0] << 8 | at[1];
}

/* False at the end of what can be read. */
static bool next(const uint8_t *bytes, size_t size, size_t *place, struct segment *segment)
{
	size_t at = *place;

	if (at >= size || bytes[at] != MARKER) {
		return false;
	}
	while (at < size && bytes[at] == MARKER) {
		at++;
	}
	if (size - at < 3) {
		return false;
	}
	segment->marker = bytes[at++];

	size_t length = big(bytes + at);
	if (length < 2 || length > size - at) {
		return false;
	}
	segment->bytes = bytes + at + 2;
	segment->size = length - 2;
	*place = at + length;
	return true;
}

static bool is_plain_frame(const struct segment *segment)
{
	const uint8_t *p = segment->bytes;

	return segment->size >= 6 && p[0] == 8 && big(p + 1) > 0 && big(p + 3) > 0 &&
	       (p[5] == 1 || p[5] == 3);
}

bool plen_jpeg_head_is_plain(const uint8_t *bytes, size_t size)
{
	struct segment segment;
	bool has_frame = false;
	size_t place = 2;

	if (size < 4 || bytes[0] != MARKER || bytes[1] != SOI) {
		return false;
	}
	while (next(bytes, size, &place, &segment)) {
		if (segment.marker == SOS) {
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
