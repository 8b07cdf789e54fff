/* SPDX-License-Identifier: MIT
 *
 * A calibration as people do it, with the fingers that they have: time comes from frames and
 * deadlines alone.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "driver/calibration_run.h"

#define MS INT64_C(1000)
#define SECOND INT64_C(1000000)

static const struct plen_board_size board = {1600, 900};

struct stage {
	struct plen_calibration_run *run;
	struct plen_calibration truth, back; /* how the panel really lies */
	int64_t now_us;
	uint32_t last_id;
};

static const struct plen_source_device panel = {
	.device = 1,
	.name = "Panel",
	.bus = 3,
	.vendor = 0x1ff7,
	.product = 0x13,
	.reports_size = true,
	.serial = "S1",
	.port = "usb-1/input0",
};

static void start(struct stage *stage, const struct plen_calibration_run_options *options,
		  const struct plen_calibration *truth)
{
	*stage = (struct stage){.truth = *truth, .now_us = SECOND};
	assert_true(plen_calibration_invert(truth, &stage->back));
	stage->run = plen_calibration_run_create(options, stage->now_us);
	plen_calibration_run_came(stage->run, &panel);
}

static const struct plen_calibration_state *state_of(const struct stage *stage)
{
	return plen_calibration_run_state(stage->run);
}

static void advance(struct stage *stage, int64_t by_us)
{
	int64_t until_us = stage->now_us + by_us;

	for (;;) {
		int64_t due_us = plen_calibration_run_deadline_us(stage->run);
		if (due_us > until_us) {
			break;
		}
		assert_true(due_us > stage->now_us);
		stage->now_us = due_us;
		plen_calibration_run_advance(stage->run, due_us);
	}
	stage->now_us = until_us;
}

static void send(struct stage *stage, uint32_t device, struct plen_contact *contacts,
		 uint32_t count)
{
	struct plen_contact_frame frame = {
		.device = device, .time_us = stage->now_us, .count = count, .contacts = contacts};

	plen_calibration_run_frame(stage->run, &frame);
}

/* Where the panel feels what is at `at` on the wall, edge to edge. */
static struct plen_contact felt(const struct stage *stage, uint32_t id, struct plen_board_pt at,
				double mm)
{
	struct plen_part_pt part = plen_calibration_apply(
		&stage->back, (struct plen_part_pt){at.x_mm / board.w_mm, at.y_mm / board.h_mm});

	return (struct plen_contact){
		.id = id,
		.at = {part.x * board.w_mm, part.y * board.h_mm},
		.width_mm = mm,
		.height_mm = mm,
		.pressure = -1,
	};
}

/* A finger that holds for `hold_us`; the panel is silent while it is still. */
static void touch(struct stage *stage, struct plen_board_pt at, double mm, int64_t hold_us)
{
	struct plen_contact contact = felt(stage, ++stage->last_id, at, mm);

	contact.flags = PLEN_CONTACT_BEGIN;
	send(stage, 1, &contact, 1);
	advance(stage, hold_us);
	contact.flags = PLEN_CONTACT_END;
	send(stage, 1, &contact, 1);
	advance(stage, 200 * MS);
}

static void touch_all_points(struct stage *stage)
{
	for (uint32_t i = 0; i < state_of(stage)->points; i++) {
		assert_int_equal(state_of(stage)->stage, PLEN_CALIBRATION_STAGE_POINTS);
		assert_int_equal(state_of(stage)->point, i);
		touch(stage, state_of(stage)->target, 9, 700 * MS);
	}
}

static struct plen_board_pt middle(const struct plen_board_rect *rect)
{
	return (struct plen_board_pt){rect->x_mm + rect->w_mm / 2, rect->y_mm + rect->h_mm / 2};
}

static double error_mm(const struct stage *stage, const struct plen_calibration *found)
{
	struct plen_part_pt at = {0.3, 0.8};
	struct plen_part_pt image =
		plen_calibration_apply(found, plen_calibration_apply(&stage->back, at));

	return hypot((image.x - at.x) * board.w_mm, (image.y - at.y) * board.h_mm);
}

static const struct plen_calibration upside_down = {{-1.05, 0, 1, 0, -1.1, 1.02, 0, 0, 1}};
static const struct plen_calibration projector = {
	{1.1, 0.02, -0.02, 0.05, 1.05, -0.03, 0.12, -0.08, 1}};

/* -- the whole way -- */

