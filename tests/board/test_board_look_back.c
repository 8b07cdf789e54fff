/* SPDX-License-Identifier: MIT
 *
 * Replays, cards and jobs: what a teacher asks the board for beside writing.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "metrics.h"
#include "wall_fixture.h"

#define SECOND_US INT64_C(1000000)

static const struct plen_board_size wall_65_inch = {1436, 808};

static struct plen_board_options options_for(uint8_t groups)
{
	return (struct plen_board_options){.size = wall_65_inch,
					   .group_count = groups,
					   .start_in_groups = groups != 0,
					   .can_calibrate = true,
					   .can_look_back = true,
					   .can_hand_out = true,
					   .can_clear = true,
					   .can_open = true};
}

static void init(struct wall_fixture *wall, uint8_t groups)
{
	struct plen_board_options options = options_for(groups);

	wall_fixture_init(wall, &options);
}

static void tap(struct wall_fixture *wall, enum plen_board_action action)
{
	wall_tap(wall, action, 0, 0);
}

static void open_lesson_page(struct wall_fixture *wall)
{
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_tap(wall, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
}

static bool has_zone(struct wall_fixture *wall, uint32_t id)
{
	struct plen_zone zone;

	return wall_find_zone(wall, id, &zone);
}

static void pass(struct wall_fixture *wall, int64_t us)
{
	wall->time_us += us;
	plen_board_advance(wall->board, wall->time_us);
}

static bool says(struct wall_fixture *wall, const char *part)
{
	const struct plen_scene *scene = wall_scene(wall);

	for (uint32_t i = 0; i < scene->item_count; i++) {
		if (strstr(scene->items[i].text, part) != NULL) {
			return true;
		}
	}
	return false;
}

static void switch_marks_on(struct wall_fixture *wall)
{
	tap(wall, PLEN_BOARD_ACTION_MORE);
	tap(wall, PLEN_BOARD_ACTION_MARKS);
	tap(wall, PLEN_BOARD_ACTION_MORE);
}

/* -- replay -- */

static void begin_replay(struct wall_fixture *wall, uint8_t group, int64_t length_us)
{
	tap(wall, PLEN_BOARD_ACTION_MORE);
	wall_tap(wall, PLEN_BOARD_ACTION_REPLAY, 1, group);
	plen_board_set_replay_length(wall->board, length_us, wall->time_us);
}

static bool takes_ink(struct wall_fixture *wall, uint8_t group)
{
	uint32_t begun = wall->wet_begun;

	wall_write(wall, group, 0.3, 0.3, 0.5, 0.3);
	return wall->wet_begun > begun;
}

static void test_board_look_back__a_replay_has_its_pane_for_itself(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 3);
	assert_int_equal(plen_board_replay(wall.board).page, 0);
	begin_replay(&wall, 2, 60 * SECOND_US);
	pass(&wall, 20 * SECOND_US);
	wall_assert_golden(&wall, "replay");
	wall_assert_zones_sound(&wall);
	uint32_t page = wall_view(&wall)->panes[2].page;
	assert_int_equal(plen_board_replay(wall.board).page, page);
	assert_int_equal(plen_board_replay(wall.board).position_us, 20 * SECOND_US);
	assert_int_equal(wall_scene(&wall)->panes[1].page, page | PLEN_SCENE_PAGE_REPLAY);
	assert_true(takes_ink(&wall, 1));
	assert_false(takes_ink(&wall, 2));
	assert_true(takes_ink(&wall, 3));
	wall_tap(&wall, PLEN_BOARD_ACTION_REPLAY_CLOSE, 0, 2);
	assert_int_equal(plen_board_replay(wall.board).page, 0);
	assert_int_equal(wall_scene(&wall)->panes[1].page, page);
	assert_true(takes_ink(&wall, 2));
	wall_fixture_finish(&wall);
}

/* Not only as long as a sentence lasts. */
static void test_board_look_back__a_replay_of_a_part_says_so(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	begin_replay(&wall, 2, 60 * SECOND_US);
	assert_false(says(&wall, "Some is missing"));
	plen_board_set_replay_part(wall.board);
	pass(&wall, 40 * SECOND_US);
	assert_true(says(&wall, "Some is missing"));
	wall_assert_zones_sound(&wall);
	wall_tap(&wall, PLEN_BOARD_ACTION_REPLAY_CLOSE, 0, 2);
	begin_replay(&wall, 2, 60 * SECOND_US);
	assert_false(says(&wall, "Some is missing"));
	wall_fixture_finish(&wall);
}

