/* SPDX-License-Identifier: MIT */
#include "rhythm.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void came(struct plen_rhythm *rhythm, uint32_t device)
{
	struct plen_source_device panel = {.device = device, .name = "Panel"};

	plen_rhythm_came(rhythm, &panel);
}

/* As from a recording, or as it was read. */
static void report_read(struct plen_rhythm *rhythm, uint32_t device, int64_t time_us,
			int64_t read_us, uint32_t count, uint8_t flags)
{
	struct plen_contact contacts[4] = {{0}};
	struct plen_contact_frame frame = {
		.device = device, .time_us = time_us, .count = count, .contacts = contacts};

	for (uint32_t i = 0; i < count; i++) {
		contacts[i].id = i;
		contacts[i].flags = flags;
	}
	plen_rhythm_frame(rhythm, &frame, read_us);
}

static void report(struct plen_rhythm *rhythm, uint32_t device, int64_t time_us, uint32_t count,
		   uint8_t flags)
{
	report_read(rhythm, device, time_us, 0, count, flags);
}

static void test_rhythm__measures_rate_and_jitter(void **state)
{
	struct plen_rhythm rhythm;

	(void)state;
	plen_rhythm_init(&rhythm);
	came(&rhythm, 1);
	came(&rhythm, 2);
	for (int i = 0; i <= 100; i++) {
		/* Each fifth report 2 ms late. */
		report(&rhythm, 1, i * 10000 + (i % 5 == 0 ? 2000 : 0), 2, 0);
		report(&rhythm, 2, i * 4000, 1, 0);
	}
	struct plen_rhythm_result one = plen_rhythm_result(&rhythm.panels[0]);
	struct plen_rhythm_result two = plen_rhythm_result(&rhythm.panels[1]);
	assert_float_equal(one.reports_s, 100, 1e-9);
	assert_float_equal(one.jitter_ms, 2, 1e-9);
	assert_int_equal(one.silences, 0);
	assert_int_equal(rhythm.panels[0].contacts_most, 2);
	assert_float_equal(two.reports_s, 250, 1e-9);
	assert_float_equal(two.jitter_ms, 0, 1e-9);
	plen_rhythm_finish(&rhythm);
}

static void test_rhythm__a_silence_is_no_jitter(void **state)
{
	struct plen_rhythm rhythm;

	(void)state;
	plen_rhythm_init(&rhythm);
	came(&rhythm, 1);
	for (int i = 0; i < 100; i++) {
		report(&rhythm, 1, i * 10000 + (i > 50 ? 2000000 : 0), 1, 0);
	}
	struct plen_rhythm_result result = plen_rhythm_result(&rhythm.panels[0]);
	assert_float_equal(result.reports_s, 100, 1e-9);
	assert_float_equal(result.jitter_ms, 0, 1e-9);
	assert_int_equal(result.silences, 1);
	assert_float_equal(result.silence_ms, 2010, 1e-9);
	plen_rhythm_finish(&rhythm);
}

/* A panel's own stamps are even, be the hub that it hangs on as it may. */
static void test_rhythm__a_bad_hub_shows(void **state)
{
	struct plen_rhythm rhythm;

	(void)state;
	plen_rhythm_init(&rhythm);
	came(&rhythm, 1);
	for (int i = 0; i < 99; i++) {
		/* Three at a time. */
		report_read(&rhythm, 1, i * 10000, 1000 + (i / 3) * 30000 + 20000, 1, 0);
	}
	struct plen_rhythm_result result = plen_rhythm_result(&rhythm.panels[0]);
	assert_float_equal(result.reports_s, 100, 1e-9);
	assert_float_equal(result.jitter_ms, 20, 1e-9);
	assert_int_equal(result.silences, 0);
	plen_rhythm_finish(&rhythm);
}