static void test_calibration_run__from_first_cross_to_tick(void **state)
{
	struct plen_calibration_run_options options = {
		.board = board, .points = 9, .sizes = true, .test = true};
	struct plen_calibration_record record;
	struct stage stage;

	(void)state;
	start(&stage, &options, &projector);
	touch_all_points(&stage);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_FINGER);
	assert_int_equal(state_of(&stage)->fit.kind, PLEN_CALIBRATION_PERSPECTIVE);
	touch(&stage, (struct plen_board_pt){800, 450}, 10, 700 * MS);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_PALM);
	touch(&stage, (struct plen_board_pt){800, 450}, 60, 700 * MS);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_NIB);
	touch(&stage, (struct plen_board_pt){800, 450}, 4, 700 * MS);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_TEST);
	assert_false(plen_calibration_run_record(stage.run, &record));
	touch(&stage, middle(&state_of(&stage)->yes), 10, 100 * MS);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_DONE);
	assert_true(plen_calibration_run_deadline_us(stage.run) == INT64_MAX);

	assert_true(plen_calibration_run_record(stage.run, &record));
	assert_true(record.has_map && error_mm(&stage, &record.map) < 0.1);
	assert_int_equal(record.id.vendor, 0x1ff7);
	assert_string_equal(record.name, "Panel");
	/* The picture is a little smaller than the panel here, so that sizes look larger on it. */
	assert_true(record.size.finger_mm > 9 && record.size.finger_mm < 12);
	assert_true(fabs(record.size.palm_mm / record.size.finger_mm - 6) < 0.01);
	assert_true(fabs(record.size.nib_mm / record.size.finger_mm - 0.4) < 0.01);
	assert_int_equal(record.size.strokes, 0);
	plen_calibration_run_destroy(stage.run);
}

static void test_calibration_run__four_points_without_sizes(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4};
	struct plen_calibration_record record;
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	touch_all_points(&stage);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_DONE);
	assert_int_equal(state_of(&stage)->fit.kind, PLEN_CALIBRATION_AFFINE);
	assert_true(plen_calibration_run_record(stage.run, &record));
	assert_true(error_mm(&stage, &record.map) < 0.1);
	assert_true(record.size.finger_mm == 0);
	/* One of its kind: the record is good for every wall of that model. */
	assert_string_equal(record.id.serial, "");
	assert_string_equal(record.id.port, "");
	plen_calibration_run_destroy(stage.run);
}

static void test_calibration_run__crosses_lie_where_asked(void **state)
{
	struct plen_calibration_run_options options = {
		.board = board, .points = 4, .inset_mm = 100};

	(void)state;
	struct plen_board_pt at = plen_calibration_run_target(&options, 2);
	assert_true(at.x_mm == 1500 && at.y_mm == 800);
	at = plen_calibration_run_target(&options, 3);
	assert_true(at.x_mm == 100 && at.y_mm == 800);
	options.points = 9;
	at = plen_calibration_run_target(&options, 5);
	assert_true(at.x_mm == 1500 && at.y_mm == 450);
	options.inset_mm = 0;
	at = plen_calibration_run_target(&options, 0);
	assert_true(at.x_mm == 160 && at.y_mm == 90);
}

static const struct plen_source_device twin = {.device = 2,
					       .name = "Panel",
					       .bus = 3,
					       .vendor = 0x1ff7,
					       .product = 0x13,
					       .serial = "S1",
					       .port = "usb-2/input0"};

static void test_calibration_run__tells_two_alike_apart(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4};
	struct plen_source_device other = twin;
	struct plen_calibration_record record;
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	plen_calibration_run_came(stage.run, &twin);
	touch_all_points(&stage);
	assert_true(plen_calibration_run_record(stage.run, &record));
	assert_string_equal(record.id.serial, "");
	assert_string_equal(record.id.port, "usb-1/input0");
	plen_calibration_run_destroy(stage.run);

	other.serial = "S2";
	start(&stage, &options, &upside_down);
	plen_calibration_run_came(stage.run, &other);
	touch_all_points(&stage);
	assert_true(plen_calibration_run_record(stage.run, &record));
	assert_string_equal(record.id.serial, "S1");
	assert_string_equal(record.id.port, "");
	plen_calibration_run_destroy(stage.run);
}

/* -- what does not count -- */

