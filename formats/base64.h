/* SPDX-License-Identifier: MIT */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "buffer.h"

void plen_base64_write(struct plen_buffer *out, const uint8_t *bytes, size_t size);
/* White space is skipped, missing '=' at the end are forgiven. False if anything else is in it;
 * then nothing was added. */
bool plen_base64_read(struct plen_buffer *out, const char *text);
