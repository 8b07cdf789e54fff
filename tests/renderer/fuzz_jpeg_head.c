/* SPDX-License-Identifier: MIT
 *
 * Any bytes: the head is plain or not, and nothing beyond the end is read.
 */
#include "jpeg_head.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	plen_jpeg_head_is_plain(bytes, size);
	return 0;
}
