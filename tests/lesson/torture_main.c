/* SPDX-License-Identifier: MIT
 *
 * plenary-torture: what the tests of the store do in part, in full; see scripts/torture.
 *
 *   plenary-torture matrix ROUNDS SEEDS PART PARTS
 *   plenary-torture faults PART PARTS
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/log.h"
#include "crash_faults.h"
#include "crash_matrix.h"
#include "crash_vfs.h"

static uint32_t number(int argc, char **argv, int index, uint32_t otherwise)
{
	return index < argc ? (uint32_t)strtoul(argv[index], NULL, 10) : otherwise;
}

/* Returns the number of failures. */
static uint64_t run_one(const struct crash_plan *plan, const struct crash_matrix *matrix,
			const char *journal)
{
	struct crash_trace trace = {0};
	struct crash_books books = {0};
	struct crash_verdict verdict = {0};

	if (!crash_matrix_record(plan, &trace, &books)) {
		fprintf(stderr, "plenary-torture: the script does not play\n");
		return 1;
	}
	crash_matrix_check(matrix, &trace, &books, &verdict);
	printf("%s: %" PRIu64 " crash points, %" PRIu64 " disks, %" PRIu64 " distinct, %" PRIu64
	       " cut again, %" PRIu64 " failures\n",
	       journal, verdict.points, verdict.disks, verdict.distinct, verdict.again,
	       verdict.failures);
	crash_trace_finish(&trace);
	crash_books_finish(&books);
	return verdict.failures;
}

static int run_matrix(int argc, char **argv)
{
	const struct crash_plan plan = {.seed = 1,
					.visits = 3,
					.clears = 2,
					.strokes = 5,
					.rounds = (int)number(argc, argv, 2, 3)};
	const struct crash_matrix matrix = {
		.seeds = number(argc, argv, 3, 4),
		.first = number(argc, argv, 4, 0),
		.stride = number(argc, argv, 5, 1),
		.again = 10,
		.out = stdout,
	};
	uint64_t failures = run_one(&plan, &matrix, "write-ahead log");

	crash_vfs_set_network(true);
	failures += run_one(&plan, &matrix, "rollback journal");
	return failures == 0 ? 0 : 1;
}

static int run_faults(int argc, char **argv)
{
	const struct crash_faults faults = {
		.first = number(argc, argv, 2, 0),
		.stride = number(argc, argv, 3, 1),
		.out = stdout,
	};
	uint64_t failures = 0;

	for (size_t i = 0; crash_troubles[i].name != NULL; i++) {
		struct crash_fault_verdict verdict = {0};
		crash_faults_in_script(&faults, &crash_troubles[i], &verdict);
		crash_faults_in_recovery(&faults, &crash_troubles[i], &verdict);
		printf("%s: %" PRIu64 " faults, %" PRIu64
		       " disks of power cuts after them, %" PRIu64 " failures\n",
		       crash_troubles[i].name, verdict.runs, verdict.cuts, verdict.failures);
		fflush(stdout);
		failures += verdict.failures;
	}
	return failures == 0 ? 0 : 1;
}

static void swallow(enum plen_log_level level, const char *module, const char *line)
{
	(void)level;
	(void)module;
	(void)line;
}

int main(int argc, char **argv)
{
	plen_log_set_sink(swallow);
	crash_vfs_install();
	if (argc > 1 && strcmp(argv[1], "matrix") == 0) {
		return run_matrix(argc, argv);
	}
	if (argc > 1 && strcmp(argv[1], "faults") == 0) {
		return run_faults(argc, argv);
	}
	fprintf(stderr, "plenary-torture: see scripts/torture --help\n");
	return 2;
}
