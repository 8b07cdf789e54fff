/* SPDX-License-Identifier: MIT
 *
 * Pens that come near, touch and turn over.
 */
#include <linux/input.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "decoder_fixture.h"
#include "decoder_ledger.h"

/* Longer than anybody needs to lift and write elsewhere. */
#define LONG_US 200000

static struct fixture *with_pen(void **state)
{
	struct fixture *f = *state;

	set_abs(f, ABS_X, 0, 1000);
	set_abs(f, ABS_Y, 0, 1000);
	f->info.has_touch_key = true;
	f->info.has_pen_key = true;
	make_decoder(f);
	return f;
}

static void test_decoder_pen__is_one_contact_for_as_long_as_it_is_near(void **state)
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
static void test_decoder_pen__taps_where_the_packet_says(void **state)
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

static void test_decoder_pen__that_is_turned_over_is_another(void **state)
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

/* Some boards say that it is near only after it has touched. */
static void test_decoder_pen__may_touch_before_it_is_near(void **state)
{
	struct fixture *f = with_pen(state);

	send_event(f, EV_KEY, BTN_TOUCH, 1);
	report(f);
	assert_int_equal(f->last[0].tool, PLEN_CONTACT_PEN);
	send_event(f, EV_KEY, BTN_TOOL_PEN, 1);
	report(f);
	assert_int_equal(f->last[0].tool, PLEN_CONTACT_PEN);
	assert_int_equal(f->begun, 1);
}

static void pen(struct fixture *f, uint16_t code, int32_t value)
{
	send_event(f, EV_KEY, code, value);
}

static void place(struct fixture *f, int32_t x, int32_t y)
{
	abs_event(f, ABS_X, x);
	abs_event(f, ABS_Y, y);
}

/* All in one packet, as it is where nobody saw it hover. */
static void test_decoder_pen__writes_from_the_packet_in_which_it_touches(void **state)
{
	struct fixture *f = with_pen(state);

	f->time_us = 7000;
	place(f, 300, 400);
	pen(f, BTN_TOOL_PEN, 1);
	pen(f, BTN_TOUCH, 1);
	report(f);
	assert_int_equal(f->frames, 1);
	assert_int_equal(f->last_us, 7000);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_BEGIN);
	assert_true(f->last[0].at.x == 300 && f->last[0].at.y == 400);
	assert_true(f->last[0].pressure == -1);
}

static void test_decoder_pen__presses_in_parts_of_its_range(void **state)
{
	struct fixture *f = *state;

	set_abs(f, ABS_PRESSURE, 20, 1020);
	with_pen(state);
	pen(f, BTN_TOOL_PEN, 1);
	pen(f, BTN_TOUCH, 1);
	report(f);
	/* Many boards have the field, and never fill it. */
	assert_true(f->last[0].pressure == -1);
	abs_event(f, ABS_PRESSURE, 270);
	report(f);
	assert_true(f->last[0].pressure == 0.25);
	abs_event(f, ABS_PRESSURE, 20);
	report(f);
	assert_true(f->last[0].pressure == 0);
	abs_event(f, ABS_PRESSURE, 5000);
	report(f);
	assert_true(f->last[0].pressure == 1);
}

static void tilt_axis(struct fixture *f, unsigned code, int32_t min, int32_t max, int32_t res)
{
	set_abs(f, code, min, max);
	f->info.abs[code].resolution = res;
}

static void expect_tilt(void **state, int32_t x, int x_deg, int32_t y, int y_deg)
{
	struct fixture *f = with_pen(state);

	pen(f, BTN_TOOL_PEN, 1);
	report(f);
	assert_true(f->last[0].tilt_x_deg == 0 && f->last[0].tilt_y_deg == 0);
	abs_event(f, ABS_TILT_X, x);
	abs_event(f, ABS_TILT_Y, y);
	report(f);
	assert_int_equal(f->last[0].tilt_x_deg, x_deg);
	assert_int_equal(f->last[0].tilt_y_deg, y_deg);
	plen_decoder_destroy(f->decoder);
	f->decoder = NULL;
}

static void test_decoder_pen__leans_in_degrees_whatever_its_units_are(void **state)
{
	struct fixture *f = *state;

	/* Units a radian: hundredths of a degree; degrees. */
	tilt_axis(f, ABS_TILT_X, -9000, 9000, 5730);
	tilt_axis(f, ABS_TILT_Y, -64, 63, 57);
	expect_tilt(state, 3000, 30, -45, -45);
	/* No units: a range of degrees; one from which only the middle is known. */
	tilt_axis(f, ABS_TILT_X, -60, 60, 0);
	tilt_axis(f, ABS_TILT_Y, 0, 128, 0);
	expect_tilt(state, -60, -60, 96, 32);
	/* Claims that no pen can keep, and a device that keeps none. */
	tilt_axis(f, ABS_TILT_X, -9000, 9000, 1);
	tilt_axis(f, ABS_TILT_Y, INT32_MIN, INT32_MAX, 0);
	expect_tilt(state, 9000, 90, INT32_MAX, 64);
	tilt_axis(f, ABS_TILT_X, 5, 5, 0);
	f->info.abs[ABS_TILT_Y].present = false;
	expect_tilt(state, 3000, 0, 3000, 0);
}

