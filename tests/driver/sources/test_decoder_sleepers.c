/* SPDX-License-Identifier: MIT
 *
 * Fingers that rest on a panel which then says nothing, and what the kernel makes of that.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "decoder_fixture.h"

#define SILENCE_US 104000

/* A panel of ten slots; two fingers, 1 and 2, far from each other. */
static struct fixture *with_two_down(void **state)
{
	struct fixture *f = *state;

	set_abs(f, ABS_MT_SLOT, 0, 9);
	set_abs(f, ABS_MT_TRACKING_ID, 0, 65535);
	set_abs(f, ABS_MT_POSITION_X, 0, 1000);
	set_abs(f, ABS_MT_POSITION_Y, 0, 1000);
	set_abs(f, ABS_MT_DISTANCE, 0, 1);
	make_decoder(f);
	abs_event(f, ABS_MT_TRACKING_ID, 11);
	abs_event(f, ABS_MT_POSITION_X, 100);
	abs_event(f, ABS_MT_POSITION_Y, 500);
	abs_event(f, ABS_MT_SLOT, 1);
	abs_event(f, ABS_MT_TRACKING_ID, 12);
	abs_event(f, ABS_MT_POSITION_X, 900);
	abs_event(f, ABS_MT_POSITION_Y, 500);
	return f;
}

static void stamped_report(struct fixture *f)
{
	send_event(f, EV_MSC, MSC_TIMESTAMP, (int32_t)f->time_us);
	report(f);
}

static void lift(struct fixture *f, int32_t slot)
{
	abs_event(f, ABS_MT_SLOT, slot);
	abs_event(f, ABS_MT_TRACKING_ID, -1);
}

/* What the kernel does after 100 ms. */
static struct fixture *fall_asleep(void **state)
{
	struct fixture *f = with_two_down(state);

	stamped_report(f);
	f->time_us += SILENCE_US;
	lift(f, 0);
	lift(f, 1);
	report(f);
	f->time_us += 3000000;
	return f;
}

static void begin(struct fixture *f, int32_t slot, int32_t tracking_id, int32_t x)
{
	abs_event(f, ABS_MT_SLOT, slot);
	abs_event(f, ABS_MT_TRACKING_ID, tracking_id);
	abs_event(f, ABS_MT_POSITION_X, x);
	abs_event(f, ABS_MT_POSITION_Y, 500);
}

static const struct plen_panel_contact *find(const struct fixture *f, uint32_t id)
{
	for (uint32_t i = 0; i < f->count; i++) {
		if (f->last[i].id == id) {
			return &f->last[i];
		}
	}
	fail_msg("no contact %u", id);
	return NULL;
}

static void check(const struct fixture *f, uint32_t id, uint8_t flags, double x)
{
	const struct plen_panel_contact *contact = find(f, id);

	assert_int_equal(contact->flags, flags);
	assert_true(contact->at.x == x);
}

static void test_decoder_sleepers__stay_down_while_the_panel_is_silent(void **state)
{
	struct fixture *f = fall_asleep(state);

	assert_int_equal(f->frames, 2);
	assert_int_equal(f->count, 2);
	check(f, 1, 0, 100);
	check(f, 2, 0, 900);
}

static void test_decoder_sleepers__go_on_under_their_old_number(void **state)
{
	struct fixture *f = fall_asleep(state);

	begin(f, 0, 13, 105);
	begin(f, 1, 14, 895);
	stamped_report(f);
	assert_int_equal(f->count, 4);
	check(f, 1, 0, 105);
	check(f, 2, 0, 895);
	/* The new ones have been, too. */
	check(f, 3, PLEN_CONTACT_BEGIN | PLEN_CONTACT_END | PLEN_CONTACT_HOVER, 105);
	check(f, 4, PLEN_CONTACT_BEGIN | PLEN_CONTACT_END | PLEN_CONTACT_HOVER, 895);
	assert_int_equal(f->begun, 4);

	abs_event(f, ABS_MT_POSITION_X, 890);
	stamped_report(f);
	assert_int_equal(f->count, 2);
	check(f, 2, 0, 890);
	lift(f, 0);
	lift(f, 1);
	stamped_report(f);
	check(f, 1, PLEN_CONTACT_END, 105);
	check(f, 2, PLEN_CONTACT_END, 890);
	begin(f, 0, 15, 105);
	stamped_report(f);
	assert_int_equal(f->count, 1);
	check(f, 5, PLEN_CONTACT_BEGIN, 105);
}

/* A finger that goes on may be in any slot, and rest again. */
static void test_decoder_sleepers__sleep_as_often_as_they_like(void **state)
{
	struct fixture *f = fall_asleep(state);

	for (int32_t i = 0; i < 20; i++) {
		begin(f, 0, 20 + 2 * i, 895);
		begin(f, 1, 21 + 2 * i, 105);
		stamped_report(f);
		check(f, 1, 0, 105);
		check(f, 2, 0, 895);
		f->time_us += SILENCE_US;
		lift(f, 0);
		lift(f, 1);
		report(f);
		check(f, 1, 0, 105);
		check(f, 2, 0, 895);
	}
	assert_int_equal(f->begun, 42);
}

