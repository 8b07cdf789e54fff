/* SPDX-License-Identifier: MIT
 *
 * The name is reserved by an empty file, which the whole one replaces.
 */
#include "bring_lesson.h"

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/aside.h"
#include "common/atomic_file.h"
#include "common/mem.h"
#include "lesson/store.h"
#include "lesson_path.h"

#define CHUNK_BYTES (256u << 10)
#define NAMES_MAX 99
/* A disk that slept answers by then if it ever does. */
#define PATIENCE_US (20 * INT64_C(1000000))
#define WHOLE 1000
/* Of the file, by which it is known. */
#define HEADER_BYTES 100
#define APPLICATION_ID_AT 68

/* One of these; the second, where the lesson was on a network. */
static const char *const journals[] = {"-wal", "-journal"};
#define JOURNALS (sizeof(journals) / sizeof(journals[0]))

struct plen_bring_lesson {
	struct plen_aside aside;
	char *from, *folder;
	atomic_uint_least64_t done, total; /* bytes */
	/* The thread's until it is done. */
	char *path;
	uint8_t *chunk;
	int status;
	/* Main thread. */
	uint64_t seen;
	int64_t until_us; /* 0: not asked yet */
};

/* -- the thread -- */

/* What is read, and its size. */
struct source {
	int fd;
	off_t size;
};

static int open_source(struct source *source, const char *path)
{
	struct stat about;

	*source = (struct source){
		.fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW)};
	if (source->fd < 0 || fstat(source->fd, &about) < 0) {
		return -errno;
	}
	source->size = about.st_size;
	return S_ISREG(about.st_mode) ? 0 : -EINVAL;
}

static void close_source(const struct source *source)
{
	if (source->fd >= 0) {
		close(source->fd);
	}
}

static int check_header(int fd)
{
	static const char magic[] = "SQLite format 3";
	uint8_t header[HEADER_BYTES];
	uint32_t id = 0;

	ssize_t size = pread(fd, header, sizeof(header), 0);
	if (size < 0) {
		return -errno;
	}
	for (int i = 0; i < 4 && size == HEADER_BYTES; i++) {
		id = id << 8 | header[APPLICATION_ID_AT + i];
	}
	return id == PLEN_STORE_APPLICATION_ID && memcmp(header, magic, sizeof(magic)) == 0
		       ? 0
		       : -EBADMSG;
}

static int copy_bytes(struct plen_bring_lesson *bring, int fd, struct plen_atomic_file *to)
{
	for (;;) {
		ssize_t size = read(fd, bring->chunk, CHUNK_BYTES);
		if (plen_aside_is_left(&bring->aside)) {
			return -ECANCELED;
		}
		if (size <= 0) {
			return size < 0 ? -errno : 0;
		}
		plen_atomic_file_write(to, bring->chunk, (size_t)size);
		atomic_fetch_add(&bring->done, (uint64_t)size);
	}
}

static int copy(struct plen_bring_lesson *bring, const struct source *source, const char *path,
		struct plen_atomic_set *set)
{
	struct plen_atomic_file file;
	int status = plen_atomic_file_open(&file, path);

	if (status < 0) {
		return status;
	}
	status = copy_bytes(bring, source->fd, &file);
	if (status < 0) {
		plen_atomic_file_abort(&file);
		return status;
	}
	return plen_atomic_set_add(set, &file);
}

static bool is_there(const char *path, const char *after)
{
	char *whole = plen_asprintf("%s%s", path, after);
	bool found = access(whole, F_OK) == 0;

	free(whole);
	return found;
}

/* A journal that has lost its lesson waits for it. */
static int try_name(const char *path)
{
	for (size_t i = 0; i < JOURNALS; i++) {
		if (is_there(path, journals[i])) {
			return -EEXIST;
		}
	}
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0) {
		return -errno;
	}
	close(fd);
	return 0;
}

static int reserve_name(struct plen_bring_lesson *bring)
{
	char *title = plen_lesson_path_title(bring->from);
	int status = -EEXIST;

	for (int i = 1; i <= NAMES_MAX && status == -EEXIST; i++) {
		free(bring->path);
		bring->path = i == 1 ? plen_asprintf("%s/%s.plenary", bring->folder, title)
				     : plen_asprintf("%s/%s (%d).plenary", bring->folder, title, i);
		status = try_name(bring->path);
	}
	free(title);
	return status;
}

/* The lesson's, and that of each journal. */
struct sources {
	struct source lesson, journals[JOURNALS];
};

static int copy_journals(struct plen_bring_lesson *bring, const struct sources *from,
			 struct plen_atomic_set *set)
{
	int status = 0;

	for (size_t i = 0; i < JOURNALS && status == 0; i++) {
		char *beside = plen_asprintf("%s%s", bring->path, journals[i]);
		status = from->journals[i].size > 0 ? copy(bring, &from->journals[i], beside, set)
						    : 0;
		free(beside);
	}
	return status;
}

