/* SPDX-License-Identifier: MIT */
#include "exif.h"

#include <stdbool.h>
#include <string.h>

#define TAG_ORIENTATION 0x0112
#define TYPE_SHORT 3
#define ENTRY_BYTES 12

/* The part that counts from its own beginning, in its own order of bytes. */
struct tiff {
	const uint8_t *bytes;
	size_t size;
	bool is_big_endian;
};

static unsigned get_16(const struct tiff *tiff, size_t at)
{
	const uint8_t *b = tiff->bytes + at;

	return tiff->is_big_endian ? (unsigned)b[0] << 8 | b[1] : (unsigned)b[1] << 8 | b[0];
}

static uint32_t get_32(const struct tiff *tiff, size_t at)
{
	uint32_t first = get_16(tiff, at);
	uint32_t second = get_16(tiff, at + 2);

	return tiff->is_big_endian ? first << 16 | second : second << 16 | first;
}

static bool open_tiff(struct tiff *tiff, const uint8_t *bytes, size_t size)
{
	if (size < 6 + 8 || memcmp(bytes, "Exif\0", 6) != 0) {
		return false;
	}
	tiff->bytes = bytes + 6;
	tiff->size = size - 6;
	tiff->is_big_endian = tiff->bytes[0] == 'M';
	return tiff->bytes[0] == tiff->bytes[1] &&
	       (tiff->bytes[0] == 'M' || tiff->bytes[0] == 'I') && get_16(tiff, 2) == 42;
}

unsigned plen_exif_orientation(const uint8_t *bytes, size_t size)
{
	struct tiff tiff;

	if (!open_tiff(&tiff, bytes, size)) {
		return 0;
	}
	size_t at = get_32(&tiff, 4);
	if (at > tiff.size - 2) {
		return 0;
	}
	unsigned count = get_16(&tiff, at);
	at += 2;
	for (unsigned i = 0; i < count && tiff.size - at >= ENTRY_BYTES; i++, at += ENTRY_BYTES) {
		if (get_16(&tiff, at) == TAG_ORIENTATION && get_16(&tiff, at + 2) == TYPE_SHORT) {
			unsigned value = get_16(&tiff, at + 8);
			return value >= 1 && value <= 8 ? value : 0;
		}
	}
	return 0;
}
