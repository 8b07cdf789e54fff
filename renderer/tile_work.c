/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "tiles"
#include "tile_work.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "common/log.h"
#include "common/mem.h"
#include "common/thread.h"
#include "coverage.h"

#define THREADS_MAX 4
#define JOBS_A_THREAD 2
/* Ink under a pen comes first, whatever else there is to draw. */
#define NICE_MORE 5
/* Drawing needs a few KiB; the usual 8 MiB would only look like memory in use. */
#define STACK_BYTES (256 * 1024)

struct queue {
	struct plen_tile_job *first, *last;
};

struct plen_tile_work {
	pthread_mutex_t mutex; /* guards the queues, `is_over` and the wake callback */
	pthread_cond_t todo, done;
	struct queue waiting, finished;
	bool is_over;
	void (*wake)(void *data);
	void *wake_data;

	/* Main thread only. */
	bool is_started;
	int thread_count, out_count, job_count;
	pthread_t threads[THREADS_MAX];
	struct plen_tile_job jobs[PLEN_TILE_WORK_JOBS_MAX];
	struct plen_coverage scratch; /* for when no thread can be had */
};

static void push(struct queue *queue, struct plen_tile_job *job)
{
	job->next = NULL;
	*(queue->last != NULL ? &queue->last->next : &queue->first) = job;
	queue->last = job;
}

static struct plen_tile_job *pop(struct queue *queue)
{
	struct plen_tile_job *job = queue->first;

	if (job != NULL) {
		queue->first = job->next;
		queue->last = queue->first == NULL ? NULL : queue->last;
	}
	return job;
}

static int threads_wanted(void)
{
	long others = sysconf(_SC_NPROCESSORS_ONLN) - 1;

	return others < 1 ? 1 : others > THREADS_MAX ? THREADS_MAX : (int)others;
}

struct plen_tile_work *plen_tile_work_create(void)
{
	struct plen_tile_work *work = plen_calloc(1, sizeof(*work));

	pthread_mutex_init(&work->mutex, NULL);
	pthread_cond_init(&work->todo, NULL);
	pthread_cond_init(&work->done, NULL);
	plen_coverage_init(&work->scratch, PLEN_TILE_PX);
	work->job_count = threads_wanted() * JOBS_A_THREAD;
	return work;
}

static bool nothing_wanted(const void *data, const struct plen_tile_job *job)
{
	(void)data;
	(void)job;
	return false;
}

void plen_tile_work_destroy(struct plen_tile_work *work)
{
	if (work == NULL) {
		return;
	}
	plen_tile_work_cancel(work, NULL, NULL);
	pthread_mutex_lock(&work->mutex);
	work->is_over = true;
	pthread_cond_broadcast(&work->todo);
	pthread_mutex_unlock(&work->mutex);
	for (int i = 0; i < work->thread_count; i++) {
		pthread_join(work->threads[i], NULL);
	}
	for (int i = 0; i < work->job_count; i++) {
		plen_tile_job_finish(&work->jobs[i]);
	}
	plen_coverage_finish(&work->scratch);
	pthread_cond_destroy(&work->done);
	pthread_cond_destroy(&work->todo);
	pthread_mutex_destroy(&work->mutex);
	free(work);
}

void plen_tile_work_set_wake(struct plen_tile_work *work, void (*wake)(void *data), void *data)
{
	pthread_mutex_lock(&work->mutex);
	work->wake = wake;
	work->wake_data = data;
	pthread_mutex_unlock(&work->mutex);
}

static void hand_back(struct plen_tile_work *work, struct plen_tile_job *job)
{
	bool is_first = work->finished.first == NULL;

	push(&work->finished, job);
	pthread_cond_signal(&work->done);
	if (is_first && work->wake != NULL) {
		work->wake(work->wake_data);
	}
}

