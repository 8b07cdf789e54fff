/* SPDX-License-Identifier: MIT
 *
 * gzip in memory, one member or several.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

bool plen_gzip_is(const uint8_t *bytes, size_t size);
/* Takes what was unpacked, a piece at a time, out of `done` bytes. A negative errno ends it. */
typedef int (*plen_gzip_taker)(void *data, const uint8_t *bytes, size_t size, size_t done);
/* 0, -EBADMSG, -E2BIG above `max` bytes, or what `take` returned, before all was taken. */
int plen_gzip_inflate(const uint8_t *bytes, size_t size, size_t max, plen_gzip_taker take,
		      void *data);
/* Without name and time, so that the same bytes make the same file. The caller frees it. */
uint8_t *plen_gzip_deflate(const uint8_t *bytes, size_t size, size_t *out_size);
