/* SPDX-License-Identifier: MIT
 *
 * An import job: a foreign file becomes pages of a lesson, while the board goes on. The file is
 * looked into by plenary-import, a process that can do nothing but compute; here its answer is
 * checked and kept until it is complete, and only then put into the lesson, in slices that no
 * writer notices. So a job that fails or is cancelled leaves the lesson as it was.
 *
 * Main thread only; never waits, unless said. Times are CLOCK_MONOTONIC in us.
 *
 *	create -> READING --whole and sound--> PLACING -> DONE
 *	             |`--anything else--> FAILED
 *	             `--cancel--> CANCELLED
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "common/scene.h"
#include "formats/sink.h"
#include "lesson/lesson.h"

/* A job that takes longer is given up: nobody waits for a file in front of a class. */
#define PLEN_IMPORT_JOB_LIMIT_US (120 * INT64_C(1000000))

/* Files that can be imported, by suffix, in the order in which they are offered: lower case,
 * without the dot; NULL at the end. */
const char *plen_import_suffix_at(size_t index);
/* True if the suffix of `path` is one of these, in any case. */
bool plen_import_knows(const char *path);

enum plen_import_state {
	PLEN_IMPORT_READING, /* the file is opened and read; the lesson is as it was */
	PLEN_IMPORT_PLACING, /* all is there and goes into the lesson */
	PLEN_IMPORT_DONE,
	PLEN_IMPORT_FAILED,    /* the lesson is as it was */
	PLEN_IMPORT_CANCELLED, /* the lesson is as it was */
};

struct plen_import_result {
	int status;          /* 0 or a negative errno */
	uint32_t first_page; /* id of the first page that came; 0 = none */
	uint32_t pages;
	uint32_t losses[PLEN_LOSS_COUNT];
	/* For whoever opened the file: what came and what did not, or what was wrong and what to
	 * do. As much as the wall shows. */
	char sentence[PLEN_SCENE_TEXT_MAX];
	/* For IT: which file, and in one line why, or all that did not come; "" if there is nothing
	 * to say. */
	const char *path;
	char *detail;
};

struct plen_import_job;

struct plen_import_job_options {
	const char *path;           /* read, never written */
	struct plen_lesson *lesson; /* borrowed; pages come after the last of the class's */
	int64_t time_us;            /* lesson time of what is committed */
	int64_t limit_us;           /* 0 = PLEN_IMPORT_JOB_LIMIT_US */
	bool is_one_deed;           /* is undone as a whole, by whose pages came */
};

/* Begins; never NULL. One that cannot be begun is FAILED at once: -EINVAL not a file that can be
 * imported. Later ones are -E2BIG too large, -EIO what it lies on does not answer, others as
 * open(2). */
struct plen_import_job *plen_import_job_create(const struct plen_import_job_options *options,
					       int64_t now_us);
/* Cancels what is READING, and ends what is PLACING, however long it takes. NULL is fine. */
void plen_import_job_destroy(struct plen_import_job *job);

/* To be polled for input while READING; -1 otherwise. Step when it is ready, and when
 * plen_import_job_due_us has come. */
int plen_import_job_fd(const struct plen_import_job *job);
/* When a step is due by itself: now while PLACING, INT64_MAX once it has ended. */
int64_t plen_import_job_due_us(const struct plen_import_job *job, int64_t now_us);

/* Goes on for about `budget_us`; a step that ends READING does nothing more. */
enum plen_import_state plen_import_job_step(struct plen_import_job *job, int64_t now_us,
					    int64_t budget_us);

/* Parts done of `total`; 0 of 0 while nothing is known. */
void plen_import_job_progress(const struct plen_import_job *job, uint32_t *done, uint32_t *total);
/* READING becomes CANCELLED; nothing else changes. */
void plen_import_job_cancel(struct plen_import_job *job);
/* Once it has ended; valid as long as the job. */
const struct plen_import_result *plen_import_job_result(const struct plen_import_job *job);

/* Asked some times a second; false cancels. */
struct plen_import_watch {
	bool (*progress)(void *data, uint32_t done, uint32_t total);
	void *data;
};

/* Wait until it is no longer READING, until it is no longer PLACING, and both (plenary-convert).
 * `watch` may be NULL. Who stops what is PLACING has half of a file in the lesson, and is to throw
 * it away. */
enum plen_import_state plen_import_job_read(struct plen_import_job *job,
					    const struct plen_import_watch *watch);
enum plen_import_state plen_import_job_place(struct plen_import_job *job,
					     const struct plen_import_watch *watch);
enum plen_import_state plen_import_job_run(struct plen_import_job *job);
