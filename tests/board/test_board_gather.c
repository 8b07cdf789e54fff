/* SPDX-License-Identifier: MIT
 *
 * Groups' work gathered on a page of the class, and pictures wherever ink is copied to.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

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

static uint32_t page_of(const struct wall_fixture *wall, uint8_t group)
{
	return wall_view(wall)->panes[group].page;
}

static void tap(struct wall_fixture *wall, enum plen_board_action action)
{
	wall_tap(wall, action, 0, 0);
}

static bool check_gathered(void *data, const struct plen_stroke *stroke)
{
	uint32_t *count = data;
	double column = wall_86_inch.w_mm / 3;
	struct plen_page_rect bounds = stroke->bounds;

	assert_int_equal(stroke->ink, stroke->group);
	assert_true(bounds.x_mm >= (stroke->group - 1) * column);
	assert_true(bounds.x_mm + bounds.w_mm <= stroke->group * column);
	assert_true(bounds.y_mm >= 0 && bounds.y_mm + bounds.h_mm <= wall_86_inch.h_mm);
	(*count)++;
	return true;
}

static void test_board_gather__gather_puts_copies_side_by_side(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t count = 0;

	wall_write(wall, 0, 0.1, 0.1, 0.9, 0.1);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	for (uint8_t group = 1; group <= 3; group++) {
		wall_write(wall, group, 0.1, 0.1, 0.9, 0.1);
		wall_write(wall, group, 0.1, 0.2, 0.9, 0.9);
	}
	/* Cut in two; and one that is still being written. */
	wall_tap(wall, PLEN_BOARD_ACTION_RUBBER, 0, 1);
	wall_write(wall, 1, 0.5, 0.05, 0.5, 0.15);
	uint32_t gesture = wall_write_on(wall, 2, 0.1, 0.3, 0.9, 0.3);
	uint32_t class_page = page_of(wall, 0);

	tap(wall, PLEN_BOARD_ACTION_GATHER);
	uint32_t page = page_of(wall, 0);
	assert_int_equal(wall_view(wall)->mode, PLEN_MODE_CLASS);
	assert_int_not_equal(page, class_page);
	plen_lesson_each_stroke(wall->lesson, page, NULL, check_gathered, &count);
	assert_int_equal(count, 8);
	assert_int_equal(wall_count_ranges(wall, page), 8);
	assert_int_equal(wall_count_ranges(wall, page_of(wall, 1)), 3);
	wall_lift(wall, gesture);

	tap(wall, PLEN_BOARD_ACTION_UNDO);
	assert_int_equal(wall_count_strokes(wall, page), 0);
	assert_int_equal(wall_count_strokes(wall, page_of(wall, 3)), 2);
}

static void test_board_gather__nothing_written_is_nothing_to_gather(void **state)
{
	struct wall_fixture *wall = *state;

	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	tap(wall, PLEN_BOARD_ACTION_GATHER);
	assert_int_equal(wall_view(wall)->mode, PLEN_MODE_GROUPS);
}

/* -- pictures come along -- */

struct pictures {
	uint32_t count;
	struct plen_picture last;
};

static bool count_picture(void *data, const struct plen_picture *picture)
{
	struct pictures *pictures = data;

	pictures->count++;
	pictures->last = *picture;
	return true;
}

static struct pictures pictures_on(const struct wall_fixture *wall, uint32_t page)
{
	struct pictures pictures = {0};

	plen_lesson_each_picture(wall->lesson, page, NULL, count_picture, &pictures);
	return pictures;
}

static void test_board_gather__pictures_come_along(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t page = wall_view(wall)->panes[0].page;

	uint32_t asset = wall_put_sheet(wall, page);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_tap(wall, PLEN_BOARD_ACTION_START, PLEN_BOARD_START_COPY, 0);
	struct pictures copied = pictures_on(wall, wall_view(wall)->panes[1].page);
	assert_int_equal(copied.count, 1);
	assert_int_equal(copied.last.place.asset, asset);
	assert_int_equal(copied.last.place.sheet, 1);
	assert_int_equal(copied.last.place.e_um, 20000);
	wall_write(wall, 1, 0.2, 0.2, 0.6, 0.2);
	tap(wall, PLEN_BOARD_ACTION_GATHER);
	struct pictures gathered = pictures_on(wall, wall_view(wall)->panes[0].page);
	assert_int_equal(gathered.count, 1);
	assert_int_equal(gathered.last.place.sheet, 0);
	assert_int_equal(gathered.last.place.a_ppm, gathered.last.place.d_ppm);
}

