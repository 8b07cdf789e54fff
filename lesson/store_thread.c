/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "store"

#include "store_thread.h"

#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common/log.h"
#include "common/mem.h"
#include "common/probe.h"

#define RETRY_MS 2000

struct plen_store_thread {
	struct plen_store_file *file; /* the thread's alone while it runs */
	char *name;
	pthread_t thread;

	pthread_mutex_t mutex; /* guards everything below */
	pthread_cond_t work;   /* rows came, a flush waits, or stop */
	pthread_cond_t done;   /* a write ended, well or not */
	struct plen_store_item *first, *last;
	uint64_t appended; /* number of the last row ever queued */
	bool stop;
	bool hurry; /* try at once, without waiting for RETRY_MS */
	struct plen_store_status status;
	void (*wake)(void *data);
	void *wake_data;
};

static struct timespec deadline_in(int ms)
{
	struct timespec at;

	clock_gettime(CLOCK_MONOTONIC, &at);
	at.tv_sec += ms / 1000;
	at.tv_nsec += (long)(ms % 1000) * 1000000;
	if (at.tv_nsec >= 1000000000) {
		at.tv_sec++;
		at.tv_nsec -= 1000000000;
	}
	return at;
}

/* -- the thread; all of these are called with the mutex held -- */

static bool is_failing(const struct plen_store_thread *thread)
{
	return thread->status.state != PLEN_STORE_OK;
}

/* Returns when there is something to try; false to end. */
static bool wait_for_work(struct plen_store_thread *thread)
{
	while (!thread->stop && thread->first == NULL) {
		pthread_cond_wait(&thread->work, &thread->mutex);
	}
	if (is_failing(thread)) {
		struct timespec retry_at = deadline_in(RETRY_MS);
		int late = 0;
		while (!thread->stop && !thread->hurry && late == 0) {
			late = pthread_cond_timedwait(&thread->work, &thread->mutex, &retry_at);
		}
	}
	thread->hurry = false;
	return !thread->stop;
}

static void free_items(struct plen_store_item *first)
{
	while (first != NULL) {
		struct plen_store_item *next = first->next;
		free(first);
		first = next;
	}
}

/* The rows up to `last` are on disk. */
static void drop_written(struct plen_store_thread *thread, struct plen_store_item *last,
			 size_t count)
{
	struct plen_store_item *written = thread->first;

	thread->status.committed = (uint64_t)last->row.seq;
	thread->status.commits++;
	PLEN_PROBE1(commit, thread->status.committed);
	thread->status.queued -= count;
	thread->first = last->next;
	if (thread->first == NULL) {
		thread->last = NULL;
	}
	last->next = NULL;
	free_items(written);
}

static enum plen_store_state state_after(int error)
{
	switch (error) {
	case 0:
		return PLEN_STORE_OK;
	case -ENOSPC:
		return PLEN_STORE_FULL;
	default:
		return PLEN_STORE_FAILED;
	}
}

/* The wake is called with the mutex held, so that it is over once set_wake has returned. */
static void change_state(struct plen_store_thread *thread, int error)
{
	if (state_after(error) == thread->status.state) {
		return;
	}
	thread->status.state = state_after(error);
	if (error != 0) {
		plen_error("%s: ink is kept in memory, writing fails: %s", thread->name,
			   strerror(-error));
	} else {
		plen_info("%s: writing works again, nothing is lost", thread->name);
	}
	if (thread->wake != NULL) {
		thread->wake(thread->wake_data);
	}
}

static void write_queue(struct plen_store_thread *thread)
{
	struct plen_store_item *first = thread->first;
	struct plen_store_item *last = thread->last;
	size_t count = thread->status.queued;

	pthread_mutex_unlock(&thread->mutex);
	int error = plen_store_file_write(thread->file, first, count);
	pthread_mutex_lock(&thread->mutex);

	if (error == 0) {
		drop_written(thread, last, count);
	}
	change_state(thread, error);
	pthread_cond_broadcast(&thread->done);
}