static void unlink_all(const struct plen_bring_lesson *bring)
{
	unlink(bring->path);
	for (size_t i = 0; i < JOURNALS; i++) {
		char *beside = plen_asprintf("%s%s", bring->path, journals[i]);
		unlink(beside);
		free(beside);
	}
}

/* The journal first: a lesson must not be there without it. */
static int copy_all(struct plen_bring_lesson *bring, const struct sources *from)
{
	struct plen_atomic_set set = {0};
	int status = copy_journals(bring, from, &set);

	if (status == 0) {
		status = copy(bring, &from->lesson, bring->path, &set);
	}
	if (status == 0) {
		status = plen_atomic_set_commit(&set);
	} else {
		plen_atomic_set_abort(&set);
	}
	if (status < 0) {
		unlink_all(bring);
	}
	return status;
}

static int bring_from(struct plen_bring_lesson *bring, const struct sources *from)
{
	int status = check_header(from->lesson.fd);

	if (status == 0) {
		uint64_t total = (uint64_t)from->lesson.size;
		for (size_t i = 0; i < JOURNALS; i++) {
			total += (uint64_t)from->journals[i].size;
		}
		atomic_store(&bring->total, total);
		status = plen_aside_is_left(&bring->aside) ? -ECANCELED : reserve_name(bring);
	}
	return status == 0 ? copy_all(bring, from) : status;
}

static int open_sources(struct sources *from, const char *path)
{
	int status = open_source(&from->lesson, path);

	for (size_t i = 0; i < JOURNALS; i++) {
		from->journals[i] = (struct source){.fd = -1};
		if (status == 0) {
			char *beside = plen_asprintf("%s%s", path, journals[i]);
			status = open_source(&from->journals[i], beside);
			status = status == -ENOENT ? 0 : status;
			free(beside);
		}
	}
	return status;
}

static void bring_all(void *data)
{
	struct plen_bring_lesson *bring = data;
	struct sources from;
	int status = open_sources(&from, bring->from);

	if (status == 0) {
		bring->chunk = plen_calloc(CHUNK_BYTES, 1);
		status = bring_from(bring, &from);
	}
	bring->status = status;
	close_source(&from.lesson);
	for (size_t i = 0; i < JOURNALS; i++) {
		close_source(&from.journals[i]);
	}
}

static void release(void *data)
{
	struct plen_bring_lesson *bring = data;

	free(bring->chunk);
	free(bring->from);
	free(bring->folder);
	free(bring->path);
	free(bring);
}

/* -- the main thread -- */

struct plen_bring_lesson *plen_bring_lesson_create(const char *from, const char *folder)
{
	struct plen_bring_lesson *bring = plen_calloc(1, sizeof(*bring));

	bring->from = plen_strdup(from);
	bring->folder = plen_strdup(folder);
	bring->status = -EAGAIN; /* without a thread */
	atomic_init(&bring->done, 0);
	atomic_init(&bring->total, 0);
	bring->aside.work = bring_all;
	bring->aside.release = release;
	bring->aside.data = bring;
	plen_aside_start(&bring->aside);
	return bring;
}

void plen_bring_lesson_destroy(struct plen_bring_lesson *bring)
{
	if (bring != NULL) {
		plen_aside_leave(&bring->aside);
	}
}

int plen_bring_lesson_status(struct plen_bring_lesson *bring, int64_t now_us)
{
	uint64_t done = atomic_load(&bring->done);

	if (plen_aside_is_done(&bring->aside)) {
		return bring->status;
	}
	if (bring->until_us == 0 || done != bring->seen) {
		bring->seen = done;
		bring->until_us = now_us + PATIENCE_US;
	}
	return now_us < bring->until_us ? -EINPROGRESS : -EIO;
}

const char *plen_bring_lesson_failure(int status)
{
	switch (-status) {
	case EBADMSG:
		return "This is no lesson, or it is damaged: copy it to the stick again.";
	case EIO:
		return "This lesson cannot be read from where it lies: take out the stick and try "
		       "again.";
	case ENOENT:
		return "This lesson is not there any more.";
	case ENOSPC:
	case EDQUOT:
		return "There is no room here for this lesson: tell IT.";
	default:
		return "That lesson cannot be opened. This one goes on.";
	}
}

void plen_bring_lesson_progress(const struct plen_bring_lesson *bring, uint32_t *done,
				uint32_t *total)
{
	uint64_t bytes = atomic_load(&bring->total);
	uint64_t copied = atomic_load(&bring->done);

	*total = bytes > 0 ? WHOLE : 0;
	*done = bytes > copied ? (uint32_t)(copied * WHOLE / bytes) : *total;
}

const char *plen_bring_lesson_path(const struct plen_bring_lesson *bring)
{
	return bring->path;
}
