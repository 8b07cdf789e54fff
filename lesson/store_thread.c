/* SPDX-License-Identifier: MIT */
#define PLEN_LOG_MODULE "store"

#include "store_thread.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "common/clock.h"
#include "common/log.h"
#include "common/mem.h"
#include "common/probe.h"
#include "common/thread.h"
#include "store_query.h"

#define RETRY_MS 2000
#define CHECK_PAUSE_MS 10
/* So often in a row the file is lent while ink waits: as a wall of new pages needs it at once. */
#define LENDS_MAX 16
#define NOBODY PLEN_STORE_BORROWERS

struct plen_store_thread {
	struct plen_store_file *file; /* the thread's alone while it runs, but when it is lent */
	char *name;
	pthread_t thread;

	pthread_mutex_t mutex; /* guards everything below */
	pthread_cond_t work;   /* there is something to do, or stop */
	pthread_cond_t done;   /* a write ended, well or not; the file is lent */
	struct plen_store_item *first, *last;
	uint64_t appended; /* number that the last operation ever queued ends with */
	struct plen_store_snapshot snapshot; /* waits for its operations; no body = none */
	bool stop;
	bool hurry; /* try at once, without waiting for RETRY_MS */
	struct timespec retry_at;
	int wanted[PLEN_STORE_BORROWERS]; /* how many want the file */
	enum plen_store_borrower offered; /* to whom, who has not noticed yet; or NOBODY */
	bool is_lent;
	uint32_t lends; /* since something was written */
	bool owes_turn; /* to a copy: something was written since its last one */
	void (*work_on)(void *data, struct plen_store_file *file); /* NULL: no long work */
	void *work_data;
	struct plen_store_check check;
	struct timespec check_at;
	struct timespec settle_at;
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

	thread->status.committed = last->end;
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
static void wake_main(struct plen_store_thread *thread)
{
	if (thread->wake != NULL) {
		thread->wake(thread->wake_data);
	}
}

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
	wake_main(thread);
}

static void write_queue(struct plen_store_thread *thread)
{
	struct plen_store_item *first = thread->first;
	struct plen_store_item *last = thread->last;
	size_t count = thread->status.queued;

	thread->hurry = false;
	thread->lends = 0;
	thread->owes_turn = true;
	pthread_mutex_unlock(&thread->mutex);
	int error = plen_store_file_write(thread->file, first, count);
	pthread_mutex_lock(&thread->mutex);

	if (error == 0) {
		drop_written(thread, last, count);
	} else {
		thread->retry_at = deadline_in(RETRY_MS);
	}
	change_state(thread, error);
	pthread_cond_broadcast(&thread->done);
}

static void drop_snapshot(struct plen_store_thread *thread)
{
	free(thread->snapshot.body);
	thread->snapshot = (struct plen_store_snapshot){0};
}

/* A short cut that cannot be written is left out: it is no ink. */
static void write_snapshot(struct plen_store_thread *thread)
{
	struct plen_store_snapshot snapshot = thread->snapshot;

	thread->snapshot = (struct plen_store_snapshot){0};
	pthread_mutex_unlock(&thread->mutex);
	int error = plen_store_file_put_snapshot(thread->file, &snapshot);
	if (error != 0) {
		plen_debug("%s: no snapshot: %s", thread->name, strerror(-error));
	}
	free(snapshot.body);
	pthread_mutex_lock(&thread->mutex);
	pthread_cond_broadcast(&thread->done);
}

static void check_slice(struct plen_store_thread *thread)
{
	struct plen_store_check *check = &thread->check;

	pthread_mutex_unlock(&thread->mutex);
	plen_store_check_slice(check, thread->file, thread->name);
	pthread_mutex_lock(&thread->mutex);
	thread->check_at = deadline_in(CHECK_PAUSE_MS);
	thread->status.health = check->health;
	if (check->health == PLEN_STORE_DAMAGED) {
		drop_snapshot(thread);
		wake_main(thread);
	}
	pthread_cond_broadcast(&thread->done);
}

/* Who has had the file, and perhaps deleted something for good. */
static void look_at_remains(struct plen_store_thread *thread)
{
	bool has_remains = plen_store_file_has_remains(thread->file);

	if (has_remains) {
		thread->settle_at = deadline_in(RETRY_MS);
	}
	if (has_remains != thread->status.has_remains) {
		thread->status.has_remains = has_remains;
		wake_main(thread);
	}
}

static void settle(struct plen_store_thread *thread)
{
	thread->hurry = false;
	pthread_mutex_unlock(&thread->mutex);
	plen_store_file_settle(thread->file);
	pthread_mutex_lock(&thread->mutex);
	look_at_remains(thread);
	pthread_cond_broadcast(&thread->done);
}

