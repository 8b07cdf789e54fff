/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "store"

#include "store_journal.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"
#include "store_db.h"

/* -- which kind -- */

/* Other machines may have the file too, and locks may lie. Where nobody knows it is the same. */
static bool is_on_network(const char *path)
{
	static const unsigned long types[] = {
		0x6969,     /* NFS */
		0x517b,     /* SMB */
		0xff534d42, /* CIFS */
		0xfe534d42, /* SMB2 */
		0x65735546, /* FUSE: sshfs and the like, and the folders of a virtual machine */
		0x786f4256, /* VirtualBox's folders */
		0x01021997, /* 9P */
		0x5346414f, /* OpenAFS */
		0x6b414653, /* AFS */
		0x00c36400, /* Ceph */
		0x73757245, /* Coda */
		0x0bd00bd0, /* Lustre */
		0x01161970, /* GFS2 */
		0x7461636f, /* OCFS2 */
	};
	struct statfs info;

	if (statfs(path, &info) != 0) {
		plen_warn("%s: nobody says on which file system it is: %s", path, strerror(errno));
		return true;
	}
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (((unsigned long)info.f_type & 0xffffffff) == types[i]) {
			return true;
		}
	}
	return false;
}

static bool set_mode(sqlite3 *db, const char *mode)
{
	sqlite3_stmt *stmt = NULL;
	char *sql = plen_asprintf("PRAGMA journal_mode=%s", mode);
	bool set = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) == SQLITE_OK &&
		   sqlite3_step(stmt) == SQLITE_ROW &&
		   sqlite3_stricmp((const char *)sqlite3_column_text(stmt, 0), mode) == 0;

	sqlite3_finalize(stmt);
	free(sql);
	return set;
}

static bool set_log(sqlite3 *db, const char *path)
{
	if (is_on_network(path)) {
		plen_info("%s: network file system, using a rollback journal", path);
		return false;
	}
	if (!set_mode(db, "wal")) {
		plen_warn("%s: no write-ahead log (%s), using a rollback journal", path,
			  sqlite3_errmsg(db));
		return false;
	}
	return true;
}

/* Truncated: whoever has the lock for good would not delete a journal, but overwrite the first
 * bytes of it and leave the rest. */
static int set_durable(sqlite3 *db, const char *path)
{
	int code = SQLITE_OK;

	if (set_log(db, path) || set_mode(db, "truncate")) {
		return plen_store_db_exec(db, "PRAGMA synchronous=FULL");
	}
	code = sqlite3_errcode(db);
	return code == SQLITE_OK ? SQLITE_IOERR : code;
}

/* -- what an earlier one has left -- */

static int empty_synced(int fd)
{
	struct stat info;

	if (fstat(fd, &info) != 0) {
		return -errno;
	}
	if (!S_ISREG(info.st_mode) || info.st_size == 0) {
		return 0;
	}
	return ftruncate(fd, 0) == 0 && fsync(fd) == 0 ? 0 : -errno;
}

static int truncate_synced(const char *name)
{
	int fd = open(name, O_WRONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	int error = 0;

	if (fd < 0) {
		return errno == ENOENT || errno == ENAMETOOLONG ? 0 : -errno;
	}
	error = empty_synced(fd);
	close(fd);
	return error;
}

/* Once the lock is had what could be rolled back is, and the log is another file. What an earlier
 * Plenary has left is of no use to anybody, and may be what was cleared for good. It is not
 * unlinked: the connection may have it open. */
static void empty_left(const char *path)
{
	char *journal = plen_asprintf("%s-journal", path);
	char *memory = plen_asprintf("%s-shm", path);
	int error = truncate_synced(journal);

	if (error != 0) {
		plen_warn("%s: may hold what was deleted: %s", journal, strerror(-error));
	}
	unlink(memory);
	free(memory);
	free(journal);
}

/* -- making it empty -- */

static sqlite3_file *file_of(sqlite3 *db)
{
	sqlite3_file *file = NULL;

	sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
	return file;
}

/* A lesson that becomes smaller with a rollback journal is cut off once that is no more, and a
 * power cut may come first. */
static int cut_off(sqlite3 *db)
{
	sqlite3_file *file = file_of(db);
	sqlite3_int64 size = 0;
	int64_t pages = 0;
	int64_t page_size = 0;
	int code = plen_store_db_int(db, "PRAGMA page_count", &pages);

	if (code == SQLITE_OK) {
		code = plen_store_db_int(db, "PRAGMA page_size", &page_size);
	}
	if (code == SQLITE_OK) {
		code = file->pMethods->xFileSize(file, &size);
	}
	if (code != SQLITE_OK || pages == 0 || size <= pages * page_size) {
		return code;
	}
	code = file->pMethods->xTruncate(file, pages * page_size);
	return code == SQLITE_OK ? file->pMethods->xSync(file, SQLITE_SYNC_FULL) : code;
}

int plen_store_journal_empty(sqlite3 *db)
{
	int code = plen_store_db_exec(db, "PRAGMA wal_checkpoint(TRUNCATE)");

	if (code == SQLITE_OK) {
		code = cut_off(db);
	}
	return code == SQLITE_OK ? 0 : plen_store_db_errno(db, code);
}

int plen_store_journal_settle(sqlite3 *db)
{
	sqlite3_file *file = file_of(db);
	int error = plen_store_journal_empty(db);

	if (error != 0) {
		return error;
	}
	int code = file->pMethods->xSync(file, SQLITE_SYNC_FULL);
	return code == SQLITE_OK ? 0 : plen_store_db_errno(db, code);
}

/* -- the whole -- */

int plen_store_journal_begin(sqlite3 *db, const char *path, const struct plen_report *report)
{
	int code = set_durable(db, path);

	if (code != SQLITE_OK) {
		return plen_store_db_fail(db, code, report);
	}
	empty_left(path);
	return 0;
}

void plen_store_journal_end(const char *path)
{
	char *journal = plen_asprintf("%s-journal", path);
	struct stat info;

	if (lstat(journal, &info) == 0 && S_ISREG(info.st_mode) && info.st_size == 0) {
		unlink(journal);
	}
	free(journal);
}