static void test_board_look_back__a_replay_ends_by_itself_and_begins_again(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	begin_replay(&wall, 1, 10 * SECOND_US);
	assert_true(plen_board_deadline_us(wall.board) < INT64_MAX);
	pass(&wall, 11 * SECOND_US);
	assert_int_equal(plen_board_replay(wall.board).position_us, 10 * SECOND_US);
	assert_int_equal(plen_board_deadline_us(wall.board), INT64_MAX);
	wall_tap(&wall, PLEN_BOARD_ACTION_REPLAY_PLAY, 0, 1);
	assert_true(plen_board_replay(wall.board).position_us < SECOND_US);
	wall_fixture_finish(&wall);
}

static void test_board_look_back__speeds(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	begin_replay(&wall, 1, 1000 * SECOND_US);
	static const int speeds[] = {4, 16, 1};
	for (int i = 0; i < 3; i++) {
		wall_tap(&wall, PLEN_BOARD_ACTION_REPLAY_SPEED, 0, 1);
		int64_t from_us = plen_board_replay(wall.board).position_us;
		int64_t at_us = wall.time_us;
		pass(&wall, 5 * SECOND_US);
		int64_t wanted_us = speeds[i] * (wall.time_us - at_us);
		int64_t is_us = plen_board_replay(wall.board).position_us - from_us;
		assert_true(llabs(is_us - wanted_us) < SECOND_US);
	}
	wall_fixture_finish(&wall);
}

static void set_clock(struct wall_fixture *wall, int64_t by_us)
{
	wall->time_us += by_us;
	plen_board_clock_was_set(wall->board, by_us);
}

static void test_board_look_back__a_clock_that_is_set_moves_no_replay(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	begin_replay(&wall, 1, 60 * SECOND_US);
	pass(&wall, 5 * SECOND_US);
	int64_t began_us = wall.time_us - plen_board_replay(wall.board).position_us;
	for (int i = 0; i < 2; i++) {
		int64_t by_us = i == 0 ? 3600 * SECOND_US : -7200 * SECOND_US;
		set_clock(&wall, by_us);
		began_us += by_us;
		assert_true(plen_board_deadline_us(wall.board) <= wall.time_us + SECOND_US);
		pass(&wall, 5 * SECOND_US);
		int64_t is_us = plen_board_replay(wall.board).position_us;
		assert_true(llabs(is_us - (wall.time_us - began_us)) < SECOND_US / 10);
	}
	wall_fixture_finish(&wall);
}

static void drag(struct wall_fixture *wall, enum plen_event_kind kind, double part)
{
	struct plen_board_pt at = wall_place(wall, PLEN_BOARD_ZONE_SLIDER, part, 0.5);

	wall_send(wall, kind, PLEN_BOARD_ZONE_SLIDER, 500, at.x_mm, at.y_mm, 0);
}

static void test_board_look_back__the_slider_goes_where_the_finger_is(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	begin_replay(&wall, 1, 100 * SECOND_US);
	drag(&wall, PLEN_EVENT_DRAG_BEGIN, 0.5);
	assert_int_equal(plen_board_replay(wall.board).position_us / SECOND_US, 50);
	drag(&wall, PLEN_EVENT_DRAG_MOVE, 2);
	assert_int_equal(plen_board_replay(wall.board).position_us, 100 * SECOND_US);
	drag(&wall, PLEN_EVENT_DRAG_MOVE, -1);
	assert_int_equal(plen_board_replay(wall.board).position_us / SECOND_US, 0);
	drag(&wall, PLEN_EVENT_DRAG_MOVE, 0.25);
	int64_t held_us = plen_board_replay(wall.board).position_us;
	assert_in_range(held_us / SECOND_US, 20, 30);
	pass(&wall, 90 * SECOND_US);
	assert_int_equal(plen_board_replay(wall.board).position_us, held_us);
	drag(&wall, PLEN_EVENT_DRAG_END, 0.25);
	pass(&wall, 5 * SECOND_US);
	int64_t moved_us = plen_board_replay(wall.board).position_us - held_us;
	assert_in_range(moved_us, 4 * SECOND_US, 6 * SECOND_US);
	wall_fixture_finish(&wall);
}