/* It presses hard on nothing: what counts is that the board says it touches. */
static void test_decoder_pen__hovers_however_hard_it_presses(void **state)
{
	struct fixture *f = *state;

	set_abs(f, ABS_PRESSURE, 0, 100);
	with_pen(state);
	pen(f, BTN_TOOL_PEN, 1);
	pen(f, BTN_STYLUS, 1);
	abs_event(f, ABS_PRESSURE, 90);
	report(f);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_BEGIN | PLEN_CONTACT_HOVER);
}

/* Without a key for it, pressure is all there is; one that trembles about the limit stays down. */
static void test_decoder_pen__touches_by_pressure_where_no_key_says_so(void **state)
{
	static const struct {
		int32_t pressure;
		bool down;
	} steps[] = {{0, false}, {20, false}, {30, true}, {15, true}, {9, false}, {20, false}};
	struct fixture *f = *state;

	set_abs(f, ABS_X, 0, 1000);
	set_abs(f, ABS_Y, 0, 1000);
	set_abs(f, ABS_PRESSURE, 0, 1000);
	f->info.has_pen_key = true;
	make_decoder(f);
	abs_event(f, ABS_PRESSURE, 500);
	report(f);
	assert_int_equal(f->frames, 0);
	pen(f, BTN_TOOL_PEN, 1);
	for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
		abs_event(f, ABS_PRESSURE, steps[i].pressure);
		report(f);
		assert_int_equal((f->last[0].flags & PLEN_CONTACT_HOVER) == 0, steps[i].down);
	}
	assert_int_equal(f->begun, 1);
}

static void test_decoder_pen__rubs_with_its_other_end(void **state)
{
	struct fixture *f = with_pen(state);

	place(f, 100, 100);
	pen(f, BTN_TOOL_PEN, 1);
	pen(f, BTN_TOUCH, 1);
	report(f);
	/* The ends change in one packet, whichever is named first, and it hovers at once. */
	place(f, 200, 100);
	pen(f, BTN_TOOL_RUBBER, 1);
	pen(f, BTN_TOOL_PEN, 0);
	pen(f, BTN_TOUCH, 0);
	report(f);
	assert_int_equal(f->count, 2);
	assert_true(f->last[0].flags == PLEN_CONTACT_END && f->last[0].at.x == 100);
	assert_int_equal(f->last[1].tool, PLEN_CONTACT_ERASER);
	assert_int_equal(f->last[1].flags, PLEN_CONTACT_BEGIN | PLEN_CONTACT_HOVER);
	assert_true(f->last[1].at.x == 200);
	pen(f, BTN_TOUCH, 1);
	report(f);
	assert_int_equal(f->last[0].flags, 0);
	assert_int_equal(f->last[0].tool, PLEN_CONTACT_ERASER);
}

static void test_decoder_pen__that_went_and_came_within_a_packet_is_another(void **state)
{
	struct fixture *f = with_pen(state);

	pen(f, BTN_TOOL_PEN, 1);
	pen(f, BTN_TOUCH, 1);
	report(f);
	pen(f, BTN_TOOL_PEN, 0);
	pen(f, BTN_TOOL_PEN, 1);
	report(f);
	assert_int_equal(f->count, 2);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_END);
	assert_int_equal(f->last[1].flags, PLEN_CONTACT_BEGIN);
}

static void test_decoder_pen__that_lifts_and_touches_within_a_packet_writes_anew(void **state)
{
	struct fixture *f = with_pen(state);

	place(f, 100, 100);
	pen(f, BTN_TOOL_PEN, 1);
	pen(f, BTN_TOUCH, 1);
	report(f);
	pen(f, BTN_TOUCH, 0);
	place(f, 900, 100);
	pen(f, BTN_TOUCH, 1);
	report(f);
	assert_int_equal(f->count, 2);
	assert_true(f->last[0].flags == PLEN_CONTACT_END && f->last[0].at.x == 100);
	assert_true(f->last[1].flags == PLEN_CONTACT_BEGIN && f->last[1].at.x == 900);
}

/* The key may stay as it was, for the kernel says what changes; what comes next only hovers. */
static void test_decoder_pen__that_has_gone_does_not_touch(void **state)
{
	struct fixture *f = with_pen(state);

	place(f, 100, 100);
	pen(f, BTN_TOOL_PEN, 1);
	pen(f, BTN_TOUCH, 1);
	report(f);
	place(f, 0, 0);
	pen(f, BTN_TOOL_PEN, 0);
	report(f);
	assert_int_equal(f->count, 1);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_END);
	assert_true(f->last[0].at.x == 100);
	place(f, 500, 500);
	report(f);
	assert_int_equal(f->frames, 2);
	pen(f, BTN_TOUCH, 0);
	pen(f, BTN_TOOL_PEN, 1);
	report(f);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_BEGIN | PLEN_CONTACT_HOVER);
}

