/* SPDX-License-Identifier: MIT
 *
 * Every call of a short lesson to disk and memory fails in turn, for every reason there is.
 * `plenary-torture` goes through all of it, this test through a part.
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
#include "crash_faults.h"

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SLOWNESS 20
#else
#define SLOWNESS 1
#endif

/* A part of all calls, and of the thousands of times that SQLite asks for memory. */
#define STRIDE 3
#define MEMORY_STRIDE 151

typedef void (*run_faults)(const struct crash_faults *faults, const struct crash_trouble *trouble,
			   struct crash_fault_verdict *verdict);

static void run_all(run_faults run)
{
	struct crash_fault_verdict verdict = {0};

	for (size_t i = 0; crash_troubles[i].name != NULL; i++) {
		bool is_memory = crash_troubles[i].on == CRASH_ON_MEMORY;
		const struct crash_faults faults = {
			.stride = (is_memory ? MEMORY_STRIDE : STRIDE) * SLOWNESS,
		};
		run(&faults, &crash_troubles[i], &verdict);
	}
	print_message("%" PRIu64 " faults, %" PRIu64 " disks of power cuts after them, %" PRIu64
		      " failures\n",
		      verdict.runs, verdict.cuts, verdict.failures);
	if (verdict.failures > 0) {
		fail_msg("%s", verdict.first);
	}
}

static void test_store_trouble__any_call_of_a_lesson_fails(void **state)
{
	(void)state;
	run_all(crash_faults_in_script);
}

static void test_store_trouble__any_call_of_a_recovery_fails(void **state)
{
	(void)state;
	run_all(crash_faults_in_recovery);
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
		cmocka_unit_test(test_store_trouble__any_call_of_a_lesson_fails),
		cmocka_unit_test(test_store_trouble__any_call_of_a_recovery_fails),
	};

	plen_log_set_sink(swallow);
	crash_vfs_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
