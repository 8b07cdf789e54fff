/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "histogram.h"

static void test_histogram__empty_is_zero(void **state)
{
	(void)state;
	static struct plen_histogram histogram;

	assert_int_equal(plen_histogram_percentile_us(&histogram, 0.99), 0);
}

static void test_histogram__percentiles_within_a_thirtysecond(void **state)
{
	(void)state;
	static struct plen_histogram histogram;

	for (int64_t time_us = 1; time_us <= 100000; time_us++) {
		plen_histogram_add(&histogram, time_us);
	}
	for (int percent = 1; percent <= 99; percent++) {
		int64_t exact_us = percent * 1000;
		int64_t got_us = plen_histogram_percentile_us(&histogram, percent / 100.0);
		assert_in_range(got_us, exact_us - exact_us / 1000 - 1,
				exact_us + exact_us / 31 + 1);
	}
	assert_int_equal(plen_histogram_percentile_us(&histogram, 1.0), 100000);
	assert_int_equal(histogram.max_us, 100000);
}

static void test_histogram__extremes(void **state)
{
	(void)state;
	static struct plen_histogram histogram;

	plen_histogram_add(&histogram, -5);
	plen_histogram_add(&histogram, INT64_MAX);
	assert_int_equal(histogram.count, 2);
	assert_int_equal(plen_histogram_percentile_us(&histogram, 0.5), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_histogram__empty_is_zero),
		cmocka_unit_test(test_histogram__percentiles_within_a_thirtysecond),
		cmocka_unit_test(test_histogram__extremes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
