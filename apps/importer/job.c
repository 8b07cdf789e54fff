/* SPDX-License-Identifier: MIT */
#include "importer/job.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"
#include "common/suffix.h"
#include "formats/limits.h"
#include "formats/stream.h"
#include "helper.h"
#include "import_file.h"
#include "outcome.h"

/* An answer is kept until it is complete. */
#define ANSWER_BYTES_MAX PLEN_LIMIT_FILE_BYTES
#define READ_BYTES (256u << 10)
#define WITHOUT_HURRY_US INT64_MAX
/* A disk that slept, or the other end of a network, answers by then if it ever does. */
#define OPEN_LIMIT_US (20 * INT64_C(1000000))
/* So often whoever waits is asked whether to go on. */
#define WATCH_MS 100
#define WATCH_US (WATCH_MS * INT64_C(1000))
/* Of the way to DONE, in thousandths. */
#define READING_SHARE 900
#define WHOLE 1000

struct plen_import_job {
	enum plen_import_state state;
	char *path;
	struct plen_lesson *lesson;
	int64_t time_us, deadline_us;
	struct plen_import_file *file; /* NULL once it is open, and the helper's */
	int64_t open_until_us;
	struct plen_helper helper;
	struct plen_stream_reader *reader;
	uint32_t assets, pages; /* counted while READING */
	uint32_t done, total;   /* as the helper says */
	uint8_t *answer;
	size_t size, capacity;
	size_t taken; /* of it, by the reader */
	bool is_one_deed;
	struct plen_lesson_sink into;
	struct plen_import_result result;
};

/* -- while READING: a sink that only counts, so that each record has been checked -- */

static int count_progress(void *data, uint32_t done, uint32_t total)
{
	struct plen_import_job *job = data;

	job->done = done;
	job->total = total;
	return 0;
}

static int count_page(void *data, uint8_t owner, uint8_t background)
{
	struct plen_import_job *job = data;

	(void)owner;
	(void)background;
	job->pages++;
	return 0;
}

static int count_asset(void *data, const struct plen_op_asset *asset, uint32_t *id)
{
	struct plen_import_job *job = data;

	(void)asset;
	*id = ++job->assets;
	return 0;
}

static int count_edit(void *data, const struct plen_op *edit)
{
	(void)data;
	(void)edit;
	return 0;
}

static struct plen_stream_reader *create_counter(struct plen_import_job *job)
{
	struct plen_sink sink = {
		.progress = count_progress,
		.page = count_page,
		.asset = count_asset,
		.edit = count_edit,
		.data = job,
	};

	return plen_stream_reader_create(&sink);
}

/* -- from state to state -- */

static void let_go(struct plen_import_job *job)
{
	plen_import_file_destroy(job->file);
	job->file = NULL;
	plen_stream_reader_destroy(job->reader);
	job->reader = NULL;
	free(job->answer);
	job->answer = NULL;
	job->size = 0;
	job->taken = 0;
	job->capacity = 0;
}

static void end(struct plen_import_job *job, enum plen_import_state state, int status,
		enum plen_unreadable why, const char *detail)
{
	plen_helper_stop(&job->helper);
	let_go(job);
	job->state = state;
	plen_outcome_of_failure(&job->result, status, why, detail);
}

static void fail(struct plen_import_job *job, int status)
{
	end(job, PLEN_IMPORT_FAILED, status, PLEN_READABLE, "");
}

static void fail_unreadable(struct plen_import_job *job, enum plen_unreadable why,
			    const char *detail)
{
	end(job, PLEN_IMPORT_FAILED, plen_unreadable_status(why), why, detail);
}

/* The helper is gone, and has not said why. */
static void fail_dead(struct plen_import_job *job)
{
	char how[64];
	char detail[96];

	plen_helper_explain(plen_helper_stop(&job->helper), how, sizeof(how));
	snprintf(detail, sizeof(detail), "plenary-import %s", how);
	end(job, PLEN_IMPORT_FAILED, -EPIPE, PLEN_READABLE, detail);
}

static void finish(struct plen_import_job *job)
{
	job->state = PLEN_IMPORT_DONE;
	job->result.first_page = job->into.first_page;
	job->result.pages = job->into.pages;
	let_go(job);
	plen_outcome_of_success(&job->result,
				plen_lesson_page_index(job->lesson, job->result.first_page) + 1);
}

/* All is there, and each record was found good: the same bytes are read again, into the lesson.
 * Nothing of that may fail; a lesson's numbers do not end before a job does. */