/* What a decoder puts in between, to tell two contacts apart, nobody has sent. */
static void test_rhythm__frames_of_no_time_are_no_reports(void **state)
{
	struct plen_rhythm rhythm;

	(void)state;
	plen_rhythm_init(&rhythm);
	came(&rhythm, 1);
	for (int i = 0; i <= 50; i++) {
		report(&rhythm, 1, i * 10000, 1, 0);
		report(&rhythm, 1, i * 10000, 1, 0);
		report(&rhythm, 1, i * 10000, 2, 0);
	}
	struct plen_rhythm_result result = plen_rhythm_result(&rhythm.panels[0]);
	assert_int_equal(rhythm.panels[0].count, 50);
	assert_int_equal(rhythm.panels[0].contacts_most, 2);
	assert_float_equal(result.reports_s, 100, 1e-9);
	plen_rhythm_finish(&rhythm);
}

/* The last report of a touch may be the kernel's, which waits before it believes in it. */
static void test_rhythm__what_ends_a_touch_is_no_report(void **state)
{
	struct plen_rhythm rhythm;

	(void)state;
	plen_rhythm_init(&rhythm);
	came(&rhythm, 1);
	for (int i = 0; i < 50; i++) {
		int64_t time_us = i * INT64_C(5000000);
		report(&rhythm, 1, time_us, 1, 0);
		report(&rhythm, 1, time_us + 8000, 1, 0);
		report(&rhythm, 1, time_us + 108000, 1, PLEN_CONTACT_END);
		/* Of a panel that nobody announced. */
		report(&rhythm, 7, i, 1, 0);
	}
	struct plen_rhythm_result result = plen_rhythm_result(&rhythm.panels[0]);
	assert_int_equal(rhythm.panels[0].count, 50);
	assert_int_equal(result.silences, 0);
	assert_float_equal(result.reports_s, 125, 1e-9);
	assert_float_equal(result.jitter_ms, 0, 1e-9);
	plen_rhythm_finish(&rhythm);
}

/* A slow finger is on the same spot for two or three turns, of which nothing is said. */
static void test_rhythm__a_panel_that_sends_changes_only_is_even(void **state)
{
	struct plen_rhythm rhythm;
	int64_t time_us = 0;

	(void)state;
	plen_rhythm_init(&rhythm);
	came(&rhythm, 1);
	for (int i = 0; i < 120; i++) {
		report(&rhythm, 1, time_us, 1, 0);
		time_us += 10000 * (1 + i % 3);
	}
	struct plen_rhythm_result result = plen_rhythm_result(&rhythm.panels[0]);
	assert_float_equal(result.reports_s, 100, 1e-9);
	assert_float_equal(result.jitter_ms, 0, 1e-9);
	assert_int_equal(result.silences, 79);
	assert_float_equal(result.silence_ms, 30, 1e-9);
	plen_rhythm_finish(&rhythm);
}

/* A panel that loses its finger for a moment, again and again, sends as evenly as any. */
static void test_rhythm__flicker_is_no_jitter(void **state)
{
	struct plen_rhythm rhythm;
	int64_t time_us = 0;

	(void)state;
	plen_rhythm_init(&rhythm);
	came(&rhythm, 1);
	for (int i = 0; i < 120; i++) {
		bool is_lost = i % 6 == 5;
		report(&rhythm, 1, time_us, 1, is_lost ? PLEN_CONTACT_END : 0);
		time_us += is_lost ? 27000 : 9000;
	}
	struct plen_rhythm_result result = plen_rhythm_result(&rhythm.panels[0]);
	assert_float_equal(result.reports_s, 1e6 / 9000, 1e-9);
	assert_float_equal(result.jitter_ms, 0, 1e-9);
	assert_int_equal(result.silences, 0);
	plen_rhythm_finish(&rhythm);
}

