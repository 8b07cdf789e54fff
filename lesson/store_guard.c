/* SPDX-License-Identifier: MIT */
#include "store_guard.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/mem.h"
#include "store_db.h"
#include "store_owner.h"
#include "store_path.h"

#define COPY_CHUNK (256 * 1024)

void plen_store_guard_close(struct plen_store_guard *guard)
{
	if (guard->file != NULL) {
		guard->file->pMethods->xUnlock(guard->file, SQLITE_LOCK_NONE);
	}
	sqlite3_close(guard->db);
	*guard = (struct plen_store_guard){0};
}

static int lock(sqlite3_file *file, bool alone)
{
	static const int levels[] = {SQLITE_LOCK_SHARED, SQLITE_LOCK_RESERVED,
				     SQLITE_LOCK_EXCLUSIVE};
	size_t count = alone ? 3 : 1;
	int code = SQLITE_OK;

	for (size_t i = 0; i < count && code == SQLITE_OK; i++) {
		code = file->pMethods->xLock(file, levels[i]);
	}
	return code;
}

int plen_store_guard_open(struct plen_store_guard *guard, const char *path, bool alone,
			  const struct plen_report *report)
{
	int flags = (alone ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY) | SQLITE_OPEN_NOMUTEX;
	struct stat info;

	*guard = (struct plen_store_guard){0};
	if (stat(path, &info) != 0) {
		return plen_report_fail(report, -errno, "%s", strerror(errno));
	}
	if (!S_ISREG(info.st_mode)) {
		return plen_report_fail(report, -EBADMSG, "not a lesson; choose another file");
	}

	int code = sqlite3_open_v2(path, &guard->db, flags, NULL);
	if (code == SQLITE_OK) {
		code = sqlite3_file_control(guard->db, "main", SQLITE_FCNTL_FILE_POINTER,
					    &guard->file);
	}
	if (code != SQLITE_OK) {
		guard->file = NULL;
		return plen_store_db_fail(guard->db, code, report);
	}
	if (alone && sqlite3_db_readonly(guard->db, "main") == 1) {
		return plen_store_db_fail(guard->db, SQLITE_READONLY, report);
	}
	code = lock(guard->file, alone);
	if (code == SQLITE_BUSY) {
		return plen_store_owner_fail(report, path);
	}
	return code == SQLITE_OK ? 0 : plen_store_db_fail(guard->db, code, report);
}

/* -- copies -- */

/* In the order of plen_store_guard_journal_size: the file, then its journals. */
static const char *const suffixes[] = {"", "-wal", "-journal"};

#define SUFFIX_COUNT (sizeof(suffixes) / sizeof(suffixes[0]))

static bool is_over(const struct plen_store_guard *guard)
{
	return guard->is_over != NULL && guard->is_over(guard->data);
}

/* The main file, through the guard. */
static int copy_main(const struct plen_store_guard *guard, int to, uint8_t *chunk)
{
	sqlite3_int64 size = 0;
	int error = 0;

	if (guard->file == NULL) {
		return 0;
	}
	if (guard->file->pMethods->xFileSize(guard->file, &size) != SQLITE_OK) {
		return -EIO;
	}
	for (sqlite3_int64 at = 0; at < size && error == 0; at += COPY_CHUNK) {
		int part = size - at < COPY_CHUNK ? (int)(size - at) : COPY_CHUNK;
		if (is_over(guard)) {
			return -ECANCELED;
		}
		if (guard->file->pMethods->xRead(guard->file, chunk, part, at) != SQLITE_OK) {
			return -EIO;
		}
		error = plen_store_path_put(to, chunk, (size_t)part);
	}
	return error;
}

/* Opens a file that is a file: a pipe of that name would keep us waiting. */
static int open_regular(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	struct stat info;

	if (fd >= 0 && (fstat(fd, &info) != 0 || !S_ISREG(info.st_mode))) {
		close(fd);
		errno = EBADMSG;
		return -1;
	}
	return fd;
}

/* Nobody locks a journal: SQLite locks the main file only. */
static int copy_journal(const char *from_path, int to, uint8_t *chunk)
{
	int from = open_regular(from_path);
	int error = 0;

	if (from < 0) {
		/* A name so long that a journal's is too long never had one. */
		return errno == ENOENT || errno == ENAMETOOLONG ? 0 : -errno;
	}
	for (;;) {
		ssize_t got = read(from, chunk, COPY_CHUNK);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		error = got < 0 ? -errno : 0;
		if (got > 0) {
			error = plen_store_path_put(to, chunk, (size_t)got);
		}
		if (got <= 0 || error != 0) {
			break;
		}
	}
	close(from);
	return error;
}

static int copy_all(const struct plen_store_guard *guard, const char *path, const char *folder)
{
	uint8_t *chunk = plen_realloc(NULL, COPY_CHUNK, 1);
	int error = 0;

	for (size_t i = 0; i < SUFFIX_COUNT && error == 0; i++) {
		char *from = plen_asprintf("%s%s", path, suffixes[i]);
		char *name = plen_asprintf("%s/lesson%s", folder, suffixes[i]);
		int to = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
		if (to < 0) {
			error = -errno;
		} else {
			error = i == 0 ? copy_main(guard, to, chunk)
				       : copy_journal(from, to, chunk);
			close(to);
		}
		free(from);
		free(name);
	}
	free(chunk);
	return error;
}

static int copy_into(const struct plen_store_guard *guard, const char *path, const char *place,
		     struct plen_store_private *folder)
{
	int error = plen_store_private_make(folder, place);

	if (error == 0) {
		error = copy_all(guard, path, folder->path);
	}
	if (error != 0) {
		plen_store_private_remove(folder);
	}
	return error;
}

int plen_store_guard_copy(const struct plen_store_guard *guard, const char *path,
			  struct plen_store_private *folder)
{
	char *place = NULL;
	int error = -ENOENT;

	*folder = (struct plen_store_private){0};
	/* What the last tries have left may be what there is no room for. */
	plen_store_private_sweep(path);
	for (size_t i = 0; (place = plen_store_private_place(i, path)) != NULL; i++) {
		error = copy_into(guard, path, place, folder);
		free(place);
		/* What cannot be read cannot be read into another folder either. */
		if (error == 0 || error == -EIO || error == -ECANCELED) {
			break;
		}
	}
	return error;
}

/* -- journals -- */

int64_t plen_store_guard_journal_size(const char *path)
{
	int64_t size = 0;

	for (size_t i = 1; i <= 2; i++) {
		char *name = plen_asprintf("%s%s", path, suffixes[i]);
		struct stat info;
		if (stat(name, &info) == 0) {
			size += info.st_size;
		}
		free(name);
	}
	return size;
}

bool plen_store_guard_has_super_journal(const char *path)
{
	static const uint8_t magic[8] = {0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7};
	char *name = plen_asprintf("%s-journal", path);
	int fd = open_regular(name);
	uint8_t tail[8] = {0};
	bool found = fd >= 0 && lseek(fd, -8, SEEK_END) > 0 && read(fd, tail, 8) == 8 &&
		     memcmp(tail, magic, 8) == 0;

	if (fd >= 0) {
		close(fd);
	}
	free(name);
	return found;
}
