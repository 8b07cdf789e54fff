/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "store"

#include "store_file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"

struct plen_store_file {
	sqlite3 *db;
	sqlite3_stmt *begin, *insert, *commit, *rollback;
};

/* -- names and folders -- */

char *plen_store_file_resolve(const char *path)
{
	char *whole = realpath(path, NULL);

	if (whole != NULL || errno != ENOENT) {
		return whole;
	}

	/* Not there yet: then its folder must be. dirname and basename may write into theirs. */
	char *for_folder = plen_strdup(path);
	char *for_name = plen_strdup(path);
	char *folder = realpath(dirname(for_folder), NULL);
	if (folder != NULL) {
		whole = plen_asprintf("%s/%s", folder, basename(for_name));
	}
	free(folder);
	free(for_folder);
	free(for_name);
	return whole;
}

static int sync_folder_of(const char *path)
{
	char *copy = plen_strdup(path);
	int fd = open(dirname(copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int error = fd < 0 || fsync(fd) != 0 ? -errno : 0;

	if (fd >= 0) {
		close(fd);
	}
	free(copy);
	/* Some file systems cannot sync a folder; they have nothing to sync there. */
	return error == -EINVAL ? 0 : error;
}

static int rename_no_replace(const char *from, const char *to)
{
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0) {
		return 0;
	}
	if (errno != EINVAL && errno != ENOSYS) {
		return -errno;
	}
	/* A file system without the flag; link does not replace either, where there are links. */
	if (link(from, to) == 0) {
		unlink(from);
		return 0;
	}
	if (errno == EEXIST) {
		return -EEXIST;
	}
	if (access(to, F_OK) == 0) {
		return -EEXIST;
	}
	return rename(from, to) == 0 ? 0 : -errno;
}

int plen_store_file_publish(const char *finished, const char *path)
{
	int error = rename_no_replace(finished, path);

	return error == 0 ? sync_folder_of(path) : error;
}

/* -- making -- */

static int write_new(const char *path, const uint8_t *data, size_t size)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
	int error = 0;

	if (fd < 0) {
		return -errno;
	}
	while (size > 0 && error == 0) {
		ssize_t wrote = write(fd, data, size);
		if (wrote < 0) {
			error = errno == EINTR ? 0 : -errno;
			continue;
		}
		data += wrote;
		size -= (size_t)wrote;
	}
	if (error == 0 && fsync(fd) != 0) {
		error = -errno;
	}
	if (close(fd) != 0 && error == 0) {
		error = -errno;
	}
	return error;
}

/* Where the header of a database says how it is journalled, and that it is write-ahead. */
#define HEADER_WRITE_VERSION 18
#define HEADER_READ_VERSION 19
#define VERSION_WAL 2

/* Born as a write-ahead database: changing over later would take a rollback journal, and a power
 * cut might bring that back to life long after. */