/* What was held up is followed in a hurry by what came after it; what was not sent is not. */
static void test_rhythm__late_reports_are_jitter(void **state)
{
	struct plen_rhythm rhythm;

	(void)state;
	plen_rhythm_init(&rhythm);
	came(&rhythm, 1);
	for (int i = 1; i <= 101; i++) {
		/* Each fifth report 8 ms late. */
		report(&rhythm, 1, i * 10000 + (i % 5 == 0 ? 8000 : 0), 1, 0);
	}
	struct plen_rhythm_result result = plen_rhythm_result(&rhythm.panels[0]);
	assert_float_equal(result.reports_s, 100, 1e-9);
	assert_float_equal(result.jitter_ms, 8, 1e-9);
	assert_int_equal(result.silences, 0);
	plen_rhythm_finish(&rhythm);
}

/* Some frames send what they see in two halves, now and then: the usual report is the whole one. */
static void test_rhythm__second_halves_set_no_pace(void **state)
{
	struct plen_rhythm rhythm;
	int64_t time_us = 0;

	(void)state;
	plen_rhythm_init(&rhythm);
	came(&rhythm, 1);
	for (int i = 0; i <= 100; i++) {
		report(&rhythm, 1, time_us, 1, 0);
		time_us += i % 5 == 4 ? 10000 : 25000;
	}
	struct plen_rhythm_result result = plen_rhythm_result(&rhythm.panels[0]);
	assert_float_equal(result.reports_s, 1e6 / 22000, 1e-9);
	assert_float_equal(result.jitter_ms, 12, 1e-9);
	assert_int_equal(result.silences, 0);
	plen_rhythm_finish(&rhythm);
}

/* Of a panel without stamps of its own the times are those at which the hub let them through. */
static void test_rhythm__bursts_are_no_high_rate(void **state)
{
	struct plen_rhythm rhythm;

	(void)state;
	plen_rhythm_init(&rhythm);
	came(&rhythm, 1);
	for (int i = 0; i <= 99; i++) {
		report(&rhythm, 1, (i / 3) * 30000 + (i % 3) * 100, 1, 0);
	}
	struct plen_rhythm_result result = plen_rhythm_result(&rhythm.panels[0]);
	assert_float_equal(result.reports_s, 100, 1e-9);
	assert_float_equal(result.jitter_ms, 19.8, 1e-9);
	assert_int_equal(result.silences, 0);
	plen_rhythm_finish(&rhythm);
}

static void test_rhythm__few_reports_say_nothing(void **state)
{
	struct plen_rhythm rhythm;

	(void)state;
	plen_rhythm_init(&rhythm);
	came(&rhythm, 1);
	struct plen_rhythm_result none = plen_rhythm_result(&rhythm.panels[0]);
	assert_true(none.reports_s == 0);
	for (int i = 0; i < PLEN_RHYTHM_REPORTS_MIN; i++) {
		report(&rhythm, 1, 0, 1, 0);
	}
	assert_true(plen_rhythm_result(&rhythm.panels[0]).reports_s == 0);
	/* All at the same instant: no rate, and no division by nothing. */
	report(&rhythm, 1, 0, 1, 0);
	assert_true(plen_rhythm_result(&rhythm.panels[0]).reports_s == 0);
	plen_rhythm_finish(&rhythm);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rhythm__measures_rate_and_jitter),
		cmocka_unit_test(test_rhythm__a_silence_is_no_jitter),
		cmocka_unit_test(test_rhythm__a_bad_hub_shows),
		cmocka_unit_test(test_rhythm__frames_of_no_time_are_no_reports),
		cmocka_unit_test(test_rhythm__what_ends_a_touch_is_no_report),
		cmocka_unit_test(test_rhythm__a_panel_that_sends_changes_only_is_even),
		cmocka_unit_test(test_rhythm__flicker_is_no_jitter),
		cmocka_unit_test(test_rhythm__late_reports_are_jitter),
		cmocka_unit_test(test_rhythm__second_halves_set_no_pace),
		cmocka_unit_test(test_rhythm__bursts_are_no_high_rate),
		cmocka_unit_test(test_rhythm__few_reports_say_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