static void do_work(struct plen_store_thread *thread)
{
	struct plen_store_file *file = thread->first == NULL ? thread->file : NULL;

	pthread_mutex_unlock(&thread->mutex);
	thread->work_on(thread->work_data, file);
	pthread_mutex_lock(&thread->mutex);
	thread->work_on = NULL;
	look_at_remains(thread);
	wake_main(thread);
	pthread_cond_broadcast(&thread->done);
}

static void lend(struct plen_store_thread *thread, enum plen_store_borrower borrower)
{
	thread->owes_turn = thread->owes_turn && borrower != PLEN_STORE_COPIER;
	thread->offered = borrower;
	thread->is_lent = true;
	thread->lends += borrower == PLEN_STORE_READER;
	pthread_cond_broadcast(&thread->done);
	while (thread->is_lent) {
		pthread_cond_wait(&thread->work, &thread->mutex);
	}
	look_at_remains(thread);
}

static bool is_past(struct timespec at)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec > at.tv_sec || (now.tv_sec == at.tv_sec && now.tv_nsec >= at.tv_nsec);
}

static void wait_until(struct plen_store_thread *thread, struct timespec at)
{
	pthread_cond_timedwait(&thread->work, &thread->mutex, &at);
}

static bool can_write(const struct plen_store_thread *thread)
{
	return thread->first != NULL &&
	       (!is_failing(thread) || thread->hurry || is_past(thread->retry_at));
}

static bool is_turn_of_copy(const struct plen_store_thread *thread)
{
	return thread->owes_turn && thread->wanted[PLEN_STORE_COPIER] > 0 &&
	       thread->wanted[PLEN_STORE_WRITER] == 0;
}

/* One thing, or a wait for something to do. Somebody who looks at the wall waits for a page; ink
 * comes next. */
static void do_next(struct plen_store_thread *thread)
{
	bool is_turn_of_ink = can_write(thread);
	bool has_snapshot =
		thread->snapshot.body != NULL && thread->snapshot.seq <= thread->status.committed;

	if (thread->wanted[PLEN_STORE_READER] > 0 &&
	    (!is_turn_of_ink || thread->lends < LENDS_MAX)) {
		lend(thread, PLEN_STORE_READER);
	} else if (is_turn_of_ink && !is_turn_of_copy(thread)) {
		write_queue(thread);
	} else if (thread->wanted[PLEN_STORE_WRITER] > 0) {
		lend(thread, PLEN_STORE_WRITER);
	} else if (thread->wanted[PLEN_STORE_COPIER] > 0) {
		lend(thread, PLEN_STORE_COPIER);
	} else if (thread->work_on != NULL) {
		do_work(thread);
	} else if (thread->first != NULL) {
		wait_until(thread, thread->retry_at);
	} else if (has_snapshot) {
		write_snapshot(thread);
	} else if (thread->status.has_remains && (thread->hurry || is_past(thread->settle_at))) {
		settle(thread);
	} else if (thread->check.is_over && thread->status.has_remains) {
		wait_until(thread, thread->settle_at);
	} else if (thread->check.is_over) {
		pthread_cond_wait(&thread->work, &thread->mutex);
	} else if (is_past(thread->check_at)) {
		check_slice(thread);
	} else {
		wait_until(thread, thread->check_at);
	}
}

