/* SPDX-License-Identifier: MIT
 *
 * What both ends of a stream know of its records (formats/stream.h).
 */
#pragma once

#include <stdint.h>

enum plen_stream_kind {
	PLEN_STREAM_PROGRESS = 'P',
	PLEN_STREAM_ASSET = 'A',
	PLEN_STREAM_PAGE = 'N',
	PLEN_STREAM_EDIT = 'E',
	PLEN_STREAM_LOSS = 'L',
	PLEN_STREAM_END = 'X',
};

#define PLEN_STREAM_HEADER_BYTES 5
/* Group and mark before an edit's body. */
#define PLEN_STREAM_EDIT_BYTES 2
/* An edit's page, and a page's number, where only the order counts. */
#define PLEN_STREAM_SEQ 1

static inline void plen_stream_put(uint8_t *to, uint64_t value, int bytes)
{
	for (int i = 0; i < bytes; i++) {
		to[i] = (uint8_t)(value >> 8 * i);
	}
}

static inline uint64_t plen_stream_get(const uint8_t *from, int bytes)
{
	uint64_t value = 0;

	for (int i = bytes; i-- > 0;) {
		value = value << 8 | from[i];
	}
	return value;
}
