/* SPDX-License-Identifier: MIT
 *
 * The decoder, event by event, where a recording's golden would hide what is meant.
 */
#include <linux/input.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "decoder_fixture.h"
#include "decoder_ledger.h"

/* A panel of ten slots with the given orientation range, none if max is below min. */
static struct fixture *with_slots(void **state, int32_t orientation_min, int32_t orientation_max)
{
	struct fixture *f = *state;

	set_abs(f, ABS_MT_SLOT, 0, 9);
	set_abs(f, ABS_MT_TRACKING_ID, 0, 65535);
	set_abs(f, ABS_MT_POSITION_X, 0, 1000);
	set_abs(f, ABS_MT_POSITION_Y, 0, 1000);
	set_abs(f, ABS_MT_TOUCH_MAJOR, 0, 1000);
	set_abs(f, ABS_MT_TOUCH_MINOR, 0, 1000);
	if (orientation_max >= orientation_min) {
		set_abs(f, ABS_MT_ORIENTATION, orientation_min, orientation_max);
	}
	make_decoder(f);
	return f;
}

static void touch(struct fixture *f, int32_t id, int32_t major, int32_t minor, int32_t orientation)
{
	abs_event(f, ABS_MT_TRACKING_ID, id);
	abs_event(f, ABS_MT_TOUCH_MAJOR, major);
	abs_event(f, ABS_MT_TOUCH_MINOR, minor);
	abs_event(f, ABS_MT_ORIENTATION, orientation);
	report(f);
}

static void test_decoder__undoes_the_kernels_major_and_minor(void **state)
{
	struct fixture *f = with_slots(state, 0, 1);

	touch(f, 1, 60, 20, 1);
	assert_true(f->last[0].width == 60 && f->last[0].height == 20);
	touch(f, 2, 60, 20, 0);
	assert_true(f->last[1].width == 20 && f->last[1].height == 60);
}

static void test_decoder__takes_a_mean_where_orientation_is_an_angle(void **state)
{
	struct fixture *f = with_slots(state, -90, 90);

	touch(f, 1, 90, 10, 45);
	assert_true(fabs(f->last[0].width - 30) < 1e-9 && f->last[0].height == 0);
}

static void test_decoder__takes_a_mean_where_there_is_no_orientation(void **state)
{
	struct fixture *f = with_slots(state, 0, -1);

	touch(f, 1, 40, 10, 0);
	assert_true(fabs(f->last[0].width - 20) < 1e-9 && f->last[0].height == 0);
}

static void test_decoder__takes_major_alone_as_a_diameter(void **state)
{
	struct fixture *f = with_slots(state, 0, 1);

	touch(f, 1, 40, 0, 1);
	assert_true(f->last[0].width == 40 && f->last[0].height == 0);
	touch(f, 2, 0, 0, 0);
	assert_true(f->last[1].width == 0 && f->last[1].height == 0);
}

static void test_decoder__does_not_believe_a_tiny_size_that_never_changes(void **state)
{
	struct fixture *f = with_slots(state, 0, 1);

	for (int32_t id = 0; id < 40; id++) {
		touch(f, id, 2, 2, 0);
	}
	assert_true(f->last[1].width == 0);
	touch(f, 100, 30, 20, 0);
	assert_true(f->last[1].width == 20 && f->last[1].height == 30);
	touch(f, 101, 2, 2, 0);
	assert_true(f->last[1].width == 2);
}

static void test_decoder__believes_a_fingers_size_however_often_it_comes(void **state)
{
	struct fixture *f = with_slots(state, 0, 1);

	for (int32_t id = 0; id < 100; id++) {
		touch(f, id, 8, 6, 0);
	}
	assert_true(f->last[1].width == 6 && f->last[1].height == 8);
}

static void test_decoder__has_no_size_where_the_axis_has_no_range(void **state)
{
	struct fixture *f = *state;

	set_abs(f, ABS_MT_TOUCH_MAJOR, 5, 5);
	with_slots(state, 0, 1);
	assert_true(plen_decoder_reports_size(&f->info));
	set_abs(f, ABS_MT_TOUCH_MAJOR, 5, 5);
	assert_false(plen_decoder_reports_size(&f->info));
}

static void test_decoder__keeps_a_slots_values_across_contacts(void **state)
{
	struct fixture *f = with_slots(state, 0, 1);

	abs_event(f, ABS_MT_TRACKING_ID, 1);
	abs_event(f, ABS_MT_POSITION_X, 300);
	abs_event(f, ABS_MT_POSITION_Y, 400);
	report(f);
	abs_event(f, ABS_MT_TRACKING_ID, -1);
	report(f);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_END);
	abs_event(f, ABS_MT_TRACKING_ID, 2);
	report(f);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_BEGIN);
	assert_true(f->last[0].id == 2 && f->last[0].at.x == 300 && f->last[0].at.y == 400);
}

