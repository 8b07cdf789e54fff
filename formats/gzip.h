/* SPDX-License-Identifier: MIT
 *
 * gzip in memory, one member or several.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool plen_gzip_is(const uint8_t *bytes, size_t size);
/* Into a new buffer that the caller frees, a NUL behind it. 0, -EBADMSG, or -E2BIG above `max`
 * bytes. */
int plen_gzip_inflate(const uint8_t *bytes, size_t size, size_t max, uint8_t **out,
		      size_t *out_size);
/* Without name and time, so that the same bytes make the same file. The caller frees it. */
uint8_t *plen_gzip_deflate(const uint8_t *bytes, size_t size, size_t *out_size);
