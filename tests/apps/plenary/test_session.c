/* SPDX-License-Identifier: MIT
 *
 * A session with its file: what is asked for at the wall and comes from there.
 */
#include "session_desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "scratch.h"

static bool canvas_takes_ink(const struct desk *desk, uint8_t canvas)
{
	return desk_find(desk, canvas)->kind == PLEN_ZONE_CANVAS;
}

static void test_session__a_pane_is_replayed_while_others_write(void **state)
{
	struct desk *desk = *state;

	desk_write_line(desk, 1, 0.2);
	desk_write_line(desk, 1, 0.4);
	desk_tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_REPLAY, 1, 1);
	assert_non_null(
		desk_find(desk, plen_board_zone_control(PLEN_BOARD_ACTION_REPLAY_CLOSE, 0, 1)));
	assert_false(canvas_takes_ink(desk, 1));
	for (int i = 0; i < 20; i++) {
		desk_write_line(desk, 2, 0.1 + 0.01 * i);
	}
	desk_tap(desk, PLEN_BOARD_ACTION_REPLAY_START, 0, 1);
	for (int i = 0; i < 500; i++) {
		desk_turn(desk);
	}
	desk_tap(desk, PLEN_BOARD_ACTION_REPLAY_CLOSE, 0, 1);
	assert_true(canvas_takes_ink(desk, 1));
}

static uint32_t pixel_at(struct desk *desk, int column, int row)
{
	struct plen_frame frame;
	uint32_t pixel = 0;

	assert_int_equal(plen_presenter_frame(desk->presenter, &frame), 0);
	memcpy(&pixel, frame.pixels + (size_t)row * (size_t)frame.stride + (size_t)column * 4, 4);
	return pixel;
}

/* Whether there is anything but paper at a place of a canvas; its line may lie beside that. */
static bool is_inked(struct desk *desk, uint8_t canvas, double x, double y)
{
	struct plen_board_pt at = desk_within(desk_find(desk, canvas), x, y);
	int column = (int)(at.x_mm / WALL_W_MM * WIDTH_PX);
	int row = (int)(at.y_mm / WALL_H_MM * HEIGHT_PX);
	uint32_t paper = pixel_at(desk, column, row - 5);
	bool found = false;

	for (int i = -2; i <= 2; i++) {
		found |= pixel_at(desk, column, row + i) != paper;
	}
	return found;
}

/* Its page has never been on the wall as it is then. */
static void test_session__the_first_stroke_of_a_replay_is_seen_as_it_grows(void **state)
{
	struct desk *desk = *state;
	int growing = 0;

	desk_write_line(desk, 1, 0.2);
	desk_write_line(desk, 1, 0.4);
	assert_true(is_inked(desk, 1, 0.75, 0.2));
	desk_tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_REPLAY, 1, 1);
	for (int i = 0; i < TURNS_MAX && is_inked(desk, 1, 0.75, 0.2); i++) {
		desk_turn(desk);
	}
	for (int i = 0; i < 400 && !is_inked(desk, 1, 0.75, 0.2); i++) {
		growing += is_inked(desk, 1, 0.3, 0.2);
		desk_turn(desk);
	}
	assert_true(is_inked(desk, 1, 0.75, 0.2));
	assert_in_range(growing, 50, 200);
}

static void test_session__what_was_never_written_on_has_no_replay(void **state)
{
	struct desk *desk = *state;

	desk_tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_REPLAY, 1, 2);
	for (int i = 0; i < TURNS_MAX && !canvas_takes_ink(desk, 2); i++) {
		desk_turn(desk);
	}
	assert_true(canvas_takes_ink(desk, 2));
	assert_string_equal(desk_said, "Nothing has been written on this page.");
}

/* Nothing that is seen depends on how long the store takes, and nothing happens elsewhere. */
static void test_session__in_virtual_time_nothing_is_waited_for(void **state)
{
	struct desk *desk = *state;

	assert_true(plen_session_destroy(desk->session));
	desk->is_virtual = true;
	desk_open(desk);
	desk_turn(desk);
	desk_tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_REPLAY, 1, 2);
	assert_string_equal(desk_said, "Nothing has been written on this page.");
	assert_true(canvas_takes_ink(desk, 2));
	desk_write_line(desk, 1, 0.2);
	desk_tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_REPLAY, 1, 1);
	assert_false(is_inked(desk, 1, 0.75, 0.2));
	desk_tap(desk, PLEN_BOARD_ACTION_REPLAY_CLOSE, 0, 1);
	desk_tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_REPORT, 0, 0);
	assert_non_null(desk_find(desk, PLEN_BOARD_ZONE_CARD));
	desk_tap(desk, PLEN_BOARD_ACTION_CARD_CLOSE, 0, 0);
	desk_open_lesson_page(desk);
	desk_tap(desk, PLEN_BOARD_ACTION_HAND_OUT, 0, 0);
	assert_null(desk_find(desk, PLEN_BOARD_ZONE_JOB));
}