/* Who drags past the end and back has not stopped it. */
static void test_board_look_back__the_slider_at_the_end_stops_nothing(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	begin_replay(&wall, 1, 100 * SECOND_US);
	drag(&wall, PLEN_EVENT_DRAG_BEGIN, 0.5);
	drag(&wall, PLEN_EVENT_DRAG_MOVE, 2);
	plen_board_say(wall.board, "Something else takes its time.", wall.time_us);
	pass(&wall, 30 * SECOND_US);
	drag(&wall, PLEN_EVENT_DRAG_MOVE, 0.5);
	drag(&wall, PLEN_EVENT_DRAG_END, 0.5);
	pass(&wall, 10 * SECOND_US);
	assert_int_equal(plen_board_replay(wall.board).position_us / SECOND_US, 60);
	wall_fixture_finish(&wall);
}

/* Whatever takes the pane away takes the replay away. */
static void test_board_look_back__no_replay_stays_without_its_pane(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	begin_replay(&wall, 1, SECOND_US);
	wall_tap(&wall, PLEN_BOARD_ACTION_BADGE, 0, 2);
	assert_int_equal(plen_board_replay(wall.board).page, 0);
	tap(&wall, PLEN_BOARD_ACTION_CLASS);
	open_lesson_page(&wall);
	tap(&wall, PLEN_BOARD_ACTION_REPLAY);
	assert_true(plen_board_replay(wall.board).page != 0);
	tap(&wall, PLEN_BOARD_ACTION_GROUPS);
	assert_int_equal(plen_board_replay(wall.board).page, 0);
	wall_fixture_finish(&wall);
}

/* The page is seen as it was: nobody turns it, or takes back what is not there to be seen. */
static void test_board_look_back__keys_act_on_the_replay(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 0);
	wall_write(&wall, 0, 0.1, 0.1, 0.2, 0.1);
	uint32_t page = wall_view(&wall)->panes[0].page;
	open_lesson_page(&wall);
	tap(&wall, PLEN_BOARD_ACTION_REPLAY);
	wall_key(&wall, PLEN_KEY_PAGE_NEXT);
	plen_board_set_replay_length(wall.board, 60 * SECOND_US, wall.time_us);
	pass(&wall, 20 * SECOND_US);
	wall_key(&wall, PLEN_KEY_UNDO);
	assert_int_equal(wall_count_strokes(&wall, page), 1);
	wall_key(&wall, PLEN_KEY_PAGE_PREVIOUS);
	assert_true(plen_board_replay(wall.board).position_us < SECOND_US);
	wall_key(&wall, PLEN_KEY_PAGE_NEXT);
	assert_int_equal(plen_board_deadline_us(wall.board), INT64_MAX);
	wall_key(&wall, PLEN_KEY_PAGE_NEXT);
	assert_true(plen_board_deadline_us(wall.board) < INT64_MAX);
	assert_int_equal(plen_board_replay(wall.board).page, page);
	tap(&wall, PLEN_BOARD_ACTION_REPLAY_CLOSE);
	wall_key(&wall, PLEN_KEY_UNDO);
	assert_int_equal(wall_count_strokes(&wall, page), 0);
	wall_fixture_finish(&wall);
}

static void test_board_look_back__a_group_that_is_not_seen_is_shown_first(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 3);
	wall_tap(&wall, PLEN_BOARD_ACTION_BADGE, 0, 1);
	begin_replay(&wall, 3, 60 * SECOND_US);
	assert_int_equal(wall_view(&wall)->shown, 3);
	assert_int_equal(plen_board_replay(wall.board).page, wall_view(&wall)->panes[3].page);
	/* And the one that is shown stays so. */
	begin_replay(&wall, 3, 60 * SECOND_US);
	assert_int_equal(wall_view(&wall)->shown, 3);
	assert_int_equal(plen_board_replay(wall.board).page, wall_view(&wall)->panes[3].page);
	wall_fixture_finish(&wall);
}

/* -- cards -- */

