/* SPDX-License-Identifier: MIT
 *
 * CRC-32C (Castagnoli), reflected, as iSCSI and ext4 have it: finds every error of up to 32 bits in
 * a row. Against accidents, not against people.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/* The sum of what `before` is the sum of (0 = nothing) and `size` bytes after it. */
uint32_t plen_crc32c(uint32_t before, const void *data, size_t size);
