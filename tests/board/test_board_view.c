/* SPDX-License-Identifier: MIT
 *
 * How pages and panes are seen: moved by two fingers, divided by one, and the same after reopening.
 */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>

#include "metrics.h"
#include "wall_fixture.h"

static int setup(void **state)
{
	static struct wall_fixture wall;
	struct plen_board_options options = {.size = wall_86_inch, .group_count = 3};

	wall_fixture_init(&wall, &options);
	*state = &wall;
	return 0;
}

static int teardown(void **state)
{
	wall_fixture_finish(*state);
	return 0;
}

static void tap(struct wall_fixture *wall, enum plen_board_action action)
{
	wall_tap(wall, action, 0, 0);
}

static struct plen_scene_pane pane_at(struct wall_fixture *wall, uint32_t index)
{
	return wall_scene(wall)->panes[index];
}

static struct plen_page_pt page_under(struct wall_fixture *wall, uint32_t index, double x_mm,
				      double y_mm)
{
	struct plen_scene_pane pane = pane_at(wall, index);

	return plen_geometry_board_to_page(&pane.view,
					   (struct plen_board_pt){pane.rect.x_mm, pane.rect.y_mm},
					   (struct plen_board_pt){x_mm, y_mm});
}

static void assert_near(double a, double b, double within)
{
	if (!(fabs(a - b) <= within)) {
		fail_msg("%.4f is not near %.4f", a, b);
	}
}

static void assert_same_place(const struct plen_op_pane *a, const struct plen_op_pane *b)
{
	assert_int_equal(a->page, b->page);
	assert_int_equal(a->scale_ppm, b->scale_ppm);
	assert_int_equal(a->origin_x_um, b->origin_x_um);
	assert_int_equal(a->origin_y_um, b->origin_y_um);
}

/* -- two fingers -- */

static void test_board_view__the_page_stays_under_the_fingers(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	struct plen_page_pt before = page_under(wall, 1, 900, 400);
	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 2, 1, 900, 400, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_UPDATE, 2, 1, 950, 450, 1.5);
	struct plen_page_pt during = page_under(wall, 1, 950, 450);
	wall_send(wall, PLEN_EVENT_TRANSFORM_UPDATE, 2, 1, 800, 700, 2.5);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 2, 1, 800, 700, 2.5);
	struct plen_page_pt after = page_under(wall, 1, 800, 700);
	assert_near(before.x_mm, during.x_mm, 1e-6);
	assert_near(before.y_mm, during.y_mm, 1e-6);
	assert_near(before.x_mm, after.x_mm, 0.002);
	assert_near(before.y_mm, after.y_mm, 0.002);
	assert_int_equal(wall_view(wall)->panes[1].origin_x_um, 0);
}

static void test_board_view__is_kept_when_the_fingers_lift(void **state)
{
	struct wall_fixture *wall = *state;
	uint64_t seq = plen_lesson_seq(wall->lesson);

	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 0, 1, 900, 400, 1);
	for (int i = 0; i < 20; i++) {
		wall_send(wall, PLEN_EVENT_TRANSFORM_UPDATE, 0, 1, 900 + i, 400, 1 + i / 20.0);
	}
	/* What another hand commits meanwhile does not keep it either. */
	wall_tap(wall, PLEN_BOARD_ACTION_PEN, PLEN_INK_BLUE, 0);
	assert_int_equal(plen_lesson_seq(wall->lesson), seq + 1);
	assert_int_equal(wall_view(wall)->panes[0].scale_ppm, 1000000);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 0, 1, 919, 400, 2);
	assert_int_equal(plen_lesson_seq(wall->lesson), seq + 2);
	assert_int_equal(wall_view(wall)->panes[0].scale_ppm, 2000000);
}

