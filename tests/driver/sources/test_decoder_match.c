/* SPDX-License-Identifier: MIT
 *
 * Held against the plain way: all distances, the closest of all, and again.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "decoder_match.h"

#define POINTS_MAX 256

struct lists {
	struct plen_match_point news[POINTS_MAX], olds[POINTS_MAX];
	uint32_t new_count, old_count;
};

/* xorshift with a fixed seed; 0..1 */
static double chance(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed / 4294967296.0;
}

static void make(struct lists *lists, uint32_t *seed, uint32_t news, uint32_t olds, double spread)
{
	lists->new_count = news;
	lists->old_count = olds;
	for (uint32_t i = 0; i < news; i++) {
		lists->news[i] =
			(struct plen_match_point){chance(seed) * spread, chance(seed) * spread, -1};
	}
	for (uint32_t i = 0; i < olds; i++) {
		lists->olds[i] =
			(struct plen_match_point){chance(seed) * spread, chance(seed) * spread, -1};
	}
}

static double squared(const struct plen_match_point *a, const struct plen_match_point *b)
{
	return (a->x - b->x) * (a->x - b->x) + (a->y - b->y) * (a->y - b->y);
}

static void match_plainly(struct lists *lists, double limit)
{
	for (;;) {
		struct plen_match_point *new = NULL, *old = NULL;
		double least = limit * limit;
		for (uint32_t i = 0; i < lists->new_count * lists->old_count; i++) {
			struct plen_match_point *a = &lists->news[i / lists->old_count];
			struct plen_match_point *b = &lists->olds[i % lists->old_count];
			if (a->partner < 0 && b->partner < 0 && squared(a, b) < least) {
				least = squared(a, b);
				new = a;
				old = b;
			}
		}
		if (new == NULL) {
			return;
		}
		new->partner = (int32_t)(old - lists->olds);
		old->partner = (int32_t)(new - lists->news);
	}
}

static uint64_t match(struct lists *lists, double limit)
{
	uint64_t looks = plen_match_points(lists->news, lists->new_count, lists->olds,
					   lists->old_count, limit);

	assert_true(looks <= 4 * (uint64_t)lists->new_count * lists->old_count);
	for (uint32_t i = 0; i < lists->new_count; i++) {
		int32_t partner = lists->news[i].partner;
		assert_true(partner < 0 || lists->olds[partner].partner == (int32_t)i);
	}
	return looks;
}

static void test_decoder_match__pairs_the_closest_first(void **state)
{
	static const double limits[] = {0.02, 0.1, 0.3, 10};
	static struct lists lists, plain;
	uint32_t seed = 2463534242;

	(void)state;
	for (int round = 0; round < 400; round++) {
		double limit = limits[round % 4];
		make(&lists, &seed, (uint32_t)(chance(&seed) * 24), (uint32_t)(chance(&seed) * 24),
		     round % 3 == 0 ? 0.2 : 1);
		plain = lists;
		match(&lists, limit);
		match_plainly(&plain, limit);
		for (uint32_t i = 0; i < lists.new_count; i++) {
			assert_int_equal(lists.news[i].partner, plain.news[i].partner);
		}
	}
}

/* What a broken panel sends: each looks once or twice, not once for each that is taken. */
static void test_decoder_match__all_at_one_place_cost_little(void **state)
{
	static struct lists lists;
	uint32_t seed = 1;

	(void)state;
	make(&lists, &seed, POINTS_MAX, POINTS_MAX, 0);
	match(&lists, 0.1);
	for (uint32_t i = 0; i < POINTS_MAX; i++) {
		assert_int_equal(lists.news[i].partner, i);
	}

	/* A heap, and a row that all of it wants from one end on. */
	make(&lists, &seed, POINTS_MAX, POINTS_MAX, 1e-6);
	for (uint32_t i = 0; i < POINTS_MAX; i++) {
		lists.olds[i].x = 0.01 + i * 1e-4;
	}
	match(&lists, 0.1);
	for (uint32_t i = 0; i < POINTS_MAX; i++) {
		assert_true(lists.news[i].partner >= 0);
	}

	/* Rows that come nearer to each other: the longest chain. */
	for (uint32_t i = 0; i < POINTS_MAX; i++) {
		double x = i * 1e-3 - i * i * 1e-6;
		lists.news[i] = (struct plen_match_point){x, 0, -1};
		lists.olds[i] = (struct plen_match_point){x + 5e-4 - i * 1e-6, 0, -1};
	}
	match(&lists, 0.1);
}

static void test_decoder_match__nobody_is_too_far_or_too_many(void **state)
{
	struct plen_match_point news[3] = {{0, 0, -1}, {0.5, 0, -1}, {1, 0, -1}};
	struct plen_match_point olds[2] = {{0.55, 0, -1}, {0.1, 0, -1}};

	(void)state;
	assert_int_equal(plen_match_points(news, 0, olds, 2, 1), 0);
	assert_int_equal(plen_match_points(news, 3, olds, 0, 1), 0);
	/* 0.1 away is not nearer than 0.1. */
	plen_match_points(news, 3, olds, 2, 0.1);
	assert_int_equal(news[0].partner, -1);
	assert_int_equal(news[1].partner, 0);
	assert_int_equal(news[2].partner, -1);
	assert_int_equal(olds[1].partner, -1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decoder_match__pairs_the_closest_first),
		cmocka_unit_test(test_decoder_match__all_at_one_place_cost_little),
		cmocka_unit_test(test_decoder_match__nobody_is_too_far_or_too_many),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
