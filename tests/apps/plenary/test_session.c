/* SPDX-License-Identifier: MIT
 *
 * A session with its file: what is asked for at the wall and comes from there. Hands press what
 * zones there are.
 */
#include "session.h"

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

#include "clearing.h"
#include "scratch.h"
#include "zone_id.h"

#define WIDTH_PX 640
#define HEIGHT_PX 360
#define WALL_W_MM 1895
#define WALL_H_MM 1066
/* A turn is quick; what the store and other processes do takes many of them. */
#define TURNS_MAX 200000

/* What was last said at the wall. */
static char said[PLEN_SCENE_TEXT_MAX];

void __real_plen_board_say(struct plen_board *board, const char *sentence, int64_t time_us);
void __wrap_plen_board_say(struct plen_board *board, const char *sentence, int64_t time_us);

void __wrap_plen_board_say(struct plen_board *board, const char *sentence, int64_t time_us)
{
	snprintf(said, sizeof(said), "%s", sentence);
	__real_plen_board_say(board, sentence, time_us);
}

struct desk {
	char *folder, *path;
	struct plen_presenter *presenter;
	struct plen_session *session;
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint32_t zone_count, gesture;
	int64_t time_us;
	bool is_virtual;
};

static void open_session(struct desk *desk)
{
	struct plen_session_options options = {
		.lesson = desk->path,
		.uuid = {1, 2, 3},
		.time_us = desk->time_us,
		.presenter = desk->presenter,
		.is_virtual = desk->is_virtual,
		.board = {.size = {WALL_W_MM, WALL_H_MM},
			  .start_in_groups = true,
			  .can_open = true},
	};
	char error[256];

	assert_int_equal(plen_session_create(&desk->session, &options, error, sizeof(error)), 0);
}

static void turn(struct desk *desk)
{
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint32_t count = 0;

	desk->time_us += 1000;
	plen_session_advance(desk->session, desk->time_us);
	if (plen_session_take_zones(desk->session, zones, &count)) {
		memcpy(desk->zones, zones, count * sizeof(*zones));
		desk->zone_count = count;
	}
	assert_true(plen_session_frame(desk->session, 0) >= 0);
}

static int set_up(void **state)
{
	static struct desk desk;

	desk = (struct desk){.time_us = 1000000};
	said[0] = '\0';
	desk.folder = scratch_make();
	desk.path = scratch_path(desk.folder, "lesson.plenary");
	desk.presenter = plen_presenter_memory_create(WIDTH_PX, HEIGHT_PX);
	open_session(&desk);
	turn(&desk);
	*state = &desk;
	return 0;
}

static int tear_down(void **state)
{
	struct desk *desk = *state;

	plen_session_destroy(desk->session);
	plen_presenter_destroy(desk->presenter);
	free(desk->path);
	scratch_remove(desk->folder);
	return 0;
}

static const struct plen_zone *find(const struct desk *desk, uint32_t id)
{
	for (uint32_t i = 0; i < desk->zone_count; i++) {
		if (desk->zones[i].id == id) {
			return &desk->zones[i];
		}
	}
	return NULL;
}

static void send(struct desk *desk, enum plen_event_kind kind, uint32_t zone,
		 struct plen_board_pt at)
{
	struct plen_event event = {.kind = kind,
				   .zone = zone,
				   .gesture = desk->gesture,
				   .at = at,
				   .time_us = desk->time_us};

	if (kind <= PLEN_EVENT_INK_END) {
		event.u.pressure = 1;
	}
	desk->time_us += 8000;
	plen_session_event(desk->session, &event, desk->time_us, 0);
}

static struct plen_board_pt within(const struct plen_zone *zone, double x, double y)
{
	return (struct plen_board_pt){zone->rect.x_mm + x * zone->rect.w_mm,
				      zone->rect.y_mm + y * zone->rect.h_mm};
}

