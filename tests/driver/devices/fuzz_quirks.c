/* SPDX-License-Identifier: MIT
 *
 * Values of a hardware database, that of PLENARY_QUIRKS on the first line and that of
 * PLENARY_SIZE_MM on the second: a size is none, or one that a board could have.
 */
#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "quirks.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct plen_quirks quirks = {0};
	char error[128] = "";
	char *text = calloc(size + 1, 1);

	assert(text != NULL);
	if (size > 0) {
		memcpy(text, data, size);
	}
	char *second = strchr(text, '\n');
	if (second != NULL) {
		*second++ = '\0';
	}
	int result = plen_quirks_parse(&quirks, text, second, error, sizeof(error));
	assert((result == 0) == (error[0] == '\0'));
	assert((quirks.size.w_mm == 0) == (quirks.size.h_mm == 0));
	assert(quirks.size.w_mm == 0 || (quirks.size.w_mm >= 10 && quirks.size.h_mm <= 9999));
	free(text);
	return 0;
}