/* In little it is no paper any more, but still dark: so is the page, or its ink would not be seen.
 */
static void test_board_gather__dark_paper_stays_dark(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t page = wall_view(wall)->panes[0].page;

	wall_put_dark_sheet(wall, page);
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_tap(wall, PLEN_BOARD_ACTION_START, PLEN_BOARD_START_COPY, 0);
	wall_write(wall, 1, 0.2, 0.2, 0.6, 0.2);
	tap(wall, PLEN_BOARD_ACTION_GATHER);
	page = wall_view(wall)->panes[0].page;
	struct pictures gathered = pictures_on(wall, page);
	assert_int_equal(gathered.last.place.sheet, 0);
	assert_int_equal(gathered.last.place.dark, 1);
	assert_int_equal(plen_lesson_page_theme(wall->lesson, page, PLEN_THEME_LIGHT),
			 PLEN_THEME_DARK);
}

static bool is_in_a_column(void *data, const struct plen_picture *picture)
{
	uint32_t *columns = data;
	double column = wall_86_inch.w_mm / 3;
	uint32_t index = (uint32_t)(picture->bounds.x_mm / column);

	assert_true(picture->bounds.x_mm + picture->bounds.w_mm <= (index + 1) * column);
	assert_true(picture->bounds.y_mm + picture->bounds.h_mm <= wall_86_inch.h_mm);
	assert_int_equal(picture->place.sheet, 0);
	*columns |= 1u << index;
	return true;
}

/* A worksheet lies behind all groups: what they wrote is the answer to it. The class's own ink
 * stays behind, and so does the sheet of a group that has turned to another page. */
static void test_board_gather__gathered_work_lies_on_its_sheet(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t columns = 0;

	wall_put_sheet(wall, page_of(wall, 0));
	wall_write(wall, 0, 0.1, 0.1, 0.9, 0.1);
	tap(wall, PLEN_BOARD_ACTION_GROUPS);
	wall_write(wall, 2, 0.1, 0.1, 0.9, 0.1);
	wall_tap(wall, PLEN_BOARD_ACTION_NEXT, 0, 2);
	for (uint8_t group = 1; group <= 3; group++) {
		wall_write(wall, group, 0.1, 0.1, 0.9, 0.1);
	}
	tap(wall, PLEN_BOARD_ACTION_GATHER);
	uint32_t page = page_of(wall, 0);
	assert_int_equal(pictures_on(wall, page).count, 2);
	plen_lesson_each_picture(wall->lesson, page, NULL, is_in_a_column, &columns);
	assert_int_equal(columns, 5);
	assert_int_equal(wall_count_strokes(wall, page), 3);
	tap(wall, PLEN_BOARD_ACTION_UNDO);
	assert_int_equal(pictures_on(wall, page).count, 0);
}

static void test_board_gather__a_page_with_a_picture_has_a_successor(void **state)
{
	struct wall_fixture *wall = *state;
	uint32_t page = wall_view(wall)->panes[0].page;

	wall_put_sheet(wall, page);
	wall_tap(wall, PLEN_BOARD_ACTION_NEXT, 0, 0);
	assert_int_not_equal(wall_view(wall)->panes[0].page, page);
}

#define CASE(name) cmocka_unit_test_setup_teardown(test_board_gather__##name, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(gather_puts_copies_side_by_side),
		CASE(nothing_written_is_nothing_to_gather),
		CASE(pictures_come_along),
		CASE(dark_paper_stays_dark),
		CASE(gathered_work_lies_on_its_sheet),
		CASE(a_page_with_a_picture_has_a_successor),
	};

	return cmocka_run_group_tests_name("board_gather", tests, NULL, NULL);
}
