/* SPDX-License-Identifier: MIT
 *
 * What the store asks of the system by itself: making, publishing, setting aside, copying. The
 * linker leads these calls here (--wrap); SQLite's own go by way of crash_vfs.c.
 */
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "common/mem.h"
#include "crash_recorder.h"

#define FDS_MAX 1024
#define NFS 0x6969 /* what statfs(2) calls it */
#define IS_FOLDER (CRASH_NOT_WATCHED - 1)

/* Number of the file behind a descriptor, plus 1; with the lock. */
static uint32_t numbers[FDS_MAX];

/* NOLINTBEGIN: these names are the linker's. */
int __real_open(const char *path, int flags, ...);
int __real_close(int fd);
ssize_t __real_read(int fd, void *data, size_t size);
ssize_t __real_write(int fd, const void *data, size_t size);
ssize_t __real_pwrite(int fd, const void *data, size_t size, off_t at);
int __real_ftruncate(int fd, off_t size);
int __real_fsync(int fd);
int __real_unlink(const char *path);
int __real_rename(const char *from, const char *to);
int __real_statfs(const char *path, struct statfs *info);
int __real_renameat2(int at, const char *from, int to_at, const char *to, unsigned flags);
int __real_sqlite3_exec(sqlite3 *db, const char *sql, int (*each)(void *, int, char **, char **),
			void *data, char **error);
int __real_sqlite3_prepare_v2(sqlite3 *db, const char *sql, int size, sqlite3_stmt **stmt,
			      const char **tail);

int __wrap_open(const char *path, int flags, ...);
int __wrap_close(int fd);
ssize_t __wrap_read(int fd, void *data, size_t size);
ssize_t __wrap_write(int fd, const void *data, size_t size);
ssize_t __wrap_pwrite(int fd, const void *data, size_t size, off_t at);
int __wrap_ftruncate(int fd, off_t size);
int __wrap_fsync(int fd);
int __wrap_unlink(const char *path);
int __wrap_rename(const char *from, const char *to);
int __wrap_statfs(const char *path, struct statfs *info);
int __wrap_renameat2(int at, const char *from, int to_at, const char *to, unsigned flags);
int __wrap_sqlite3_exec(sqlite3 *db, const char *sql, int (*each)(void *, int, char **, char **),
			void *data, char **error);
int __wrap_sqlite3_prepare_v2(sqlite3 *db, const char *sql, int size, sqlite3_stmt **stmt,
			      const char **tail);

static uint32_t number_of(int fd)
{
	return fd >= 0 && fd < FDS_MAX ? numbers[fd] - 1 : CRASH_NOT_WATCHED;
}

static bool is_file(uint32_t number)
{
	return number != CRASH_NOT_WATCHED && number != IS_FOLDER;
}

/* True if the call must fail; errno says how. */
static bool fails(enum crash_on on)
{
	int error = 0;

	if (!crash_recorder_fails(on, &error)) {
		return false;
	}
	errno = error;
	return true;
}

/* -- files -- */

static void opened(int fd, const char *path, int flags, bool was_there)
{
	const char *name = crash_recorder_name(path);
	uint32_t number = CRASH_NOT_WATCHED;

	if (name != NULL) {
		number = was_there ? crash_recorder_file(name) : crash_recorder_made(name);
		if (was_there && (flags & O_TRUNC) != 0) {
			crash_recorder_did(CRASH_TRUNCATE, number, NULL, 0, 0);
		}
	} else if (crash_recorder_is_folder(path)) {
		number = IS_FOLDER;
	}
	if (fd < FDS_MAX) {
		numbers[fd] = number + 1;
	}
}

int __wrap_open(const char *path, int flags, ...)
{
	va_list arguments;
	mode_t mode = 0;
	int fd = -1;

	va_start(arguments, flags);
	mode = (flags & O_CREAT) != 0 ? va_arg(arguments, mode_t) : 0;
	va_end(arguments);
	crash_recorder_lock();
	bool was_there = access(path, F_OK) == 0;
	if (!fails(CRASH_ON_OPEN)) {
		fd = __real_open(path, flags, mode);
	}
	if (fd >= 0) {
		opened(fd, path, flags, was_there);
	}
	crash_recorder_unlock();
	return fd;
}

int __wrap_close(int fd)
{
	crash_recorder_lock();
	if (fd >= 0 && fd < FDS_MAX) {
		numbers[fd] = 0;
	}
	int result = __real_close(fd);
	crash_recorder_unlock();
	return result;
}

ssize_t __wrap_read(int fd, void *data, size_t size)
{
	crash_recorder_lock();
	bool is_bad = fails(CRASH_ON_READ);
	bool is_half = !is_bad && fails(CRASH_ON_PART);
	crash_recorder_unlock();
	return is_bad ? -1 : __real_read(fd, data, is_half ? (size + 1) / 2 : size);
}

