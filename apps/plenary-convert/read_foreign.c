/* SPDX-License-Identifier: MIT */
#include "read_foreign.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "common/clock.h"
#include "common/mem.h"
#include "importer/job.h"
#include "lesson/store.h"

#define FLUSH_MS 1000

/* A lesson under another name, until it is whole. */
struct draft {
	struct plen_lesson *lesson;
	struct plen_store *store;
	char *path;
};

static int complain(const char *path, int status, char *error, size_t error_size)
{
	snprintf(error, error_size, "%s: %s", path, strerror(-status));
	return status;
}

static void on_committed(void *data, const struct plen_op *op)
{
	struct draft *draft = data;

	plen_store_append(draft->store, op);
}

static void make_uuid(uint8_t uuid[16])
{
	if (getrandom(uuid, 16, 0) != 16) {
		abort();
	}
	uuid[6] = (uint8_t)((uuid[6] & 0x0f) | 0x40);
	uuid[8] = (uint8_t)((uuid[8] & 0x3f) | 0x80);
}

static int open_draft(struct draft *draft, char *error, size_t error_size)
{
	const struct plen_lesson_listener listener = {.committed = on_committed, .data = draft};
	uint8_t uuid[16];

	make_uuid(uuid);
	int status =
		plen_store_open(&draft->store, draft->path, uuid, draft->lesson, error, error_size);
	if (status == 0) {
		plen_lesson_set_listener(draft->lesson, &listener);
	}
	return status;
}

/* As long as it takes, but not for a disk that is full. */
static bool close_draft(struct draft *draft)
{
	bool is_whole = true;

	if (draft->store != NULL) {
		while (is_whole && !plen_store_flush(draft->store, FLUSH_MS)) {
			is_whole = plen_store_status(draft->store).state == PLEN_STORE_OK;
		}
		is_whole &= plen_store_close(draft->store);
		draft->store = NULL;
	}
	return is_whole;
}

static void remove_draft(const struct draft *draft)
{
	static const char *const suffixes[] = {"", "-wal", "-journal", "-shm"};

	for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
		char *name = plen_asprintf("%s%s", draft->path, suffixes[i]);
		unlink(name);
		free(name);
	}
}

static void sync_folder(const char *path)
{
	char folder[PATH_MAX];

	snprintf(folder, sizeof(folder), "%s", path);
	int fd = open(dirname(folder), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
}

/* A name is given without taking another's; some file systems cannot say that in one call. */
static int publish(const char *finished, const char *path)
{
	if (renameat2(AT_FDCWD, finished, AT_FDCWD, path, RENAME_NOREPLACE) != 0) {
		if (errno != EINVAL) {
			return -errno;
		}
		if (access(path, F_OK) == 0) {
			return -EEXIST;
		}
		if (rename(finished, path) != 0) {
			return -errno;
		}
	}
	sync_folder(path);
	return 0;
}

/* What was read is whole: now there is something to write. */
static int place(struct plen_import_job *job, struct draft *draft, char *error, size_t error_size)
{
	int status = open_draft(draft, error, error_size);

	if (status < 0) {
		return status;
	}
	plen_import_job_run(job);
	if (!close_draft(draft)) {
		return complain(draft->path, -EIO, error, error_size);
	}
	return 0;
}

static int import(struct plen_import_job *job, struct draft *draft,
		  const struct plen_convert_options *options, char *error, size_t error_size)
{
	const struct plen_import_watch watch = {options->progress, options->data};

	if (plen_import_job_read(job, &watch) != PLEN_IMPORT_PLACING) {
		const struct plen_import_result *result = plen_import_job_result(job);
		snprintf(error, error_size, "%s: %s", options->in, result->sentence);
		return result->status;
	}

	int status = place(job, draft, error, error_size);
	if (status == 0) {
		status = publish(draft->path, options->out);
		if (status < 0) {
			complain(options->out, status, error, error_size);
		}
	}
	if (status == 0 && plen_import_job_result(job)->detail[0] != '\0') {
		fprintf(stderr, "plenary-convert: %s\n", plen_import_job_result(job)->detail);
	}
	return status;
}

static int start(struct plen_import_job **job, struct plen_lesson *lesson,
		 const struct plen_convert_options *options, char *error, size_t error_size)
{
	struct plen_import_job_options import_options = {
		.path = options->in,
		.lesson = lesson,
		.time_us = plen_clock_realtime_us(),
	};
	char sentence[256];

	int status = plen_import_job_create(job, &import_options, plen_clock_monotonic_us(),
					    sentence, sizeof(sentence));
	if (status < 0) {
		snprintf(error, error_size, "%s: %s", options->in, sentence);
	}
	return status;
}

int plen_read_foreign(const struct plen_convert_options *options, char *error, size_t error_size)
{
	struct draft draft = {.lesson = plen_lesson_create()};
	struct plen_import_job *job = NULL;
	int status = 0;

	draft.path = plen_asprintf("%s.part-%ld", options->out, (long)getpid());
	if (access(options->out, F_OK) == 0) {
		status = -EEXIST;
		snprintf(error, error_size, "%s: is there already; choose another name",
			 options->out);
	}
	if (status == 0) {
		status = start(&job, draft.lesson, options, error, error_size);
	}
	if (status == 0) {
		status = import(job, &draft, options, error, error_size);
	}
	/* Whatever is not written is let go of with the lesson. */
	plen_lesson_set_listener(draft.lesson, &(struct plen_lesson_listener){0});
	plen_import_job_destroy(job);
	close_draft(&draft);
	remove_draft(&draft);
	plen_lesson_destroy(draft.lesson);
	free(draft.path);
	return status;
}
