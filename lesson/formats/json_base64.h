/* SPDX-License-Identifier: MIT
 *
 * Bytes in a JSON text: base64 with its usual letters, padded. One spelling for one list of bytes.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

void plen_json_base64_put(FILE *out, const uint8_t *bytes, size_t size);

/* In a new buffer that the caller frees; NULL for what is not spelt so, or is more than `max`. */
uint8_t *plen_json_base64_get(const char *text, size_t length, size_t max, size_t *size);