static void test_session__tells_who_did_what(void **state)
{
	struct desk *desk = *state;

	desk_write_line(desk, 1, 0.2);
	desk_write_line(desk, 2, 0.2);
	desk_tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_REPORT, 0, 0);
	desk_wait_for(desk, PLEN_BOARD_ZONE_CARD);
	desk_tap(desk, PLEN_BOARD_ACTION_CARD_CLOSE, 0, 0);
	assert_null(desk_find(desk, PLEN_BOARD_ZONE_CARD));
}

/* -- opening -- */

static const char drawing[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" "
			      "height=\"100\"><rect width=\"50\" height=\"50\"/></svg>";

static void wait_for_job(struct desk *desk)
{
	desk_wait_for(desk, PLEN_BOARD_ZONE_JOB);
	for (int i = 0; i < TURNS_MAX && desk_find(desk, PLEN_BOARD_ZONE_JOB) != NULL; i++) {
		desk_turn(desk);
	}
	assert_null(desk_find(desk, PLEN_BOARD_ZONE_JOB));
}

/* Its page is the second of the class's. */
static void assert_one_came(struct desk *desk)
{
	struct held held = desk_read_file(desk, 0);

	assert_int_equal(held.pages, 2);
	assert_int_equal(held.pictures, 1);
}

/* As the command line names it. */
static void test_session__opens_what_was_named(void **state)
{
	struct desk *desk = *state;
	char *path = scratch_path(desk->folder, "picture.svg");

	scratch_write(path, drawing, strlen(drawing));
	setenv("PLENARY_IMPORT", PLENARY_IMPORT_PROGRAM, 1);
	desk_tap(desk, PLEN_BOARD_ACTION_CLASS, 0, 0);
	plen_session_open(desk->session, path);
	wait_for_job(desk);
	assert_one_came(desk);
	free(path);
}

static void test_session__opens_what_lies_beside_the_lesson(void **state)
{
	struct desk *desk = *state;
	char *path = scratch_path(desk->folder, "picture.svg");

	scratch_write(path, drawing, strlen(drawing));
	setenv("PLENARY_IMPORT", PLENARY_IMPORT_PROGRAM, 1);
	desk_open_lesson_page(desk);
	desk_tap(desk, PLEN_BOARD_ACTION_FILES, 0, 0);
	desk_wait_for(desk, plen_board_zone_control(PLEN_BOARD_ACTION_FILE, 0, 0));
	desk_tap(desk, PLEN_BOARD_ACTION_FILE, 0, 0);
	wait_for_job(desk);
	assert_one_came(desk);
	free(path);
}

#define XOPP_PAGE                                                                                  \
	"<page width=\"72\" height=\"144\"><background type=\"solid\" color=\"#ffffffff\" "        \
	"style=\"plain\"/><layer><stroke tool=\"pen\" color=\"black\" width=\"2\">0 0 9 "          \
	"9</stroke>"                                                                               \
	"</layer></page>"

static const char three_pages[] =
	"<?xml version=\"1.0\"?><xournal fileversion=\"4\">" XOPP_PAGE XOPP_PAGE XOPP_PAGE
	"</xournal>";

/* A session begins with the groups. */
static uint32_t seen_by_class(struct desk *desk)
{
	struct held held = desk_read_file(desk, 0);

	desk_tap(desk, PLEN_BOARD_ACTION_CLASS, 0, 0);
	/* Nothing of that turns the page from where it is seen. */
	assert_int_equal(held.shown, held.seen > 0 ? 1 : 0);
	return held.seen;
}

/* It was the wrong file: one tap, and her own stroke of before is still there. */
static void test_session__what_was_opened_is_taken_back_as_a_whole(void **state)
{
	struct desk *desk = *state;
	char *path = scratch_path(desk->folder, "three.xopp");

	scratch_write(path, three_pages, strlen(three_pages));
	setenv("PLENARY_IMPORT", PLENARY_IMPORT_PROGRAM, 1);
	desk_tap(desk, PLEN_BOARD_ACTION_CLASS, 0, 0);
	desk_write_line(desk, 0, 0.2);
	desk->time_us += 5000000;
	plen_session_open(desk->session, path);
	wait_for_job(desk);
	assert_int_equal(seen_by_class(desk), 4);
	desk_tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(seen_by_class(desk), 1);
	desk_tap(desk, PLEN_BOARD_ACTION_REDO, 0, 0);
	assert_int_equal(seen_by_class(desk), 4);
	/* What she wrote since comes first. */
	desk_write_line(desk, 0, 0.3);
	desk_tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(seen_by_class(desk), 4);
	desk_tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(seen_by_class(desk), 1);
	desk_tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(seen_by_class(desk), 0);
	free(path);
}

static void test_session__what_was_opened_waits_for_who_writes(void **state)
{
	struct desk *desk = *state;
	char *path = scratch_path(desk->folder, "picture.svg");

	scratch_write(path, drawing, strlen(drawing));
	setenv("PLENARY_IMPORT", PLENARY_IMPORT_PROGRAM, 1);
	desk_tap(desk, PLEN_BOARD_ACTION_CLASS, 0, 0);
	plen_session_open(desk->session, path);
	desk_wait_for(desk, PLEN_BOARD_ZONE_JOB);
	desk->gesture++;
	desk_send(desk, PLEN_EVENT_INK_BEGIN, 0, desk_within(desk_find(desk, 0), 0.2, 0.2));
	wait_for_job(desk);
	assert_string_equal(desk_said, "One page came, as page 2.");
	assert_int_equal(desk_read_file(desk, 0).shown, 0);
	free(path);
}

/* A lesson without anything, beside the one that is open. */
static char *make_other(struct desk *desk)
{
	char *path = scratch_path(desk->folder, "monday.plenary");
	struct plen_session_options options = {.lesson = path,
					       .uuid = {9},
					       .presenter = desk->presenter,
					       .board.size = {WALL_W_MM, WALL_H_MM}};
	struct plen_session *other = NULL;
	char error[256];

	assert_int_equal(plen_session_create(&other, &options, error, sizeof(error)), 0);
	assert_true(plen_session_destroy(other));
	return path;
}

static void choose_first_file(struct desk *desk)
{
	desk_open_lesson_page(desk);
	desk_tap(desk, PLEN_BOARD_ACTION_FILES, 0, 0);
	desk_wait_for(desk, plen_board_zone_control(PLEN_BOARD_ACTION_FILE, 0, 0));
	desk_tap(desk, PLEN_BOARD_ACTION_FILE, 0, 0);
}

/* -- a stick -- */

static char *media; /* where it is; NULL: there is none */

const char *const *__wrap_plen_files_medium_roots(void);

const char *const *__wrap_plen_files_medium_roots(void)
{
	static const char *roots[2];

	roots[0] = media;
	return roots;
}

static void test_session__a_lesson_on_a_stick_is_copied_first(void **state)
{
	struct desk *desk = *state;
	char *path = make_other(desk);
	char *folder = scratch_path(desk->folder, "media");
	char *on_stick = scratch_path(folder, "lesson.plenary");
	char *copy = scratch_path(desk->folder, "lesson (2).plenary");
	bool is_copy = false;

	assert_int_equal(mkdir(folder, 0755), 0);
	assert_int_equal(rename(path, on_stick), 0);
	media = folder;
	choose_first_file(desk);
	for (int i = 0; i < TURNS_MAX && plen_session_other_lesson(desk->session, NULL) == NULL;
	     i++) {
		desk_turn(desk);
	}
	assert_string_equal(plen_session_other_lesson(desk->session, &is_copy), copy);
	assert_true(is_copy);
	assert_null(desk_find(desk, PLEN_BOARD_ZONE_JOB));
	media = NULL;
	assert_int_equal(unlink(on_stick), 0);
	assert_int_equal(rmdir(folder), 0);
	free(copy);
	free(on_stick);
	free(folder);
	free(path);
}

static void test_session__another_lesson_is_chosen(void **state)
{
	struct desk *desk = *state;
	char *path = make_other(desk);

	desk_write_line(desk, 1, 0.2);
	assert_null(plen_session_other_lesson(desk->session, NULL));
	choose_first_file(desk);
	bool is_copy = true;
	assert_string_equal(plen_session_other_lesson(desk->session, &is_copy), path);
	assert_false(is_copy);
	free(path);
}

/* Its number of the format lies at byte 60. */
static void make_newer(struct desk *desk)
{
	assert_true(plen_session_destroy(desk->session));
	struct scratch_bytes bytes = scratch_read(desk->path);
	bytes.data[63] = 63;
	scratch_write(desk->path, bytes.data, bytes.size);
	free(bytes.data);
	desk_open(desk);
	desk_turn(desk);
}

/* Pages that came would be gone with the end of the day. */
static void test_session__a_newer_lesson_takes_nothing_in(void **state)
{
	struct desk *desk = *state;
	char *path = scratch_path(desk->folder, "picture.svg");

	scratch_write(path, drawing, strlen(drawing));
	setenv("PLENARY_IMPORT", PLENARY_IMPORT_PROGRAM, 1);
	make_newer(desk);
	plen_session_open(desk->session, path);
	desk_turn(desk);
	assert_null(desk_find(desk, PLEN_BOARD_ZONE_JOB));
	assert_string_equal(desk_said, "This lesson stays as it is: nothing can be opened in it.");
	free(path);
}

static void test_session__a_newer_lesson_can_be_left_for_another(void **state)
{
	struct desk *desk = *state;
	char *path = make_other(desk);

	make_newer(desk);
	choose_first_file(desk);
	assert_string_equal(plen_session_other_lesson(desk->session, NULL), path);
	free(path);
}

/* The operations that only memory has would be gone with the lesson. */
static void test_session__a_lesson_that_cannot_be_saved_stays(void **state)
{
	struct desk *desk = *state;
	char *path = make_other(desk);
	char *moved = scratch_path(desk->folder, "moved.away");

	assert_int_equal(rename(desk->path, moved), 0);
	desk_write_line(desk, 1, 0.2);
	choose_first_file(desk);
	assert_null(plen_session_other_lesson(desk->session, NULL));
	assert_false(plen_session_can_be_left(desk->session));
	assert_string_equal(desk_said,
			    "Not now: this lesson cannot be saved. It stays open until it is.");
	assert_int_equal(rename(moved, desk->path), 0);
	free(moved);
	free(path);
}

static bool has_mark(void *data, const struct plen_stroke *stroke, bool live)
{
	(void)live;
	*(bool *)data |= stroke->mark != 0;
	return true;
}

static bool file_has_marks(struct desk *desk,
			   void (*end)(struct plen_session *session, int64_t time_us))
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint8_t uuid[16];
	char error[256];
	bool found = false;

	end(desk->session, desk->time_us);
	assert_true(plen_session_destroy(desk->session));
	assert_int_equal(plen_store_read(desk->path, INT64_MAX, lesson, uuid, error, sizeof(error)),
			 0);
	plen_lesson_each_written(lesson, plen_lesson_page_at(lesson, 1, 0)->id, has_mark, &found);
	found |= plen_lesson_view(lesson)->panes[1].mark != 0;
	plen_lesson_destroy(lesson);
	desk_open(desk);
	desk_turn(desk);
	return found;
}