static void *write_on(void *data)
{
	struct plen_store_thread *thread = data;

	pthread_setname_np(pthread_self(), "plen-store");
	pthread_mutex_lock(&thread->mutex);
	while (!thread->stop) {
		do_next(thread);
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
	free(thread->snapshot.body);
	pthread_cond_destroy(&thread->work);
	pthread_cond_destroy(&thread->done);
	pthread_mutex_destroy(&thread->mutex);
	free(thread->name);
	free(thread);
}

int plen_store_thread_start(struct plen_store_thread **out, struct plen_store_file *file,
			    const char *name, uint64_t seq)
{
	struct plen_store_thread *thread = plen_calloc(1, sizeof(*thread));
	int error = 0;

	thread->file = file;
	thread->offered = NOBODY;
	thread->name = plen_strdup(name);
	thread->appended = seq;
	thread->status.committed = seq;
	thread->check.until = seq;
	thread->check_at = deadline_in(CHECK_PAUSE_MS);
	thread->settle_at = deadline_in(RETRY_MS);
	thread->status.has_remains = plen_store_file_has_remains(file);
	init_conditions(thread);
	error = plen_thread_start(&thread->thread, NULL, write_on, thread);
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
	thread->appended = item->end;
	thread->status.queued++;
	/* On a full disk each try is in vain and as long as the queue: not one for each stroke. */
	thread->hurry = thread->hurry || !is_failing(thread);
	pthread_cond_signal(&thread->work);
	pthread_mutex_unlock(&thread->mutex);
}

void plen_store_thread_snapshot(struct plen_store_thread *thread,
				const struct plen_store_snapshot *snapshot)
{
	pthread_mutex_lock(&thread->mutex);
	drop_snapshot(thread);
	if (thread->status.health != PLEN_STORE_DAMAGED) {
		thread->snapshot = *snapshot;
		pthread_cond_signal(&thread->work);
	} else {
		free(snapshot->body);
	}
	pthread_mutex_unlock(&thread->mutex);
}

struct plen_store_file *plen_store_thread_borrow(struct plen_store_thread *thread,
						 enum plen_store_borrower borrower)
{
	int64_t begun_us = plen_clock_monotonic_us();

	pthread_mutex_lock(&thread->mutex);
	thread->wanted[borrower]++;
	pthread_cond_signal(&thread->work);
	while (thread->offered != borrower) {
		pthread_cond_wait(&thread->done, &thread->mutex);
	}
	thread->offered = NOBODY;
	thread->wanted[borrower]--;
	pthread_mutex_unlock(&thread->mutex);
	if (borrower != PLEN_STORE_COPIER) {
		PLEN_PROBE1(borrow, plen_clock_monotonic_us() - begun_us);
	}
	return thread->file;
}

void plen_store_thread_give_back(struct plen_store_thread *thread)
{
	pthread_mutex_lock(&thread->mutex);
	thread->is_lent = false;
	pthread_cond_signal(&thread->work);
	pthread_mutex_unlock(&thread->mutex);
}

void plen_store_thread_begin(struct plen_store_thread *thread,
			     void (*work)(void *data, struct plen_store_file *file), void *data)
{
	pthread_mutex_lock(&thread->mutex);
	assert(thread->work_on == NULL);
	thread->work_on = work;
	thread->work_data = data;
	thread->hurry = true;
	pthread_cond_signal(&thread->work);
	pthread_mutex_unlock(&thread->mutex);
}

bool plen_store_thread_is_at_work(struct plen_store_thread *thread)
{
	pthread_mutex_lock(&thread->mutex);
	bool is_at_work = thread->work_on != NULL;
	pthread_mutex_unlock(&thread->mutex);
	return is_at_work;
}

void plen_store_thread_await(struct plen_store_thread *thread)
{
	pthread_mutex_lock(&thread->mutex);
	while (thread->work_on != NULL) {
		pthread_cond_wait(&thread->done, &thread->mutex);
	}
	pthread_mutex_unlock(&thread->mutex);
}

void plen_store_thread_check_again(struct plen_store_thread *thread)
{
	pthread_mutex_lock(&thread->mutex);
	thread->check = (struct plen_store_check){.until = thread->status.committed};
	pthread_mutex_unlock(&thread->mutex);
}

void plen_store_thread_drop_snapshot(struct plen_store_thread *thread)
{
	pthread_mutex_lock(&thread->mutex);
	drop_snapshot(thread);
	pthread_mutex_unlock(&thread->mutex);
}

bool plen_store_thread_has_queued(struct plen_store_thread *thread, uint32_t page)
{
	const struct plen_store_item *item = NULL;

	if (page == 0) {
		return false;
	}
	pthread_mutex_lock(&thread->mutex);
	for (item = thread->first; item != NULL && item->row.page != page; item = item->next) {
	}
	pthread_mutex_unlock(&thread->mutex);
	return item != NULL;
}

uint8_t *plen_store_thread_queued_asset(struct plen_store_thread *thread, uint32_t asset,
					size_t size)
{
	uint8_t *bytes = NULL;

	pthread_mutex_lock(&thread->mutex);
	for (const struct plen_store_item *item = thread->first; item != NULL && bytes == NULL;
	     item = item->next) {
		if (item->row.seq == asset) {
			bytes = plen_store_query_bytes(&item->row, size);
		}
	}
	pthread_mutex_unlock(&thread->mutex);
	return bytes;
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

uint64_t plen_store_thread_appended(struct plen_store_thread *thread)
{
	pthread_mutex_lock(&thread->mutex);
	uint64_t appended = thread->appended;
	pthread_mutex_unlock(&thread->mutex);
	return appended;
}

void plen_store_thread_set_wake(struct plen_store_thread *thread, void (*wake)(void *data),
				void *data)
{
	pthread_mutex_lock(&thread->mutex);
	thread->wake = wake;
	thread->wake_data = data;
	pthread_mutex_unlock(&thread->mutex);
}