static void tap(struct desk *desk, enum plen_board_action action, uint8_t value, uint8_t group)
{
	uint32_t id = plen_board_zone_control(action, value, group);
	const struct plen_zone *zone = find(desk, id);

	if (zone == NULL) {
		fail_msg("there is no zone %#x", id);
		return;
	}
	struct plen_board_pt at = within(zone, 0.5, 0.5);
	desk->gesture++;
	desk->time_us += 1000000;
	send(desk, PLEN_EVENT_PRESS, id, at);
	send(desk, PLEN_EVENT_TAP, id, at);
	send(desk, PLEN_EVENT_RELEASE, id, at);
	turn(desk);
}

static void write_line(struct desk *desk, uint8_t canvas, double y)
{
	const struct plen_zone *zone = find(desk, canvas);

	desk->gesture++;
	send(desk, PLEN_EVENT_INK_BEGIN, canvas, within(zone, 0.2, y));
	for (int i = 1; i <= 20; i++) {
		send(desk, PLEN_EVENT_INK_EXTEND, canvas, within(zone, 0.2 + 0.03 * i, y));
	}
	send(desk, PLEN_EVENT_INK_END, canvas, within(zone, 0.8, y));
	turn(desk);
}

static void wait_for(struct desk *desk, uint32_t zone)
{
	for (int i = 0; i < TURNS_MAX && find(desk, zone) == NULL; i++) {
		turn(desk);
	}
	assert_non_null(find(desk, zone));
}

static bool canvas_takes_ink(const struct desk *desk, uint8_t canvas)
{
	return find(desk, canvas)->kind == PLEN_ZONE_CANVAS;
}

static void test_session__a_pane_is_replayed_while_others_write(void **state)
{
	struct desk *desk = *state;

	write_line(desk, 1, 0.2);
	write_line(desk, 1, 0.4);
	tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	tap(desk, PLEN_BOARD_ACTION_REPLAY, 1, 1);
	assert_non_null(find(desk, plen_board_zone_control(PLEN_BOARD_ACTION_REPLAY_CLOSE, 0, 1)));
	assert_false(canvas_takes_ink(desk, 1));
	for (int i = 0; i < 20; i++) {
		write_line(desk, 2, 0.1 + 0.01 * i);
	}
	tap(desk, PLEN_BOARD_ACTION_REPLAY_START, 0, 1);
	for (int i = 0; i < 500; i++) {
		turn(desk);
	}
	tap(desk, PLEN_BOARD_ACTION_REPLAY_CLOSE, 0, 1);
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
	struct plen_board_pt at = within(find(desk, canvas), x, y);
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

	write_line(desk, 1, 0.2);
	write_line(desk, 1, 0.4);
	assert_true(is_inked(desk, 1, 0.75, 0.2));
	tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	tap(desk, PLEN_BOARD_ACTION_REPLAY, 1, 1);
	for (int i = 0; i < TURNS_MAX && is_inked(desk, 1, 0.75, 0.2); i++) {
		turn(desk);
	}
	for (int i = 0; i < 400 && !is_inked(desk, 1, 0.75, 0.2); i++) {
		growing += is_inked(desk, 1, 0.3, 0.2);
		turn(desk);
	}
	assert_true(is_inked(desk, 1, 0.75, 0.2));
	assert_in_range(growing, 50, 200);
}

static void test_session__what_was_never_written_on_has_no_replay(void **state)
{
	struct desk *desk = *state;

	tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	tap(desk, PLEN_BOARD_ACTION_REPLAY, 1, 2);
	for (int i = 0; i < TURNS_MAX && !canvas_takes_ink(desk, 2); i++) {
		turn(desk);
	}
	assert_true(canvas_takes_ink(desk, 2));
	assert_string_equal(said, "Nothing has been written on this page.");
}

