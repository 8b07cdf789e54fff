/* SPDX-License-Identifier: MIT
 *
 * Hands at random, as the engine may report them: whatever they do, what is promised holds.
 *
 * All operations go through their encoding into the mirror of the lesson at once; when no hand is
 * down, a board on that mirror must show the same wall.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "common/mem.h"
#include "wall_fixture.h"

#define HANDS_MAX 24
#define STEPS 2500
#define REST_EVERY 120

/* One gesture that is going on. */
struct hand {
	uint32_t gesture, zone;
	enum plen_event_kind extend, end; /* extend == end: nothing but the end comes */
	struct plen_board_pt at;
	double value;
};

struct crowd {
	struct wall_fixture wall;
	uint64_t random;
	uint32_t hand_count;
	struct hand hands[HANDS_MAX];
	/* What page_changed may say during the operation that is being performed. */
	const struct plen_op *performing;
};

/* xorshift64*: the same stream on every machine. */
static uint32_t draw(struct crowd *crowd, uint32_t below)
{
	crowd->random ^= crowd->random >> 12;
	crowd->random ^= crowd->random << 25;
	crowd->random ^= crowd->random >> 27;
	return (uint32_t)((crowd->random * 0x2545f4914f6cdd1dull) >> 33) % below;
}

static double draw_unit(struct crowd *crowd)
{
	return draw(crowd, 10000) / 10000.0;
}

static double draw_value(struct crowd *crowd, enum plen_event_kind kind)
{
	switch (kind) {
	case PLEN_EVENT_TRANSFORM_UPDATE:
	case PLEN_EVENT_TRANSFORM_END:
		return exp((draw_unit(crowd) - 0.5) * 3);
	case PLEN_EVENT_WIPE_BEGIN:
	case PLEN_EVENT_WIPE_EXTEND:
	case PLEN_EVENT_WIPE_END:
		return draw_unit(crowd) * 400;
	case PLEN_EVENT_TRANSFORM_BEGIN:
		return 1;
	default:
		return draw_unit(crowd) * 1.2 - 0.1;
	}
}

static void send(struct crowd *crowd, enum plen_event_kind kind, const struct hand *hand)
{
	wall_send(&crowd->wall, kind, hand->zone, hand->gesture, hand->at.x_mm, hand->at.y_mm,
		  draw_value(crowd, kind));
}

static void begin(struct crowd *crowd, const struct plen_zone *zone, enum plen_event_kind first,
		  enum plen_event_kind extend, enum plen_event_kind end)
{
	struct hand *hand = &crowd->hands[crowd->hand_count++];

	*hand = (struct hand){
		.gesture = ++crowd->wall.gesture,
		.zone = zone->id,
		.extend = extend,
		.end = end,
		.at = {zone->rect.x_mm + draw_unit(crowd) * zone->rect.w_mm,
		       zone->rect.y_mm + draw_unit(crowd) * zone->rect.h_mm},
	};
	send(crowd, first, hand);
}

static void touch_canvas(struct crowd *crowd, const struct plen_zone *zone)
{
	switch (draw(crowd, 8)) {
	case 0:
		begin(crowd, zone, PLEN_EVENT_TRANSFORM_BEGIN, PLEN_EVENT_TRANSFORM_UPDATE,
		      PLEN_EVENT_TRANSFORM_END);
		break;
	case 1:
		begin(crowd, zone, PLEN_EVENT_WIPE_BEGIN, PLEN_EVENT_WIPE_EXTEND,
		      PLEN_EVENT_WIPE_END);
		break;
	case 2:
		begin(crowd, zone, PLEN_EVENT_INK_BEGIN, PLEN_EVENT_INK_EXTEND,
		      PLEN_EVENT_INK_CANCEL);
		break;
	default:
		begin(crowd, zone, PLEN_EVENT_INK_BEGIN, PLEN_EVENT_INK_EXTEND, PLEN_EVENT_INK_END);
		break;
	}
}

