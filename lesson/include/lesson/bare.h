/* SPDX-License-Identifier: MIT
 *
 * A picture without what its file says beside it: where and when it was taken, with what and by
 * whom, what it was before it was cut. The pixels stay as they are, and what is needed to show them
 * (such as their colour space). How a camera was held goes too: on a page the matrix says that.
 *
 * Nothing is decoded; the bytes are a stranger's.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* `media` is an enum plen_media. A new buffer that the caller frees, never larger than the file;
 * NULL for an SVG or a PDF, and for what is not built as its kind is. */
uint8_t *plen_bare_picture(uint8_t media, const uint8_t *bytes, size_t size, size_t *bare_size);
