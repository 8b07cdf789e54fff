/* SPDX-License-Identifier: MIT */
#include "store_make.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store_db.h"
#include "store_header.h"
#include "store_path.h"
#include "store_temporary.h"

/* Born as a write-ahead database: changing over later would take a rollback journal, and a power
 * cut might bring that back to life long after. */
static unsigned char *make_bytes(const uint8_t uuid[PLEN_STORE_UUID_SIZE], sqlite3_int64 *size)
{
	sqlite3 *db = NULL;
	unsigned char *bytes = NULL;

	if (sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL) ==
		    SQLITE_OK &&
	    plen_store_db_exec(db, "PRAGMA page_size=4096") == SQLITE_OK &&
	    plen_store_schema_make(db, uuid) == SQLITE_OK) {
		bytes = sqlite3_serialize(db, "main", size, 0);
	}
	if (bytes != NULL) {
		bytes[PLEN_STORE_HEADER_WRITE_VERSION] = PLEN_STORE_HEADER_WAL;
		bytes[PLEN_STORE_HEADER_READ_VERSION] = PLEN_STORE_HEADER_WAL;
	}
	sqlite3_close(db);
	return bytes;
}

static bool is_empty_file(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_size == 0;
}

static int write_empty(const char *name, const uint8_t uuid[PLEN_STORE_UUID_SIZE])
{
	sqlite3_int64 size = 0;
	unsigned char *bytes = make_bytes(uuid, &size);
	int error = bytes != NULL ? plen_store_path_write(name, bytes, (size_t)size) : -EIO;

	sqlite3_free(bytes);
	return error;
}

static int fail(const struct plen_report *report, int error)
{
	return plen_report_fail(report, error, "cannot be made: %s", strerror(-error));
}

int plen_store_make(const char *path, const uint8_t uuid[PLEN_STORE_UUID_SIZE],
		    const struct plen_report *report)
{
	char *temporary = plen_store_temporary_name(path);
	int error = write_empty(temporary, uuid);

	if (error == 0) {
		error = is_empty_file(path) ? plen_store_path_replace(temporary, path)
					    : plen_store_path_publish(temporary, path);
		/* Somebody was faster, has it by now, and swept. */
		error = error == -ENOENT && access(path, F_OK) == 0 ? -EEXIST : error;
	}
	if (error != 0) {
		plen_store_temporary_remove(temporary);
		fail(report, error);
	}
	free(temporary);
	return error;
}

int plen_store_make_unnamed(const char *name, const uint8_t uuid[PLEN_STORE_UUID_SIZE],
			    const struct plen_report *report)
{
	int error = write_empty(name, uuid);

	return error == 0 ? 0 : fail(report, error);
}
