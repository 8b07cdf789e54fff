/* SPDX-License-Identifier: MIT */
#include "crash_vfs.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>
#include <unistd.h>

#include "crash_recorder.h"

struct file {
	sqlite3_file base;
	uint32_t number; /* or CRASH_NOT_WATCHED */
	bool is_main;
	sqlite3_file *real;
};

static sqlite3_vfs *below;
static int last_errno; /* of a fault; with the lock */
static sqlite3_syscall_ptr real_open_folder;

static sqlite3_file *real_of(sqlite3_file *base)
{
	return ((struct file *)base)->real;
}

/* The code with which a call fails; SQLITE_OK if it does not. */
static int fault(enum crash_on on, int code)
{
	int error = 0;

	if (!crash_recorder_fails(on, &error)) {
		return SQLITE_OK;
	}
	last_errno = error;
	return error == ENOSPC && on == CRASH_ON_WRITE ? SQLITE_FULL : code;
}

/* -- files -- */

static int file_close(sqlite3_file *base)
{
	return real_of(base)->pMethods->xClose(real_of(base));
}

static int file_read(sqlite3_file *base, void *data, int size, sqlite3_int64 at)
{
	crash_recorder_lock();
	int code = fault(CRASH_ON_READ, SQLITE_IOERR_READ);
	crash_recorder_unlock();
	if (code != SQLITE_OK) {
		memset(data, 0, (size_t)size);
		return code;
	}
	return real_of(base)->pMethods->xRead(real_of(base), data, size, at);
}

/* Half of a write that fails has happened, as on a full disk. */
static int file_write(sqlite3_file *base, const void *data, int size, sqlite3_int64 at)
{
	struct file *file = (struct file *)base;

	crash_recorder_lock();
	int code = fault(CRASH_ON_WRITE, SQLITE_IOERR_WRITE);
	size = code != SQLITE_OK ? size / 2 : size;
	if (file->number != CRASH_NOT_WATCHED && size > 0) {
		crash_recorder_did(CRASH_WRITE, file->number, data, (size_t)size, (uint64_t)at);
	}
	int wrote = file->real->pMethods->xWrite(file->real, data, size, at);
	crash_recorder_unlock();
	return code != SQLITE_OK ? code : wrote;
}

static int file_truncate(sqlite3_file *base, sqlite3_int64 size)
{
	struct file *file = (struct file *)base;

	crash_recorder_lock();
	int code = fault(CRASH_ON_WRITE, SQLITE_IOERR_TRUNCATE);
	if (code == SQLITE_OK) {
		if (file->number != CRASH_NOT_WATCHED) {
			crash_recorder_did(CRASH_TRUNCATE, file->number, NULL, 0, (uint64_t)size);
		}
		code = file->real->pMethods->xTruncate(file->real, size);
	}
	crash_recorder_unlock();
	return code;
}

static bool is_swallowed(const struct file *file)
{
	enum crash_mutant mutant = crash_recorder_mutant();

	return mutant == CRASH_NO_SYNC || (mutant == CRASH_NO_MAIN_SYNC && file->is_main) ||
	       (mutant == CRASH_NO_JOURNAL_SYNC && !file->is_main);
}

/* The first sync of a journal makes SQLite's own layer sync the folder too: see open_folder. */
static int file_sync(sqlite3_file *base, int flags)
{
	struct file *file = (struct file *)base;

	crash_recorder_lock();
	int code = fault(CRASH_ON_SYNC, SQLITE_IOERR_FSYNC);
	enum crash_call call = code == SQLITE_OK ? CRASH_SYNC : CRASH_SYNC_FAILED;
	bool is_done = !is_swallowed(file);
	if (is_done && file->number != CRASH_NOT_WATCHED) {
		crash_recorder_did(call, file->number, NULL, 0, 0);
	}
	if (is_done && code == SQLITE_OK) {
		code = file->real->pMethods->xSync(file->real, flags);
	}
	crash_recorder_unlock();
	return code;
}

static int file_size(sqlite3_file *base, sqlite3_int64 *size)
{
	return real_of(base)->pMethods->xFileSize(real_of(base), size);
}

static int file_lock(sqlite3_file *base, int level)
{
	return real_of(base)->pMethods->xLock(real_of(base), level);
}

static int file_unlock(sqlite3_file *base, int level)
{
	return real_of(base)->pMethods->xUnlock(real_of(base), level);
}

static int file_check_lock(sqlite3_file *base, int *locked)
{
	return real_of(base)->pMethods->xCheckReservedLock(real_of(base), locked);
}

/* Growing in advance would be a change that we do not see. */
static int file_control(sqlite3_file *base, int what, void *data)
{
	if (what == SQLITE_FCNTL_SIZE_HINT || what == SQLITE_FCNTL_CHUNK_SIZE) {
		return SQLITE_NOTFOUND;
	}
	return real_of(base)->pMethods->xFileControl(real_of(base), what, data);
}

static int file_sector(sqlite3_file *base)
{
	return real_of(base)->pMethods->xSectorSize(real_of(base));
}

static int file_traits(sqlite3_file *base)
{
	return real_of(base)->pMethods->xDeviceCharacteristics(real_of(base));
}

/* The first version: no shared memory and no mapping, which a store has no use for. */
static const sqlite3_io_methods methods = {
	.iVersion = 1,
	.xClose = file_close,
	.xRead = file_read,
	.xWrite = file_write,
	.xTruncate = file_truncate,
	.xSync = file_sync,
	.xFileSize = file_size,
	.xLock = file_lock,
	.xUnlock = file_unlock,
	.xCheckReservedLock = file_check_lock,
	.xFileControl = file_control,
	.xSectorSize = file_sector,
	.xDeviceCharacteristics = file_traits,
};

