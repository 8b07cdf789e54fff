/* SPDX-License-Identifier: MIT
 *
 * The segments of a JPEG file, one after the other. Nothing is decoded; the bytes are a stranger's.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The second byte of a marker. */
enum plen_jpeg_marker {
	PLEN_JPEG_SOI = 0xd8,
	PLEN_JPEG_EOI = 0xd9,
	PLEN_JPEG_SOS = 0xda,
	PLEN_JPEG_APP0 = 0xe0, /* to 0xef */
	PLEN_JPEG_COM = 0xfe,
};

struct plen_jpeg_segment {
	uint8_t marker;
	const uint8_t *bytes; /* after its length */
	size_t size;
};

/* Whether the file begins as one does; its first segment is at place 2. */
bool plen_jpeg_begins(const uint8_t *bytes, size_t size);
/* The segment at *place, which is moved behind it. EOI has no bytes. False at the end of what can
 * be read. */
bool plen_jpeg_next(const uint8_t *bytes, size_t size, size_t *place,
		    struct plen_jpeg_segment *segment);
/* After SOS: where the pixels end and another marker begins, or the file does. */
size_t plen_jpeg_after_scan(const uint8_t *bytes, size_t size, size_t place);
