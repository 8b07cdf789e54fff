/* SPDX-License-Identifier: MIT
 *
 * Bytes from a descriptor.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* 0, -ENODATA it ended before the first of them, -EPROTO it ended within, or another errno. */
int plen_input_exactly(int fd, void *bytes, size_t size);
/* To the end, into a new buffer that the caller frees. 0, -E2BIG there is more than `max`, or
 * another errno. */
int plen_input_all(int fd, size_t max, uint8_t **bytes, size_t *size);