static void test_board_view__scale_has_limits(void **state)
{
	struct wall_fixture *wall = *state;

	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 0, 1, 900, 400, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 0, 1, 900, 400, 1e9);
	assert_int_equal(wall_view(wall)->panes[0].scale_ppm, 20000000);
	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 0, 2, 900, 400, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_UPDATE, 0, 2, 900, 400, NAN);
	wall_send(wall, PLEN_EVENT_TRANSFORM_UPDATE, 0, 2, 900, 400, -3);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 0, 2, 900, 400, 1e-9);
	assert_int_equal(wall_view(wall)->panes[0].scale_ppm, 50000);
}

static void test_board_view__one_hand_moves_a_page_at_a_time(void **state)
{
	struct wall_fixture *wall = *state;

	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 0, 1, 300, 400, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 0, 2, 1500, 400, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_UPDATE, 0, 2, 1700, 400, 1);
	assert_near(pane_at(wall, 0).view.origin.x_mm, 0, 0);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 0, 1, 400, 400, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 0, 2, 1700, 400, 1);
	assert_int_equal(wall_view(wall)->panes[0].origin_x_um, -100000);
}

/* -- dividers -- */

static void drag(struct wall_fixture *wall, uint32_t divider, double by_mm)
{
	uint32_t zone = PLEN_BOARD_ZONE_DIVIDER + divider;
	struct plen_board_pt at = wall_place(wall, zone, 0.5, 0.5);
	uint32_t gesture = ++wall->gesture;

	wall_send(wall, PLEN_EVENT_DRAG_BEGIN, zone, gesture, at.x_mm, at.y_mm, 0);
	for (int i = 1; i <= 10; i++) {
		wall_send(wall, PLEN_EVENT_DRAG_MOVE, zone, gesture, at.x_mm + by_mm * i / 10,
			  at.y_mm, 0);
	}
	wall_send(wall, PLEN_EVENT_DRAG_END, zone, gesture, at.x_mm + by_mm, at.y_mm, 0);
}

static void test_board_view__a_divider_moves_both_neighbours(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	double equal = pane_at(wall, 0).rect.w_mm;
	uint64_t views = wall->ops[PLEN_OP_VIEW];
	drag(wall, 1, 120);
	assert_near(pane_at(wall, 0).rect.w_mm, equal + 120, 0.01);
	assert_near(pane_at(wall, 1).rect.w_mm, equal - 120, 0.01);
	assert_near(pane_at(wall, 2).rect.w_mm, equal, 0.01);
	assert_int_equal(wall->ops[PLEN_OP_VIEW], views + 1);
}

static void test_board_view__a_divider_moves_no_page(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	struct plen_page_pt left = page_under(wall, 0, 100, 500);
	struct plen_page_pt right = page_under(wall, 1, 1000, 500);
	uint32_t gesture = wall_write_on(wall, 2, 0.6, 0.5, 0.7, 0.5);
	char *before = wall_print(wall);
	drag(wall, 1, 120);
	assert_near(page_under(wall, 0, 100, 500).x_mm, left.x_mm, 0.01);
	assert_near(page_under(wall, 1, 1000, 500).x_mm, right.x_mm, 0.01);
	assert_int_equal(wall->wet_count, 1);
	drag(wall, 1, -120);
	char *after = wall_print(wall);
	assert_string_equal(before, after);
	wall_lift(wall, gesture);
	free(before);
	free(after);
}

static void test_board_view__a_divider_snaps_and_leaves_room(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	double equal = pane_at(wall, 0).rect.w_mm;
	drag(wall, 1, 1500);
	assert_near(pane_at(wall, 1).rect.w_mm, PLEN_BOARD_PANE_MIN_MM, 0.02);
	drag(wall, 1, -3000);
	assert_near(pane_at(wall, 0).rect.w_mm, PLEN_BOARD_PANE_MIN_MM, 0.02);
	/* Nearly back: it snaps. */
	drag(wall, 1, equal - PLEN_BOARD_PANE_MIN_MM - 9);
	assert_near(pane_at(wall, 0).rect.w_mm, equal, 0.01);
	/* Where its own neighbours are equal it snaps as well. */
	drag(wall, 2, 200);
	drag(wall, 1, 100 + 8);
	assert_near(pane_at(wall, 0).rect.w_mm, pane_at(wall, 1).rect.w_mm, 0.01);
	wall_assert_zones_sound(wall);
}

