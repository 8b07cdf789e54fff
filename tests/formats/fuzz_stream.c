/* SPDX-License-Identifier: MIT
 *
 * What a helper that has been taken over might write: in parts as long as the first byte says.
 */
#include "formats/stream.h"
#include "sink_valid.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sink_valid into;
	const struct plen_sink sink = sink_valid_init(&into);
	struct plen_stream_reader *reader = plen_stream_reader_create(&sink);
	size_t part = size > 0 ? data[0] + 1u : 1;

	for (size_t at = 1; at < size; at += part) {
		size_t length = size - at < part ? size - at : part;

		if (plen_stream_reader_feed(reader, data + at, length) != 0) {
			break;
		}
	}
	plen_stream_reader_destroy(reader);
	return 0;
}