static unsigned char *make_bytes(const uint8_t uuid[PLEN_STORE_UUID_SIZE], sqlite3_int64 *size)
{
	sqlite3 *db = NULL;
	unsigned char *bytes = NULL;

	if (sqlite3_open_v2(":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_MEMORY, NULL) ==
		    SQLITE_OK &&
	    plen_store_db_make(db, uuid) == SQLITE_OK) {
		bytes = sqlite3_serialize(db, "main", size, 0);
	}
	if (bytes != NULL) {
		bytes[HEADER_WRITE_VERSION] = VERSION_WAL;
		bytes[HEADER_READ_VERSION] = VERSION_WAL;
	}
	sqlite3_close(db);
	return bytes;
}

static bool is_empty_file(const char *path)
{
	struct stat info;

	return stat(path, &info) == 0 && S_ISREG(info.st_mode) && info.st_size == 0;
}

/* Under another name first, so that nobody ever finds half a file. */
int plen_store_file_make(const char *path, const uint8_t uuid[PLEN_STORE_UUID_SIZE],
			 const struct plen_report *report)
{
	sqlite3_int64 size = 0;
	unsigned char *bytes = make_bytes(uuid, &size);
	uint64_t salt = 0;

	if (bytes == NULL) {
		return plen_report_fail(report, -EIO, "SQLite cannot make a database");
	}
	if (getrandom(&salt, sizeof(salt), 0) != sizeof(salt)) {
		salt = (uint64_t)getpid();
	}

	char *temporary = plen_asprintf("%s.new-%016llx", path, (unsigned long long)salt);
	int error = write_new(temporary, bytes, (size_t)size);
	if (error == 0 && is_empty_file(path)) {
		error = rename(temporary, path) == 0 ? sync_folder_of(path) : -errno;
	} else if (error == 0) {
		error = plen_store_file_publish(temporary, path);
	}
	if (error != 0) {
		unlink(temporary);
		plen_report_fail(report, error, "cannot be made: %s", strerror(-error));
	}
	free(temporary);
	sqlite3_free(bytes);
	return error;
}

/* -- opening -- */

/* Where the write-ahead log's memory cannot be shared, and locks may lie. */
static bool is_on_network(const char *path)
{
	static const unsigned long types[] = {
		0x6969,     /* NFS */
		0x517b,     /* SMB */
		0xff534d42, /* CIFS */
		0xfe534d42, /* SMB2 */
		0x65735546, /* FUSE: sshfs and the like */
		0x01021997, /* 9P */
		0x5346414f, /* AFS */
		0x00c36400, /* Ceph */
		0x73757245, /* Coda */
	};
	struct statfs info;

	if (statfs(path, &info) != 0) {
		return false;
	}
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (((unsigned long)info.f_type & 0xffffffff) == types[i]) {
			return true;
		}
	}
	return false;
}

static int read_int(sqlite3 *db, const char *sql, int64_t *value)
{
	sqlite3_stmt *stmt = NULL;
	int code = sqlite3_prepare_v2(db, sql, -1, &stmt, NULL);

	if (code == SQLITE_OK) {
		code = sqlite3_step(stmt);
	}
	if (code == SQLITE_ROW) {
		*value = sqlite3_column_int64(stmt, 0);
		code = SQLITE_OK;
	}
	sqlite3_finalize(stmt);
	return code;
}

/* In exclusive mode the lock, once taken, stays until the connection closes. */
static int lock(sqlite3 *db, uint64_t seq, const struct plen_report *report)
{
	int64_t last = 0;
	int code = plen_store_db_exec(db, "PRAGMA locking_mode=EXCLUSIVE");

	if (code == SQLITE_OK) {
		code = plen_store_db_exec(db, "BEGIN EXCLUSIVE");
	}
	if (code == SQLITE_OK) {
		code = read_int(db, "SELECT coalesce(max(seq), 0) FROM op", &last);
	}
	if (code == SQLITE_OK) {
		code = plen_store_db_exec(db, "COMMIT");
	}
	if (code != SQLITE_OK) {
		return plen_store_db_fail(db, code, report);
	}
	if ((uint64_t)last != seq) {
		return plen_report_fail(report, -EBUSY, "changed while it was read; try again");
	}
	return 0;
}

static bool set_journal_mode(sqlite3 *db, const char *mode)
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

/* Either way, what is acknowledged survives a power cut. */
static int set_durable(sqlite3 *db, const char *path, const struct plen_report *report)
{
	int code = SQLITE_OK;

	if (!is_on_network(path) && set_journal_mode(db, "wal")) {
		code = plen_store_db_exec(db, "PRAGMA synchronous=FULL");
	} else if (set_journal_mode(db, "delete")) {
		plen_info("%s: network file system, using a rollback journal", path);
		code = plen_store_db_exec(db, "PRAGMA synchronous=EXTRA");
	} else {
		code = sqlite3_errcode(db);
		code = code == SQLITE_OK ? SQLITE_IOERR : code;
	}
	return code == SQLITE_OK ? 0 : plen_store_db_fail(db, code, report);
}

