/* SPDX-License-Identifier: MIT
 *
 * The store on a bad disk: full, failing at every single call in turn, and losing power at every
 * single call in turn.
 */
#include "lesson/store.h"

#include <errno.h>
#include <semaphore.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

#include "common/log.h"
#include "common/mem.h"
#include "sample.h"
#include "scratch.h"
#include "shim.h"

#define ERROR_SIZE 300
#define WAIT_MS 20000

static const uint8_t uuid[16] = {9};

struct desk {
	char *folder, *path;
	struct plen_lesson *lesson;
	struct plen_store *store;
	atomic_int wakes;
	sem_t woken;
};

static int setup(void **state)
{
	struct desk *desk = calloc(1, sizeof(*desk));

	desk->folder = scratch_make();
	desk->path = scratch_path(desk->folder, "lesson.plenary");
	shim_reset(desk->folder);
	sem_init(&desk->woken, 0, 0);
	*state = desk;
	return 0;
}

static int teardown(void **state)
{
	struct desk *desk = *state;

	shim_reset(NULL);
	scratch_remove(desk->folder);
	free(desk->path);
	sem_destroy(&desk->woken);
	free(desk);
	return 0;
}

static void on_committed(void *data, const struct plen_op *op)
{
	plen_store_append(((struct desk *)data)->store, op);
}

static void on_wake(void *data)
{
	struct desk *desk = data;

	atomic_fetch_add(&desk->wakes, 1);
	sem_post(&desk->woken);
}

static int try_open(struct desk *desk)
{
	const struct plen_lesson_listener listener = {on_committed, NULL, desk};

	desk->lesson = plen_lesson_create();
	int error = plen_store_open(&desk->store, desk->path, uuid, desk->lesson, NULL, 0);
	if (error != 0) {
		plen_lesson_destroy(desk->lesson);
		desk->lesson = NULL;
	} else {
		plen_lesson_set_listener(desk->lesson, &listener);
		plen_store_set_wake(desk->store, on_wake, desk);
	}
	return error;
}

static bool close_desk(struct desk *desk)
{
	bool all = plen_store_close(desk->store);

	plen_lesson_destroy(desk->lesson);
	desk->lesson = NULL;
	return all;
}

/* What is in the file must be what the dice made, up to some operation; which one. */
static uint64_t assert_prefix(const char *path, uint64_t seed)
{
	struct plen_lesson *found = plen_lesson_create();
	struct plen_lesson *made = plen_lesson_create();
	struct sample_dice dice = {seed};
	char error[ERROR_SIZE] = "";
	uint8_t found_uuid[16];

	if (plen_store_read(path, INT64_MAX, found, found_uuid, error, ERROR_SIZE) != 0) {
		fail_msg("%s", error);
	}
	sample_lesson(&dice, made, (int)plen_lesson_seq(found));
	char *a = sample_show(found);
	char *b = sample_show(made);
	assert_string_equal(a, b);
	uint64_t seq = plen_lesson_seq(found);
	free(a);
	free(b);
	plen_lesson_destroy(found);
	plen_lesson_destroy(made);
	return seq;
}

/* -- a full disk -- */

static void wait_for_state(struct desk *desk, enum plen_store_state state)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec += WAIT_MS / 1000;
	while (plen_store_status(desk->store).state != state) {
		assert_int_equal(sem_timedwait(&desk->woken, &until), 0);
	}
}

static void test_store_faults__a_full_disk_keeps_the_ink_in_memory(void **state)
{
	struct desk *desk = *state;
	struct sample_dice dice = {1};

	assert_int_equal(try_open(desk), 0);
	sample_lesson(&dice, desk->lesson, 10);
	assert_true(plen_store_flush(desk->store, WAIT_MS));

	shim_fail(1, SQLITE_FULL, true);
	sample_lesson(&dice, desk->lesson, 1);
	wait_for_state(desk, PLEN_STORE_FULL);
	sample_lesson(&dice, desk->lesson, 20);
	assert_false(plen_store_flush(desk->store, 0));
	struct plen_store_status status = plen_store_status(desk->store);
	assert_int_equal(status.committed, 10);
	assert_int_equal(status.queued, 21);
	assert_int_equal(status.state, PLEN_STORE_FULL);

	shim_fail(0, SQLITE_OK, false);
	sample_lesson(&dice, desk->lesson, 1);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	status = plen_store_status(desk->store);
	assert_int_equal(status.committed, 32);
	assert_int_equal(status.queued, 0);
	wait_for_state(desk, PLEN_STORE_OK);
	assert_true(close_desk(desk));
	assert_int_equal(atomic_load(&desk->wakes), 2);
	assert_int_equal(assert_prefix(desk->path, 1), 32);
}

/* Whose share of a disk is used up has a full disk: a limit of the process looks the same. */
static void test_store_faults__a_share_that_is_used_up_is_a_full_disk(void **state)
{
	struct desk *desk = *state;
	struct sample_dice dice = {5};
	struct rlimit before;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &before), 0);
	assert_int_equal(try_open(desk), 0);
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &(struct rlimit){4096, before.rlim_max}), 0);
	sample_lesson(&dice, desk->lesson, 40);
	wait_for_state(desk, PLEN_STORE_FULL);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &before), 0);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	assert_true(close_desk(desk));
}