static void test_board_look_back__who_did_what(void **state)
{
	const struct plen_contribution rows[] = {
		{.group = 1,
		 .mark = 1,
		 .strokes = 1,
		 .writing_us = 61000000,
		 .written_mm = 500,
		 .seen_mm = 250},
		{.group = 1,
		 .mark = 2,
		 .strokes = 7,
		 .writing_us = 5000000,
		 .written_mm = 1000,
		 .seen_mm = 900,
		 .rubbed_own_mm = 50,
		 .rubbed_others_mm = 250},
		{.group = 3, .strokes = 2, .writing_us = 1000000, .written_mm = 10, .seen_mm = 10},
	};
	struct wall_fixture wall;

	(void)state;
	init(&wall, 3);
	switch_marks_on(&wall);
	tap(&wall, PLEN_BOARD_ACTION_MORE);
	tap(&wall, PLEN_BOARD_ACTION_REPORT);
	assert_int_equal(wall.wishes, 1);
	assert_int_equal(wall.last_wish, PLEN_BOARD_WISH_REPORT);
	plen_board_set_report(wall.board, rows, 3, true);
	wall_assert_golden(&wall, "report");
	wall_assert_zones_sound(&wall);
	assert_int_equal(wall_view(&wall)->panes[0].mark, 0);
	tap(&wall, PLEN_BOARD_ACTION_KEEP_MARKS);
	assert_int_equal(wall_view(&wall)->panes[0].mark, 1);
	tap(&wall, PLEN_BOARD_ACTION_CARD_CLOSE);
	assert_false(has_zone(&wall, PLEN_BOARD_ZONE_CARD));
	wall_fixture_finish(&wall);
}

/* Who rubbed out nothing has no bar of it, however narrow. */
static void test_board_look_back__nothing_is_drawn_as_nothing(void **state)
{
	const struct plen_contribution row = {.group = 1, .strokes = 1, .written_mm = 100};
	struct wall_fixture wall;

	(void)state;
	init(&wall, 2);
	plen_board_set_report(wall.board, &row, 1, true);
	const struct plen_scene *scene = wall_scene(&wall);
	for (uint32_t i = 0; i < scene->item_count; i++) {
		assert_true(scene->items[i].rect.w_mm > 0 && scene->items[i].rect.h_mm > 0);
	}
	wall_fixture_finish(&wall);
}

/* Who is judged by it is told. */
static void test_board_look_back__a_part_is_not_shown_as_the_whole(void **state)
{
	const struct plen_contribution row = {.group = 1, .strokes = 1, .written_mm = 10};
	struct wall_fixture wall;

	(void)state;
	init(&wall, 3);
	plen_board_set_report(wall.board, &row, 1, false);
	assert_true(says(&wall, "without what was cleared or lost"));
	plen_board_set_report(wall.board, &row, 1, true);
	assert_false(says(&wall, "lost"));
	plen_board_set_report(wall.board, &row, 0, false);
	assert_false(says(&wall, "Nobody has written"));
	wall_fixture_finish(&wall);
}

static void make_files(struct plen_board_file *files, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		files[i] = (struct plen_board_file){.icon = PLEN_ICON_BLANK};
		snprintf(files[i].name, sizeof(files[i].name), "file %u", i);
	}
}

static void test_board_look_back__files_have_pages(void **state)
{
	struct plen_board_file files[PLEN_BOARD_FILES_MAX];
	struct wall_fixture wall;

	(void)state;
	init(&wall, 0);
	make_files(files, 30);
	snprintf(files[1].folder, sizeof(files[1].folder), "worksheets");
	snprintf(files[2].folder, sizeof(files[2].folder), "%060d", 0);
	open_lesson_page(&wall);
	tap(&wall, PLEN_BOARD_ACTION_FILES);
	assert_int_equal(wall.last_wish, PLEN_BOARD_WISH_FILES);
	plen_board_set_files(wall.board, files, 30);
	wall_assert_golden(&wall, "files");
	wall_assert_zones_sound(&wall);
	assert_true(says(&wall, "file 0"));
	assert_true(says(&wall, "worksheets"));
	wall_tap(&wall, PLEN_BOARD_ACTION_CARD_STEP, 1, 0);
	assert_false(says(&wall, "file 0"));
	assert_true(says(&wall, "file 12"));
	wall_tap(&wall, PLEN_BOARD_ACTION_FILE, 1, 0);
	assert_int_equal(wall.last_wish, PLEN_BOARD_WISH_FILE);
	assert_int_equal(wall.last_wish_value, 13);
	assert_false(has_zone(&wall, PLEN_BOARD_ZONE_CARD));
	wall_fixture_finish(&wall);
}

