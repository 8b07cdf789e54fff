/* SPDX-License-Identifier: MIT
 *
 * What a helper that has been taken over might write: in parts as long as the first byte says.
 */
#include "formats/stream.h"

#include <stdlib.h>
#include <string.h>

#include "sink_valid.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct sink_valid into;
	const struct plen_sink sink = sink_valid_init(&into);
	struct plen_stream_reader *reader = plen_stream_reader_create(&sink);
	size_t taken = size > 0 ? 1 : 0;
	ssize_t length = 0;

	/* In memory of its own, where a sanitizer sees each byte beyond. */
	for (size_t here = taken; here < size && length >= 0;) {
		size_t part = data[0] + 1u;

		here = size - here < part ? size : here + part;
		do {
			uint8_t *bytes = malloc(here - taken);

			memcpy(bytes, data + taken, here - taken);
			length = plen_stream_reader_take(reader, bytes, here - taken);
			taken += length > 0 ? (size_t)length : 0;
			free(bytes);
		} while (length > 0);
	}
	plen_stream_reader_destroy(reader);
	return 0;
}
