/* SPDX-License-Identifier: MIT
 *
 * A JPEG is segments, of which the application ones are for whoever likes. Behind its end cameras
 * leave other pictures, and films.
 */
#include "bare_kinds.h"

#include <string.h>

#include "lesson/jpeg.h"

#define APP(number) (PLEN_JPEG_APP0 + (number))
/* Of JFIF without its thumbnail. */
#define JFIF_BYTES 14

static bool begins(const struct plen_jpeg_segment *segment, const char *with, size_t length)
{
	return segment->size >= length && memcmp(segment->bytes, with, length) == 0;
}

/* Pixels and tables; of what is for applications how colours are meant. */
static bool is_needed(const struct plen_jpeg_segment *segment)
{
	switch (segment->marker) {
	case APP(0):
		return begins(segment, "JFIF", 5) && segment->size >= JFIF_BYTES;
	case APP(2):
		return begins(segment, "ICC_PROFILE", 12);
	case APP(14):
		return begins(segment, "Adobe", 5);
	case PLEN_JPEG_COM:
		return false;
	default:
		return segment->marker < APP(0) || segment->marker > APP(15);
	}
}

static void put_segment(struct plen_bare_out *out, const struct plen_jpeg_segment *segment)
{
	bool is_jfif = segment->marker == APP(0);
	size_t size = is_jfif ? JFIF_BYTES : segment->size;
	const uint8_t head[] = {0xff, segment->marker, (uint8_t)((size + 2) >> 8),
				(uint8_t)(size + 2)};

	plen_bare_put(out, head, sizeof(head));
	plen_bare_put(out, segment->bytes, size);
	if (is_jfif) {
		/* The thumbnail's width and height. */
		memset(out->bytes + out->size - 2, 0, 2);
	}
}

bool plen_bare_jpeg(const uint8_t *bytes, size_t size, struct plen_bare_out *out)
{
	static const uint8_t soi[] = {0xff, PLEN_JPEG_SOI}, eoi[] = {0xff, PLEN_JPEG_EOI};
	struct plen_jpeg_segment segment;
	bool has_pixels = false;
	size_t place = 2;

	if (!plen_jpeg_begins(bytes, size)) {
		return false;
	}
	plen_bare_put(out, soi, sizeof(soi));
	while (plen_jpeg_next(bytes, size, &place, &segment)) {
		if (segment.marker == PLEN_JPEG_EOI) {
			plen_bare_put(out, eoi, sizeof(eoi));
			return has_pixels;
		}
		if (is_needed(&segment)) {
			put_segment(out, &segment);
		}
		if (segment.marker == PLEN_JPEG_SOS) {
			size_t end = plen_jpeg_after_scan(bytes, size, place);

			plen_bare_put(out, bytes + place, end - place);
			place = end;
			has_pixels = true;
		}
	}
	/* Without an end; the pixels that are there can be shown. */
	return has_pixels;
}