static void test_calibration_run__takes_no_brush_and_no_second_finger(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4};
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	touch(&stage, state_of(&stage)->target, 9, 400 * MS);
	assert_int_equal(state_of(&stage)->point, 0);

	/* Two fingers, of which one lifts: neither counts. */
	struct plen_contact two[2] = {felt(&stage, 10, state_of(&stage)->target, 9),
				      felt(&stage, 11, (struct plen_board_pt){500, 500}, 9)};
	send(&stage, 1, two, 2);
	advance(&stage, 100 * MS);
	two[1].flags = PLEN_CONTACT_END;
	send(&stage, 1, two, 2);
	advance(&stage, 900 * MS);
	assert_int_equal(state_of(&stage)->point, 0);
	two[0].flags = PLEN_CONTACT_END;
	send(&stage, 1, two, 1);

	/* A finger that hovers is none. */
	two[0].flags = PLEN_CONTACT_HOVER;
	send(&stage, 1, two, 1);
	advance(&stage, 900 * MS);
	send(&stage, 1, two, 0);
	assert_int_equal(state_of(&stage)->point, 0);

	touch(&stage, state_of(&stage)->target, 9, 601 * MS);
	assert_int_equal(state_of(&stage)->point, 1);
	plen_calibration_run_destroy(stage.run);
}

static void test_calibration_run__a_finger_held_on_is_one_point(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4};
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	touch(&stage, state_of(&stage)->target, 9, 5 * SECOND);
	assert_int_equal(state_of(&stage)->point, 1);
	plen_calibration_run_destroy(stage.run);
}

static void test_calibration_run__a_finger_that_slides_starts_again(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4};
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	struct plen_contact contact = felt(&stage, 1, (struct plen_board_pt){300, 200}, 9);
	for (int i = 0; i < 20; i++) {
		contact.flags = i == 0 ? PLEN_CONTACT_BEGIN : 0;
		send(&stage, 1, &contact, 1);
		advance(&stage, 100 * MS);
		contact.at.x_mm += 6;
	}
	assert_int_equal(state_of(&stage)->point, 0);
	assert_true(state_of(&stage)->held < 1);
	advance(&stage, 600 * MS);
	assert_int_equal(state_of(&stage)->point, 1);
	plen_calibration_run_destroy(stage.run);
}

/* Somebody leans on the wall while the crosses come: that panel's place is the old one. */
static void test_calibration_run__what_was_down_before_is_no_answer(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4};
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	struct plen_contact contact = felt(&stage, 1, state_of(&stage)->target, 9);
	for (int i = 0; i < 20; i++) {
		send(&stage, 1, &contact, 1);
		advance(&stage, 50 * MS);
	}
	assert_int_equal(state_of(&stage)->point, 0);
	contact.flags = PLEN_CONTACT_END;
	send(&stage, 1, &contact, 1);

	/* A pen was over it before it touches, which is no reason. */
	contact = felt(&stage, 2, state_of(&stage)->target, 9);
	contact.flags = PLEN_CONTACT_HOVER;
	send(&stage, 1, &contact, 1);
	contact.flags = 0;
	send(&stage, 1, &contact, 1);
	advance(&stage, 700 * MS);
	assert_int_equal(state_of(&stage)->point, 1);
	plen_calibration_run_destroy(stage.run);
}

/* A dead spot of an infrared frame touches for ever: in each frame, with the fingers or alone. */
static void send_beside(struct stage *stage, const struct plen_contact *dead,
			const struct plen_contact *finger)
{
	struct plen_contact both[2] = {*dead};

	if (finger != NULL) {
		both[1] = *finger;
	}
	send(stage, 1, both, finger != NULL ? 2 : 1);
}

static void touch_beside(struct stage *stage, const struct plen_contact *dead,
			 struct plen_board_pt at)
{
	struct plen_contact finger = felt(stage, ++stage->last_id, at, 9);

	finger.flags = PLEN_CONTACT_BEGIN;
	send_beside(stage, dead, &finger);
	advance(stage, 700 * MS);
	finger.flags = PLEN_CONTACT_END;
	send_beside(stage, dead, &finger);
	advance(stage, 200 * MS);
}

