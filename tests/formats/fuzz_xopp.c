/* SPDX-License-Identifier: MIT */
#include "formats/formats.h"
#include "sink_valid.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sink_valid_read(plen_xopp_read, data, size);
	return 0;
}
