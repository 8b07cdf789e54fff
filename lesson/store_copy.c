/* SPDX-License-Identifier: MIT */
#include "store_copy.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/clock.h"
#include "common/mem.h"
#include "common/thread.h"
#include "store_db.h"
#include "store_temporary.h"

/* How long the file is borrowed at once; it ends after some pages more. */
#define SLICE_US 2000
#define SLICE_PAGES 8
/* What the system may have to write when ink is to be synced. */
#define UNWRITTEN_PAGES 1024

struct plen_store_copy {
	struct plen_store_thread *from; /* borrowed */
	char *path;
	uint64_t until; /* the last operation that must be in it */
	pthread_t thread;
	atomic_int status;
	atomic_bool is_given_up;
	/* The thread's; whoever writes to the lesson writes to `to`, too, while there is a backup:
	 * it is touched by who has the file. */
	sqlite3 *to;
	sqlite3_backup *backup;
	int fd; /* of the same file */
	int copied_pages, written_pages;
};

/* -- on its thread -- */

/* Nobody needs it after a power cut. */
static int open_empty(struct plen_store_copy *copy)
{
	copy->fd = open(copy->path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (copy->fd < 0) {
		return -errno;
	}

	int code = sqlite3_open_v2(copy->path, &copy->to,
				   SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
	if (code == SQLITE_OK) {
		code = plen_store_db_exec(copy->to, "PRAGMA journal_mode=OFF");
	}
	if (code == SQLITE_OK) {
		code = plen_store_db_exec(copy->to, "PRAGMA synchronous=OFF");
	}
	if (code == SQLITE_OK) {
		code = plen_store_db_exec(copy->to, "PRAGMA cache_size=-512");
	}
	return code == SQLITE_OK ? 0 : plen_store_db_errno(copy->to, code);
}

static int begin_backup(struct plen_store_copy *copy, sqlite3 *from)
{
	copy->backup = sqlite3_backup_init(copy->to, "main", from, "main");
	return copy->backup != NULL ? 0 : plen_store_db_errno(copy->to, sqlite3_errcode(copy->to));
}

/* 1 if there is more, 0 at the end, or a negative errno. */
static int step(const struct plen_store_copy *copy)
{
	int64_t until_us = plen_clock_monotonic_us() + SLICE_US;
	int code = SQLITE_OK;

	while (code == SQLITE_OK && plen_clock_monotonic_us() < until_us) {
		code = sqlite3_backup_step(copy->backup, SLICE_PAGES);
	}
	if (code == SQLITE_DONE) {
		return 0;
	}
	return code == SQLITE_OK ? 1 : plen_store_db_errno(copy->to, code);
}

/* One without the last ink looks whole to whoever is handed it. 1 while there is some to be written
 * first. */
static int look_at_ink(const struct plen_store_copy *copy)
{
	struct plen_store_status status = plen_store_thread_status(copy->from);

	if (status.state != PLEN_STORE_OK) {
		return -EAGAIN;
	}
	return status.committed < copy->until;
}

static int copy_with(struct plen_store_copy *copy, struct plen_store_file *file)
{
	int error = copy->is_given_up ? -ECANCELED : look_at_ink(copy);

	if (error == 0 && copy->backup == NULL) {
		error = begin_backup(copy, plen_store_file_db(file));
	}
	return error == 0 ? step(copy) : error;
}

static int copy_slice(struct plen_store_copy *copy)
{
	struct plen_store_file *file = plen_store_thread_borrow(copy->from, PLEN_STORE_COPIER);
	int error = copy_with(copy, file);

	if (error == 1 && copy->backup != NULL) {
		copy->copied_pages = sqlite3_backup_pagecount(copy->backup) -
				     sqlite3_backup_remaining(copy->backup);
	} else if (error != 1) {
		sqlite3_backup_finish(copy->backup);
	}
	plen_store_thread_give_back(copy->from);
	return error;
}

/* While nobody waits for the file: a sync of ink might have to wait for all of it. */
static void let_write(struct plen_store_copy *copy)
{
	if (copy->copied_pages - copy->written_pages >= UNWRITTEN_PAGES) {
		sync_file_range(copy->fd, 0, 0,
				SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE |
					SYNC_FILE_RANGE_WAIT_AFTER);
		copy->written_pages = copy->copied_pages;
	}
}

static void *run(void *data)
{
	struct plen_store_copy *copy = data;
	int error = open_empty(copy);

	pthread_setname_np(pthread_self(), "plen-copy");
	error = error == 0 ? 1 : error;
	while (error == 1) {
		error = copy_slice(copy);
		let_write(copy);
	}
	sqlite3_close(copy->to);
	atomic_store(&copy->status, error);
	return NULL;
}

/* -- on the main thread -- */

static void discard(struct plen_store_copy *copy)
{
	plen_store_temporary_remove(copy->path);
	if (copy->fd >= 0) {
		close(copy->fd);
	}
	free(copy->path);
	free(copy);
}

int plen_store_copy_create(struct plen_store_copy **out, struct plen_store_thread *thread,
			   const char *path)
{
	struct plen_store_copy *copy = NULL;

	*out = NULL;
	if (plen_store_thread_status(thread).state != PLEN_STORE_OK) {
		return -EAGAIN;
	}
	copy = plen_calloc(1, sizeof(*copy));
	copy->from = thread;
	copy->path = plen_store_temporary_name(path);
	copy->until = plen_store_thread_appended(thread);
	copy->status = -EINPROGRESS;
	copy->fd = -1;

	int error = plen_thread_start(&copy->thread, NULL, run, copy);
	if (error != 0) {
		discard(copy);
		return error;
	}
	*out = copy;
	return 0;
}

int plen_store_copy_status(const struct plen_store_copy *copy)
{
	return copy->status;
}

const char *plen_store_copy_path(const struct plen_store_copy *copy)
{
	return copy->path;
}

void plen_store_copy_destroy(struct plen_store_copy *copy)
{
	if (copy != NULL) {
		copy->is_given_up = true;
		pthread_join(copy->thread, NULL);
		discard(copy);
	}
}
