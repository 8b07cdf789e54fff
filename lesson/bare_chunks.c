/* SPDX-License-Identifier: MIT
 *
 * PNG and WebP are chunks with names of four letters.
 */
#include "bare_kinds.h"

#include <string.h>

#define NAME 4
#define SIGNATURE 8
/* Length, name and check of a PNG's chunk; name and length of a WebP's. */
#define PNG_FRAME 12
#define WEBP_FRAME 8
#define RIFF_HEAD 12
/* In the flags of VP8X. */
#define HAS_XMP 0x04
#define HAS_EXIF 0x08

static bool is_among(const uint8_t *name, const char *names)
{
	for (; *names != '\0'; names += NAME) {
		if (memcmp(name, names, NAME) == 0) {
			return true;
		}
	}
	return false;
}

static uint32_t big(const uint8_t *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static uint32_t little(const uint8_t *at)
{
	return (uint32_t)at[3] << 24 | (uint32_t)at[2] << 16 | (uint32_t)at[1] << 8 | at[0];
}

/* A capital at the beginning: no picture can be shown without it. */
static bool png_needs(const uint8_t *name)
{
	return (name[0] & 0x20) == 0 || is_among(name, "tRNSgAMAcHRMsRGBiCCPsBITcICPbKGDpHYs");
}

bool plen_bare_png(const uint8_t *bytes, size_t size, struct plen_bare_out *out)
{
	if (size < SIGNATURE || memcmp(bytes, "\x89PNG\r\n\x1a\n", SIGNATURE) != 0) {
		return false;
	}
	plen_bare_put(out, bytes, SIGNATURE);
	for (size_t at = SIGNATURE; size - at >= PNG_FRAME;) {
		const uint8_t *name = bytes + at + 4;
		size_t length = big(bytes + at);

		if (length > size - at - PNG_FRAME) {
			return false;
		}
		if (png_needs(name)) {
			plen_bare_put(out, bytes + at, length + PNG_FRAME);
		}
		if (memcmp(name, "IEND", NAME) == 0) {
			return true;
		}
		at += length + PNG_FRAME;
	}
	return false;
}

static void put_webp_chunk(struct plen_bare_out *out, const uint8_t *chunk, size_t size)
{
	plen_bare_put(out, chunk, size);
	if (memcmp(chunk, "VP8X", NAME) == 0 && size > WEBP_FRAME) {
		out->bytes[out->size - size + WEBP_FRAME] &= (uint8_t) ~(HAS_XMP | HAS_EXIF);
	}
}

bool plen_bare_webp(const uint8_t *bytes, size_t size, struct plen_bare_out *out)
{
	size_t end = 0;

	if (size < RIFF_HEAD || memcmp(bytes, "RIFF", NAME) != 0 ||
	    memcmp(bytes + 8, "WEBP", NAME) != 0 || little(bytes + 4) > size - 8) {
		return false;
	}
	end = 8 + (size_t)little(bytes + 4);
	plen_bare_put(out, bytes, RIFF_HEAD);
	for (size_t at = RIFF_HEAD; at < end;) {
		size_t left = end - at;
		size_t length = left >= WEBP_FRAME ? little(bytes + at + 4) : left;
		size_t padded = length + length % 2;

		if (left < WEBP_FRAME || length > left - WEBP_FRAME) {
			return false;
		}
		/* The last one's padding may be missing. */
		padded = padded < left - WEBP_FRAME ? padded : left - WEBP_FRAME;
		if (is_among(bytes + at, "VP8 VP8LVP8XALPHANIMANMFICCP")) {
			put_webp_chunk(out, bytes + at, WEBP_FRAME + padded);
		}
		at += WEBP_FRAME + padded;
	}
	for (int i = 0; i < 4; i++) {
		out->bytes[4 + i] = (uint8_t)((out->size - 8) >> (8 * i));
	}
	return out->size > RIFF_HEAD;
}
