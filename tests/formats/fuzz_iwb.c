/* SPDX-License-Identifier: MIT */
#include "fuzz_pack.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const names[] = {"content.xml", "plenary.xml", NULL};

	fuzz_pack_read(plen_iwb_read, names, data, size);
	return 0;
}