static void *run(void *data)
{
	struct plen_store_thread *thread = data;

	pthread_setname_np(pthread_self(), "plen-store");
	pthread_mutex_lock(&thread->mutex);
	while (wait_for_work(thread)) {
		write_queue(thread);
	}
	pthread_mutex_unlock(&thread->mutex);
	return NULL;
}

/* -- the other threads' side -- */

static void init_conditions(struct plen_store_thread *thread)
{
	pthread_condattr_t attributes;

	pthread_mutex_init(&thread->mutex, NULL);
	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(&thread->work, &attributes);
	pthread_cond_init(&thread->done, &attributes);
	pthread_condattr_destroy(&attributes);
}

static void discard(struct plen_store_thread *thread)
{
	free_items(thread->first);
	pthread_cond_destroy(&thread->work);
	pthread_cond_destroy(&thread->done);
	pthread_mutex_destroy(&thread->mutex);
	free(thread->name);
	free(thread);
}

/* Signals are for the main thread's signalfd. */
static int spawn(struct plen_store_thread *thread)
{
	sigset_t all;
	sigset_t before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	int error = -pthread_create(&thread->thread, NULL, run, thread);
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return error;
}

int plen_store_thread_start(struct plen_store_thread **out, struct plen_store_file *file,
			    const char *name, uint64_t seq)
{
	struct plen_store_thread *thread = plen_calloc(1, sizeof(*thread));
	int error = 0;

	thread->file = file;
	thread->name = plen_strdup(name);
	thread->appended = seq;
	thread->status.committed = seq;
	init_conditions(thread);
	error = spawn(thread);
	if (error != 0) {
		discard(thread);
		return error;
	}
	*out = thread;
	return 0;
}

void plen_store_thread_stop(struct plen_store_thread *thread)
{
	if (thread == NULL) {
		return;
	}
	pthread_mutex_lock(&thread->mutex);
	thread->stop = true;
	pthread_cond_signal(&thread->work);
	pthread_mutex_unlock(&thread->mutex);
	pthread_join(thread->thread, NULL);
	discard(thread);
}

void plen_store_thread_append(struct plen_store_thread *thread, struct plen_store_item *item)
{
	pthread_mutex_lock(&thread->mutex);
	assert((uint64_t)item->row.seq == thread->appended + 1);
	if (thread->last != NULL) {
		thread->last->next = item;
	} else {
		thread->first = item;
	}
	thread->last = item;
	thread->appended = (uint64_t)item->row.seq;
	thread->status.queued++;
	/* On a full disk each try is in vain and as long as the queue: not one for each stroke. */
	thread->hurry = thread->hurry || !is_failing(thread);
	pthread_cond_signal(&thread->work);
	pthread_mutex_unlock(&thread->mutex);
}

bool plen_store_thread_flush(struct plen_store_thread *thread, int timeout_ms)
{
	struct timespec deadline = deadline_in(timeout_ms);
	int late = 0;

	pthread_mutex_lock(&thread->mutex);
	uint64_t wanted = thread->appended;
	thread->hurry = true;
	pthread_cond_signal(&thread->work);
	while (thread->status.committed < wanted && late == 0) {
		late = pthread_cond_timedwait(&thread->done, &thread->mutex, &deadline);
	}
	bool all = thread->status.committed >= wanted;
	pthread_mutex_unlock(&thread->mutex);
	return all;
}

struct plen_store_status plen_store_thread_status(struct plen_store_thread *thread)
{
	pthread_mutex_lock(&thread->mutex);
	struct plen_store_status status = thread->status;
	pthread_mutex_unlock(&thread->mutex);
	return status;
}

void plen_store_thread_set_wake(struct plen_store_thread *thread, void (*wake)(void *data),
				void *data)
{
	pthread_mutex_lock(&thread->mutex);
	thread->wake = wake;
	thread->wake_data = data;
	pthread_mutex_unlock(&thread->mutex);
}