static void test_calibration_run__a_dead_spot_is_nobody(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4, .test = true};
	struct plen_calibration_record record;
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	struct plen_contact dead = felt(&stage, 900, (struct plen_board_pt){700, 300}, 6);
	for (int i = 0; i < 10; i++) {
		/* It trembles. */
		dead.at.x_mm += i % 2 == 0 ? 2 : -2;
		send_beside(&stage, &dead, NULL);
		advance(&stage, 100 * MS);
	}
	assert_int_equal(state_of(&stage)->point, 0);
	assert_true(state_of(&stage)->held == 0);
	for (uint32_t i = 0; i < 4; i++) {
		assert_int_equal(state_of(&stage)->point, i);
		touch_beside(&stage, &dead, state_of(&stage)->target);
	}
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_TEST);
	touch_beside(&stage, &dead, middle(&state_of(&stage)->yes));
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_DONE);
	assert_true(plen_calibration_run_record(stage.run, &record));
	assert_true(error_mm(&stage, &record.map) < 0.1);
	plen_calibration_run_destroy(stage.run);
}

/* It goes for a moment and is back at the same place, as another contact. */
static void test_calibration_run__a_dead_spot_may_flicker(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4};
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	struct plen_contact dead = felt(&stage, 900, (struct plen_board_pt){700, 300}, 6);
	send_beside(&stage, &dead, NULL);
	for (uint32_t i = 0; i < 3; i++) {
		touch_beside(&stage, &dead, state_of(&stage)->target);
		assert_int_equal(state_of(&stage)->point, i + 1);
		dead.flags = PLEN_CONTACT_END;
		send_beside(&stage, &dead, NULL);
		advance(&stage, 60 * MS);
		dead.flags = PLEN_CONTACT_BEGIN;
		dead.id++;
		dead.at.y_mm += 1;
		send_beside(&stage, &dead, NULL);
		dead.flags = 0;
		advance(&stage, 800 * MS);
		assert_int_equal(state_of(&stage)->point, i + 1);
	}

	/* Once it has gone for good, its place is as good as any. */
	dead.flags = PLEN_CONTACT_END;
	send_beside(&stage, &dead, NULL);
	advance(&stage, SECOND);
	struct plen_contact finger = dead;
	finger.flags = PLEN_CONTACT_BEGIN;
	finger.id = 990;
	send_beside(&stage, &finger, NULL);
	advance(&stage, 300 * MS);
	assert_true(state_of(&stage)->held > 0);
	plen_calibration_run_destroy(stage.run);
}

/* A sleeve that leans on the wall, and whatever it touches meanwhile. */
static void test_calibration_run__what_moves_was_no_dead_spot(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4};
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	struct plen_contact sleeve = felt(&stage, 900, (struct plen_board_pt){700, 300}, 30);
	struct plen_contact dead = felt(&stage, 901, (struct plen_board_pt){70, 800}, 6);
	send_beside(&stage, &dead, &sleeve);
	sleeve.at.x_mm += 20;
	send_beside(&stage, &dead, &sleeve);
	struct plen_contact three[3] = {dead, sleeve, felt(&stage, 1, state_of(&stage)->target, 9)};
	three[2].flags = PLEN_CONTACT_BEGIN;
	send(&stage, 1, three, 3);
	advance(&stage, 700 * MS);
	three[2].flags = PLEN_CONTACT_END;
	send(&stage, 1, three, 3);
	assert_int_equal(state_of(&stage)->point, 0);
	/* It leaves, a dead spot stays. */
	sleeve.flags = PLEN_CONTACT_END;
	send_beside(&stage, &dead, &sleeve);
	touch_beside(&stage, &dead, state_of(&stage)->target);
	assert_int_equal(state_of(&stage)->point, 1);
	plen_calibration_run_destroy(stage.run);
}

/* More at once than any frame has dead spots is somebody who leans. */
static void test_calibration_run__many_that_were_down_are_no_dead_spots(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4};
	struct plen_contact contacts[40];
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	for (uint32_t i = 0; i < 39; i++) {
		contacts[i] = felt(&stage, 900 + i, (struct plen_board_pt){i * 30, 500}, 9);
	}
	send(&stage, 1, contacts, 39);
	contacts[39] = felt(&stage, 1, state_of(&stage)->target, 9);
	contacts[39].flags = PLEN_CONTACT_BEGIN;
	send(&stage, 1, contacts, 40);
	advance(&stage, 700 * MS);
	assert_int_equal(state_of(&stage)->point, 0);
	send(&stage, 1, contacts, 0);
	touch(&stage, state_of(&stage)->target, 9, 700 * MS);
	assert_int_equal(state_of(&stage)->point, 1);
	plen_calibration_run_destroy(stage.run);
}

