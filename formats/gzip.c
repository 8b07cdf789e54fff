/* SPDX-License-Identifier: MIT */
#include "gzip.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <zlib.h>

#include "buffer.h"

#define CHUNK 65536
/* zlib: the largest window, and gzip's header instead of its own. */
#define WINDOW_GZIP (15 + 16)
#define MEMORY_LEVEL 8
/* Lists of numbers hardly get smaller beyond that, and take three times as long. */
#define LEVEL 3

bool plen_gzip_is(const uint8_t *bytes, size_t size)
{
	return size > 2 && bytes[0] == 0x1f && bytes[1] == 0x8b;
}

struct unpacking {
	z_stream stream;
	const uint8_t *bytes, *end;
	size_t max;
	plen_gzip_taker take;
	void *data;
};

/* One call of zlib: 0, 1 when the last member has ended, or what ends it all. */
static int inflate_some(struct unpacking *unpacking)
{
	uint8_t chunk[CHUNK];
	z_stream *stream = &unpacking->stream;

	stream->next_out = chunk;
	stream->avail_out = sizeof(chunk);
	int rc = inflate(stream, Z_NO_FLUSH);
	size_t got = sizeof(chunk) - stream->avail_out;
	if (got > unpacking->max) {
		return -E2BIG;
	}
	unpacking->max -= got;
	int taken = got > 0 ? unpacking->take(unpacking->data, chunk, got,
					      (size_t)(stream->next_in - unpacking->bytes))
			    : 0;
	if (taken != 0) {
		return taken;
	}
	if (rc == Z_STREAM_END) {
		/* Another member may follow; what is no member is of no interest. */
		size_t left = (size_t)(unpacking->end - stream->next_in);
		return plen_gzip_is(stream->next_in, left) && inflateReset(stream) == Z_OK ? 0 : 1;
	}
	/* No progress means that the bytes ended too early. */
	return rc == Z_OK && (got > 0 || stream->avail_in > 0) ? 0 : -EBADMSG;
}

int plen_gzip_inflate(const uint8_t *bytes, size_t size, size_t max, plen_gzip_taker take,
		      void *data)
{
	struct unpacking unpacking = {
		.bytes = bytes, .end = bytes + size, .max = max, .take = take, .data = data};
	int rc = 0;

	if (size > UINT32_MAX) {
		return -E2BIG;
	}
	if (!plen_gzip_is(bytes, size) || inflateInit2(&unpacking.stream, WINDOW_GZIP) != Z_OK) {
		return -EBADMSG;
	}
	unpacking.stream.next_in = (Bytef *)bytes;
	unpacking.stream.avail_in = (uInt)size;
	while (rc == 0) {
		rc = inflate_some(&unpacking);
	}
	inflateEnd(&unpacking.stream);
	return rc == 1 ? 0 : rc;
}

static void deflate_part(z_stream *stream, struct plen_buffer *out, int flush)
{
	uint8_t chunk[CHUNK];

	do {
		stream->next_out = chunk;
		stream->avail_out = sizeof(chunk);
		deflate(stream, flush);
		plen_buffer_add(out, chunk, sizeof(chunk) - stream->avail_out);
	} while (stream->avail_out == 0);
}

uint8_t *plen_gzip_deflate(const uint8_t *bytes, size_t size, size_t *out_size)
{
	z_stream stream = {0};
	struct plen_buffer buffer = {0};
	int rc = deflateInit2(&stream, LEVEL, Z_DEFLATED, WINDOW_GZIP, MEMORY_LEVEL,
			      Z_DEFAULT_STRATEGY);

	assert(rc == Z_OK);
	for (size_t at = 0; at < size; at += UINT32_MAX) {
		size_t left = size - at;

		stream.next_in = (Bytef *)bytes + at;
		stream.avail_in = (uInt)(left < UINT32_MAX ? left : UINT32_MAX);
		deflate_part(&stream, &buffer, Z_NO_FLUSH);
	}
	deflate_part(&stream, &buffer, Z_FINISH);
	deflateEnd(&stream);
	return plen_buffer_take(&buffer, out_size);
}
