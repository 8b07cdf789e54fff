/* SPDX-License-Identifier: MIT
 *
 * The head of a JPEG file: whether it is one that every PDF viewer shows. Nothing is decoded; the
 * bytes are a stranger's. How a camera was held does not count: neither a viewer nor plenary-import
 * turns the pixels, a picture's matrix does.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Eight bits a sample, grey or three colours. */
bool plen_jpeg_head_is_plain(const uint8_t *bytes, size_t size);