/* What a node knows when it is opened begins there and then, though it was down before. */
static void test_calibration_run__may_be_told_what_was_down(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4};
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	struct plen_contact dead = felt(&stage, 900, (struct plen_board_pt){700, 300}, 6);
	struct plen_contact_frame frame = {
		.device = 1, .time_us = stage.now_us, .count = 1, .contacts = &dead};
	dead.flags = PLEN_CONTACT_BEGIN;
	plen_calibration_run_was_down(stage.run, &frame);
	advance(&stage, SECOND);
	assert_int_equal(state_of(&stage)->point, 0);
	dead.flags = 0;
	touch_beside(&stage, &dead, state_of(&stage)->target);
	assert_int_equal(state_of(&stage)->point, 1);
	plen_calibration_run_destroy(stage.run);
}

static void test_calibration_run__listens_to_the_first_panel_alone(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4};
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	plen_calibration_run_came(stage.run, &twin);
	touch(&stage, state_of(&stage)->target, 9, 700 * MS);

	struct plen_contact contact = felt(&stage, 7, (struct plen_board_pt){5, 5}, 9);
	send(&stage, 2, &contact, 1);
	advance(&stage, SECOND);
	assert_int_equal(state_of(&stage)->point, 1);
	plen_calibration_run_destroy(stage.run);
}

/* -- giving up -- */

static void test_calibration_run__gives_up_when_nobody_touches(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 9, .test = true};
	struct plen_calibration_record record;
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	touch(&stage, state_of(&stage)->target, 9, 700 * MS);
	advance(&stage, 29 * SECOND);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_POINTS);
	advance(&stage, 2 * SECOND);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_GAVE_UP);
	assert_string_equal(state_of(&stage)->message,
			    "nobody touched the cross for half a minute: all stays as it was");
	assert_false(plen_calibration_run_record(stage.run, &record));
	assert_true(plen_calibration_run_deadline_us(stage.run) == INT64_MAX);
	plen_calibration_run_destroy(stage.run);
}

/* Whoever cannot hit the tick, because the map is wrong, does not confirm it. */
static void test_calibration_run__gives_up_when_nobody_confirms(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4, .test = true};
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	touch_all_points(&stage);
	for (int i = 0; i < 25; i++) {
		touch(&stage, (struct plen_board_pt){100, 100}, 9, 800 * MS);
	}
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_TEST);
	advance(&stage, 6 * SECOND);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_GAVE_UP);
	plen_calibration_run_destroy(stage.run);
}

static void test_calibration_run__shows_where_fingers_are_and_takes_no(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4, .test = true};
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	touch_all_points(&stage);
	assert_false(state_of(&stage)->has_dot);

	/* Slid onto the tick: that is no tap. */
	struct plen_contact contact = felt(&stage, 90, (struct plen_board_pt){200, 300}, 9);
	send(&stage, 1, &contact, 1);
	assert_true(state_of(&stage)->has_dot);
	assert_true(fabs(state_of(&stage)->dot.x_mm - 200) < 0.1);
	assert_true(fabs(state_of(&stage)->dot.y_mm - 300) < 0.1);
	contact = felt(&stage, 90, middle(&state_of(&stage)->yes), 9);
	send(&stage, 1, &contact, 1);
	send(&stage, 1, &contact, 0);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_TEST);

	touch(&stage, middle(&state_of(&stage)->no), 9, 50 * MS);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_GAVE_UP);
	assert_string_equal(state_of(&stage)->message, "taken back: all stays as it was");
	plen_calibration_run_destroy(stage.run);
}

static void test_calibration_run__asks_again_and_then_gives_up(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4};
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	for (int round = 0; round < 3; round++) {
		assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_POINTS);
		for (int i = 0; i < 4; i++) {
			assert_int_equal(state_of(&stage)->point, i);
			touch(&stage, (struct plen_board_pt){300, 300}, 9, 700 * MS);
		}
		assert_non_null(strstr(state_of(&stage)->message, "at the same place"));
	}
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_GAVE_UP);
	plen_calibration_run_destroy(stage.run);
}

static void test_calibration_run__gives_up_when_the_panel_goes(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4};
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	plen_calibration_run_came(stage.run, &twin);
	touch(&stage, state_of(&stage)->target, 9, 700 * MS);
	plen_calibration_run_went(stage.run, 2);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_POINTS);
	plen_calibration_run_went(stage.run, 1);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_GAVE_UP);
	plen_calibration_run_destroy(stage.run);
}

