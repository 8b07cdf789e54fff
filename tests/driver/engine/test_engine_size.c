/* SPDX-License-Identifier: MIT
 *
 * How large fingers look to a panel: what the engine learns of it, what it does with what it is
 * told, and that learning changes nothing in the same run.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <math.h>

#include "driver/engine.h"

#define PANEL 1

struct wall {
	struct plen_engine *engine;
	int64_t time_us;
	uint32_t last_id;
	uint32_t begun[PLEN_EVENT_KINDS];
};

static void count(void *data, const struct plen_event *event)
{
	struct wall *wall = data;

	wall->begun[event->kind]++;
}

static void put_up(struct wall *wall)
{
	static const struct plen_zone zone = {1, PLEN_ZONE_CANVAS, {0.0, 0.0, 1428.0, 804.0}};

	*wall = (struct wall){0};
	wall->engine = plen_engine_create(NULL, count, wall);
	plen_engine_set_zones(wall->engine, &zone, 1);
	plen_engine_device_came(wall->engine, PANEL, 0);
}

static void take_down(struct wall *wall)
{
	plen_engine_destroy(wall->engine);
}

static void send(struct wall *wall, const struct plen_contact *contact)
{
	plen_engine_frame(
		wall->engine,
		&(struct plen_contact_frame){
			.device = PANEL, .time_us = wall->time_us, .count = 1, .contacts = contact},
		0);
	wall->time_us += 10000;
}

/* A line of `way_mm`, in so many packets; then nothing for half a second. */
static void draw(struct wall *wall, double w_mm, double h_mm, double way_mm, uint32_t packets)
{
	struct plen_contact contact = {.id = ++wall->last_id,
				       .flags = PLEN_CONTACT_BEGIN,
				       .at = {300.0, 300.0},
				       .width_mm = w_mm,
				       .height_mm = h_mm,
				       .pressure = -1.0};

	send(wall, &contact);
	contact.flags = 0;
	for (uint32_t i = 1; i <= packets; i++) {
		contact.at.x_mm = 300.0 + way_mm * i / packets;
		send(wall, &contact);
	}
	contact.flags = PLEN_CONTACT_END;
	send(wall, &contact);
	wall->time_us += 500000;
	plen_engine_advance(wall->engine, wall->time_us);
}

static void draw_strokes(struct wall *wall, uint32_t strokes, double size_mm)
{
	for (uint32_t i = 0; i < strokes; i++) {
		draw(wall, size_mm, size_mm, 60.0, 20);
	}
}

static struct plen_touch_size known(const struct wall *wall)
{
	return plen_engine_touch_size(wall->engine, PANEL);
}

static void tell(struct wall *wall, struct plen_touch_size size)
{
	plen_engine_set_touch_size(wall->engine, PANEL, &size);
}

static void test_engine_size__strokes_and_taps_teach_it(void **state)
{
	struct wall wall;

	(void)state;
	put_up(&wall);
	assert_true(known(&wall).finger_mm == 0.0);
	draw_strokes(&wall, 30, 14.0);
	for (int i = 0; i < 10; i++) {
		draw(&wall, 14.0, 14.0, 0.0, 5); /* a tap */
	}
	assert_int_equal(known(&wall).strokes, 40);
	assert_true(fabs(known(&wall).finger_mm - 14.0) <= 1.0);
	take_down(&wall);
}

static void test_engine_size__who_leans_rubs_or_slides_teaches_nothing(void **state)
{
	struct wall wall;

	(void)state;
	put_up(&wall);
	draw(&wall, 20.0, 20.0, 0.0, 200);   /* leans for two seconds */
	draw(&wall, 20.0, 20.0, 30.0, 1000); /* slides down at 3 mm/s */
	draw(&wall, 20.0, 20.0, 10.0, 10);   /* neither a tap nor a stroke */
	draw(&wall, 70.0, 50.0, 300.0, 50);  /* a palm */
	draw(&wall, 0.0, 0.0, 60.0, 20);     /* says nothing of its size */
	assert_int_equal(known(&wall).strokes, 0);
	assert_true(known(&wall).finger_mm == 0.0);
	take_down(&wall);
}

