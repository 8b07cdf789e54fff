/* SPDX-License-Identifier: MIT
 *
 * Nodes without slots: one finger, pens, mice, and packets that list all contacts anew.
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

static struct fixture *with_pen(void **state)
{
	struct fixture *f = *state;

	set_abs(f, ABS_X, 0, 1000);
	set_abs(f, ABS_Y, 0, 1000);
	f->info.has_touch_key = true;
	make_decoder(f);
	return f;
}

static void test_decoder_kinds__a_pen_is_one_contact_for_as_long_as_it_is_near(void **state)
{
	struct fixture *f = with_pen(state);

	send_event(f, EV_KEY, BTN_TOOL_PEN, 1);
	report(f);
	for (int i = 0; i < 3; i++) {
		assert_true((f->last[0].flags & PLEN_CONTACT_HOVER) != 0);
		send_event(f, EV_KEY, BTN_TOUCH, 1);
		report(f);
		assert_int_equal(f->last[0].flags, 0);
		send_event(f, EV_KEY, BTN_TOUCH, 0);
		report(f);
	}
	send_event(f, EV_KEY, BTN_TOOL_PEN, 0);
	report(f);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_END | PLEN_CONTACT_HOVER);
	assert_int_equal(f->begun, 1);
}

/* Between two packets of a slow panel a pen has gone on and touched. */
static void test_decoder_kinds__a_pen_taps_where_the_packet_says(void **state)
{
	struct fixture *f = with_pen(state);

	abs_event(f, ABS_X, 100);
	abs_event(f, ABS_Y, 100);
	send_event(f, EV_KEY, BTN_TOOL_PEN, 1);
	report(f);
	abs_event(f, ABS_X, 140);
	send_event(f, EV_KEY, BTN_TOUCH, 1);
	abs_event(f, ABS_Y, 150);
	send_event(f, EV_KEY, BTN_TOUCH, 0);
	report(f);
	assert_int_equal(f->count, 2);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_BEGIN | PLEN_CONTACT_END);
	assert_true(f->last[0].at.x == 140 && f->last[0].at.y == 150);
	assert_int_equal(f->last[1].flags, PLEN_CONTACT_HOVER);
	assert_true(f->last[1].at.x == 140 && f->last[1].at.y == 150);
}

static void test_decoder_kinds__a_pen_that_is_turned_over_is_another(void **state)
{
	struct fixture *f = with_pen(state);

	send_event(f, EV_KEY, BTN_TOOL_PEN, 1);
	send_event(f, EV_KEY, BTN_TOUCH, 1);
	report(f);
	send_event(f, EV_KEY, BTN_TOOL_PEN, 0);
	send_event(f, EV_KEY, BTN_TOOL_RUBBER, 1);
	report(f);
	assert_int_equal(f->count, 2);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_END);
	assert_int_equal(f->last[1].flags, PLEN_CONTACT_BEGIN);
	assert_int_equal(f->last[1].tool, PLEN_CONTACT_ERASER);
}

/* Some boards say that it was a pen only after it has touched. */
static void test_decoder_kinds__a_finger_may_turn_out_to_be_a_pen(void **state)
{
	struct fixture *f = with_pen(state);

	send_event(f, EV_KEY, BTN_TOUCH, 1);
	report(f);
	assert_int_equal(f->last[0].tool, PLEN_CONTACT_FINGER);
	send_event(f, EV_KEY, BTN_TOOL_PEN, 1);
	report(f);
	assert_int_equal(f->last[0].tool, PLEN_CONTACT_PEN);
	assert_int_equal(f->begun, 1);
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

#define CASE(name)                                                                                 \
	cmocka_unit_test_setup_teardown(test_decoder_kinds__##name, decoder_fixture_set_up,        \
					decoder_fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(makes_a_single_touch_panels_contacts),
		CASE(follows_contacts_without_ids),
		CASE(a_pen_is_one_contact_for_as_long_as_it_is_near),
		CASE(a_pen_taps_where_the_packet_says),
		CASE(a_pen_that_is_turned_over_is_another),
		CASE(a_finger_may_turn_out_to_be_a_pen),
		CASE(makes_a_mouse_contact_of_the_left_button),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
