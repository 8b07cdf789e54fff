/* SPDX-License-Identifier: MIT
 *
 * The head of a JPEG file: whether it is one that every PDF viewer shows as it was taken. Nothing
 * is decoded; the bytes are a stranger's.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Eight bits a sample, grey or three colours, not to be turned by the viewer. */
bool plen_jpeg_head_is_plain(const uint8_t *bytes, size_t size);
