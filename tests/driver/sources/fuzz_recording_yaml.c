/* SPDX-License-Identifier: MIT */
#include "fuzz_recording.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_recording(plen_recording_parse_yaml, data, size);
	return 0;
}