/* Zones are mostly the wall's own, sometimes of a wall that has gone. */
static void touch(struct crowd *crowd)
{
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint64_t generation;
	uint32_t count = plen_board_zones(crowd->wall.board, zones, &generation);
	struct plen_zone zone = zones[draw(crowd, count)];

	if (crowd->hand_count == HANDS_MAX || zone.kind == PLEN_ZONE_LOCKED) {
		return;
	}
	if (draw(crowd, 20) == 0) {
		zone.id = zone.kind == PLEN_ZONE_CONTROL
				  ? plen_board_zone_control(draw(crowd, PLEN_BOARD_ACTIONS),
							    (uint8_t)draw(crowd, 7),
							    (uint8_t)draw(crowd, 7))
				  : draw(crowd, 0x60);
	}
	switch (zone.kind) {
	case PLEN_ZONE_CANVAS:
		touch_canvas(crowd, &zone);
		break;
	case PLEN_ZONE_DRAG:
		begin(crowd, &zone, PLEN_EVENT_DRAG_BEGIN, PLEN_EVENT_DRAG_MOVE,
		      PLEN_EVENT_DRAG_END);
		break;
	default:
		begin(crowd, &zone, PLEN_EVENT_PRESS, PLEN_EVENT_RELEASE, PLEN_EVENT_RELEASE);
		break;
	}
}

/* Most of what is written is written on canvases, not on the many cells. */
static void touch_some_canvas(struct crowd *crowd)
{
	struct plen_zone zone;

	if (crowd->hand_count < HANDS_MAX &&
	    wall_find_zone(&crowd->wall, draw(crowd, PLEN_GROUP_COUNT), &zone) &&
	    zone.kind == PLEN_ZONE_CANVAS) {
		touch_canvas(crowd, &zone);
	}
}

static void move(struct crowd *crowd, struct hand *hand)
{
	if (hand->extend == hand->end) {
		return;
	}
	hand->at.x_mm += (draw_unit(crowd) - 0.5) * 200;
	hand->at.y_mm += (draw_unit(crowd) - 0.5) * 200;
	if (draw(crowd, 50) == 0) {
		struct hand nonsense = *hand;
		nonsense.at.x_mm = draw(crowd, 2) ? NAN : INFINITY;
		send(crowd, hand->extend, &nonsense);
	}
	if (draw(crowd, 20) == 0) {
		send(crowd, PLEN_EVENT_HOLD, hand);
	}
	send(crowd, hand->extend, hand);
}

static void lift(struct crowd *crowd, uint32_t index)
{
	struct hand hand = crowd->hands[index];

	crowd->hands[index] = crowd->hands[--crowd->hand_count];
	if (hand.end == PLEN_EVENT_RELEASE && draw(crowd, 8) != 0) {
		send(crowd, PLEN_EVENT_TAP, &hand);
	}
	send(crowd, hand.end, &hand);
}

static void step(struct crowd *crowd)
{
	uint32_t what = draw(crowd, 100);

	if (what < 14) {
		touch(crowd);
	} else if (what < 28) {
		touch_some_canvas(crowd);
	} else if (what < 75 && crowd->hand_count > 0) {
		move(crowd, &crowd->hands[draw(crowd, crowd->hand_count)]);
	} else if (what < 97 && crowd->hand_count > 0) {
		lift(crowd, draw(crowd, crowd->hand_count));
	} else if (what == 97) {
		wall_key(&crowd->wall, (enum plen_key)draw(crowd, 4));
	} else if (what == 98) {
		plen_board_advance(crowd->wall.board, crowd->wall.time_us);
	} else if (what == 99 && draw(crowd, 10) == 0) {
		struct plen_board_size *size = &crowd->wall.options.size;
		size->w_mm = 260 + draw_unit(crowd) * 1800;
		size->h_mm = 160 + draw_unit(crowd) * 1000;
		wall_resize(&crowd->wall, *size);
	}
}

/* -- promises -- */

/* Group g changes what is seen on its own pages, and on the class's while they are shared. */
static void on_page_changed(void *data, uint32_t page, const struct plen_page_rect *rect,
			    const struct plen_stroke *added)
{
	struct crowd *crowd = data;
	const struct plen_op *op = crowd->performing;
	uint8_t owner = plen_lesson_page(crowd->wall.lesson, page)->owner;

	(void)rect;
	(void)added;
	assert_true(op->kind == PLEN_OP_EDIT || op->kind == PLEN_OP_UNDO ||
		    op->kind == PLEN_OP_REDO);
	if (owner != op->group) {
		assert_int_equal(owner, PLEN_GROUP_CLASS);
		assert_int_equal(wall_view(&crowd->wall)->mode, PLEN_MODE_SHARED);
	}
}