static void write_with_mark(struct desk *desk)
{
	desk_tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_MARKS, 0, 0);
	desk_write_line(desk, 1, 0.2);
}

static void test_session__marks_are_forgotten_with_the_lesson(void **state)
{
	struct desk *desk = *state;

	write_with_mark(desk);
	assert_false(file_has_marks(desk, plen_session_finish));
}

static void test_session__a_lesson_that_gives_way_to_another_keeps_its_marks(void **state)
{
	struct desk *desk = *state;

	write_with_mark(desk);
	assert_true(file_has_marks(desk, plen_session_leave));
	assert_false(file_has_marks(desk, plen_session_finish));
}

static void test_session__marks_are_kept_if_the_teacher_wants_it(void **state)
{
	struct desk *desk = *state;

	write_with_mark(desk);
	desk_tap(desk, PLEN_BOARD_ACTION_REPORT, 0, 0);
	desk_wait_for(desk, PLEN_BOARD_ZONE_CARD);
	desk_tap(desk, PLEN_BOARD_ACTION_KEEP_MARKS, 0, 0);
	assert_true(file_has_marks(desk, plen_session_finish));
}

static void test_session__hands_out_beside_the_lesson(void **state)
{
	struct desk *desk = *state;
	char *folder = scratch_path(desk->folder, "HANDOUTS");
	struct stat info;

	setenv("PLENARY_CONVERT", "/bin/true", 1);
	desk_write_line(desk, 1, 0.2);
	desk_open_lesson_page(desk);
	desk_tap(desk, PLEN_BOARD_ACTION_HAND_OUT, 0, 0);
	for (int i = 0; i < TURNS_MAX && desk_find(desk, PLEN_BOARD_ZONE_JOB) != NULL; i++) {
		desk_turn(desk);
	}
	assert_null(desk_find(desk, PLEN_BOARD_ZONE_JOB));
	assert_int_equal(stat(folder, &info), 0);

	char *left = scratch_list(desk->folder);
	assert_null(strstr(left, ".new-"));
	char *own = scratch_path(folder, "lesson");
	assert_int_equal(rmdir(own), 0);
	assert_int_equal(rmdir(folder), 0);
	free(own);
	free(left);
	free(folder);
	unsetenv("PLENARY_CONVERT");
}

