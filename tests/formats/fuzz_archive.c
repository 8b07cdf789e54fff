/* SPDX-License-Identifier: MIT
 *
 * Archives: whatever is listed can be asked for, and no name leads anywhere but down.
 */
#include <stdlib.h>
#include <string.h>

#include "archive.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct plen_archive *archive = NULL;
	struct plen_reading reading = {0};

	if (plen_archive_open(&archive, data, size, &reading) != 0) {
		return 0;
	}

	const char *name = NULL;
	for (uint32_t i = 0; (name = plen_archive_name(archive, i)) != NULL && i < 100; i++) {
		uint8_t *bytes = NULL;
		size_t bytes_size = 0;

		if (name[0] == '/' || strncmp(name, "../", 3) == 0 ||
		    strstr(name, "/../") != NULL || !plen_archive_has(archive, name)) {
			abort();
		}
		if (plen_archive_read(archive, name, &bytes, &bytes_size) == 0) {
			if (bytes[bytes_size] != '\0') {
				abort();
			}
			free(bytes);
		}
	}
	plen_archive_close(archive);
	return 0;
}
