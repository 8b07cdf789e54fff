/* SPDX-License-Identifier: MIT */
#include "store_header.h"

#include <errno.h>
#include <string.h>

#include "bytes.h"
#include "lesson/store.h"

#define APPLICATION_ID 68
#define SUFFIX ".plenary"

int plen_store_header_read(const struct plen_store_guard *guard,
			   uint8_t header[PLEN_STORE_HEADER_SIZE])
{
	memset(header, 0, PLEN_STORE_HEADER_SIZE);
	if (guard->file == NULL) {
		return 0;
	}

	int code = guard->file->pMethods->xRead(guard->file, header, PLEN_STORE_HEADER_SIZE, 0);
	return code == SQLITE_OK || code == SQLITE_IOERR_SHORT_READ ? 0 : -EIO;
}

bool plen_store_header_is_database(const uint8_t header[PLEN_STORE_HEADER_SIZE])
{
	return memcmp(header, "SQLite format 3", 16) == 0;
}

uint32_t plen_store_header_application(const uint8_t header[PLEN_STORE_HEADER_SIZE])
{
	return plen_bytes_u32_big(header + APPLICATION_ID);
}

bool plen_store_header_is_foreign(uint32_t application_id)
{
	uint32_t difference = application_id ^ PLEN_STORE_APPLICATION_ID;
	int bytes = 0;

	for (; difference != 0; difference >>= 8) {
		bytes += (difference & 0xff) != 0;
	}
	return bytes > 1;
}

static bool has_suffix(const char *path)
{
	size_t length = strlen(path);

	return length > strlen(SUFFIX) && strcmp(path + length - strlen(SUFFIX), SUFFIX) == 0;
}

bool plen_store_header_is_of_lesson(const char *path, const uint8_t header[PLEN_STORE_HEADER_SIZE])
{
	return has_suffix(path) ||
	       !plen_store_header_is_foreign(plen_store_header_application(header));
}