static void begin_placing(struct plen_import_job *job)
{
	if (plen_lesson_seq(job->lesson) > UINT32_MAX / 2) {
		fail(job, -ENOSPC);
		return;
	}
	struct plen_sink sink = plen_lesson_sink_init(&job->into, job->lesson, job->time_us);

	job->into.is_one_deed = job->is_one_deed;
	plen_helper_stop(&job->helper);
	plen_stream_reader_destroy(job->reader);
	job->reader = plen_stream_reader_create(&sink);
	job->taken = 0;
	job->state = PLEN_IMPORT_PLACING;
}

static void handle_end(struct plen_import_job *job)
{
	struct plen_reading reading = {0};

	if (!plen_stream_reader_ended(job->reader, &reading)) {
		fail_dead(job);
		return;
	}
	memcpy(job->result.losses, reading.losses, sizeof(job->result.losses));
	if (reading.why != PLEN_READABLE) {
		fail_unreadable(job, reading.why, reading.detail);
	} else if (job->pages == 0) {
		fail_unreadable(job, PLEN_UNREADABLE_NO_PAGES, "nothing came of it");
	} else {
		begin_placing(job);
	}
}

/* -- opening -- */

static void start_reading(struct plen_import_job *job, int file)
{
	int status = plen_helper_start(&job->helper, "read", plen_suffix(job->path), file);

	if (status < 0) {
		fail(job, status == -ENOENT || status == -EACCES ? -ENOSYS : status);
		return;
	}
	plen_import_file_destroy(job->file);
	job->file = NULL;
	job->reader = create_counter(job);
}

/* What it lies on may never answer. */
static void follow_opening(struct plen_import_job *job, int64_t now_us)
{
	int file = plen_import_file_fd(job->file);

	if (file >= 0) {
		start_reading(job, file);
	} else if (file != -EINPROGRESS) {
		fail(job, file);
	} else if (now_us >= job->open_until_us) {
		fail_unreadable(job, PLEN_UNREADABLE_OUT_OF_REACH,
				"what it lies on does not answer");
	}
}

/* -- reading -- */

static bool make_room(struct plen_import_job *job)
{
	if (job->capacity - job->size >= READ_BYTES) {
		return true;
	}
	if (job->capacity >= ANSWER_BYTES_MAX) {
		return false;
	}

	size_t capacity = job->capacity == 0 ? 2 * READ_BYTES : 2 * job->capacity;
	job->answer = plen_realloc(job->answer, capacity, 1);
	job->capacity = capacity;
	return true;
}

/* As plen_stream_reader_take. */
static ssize_t take_record(struct plen_import_job *job)
{
	ssize_t taken = plen_stream_reader_take(job->reader, job->answer + job->taken,
						job->size - job->taken);

	job->taken += taken > 0 ? (size_t)taken : 0;
	return taken;
}

/* True if there may be more at once. */
static bool read_some(struct plen_import_job *job)
{
	if (!make_room(job)) {
		fail_unreadable(job, PLEN_UNREADABLE_TOO_MUCH, "it becomes more than 256 MB");
		return false;
	}

	ssize_t count = read(job->helper.out_fd, job->answer + job->size, READ_BYTES);
	if (count < 0) {
		if (errno != EAGAIN && errno != EINTR) {
			fail(job, -errno);
		}
		return false;
	}
	if (count == 0) {
		handle_end(job);
		return false;
	}

	job->size += (size_t)count;
	ssize_t taken = 1;
	while (taken > 0) {
		taken = take_record(job);
	}
	if (taken < 0) {
		fail(job, -EPROTO);
		return false;
	}
	return true;
}

static bool place_some(struct plen_import_job *job)
{
	ssize_t taken = take_record(job);

	assert(taken > 0); /* it was good the first time */
	if (job->taken < job->size) {
		return true;
	}
	finish(job);
	return false;
}

static int64_t after(int64_t now_us, int64_t span_us)
{
	return span_us > INT64_MAX - now_us ? INT64_MAX : now_us + span_us;
}

enum plen_import_state plen_import_job_step(struct plen_import_job *job, int64_t now_us,
					    int64_t budget_us)
{
	int64_t until_us = after(plen_clock_monotonic_us(), budget_us);

	if (job->file != NULL) {
		follow_opening(job, now_us);
	} else if (job->state == PLEN_IMPORT_READING && now_us >= job->deadline_us) {
		fail(job, -ETIMEDOUT);
	} else if (job->state == PLEN_IMPORT_READING) {
		while (read_some(job) && plen_clock_monotonic_us() < until_us) {
		}
	} else if (job->state == PLEN_IMPORT_PLACING) {
		while (place_some(job) && plen_clock_monotonic_us() < until_us) {
		}
	}
	return job->state;
}