static void test_decoder__shows_begin_and_end_within_one_packet(void **state)
{
	struct fixture *f = with_slots(state, 0, 1);

	abs_event(f, ABS_MT_TRACKING_ID, 1);
	report(f);
	abs_event(f, ABS_MT_TRACKING_ID, -1);
	abs_event(f, ABS_MT_TRACKING_ID, 2);
	abs_event(f, ABS_MT_TRACKING_ID, 3);
	report(f);
	assert_int_equal(f->count, 3);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_END);
	assert_int_equal(f->last[1].flags, PLEN_CONTACT_BEGIN | PLEN_CONTACT_END);
	assert_int_equal(f->last[2].flags, PLEN_CONTACT_BEGIN);
	assert_int_equal(f->begun, 3);
}

static void test_decoder__ignores_contacts_that_it_did_not_see_begin(void **state)
{
	struct fixture *f = with_slots(state, 0, 1);

	abs_event(f, ABS_MT_POSITION_X, 300);
	report(f);
	abs_event(f, ABS_MT_TRACKING_ID, -1);
	report(f);
	assert_int_equal(f->frames, 0);
}

static void test_decoder__holds_sixty_contacts(void **state)
{
	struct fixture *f = *state;

	with_slots(state, 0, 1);
	for (int32_t slot = 0; slot < 60; slot++) {
		abs_event(f, ABS_MT_SLOT, slot);
		abs_event(f, ABS_MT_TRACKING_ID, slot);
	}
	report(f);
	assert_int_equal(f->count, 60);
	assert_int_equal(f->begun, 60);
}

static void test_decoder__drops_what_is_said_of_impossible_slots(void **state)
{
	struct fixture *f = with_slots(state, 0, 1);

	abs_event(f, ABS_MT_SLOT, -1);
	abs_event(f, ABS_MT_TRACKING_ID, 1);
	abs_event(f, ABS_MT_SLOT, INT32_MAX);
	abs_event(f, ABS_MT_TRACKING_ID, 2);
	report(f);
	assert_int_equal(f->frames, 0);
}

static void test_decoder__goes_on_after_dropped_events(void **state)
{
	struct fixture *f = with_slots(state, 0, 1);

	abs_event(f, ABS_MT_TRACKING_ID, 1);
	report(f);
	send_event(f, EV_SYN, SYN_DROPPED, 0);
	abs_event(f, ABS_MT_POSITION_X, 7);
	report(f);
	assert_true(f->count == 1 && f->last[0].at.x == 7 && f->last[0].flags == 0);
}

/* Which slot the rest of the packet is about is not known: no contact takes another's place. */
static void test_decoder__moves_no_contact_while_slots_are_in_doubt(void **state)
{
	struct fixture *f = with_slots(state, 0, 1);

	abs_event(f, ABS_MT_TRACKING_ID, 1);
	abs_event(f, ABS_MT_POSITION_X, 100);
	abs_event(f, ABS_MT_SLOT, 1);
	abs_event(f, ABS_MT_TRACKING_ID, 2);
	abs_event(f, ABS_MT_POSITION_X, 900);
	report(f);
	send_event(f, EV_SYN, SYN_DROPPED, 0);
	abs_event(f, ABS_MT_POSITION_X, 130);
	report(f);
	assert_true(f->last[0].at.x == 100 && f->last[1].at.x == 900);
	abs_event(f, ABS_MT_SLOT, 0);
	abs_event(f, ABS_MT_POSITION_X, 140);
	report(f);
	assert_true(f->last[0].at.x == 140 && f->last[1].at.x == 900);
}

static void test_decoder__lays_the_panels_time_on_the_kernels(void **state)
{
	struct fixture *f = with_slots(state, 0, 1);

	abs_event(f, ABS_MT_TRACKING_ID, 1);
	send_event(f, EV_MSC, MSC_TIMESTAMP, 70000);
	report(f);
	assert_int_equal(f->last_us, 0);
	f->time_us = 11000;
	abs_event(f, ABS_MT_POSITION_X, 10);
	send_event(f, EV_MSC, MSC_TIMESTAMP, 78000);
	report(f);
	assert_int_equal(f->last_us, 8008);
}

static void test_decoder__maps_tool_pressure_and_distance(void **state)
{
	struct fixture *f = *state;

	set_abs(f, ABS_MT_PRESSURE, 0, 200);
	with_slots(state, 0, 1);
	abs_event(f, ABS_MT_TRACKING_ID, 1);
	abs_event(f, ABS_MT_PRESSURE, 50);
	abs_event(f, ABS_MT_TOOL_TYPE, MT_TOOL_PEN);
	abs_event(f, ABS_MT_DISTANCE, 1);
	report(f);
	assert_int_equal(f->last[0].tool, PLEN_CONTACT_PEN);
	assert_int_equal(f->last[0].flags, PLEN_CONTACT_BEGIN | PLEN_CONTACT_HOVER);
	assert_true(f->last[0].pressure == 0.25);
	abs_event(f, ABS_MT_PRESSURE, 900);
	abs_event(f, ABS_MT_TOOL_TYPE, MT_TOOL_PALM);
	abs_event(f, ABS_MT_DISTANCE, 0);
	report(f);
	assert_int_equal(f->last[0].tool, PLEN_CONTACT_PALM);
	assert_int_equal(f->last[0].flags, 0);
	assert_true(f->last[0].pressure == 1);
}