static void *run(void *data)
{
	struct plen_tile_work *work = data;
	struct plen_coverage scratch;

	pthread_setname_np(pthread_self(), "plen-tiles");
	/* Of this thread alone, on Linux. Where it is not allowed, it is not needed badly. */
	setpriority(PRIO_PROCESS, 0, getpriority(PRIO_PROCESS, 0) + NICE_MORE);
	plen_coverage_init(&scratch, PLEN_TILE_PX);
	pthread_mutex_lock(&work->mutex);
	while (!work->is_over) {
		struct plen_tile_job *job = pop(&work->waiting);
		if (job == NULL) {
			pthread_cond_wait(&work->todo, &work->mutex);
			continue;
		}
		pthread_mutex_unlock(&work->mutex);
		plen_tile_job_draw(job, &scratch);
		pthread_mutex_lock(&work->mutex);
		hand_back(work, job);
	}
	pthread_mutex_unlock(&work->mutex);
	plen_coverage_finish(&scratch);
	return NULL;
}

static void start(struct plen_tile_work *work)
{
	pthread_attr_t attributes;

	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, STACK_BYTES);
	while (work->thread_count < work->job_count / JOBS_A_THREAD) {
		int error = plen_thread_start(&work->threads[work->thread_count], &attributes, run,
					      work);
		if (error != 0) {
			plen_warn("%d of the threads for drawing: %s", work->thread_count,
				  strerror(-error));
			break;
		}
		work->thread_count++;
	}
	pthread_attr_destroy(&attributes);
	work->is_started = true;
}

struct plen_tile_job *plen_tile_work_spare(struct plen_tile_work *work)
{
	for (int i = 0; i < work->job_count; i++) {
		if (!work->jobs[i].is_out) {
			return &work->jobs[i];
		}
	}
	return NULL;
}

void plen_tile_work_put(struct plen_tile_work *work, struct plen_tile_job *job)
{
	if (!work->is_started) {
		start(work);
	}
	job->is_out = true;
	work->out_count++;
	atomic_store(&job->is_cancelled, false);
	if (work->thread_count == 0) {
		plen_tile_job_draw(job, &work->scratch);
	}
	pthread_mutex_lock(&work->mutex);
	if (work->thread_count == 0) {
		hand_back(work, job);
	} else {
		push(&work->waiting, job);
		pthread_cond_signal(&work->todo);
	}
	pthread_mutex_unlock(&work->mutex);
}

struct plen_tile_job *plen_tile_work_take(struct plen_tile_work *work, bool wait)
{
	if (work->out_count == 0) {
		return NULL;
	}
	pthread_mutex_lock(&work->mutex);
	while (wait && work->finished.first == NULL) {
		pthread_cond_wait(&work->done, &work->mutex);
	}

	struct plen_tile_job *job = pop(&work->finished);
	pthread_mutex_unlock(&work->mutex);
	if (job != NULL) {
		job->is_out = false;
		work->out_count--;
	}
	return job;
}

void plen_tile_work_cancel(struct plen_tile_work *work,
			   bool (*is_wanted)(const void *data, const struct plen_tile_job *job),
			   const void *data)
{
	if (is_wanted == NULL) {
		is_wanted = nothing_wanted;
	}
	for (int i = 0; i < work->job_count; i++) {
		if (work->jobs[i].is_out && !is_wanted(data, &work->jobs[i])) {
			atomic_store(&work->jobs[i].is_cancelled, true);
		}
	}
}

static bool is_finished(const struct plen_tile_work *work, const struct plen_tile_job *job)
{
	const struct plen_tile_job *finished = work->finished.first;

	while (finished != NULL && finished != job) {
		finished = finished->next;
	}
	return finished != NULL;
}

void plen_tile_work_settle(struct plen_tile_work *work,
			   bool (*is_wanted)(const void *data, const struct plen_tile_job *job),
			   const void *data)
{
	pthread_mutex_lock(&work->mutex);
	for (int i = 0; i < work->job_count; i++) {
		const struct plen_tile_job *job = &work->jobs[i];

		while (job->is_out && !is_wanted(data, job) && !is_finished(work, job)) {
			pthread_cond_wait(&work->done, &work->mutex);
		}
	}
	pthread_mutex_unlock(&work->mutex);
}