/* Between what it wrote before and what it writes now there may lie half a board. */
static void test_decoder_pen__writes_anew_where_events_were_lost(void **state)
{
	struct fixture *f = with_pen(state);

	place(f, 100, 100);
	pen(f, BTN_TOOL_PEN, 1);
	pen(f, BTN_TOUCH, 1);
	report(f);
	/* Not in so short a time. */
	plen_decoder_lose(f->decoder);
	report(f);
	assert_true(f->count == 1 && f->last[0].flags == 0);
	plen_decoder_lose(f->decoder);
	f->time_us += LONG_US;
	place(f, 900, 100);
	report(f);
	assert_int_equal(f->count, 2);
	assert_true(f->last[0].flags == PLEN_CONTACT_END && f->last[0].at.x == 100);
	assert_true(f->last[1].flags == PLEN_CONTACT_BEGIN && f->last[1].at.x == 900);
	/* It lifted meanwhile: where, nobody knows. */
	send_event(f, EV_SYN, SYN_DROPPED, 0);
	f->time_us += LONG_US;
	pen(f, BTN_TOUCH, 0);
	place(f, 10, 10);
	report(f);
	assert_int_equal(f->count, 2);
	assert_true(f->last[0].flags == PLEN_CONTACT_END && f->last[0].at.x == 900);
	assert_int_equal(f->last[1].flags, PLEN_CONTACT_BEGIN | PLEN_CONTACT_HOVER);
	/* One that hovers has nothing to lose. */
	plen_decoder_lose(f->decoder);
	f->time_us += LONG_US;
	place(f, 800, 800);
	report(f);
	assert_true(f->count == 1 && f->last[0].flags == PLEN_CONTACT_HOVER);
}

static uint32_t below(uint32_t *seed, uint32_t limit)
{
	*seed = *seed * 1664525 + 1013904223;
	return (*seed >> 8) % limit;
}

/* Any events in any order: whatever else it says, a pen inks only in packets in which it touches.
 */
static void test_decoder_pen__never_inks_while_it_does_not_touch(void **state)
{
	static const uint16_t keys[] = {BTN_TOUCH,      BTN_TOUCH,      BTN_TOOL_PEN,
					BTN_TOOL_PEN,   BTN_TOOL_BRUSH, BTN_TOOL_RUBBER,
					BTN_TOOL_MOUSE, BTN_STYLUS,     BTN_LEFT};
	static const uint16_t axes[] = {ABS_X, ABS_Y, ABS_PRESSURE, ABS_TILT_X, ABS_TILT_Y};
	struct fixture *f = *state;
	struct decoder_ledger *ledger = decoder_ledger_create();
	bool touches = false;
	uint32_t seed = 7;

	set_abs(f, ABS_PRESSURE, 0, 10);
	set_abs(f, ABS_TILT_X, -5, 5);
	set_abs(f, ABS_TILT_Y, 0, 10);
	with_pen(state);
	struct plen_decoder *decoder = plen_decoder_create(&f->info, decoder_ledger_check, ledger);
	ledger->frame_may_ink = false;
	for (int i = 0; i < 200000; i++) {
		struct plen_evdev_event event = {.time_us = (int64_t)i * 20000, .type = EV_SYN};
		uint32_t kind = below(&seed, 8);
		if (kind < 3) {
			event.type = EV_KEY;
			event.code = keys[below(&seed, sizeof(keys) / sizeof(keys[0]))];
			event.value = (int32_t)below(&seed, 3);
		} else if (kind < 5) {
			event.type = EV_ABS;
			event.code = axes[below(&seed, sizeof(axes) / sizeof(axes[0]))];
			event.value = (int32_t)below(&seed, 16) - 3;
		} else if (below(&seed, 50) == 0) {
			event.code = SYN_DROPPED;
		}
		if (event.type == EV_KEY && event.code == BTN_TOUCH && event.value < 2) {
			touches = event.value != 0;
			ledger->frame_may_ink |= touches;
		}
		plen_decoder_event(decoder, &event);
		if (event.type == EV_SYN && event.code == SYN_REPORT) {
			ledger->frame_may_ink = touches;
		}
	}
	assert_true(ledger->inked > 10000 && ledger->last_id > 1000);
	plen_decoder_destroy(decoder);
	free(ledger);
}

#define CASE(name)                                                                                 \
	cmocka_unit_test_setup_teardown(test_decoder_pen__##name, decoder_fixture_set_up,          \
					decoder_fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(is_one_contact_for_as_long_as_it_is_near),
		CASE(taps_where_the_packet_says),
		CASE(that_is_turned_over_is_another),
		CASE(may_touch_before_it_is_near),
		CASE(writes_from_the_packet_in_which_it_touches),
		CASE(presses_in_parts_of_its_range),
		CASE(leans_in_degrees_whatever_its_units_are),
		CASE(hovers_however_hard_it_presses),
		CASE(touches_by_pressure_where_no_key_says_so),
		CASE(rubs_with_its_other_end),
		CASE(that_went_and_came_within_a_packet_is_another),
		CASE(that_lifts_and_touches_within_a_packet_writes_anew),
		CASE(that_has_gone_does_not_touch),
		CASE(writes_anew_where_events_were_lost),
		CASE(never_inks_while_it_does_not_touch),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