static void test_board_look_back__cards_fit_every_wall(void **state)
{
	static const struct plen_board_size walls[] = {{2160, 1215}, {1436, 808}, {1218, 300},
						       {640, 360},   {500, 281},  {300, 170}};
	struct plen_contribution rows[40];
	struct plen_board_file files[PLEN_BOARD_FILES_MAX];
	const struct plen_board_job job = {PLEN_ICON_OPEN, 3, 9};

	(void)state;
	make_files(files, PLEN_BOARD_FILES_MAX);
	for (int i = 0; i < 40; i++) {
		rows[i] = (struct plen_contribution){.group = (uint8_t)(i / 6),
						     .mark = (uint8_t)(i % 6),
						     .strokes = 1000,
						     .written_mm = 100 + i};
	}
	for (size_t i = 0; i < sizeof(walls) / sizeof(walls[0]); i++) {
		for (uint8_t groups = 0; groups <= 6; groups += 3) {
			struct plen_board_options options = options_for(groups);
			struct wall_fixture wall;
			options.size = walls[i];
			wall_fixture_init(&wall, &options);
			plen_board_set_job(wall.board, &job);
			wall_assert_zones_sound(&wall);
			plen_board_set_report(wall.board, rows, 40, true);
			wall_assert_zones_sound(&wall);
			plen_board_set_files(wall.board, files, PLEN_BOARD_FILES_MAX);
			wall_assert_zones_sound(&wall);
			wall_fixture_finish(&wall);
		}
	}
}

/* -- jobs, sentences, lessons that stay as they are -- */

static void test_board_look_back__a_job_can_be_cancelled(void **state)
{
	const struct plen_board_job job = {PLEN_ICON_HAND_OUT, 1, 4};
	struct wall_fixture wall;

	(void)state;
	init(&wall, 0);
	open_lesson_page(&wall);
	tap(&wall, PLEN_BOARD_ACTION_HAND_OUT);
	assert_int_equal(wall.last_wish, PLEN_BOARD_WISH_HAND_OUT);
	plen_board_set_job(wall.board, &job);
	wall_assert_golden(&wall, "job");
	assert_true(takes_ink(&wall, 0));
	tap(&wall, PLEN_BOARD_ACTION_JOB_CANCEL);
	assert_int_equal(wall.last_wish, PLEN_BOARD_WISH_CANCEL);
	plen_board_set_job(wall.board, NULL);
	assert_false(has_zone(&wall, PLEN_BOARD_ZONE_JOB));
	wall_fixture_finish(&wall);
}

static void test_board_look_back__a_sentence_leaves_by_itself(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 0);
	plen_board_set_banner(wall.board, "The disk is full.");
	plen_board_say(wall.board, "It is on the stick.", wall.time_us);
	assert_true(says(&wall, "stick"));
	pass(&wall, 30 * SECOND_US);
	assert_false(says(&wall, "stick"));
	assert_true(says(&wall, "disk"));
	wall_fixture_finish(&wall);
}

static void test_board_look_back__a_newer_lesson_is_only_looked_at(void **state)
{
	struct plen_board_options options = options_for(0);
	struct wall_fixture wall;

	(void)state;
	options.is_read_only = true;
	wall_fixture_init(&wall, &options);
	assert_false(takes_ink(&wall, 0));
	wall_assert_zones_sound(&wall);
	tap(&wall, PLEN_BOARD_ACTION_GROUPS);
	assert_false(takes_ink(&wall, 1));
	assert_false(takes_ink(&wall, 2));
	/* Another lesson can be opened in its place. */
	tap(&wall, PLEN_BOARD_ACTION_CLASS);
	open_lesson_page(&wall);
	tap(&wall, PLEN_BOARD_ACTION_FILES);
	assert_int_equal(wall.wishes, 1);
	wall_fixture_finish(&wall);
}

/* A page of A4, as an import leaves it. */
static uint32_t import_page(struct plen_lesson *lesson)
{
	struct plen_op asset = {.kind = PLEN_OP_ASSET,
				.u.asset = {PLEN_MEDIA_PNG, 1, 1, (const uint8_t *)"x"}};
	struct plen_op made = {.kind = PLEN_OP_PAGE};
	struct plen_op_picture sheet = {
		.sheet = 1, .w_um = 210000, .h_um = 297000, .a_ppm = 1000000, .d_ppm = 1000000};
	struct plen_op put = {.kind = PLEN_OP_EDIT,
			      .u.edit = {.picture_count = 1, .pictures = &sheet}};

	sheet.asset = (uint32_t)plen_lesson_commit(lesson, &asset);
	uint32_t page = (uint32_t)plen_lesson_commit(lesson, &made);
	put.u.edit.page = page;
	plen_lesson_commit(lesson, &put);
	return page;
}

