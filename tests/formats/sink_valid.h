/* SPDX-License-Identifier: MIT
 *
 * A sink that ends the program if it is handed anything that no lesson could hold: for fuzz targets
 * of readers.
 */
#pragma once

#include "formats/sink.h"

struct sink_valid {
	uint32_t calls, assets;
	uint32_t parts[64]; /* of the first assets; of others it is not known */
};

struct plen_sink sink_valid_init(struct sink_valid *into);

/* Has a reader read, and looks at what it says: 0 without a reason, or a reason it may have. */
void sink_valid_read(int (*read)(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
				 struct plen_reading *reading),
		     const uint8_t *bytes, size_t size);
