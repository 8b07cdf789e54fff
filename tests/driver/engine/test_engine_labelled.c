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

#include "common/geometry.h"
#include "common/mem.h"
#include "labelled_judge.h"

#define SEED 1
#define CASES 140          /* of each label */
#define NEIGHBOURS 1000    /* of that label, when only the page is looked at */
#define RIGHT_PERCENT 99.0 /* of all, but for neighbours */
#define FLOOR_PERCENT 97.0 /* of each label, but for neighbours */

/* Until they move, two who land beside each other at once look like a hand that rests, and a hand
 * must be known for one by then: the engine takes them for one without moving the page, and gives
 * their ink back as soon as they write. What counts for the teacher is the second of these: that no
 * page has moved once both have written. */
#define NEIGHBOURS_WHOLE_PERCENT 70.0   /* ... and their ink was there at once */
#define NEIGHBOURS_UNMOVED_PERCENT 98.0 /* no page moved, and all ink came */

/* Gone further than this, both write. */
#define WRITES_MM 25.0
/* A page that is this far from where it was has moved. */
#define MOVED_MM 2.0
#define MOVED_SCALE 0.014

/* What comes of two neighbours. */
struct neighbours {
	struct plen_engine *engine;
	const struct plen_test_case *it;
	int64_t both_us; /* both have written; INT64_MAX: not yet */
	struct plen_board_pt grip;
	bool moved;    /* the page, after that */
	uint32_t inks; /* begun and not cancelled */
};

struct tally {
	uint32_t counts[PLEN_TEST_LABELS][PLEN_TEST_OUTCOMES];
	uint32_t right[PLEN_TEST_LABELS];
};

static double percent(uint32_t part, uint32_t whole)
{
	return 100.0 * part / whole;
}

static double percent_of_others(const struct tally *tally)
{
	uint32_t right = 0;

	for (int label = 0; label < PLEN_TEST_LABELS; label++) {
		right += label != PLEN_TEST_NEIGHBOURS ? tally->right[label] : 0;
	}
	return percent(right, (uint32_t)CASES * (PLEN_TEST_LABELS - 1));
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

static bool has_moved(const struct neighbours *pair, const struct plen_event *event)
{
	return fabs(event->u.scale - 1.0) > MOVED_SCALE ||
	       plen_geometry_distance_mm(pair->grip, event->at) > MOVED_MM;
}

static void hear(void *data, const struct plen_event *event)
{
	struct neighbours *pair = data;

	if (event->zone != 1) {
		return;
	}
	switch (event->kind) {
	case PLEN_EVENT_INK_BEGIN:
		pair->inks++;
		break;
	case PLEN_EVENT_INK_CANCEL:
		pair->inks--;
		break;
	case PLEN_EVENT_TRANSFORM_BEGIN:
		pair->grip = event->at;
		break;
	case PLEN_EVENT_TRANSFORM_UPDATE:
	case PLEN_EVENT_TRANSFORM_END:
		pair->moved |= event->time_us > pair->both_us && has_moved(pair, event);
		break;
	default:
		break;
	}
}

static bool writes_by(const struct plen_test_track *track, int64_t now_us)
{
	double path_mm = 0.0;

	for (int64_t t = track->begin_us; t < now_us; t += PLEN_TEST_TRACK_STEP_US) {
		path_mm += plen_geometry_distance_mm(
			plen_test_track_at(track, t),
			plen_test_track_at(track, t + PLEN_TEST_TRACK_STEP_US));
	}
	return path_mm > WRITES_MM;
}

static void watch(void *data, const struct plen_contact_frame *frame, const uint32_t *tracks)
{
	struct neighbours *pair = data;

	(void)tracks;
	while (plen_engine_deadline_us(pair->engine) < frame->time_us) {
		plen_engine_advance(pair->engine, plen_engine_deadline_us(pair->engine));
	}
	if (pair->both_us == INT64_MAX && writes_by(&pair->it->tracks[0], frame->time_us) &&
	    writes_by(&pair->it->tracks[1], frame->time_us)) {
		pair->both_us = frame->time_us;
	}
	plen_engine_frame(pair->engine, frame, 0);
}

/* Whether two neighbours have moved no page, and each has a line. */
static bool is_unmoved(const struct plen_test_case *it)
{
	struct neighbours pair = {.it = it, .both_us = INT64_MAX};

	pair.engine = plen_engine_create(NULL, hear, &pair);
	plen_engine_set_zones(pair.engine, plen_test_case_zones, PLEN_TEST_CASE_ZONES);
	plen_test_panel_scan(&it->panel, it->tracks, it->track_count, watch, &pair);
	plen_engine_advance(pair.engine, INT64_MAX / 2);
	plen_engine_destroy(pair.engine);
	return !pair.moved && pair.inks == 2;
}

static double judge_neighbours(uint64_t seed)
{
	struct plen_test_case *it = plen_calloc(1, sizeof(*it));
	uint32_t unmoved = 0;

	for (uint32_t number = 0; number < NEIGHBOURS; number++) {
		plen_test_case_make(it, seed, PLEN_TEST_NEIGHBOURS, number);
		unmoved += is_unmoved(it);
	}
	free(it);
	printf("no page moved by neighbours who write: %.1f %% of %d\n",
	       percent(unmoved, NEIGHBOURS), NEIGHBOURS);
	return percent(unmoved, NEIGHBOURS);
}

static void test_engine_labelled__neighbours_never_pinch(void **state)
{
	(void)state;
	assert_true(judge_neighbours(SEED) >= NEIGHBOURS_UNMOVED_PERCENT);
}

static double floor_of(int label)
{
	return label == PLEN_TEST_NEIGHBOURS ? NEIGHBOURS_WHOLE_PERCENT : FLOOR_PERCENT;
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
	};

	if (argc == 4) {
		return write_case(strtoull(argv[1], NULL, 10), argv[2],
				  (uint32_t)strtoul(argv[3], NULL, 10));
	}
	if (argc == 2) {
		judge_all(strtoull(argv[1], NULL, 10));
		judge_neighbours(strtoull(argv[1], NULL, 10));
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
