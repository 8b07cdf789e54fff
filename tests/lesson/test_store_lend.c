/* SPDX-License-Identifier: MIT
 *
 * A page that is read while ink is being written: whoever looks at the wall waits for the
 * transaction that is under way, and for no other.
 */
#include "lesson/store.h"

#include <pthread.h>
#include <semaphore.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "sample.h"
#include "scratch.h"
#include "shim.h"

#define WAIT_MS 20000
#define MANY 100

static const uint8_t uuid[16] = {4};

/* The disk holds a write until the main thread waits for the file. */
static struct {
	atomic_bool is_shut;
	pthread_t main;
	sem_t has_begun, is_open;
} gate;

int __real_pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex);
int __wrap_pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex);

/* The mutex is held up to here: who waits is known to the store by the time it goes on. */
int __wrap_pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex)
{
	if (pthread_equal(pthread_self(), gate.main) != 0 &&
	    atomic_exchange(&gate.is_shut, false)) {
		sem_post(&gate.is_open);
	}
	return __real_pthread_cond_wait(condition, mutex);
}

static void wait_at_gate(void *data, uint64_t call)
{
	(void)data;
	(void)call;
	if (atomic_load(&gate.is_shut)) {
		sem_post(&gate.has_begun);
		sem_wait(&gate.is_open);
	}
}

struct desk {
	char *folder, *path;
	struct plen_lesson *lesson;
	struct plen_store *store;
};

static void on_committed(void *data, const struct plen_op *op)
{
	plen_store_append(((struct desk *)data)->store, op);
}

static int setup(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));
	const struct plen_lesson_listener listener = {on_committed, NULL, desk};

	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "lesson.plenary");
	desk->lesson = plen_lesson_create();
	shim_reset(desk->folder);
	gate.main = pthread_self();
	sem_init(&gate.has_begun, 0, 0);
	sem_init(&gate.is_open, 0, 0);
	assert_int_equal(plen_store_open(&desk->store, desk->path, uuid, desk->lesson, NULL, 0), 0);
	plen_lesson_set_listener(desk->lesson, &listener);
	shim_set_watch(wait_at_gate, NULL);
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	assert_true(plen_store_close(desk->store));
	plen_lesson_destroy(desk->lesson);
	shim_reset(NULL);
	sem_destroy(&gate.has_begun);
	sem_destroy(&gate.is_open);
	scratch_remove(desk->folder);
	free(desk->path);
	free(desk);
	return 0;
}

/* One operation is being written when the others come. */
static void begin_writing(struct desk *desk, int others)
{
	atomic_store(&gate.is_shut, true);
	sample_commit_page(desk->lesson, 0);
	while (sem_wait(&gate.has_begun) != 0) {
	}
	for (int i = 0; i < others; i++) {
		sample_commit_page(desk->lesson, 0);
	}
}

struct seen {
	struct plen_store *store;
	struct plen_store_status status;
};

static int look(void *data, const struct plen_op *op)
{
	struct seen *seen = data;

	(void)op;
	seen->status = plen_store_status(seen->store);
	return 1;
}

static struct plen_store_status status_while_reading(struct desk *desk)
{
	struct seen seen = {.store = desk->store};

	assert_int_equal(plen_store_each(desk->store, 1, 0, look, &seen), 1);
	return seen.status;
}

static void test_store_lend__reading_waits_for_one_write_at_most(void **state)
{
	struct desk *desk = *state;

	begin_writing(desk, 3);
	struct plen_store_status status = status_while_reading(desk);
	assert_int_equal(status.committed, 1);
	assert_int_equal(status.queued, 3);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
}

static void test_store_lend__ink_does_not_wait_for_ever(void **state)
{
	struct desk *desk = *state;
	uint64_t committed = 0;

	begin_writing(desk, 1);
	for (int i = 0; i < MANY; i++) {
		committed = status_while_reading(desk).committed;
	}
	assert_int_equal(committed, 2);
}

static int count_edits(void *data, const struct plen_op *op)
{
	*(int *)data += op->kind == PLEN_OP_EDIT;
	return 0;
}

/* A page without its last ink would look whole as well. */
static void test_store_lend__a_page_waits_for_what_is_queued_of_it(void **state)
{
	static const double line[] = {10, 10, 90, 90};
	struct desk *desk = *state;
	uint32_t page = sample_commit_page(desk->lesson, 0);
	int edits = 0;

	assert_true(plen_store_flush(desk->store, WAIT_MS));
	begin_writing(desk, 0);
	sample_commit_stroke(desk->lesson, 0, page, 1000, 2, line);
	assert_int_equal(plen_store_each(desk->store, 1, page, count_edits, &edits), 0);
	assert_int_equal(edits, 1);
}

/* A copy without the last ink would look whole. */
static void test_store_lend__a_copy_waits_for_what_is_queued(void **state)
{
	struct desk *desk = *state;
	struct plen_store_copy *copy = NULL;

	begin_writing(desk, 3);
	assert_int_equal(plen_store_copy(desk->store, &copy), 0);
	atomic_store(&gate.is_shut, false);
	/* For the lesson's thread, and for the copy's, if it has come as far. */
	sem_post(&gate.is_open);
	sem_post(&gate.is_open);
	assert_int_equal(sample_wait(copy), 0);
	assert_int_equal(plen_store_status(desk->store).committed, 4);
	plen_store_copy_destroy(copy);
}

int main(void)
{
#define CASE(name) cmocka_unit_test_setup_teardown(test_store_lend__##name, setup, teardown)
	const struct CMUnitTest tests[] = {
		CASE(reading_waits_for_one_write_at_most),
		CASE(ink_does_not_wait_for_ever),
		CASE(a_page_waits_for_what_is_queued_of_it),
		CASE(a_copy_waits_for_what_is_queued),
	};

	shim_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