static void test_engine_size__a_few_odd_strokes_do_not_matter(void **state)
{
	struct wall wall;

	(void)state;
	put_up(&wall);
	for (int i = 0; i < 20; i++) {
		draw_strokes(&wall, 3, 12.0);
		draw_strokes(&wall, 1, 38.0); /* two fingers as one, a cuff */
	}
	assert_true(fabs(known(&wall).finger_mm - 12.0) <= 1.0);
	take_down(&wall);
}

static void test_engine_size__learning_changes_nothing_in_this_run(void **state)
{
	struct wall wall;

	(void)state;
	put_up(&wall);
	draw_strokes(&wall, 100, 12.0);
	draw(&wall, 40.0, 36.0, 60.0, 20);
	assert_int_equal(wall.begun[PLEN_EVENT_WIPE_BEGIN], 0);

	/* On another day it is told what has been learned. */
	tell(&wall, known(&wall));
	draw(&wall, 40.0, 36.0, 60.0, 20);
	assert_int_equal(wall.begun[PLEN_EVENT_WIPE_BEGIN], 1);
	take_down(&wall);
}

static void test_engine_size__a_wide_finger_writes_where_fingers_are_wide(void **state)
{
	struct wall wall;

	(void)state;
	put_up(&wall);
	draw(&wall, 50.0, 33.0, 60.0, 20);
	assert_int_equal(wall.begun[PLEN_EVENT_WIPE_BEGIN], 1);
	tell(&wall, (struct plen_touch_size){.finger_mm = 33.0});
	draw(&wall, 50.0, 33.0, 60.0, 20);
	assert_int_equal(wall.begun[PLEN_EVENT_WIPE_BEGIN], 1);
	draw(&wall, 90.0, 60.0, 60.0, 20);
	assert_int_equal(wall.begun[PLEN_EVENT_WIPE_BEGIN], 2);
	take_down(&wall);
}

static void test_engine_size__few_strokes_decide_nothing_yet(void **state)
{
	struct wall wall;

	(void)state;
	put_up(&wall);
	tell(&wall, (struct plen_touch_size){.finger_mm = 12.0, .strokes = 5});
	draw(&wall, 40.0, 36.0, 60.0, 20);
	assert_int_equal(wall.begun[PLEN_EVENT_WIPE_BEGIN], 0);
	tell(&wall, (struct plen_touch_size){.finger_mm = 12.0, .strokes = 50});
	draw(&wall, 40.0, 36.0, 60.0, 20);
	assert_int_equal(wall.begun[PLEN_EVENT_WIPE_BEGIN], 1);
	take_down(&wall);
}

static void test_engine_size__what_was_kept_is_learned_on(void **state)
{
	struct wall wall;

	(void)state;
	put_up(&wall);
	tell(&wall, (struct plen_touch_size){.finger_mm = 20.4, .strokes = 30, .palm_mm = 70.0});
	assert_true(known(&wall).finger_mm == 20.4);
	assert_int_equal(known(&wall).strokes, 30);
	draw_strokes(&wall, 90, 12.0);
	assert_int_equal(known(&wall).strokes, 120);
	assert_true(known(&wall).finger_mm < 14.0);
	assert_true(known(&wall).palm_mm == 70.0);
	take_down(&wall);
}

static void test_engine_size__measured_sizes_are_kept_as_they_are(void **state)
{
	struct wall wall;

	(void)state;
	put_up(&wall);
	tell(&wall, (struct plen_touch_size){.nib_mm = 5.0, .finger_mm = 16.0, .palm_mm = 60.0});
	draw_strokes(&wall, 100, 9.5);
	assert_true(known(&wall).nib_mm == 5.0);
	assert_true(known(&wall).finger_mm == 16.0);
	assert_int_equal(known(&wall).strokes, 0);
	take_down(&wall);
}

static void test_engine_size__nonsense_is_not_known(void **state)
{
	struct wall wall;

	(void)state;
	put_up(&wall);
	tell(&wall, (struct plen_touch_size){
			    .nib_mm = NAN, .finger_mm = -3.0, .palm_mm = INFINITY, .strokes = 70});
	assert_true(known(&wall).nib_mm == 0.0);
	assert_true(known(&wall).finger_mm == 0.0);
	assert_true(known(&wall).palm_mm == 0.0);
	assert_int_equal(known(&wall).strokes, 0);
	take_down(&wall);
}