static void test_store_faults__tries_again_by_itself(void **state)
{
	struct desk *desk = *state;
	struct sample_dice dice = {2};

	assert_int_equal(try_open(desk), 0);
	shim_fail(1, SQLITE_IOERR_WRITE, true);
	sample_lesson(&dice, desk->lesson, 3);
	wait_for_state(desk, PLEN_STORE_FAILED);
	shim_fail(0, SQLITE_OK, false);
	wait_for_state(desk, PLEN_STORE_OK);
	assert_int_equal(plen_store_status(desk->store).committed, 3);
	assert_true(close_desk(desk));
}

static void test_store_faults__closing_on_a_full_disk_says_so(void **state)
{
	struct desk *desk = *state;
	struct sample_dice dice = {3};

	assert_int_equal(try_open(desk), 0);
	sample_lesson(&dice, desk->lesson, 10);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	shim_fail(1, SQLITE_FULL, true);
	sample_lesson(&dice, desk->lesson, 5);
	assert_false(close_desk(desk));
	shim_fail(0, SQLITE_OK, false);
	assert_int_equal(assert_prefix(desk->path, 3), 10);
	assert_int_equal(try_open(desk), 0);
	assert_true(close_desk(desk));
}

/* Whoever moves the file away would otherwise make us write into nothing. */
static void test_store_faults__a_file_moved_away_is_not_written(void **state)
{
	struct desk *desk = *state;
	struct sample_dice dice = {4};
	char *away = scratch_path(desk->folder, "away.plenary");

	assert_int_equal(try_open(desk), 0);
	sample_lesson(&dice, desk->lesson, 10);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	assert_int_equal(rename(desk->path, away), 0);
	sample_lesson(&dice, desk->lesson, 5);
	wait_for_state(desk, PLEN_STORE_FAILED);
	assert_int_equal(plen_store_status(desk->store).committed, 10);
	assert_int_equal(rename(away, desk->path), 0);
	assert_true(plen_store_flush(desk->store, WAIT_MS));
	assert_true(close_desk(desk));
	assert_int_equal(assert_prefix(desk->path, 4), 15);
	free(away);
}

/* -- every call fails in turn -- */

#define SCRIPT_OPS 12

/* Waits until everything is on disk or has failed to get there. */
static void settle(struct desk *desk)
{
	struct plen_store_status status = plen_store_status(desk->store);

	while (status.queued > 0 && status.state == PLEN_STORE_OK) {
		plen_store_flush(desk->store, 1);
		status = plen_store_status(desk->store);
	}
}

/* Opens, goes on to SCRIPT_OPS operations, closes. Returns how many are known to be on disk, or
 * -1 if it did not open. */
static int64_t run_script(struct desk *desk, uint64_t seed)
{
	struct sample_dice dice = {seed};
	struct plen_lesson *before = plen_lesson_create();
	int64_t acknowledged = -1;

	if (try_open(desk) == 0) {
		/* The dice must be where they were when the file was last left. */
		uint64_t seq = plen_lesson_seq(desk->lesson);
		sample_lesson(&dice, before, (int)seq);
		for (uint64_t i = seq; i < SCRIPT_OPS; i++) {
			sample_lesson(&dice, desk->lesson, 1);
			settle(desk);
		}
		acknowledged = (int64_t)plen_store_status(desk->store).committed;
	}
	plen_lesson_destroy(before);
	return acknowledged;
}

static void clean(struct desk *desk)
{
	static const char *const suffixes[] = {"", "-wal", "-journal"};

	for (size_t i = 0; i < 3; i++) {
		char *path = plen_asprintf("%s%s", desk->path, suffixes[i]);
		unlink(path);
		free(path);
	}
	shim_reset(desk->folder);
}

static void fail_each_call(struct desk *desk, int code, bool forever)
{
	uint64_t seed = 70;

	for (uint64_t at = 1;; at++) {
		clean(desk);
		shim_fail(at, code, forever);
		int64_t acknowledged = run_script(desk, seed);
		bool reached = shim_calls() >= at;
		/* The trouble is over when the lesson is closed: all of it must arrive. */
		shim_fail(reached ? 0 : at, code, forever);
		if (acknowledged >= 0) {
			assert_true(close_desk(desk));
		}
		reached = shim_calls() >= at;
		shim_fail(0, SQLITE_OK, false);
		if (acknowledged >= 0) {
			assert_int_equal(assert_prefix(desk->path, seed), SCRIPT_OPS);
		}
		/* And the next one finds it as if nothing had been. */
		assert_int_equal(run_script(desk, seed), SCRIPT_OPS);
		assert_true(close_desk(desk));
		assert_int_equal(assert_prefix(desk->path, seed), SCRIPT_OPS);
		if (!reached) {
			assert_true(at > 20);
			return;
		}
	}
}