static bool goes_on(const struct plen_import_job *job, const struct plen_import_watch *watch)
{
	uint32_t done = 0;
	uint32_t total = 0;

	if (watch == NULL) {
		return true;
	}
	plen_import_job_progress(job, &done, &total);
	return watch->progress(watch->data, done, total);
}

enum plen_import_state plen_import_job_read(struct plen_import_job *job,
					    const struct plen_import_watch *watch)
{
	while (job->state == PLEN_IMPORT_READING && goes_on(job, watch)) {
		struct pollfd watched = {.fd = plen_import_job_fd(job), .events = POLLIN};
		int64_t left_us = plen_import_job_due_us(job, 0) - plen_clock_monotonic_us();
		int64_t left_ms = left_us > 0 ? left_us / 1000 + 1 : 0;

		poll(&watched, 1, (int)(left_ms < WATCH_MS ? left_ms : WATCH_MS));
		plen_import_job_step(job, plen_clock_monotonic_us(), WITHOUT_HURRY_US);
	}
	plen_import_job_cancel(job);
	return job->state;
}

static void give_up(struct plen_import_job *job)
{
	end(job, PLEN_IMPORT_CANCELLED, -ECANCELED, PLEN_READABLE, "");
}

enum plen_import_state plen_import_job_place(struct plen_import_job *job,
					     const struct plen_import_watch *watch)
{
	while (job->state == PLEN_IMPORT_PLACING && goes_on(job, watch)) {
		plen_import_job_step(job, plen_clock_monotonic_us(), WATCH_US);
	}
	if (job->state == PLEN_IMPORT_PLACING) {
		give_up(job);
	}
	return job->state;
}

enum plen_import_state plen_import_job_run(struct plen_import_job *job)
{
	plen_import_job_read(job, NULL);
	return plen_import_job_place(job, NULL);
}

void plen_import_job_cancel(struct plen_import_job *job)
{
	if (job->state == PLEN_IMPORT_READING) {
		give_up(job);
	}
}

/* -- from outside -- */

struct plen_import_job *plen_import_job_create(const struct plen_import_job_options *options,
					       int64_t now_us)
{
	struct plen_import_job *job = plen_calloc(1, sizeof(*job));
	int64_t limit_us = options->limit_us > 0 ? options->limit_us : PLEN_IMPORT_JOB_LIMIT_US;

	job->path = plen_strdup(options->path);
	job->result.path = job->path;
	job->lesson = options->lesson;
	job->time_us = options->time_us;
	job->is_one_deed = options->is_one_deed;
	job->deadline_us = after(now_us, limit_us);
	job->open_until_us = after(now_us, limit_us < OPEN_LIMIT_US ? limit_us : OPEN_LIMIT_US);
	plen_helper_init(&job->helper, -1);
	if (plen_import_knows(job->path)) {
		job->file = plen_import_file_create(job->path);
	} else {
		fail(job, -EINVAL);
	}
	return job;
}

void plen_import_job_destroy(struct plen_import_job *job)
{
	if (job == NULL) {
		return;
	}
	plen_import_job_cancel(job);
	plen_import_job_run(job);
	let_go(job);
	plen_outcome_finish(&job->result);
	free(job->path);
	free(job);
}

int plen_import_job_fd(const struct plen_import_job *job)
{
	if (job->state != PLEN_IMPORT_READING) {
		return -1;
	}
	return job->file != NULL ? plen_import_file_ready_fd(job->file) : job->helper.out_fd;
}

int64_t plen_import_job_due_us(const struct plen_import_job *job, int64_t now_us)
{
	switch (job->state) {
	case PLEN_IMPORT_READING:
		return job->file != NULL ? job->open_until_us : job->deadline_us;
	case PLEN_IMPORT_PLACING:
		return now_us;
	case PLEN_IMPORT_DONE:
	case PLEN_IMPORT_FAILED:
	case PLEN_IMPORT_CANCELLED:
		break;
	}
	return INT64_MAX;
}

void plen_import_job_progress(const struct plen_import_job *job, uint32_t *done, uint32_t *total)
{
	uint64_t share = 0;

	*total = WHOLE;
	if (job->state == PLEN_IMPORT_READING) {
		share = job->total > 0 ? (uint64_t)job->done * READING_SHARE / job->total : 0;
		*total = job->total > 0 ? WHOLE : 0;
	} else if (job->state == PLEN_IMPORT_PLACING) {
		share = READING_SHARE + (uint64_t)job->taken * (WHOLE - READING_SHARE) / job->size;
	} else {
		share = WHOLE;
	}
	*done = (uint32_t)(share < WHOLE ? share : WHOLE);
}

const struct plen_import_result *plen_import_job_result(const struct plen_import_job *job)
{
	assert(job->state > PLEN_IMPORT_PLACING);
	return &job->result;
}