/* A pen without electronics, where both were measured: beside a palm that rubs, it writes. */
static void test_engine_size__a_nib_is_a_pen_where_it_was_measured(void **state)
{
	struct wall wall;

	(void)state;
	for (int measured = 0; measured < 2; measured++) {
		put_up(&wall);
		if (measured) {
			tell(&wall, (struct plen_touch_size){.nib_mm = 5.0, .finger_mm = 16.0});
		}
		struct plen_contact contacts[2] = {
			{.id = 1, .flags = PLEN_CONTACT_BEGIN, .at = {300, 300}, .pressure = -1},
			{.id = 2, .flags = PLEN_CONTACT_BEGIN, .at = {260, 240}, .pressure = -1},
		};
		contacts[0].width_mm = 80.0;
		contacts[0].height_mm = 60.0;
		contacts[1].width_mm = 5.0;
		contacts[1].height_mm = 5.0;
		for (int step = 0; step < 20; step++) {
			plen_engine_frame(wall.engine,
					  &(struct plen_contact_frame){.device = PANEL,
								       .time_us = wall.time_us,
								       .count = 2,
								       .contacts = contacts},
					  0);
			wall.time_us += 10000;
			contacts[0].flags = 0;
			contacts[1].flags = 0;
			contacts[1].at.x_mm += 2.0;
		}
		assert_int_equal(wall.begun[PLEN_EVENT_WIPE_BEGIN], 1);
		assert_int_equal(wall.begun[PLEN_EVENT_WIPE_END], measured);
		assert_int_equal(wall.begun[PLEN_EVENT_INK_BEGIN], measured);
		take_down(&wall);
	}
}

static void test_engine_size__more_panels_than_places_are_judged_as_unknown(void **state)
{
	const struct plen_touch_size told = {.finger_mm = 12.0};
	struct wall wall;

	(void)state;
	put_up(&wall);
	for (uint32_t device = 2; device < 100; device++) {
		plen_engine_device_came(wall.engine, device, 0);
		plen_engine_set_touch_size(wall.engine, device, &told);
	}
	assert_true(plen_engine_touch_size(wall.engine, 2).finger_mm == 12.0);
	assert_true(plen_engine_touch_size(wall.engine, 99).finger_mm == 0.0);

	/* Plugged in again and again, each new one finds the place of one that has gone. */
	for (uint32_t device = 2; device < 1000; device++) {
		plen_engine_device_went(wall.engine, device, 0);
		assert_true(device > 32 ||
			    plen_engine_touch_size(wall.engine, device).finger_mm == 12.0);
		plen_engine_device_came(wall.engine, device + 1000, 0);
		plen_engine_set_touch_size(wall.engine, device + 1000, &told);
		plen_engine_device_went(wall.engine, device + 1000, 0);
		assert_true(plen_engine_touch_size(wall.engine, device + 1000).finger_mm == 12.0);
	}
	take_down(&wall);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_engine_size__strokes_and_taps_teach_it),
		cmocka_unit_test(test_engine_size__who_leans_rubs_or_slides_teaches_nothing),
		cmocka_unit_test(test_engine_size__a_few_odd_strokes_do_not_matter),
		cmocka_unit_test(test_engine_size__learning_changes_nothing_in_this_run),
		cmocka_unit_test(test_engine_size__a_wide_finger_writes_where_fingers_are_wide),
		cmocka_unit_test(test_engine_size__few_strokes_decide_nothing_yet),
		cmocka_unit_test(test_engine_size__what_was_kept_is_learned_on),
		cmocka_unit_test(test_engine_size__measured_sizes_are_kept_as_they_are),
		cmocka_unit_test(test_engine_size__nonsense_is_not_known),
		cmocka_unit_test(test_engine_size__a_nib_is_a_pen_where_it_was_measured),
		cmocka_unit_test(test_engine_size__more_panels_than_places_are_judged_as_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
