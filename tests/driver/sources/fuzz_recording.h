/* SPDX-License-Identifier: MIT
 *
 * What the fuzz targets of the three recording formats share: text in, parsed, played to the end,
 * and every frame held to what a frame promises.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "recording.h"

typedef int (*fuzz_parser)(struct plen_recording *recording,
			   const struct plen_recording_text *text);

/* Runs `parser`; what it accepts goes through plen_recording_parse and is played. */
void fuzz_recording(fuzz_parser parser, const uint8_t *data, size_t size);
