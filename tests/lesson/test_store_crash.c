/* SPDX-License-Identifier: MIT
 *
 * The power fails at every call that a lesson makes to the disk, in every way in which a disk can
 * forget. `plenary-torture` goes through all of it, this test through a part.
 */
#include "lesson/store.h"

#include <inttypes.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/log.h"
#include "crash_matrix.h"
#include "crash_vfs.h"
#include "scratch.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SLOWNESS 12
#else
#define SLOWNESS 1
#endif

static struct crash_verdict run_matrix(const struct crash_plan *plan,
				       const struct crash_matrix *matrix, enum crash_mutant mutant)
{
	struct crash_trace trace = {0};
	struct crash_books books = {0};
	struct crash_verdict verdict = {0};

	crash_vfs_mutate(mutant);
	bool played = crash_matrix_record(plan, &trace, &books);
	crash_vfs_mutate(CRASH_SOUND);
	assert_true(played);
	crash_matrix_check(matrix, &trace, &books, &verdict);
	print_message("%s: %" PRIu64 " crash points, %" PRIu64 " disks (%" PRIu64
		      " distinct), %" PRIu64 " cut again, %" PRIu64 " failures\n",
		      crash_mutant_name(mutant), verdict.points, verdict.disks, verdict.distinct,
		      verdict.again, verdict.failures);
	crash_trace_finish(&trace);
	crash_books_finish(&books);
	return verdict;
}

static void test_store_crash__power_fails_at_any_call(void **state)
{
	const struct crash_plan plan = {
		.seed = 1, .visits = 2, .clears = 1, .strokes = 2, .rounds = 1};
	const struct crash_matrix matrix = {
		.stride = SLOWNESS, .seeds = 1, .again = 120 * SLOWNESS};

	(void)state;
	struct crash_verdict verdict = run_matrix(&plan, &matrix, CRASH_SOUND);
	assert_true(verdict.points * SLOWNESS > 250);
	if (verdict.failures > 0) {
		fail_msg("%s", verdict.first);
	}
}

/* With a rollback journal, where the write-ahead log's memory cannot be shared. */
static void test_store_crash__power_fails_on_a_network_file_system(void **state)
{
	const struct crash_plan plan = {.seed = 3, .visits = 2, .clears = 1, .strokes = 6};
	const struct crash_matrix matrix = {
		.stride = SLOWNESS, .seeds = 1, .again = 120 * SLOWNESS};

	(void)state;
	crash_vfs_set_network(true);
	struct crash_verdict verdict = run_matrix(&plan, &matrix, CRASH_SOUND);
	crash_vfs_set_network(false);
	if (verdict.failures > 0) {
		fail_msg("%s", verdict.first);
	}
}

/* A matrix that finds nothing in a store without syncs would find nothing at all. */
static void test_store_crash__a_store_that_does_not_sync_is_found_out(void **state)
{
	const struct crash_plan plan = {.seed = 2, .visits = 2, .rounds = 1};
	const struct crash_matrix matrix = {.stride = SLOWNESS > 1 ? 41 : 13, .seeds = 1};

	(void)state;
	for (uint32_t mutant = CRASH_SOUND + 1; mutant < CRASH_MUTANTS; mutant++) {
		struct crash_verdict verdict =
			run_matrix(&plan, &matrix, (enum crash_mutant)mutant);
		if (verdict.failures == 0) {
			fail_msg("%s is not noticed", crash_mutant_name((enum crash_mutant)mutant));
		}
	}
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
		cmocka_unit_test(test_store_crash__power_fails_at_any_call),
		cmocka_unit_test(test_store_crash__power_fails_on_a_network_file_system),
		cmocka_unit_test(test_store_crash__a_store_that_does_not_sync_is_found_out),
	};

	plen_log_set_sink(swallow);
	crash_vfs_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