static int prepare(struct plen_store_file *file, const struct plen_report *report)
{
	const struct {
		sqlite3_stmt **stmt;
		const char *sql;
	} wanted[] = {
		{&file->begin, "BEGIN IMMEDIATE"},
		{&file->insert, "INSERT INTO op VALUES(?1, ?2, ?3, ?4, ?5, ?6)"},
		{&file->commit, "COMMIT"},
		{&file->rollback, "ROLLBACK"},
	};

	for (size_t i = 0; i < sizeof(wanted) / sizeof(wanted[0]); i++) {
		int code = sqlite3_prepare_v3(file->db, wanted[i].sql, -1,
					      SQLITE_PREPARE_PERSISTENT, wanted[i].stmt, NULL);
		if (code != SQLITE_OK) {
			return plen_store_db_fail(file->db, code, report);
		}
	}
	return 0;
}

static void discard(struct plen_store_file *file)
{
	sqlite3_finalize(file->begin);
	sqlite3_finalize(file->insert);
	sqlite3_finalize(file->commit);
	sqlite3_finalize(file->rollback);
	sqlite3_close(file->db);
	free(file);
}

static int make_ready(struct plen_store_file *file, const char *path, uint64_t seq,
		      const struct plen_report *report)
{
	int code =
		sqlite3_open_v2(path, &file->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	int error = 0;

	if (code != SQLITE_OK) {
		return plen_store_db_fail(file->db, code, report);
	}
	if (sqlite3_db_readonly(file->db, "main") == 1) {
		return plen_report_fail(report, -EROFS,
					"cannot be written; check the rights of file and folder");
	}
	plen_store_db_guard(file->db);
	sqlite3_db_config(file->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
	error = lock(file->db, seq, report);
	if (error == 0) {
		error = set_durable(file->db, path, report);
	}
	return error == 0 ? prepare(file, report) : error;
}

int plen_store_file_open(struct plen_store_file **out, const char *path, uint64_t seq,
			 const struct plen_report *report)
{
	struct plen_store_file *file = plen_calloc(1, sizeof(*file));
	int error = make_ready(file, path, seq, report);

	if (error != 0) {
		discard(file);
		return error;
	}
	sqlite3_db_config(file->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
	*out = file;
	return 0;
}

/* -- writing -- */

static int run(sqlite3_stmt *stmt)
{
	sqlite3_step(stmt);
	return sqlite3_reset(stmt);
}

static int insert(struct plen_store_file *file, const struct plen_store_row *row)
{
	sqlite3_stmt *stmt = file->insert;

	sqlite3_bind_int64(stmt, 1, (sqlite3_int64)row->seq);
	sqlite3_bind_int64(stmt, 2, row->time_us);
	sqlite3_bind_int64(stmt, 3, row->group);
	sqlite3_bind_int64(stmt, 4, row->page);
	sqlite3_bind_int64(stmt, 5, row->kind);
	sqlite3_bind_blob64(stmt, 6, row->body, row->size, SQLITE_STATIC);
	return run(stmt);
}

/* A file that was moved or removed takes writes gladly, and they are lost. */
static bool is_gone(struct plen_store_file *file)
{
	int moved = 0;

	return sqlite3_file_control(file->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) ==
		       SQLITE_OK &&
	       moved != 0;
}

int plen_store_file_write(struct plen_store_file *file, const struct plen_store_row *first,
			  size_t count)
{
	int error = 0;

	if (is_gone(file)) {
		return -ENOENT;
	}

	int code = run(file->begin);
	const struct plen_store_row *row = first;
	/* The link of the last row belongs to whoever appends. */
	for (size_t i = 0; i < count && code == SQLITE_OK; i++) {
		code = insert(file, row);
		row = i + 1 < count ? row->next : NULL;
	}
	if (code == SQLITE_OK) {
		code = run(file->commit);
	}
	sqlite3_clear_bindings(file->insert);
	if (code != SQLITE_OK) {
		error = plen_store_db_errno(file->db, code);
		if (!sqlite3_get_autocommit(file->db)) {
			run(file->rollback);
		}
	}
	return error;
}

void plen_store_file_close(struct plen_store_file *file)
{
	if (file != NULL) {
		discard(file);
	}
}
