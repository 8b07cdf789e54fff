/* SPDX-License-Identifier: MIT
 *
 * The time of packets whose panel stamps its scans: evenly apart however they arrive, never from
 * the future, never much from the past.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "decoder_clock.h"

#define SCAN_US 8000

static int64_t packet(struct plen_decoder_clock *clock, uint32_t stamp_us, int64_t arrival_us)
{
	plen_decoder_clock_stamp(clock, (int32_t)stamp_us);
	return plen_decoder_clock_take(clock, arrival_us);
}

static void test_decoder_clock__arrival_counts_without_stamps(void **state)
{
	struct plen_decoder_clock clock = {0};

	(void)state;
	assert_int_equal(plen_decoder_clock_take(&clock, 100), 100);
	assert_int_equal(packet(&clock, 5000, 1000), 1000);
	/* A packet without one between those that have it. */
	assert_int_equal(plen_decoder_clock_take(&clock, 3000), 3000);
	assert_int_equal(packet(&clock, 5000 + SCAN_US, 1000 + SCAN_US), 1000 + SCAN_US);
}

static void test_decoder_clock__takes_the_bus_out(void **state)
{
	static const int64_t delay_us[] = {0, 3000, 500, 7000, 0, 1200, 5000, 100};
	struct plen_decoder_clock clock = {0};

	(void)state;
	for (uint32_t i = 0; i < 64; i++) {
		int64_t scan_us = 1000000 + i * SCAN_US;
		int64_t time_us = packet(&clock, i * SCAN_US, scan_us + delay_us[i % 8]);
		/* Off by what a clock may drift, no more. */
		assert_in_range(time_us - scan_us, 0, 100);
	}
}

/* The first packet was late, which only shows when others are not. */
static void test_decoder_clock__is_set_right_by_a_quicker_packet(void **state)
{
	struct plen_decoder_clock clock = {0};

	(void)state;
	assert_int_equal(packet(&clock, 0, 6000), 6000);
	assert_int_equal(packet(&clock, SCAN_US, SCAN_US), SCAN_US);
	assert_in_range(packet(&clock, 2 * SCAN_US, 2 * SCAN_US + 4000), 2 * SCAN_US,
			2 * SCAN_US + 10);
}

static void test_decoder_clock__stamps_may_wrap(void **state)
{
	struct plen_decoder_clock clock = {0};
	uint32_t stamp = UINT32_MAX - 3 * SCAN_US + 1;

	(void)state;
	for (int64_t i = 0; i < 10; i++) {
		int64_t late_us = i % 2 * 2000;
		int64_t time_us = packet(&clock, stamp, i * SCAN_US + late_us);
		assert_in_range(time_us - i * SCAN_US, 0, 100);
		stamp += SCAN_US;
	}
}

static void test_decoder_clock__starts_anew_after_a_pause(void **state)
{
	struct plen_decoder_clock clock = {0};

	(void)state;
	packet(&clock, 900000, 1000);
	packet(&clock, 900000 + SCAN_US, 1000 + SCAN_US);
	/* The kernel counts from 0 again once a panel was silent. */
	for (int i = 0; i < 100; i++) {
		int64_t arrival_us = 5000000 + i * 2000000;
		assert_int_equal(packet(&clock, 0, arrival_us), arrival_us);
		assert_int_equal(packet(&clock, SCAN_US, arrival_us + SCAN_US),
				 arrival_us + SCAN_US);
	}
	assert_int_equal(clock.faults, 0);
}

/* Stamps in another unit lag ever further behind, up to a bound, and are soon not believed. */
static void test_decoder_clock__does_not_believe_another_unit(void **state)
{
	struct plen_decoder_clock clock = {0};
	int64_t arrival_us = 0;

	(void)state;
	for (uint32_t i = 0; i < 200; i++) {
		int64_t time_us = packet(&clock, i * (SCAN_US / 10), arrival_us);
		assert_in_range(arrival_us - time_us, 0, 20000);
		if (i > 100) {
			assert_int_equal(time_us, arrival_us);
		}
		arrival_us += SCAN_US;
	}
}

static void test_decoder_clock__forgives_what_was_long_ago(void **state)
{
	struct plen_decoder_clock clock = {0};
	int64_t arrival_us = 0;
	uint32_t stamp = 0;

	(void)state;
	for (int fault = 0; fault < 20; fault++) {
		arrival_us += 100000; /* the machine was busy */
		for (int i = 0; i < 1100; i++) {
			stamp += SCAN_US;
			arrival_us += SCAN_US;
			packet(&clock, stamp, arrival_us);
		}
	}
	assert_int_equal(clock.faults, 0);
}

/* A machine that was busy again and again while a hand wrote says nothing of the panel. */
static void test_decoder_clock__believes_again_after_a_bad_time(void **state)
{
	struct plen_decoder_clock clock = {0};
	int64_t arrival_us = 0;
	uint32_t stamp = 0;

	(void)state;
	for (int fault = 0; fault < 12; fault++) {
		arrival_us += 30000;
		for (int i = 0; i < 20; i++) {
			stamp += SCAN_US;
			arrival_us += SCAN_US;
			packet(&clock, stamp, arrival_us);
		}
	}
	/* Not at once, ... */
	assert_int_equal(packet(&clock, stamp + SCAN_US, arrival_us + SCAN_US + 5000),
			 arrival_us + SCAN_US + 5000);
	for (int i = 0; i < 1100; i++) {
		stamp += SCAN_US;
		arrival_us += SCAN_US;
		packet(&clock, stamp, arrival_us);
	}
	/* ... but now the bus is taken out once more. */
	assert_in_range(packet(&clock, stamp + SCAN_US, arrival_us + SCAN_US + 5000),
			arrival_us + SCAN_US, arrival_us + SCAN_US + 100);
}

/* Whatever is stamped: never from the future, never long ago. */
static void test_decoder_clock__keeps_its_promises_whatever_comes(void **state)
{
	struct plen_decoder_clock clock = {0};
	uint32_t seed = 7;
	int64_t arrival_us = 0;

	(void)state;
	for (int i = 0; i < 100000; i++) {
		seed = seed * 1664525u + 1013904223u;
		arrival_us += seed >> 17;
		int64_t time_us = packet(&clock, seed >> (seed % 32), arrival_us);
		assert_true(time_us <= arrival_us && time_us >= arrival_us - 20000);
		clock.faults = 0;
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_decoder_clock__arrival_counts_without_stamps),
		cmocka_unit_test(test_decoder_clock__takes_the_bus_out),
		cmocka_unit_test(test_decoder_clock__is_set_right_by_a_quicker_packet),
		cmocka_unit_test(test_decoder_clock__stamps_may_wrap),
		cmocka_unit_test(test_decoder_clock__starts_anew_after_a_pause),
		cmocka_unit_test(test_decoder_clock__does_not_believe_another_unit),
		cmocka_unit_test(test_decoder_clock__forgives_what_was_long_ago),
		cmocka_unit_test(test_decoder_clock__believes_again_after_a_bad_time),
		cmocka_unit_test(test_decoder_clock__keeps_its_promises_whatever_comes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
