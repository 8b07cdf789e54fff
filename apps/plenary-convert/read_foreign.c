/* SPDX-License-Identifier: MIT */
#include "read_foreign.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "common/clock.h"
#include "importer/job.h"
#include "lesson/draft.h"

static void on_committed(void *data, const struct plen_op *op)
{
	plen_draft_append(data, op);
}

static void make_uuid(uint8_t uuid[16])
{
	if (getrandom(uuid, 16, 0) != 16) {
		abort();
	}
	uuid[6] = (uint8_t)((uuid[6] & 0x0f) | 0x40);
	uuid[8] = (uint8_t)((uuid[8] & 0x3f) | 0x80);
}

/* What the wall would say, and why, for who mends it. */
static void complain(const struct plen_import_result *result, const char *path, char *error,
		     size_t error_size)
{
	/* Nobody has chosen it from a list, where it might have been before. */
	if (result->status == -ENOENT) {
		snprintf(error, error_size, "%s: %s", path, strerror(ENOENT));
	} else if (result->status == -ECANCELED) {
		snprintf(error, error_size, "%s: %s", path, result->sentence);
	} else {
		snprintf(error, error_size, "%s: %s (%s)", path, result->sentence, result->detail);
	}
}

struct waiting {
	const struct plen_convert_options *options;
	const struct plen_import_job *job;
};

/* All is there, but for the disk. */
static bool goes_on(void *data)
{
	const struct waiting *waiting = data;
	uint32_t done = 0;
	uint32_t total = 0;

	plen_import_job_progress(waiting->job, &done, &total);
	return waiting->options->progress(waiting->options->data, done, total);
}

/* What was read is whole: now there is something to write. */
static int place(struct plen_import_job *job, struct plen_lesson *lesson,
		 const struct plen_convert_options *options, char *error, size_t error_size)
{
	const struct plen_import_watch watch = {options->progress, options->data};
	struct waiting waiting = {options, job};
	const struct plen_draft_watch last_watch = {goes_on, &waiting};
	struct plen_lesson_listener listener = {.committed = on_committed};
	struct plen_draft *draft = NULL;
	uint8_t uuid[16];

	make_uuid(uuid);
	int status = plen_draft_create(&draft, options->out, uuid, lesson, error, error_size);
	if (status < 0) {
		return status;
	}
	listener.data = draft;
	plen_lesson_set_listener(lesson, &listener);
	if (plen_import_job_place(job, &watch) == PLEN_IMPORT_DONE) {
		status = plen_draft_publish(draft, &last_watch, error, error_size);
	} else {
		complain(plen_import_job_result(job), options->in, error, error_size);
		status = -ECANCELED;
	}
	plen_lesson_set_listener(lesson, &(struct plen_lesson_listener){0});
	plen_draft_destroy(draft);
	return status;
}

static int import(struct plen_import_job *job, struct plen_lesson *lesson,
		  const struct plen_convert_options *options, char *error, size_t error_size)
{
	const struct plen_import_watch watch = {options->progress, options->data};

	if (plen_import_job_read(job, &watch) != PLEN_IMPORT_PLACING) {
		complain(plen_import_job_result(job), options->in, error, error_size);
		return plen_import_job_result(job)->status;
	}

	int status = place(job, lesson, options, error, error_size);
	if (status == 0 && plen_import_job_result(job)->detail[0] != '\0') {
		fprintf(stderr, "plenary-convert: %s: %s\n", options->in,
			plen_import_job_result(job)->detail);
	}
	return status;
}

int plen_read_foreign(const struct plen_convert_options *options, char *error, size_t error_size)
{
	int status = plen_draft_check(options->out, error, error_size);

	if (status < 0) {
		return status;
	}

	struct plen_lesson *lesson = plen_lesson_create();
	const struct plen_import_job_options import_options = {
		.path = options->in,
		.lesson = lesson,
		.time_us = plen_clock_realtime_us(),
	};
	struct plen_import_job *job =
		plen_import_job_create(&import_options, plen_clock_monotonic_us());
	status = import(job, lesson, options, error, error_size);
	/* Whatever is not written is let go of with the lesson. */
	plen_import_job_destroy(job);
	plen_lesson_destroy(lesson);
	return status;
}