static void test_calibration_run__a_class_without_pens_waits_for_none(void **state)
{
	struct plen_calibration_run_options options = {.board = board, .points = 4, .sizes = true};
	struct plen_calibration_record record;
	struct stage stage;

	(void)state;
	start(&stage, &options, &upside_down);
	touch_all_points(&stage);
	touch(&stage, (struct plen_board_pt){800, 450}, 10, 700 * MS);
	/* Only a finger again: that is no palm. */
	touch(&stage, (struct plen_board_pt){800, 450}, 10, 700 * MS);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_NIB);
	advance(&stage, 10 * SECOND);
	assert_int_equal(state_of(&stage)->stage, PLEN_CALIBRATION_STAGE_DONE);
	assert_true(plen_calibration_run_record(stage.run, &record));
	assert_true(record.size.finger_mm > 9 && record.size.palm_mm == 0 &&
		    record.size.nib_mm == 0);
	plen_calibration_run_destroy(stage.run);
}

/* Whatever comes, it ends by itself, and time never stands still. */
static void test_calibration_run__ends_whatever_is_touched(void **state)
{
	uint64_t dice = 7;

	(void)state;
	for (int round = 0; round < 300; round++) {
		struct plen_calibration_run_options options = {
			.board = board,
			.points = round % 2 == 0 ? 4 : 9,
			.sizes = round % 3 != 0,
			.test = round % 5 != 0,
		};
		struct stage stage;
		start(&stage, &options, &projector);
		for (int i = 0; i < 3000; i++) {
			struct plen_contact contacts[3] = {{0}};
			dice = dice * 6364136223846793005u + 1442695040888963407u;
			uint32_t bits = (uint32_t)(dice >> 33);
			uint32_t count = bits % 4;
			for (uint32_t k = 0; k < count; k++) {
				contacts[k] = (struct plen_contact){
					.id = 1 + (bits >> 4) % 3 + k,
					.flags = (uint8_t)((bits >> 6) % 8),
					.at = {(bits >> 8) % 7 * 200.0, (bits >> 12) % 5 * 200.0},
					.width_mm = (bits >> 16) % 50,
					.height_mm = (bits >> 20) % 50,
				};
			}
			send(&stage, 1 + bits % 16 / 15, contacts, count);
			advance(&stage, (bits >> 24) % 100 * 10 * MS);
		}
		advance(&stage, 400 * SECOND);
		assert_true(state_of(&stage)->stage >= PLEN_CALIBRATION_STAGE_DONE);
		assert_true(plen_calibration_run_deadline_us(stage.run) == INT64_MAX);
		plen_calibration_run_destroy(stage.run);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_calibration_run__from_first_cross_to_tick),
		cmocka_unit_test(test_calibration_run__four_points_without_sizes),
		cmocka_unit_test(test_calibration_run__crosses_lie_where_asked),
		cmocka_unit_test(test_calibration_run__tells_two_alike_apart),
		cmocka_unit_test(test_calibration_run__takes_no_brush_and_no_second_finger),
		cmocka_unit_test(test_calibration_run__a_finger_held_on_is_one_point),
		cmocka_unit_test(test_calibration_run__a_finger_that_slides_starts_again),
		cmocka_unit_test(test_calibration_run__what_was_down_before_is_no_answer),
		cmocka_unit_test(test_calibration_run__a_dead_spot_is_nobody),
		cmocka_unit_test(test_calibration_run__a_dead_spot_may_flicker),
		cmocka_unit_test(test_calibration_run__what_moves_was_no_dead_spot),
		cmocka_unit_test(test_calibration_run__many_that_were_down_are_no_dead_spots),
		cmocka_unit_test(test_calibration_run__may_be_told_what_was_down),
		cmocka_unit_test(test_calibration_run__listens_to_the_first_panel_alone),
		cmocka_unit_test(test_calibration_run__gives_up_when_nobody_touches),
		cmocka_unit_test(test_calibration_run__gives_up_when_nobody_confirms),
		cmocka_unit_test(test_calibration_run__shows_where_fingers_are_and_takes_no),
		cmocka_unit_test(test_calibration_run__asks_again_and_then_gives_up),
		cmocka_unit_test(test_calibration_run__gives_up_when_the_panel_goes),
		cmocka_unit_test(test_calibration_run__a_class_without_pens_waits_for_none),
		cmocka_unit_test(test_calibration_run__ends_whatever_is_touched),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