static void on_committed(void *data, const struct plen_op *op)
{
	struct crowd *crowd = data;

	wall_fixture_committed(&crowd->wall, op);
	crowd->performing = op;
	if (op->kind == PLEN_OP_PAGE) {
		assert_true(op->group == PLEN_GROUP_CLASS || op->group == op->u.page.owner);
	}
}

static void listen(struct crowd *crowd)
{
	struct plen_lesson_listener listener = {
		.committed = on_committed, .page_changed = on_page_changed, .data = crowd};

	plen_lesson_set_listener(crowd->wall.lesson, &listener);
}

/* What is open is not kept; nor is a sentence that has been said. */
static void close_all(struct wall_fixture *wall)
{
	struct plen_zone zone;

	for (uint8_t group = 0; group <= PLEN_GROUP_MAX; group++) {
		if (wall_find_zone(wall, PLEN_BOARD_ZONE_MARKS + group, &zone)) {
			wall_tap(wall, PLEN_BOARD_ACTION_MARK, 0, group);
		}
		if (wall_find_zone(
			    wall, plen_board_zone_control(PLEN_BOARD_ACTION_REPLAY_CLOSE, 0, group),
			    &zone)) {
			wall_tap(wall, PLEN_BOARD_ACTION_REPLAY_CLOSE, 0, group);
		}
	}
	if (wall_find_zone(wall, PLEN_BOARD_ZONE_PANEL, &zone)) {
		wall_tap(wall, PLEN_BOARD_ACTION_MORE, 0, 0);
	}
	wall->time_us += 60000000;
	plen_board_advance(wall->board, wall->time_us);
}

static void rest(struct crowd *crowd)
{
	struct wall_fixture *wall = &crowd->wall;

	while (crowd->hand_count > 0) {
		lift(crowd, 0);
	}
	assert_int_equal(wall->wet_count, 0);

	struct plen_board_stats stats = plen_board_stats(wall->board);
	assert_int_equal(stats.strokes_committed + stats.strokes_cancelled, wall->wet_begun);
	close_all(wall);
	wall_assert_zones_sound(wall);
}

static void assert_reopens_the_same(struct crowd *crowd)
{
	struct wall_fixture *wall = &crowd->wall;
	uint64_t seq = plen_lesson_seq(wall->lesson);

	if (wall_view(wall)->shown != 0) {
		/* What is shown large is fitted anew, so it is compared after that. */
		wall_fixture_reopen(wall);
	}

	char *before = wall_print(wall);
	wall_fixture_reopen(wall);
	wall->wet_begun = 0;
	listen(crowd);
	char *after = wall_print(wall);
	assert_int_equal(plen_lesson_seq(wall->lesson), seq);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void run(struct plen_board_size size, uint8_t groups, uint64_t seed)
{
	struct plen_board_options options = {.size = size,
					     .group_count = groups,
					     .start_in_groups = seed % 2 == 0,
					     .can_calibrate = true,
					     .can_look_back = true,
					     .can_hand_out = true,
					     .can_clear = true,
					     .can_open = true};
	struct crowd *crowd = plen_calloc(1, sizeof(*crowd));

	crowd->random = seed * 0x9e3779b97f4a7c15ull + 1;
	wall_fixture_init(&crowd->wall, &options);
	/* A new lesson opens again like any other; the option has had its effect. */
	crowd->wall.options.start_in_groups = false;
	listen(crowd);
	for (int i = 1; i <= STEPS; i++) {
		step(crowd);
		if (i % 10 == 0) {
			wall_scene(&crowd->wall);
		}
		if (i % REST_EVERY == 0) {
			rest(crowd);
			assert_reopens_the_same(crowd);
		}
	}
	rest(crowd);
	wall_fixture_finish(&crowd->wall);
	free(crowd);
}

static void test_board_property__on_a_large_wall(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 10; seed++) {
		run(wall_86_inch, (uint8_t)(2 + seed % 5), seed);
	}
}

static void test_board_property__on_small_walls(void **state)
{
	(void)state;
	for (uint64_t seed = 1; seed <= 4; seed++) {
		run((struct plen_board_size){1218, 685}, (uint8_t)(2 + seed % 5), 100 + seed);
		run((struct plen_board_size){300, 170}, (uint8_t)(2 + seed % 5), 200 + seed);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_board_property__on_a_large_wall),
		cmocka_unit_test(test_board_property__on_small_walls),
	};

	return cmocka_run_group_tests_name("board_property", tests, NULL, NULL);
}