/* Half of a write that fails has happened. */
ssize_t __wrap_pwrite(int fd, const void *data, size_t size, off_t at)
{
	crash_recorder_lock();
	uint32_t number = number_of(fd);
	bool is_bad = fails(CRASH_ON_WRITE);
	int error = errno;
	bool is_half = is_bad || fails(CRASH_ON_PART);
	ssize_t wrote = __real_pwrite(fd, data, is_half ? (size + 1) / 2 : size, at);
	if (is_file(number) && wrote > 0) {
		crash_recorder_did(CRASH_WRITE, number, data, (size_t)wrote, (uint64_t)at);
	}
	crash_recorder_unlock();
	if (is_bad) {
		errno = error;
		return -1;
	}
	return wrote;
}

/* Of a file: at its own place, and on. A pipe has none. */
ssize_t __wrap_write(int fd, const void *data, size_t size)
{
	off_t at = lseek(fd, 0, SEEK_CUR);

	if (at < 0) {
		return __real_write(fd, data, size);
	}
	ssize_t wrote = __wrap_pwrite(fd, data, size, at);
	if (wrote > 0) {
		lseek(fd, wrote, SEEK_CUR);
	}
	return wrote;
}

int __wrap_ftruncate(int fd, off_t size)
{
	crash_recorder_lock();
	int result = fails(CRASH_ON_WRITE) ? -1 : __real_ftruncate(fd, size);
	if (result == 0 && is_file(number_of(fd))) {
		crash_recorder_did(CRASH_TRUNCATE, number_of(fd), NULL, 0, (uint64_t)size);
	}
	crash_recorder_unlock();
	return result;
}

int __wrap_fsync(int fd)
{
	crash_recorder_lock();
	uint32_t number = number_of(fd);
	enum crash_mutant mutant = crash_recorder_mutant();
	bool is_done = !fails(CRASH_ON_SYNC);
	if (number == IS_FOLDER && is_done && mutant != CRASH_NO_FOLDER_SYNC) {
		crash_recorder_did(CRASH_SYNC_FOLDER, CRASH_NOT_WATCHED, NULL, 0, 0);
	} else if (is_file(number) && mutant != CRASH_NO_OWN_SYNC) {
		crash_recorder_did(is_done ? CRASH_SYNC : CRASH_SYNC_FAILED, number, NULL, 0, 0);
	}
	crash_recorder_unlock();
	return is_done ? 0 : -1;
}

/* -- names -- */

int __wrap_unlink(const char *path)
{
	crash_recorder_lock();
	const char *name = crash_recorder_name(path);
	int result = fails(CRASH_ON_NAME) ? -1 : __real_unlink(path);
	if (result == 0 && name != NULL) {
		crash_recorder_unlinked(name);
	}
	crash_recorder_unlock();
	return result;
}

static void renamed(const char *from, const char *to)
{
	const char *name = crash_recorder_name(from);
	const char *new_name = crash_recorder_name(to);

	if (name != NULL && new_name != NULL) {
		crash_recorder_renamed(name, new_name);
	}
}

int __wrap_rename(const char *from, const char *to)
{
	crash_recorder_lock();
	int result = fails(CRASH_ON_NAME) ? -1 : __real_rename(from, to);
	if (result == 0) {
		renamed(from, to);
	}
	crash_recorder_unlock();
	return result;
}

int __wrap_renameat2(int at, const char *from, int to_at, const char *to, unsigned flags)
{
	crash_recorder_lock();
	int result = fails(CRASH_ON_NAME) ? -1 : __real_renameat2(at, from, to_at, to, flags);
	if (result == 0) {
		renamed(from, to);
	}
	crash_recorder_unlock();
	return result;
}

int __wrap_statfs(const char *path, struct statfs *info)
{
	int result = __real_statfs(path, info);

	crash_recorder_lock();
	if (result == 0 && crash_recorder_is_network()) {
		info->f_type = NFS;
	}
	crash_recorder_unlock();
	return result;
}

/* -- mutants -- */

int __wrap_sqlite3_exec(sqlite3 *db, const char *sql, int (*each)(void *, int, char **, char **),
			void *data, char **error)
{
	enum crash_mutant mutant = crash_recorder_mutant();
	bool is_off = mutant == CRASH_SYNC_OFF || mutant == CRASH_JOURNAL_OFF;

	if (is_off && strncasecmp(sql, "PRAGMA synchronous", 18) == 0) {
		sql = "PRAGMA synchronous=OFF";
	}
	return __real_sqlite3_exec(db, sql, each, data, error);
}

int __wrap_sqlite3_prepare_v2(sqlite3 *db, const char *sql, int size, sqlite3_stmt **stmt,
			      const char **tail)
{
	if (crash_recorder_mutant() == CRASH_JOURNAL_OFF &&
	    strncasecmp(sql, "PRAGMA journal_mode=", 20) == 0) {
		__real_sqlite3_exec(db, "PRAGMA journal_mode=OFF", NULL, NULL, NULL);
		char *lie = plen_asprintf("SELECT '%s'", sql + 20);
		int code = __real_sqlite3_prepare_v2(db, lie, -1, stmt, tail);
		free(lie);
		return code;
	}
	return __real_sqlite3_prepare_v2(db, sql, size, stmt, tail);
}
/* NOLINTEND */