static void open_lesson_page(struct desk *desk)
{
	tap(desk, PLEN_BOARD_ACTION_CLASS, 0, 0);
	tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	tap(desk, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
}

/* Nothing that is seen depends on how long the store takes, and nothing happens elsewhere. */
static void test_session__in_virtual_time_nothing_is_waited_for(void **state)
{
	struct desk *desk = *state;

	assert_true(plen_session_destroy(desk->session));
	desk->is_virtual = true;
	open_session(desk);
	turn(desk);
	tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	tap(desk, PLEN_BOARD_ACTION_REPLAY, 1, 2);
	assert_string_equal(said, "Nothing has been written on this page.");
	assert_true(canvas_takes_ink(desk, 2));
	write_line(desk, 1, 0.2);
	tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	tap(desk, PLEN_BOARD_ACTION_REPLAY, 1, 1);
	assert_false(is_inked(desk, 1, 0.75, 0.2));
	tap(desk, PLEN_BOARD_ACTION_REPLAY_CLOSE, 0, 1);
	tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	tap(desk, PLEN_BOARD_ACTION_REPORT, 0, 0);
	assert_non_null(find(desk, PLEN_BOARD_ZONE_CARD));
	tap(desk, PLEN_BOARD_ACTION_CARD_CLOSE, 0, 0);
	open_lesson_page(desk);
	tap(desk, PLEN_BOARD_ACTION_HAND_OUT, 0, 0);
	assert_null(find(desk, PLEN_BOARD_ZONE_JOB));
}

static void test_session__tells_who_did_what(void **state)
{
	struct desk *desk = *state;

	write_line(desk, 1, 0.2);
	write_line(desk, 2, 0.2);
	tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	tap(desk, PLEN_BOARD_ACTION_REPORT, 0, 0);
	wait_for(desk, PLEN_BOARD_ZONE_CARD);
	tap(desk, PLEN_BOARD_ACTION_CARD_CLOSE, 0, 0);
	assert_null(find(desk, PLEN_BOARD_ZONE_CARD));
}

/* -- what is in the file -- */

struct held {
	uint32_t pages, written, seen, pictures; /* of an owner's pages */
	uint32_t scale_ppm;
	uint32_t shown; /* which of them is in the owner's pane */
};

static bool count_written(void *data, const struct plen_stroke *stroke, bool live)
{
	(void)stroke;
	(void)live;
	(*(uint32_t *)data)++;
	return true;
}

static bool count_seen(void *data, const struct plen_stroke *stroke)
{
	return count_written(data, stroke, true);
}

static bool count_picture(void *data, const struct plen_picture *picture)
{
	(void)picture;
	(*(uint32_t *)data)++;
	return true;
}

static struct held count_all(const struct plen_lesson *lesson, uint8_t owner)
{
	struct held held = {.pages = plen_lesson_page_count(lesson, owner)};

	for (uint32_t i = 0; i < held.pages; i++) {
		uint32_t page = plen_lesson_page_at(lesson, owner, i)->id;
		plen_lesson_each_written(lesson, page, count_written, &held.written);
		plen_lesson_each_stroke(lesson, page, NULL, count_seen, &held.seen);
		plen_lesson_each_picture(lesson, page, NULL, count_picture, &held.pictures);
	}
	held.scale_ppm = plen_lesson_view(lesson)->panes[owner].scale_ppm;
	held.shown = plen_lesson_page_index(lesson, plen_lesson_view(lesson)->panes[owner].page);
	return held;
}

/* An open lesson is nobody else's to read. */
static struct held read_file(struct desk *desk, uint8_t owner)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint8_t uuid[16];
	char error[256];

	plen_session_finish(desk->session, desk->time_us);
	assert_true(plen_session_destroy(desk->session));
	assert_int_equal(plen_store_read(desk->path, INT64_MAX, lesson, uuid, error, sizeof(error)),
			 0);
	struct held held = count_all(lesson, owner);
	plen_lesson_destroy(lesson);
	open_session(desk);
	turn(desk);
	return held;
}

/* -- opening -- */

static const char drawing[] = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" "
			      "height=\"100\"><rect width=\"50\" height=\"50\"/></svg>";