static void test_board_view__two_dividers_at_once(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t zones[] = {PLEN_BOARD_ZONE_DIVIDER + 1, PLEN_BOARD_ZONE_DIVIDER + 2};

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	struct plen_page_pt middle = page_under(wall, 1, 900, 500);
	for (uint32_t i = 0; i < 2; i++) {
		struct plen_board_pt at = wall_place(wall, zones[i], 0.5, 0.5);
		wall_send(wall, PLEN_EVENT_DRAG_BEGIN, zones[i], 10 + i, at.x_mm, at.y_mm, 0);
		wall_send(wall, PLEN_EVENT_DRAG_MOVE, zones[i], 10 + i, at.x_mm + 60, at.y_mm, 0);
	}
	assert_near(page_under(wall, 1, 900, 500).x_mm, middle.x_mm, 0.01);
	/* Leaving the groups settles both. */
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	wall_send(wall, PLEN_EVENT_DRAG_MOVE, zones[0], 10, 0, 0, 0);
	wall_send(wall, PLEN_EVENT_DRAG_END, zones[0], 10, 0, 0, 0);
	wall_send(wall, PLEN_EVENT_DRAG_END, zones[1], 11, 0, 0, 0);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	assert_near(page_under(wall, 1, 900, 500).x_mm, middle.x_mm, 0.01);
	assert_near(pane_at(wall, 0).rect.w_mm, pane_at(wall, 1).rect.w_mm + 60, 0.01);
}

static void test_board_view__dividers_of_a_larger_wall(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	drag(wall, 1, -400);
	uint32_t kept = wall_view(wall)->dividers_ppm[0];
	/* No room for that here: equal, and dragged from there. */
	wall_resize(wall, (struct plen_board_size){700, 400});
	assert_near(pane_at(wall, 0).rect.w_mm, pane_at(wall, 1).rect.w_mm, 0.01);
	assert_int_equal(wall_view(wall)->dividers_ppm[0], kept);
	wall_resize(wall, wall_86_inch);
	assert_near(pane_at(wall, 0).rect.w_mm + 400, 610.33, 0.01);
	wall_resize(wall, (struct plen_board_size){700, 400});
	drag(wall, 1, 12);
	assert_true(wall_view(wall)->dividers_ppm[0] != kept);
	wall_assert_zones_sound(wall);
}

/* -- reopening -- */

static void assert_reopens(struct wall_fixture *wall)
{
	uint64_t seq = plen_lesson_seq(wall->lesson);
	char *before = wall_print(wall);

	wall_fixture_reopen(wall);
	char *after = wall_print(wall);
	assert_string_equal(before, after);
	assert_int_equal(plen_lesson_seq(wall->lesson), seq);
	free(before);
	free(after);
}

/* -- panes of another size -- */

static bool found_ink(void *data, const struct plen_stroke *stroke)
{
	(void)stroke;
	*(bool *)data = true;
	return false;
}

/* Whether pane `index` shows any of `page`; exact enough for upright and level strokes. */
static bool shows_ink_of(struct wall_fixture *wall, uint32_t index, uint32_t page)
{
	struct plen_scene_pane pane = pane_at(wall, index);
	struct plen_page_rect seen = plen_geometry_board_rect_to_page(
		&pane.view, (struct plen_board_pt){pane.rect.x_mm, pane.rect.y_mm}, pane.rect);
	bool found = false;

	plen_lesson_each_stroke(wall->lesson, page, &seen, found_ink, &found);
	return found;
}

static bool shows_ink(struct wall_fixture *wall, uint32_t index)
{
	return shows_ink_of(wall, index, pane_at(wall, index).page);
}

