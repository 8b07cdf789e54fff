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
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "labelled_judge.h"
#include "labelled_pair.h"

#define SEED 1
#define CASES 140          /* of each label */
#define PAIRS 1000         /* of neighbours, when only the page and the lines are looked at */
#define RIGHT_PERCENT 99.0 /* of all, but for neighbours */
#define FLOOR_PERCENT 97.0 /* of each label, but for neighbours */

/* Until they move, two who land beside each other at once look like a hand that rests, and a hand
 * must be known for one by then: the engine takes them for one, but lets them write until they have
 * moved as one. So there are three bars for them, and the first is not the one that counts. */
#define NEIGHBOURS_WHOLE_PERCENT 70.0   /* never taken for a hand, not even that way */
#define NEIGHBOURS_UNMOVED_PERCENT 99.5 /* no page moved once both had written, all ink came */
#define NEIGHBOURS_KEPT_PERCENT 93.0    /* ... and was there at once, and stayed */
/* As near as two fingers of most hands: only what they do tells, often not before their ink went.
 */
#define NEAR_WHOLE_PERCENT 40.0
#define NEAR_UNMOVED_PERCENT 95.0
#define NEAR_KEPT_PERCENT 45.0

struct tally {
	uint32_t counts[PLEN_TEST_LABELS][PLEN_TEST_OUTCOMES];
	uint32_t right[PLEN_TEST_LABELS];
};

static double percent(uint32_t part, uint32_t whole)
{
	return 100.0 * part / whole;
}

/* Not part of the sum. */
static bool is_apart(int label)
{
	return label == PLEN_TEST_NEIGHBOURS || label == PLEN_TEST_NEAR_NEIGHBOURS;
}

static double percent_of_others(const struct tally *tally)
{
	uint32_t right = 0;

	uint32_t labels = 0;

	for (int label = 0; label < PLEN_TEST_LABELS; label++) {
		if (!is_apart(label)) {
			right += tally->right[label];
			labels++;
		}
	}
	return percent(right, (uint32_t)CASES * labels);
}

static void print_table(const struct tally *tally)
{
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
	}
	printf("%-14s%90s%8.2f%%\n", "all the others", "", percent_of_others(tally));
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

struct pair_tally {
	double unmoved_percent; /* no page moved by two who write, and each has a line */
	double kept_percent;    /* ... and no ink went, not even for a moment */
};

static struct pair_tally judge_pairs(uint64_t seed, enum plen_test_label label)
{
	struct plen_test_case *it = plen_calloc(1, sizeof(*it));
	uint32_t unmoved = 0;
	uint32_t kept = 0;

	for (uint32_t number = 0; number < PAIRS; number++) {
		plen_test_case_make(it, seed, label, number);
		struct plen_test_pair pair = plen_test_pair_judge(it);
		unmoved += pair.unmoved;
		kept += pair.unmoved && pair.taken == 0;
		if (!pair.unmoved) {
			printf("%" PRIu64 " %s %" PRIu32 ": %s\n", seed,
			       plen_test_label_to_str(label), number, pair.why);
		}
	}
	free(it);
	printf("%-14s no page moved, no line lost: %.1f %% of %d; no ink taken meanwhile: %.1f "
	       "%%\n",
	       plen_test_label_to_str(label), percent(unmoved, PAIRS), PAIRS, percent(kept, PAIRS));
	return (struct pair_tally){percent(unmoved, PAIRS), percent(kept, PAIRS)};
}

static void test_engine_labelled__neighbours_never_pinch(void **state)
{
	struct pair_tally tally = judge_pairs(SEED, PLEN_TEST_NEIGHBOURS);

	(void)state;
	assert_true(tally.unmoved_percent >= NEIGHBOURS_UNMOVED_PERCENT);
	assert_true(tally.kept_percent >= NEIGHBOURS_KEPT_PERCENT);
}

static void test_engine_labelled__near_neighbours_seldom_pinch(void **state)
{
	struct pair_tally tally = judge_pairs(SEED, PLEN_TEST_NEAR_NEIGHBOURS);

	(void)state;
	assert_true(tally.unmoved_percent >= NEAR_UNMOVED_PERCENT);
	assert_true(tally.kept_percent >= NEAR_KEPT_PERCENT);
}

static void test_engine_labelled__who_comes_to_a_writer_never_pinches(void **state)
{
	struct pair_tally tally = judge_pairs(SEED, PLEN_TEST_LATE_NEIGHBOUR);

	(void)state;
	assert_true(tally.kept_percent == 100.0);
}

static double floor_of(int label)
{
	switch (label) {
	case PLEN_TEST_NEIGHBOURS:
		return NEIGHBOURS_WHOLE_PERCENT;
	case PLEN_TEST_NEAR_NEIGHBOURS:
		return NEAR_WHOLE_PERCENT;
	case PLEN_TEST_LATE_NEIGHBOUR:
		return 100.0;
	default:
		return FLOOR_PERCENT;
	}
}

static void test_engine_labelled__people_are_understood(void **state)
{
	struct tally tally = judge_all(SEED);

	(void)state;
	for (int label = 0; label < PLEN_TEST_LABELS; label++) {
		assert_true(percent(tally.right[label], CASES) >= floor_of(label));
	}
	assert_true(percent_of_others(&tally) >= RIGHT_PERCENT);
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
		cmocka_unit_test(test_engine_labelled__neighbours_never_pinch),
		cmocka_unit_test(test_engine_labelled__near_neighbours_seldom_pinch),
		cmocka_unit_test(test_engine_labelled__who_comes_to_a_writer_never_pinches),
	};

	if (argc == 4) {
		return write_case(strtoull(argv[1], NULL, 10), argv[2],
				  (uint32_t)strtoul(argv[3], NULL, 10));
	}
	if (argc == 2) {
		judge_all(strtoull(argv[1], NULL, 10));
		judge_pairs(strtoull(argv[1], NULL, 10), PLEN_TEST_NEIGHBOURS);
		judge_pairs(strtoull(argv[1], NULL, 10), PLEN_TEST_NEAR_NEIGHBOURS);
		judge_pairs(strtoull(argv[1], NULL, 10), PLEN_TEST_LATE_NEIGHBOUR);
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
