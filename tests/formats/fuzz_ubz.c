/* SPDX-License-Identifier: MIT */
#include "fuzz_pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {"page000.svg", "page002.svg", "toc.json", NULL};

	fuzz_pack_read(plen_ubz_read, names, data, size);
	return 0;
}