static void set_count(struct wall_fixture *wall, uint8_t count)
{
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_tap(wall, PLEN_BOARD_ACTION_COUNT, count, 0);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
}

static void move_page(struct wall_fixture *wall, uint32_t group, double x_mm, double y_mm,
		      double scale)
{
	uint32_t gesture = ++wall->gesture;

	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, group, gesture, 900, 400, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, group, gesture, 900 + x_mm, 400 + y_mm, scale);
}

static double usual_scale(struct wall_fixture *wall, uint32_t index)
{
	return pane_at(wall, index).rect.w_mm / wall_86_inch.w_mm;
}

static void test_board_view__more_groups_after_a_divider_show_the_ink(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.1, 0.3, 0.3, 0.3);
	drag(wall, 1, 300);
	assert_false(shows_ink(wall, 1));
	set_count(wall, 4);
	assert_true(shows_ink(wall, 1));
	assert_true(pane_at(wall, 1).view.scale <= usual_scale(wall, 1) + 1e-6);
	assert_true(pane_at(wall, 1).view.scale >= usual_scale(wall, 1) / 2);
	/* The others had their ink, or none, and stay. */
	assert_near(pane_at(wall, 0).view.origin.x_mm, 0, 0);
	assert_reopens(wall);
}

static void test_board_view__a_task_behind_is_shown_too(void **state)
{
	struct wall_fixture *wall = *state;

	wall_write(wall, 0, 0.1, 0.3, 0.3, 0.3);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	drag(wall, 1, 300);
	set_count(wall, 4);
	assert_true(shows_ink_of(wall, 1, wall_view(wall)->panes[0].page));
}

static void test_board_view__fewer_and_more_groups_come_back_exactly(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.7, 0.3, 0.9, 0.3);
	/* At the right edge: out of sight where the pane is narrower. */
	move_page(wall, 2, 190, 0, 2);
	wall_write(wall, 3, 0.7, 0.9, 0.9, 0.9);
	char *before = wall_print(wall);
	set_count(wall, 6);
	for (uint32_t i = 1; i < 3; i++) {
		assert_true(shows_ink(wall, i));
	}
	set_count(wall, 3);
	char *after = wall_print(wall);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void test_board_view__another_size_and_back_is_exact(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.1, 0.8, 0.9, 0.8);
	char *before = wall_print(wall);
	wall_resize(wall, (struct plen_board_size){700, 400});
	assert_true(shows_ink(wall, 1));
	wall_resize(wall, wall_86_inch);
	char *after = wall_print(wall);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void test_board_view__a_class_page_stays_in_sight(void **state)
{
	struct wall_fixture *wall = *state;

	wall_write(wall, 0, 0.7, 0.8, 0.9, 0.8);
	wall_resize(wall, (struct plen_board_size){700, 400});
	assert_true(shows_ink(wall, 0));
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	wall_resize(wall, wall_86_inch);
	assert_near(pane_at(wall, 0).view.origin.x_mm, 0, 0);
	assert_near(pane_at(wall, 0).view.scale, 1, 0);
}

/* Who looks at an empty place does so on purpose; only another size asks again. */
static void test_board_view__an_empty_place_is_left_to_its_group(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.1, 0.1, 0.9, 0.1);
	move_page(wall, 2, 0, -900, 1);
	assert_false(shows_ink(wall, 1));
	char *before = wall_print(wall);
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	char *after = wall_print(wall);
	assert_string_equal(before, after);
	free(before);
	free(after);
	assert_reopens(wall);
	set_count(wall, 4);
	assert_true(shows_ink(wall, 1));
	/* Moved away again, it stays away. */
	move_page(wall, 2, 0, -900, 1);
	struct plen_op_pane away = wall_view(wall)->panes[2];
	set_count(wall, 4);
	assert_same_place(&wall_view(wall)->panes[2], &away);
}

