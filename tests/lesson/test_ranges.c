/* SPDX-License-Identifier: MIT
 *
 * Ranges against the plainest model there is: one flag for each place.
 */
#include "ranges.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "sample.h"

#define END 200

static void assert_equal_flags(const struct plen_ranges *ranges, const bool kept[END])
{
	size_t next = 0;
	plen_stroke_pos behind = 0;

	for (uint32_t at = 0; at < END; at++) {
		bool in = next < ranges->count && at >= ranges->list[next].from;
		assert_int_equal(in, kept[at]);
		if (in && at + 1 == ranges->list[next].to) {
			assert_true(next == 0 || ranges->list[next].from > behind);
			behind = ranges->list[next].to;
			next++;
		}
	}
	assert_int_equal(next, ranges->count);
}

static void test_ranges__subtract_equals_flags_and_set_without(void **state)
{
	struct sample_dice dice = {7};

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct plen_ranges one_by_one = {0};
		struct plen_ranges at_once = {0};
		struct plen_stroke_range cuts[24];
		bool kept[END];
		size_t count = sample_roll(&dice, 24);

		for (int i = 0; i < END; i++) {
			kept[i] = true;
		}
		plen_ranges_set_without(&one_by_one, END, NULL, 0);
		for (size_t i = 0; i < count; i++) {
			uint32_t from = sample_roll(&dice, END);
			cuts[i] = (struct plen_stroke_range){
				from, from + 1 + sample_roll(&dice, END - from)};
			if (cuts[i].to > from + 20) {
				cuts[i].to = from + 20;
			}
			for (uint32_t at = from; at < cuts[i].to; at++) {
				kept[at] = false;
			}
			plen_ranges_subtract(&one_by_one, cuts[i]);
			assert_equal_flags(&one_by_one, kept);
		}
		plen_ranges_set_without(&at_once, END, cuts, count);
		assert_equal_flags(&at_once, kept);
		plen_ranges_finish(&one_by_one);
		plen_ranges_finish(&at_once);
	}
}

static void test_ranges__a_dot_is_cut_whole(void **state)
{
	struct plen_ranges ranges = {0};
	struct plen_stroke_range dot = {0, 0};

	(void)state;
	plen_ranges_set_without(&ranges, 0, NULL, 0);
	assert_int_equal(ranges.count, 1);
	assert_int_equal(ranges.list[0].to, 0);
	plen_ranges_subtract(&ranges, dot);
	assert_int_equal(ranges.count, 0);
	plen_ranges_subtract(&ranges, dot);
	assert_int_equal(ranges.count, 0);
	plen_ranges_set_without(&ranges, 0, &dot, 1);
	assert_int_equal(ranges.count, 0);
	plen_ranges_finish(&ranges);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_ranges__subtract_equals_flags_and_set_without),
		cmocka_unit_test(test_ranges__a_dot_is_cut_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
