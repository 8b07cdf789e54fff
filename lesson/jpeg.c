/* SPDX-License-Identifier: MIT */
#include "lesson/jpeg.h"

#define MARKER 0xff
#define RST_FIRST 0xd0
#define RST_LAST 0xd7

bool plen_jpeg_begins(const uint8_t *bytes, size_t size)
{
	return size >= 4 && bytes[0] == MARKER && bytes[1] == PLEN_JPEG_SOI;
}

/* Within a scan it is pixels: FF itself, or where to begin anew after a fault. */
static bool is_of_a_scan(uint8_t second)
{
	return second == 0 || (second >= RST_FIRST && second <= RST_LAST);
}

bool plen_jpeg_next(const uint8_t *bytes, size_t size, size_t *place,
		    struct plen_jpeg_segment *segment)
{
	size_t at = *place;

	if (at >= size || bytes[at] != MARKER) {
		return false;
	}
	while (at < size && bytes[at] == MARKER) {
		at++;
	}
	if (at < size && bytes[at] == PLEN_JPEG_EOI) {
		*segment = (struct plen_jpeg_segment){.marker = PLEN_JPEG_EOI};
		*place = at + 1;
		return true;
	}
	if (size - at < 3 || is_of_a_scan(bytes[at])) {
		return false;
	}
	segment->marker = bytes[at++];

	size_t length = (size_t)bytes[at] << 8 | bytes[at + 1];
	if (length < 2 || length > size - at) {
		return false;
	}
	segment->bytes = bytes + at + 2;
	segment->size = length - 2;
	*place = at + length;
	return true;
}

size_t plen_jpeg_after_scan(const uint8_t *bytes, size_t size, size_t place)
{
	for (size_t at = place; at + 1 < size; at++) {
		uint8_t second = bytes[at + 1];

		if (bytes[at] == MARKER && second != MARKER && !is_of_a_scan(second)) {
			return at;
		}
	}
	return size;
}
