/* SPDX-License-Identifier: MIT */
#include "jpeg_head.h"

#include <string.h>

#define MARKER 0xff
#define SOI 0xd8
#define SOS 0xda
#define APP1 0xe1
/* Baseline, extended, progressive: what DCTDecode is for. */
#define SOF_FIRST 0xc0
#define SOF_LAST 0xc2

#define EXIF_ORIENTATION 0x0112
#define EXIF_ENTRY_BYTES 12

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

/* -- Exif: a TIFF file within the segment -- */

struct tiff {
	const uint8_t *bytes;
	size_t size;
	bool is_little;
};

static unsigned word(const struct tiff *tiff, size_t at)
{
	const uint8_t *p = tiff->bytes + at;

	return tiff->is_little ? (unsigned)p[1] << 8 | p[0] : big(p);
}

static uint32_t longword(const struct tiff *tiff, size_t at)
{
	uint32_t first = word(tiff, at), second = word(tiff, at + 2);

	return tiff->is_little ? second << 16 | first : first << 16 | second;
}

/* 1 is upright; anything that makes no sense is not. */
static unsigned orientation_of(const struct segment *segment)
{
	static const uint8_t head[] = {'E', 'x', 'i', 'f', 0, 0};
	struct tiff tiff;

	if (segment->size < sizeof(head) + 8 || memcmp(segment->bytes, head, sizeof(head)) != 0) {
		return 1;
	}
	tiff.bytes = segment->bytes + sizeof(head);
	tiff.size = segment->size - sizeof(head);
	tiff.is_little = tiff.bytes[0] == 'I';

	size_t at = longword(&tiff, 4);
	if (at > tiff.size - 2) {
		return 0;
	}

	unsigned count = word(&tiff, at);
	for (at += 2; count > 0 && tiff.size - at >= EXIF_ENTRY_BYTES; count--) {
		if (word(&tiff, at) == EXIF_ORIENTATION) {
			return word(&tiff, at + 8);
		}
		at += EXIF_ENTRY_BYTES;
	}
	return 1;
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
		if (segment.marker == APP1 && orientation_of(&segment) != 1) {
			return false;
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
