/* SPDX-License-Identifier: MIT */
#include "store_make.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store_header.h"
#include "store_path.h"

/* Born as a write-ahead database: changing over later would take a rollback journal, and a power
 * cut might bring that back to life long after. */
static unsigned char *make_bytes(const uint8_t uuid[PLEN_STORE_UUID_SIZE], sqlite3_int64 *size)
{
	sqlite3 *db = NULL;
	unsigned char *bytes = NULL;

	if (sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL) ==
		    SQLITE_OK &&
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

int plen_store_make(const char *path, const uint8_t uuid[PLEN_STORE_UUID_SIZE],
		    const struct plen_report *report)
{
	sqlite3_int64 size = 0;
	unsigned char *bytes = make_bytes(uuid, &size);

	if (bytes == NULL) {
		return plen_report_fail(report, -EIO, "SQLite cannot make a database");
	}

	char *temporary = plen_store_path_temporary(path);
	int error = plen_store_path_write(temporary, bytes, (size_t)size);
	if (error == 0) {
		error = is_empty_file(path) ? plen_store_path_replace(temporary, path)
					    : plen_store_path_publish(temporary, path);
	}
	if (error != 0) {
		unlink(temporary);
		plen_report_fail(report, error, "cannot be made: %s", strerror(-error));
	}
	free(temporary);
	sqlite3_free(bytes);
	return error;
}

int plen_store_make_born(const char *path)
{
	static const uint8_t versions[2] = {PLEN_STORE_HEADER_WAL, PLEN_STORE_HEADER_WAL};
	int fd = open(path, O_WRONLY | O_CLOEXEC);
	int error = 0;

	if (fd < 0) {
		return -errno;
	}
	if (pwrite(fd, versions, sizeof(versions), PLEN_STORE_HEADER_WRITE_VERSION) !=
		    sizeof(versions) ||
	    fsync(fd) != 0) {
		error = errno != 0 ? -errno : -EIO;
	}
	close(fd);
	return error;
}