static void test_session__handing_out_can_be_cancelled(void **state)
{
	struct desk *desk = *state;
	char *folder = scratch_path(desk->folder, "HANDOUTS");
	char *own = scratch_path(folder, "lesson");
	char *program = scratch_path(desk->folder, "for-ever");
	static const char script[] = "#!/bin/sh\necho 1 4\nexec sleep 1000\n";

	scratch_write(program, script, strlen(script));
	assert_int_equal(chmod(program, 0755), 0);
	setenv("PLENARY_CONVERT", program, 1);
	desk_open_lesson_page(desk);
	desk_tap(desk, PLEN_BOARD_ACTION_HAND_OUT, 0, 0);
	desk_wait_for(desk, PLEN_BOARD_ZONE_JOB);
	/* One at a time, and whoever asks for another is told. */
	desk_tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_HAND_OUT, 0, 0);
	assert_string_equal(desk_said, "Not now: wait until the files are done, or cancel that.");
	/* It looks for a medium first. */
	for (int i = 0; i < TURNS_MAX && access(own, F_OK) != 0; i++) {
		desk_turn(desk);
	}
	desk_tap(desk, PLEN_BOARD_ACTION_JOB_CANCEL, 0, 0);
	/* It removes what is half written before it ends. */
	for (int i = 0; i < TURNS_MAX && desk_find(desk, PLEN_BOARD_ZONE_JOB) != NULL; i++) {
		desk_turn(desk);
	}
	assert_null(desk_find(desk, PLEN_BOARD_ZONE_JOB));
	for (int i = 0; i < TURNS_MAX && access(own, F_OK) == 0; i++) {
		desk_turn(desk);
	}
	assert_int_equal(rmdir(folder), 0);
	free(own);
	free(program);
	free(folder);
	unsetenv("PLENARY_CONVERT");
}