static void test_store_faults__any_call_may_fail_once(void **state)
{
	fail_each_call(*state, SQLITE_IOERR_WRITE, false);
	fail_each_call(*state, SQLITE_FULL, false);
}

static void test_store_faults__any_call_may_be_the_first_of_many_that_fail(void **state)
{
	fail_each_call(*state, SQLITE_FULL, true);
	fail_each_call(*state, SQLITE_IOERR_FSYNC, true);
}

/* -- the power is cut before every call in turn -- */

struct cuts {
	const char *folder;
	struct sample_dice dice;
	uint64_t every;             /* one cut in so many calls */
	atomic_uint_fast64_t acked; /* operations that were promised */
	struct {
		uint64_t acked;
	} list[4096];
	uint32_t count;
};

#define FATES 3 /* what one cut may leave, by dice */

static char *cut_folder(const struct cuts *cuts, uint32_t cut, int fate)
{
	return plen_asprintf("%s/%u-%d", cuts->folder, cut, fate);
}

static void on_call(void *data, uint64_t call)
{
	struct cuts *cuts = data;

	if (cuts->count == sizeof(cuts->list) / sizeof(cuts->list[0]) || call % cuts->every != 0) {
		return;
	}
	for (int fate = 0; fate < FATES; fate++) {
		char *folder = cut_folder(cuts, cuts->count, fate);
		mkdir(folder, 0700);
		shim_cut_power(folder, &cuts->dice);
		free(folder);
	}
	cuts->list[cuts->count++].acked = atomic_load(&cuts->acked);
}

/* Everything promised is there, and the lesson can be gone on with. */
static void check_cuts(const struct cuts *cuts, uint64_t seed)
{
	for (uint32_t i = 0; i < cuts->count; i++) {
		for (int fate = 0; fate < FATES; fate++) {
			struct desk desk = {.folder = cut_folder(cuts, i, fate)};
			desk.path = scratch_path(desk.folder, "lesson.plenary");
			uint64_t seq = assert_prefix(desk.path, seed);
			assert_true(seq >= cuts->list[i].acked);
			assert_int_equal(try_open(&desk), 0);
			assert_int_equal(plen_lesson_seq(desk.lesson), seq);
			assert_true(close_desk(&desk));
			assert_int_equal(assert_prefix(desk.path, seed), seq);
			free(desk.path);
			scratch_remove(desk.folder);
		}
	}
}

static void cut_power_during(struct desk *desk, uint64_t seed, int ops, int per_flush,
			     uint64_t every)
{
	struct cuts *cuts = calloc(1, sizeof(*cuts));
	char *folder = scratch_make();
	struct sample_dice dice = {seed};

	clean(desk);
	cuts->folder = folder;
	cuts->dice.state = seed;
	cuts->every = every;
	assert_int_equal(try_open(desk), 0);
	shim_set_watch(on_call, cuts);
	for (int i = 0; i < ops; i += per_flush) {
		sample_lesson(&dice, desk->lesson, per_flush);
		assert_true(plen_store_flush(desk->store, WAIT_MS));
		atomic_store(&cuts->acked, plen_lesson_seq(desk->lesson));
	}
	assert_true(close_desk(desk));
	shim_reset(NULL);
	assert_true(cuts->count > 20);
	check_cuts(cuts, seed);
	scratch_remove(folder);
	free(cuts);
}

static void test_store_faults__power_cut_before_any_call_of_a_short_lesson(void **state)
{
	for (uint64_t seed = 1; seed <= 2; seed++) {
		cut_power_during(*state, seed, 20, 1, 1);
	}
}

/* Long enough for the journal to be moved into the file more than once. */
static void test_store_faults__power_cut_during_checkpoints(void **state)
{
	cut_power_during(*state, 5, 1200, 2, 131);
}

static void swallow(enum plen_log_level level, const char *module, const char *line)
{
	(void)level;
	(void)module;
	(void)line;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_store_faults__a_full_disk_keeps_the_ink_in_memory, setup, teardown),
		cmocka_unit_test_setup_teardown(
			test_store_faults__a_share_that_is_used_up_is_a_full_disk, setup, teardown),
		cmocka_unit_test_setup_teardown(test_store_faults__tries_again_by_itself, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_store_faults__closing_on_a_full_disk_says_so,
						setup, teardown),
		cmocka_unit_test_setup_teardown(test_store_faults__a_file_moved_away_is_not_written,
						setup, teardown),
		cmocka_unit_test_setup_teardown(test_store_faults__any_call_may_fail_once, setup,
						teardown),
		cmocka_unit_test_setup_teardown(
			test_store_faults__any_call_may_be_the_first_of_many_that_fail, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			test_store_faults__power_cut_before_any_call_of_a_short_lesson, setup,
			teardown),
		cmocka_unit_test_setup_teardown(test_store_faults__power_cut_during_checkpoints,
						setup, teardown),
	};

	plen_log_set_sink(swallow);
	shim_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
