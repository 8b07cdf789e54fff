/* SPDX-License-Identifier: MIT
 *
 * Order of things:
 *   1. A read-only connection is opened but asked nothing, so that SQLite looks at no journal. Its
 *      file handle reads the header and holds a shared lock: nobody can be in the middle of
 *      writing, and nobody can begin to.
 *   2. Without a journal the file is complete: it is read in place, declared immutable.
 *   3. With one, SQLite would have to write to recover. File and journal are copied into a private
 *      folder in memory and recovered there.
 *
 * The bytes go through SQLite's own file handle, never through open(2): closing a second
 * descriptor would drop the POSIX locks of a store that this process has open on the same file.
 */
#include "store_look.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/mem.h"
#include "lesson/store.h"
#include "store_db.h"

#define HEADER_SIZE 100
#define HEADER_WRITE_VERSION 18
#define HEADER_READ_VERSION 19
#define HEADER_APPLICATION_ID 68

#define COPY_CHUNK (256 * 1024)

/* -- the guard: reads bytes and keeps writers out -- */

struct guard {
	sqlite3 *db;
	sqlite3_file *file;
};

static uint32_t get_u32(const uint8_t *at)
{
	return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Of a file without a journal. With one, the header of the file is what a checkpoint may just have
 * been writing: what holds is in the journal. */
static int check_header(const struct guard *guard, const struct plen_report *report)
{
	uint8_t header[HEADER_SIZE] = {0};
	int code = guard->file->pMethods->xRead(guard->file, header, HEADER_SIZE, 0);

	if (code != SQLITE_OK && code != SQLITE_IOERR_SHORT_READ) {
		return plen_report_fail(report, -EIO, "cannot be read; check the medium");
	}
	if (memcmp(header, "SQLite format 3", 16) != 0 ||
	    get_u32(header + HEADER_APPLICATION_ID) != PLEN_STORE_APPLICATION_ID) {
		return plen_report_fail(report, -EBADMSG, "not a lesson; choose another file");
	}
	/* Others would make SQLite read it, but never write it. */
	if (header[HEADER_WRITE_VERSION] > 2 || header[HEADER_READ_VERSION] > 2) {
		return plen_report_fail(report, -EBADMSG, "damaged (its header); use a copy of it");
	}
	return 0;
}

static void guard_close(struct guard *guard)
{
	if (guard->file != NULL) {
		guard->file->pMethods->xUnlock(guard->file, SQLITE_LOCK_NONE);
	}
	sqlite3_close(guard->db);
}

static int guard_open(struct guard *guard, const char *path, const struct plen_report *report)
{
	struct stat info;

	*guard = (struct guard){0};
	if (stat(path, &info) != 0) {
		return plen_report_fail(report, -errno, "%s", strerror(errno));
	}
	if (!S_ISREG(info.st_mode)) {
		return plen_report_fail(report, -EBADMSG, "not a lesson; choose another file");
	}

	int code =
		sqlite3_open_v2(path, &guard->db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
	if (code == SQLITE_OK) {
		code = sqlite3_file_control(guard->db, "main", SQLITE_FCNTL_FILE_POINTER,
					    &guard->file);
	}
	if (code != SQLITE_OK) {
		guard->file = NULL;
		return plen_store_db_fail(guard->db, code, report);
	}
	code = guard->file->pMethods->xLock(guard->file, SQLITE_LOCK_SHARED);
	if (code != SQLITE_OK) {
		return plen_store_db_fail(guard->db, code, report);
	}
	return 0;
}

/* -- copies -- */

static const char *const suffixes[] = {"", "-wal", "-journal", "-shm"};

#define SUFFIX_COUNT (sizeof(suffixes) / sizeof(suffixes[0]))

static char *make_folder(void)
{
	const char *tmp = getenv("TMPDIR");
	const char *const parents[] = {"/dev/shm", tmp != NULL ? tmp : "/tmp", "/tmp"};

	for (size_t i = 0; i < sizeof(parents) / sizeof(parents[0]); i++) {
		char *folder = plen_asprintf("%s/plenary-XXXXXX", parents[i]);
		if (mkdtemp(folder) != NULL) {
			return folder;
		}
		free(folder);
	}
	return NULL;
}

static void remove_folder(char *folder)
{
	for (size_t i = 0; folder != NULL && i < SUFFIX_COUNT; i++) {
		char *name = plen_asprintf("%s/lesson%s", folder, suffixes[i]);
		unlink(name);
		free(name);
	}
	if (folder != NULL) {
		rmdir(folder);
	}
	free(folder);
}

static int write_all(int fd, const uint8_t *data, size_t size)
{
	while (size > 0) {
		ssize_t wrote = write(fd, data, size);
		if (wrote < 0 && errno != EINTR) {
			return -errno;
		}
		if (wrote > 0) {
			data += wrote;
			size -= (size_t)wrote;
		}
	}
	return 0;
}

/* The main file, through the guard. */
static int copy_main(const struct guard *guard, int to, uint8_t *chunk)
{
	sqlite3_int64 size = 0;
	int error = 0;

	assert(guard->file != NULL);
	if (guard->file->pMethods->xFileSize(guard->file, &size) != SQLITE_OK) {
		return -EIO;
	}
	for (sqlite3_int64 at = 0; at < size && error == 0; at += COPY_CHUNK) {
		int part = size - at < COPY_CHUNK ? (int)(size - at) : COPY_CHUNK;
		if (guard->file->pMethods->xRead(guard->file, chunk, part, at) != SQLITE_OK) {
			return -EIO;
		}
		error = write_all(to, chunk, (size_t)part);
	}
	return error;
}

/* A journal, which nobody locks: SQLite locks the main file only. */
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

static int copy_journal(const char *from_path, int to, uint8_t *chunk)
{
	int from = open_regular(from_path);
	int error = 0;

	if (from < 0) {
		return errno == ENOENT ? 0 : -errno;
	}
	for (;;) {
		ssize_t got = read(from, chunk, COPY_CHUNK);
		if (got < 0 && errno == EINTR) {
			continue;
		}
		error = got < 0 ? -errno : 0;
		if (got > 0) {
			error = write_all(to, chunk, (size_t)got);
		}
		if (got <= 0 || error != 0) {
			break;
		}
	}
	close(from);
	return error;
}

static int copy_all(const struct guard *guard, const char *path, const char *folder)
{
	uint8_t *chunk = plen_realloc(NULL, COPY_CHUNK, 1);
	int error = 0;

	for (size_t i = 0; i < SUFFIX_COUNT - 1 && error == 0; i++) {
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

/* A rollback journal may end in the name of a "super-journal", a file that SQLite then removes. We
 * never write one; a stranger's could name any file. */
static bool has_super_journal(const char *path)
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

/* -- reading -- */

/* '?', '#' and '%' mean something in a file: URI. */
static char *to_uri(const char *path)
{
	char *uri = NULL;
	size_t size = 0;
	FILE *out = open_memstream(&uri, &size);

	fputs(path[0] == '/' ? "file://" : "file:", out);
	for (const char *from = path; *from != '\0'; from++) {
		if (strchr("?#%", *from) != NULL) {
			fprintf(out, "%%%02X", (unsigned)*from);
		} else {
			fputc(*from, out);
		}
	}
	fputs("?immutable=1", out);
	fclose(out);
	return uri;
}

static int replay(const char *name, int flags, struct plen_store_reading *reading)
{
	sqlite3 *db = NULL;
	int code = sqlite3_open_v2(name, &db, flags | SQLITE_OPEN_NOMUTEX, NULL);
	int error = 0;

	if (code == SQLITE_OK) {
		plen_store_db_guard(db);
		sqlite3_db_config(db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
		/* Without shared memory, and for a copy without waiting for any disk. */
		plen_store_db_exec(db, "PRAGMA locking_mode=EXCLUSIVE");
		plen_store_db_exec(db, "PRAGMA synchronous=OFF");
		error = plen_store_read_lesson(db, reading);
	} else {
		error = plen_store_db_fail(db, code, reading->report);
	}
	sqlite3_close(db);
	return error;
}

static int read_in_place(const struct guard *guard, const char *path,
			 struct plen_store_reading *reading)
{
	int error = check_header(guard, reading->report);

	if (error == 0) {
		char *uri = to_uri(path);
		error = replay(uri, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, reading);
		free(uri);
	}
	return error;
}

static int read_copy(const struct guard *guard, const char *path,
		     struct plen_store_reading *reading)
{
	if (has_super_journal(path)) {
		return plen_report_fail(reading->report, -EBADMSG,
					"its journal is not Plenary's; move the -journal file away "
					"to open the lesson without it");
	}

	char *folder = make_folder();
	int error = folder != NULL ? copy_all(guard, path, folder) : -errno;
	if (error != 0) {
		plen_report_fail(reading->report, error, "cannot be copied to recover it: %s",
				 strerror(-error));
	} else {
		char *name = plen_asprintf("%s/lesson", folder);
		error = replay(name, SQLITE_OPEN_READWRITE, reading);
		free(name);
	}
	remove_folder(folder);
	return error;
}

int64_t plen_store_look_journal_size(const char *path)
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

int plen_store_look_read(const char *path, struct plen_store_reading *reading)
{
	struct guard guard;
	int error = guard_open(&guard, path, reading->report);

	if (error == 0) {
		error = plen_store_look_journal_size(path) == 0
				? read_in_place(&guard, path, reading)
				: read_copy(&guard, path, reading);
	}
	guard_close(&guard);
	return error;
}