static void test_board_view__far_apart_the_nearest_ink_is_shown(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.4, 0.4, 0.6, 0.4);
	move_page(wall, 2, -3000, 0, 1);
	wall_write(wall, 2, 0.4, 0.4, 0.6, 0.4);
	move_page(wall, 2, 1000, 0, 1);
	set_count(wall, 4);
	assert_true(shows_ink(wall, 1));
	assert_near(pane_at(wall, 1).view.scale, usual_scale(wall, 1), 1e-6);
	/* The second one: it was a metre away, the first one two. */
	assert_true(pane_at(wall, 1).view.origin.x_mm > 3000);
}

/* Pages that were not in their panes meanwhile, when somebody turns back to them. */
static void test_board_view__a_page_turned_back_shows_its_ink(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.1, 0.3, 0.3, 0.3);
	drag(wall, 1, 300);
	wall_tap(wall, PLEN_BOARD_ACTION_NEXT, 0, 2);
	set_count(wall, 4);
	wall_tap(wall, PLEN_BOARD_ACTION_PREVIOUS, 0, 2);
	assert_true(shows_ink(wall, 1));
}

static void test_board_view__a_reopened_lesson_shows_the_ink(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.1, 0.3, 0.3, 0.3);
	drag(wall, 1, 300);
	wall_fixture_reopen(wall);
	set_count(wall, 4);
	assert_true(shows_ink(wall, 1));
}

static void test_board_view__every_view_reopens_as_it_was(void **state)
{
	struct wall_fixture *wall = *state;

	wall_write(wall, 0, 0.1, 0.1, 0.9, 0.1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 0, 1, 1, 2, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 0, 1, 123.4567, 45.678, 1.23456789);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_tap(wall, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
	tap(wall, PLEN_BOARD_ACTION_THEME);
	tap(wall, PLEN_BOARD_ACTION_SIDE);
	wall_tap(wall, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_GROUPS, 0);
	wall_tap(wall, PLEN_BOARD_ACTION_COUNT, 4, 0);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	assert_reopens(wall);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 3, 0.1, 0.1, 0.9, 0.5);
	wall_tap(wall, PLEN_BOARD_ACTION_SIGNAL, 0, 2);
	drag(wall, 2, 77);
	assert_reopens(wall);
	tap(wall, PLEN_BOARD_ACTION_FREEZE);
	assert_reopens(wall);
	wall_tap(wall, PLEN_BOARD_ACTION_BADGE, 0, 3);
	assert_reopens(wall);
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	tap(wall, PLEN_BOARD_ACTION_SHARED);
	wall_write(wall, 3, 0.1, 0.1, 0.9, 0.5);
	assert_reopens(wall);
}

static void test_board_view__reopened_while_shown_comes_back_to_all(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.1, 0.6, 0.9, 0.9);
	char *before = wall_print(wall);
	wall_tap(wall, PLEN_BOARD_ACTION_BADGE, 0, 2);
	assert_reopens(wall);
	tap(wall, PLEN_BOARD_ACTION_SHOW);
	char *after = wall_print(wall);
	assert_string_equal(before, after);
	free(before);
	free(after);
}

static void test_board_view__how_it_is_shown_is_not_kept(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.1, 0.6, 0.9, 0.9);
	wall_tap(wall, PLEN_BOARD_ACTION_BADGE, 0, 2);
	struct plen_view fitted = pane_at(wall, 0).view;
	uint64_t seq = plen_lesson_seq(wall->lesson);
	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 2, 1, 900, 400, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 2, 1, 700, 300, 2);
	assert_near(pane_at(wall, 0).view.scale, 2 * fitted.scale, 1e-6);
	assert_int_equal(plen_lesson_seq(wall->lesson), seq);
	wall_fixture_reopen(wall);
	assert_near(pane_at(wall, 0).view.scale, fitted.scale, 1e-6);
	assert_near(pane_at(wall, 0).view.origin.x_mm, fitted.origin.x_mm, 1e-6);
}