int main(void)
{
#define WITH_DESK(name) cmocka_unit_test_setup_teardown(name, desk_set_up, desk_tear_down)
	const struct CMUnitTest tests[] = {
		WITH_DESK(test_session__a_pane_is_replayed_while_others_write),
		WITH_DESK(test_session__the_first_stroke_of_a_replay_is_seen_as_it_grows),
		WITH_DESK(test_session__what_was_never_written_on_has_no_replay),
		WITH_DESK(test_session__in_virtual_time_nothing_is_waited_for),
		WITH_DESK(test_session__tells_who_did_what),
		WITH_DESK(test_session__opens_what_was_named),
		WITH_DESK(test_session__opens_what_lies_beside_the_lesson),
		WITH_DESK(test_session__what_was_opened_is_taken_back_as_a_whole),
		WITH_DESK(test_session__what_was_opened_waits_for_who_writes),
		WITH_DESK(test_session__another_lesson_is_chosen),
		WITH_DESK(test_session__a_lesson_on_a_stick_is_copied_first),
		WITH_DESK(test_session__a_newer_lesson_takes_nothing_in),
		WITH_DESK(test_session__a_newer_lesson_can_be_left_for_another),
		WITH_DESK(test_session__a_lesson_that_cannot_be_saved_stays),
		WITH_DESK(test_session__marks_are_forgotten_with_the_lesson),
		WITH_DESK(test_session__a_lesson_that_gives_way_to_another_keeps_its_marks),
		WITH_DESK(test_session__marks_are_kept_if_the_teacher_wants_it),
		WITH_DESK(test_session__hands_out_beside_the_lesson),
		WITH_DESK(test_session__handing_out_can_be_cancelled),
	};
#undef WITH_DESK

	return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
