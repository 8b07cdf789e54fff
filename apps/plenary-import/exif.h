/* SPDX-License-Identifier: MIT
 *
 * Of all that EXIF says, the one thing that is seen: how the camera was held.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* 1 to 8, from the bytes of an APP1 marker; 0 if it does not say. */
unsigned plen_exif_orientation(const uint8_t *bytes, size_t size);