static void test_board_view__a_page_turned_while_shown_is_fitted(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 2, 1, 900, 400, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_END, 2, 1, 700, 300, 1.5);
	wall_write(wall, 2, 0.1, 0.6, 0.9, 0.9);
	struct plen_op_pane before = wall_view(wall)->panes[2];
	wall_tap(wall, PLEN_BOARD_ACTION_BADGE, 0, 2);
	wall_tap(wall, PLEN_BOARD_ACTION_NEXT, 0, 2);
	wall_tap(wall, PLEN_BOARD_ACTION_PREVIOUS, 0, 2);
	wall_tap(wall, PLEN_BOARD_ACTION_BADGE, 0, 2);
	assert_same_place(&wall_view(wall)->panes[2], &before);
	wall_tap(wall, PLEN_BOARD_ACTION_BADGE, 0, 2);
	wall_tap(wall, PLEN_BOARD_ACTION_NEXT, 0, 2);
	assert_reopens(wall);
	wall_tap(wall, PLEN_BOARD_ACTION_BADGE, 0, 2);
	/* From its beginning, as a new page in a group's column is. */
	assert_int_equal(wall_view(wall)->panes[2].origin_x_um, 0);
	assert_near(wall_view(wall)->panes[2].scale_ppm / 1e6,
		    pane_at(wall, 1).rect.w_mm / wall_86_inch.w_mm, 1e-6);
}

static void test_board_view__what_is_shown_is_fitted_to_another_wall(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.1, 0.6, 0.9, 0.9);
	struct plen_op_pane before = wall_view(wall)->panes[2];
	wall_tap(wall, PLEN_BOARD_ACTION_BADGE, 0, 2);
	double large = pane_at(wall, 0).view.scale;
	wall_resize(wall, (struct plen_board_size){700, 400});
	assert_true(pane_at(wall, 0).view.scale < large);
	wall_resize(wall, wall_86_inch);
	assert_near(pane_at(wall, 0).view.scale, large, 1e-9);
	wall_tap(wall, PLEN_BOARD_ACTION_BADGE, 0, 2);
	assert_same_place(&wall_view(wall)->panes[2], &before);
}

static void test_board_view__starts_in_groups_when_asked(void **state)
{
	struct wall_fixture *wall = *state;

	wall->options.start_in_groups = true;
	wall->options.group_count = 4;
	wall_fixture_reopen(wall);
	assert_int_equal(wall_view(wall)->mode, PLEN_MODE_GROUPS);
	assert_int_equal(wall_scene(wall)->pane_count, 4);
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	/* No number asked for: as many as there were. */
	wall->options.group_count = 0;
	wall_fixture_reopen(wall);
	assert_int_equal(wall_scene(wall)->pane_count, 4);
	/* Not asked for: the lesson knows better. */
	tap(wall, PLEN_BOARD_ACTION_CLASS);
	wall->options.start_in_groups = false;
	wall->options.group_count = 2;
	wall_fixture_reopen(wall);
	assert_int_equal(wall_view(wall)->mode, PLEN_MODE_CLASS);
	assert_int_equal(wall_view(wall)->group_count, 4);
}

/* Valid by itself, at odds with the rest of the lesson: a file may say anything. */
static void test_board_view__mends_a_view_that_does_not_fit(void **state)
{
	struct wall_fixture *wall = *state;
	struct plen_op op = {.kind = PLEN_OP_VIEW, .u.view = *wall_view(wall)};

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	op.u.view.mode = PLEN_MODE_GROUPS;
	op.u.view.group_count = 5;
	op.u.view.shown = 6;
	op.u.view.dividers_ppm[0] = 900000;
	op.u.view.dividers_ppm[1] = 100000;
	op.u.view.panes[0].page = wall_view(wall)->panes[2].page;
	op.u.view.panes[1].page = 1;
	op.u.view.panes[3].scale_ppm = 0;
	op.u.view.panes[3].origin_x_um = INT32_MIN;
	plen_lesson_commit(wall->lesson, &op);
	wall_fixture_reopen(wall);
	assert_int_equal(wall_scene(wall)->pane_count, 5);
	for (uint8_t group = 0; group <= 5; group++) {
		uint32_t page = wall_view(wall)->panes[group].page;
		assert_int_equal(plen_lesson_page(wall->lesson, page)->owner, group);
	}
	assert_near(pane_at(wall, 0).rect.w_mm, pane_at(wall, 4).rect.w_mm, 0.01);
	wall_assert_zones_sound(wall);
	assert_reopens(wall);
}