static void test_decoder__refuses_nodes_without_extent(void **state)
{
	struct fixture *f = *state;

	assert_false(plen_decoder_can_decode(&f->info));
	set_abs(f, ABS_MT_POSITION_X, 10, 10);
	set_abs(f, ABS_MT_POSITION_Y, 0, 10);
	assert_false(plen_decoder_can_decode(&f->info));
	make_decoder(f);
	abs_event(f, ABS_MT_TRACKING_ID, 1);
	report(f);
	assert_int_equal(f->frames, 0);
}

static uint32_t random_below(uint32_t *seed, uint32_t limit)
{
	*seed = *seed * 1664525u + 1013904223u;
	return (uint32_t)(((uint64_t)*seed * limit) >> 32);
}

static void send_random(struct plen_decoder *decoder, int64_t *time_us, uint32_t *seed)
{
	static const uint16_t codes[] = {
		ABS_MT_SLOT,
		ABS_MT_TRACKING_ID,
		ABS_MT_TRACKING_ID,
		ABS_MT_POSITION_X,
		ABS_MT_POSITION_Y,
		ABS_MT_DISTANCE,
		ABS_MT_TOOL_TYPE,
		ABS_X,
		ABS_Y,
	};
	static const uint16_t keys[] = {BTN_TOUCH, BTN_TOOL_PEN, BTN_TOOL_RUBBER, BTN_LEFT};
	struct plen_evdev_event event = {.type = EV_ABS};

	*time_us += random_below(seed, 30) == 0 ? 100000 : 1000;
	event.time_us = *time_us;
	switch (random_below(seed, 8)) {
	case 0:
		event.type = EV_SYN;
		event.code = random_below(seed, 50) == 0 ? SYN_DROPPED : SYN_REPORT;
		break;
	case 1:
		event.type = EV_SYN;
		event.code = SYN_MT_REPORT;
		break;
	case 2:
		if (random_below(seed, 2) == 0) {
			event.type = EV_MSC;
			event.code = MSC_TIMESTAMP;
			break;
		}
		event.type = EV_KEY;
		event.code = keys[random_below(seed, 4)];
		event.value = (int32_t)random_below(seed, 3);
		break;
	default:
		event.code = codes[random_below(seed, sizeof(codes) / sizeof(codes[0]))];
		event.value = (int32_t)random_below(seed, 14) - 2;
		break;
	}
	plen_decoder_event(decoder, &event);
}

static void check_random(const struct plen_evdev_info *info, uint32_t seed)
{
	struct decoder_ledger *ledger = decoder_ledger_create();
	struct plen_decoder *decoder = plen_decoder_create(info, decoder_ledger_check, ledger);
	int64_t time_us = 0;

	for (int i = 0; i < 60000; i++) {
		send_random(decoder, &time_us, &seed);
	}
	assert_true(ledger->last_id > 100);
	plen_decoder_destroy(decoder);
	free(ledger);
}

static void test_decoder__keeps_its_promises_whatever_comes(void **state)
{
	struct fixture *f = *state;

	set_abs(f, ABS_X, 0, 10);
	set_abs(f, ABS_Y, 0, 10);
	check_random(&f->info, 1);
	f->info.has_touch_key = true;
	check_random(&f->info, 2);
	f->info.has_pen_key = true;
	check_random(&f->info, 5);
	set_abs(f, ABS_MT_POSITION_X, 0, 10);
	set_abs(f, ABS_MT_POSITION_Y, 0, 10);
	check_random(&f->info, 3);
	set_abs(f, ABS_MT_SLOT, 0, 4);
	check_random(&f->info, 4);
}

#define CASE(name)                                                                                 \
	cmocka_unit_test_setup_teardown(test_decoder__##name, decoder_fixture_set_up,              \
					decoder_fixture_tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(undoes_the_kernels_major_and_minor),
		CASE(takes_a_mean_where_orientation_is_an_angle),
		CASE(takes_a_mean_where_there_is_no_orientation),
		CASE(takes_major_alone_as_a_diameter),
		CASE(does_not_believe_a_tiny_size_that_never_changes),
		CASE(believes_a_fingers_size_however_often_it_comes),
		CASE(has_no_size_where_the_axis_has_no_range),
		CASE(keeps_a_slots_values_across_contacts),
		CASE(shows_begin_and_end_within_one_packet),
		CASE(ignores_contacts_that_it_did_not_see_begin),
		CASE(holds_sixty_contacts),
		CASE(drops_what_is_said_of_impossible_slots),
		CASE(goes_on_after_dropped_events),
		CASE(moves_no_contact_while_slots_are_in_doubt),
		CASE(lays_the_panels_time_on_the_kernels),
		CASE(maps_tool_pressure_and_distance),
		CASE(refuses_nodes_without_extent),
		CASE(keeps_its_promises_whatever_comes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