/* -- the layer -- */

static int open_real(const char *path, sqlite3_file *real, int flags, int *got)
{
	int code = fault(CRASH_ON_OPEN, SQLITE_CANTOPEN);

	/* Of a file system that has become read-only, what is there can be read. */
	if (code != SQLITE_OK && last_errno == EROFS && (flags & SQLITE_OPEN_MAIN_DB) != 0) {
		flags &= ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
		flags |= SQLITE_OPEN_READONLY;
		code = SQLITE_OK;
	}
	return code == SQLITE_OK ? below->xOpen(below, path, real, flags, got) : code;
}

static int vfs_open(sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *got)
{
	struct file *file = (struct file *)base;
	int there = 0;

	(void)vfs;
	memset(file, 0, sizeof(*file));
	file->real = (sqlite3_file *)&file[1];
	crash_recorder_lock();
	const char *name = crash_recorder_name(path);
	if (name != NULL) {
		below->xAccess(below, path, SQLITE_ACCESS_EXISTS, &there);
	}
	int code = open_real(path, file->real, flags, got);
	file->number = CRASH_NOT_WATCHED;
	file->is_main = (flags & SQLITE_OPEN_MAIN_DB) != 0;
	if (code == SQLITE_OK && name != NULL) {
		file->number = there ? crash_recorder_file(name) : crash_recorder_made(name);
	}
	crash_recorder_unlock();
	if (code == SQLITE_OK) {
		file->base.pMethods = &methods;
	}
	return code;
}

static int vfs_delete(sqlite3_vfs *vfs, const char *path, int sync)
{
	(void)vfs;
	crash_recorder_lock();
	const char *name = crash_recorder_name(path);
	int code = fault(CRASH_ON_NAME, SQLITE_IOERR_DELETE);
	if (code == SQLITE_OK && name != NULL && crash_recorder_file(name) != CRASH_NOT_WATCHED) {
		crash_recorder_unlinked(name);
	}
	if (code == SQLITE_OK) {
		code = below->xDelete(below, path, sync);
	}
	crash_recorder_unlock();
	return code;
}

static int vfs_last_error(sqlite3_vfs *vfs, int size, char *text)
{
	(void)vfs;
	crash_recorder_lock();
	int error = last_errno;
	crash_recorder_unlock();
	return error > 0 ? error : below->xGetLastError(below, size, text);
}

/* -- what that layer asks of the system -- */

/* Opening a folder is what SQLite does to sync it, and for nothing else. */
static int open_folder(const char *path, int *fd)
{
	int (*real)(const char *, int *) = (int (*)(const char *, int *))real_open_folder;

	crash_recorder_lock();
	if (crash_recorder_name(path) != NULL && crash_recorder_mutant() != CRASH_NO_FOLDER_SYNC) {
		crash_recorder_did(CRASH_SYNC_FOLDER, CRASH_NOT_WATCHED, NULL, 0, 0);
	}
	crash_recorder_unlock();
	return real(path, fd);
}

static size_t part_of(size_t size)
{
	int error = 0;

	crash_recorder_lock();
	bool is_half = crash_recorder_fails(CRASH_ON_PART, &error);
	crash_recorder_unlock();
	return is_half ? (size + 1) / 2 : size;
}

static ssize_t read_part(int fd, void *data, size_t size, off_t at)
{
	return pread(fd, data, part_of(size), at);
}

static ssize_t write_part(int fd, const void *data, size_t size, off_t at)
{
	return pwrite(fd, data, part_of(size), at);
}

static void install_system(void)
{
	real_open_folder = below->xGetSystemCall(below, "openDirectory");
	below->xSetSystemCall(below, "openDirectory", (sqlite3_syscall_ptr)open_folder);
	/* Whichever of them this SQLite uses. */
	below->xSetSystemCall(below, "pread", (sqlite3_syscall_ptr)read_part);
	below->xSetSystemCall(below, "pread64", (sqlite3_syscall_ptr)read_part);
	below->xSetSystemCall(below, "pwrite", (sqlite3_syscall_ptr)write_part);
	below->xSetSystemCall(below, "pwrite64", (sqlite3_syscall_ptr)write_part);
}

/* -- memory -- */

static sqlite3_mem_methods memory;

static void *memory_take(int size)
{
	return crash_recorder_has_memory() ? memory.xMalloc(size) : NULL;
}

static void *memory_resize(void *old, int size)
{
	return crash_recorder_has_memory() ? memory.xRealloc(old, size) : NULL;
}

/* Without small reserves of its own, every need of SQLite's is seen. */
static void install_memory(void)
{
	sqlite3_config(SQLITE_CONFIG_GETMALLOC, &memory);
	sqlite3_mem_methods counting = memory;
	counting.xMalloc = memory_take;
	counting.xRealloc = memory_resize;
	sqlite3_config(SQLITE_CONFIG_MALLOC, &counting);
	sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);
}

void crash_vfs_install(void)
{
	static sqlite3_vfs vfs;

	install_memory();

	below = sqlite3_vfs_find(NULL);
	install_system();
	vfs = *below;
	vfs.zName = "crash";
	vfs.szOsFile = (int)sizeof(struct file) + below->szOsFile;
	vfs.xOpen = vfs_open;
	vfs.xDelete = vfs_delete;
	vfs.xGetLastError = vfs_last_error;
	sqlite3_vfs_register(&vfs, 1);
}