static void wait_for_job(struct desk *desk)
{
	wait_for(desk, PLEN_BOARD_ZONE_JOB);
	for (int i = 0; i < TURNS_MAX && find(desk, PLEN_BOARD_ZONE_JOB) != NULL; i++) {
		turn(desk);
	}
	assert_null(find(desk, PLEN_BOARD_ZONE_JOB));
}

/* Its page is the second of the class's. */
static void assert_one_came(struct desk *desk)
{
	struct held held = read_file(desk, 0);

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
	tap(desk, PLEN_BOARD_ACTION_CLASS, 0, 0);
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
	open_lesson_page(desk);
	tap(desk, PLEN_BOARD_ACTION_FILES, 0, 0);
	wait_for(desk, plen_board_zone_control(PLEN_BOARD_ACTION_FILE, 0, 0));
	tap(desk, PLEN_BOARD_ACTION_FILE, 0, 0);
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
	struct held held = read_file(desk, 0);

	tap(desk, PLEN_BOARD_ACTION_CLASS, 0, 0);
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
	tap(desk, PLEN_BOARD_ACTION_CLASS, 0, 0);
	write_line(desk, 0, 0.2);
	desk->time_us += 5000000;
	plen_session_open(desk->session, path);
	wait_for_job(desk);
	assert_int_equal(seen_by_class(desk), 4);
	tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(seen_by_class(desk), 1);
	tap(desk, PLEN_BOARD_ACTION_REDO, 0, 0);
	assert_int_equal(seen_by_class(desk), 4);
	/* What she wrote since comes first. */
	write_line(desk, 0, 0.3);
	tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(seen_by_class(desk), 4);
	tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(seen_by_class(desk), 1);
	tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 0);
	assert_int_equal(seen_by_class(desk), 0);
	free(path);
}

static void test_session__what_was_opened_waits_for_who_writes(void **state)
{
	struct desk *desk = *state;
	char *path = scratch_path(desk->folder, "picture.svg");

	scratch_write(path, drawing, strlen(drawing));
	setenv("PLENARY_IMPORT", PLENARY_IMPORT_PROGRAM, 1);
	tap(desk, PLEN_BOARD_ACTION_CLASS, 0, 0);
	plen_session_open(desk->session, path);
	wait_for(desk, PLEN_BOARD_ZONE_JOB);
	desk->gesture++;
	send(desk, PLEN_EVENT_INK_BEGIN, 0, within(find(desk, 0), 0.2, 0.2));
	wait_for_job(desk);
	assert_string_equal(said, "Turn to page 2 for what was opened. One page came.");
	assert_int_equal(read_file(desk, 0).shown, 0);
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
	open_lesson_page(desk);
	tap(desk, PLEN_BOARD_ACTION_FILES, 0, 0);
	wait_for(desk, plen_board_zone_control(PLEN_BOARD_ACTION_FILE, 0, 0));
	tap(desk, PLEN_BOARD_ACTION_FILE, 0, 0);
}

static void test_session__another_lesson_is_chosen(void **state)
{
	struct desk *desk = *state;
	char *path = make_other(desk);

	write_line(desk, 1, 0.2);
	assert_null(plen_session_other_lesson(desk->session));
	choose_first_file(desk);
	assert_string_equal(plen_session_other_lesson(desk->session), path);
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
	open_session(desk);
	turn(desk);
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
	turn(desk);
	assert_null(find(desk, PLEN_BOARD_ZONE_JOB));
	assert_string_equal(said, "This lesson stays as it is: nothing can be opened in it.");
	free(path);
}

static void test_session__a_newer_lesson_can_be_left_for_another(void **state)
{
	struct desk *desk = *state;
	char *path = make_other(desk);

	make_newer(desk);
	choose_first_file(desk);
	assert_string_equal(plen_session_other_lesson(desk->session), path);
	free(path);
}