static void test_decoder_sleepers__end_with_the_lift_that_only_has_a_stamp(void **state)
{
	struct fixture *f = fall_asleep(state);

	stamped_report(f);
	assert_int_equal(f->count, 2);
	check(f, 1, PLEN_CONTACT_END, 100);
	check(f, 2, PLEN_CONTACT_END, 900);
	stamped_report(f);
	assert_int_equal(f->frames, 3);
}

static void test_decoder_sleepers__end_where_nobody_goes_on(void **state)
{
	struct fixture *f = fall_asleep(state);

	begin(f, 0, 13, 110);
	begin(f, 1, 14, 500);
	stamped_report(f);
	check(f, 1, 0, 110);
	check(f, 2, PLEN_CONTACT_END, 900);
	check(f, 4, PLEN_CONTACT_BEGIN, 500);
}

/* Another lands beside it in the very packet in which it moves. */
static void test_decoder_sleepers__are_woken_by_the_nearest(void **state)
{
	struct fixture *f = fall_asleep(state);

	begin(f, 0, 13, 118);
	begin(f, 1, 14, 102);
	stamped_report(f);
	check(f, 1, 0, 102);
	check(f, 3, PLEN_CONTACT_BEGIN, 118);
	assert_int_equal(f->begun, 4);
}

/* A finger cannot go on that is gone already. */
static void test_decoder_sleepers__are_not_woken_by_a_flicker(void **state)
{
	struct fixture *f = fall_asleep(state);

	begin(f, 0, 13, 100);
	lift(f, 0);
	stamped_report(f);
	check(f, 1, PLEN_CONTACT_END, 100);
	check(f, 3, PLEN_CONTACT_BEGIN | PLEN_CONTACT_END, 100);
}

static void test_decoder_sleepers__lift_with_a_stamp_as_ever(void **state)
{
	struct fixture *f = with_two_down(state);

	stamped_report(f);
	f->time_us += SILENCE_US;
	lift(f, 0);
	lift(f, 1);
	stamped_report(f);
	check(f, 1, PLEN_CONTACT_END, 100);
	check(f, 2, PLEN_CONTACT_END, 900);
}

/* What the panel is not confident of lifts in two packets, the second without a stamp. */
static void test_decoder_sleepers__lift_without_a_stamp_soon_after_one(void **state)
{
	struct fixture *f = with_two_down(state);

	stamped_report(f);
	f->time_us += SILENCE_US;
	abs_event(f, ABS_MT_DISTANCE, 1);
	send_event(f, EV_MSC, MSC_TIMESTAMP, (int32_t)f->time_us);
	send_event(f, EV_SYN, SYN_REPORT, 0);
	f->time_us += 100;
	lift(f, 0);
	lift(f, 1);
	report(f);
	check(f, 1, PLEN_CONTACT_END, 100);
	check(f, 2, PLEN_CONTACT_END | PLEN_CONTACT_HOVER, 900);
}

static void test_decoder_sleepers__lift_if_others_stay(void **state)
{
	struct fixture *f = with_two_down(state);

	stamped_report(f);
	f->time_us += SILENCE_US;
	lift(f, 0);
	report(f);
	check(f, 1, PLEN_CONTACT_END, 100);
	check(f, 2, 0, 900);
}

static void test_decoder_sleepers__lift_where_there_are_no_stamps(void **state)
{
	struct fixture *f = with_two_down(state);

	report(f);
	f->time_us += SILENCE_US;
	lift(f, 0);
	lift(f, 1);
	report(f);
	check(f, 1, PLEN_CONTACT_END, 100);
}

/* What was lost may have been the true lift. */
static void test_decoder_sleepers__lift_where_events_were_lost(void **state)
{
	struct fixture *f = with_two_down(state);

	stamped_report(f);
	f->time_us += SILENCE_US;
	send_event(f, EV_SYN, SYN_DROPPED, 0);
	lift(f, 0);
	lift(f, 1);
	report(f);
	check(f, 1, PLEN_CONTACT_END, 100);
	check(f, 2, PLEN_CONTACT_END, 900);
}

static void test_decoder_sleepers__end_where_events_were_lost(void **state)
{
	struct fixture *f = fall_asleep(state);

	send_event(f, EV_SYN, SYN_DROPPED, 0);
	begin(f, 0, 13, 105);
	report(f);
	check(f, 1, 0, 105);
	check(f, 2, PLEN_CONTACT_END, 900);
}

#define CASE(name)                                                                                 \
	cmocka_unit_test_setup_teardown(test_decoder_sleepers__##name, decoder_fixture_set_up,     \
					decoder_fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(stay_down_while_the_panel_is_silent),
		CASE(go_on_under_their_old_number),
		CASE(sleep_as_often_as_they_like),
		CASE(end_with_the_lift_that_only_has_a_stamp),
		CASE(end_where_nobody_goes_on),
		CASE(are_woken_by_the_nearest),
		CASE(are_not_woken_by_a_flicker),
		CASE(lift_with_a_stamp_as_ever),
		CASE(lift_without_a_stamp_soon_after_one),
		CASE(lift_if_others_stay),
		CASE(lift_where_there_are_no_stamps),
		CASE(lift_where_events_were_lost),
		CASE(end_where_events_were_lost),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