static void test_board_view__what_moves_at_the_end_stays_where_it_is(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t divider = PLEN_BOARD_ZONE_DIVIDER + 2;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	struct plen_board_pt at = wall_place(wall, divider, 0.5, 0.5);
	wall_send(wall, PLEN_EVENT_DRAG_BEGIN, divider, 10, at.x_mm, at.y_mm, 0);
	wall_send(wall, PLEN_EVENT_DRAG_MOVE, divider, 10, at.x_mm + 60, at.y_mm, 0);
	wall_send(wall, PLEN_EVENT_TRANSFORM_BEGIN, 1, 11, 300, 500, 1);
	wall_send(wall, PLEN_EVENT_TRANSFORM_UPDATE, 1, 11, 400, 400, 1.5);
	plen_board_finish(wall->board, wall->time_us);
	assert_reopens(wall);
	assert_near(pane_at(wall, 1).rect.w_mm, pane_at(wall, 0).rect.w_mm + 60, 0.01);
	assert_true(wall_view(wall)->panes[1].origin_x_um != 0);
}

static void test_board_view__another_size_ends_strokes_and_keeps_them(void **state)
{
	struct wall_fixture *wall = *state;

	uint32_t gesture = wall_write_on(wall, 0, 0.1, 0.1, 0.3, 0.1);
	wall->time_us += 5000000;
	int64_t time_us = wall->time_us;
	wall_resize(wall, (struct plen_board_size){1218, 685});
	assert_int_equal(wall->wet_count, 0);
	assert_int_equal(wall->last_op.time_us, time_us);
	wall_lift(wall, gesture);
	assert_int_equal(wall_count_strokes(wall, wall_view(wall)->panes[0].page), 1);
	wall_resize(wall, (struct plen_board_size){NAN, -1});
	wall_assert_zones_sound(wall);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_board_view__##name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(the_page_stays_under_the_fingers),
		CASE(is_kept_when_the_fingers_lift),
		CASE(scale_has_limits),
		CASE(one_hand_moves_a_page_at_a_time),
		CASE(a_divider_moves_both_neighbours),
		CASE(a_divider_moves_no_page),
		CASE(a_divider_snaps_and_leaves_room),
		CASE(two_dividers_at_once),
		CASE(dividers_of_a_larger_wall),
		CASE(more_groups_after_a_divider_show_the_ink),
		CASE(a_task_behind_is_shown_too),
		CASE(fewer_and_more_groups_come_back_exactly),
		CASE(another_size_and_back_is_exact),
		CASE(a_class_page_stays_in_sight),
		CASE(an_empty_place_is_left_to_its_group),
		CASE(far_apart_the_nearest_ink_is_shown),
		CASE(a_page_turned_back_shows_its_ink),
		CASE(a_reopened_lesson_shows_the_ink),
		CASE(every_view_reopens_as_it_was),
		CASE(reopened_while_shown_comes_back_to_all),
		CASE(how_it_is_shown_is_not_kept),
		CASE(a_page_turned_while_shown_is_fitted),
		CASE(what_is_shown_is_fitted_to_another_wall),
		CASE(starts_in_groups_when_asked),
		CASE(mends_a_view_that_does_not_fit),
		CASE(what_moves_at_the_end_stays_where_it_is),
		CASE(another_size_ends_strokes_and_keeps_them),
	};

	return cmocka_run_group_tests_name("board_view", tests, NULL, NULL);
}