/* The operations that only memory has would be gone with the lesson. */
static void test_session__a_lesson_that_cannot_be_saved_stays(void **state)
{
	struct desk *desk = *state;
	char *path = make_other(desk);
	char *moved = scratch_path(desk->folder, "moved.away");

	assert_int_equal(rename(desk->path, moved), 0);
	write_line(desk, 1, 0.2);
	choose_first_file(desk);
	assert_null(plen_session_other_lesson(desk->session));
	assert_string_equal(said,
			    "Not now: this lesson cannot be saved. It stays open until it is.");
	assert_int_equal(rename(moved, desk->path), 0);
	free(moved);
	free(path);
}

static void hold_clear(struct desk *desk)
{
	uint32_t id = plen_board_zone_control(PLEN_BOARD_ACTION_CLEAR, 0, 0);
	struct plen_board_pt at = within(find(desk, id), 0.5, 0.5);

	desk->gesture++;
	send(desk, PLEN_EVENT_PRESS, id, at);
	desk->time_us += 2100000;
	turn(desk);
	send(desk, PLEN_EVENT_TAP, id, at);
	send(desk, PLEN_EVENT_RELEASE, id, at);
	turn(desk);
	tap(desk, PLEN_BOARD_ACTION_CLEAR, PLEN_BOARD_CLEARING_TICK, 0);
	turn(desk); /* said first, then done */
}

static void test_session__what_is_cleared_is_not_in_the_file(void **state)
{
	struct desk *desk = *state;

	write_line(desk, 1, 0.2);
	write_line(desk, 1, 0.4);
	tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(read_file(desk, 1).written, 2);
	open_lesson_page(desk);
	hold_clear(desk);
	assert_int_equal(read_file(desk, 1).written, 1);
	/* The board is as it was, and goes on. */
	write_line(desk, 1, 0.6);
	assert_int_equal(read_file(desk, 1).written, 2);
	tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(read_file(desk, 1).seen, 1);
	tap(desk, PLEN_BOARD_ACTION_UNDO, 0, 1);
	assert_int_equal(read_file(desk, 1).seen, 0);
}

static void zoom_class(struct desk *desk)
{
	struct plen_event event = {.kind = PLEN_EVENT_TRANSFORM_BEGIN, .at = {900, 400}};

	event.gesture = ++desk->gesture;
	event.u.scale = 1;
	plen_session_event(desk->session, &event, desk->time_us, 0);
	event.kind = PLEN_EVENT_TRANSFORM_UPDATE;
	event.u.scale = 1.5;
	plen_session_event(desk->session, &event, desk->time_us, 0);
	event.kind = PLEN_EVENT_TRANSFORM_END;
	plen_session_event(desk->session, &event, desk->time_us, 0);
	turn(desk);
}

