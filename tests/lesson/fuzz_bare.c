/* SPDX-License-Identifier: MIT
 *
 * Any bytes: what is left of them is not more, and has nothing left to lose.
 */
#include "lesson/bare.h"

#include <assert.h>
#include <stdlib.h>

#include "lesson/op.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	for (uint8_t media = 0; media < PLEN_MEDIA_COUNT; media++) {
		size_t once = 0, twice = 0;
		uint8_t *bare = plen_bare_picture(media, bytes, size, &once);
		uint8_t *again = bare != NULL ? plen_bare_picture(media, bare, once, &twice) : NULL;

		assert(once <= size);
		assert((bare == NULL) == (again == NULL) && once == twice);
		free(again);
		free(bare);
	}
	return 0;
}