static void expect_whole_sheet(struct wall_fixture *wall, uint32_t page)
{
	const struct plen_scene_pane *pane = &wall_scene(wall)->panes[0];

	assert_int_equal(pane->page, page);
	assert_true(pane->view.origin.x_mm < 0 && pane->view.origin.y_mm <= 0.001);
	assert_true(pane->view.scale * 297 <= wall_65_inch.h_mm - 64);
	assert_true(pane->view.scale * 297 > wall_65_inch.h_mm * 0.7);
}

static void test_board_look_back__a_sheet_is_shown_whole(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 0);
	uint32_t pages[] = {import_page(wall.lesson), import_page(wall.lesson)};
	assert_true(plen_board_turn_to(wall.board, pages[0], wall.time_us));
	expect_whole_sheet(&wall, pages[0]);
	tap(&wall, PLEN_BOARD_ACTION_NEXT);
	expect_whole_sheet(&wall, pages[1]);
	wall_fixture_finish(&wall);
}

/* A child writes on the class's page when the file comes that the teacher has opened. */
static void test_board_look_back__no_page_is_turned_from_under_a_pen(void **state)
{
	struct wall_fixture wall;

	(void)state;
	init(&wall, 0);
	uint32_t page = import_page(wall.lesson);
	uint32_t before = wall_view(&wall)->panes[0].page;
	uint32_t pen = wall_write_on(&wall, 0, 0.2, 0.2, 0.5, 0.5);
	wall.time_us += 60000000; /* it rests */
	assert_false(plen_board_turn_to(wall.board, page, wall.time_us));
	wall_lift(&wall, pen);
	wall.time_us += 1000000; /* the next letter */
	assert_false(plen_board_turn_to(wall.board, page, wall.time_us));
	assert_int_equal(wall_view(&wall)->panes[0].page, before);
	assert_int_equal(wall_count_strokes(&wall, before), 1);
	wall.time_us += 1000000;
	assert_true(plen_board_turn_to(wall.board, page, wall.time_us));
	assert_int_equal(wall_view(&wall)->panes[0].page, page);
	wall_fixture_finish(&wall);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_board_look_back__no_page_is_turned_from_under_a_pen),
		cmocka_unit_test(test_board_look_back__a_replay_has_its_pane_for_itself),
		cmocka_unit_test(test_board_look_back__a_replay_of_a_part_says_so),
		cmocka_unit_test(test_board_look_back__a_replay_ends_by_itself_and_begins_again),
		cmocka_unit_test(test_board_look_back__a_clock_that_is_set_moves_no_replay),
		cmocka_unit_test(test_board_look_back__speeds),
		cmocka_unit_test(test_board_look_back__the_slider_goes_where_the_finger_is),
		cmocka_unit_test(test_board_look_back__the_slider_at_the_end_stops_nothing),
		cmocka_unit_test(test_board_look_back__no_replay_stays_without_its_pane),
		cmocka_unit_test(test_board_look_back__keys_act_on_the_replay),
		cmocka_unit_test(test_board_look_back__a_group_that_is_not_seen_is_shown_first),
		cmocka_unit_test(test_board_look_back__who_did_what),
		cmocka_unit_test(test_board_look_back__nothing_is_drawn_as_nothing),
		cmocka_unit_test(test_board_look_back__a_part_is_not_shown_as_the_whole),
		cmocka_unit_test(test_board_look_back__files_have_pages),
		cmocka_unit_test(test_board_look_back__cards_fit_every_wall),
		cmocka_unit_test(test_board_look_back__a_job_can_be_cancelled),
		cmocka_unit_test(test_board_look_back__a_sentence_leaves_by_itself),
		cmocka_unit_test(test_board_look_back__a_newer_lesson_is_only_looked_at),
		cmocka_unit_test(test_board_look_back__a_sheet_is_shown_whole),
	};

	return cmocka_run_group_tests_name("board_look_back", tests, NULL, NULL);
}
