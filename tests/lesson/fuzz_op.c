/* SPDX-License-Identifier: MIT
 *
 * Bodies of operations: the first byte is the kind. What is accepted must be spelt as we would.
 */
#include "lesson/op.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0) {
		return 0;
	}

	struct plen_op op = {.seq = 1, .kind = data[0]};
	if (plen_op_decode(&op, data + 1, size - 1) != 0) {
		return 0;
	}

	size_t again_size = 0;
	uint8_t *again = plen_op_encode(&op, &again_size);
	if (again_size != size - 1 || memcmp(again, data + 1, again_size) != 0) {
		abort();
	}
	free(again);
	plen_op_finish(&op);
	return 0;
}
