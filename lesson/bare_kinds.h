/* SPDX-License-Identifier: MIT
 *
 * What is kept of each kind of file, written into a buffer as large as the file.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct plen_bare_out {
	uint8_t *bytes;
	size_t size;
};

void plen_bare_put(struct plen_bare_out *out, const void *bytes, size_t size);

/* False: it is not built as such a file is. */
bool plen_bare_jpeg(const uint8_t *bytes, size_t size, struct plen_bare_out *out);
bool plen_bare_png(const uint8_t *bytes, size_t size, struct plen_bare_out *out);
bool plen_bare_webp(const uint8_t *bytes, size_t size, struct plen_bare_out *out);
