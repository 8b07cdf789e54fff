/* SPDX-License-Identifier: MIT
 *
 * Archives for fuzzers, which would take years to find one by themselves: the parts of the input,
 * with a byte 0xff between them, are the files of it. An input that begins as an archive does is
 * taken as it is.
 */
#pragma once

#include "formats/formats.h"

/* Reads the archive with `reader`; `names`, up to NULL, are of the parts in turn. */
void fuzz_pack_read(plen_format_read reader, const char *const *names, const uint8_t *data,
		    size_t size);
