/* SPDX-License-Identifier: MIT
 *
 * How often the engine does what people meant: all labelled situations, a table of truth against
 * outcome, and every mistake by its number.
 *
 *      test_engine_labelled                         the table of the fixed seed; the test
 *      test_engine_labelled SEED                    the same of another one
 *      test_engine_labelled SEED LABEL NUMBER       one case as a script of contacts
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "labelled_judge.h"

#define SEED 1
#define CASES 140          /* of each label */
#define RIGHT_PERCENT 99.0 /* of all */
#define FLOOR_PERCENT 97.0 /* of each label */

struct tally {
	uint32_t counts[PLEN_TEST_LABELS][PLEN_TEST_OUTCOMES];
	uint32_t right[PLEN_TEST_LABELS];
};

static double percent(uint32_t part, uint32_t whole)
{
	return 100.0 * part / whole;
}

static void print_table(const struct tally *tally)
{
	uint32_t right = 0;

	printf("%-14s", "");
	for (int outcome = 0; outcome < PLEN_TEST_OUTCOMES; outcome++) {
		printf("%9s", plen_test_outcome_to_str((enum plen_test_outcome)outcome));
	}
	printf("%9s\n", "right");
	for (int label = 0; label < PLEN_TEST_LABELS; label++) {
		printf("%-14s", plen_test_label_to_str((enum plen_test_label)label));
		for (int outcome = 0; outcome < PLEN_TEST_OUTCOMES; outcome++) {
			printf("%9" PRIu32, tally->counts[label][outcome]);
		}
		printf("%8.1f%%\n", percent(tally->right[label], CASES));
		right += tally->right[label];
	}
	printf("%-14s%90s%8.2f%%\n", "all", "", percent(right, (uint32_t)CASES * PLEN_TEST_LABELS));
}

static struct tally judge_all(uint64_t seed)
{
	struct tally tally = {0};
	struct plen_test_case *it = plen_calloc(1, sizeof(*it));

	for (uint32_t label = 0; label < PLEN_TEST_LABELS; label++) {
		for (uint32_t number = 0; number < CASES; number++) {
			plen_test_case_make(it, seed, (enum plen_test_label)label, number);
			struct plen_test_verdict verdict = plen_test_case_judge(it);
			tally.counts[label][verdict.outcome]++;
			tally.right[label] += verdict.is_right;
			if (!verdict.is_right) {
				printf("%" PRIu64 " %s %" PRIu32 ": %s (%s)\n", seed,
				       plen_test_label_to_str((enum plen_test_label)label), number,
				       plen_test_outcome_to_str(verdict.outcome), verdict.why);
			}
		}
	}
	free(it);
	print_table(&tally);
	return tally;
}

static void test_engine_labelled__people_are_understood(void **state)
{
	struct tally tally = judge_all(SEED);
	uint32_t right = 0;

	(void)state;
	for (int label = 0; label < PLEN_TEST_LABELS; label++) {
		right += tally.right[label];
		assert_true(percent(tally.right[label], CASES) >= FLOOR_PERCENT);
	}
	assert_true(percent(right, (uint32_t)CASES * PLEN_TEST_LABELS) >= RIGHT_PERCENT);
}

static int write_case(uint64_t seed, const char *name, uint32_t number)
{
	struct plen_test_case *it = NULL;
	uint32_t label = 0;

	while (label < PLEN_TEST_LABELS &&
	       strcmp(name, plen_test_label_to_str((enum plen_test_label)label)) != 0) {
		label++;
	}
	if (label == PLEN_TEST_LABELS) {
		fprintf(stderr, "%s: no such label\n", name);
		return 2;
	}
	it = plen_calloc(1, sizeof(*it));
	plen_test_case_make(it, seed, (enum plen_test_label)label, number);
	plen_test_case_write(it, stdout);
	free(it);
	return 0;
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_engine_labelled__people_are_understood),
	};

	if (argc == 4) {
		return write_case(strtoull(argv[1], NULL, 10), argv[2],
				  (uint32_t)strtoul(argv[3], NULL, 10));
	}
	if (argc == 2) {
		judge_all(strtoull(argv[1], NULL, 10));
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
