/* SPDX-License-Identifier: MIT
 *
 * Nodes without slots: one finger, a mouse, and packets that list all contacts anew. Pens have a
 * file of their own.
 */
#include <linux/input.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "decoder_fixture.h"

static void test_decoder_kinds__makes_a_single_touch_panels_contacts(void **state)
{
	struct fixture *f = *state;

	set_abs(f, ABS_X, 0, 100);
	set_abs(f, ABS_Y, 0, 100);
	f->info.has_touch_key = true;
	make_decoder(f);
	for (int i = 0; i < 3; i++) {
		send_event(f, EV_KEY, BTN_TOUCH, 1);
		send_event(f, EV_KEY, BTN_LEFT, 1);
		abs_event(f, ABS_X, 10 + i);
		report(f);
		send_event(f, EV_KEY, BTN_TOUCH, 0);
		send_event(f, EV_KEY, BTN_LEFT, 0);
		report(f);
		assert_int_equal(f->last[0].flags, PLEN_CONTACT_END);
		assert_int_equal(f->last[0].tool, PLEN_CONTACT_FINGER);
		assert_true(f->last[0].at.x == 10 + i && f->last[0].pressure < 0);
	}
	report(f);
	assert_int_equal(f->begun, 3);
	assert_int_equal(f->frames, 6);
}

static void packet_point(struct fixture *f, int32_t x, int32_t y)
{
	abs_event(f, ABS_MT_POSITION_X, x);
	abs_event(f, ABS_MT_POSITION_Y, y);
	send_event(f, EV_SYN, SYN_MT_REPORT, 0);
}

/* Without ids nearness decides; who is alone may be fast. */
static void test_decoder_kinds__follows_contacts_without_ids(void **state)
{
	struct fixture *f = *state;

	set_abs(f, ABS_MT_POSITION_X, 0, 1000);
	set_abs(f, ABS_MT_POSITION_Y, 0, 1000);
	make_decoder(f);
	packet_point(f, 100, 100);
	report(f);
	packet_point(f, 250, 100);
	report(f);
	assert_int_equal(f->begun, 1);
	packet_point(f, 260, 100);
	packet_point(f, 800, 800);
	report(f);
	assert_int_equal(f->begun, 2);
	/* Listed the other way round, and one of them elsewhere: that is another one. */
	packet_point(f, 810, 800);
	packet_point(f, 450, 100);
	report(f);
	assert_int_equal(f->begun, 3);
	assert_int_equal(f->count, 3);
	assert_true(f->last[0].id == 1 && f->last[0].flags == PLEN_CONTACT_END);
	assert_true(f->last[1].id == 2 && f->last[1].at.x == 810);
	send_event(f, EV_SYN, SYN_MT_REPORT, 0);
	report(f);
	assert_true(f->last[0].flags == PLEN_CONTACT_END && f->count == 2);
}

static void test_decoder_kinds__makes_a_mouse_contact_of_the_left_button(void **state)
{
	struct fixture *f = *state;

	set_abs(f, ABS_X, 0, 100);
	set_abs(f, ABS_Y, 0, 100);
	make_decoder(f);
	abs_event(f, ABS_X, 40);
	report(f);
	assert_int_equal(f->frames, 0);
	send_event(f, EV_KEY, BTN_LEFT, 1);
	report(f);
	assert_int_equal(f->last[0].tool, PLEN_CONTACT_MOUSE);
	assert_true(f->last[0].at.x == 40);
}

/* A board that is a mouse says in one packet that it is pressed, and where. */
static void test_decoder_kinds__a_mouse_presses_where_and_when_it_does(void **state)
{
	struct fixture *f = *state;

	set_abs(f, ABS_X, 0, 100);
	set_abs(f, ABS_Y, 0, 100);
	make_decoder(f);
	abs_event(f, ABS_X, 90);
	report(f);
	f->time_us = 1000000;
	send_event(f, EV_KEY, BTN_LEFT, 1);
	abs_event(f, ABS_X, 20);
	abs_event(f, ABS_Y, 30);
	report(f);
	assert_int_equal(f->frames, 1);
	assert_int_equal(f->last_us, 1000000);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_BEGIN);
	assert_true(f->last[0].at.x == 20 && f->last[0].at.y == 30);
	/* The other button draws nothing, and stops nothing. */
	send_event(f, EV_KEY, BTN_RIGHT, 1);
	report(f);
	assert_int_equal(f->last[0].flags, 0);
	send_event(f, EV_KEY, BTN_LEFT, 0);
	abs_event(f, ABS_X, 25);
	report(f);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_END);
	assert_true(f->last[0].at.x == 25);
	assert_int_equal(f->begun, 1);
}

static void test_decoder_kinds__what_was_lost_may_have_been_a_lift(void **state)
{
	struct fixture *f = *state;

	set_abs(f, ABS_X, 0, 100);
	set_abs(f, ABS_Y, 0, 100);
	make_decoder(f);
	send_event(f, EV_KEY, BTN_LEFT, 1);
	abs_event(f, ABS_X, 10);
	report(f);
	/* Not in so short a time. */
	plen_decoder_lose(f->decoder);
	report(f);
	assert_true(f->count == 1 && f->last[0].flags == 0);
	plen_decoder_lose(f->decoder);
	f->time_us += 200000;
	abs_event(f, ABS_X, 90);
	report(f);
	assert_int_equal(f->count, 2);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_END);
	assert_true(f->last[0].at.x == 10);
	assert_int_equal(f->last[1].flags, PLEN_CONTACT_BEGIN);
	assert_true(f->last[1].at.x == 90);
	abs_event(f, ABS_X, 91);
	report(f);
	assert_true(f->count == 1 && f->last[0].flags == 0);
}

#define CASE(name)                                                                                 \
	cmocka_unit_test_setup_teardown(test_decoder_kinds__##name, decoder_fixture_set_up,        \
					decoder_fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(makes_a_single_touch_panels_contacts),
		CASE(follows_contacts_without_ids),
		CASE(makes_a_mouse_contact_of_the_left_button),
		CASE(a_mouse_presses_where_and_when_it_does),
		CASE(what_was_lost_may_have_been_a_lift),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