static void test_session__clearing_forgets_not_how_pages_are_seen(void **state)
{
	struct desk *desk = *state;

	tap(desk, PLEN_BOARD_ACTION_CLASS, 0, 0);
	write_line(desk, 0, 0.3);
	zoom_class(desk);
	tap(desk, PLEN_BOARD_ACTION_NEXT, 0, 0);
	tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	tap(desk, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
	hold_clear(desk);
	assert_string_equal(said, "What was rubbed out or taken back is gone for good.");
	tap(desk, PLEN_BOARD_ACTION_PREVIOUS, 0, 0);
	assert_int_equal(read_file(desk, 0).scale_ppm, 1500000);
}

static bool has_mark(void *data, const struct plen_stroke *stroke, bool live)
{
	(void)live;
	*(bool *)data |= stroke->mark != 0;
	return true;
}

static bool file_has_marks(struct desk *desk)
{
	struct plen_lesson *lesson = plen_lesson_create();
	uint8_t uuid[16];
	char error[256];
	bool found = false;

	plen_session_finish(desk->session, desk->time_us);
	assert_true(plen_session_destroy(desk->session));
	assert_int_equal(plen_store_read(desk->path, INT64_MAX, lesson, uuid, error, sizeof(error)),
			 0);
	plen_lesson_each_written(lesson, plen_lesson_page_at(lesson, 1, 0)->id, has_mark, &found);
	found |= plen_lesson_view(lesson)->panes[1].mark != 0;
	plen_lesson_destroy(lesson);
	open_session(desk);
	turn(desk);
	return found;
}

static void write_with_mark(struct desk *desk)
{
	tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	tap(desk, PLEN_BOARD_ACTION_MARKS, 0, 0);
	write_line(desk, 1, 0.2);
}

static void test_session__marks_are_forgotten_with_the_lesson(void **state)
{
	struct desk *desk = *state;

	write_with_mark(desk);
	assert_false(file_has_marks(desk));
}

static void test_session__marks_are_kept_if_the_teacher_wants_it(void **state)
{
	struct desk *desk = *state;

	write_with_mark(desk);
	tap(desk, PLEN_BOARD_ACTION_REPORT, 0, 0);
	wait_for(desk, PLEN_BOARD_ZONE_CARD);
	tap(desk, PLEN_BOARD_ACTION_KEEP_MARKS, 0, 0);
	assert_true(file_has_marks(desk));
}

static void test_session__hands_out_beside_the_lesson(void **state)
{
	struct desk *desk = *state;
	char *folder = scratch_path(desk->folder, "HANDOUTS");
	struct stat info;

	setenv("PLENARY_CONVERT", "/bin/true", 1);
	write_line(desk, 1, 0.2);
	open_lesson_page(desk);
	tap(desk, PLEN_BOARD_ACTION_HAND_OUT, 0, 0);
	for (int i = 0; i < TURNS_MAX && find(desk, PLEN_BOARD_ZONE_JOB) != NULL; i++) {
		turn(desk);
	}
	assert_null(find(desk, PLEN_BOARD_ZONE_JOB));
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
	open_lesson_page(desk);
	tap(desk, PLEN_BOARD_ACTION_HAND_OUT, 0, 0);
	wait_for(desk, PLEN_BOARD_ZONE_JOB);
	/* One at a time, and whoever asks for another is told. */
	tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	tap(desk, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
	tap(desk, PLEN_BOARD_ACTION_HAND_OUT, 0, 0);
	assert_string_equal(said, "Not now: wait until the files are done, or cancel that.");
	/* It looks for a medium first. */
	for (int i = 0; i < TURNS_MAX && access(own, F_OK) != 0; i++) {
		turn(desk);
	}
	tap(desk, PLEN_BOARD_ACTION_JOB_CANCEL, 0, 0);
	/* It removes what is half written before it ends. */
	for (int i = 0; i < TURNS_MAX && find(desk, PLEN_BOARD_ZONE_JOB) != NULL; i++) {
		turn(desk);
	}
	assert_null(find(desk, PLEN_BOARD_ZONE_JOB));
	assert_int_equal(rmdir(own), 0);
	assert_int_equal(rmdir(folder), 0);
	free(own);
	free(program);
	free(folder);
	unsetenv("PLENARY_CONVERT");
}

int main(void)
{
#define WITH_DESK(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
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
		WITH_DESK(test_session__a_newer_lesson_takes_nothing_in),
		WITH_DESK(test_session__a_newer_lesson_can_be_left_for_another),
		WITH_DESK(test_session__a_lesson_that_cannot_be_saved_stays),
		WITH_DESK(test_session__what_is_cleared_is_not_in_the_file),
		WITH_DESK(test_session__clearing_forgets_not_how_pages_are_seen),
		WITH_DESK(test_session__marks_are_forgotten_with_the_lesson),
		WITH_DESK(test_session__marks_are_kept_if_the_teacher_wants_it),
		WITH_DESK(test_session__hands_out_beside_the_lesson),
		WITH_DESK(test_session__handing_out_can_be_cancelled),
	};
#undef WITH_DESK

	return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
