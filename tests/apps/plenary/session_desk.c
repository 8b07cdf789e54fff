/* SPDX-License-Identifier: MIT */
#include "session_desk.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scratch.h"

char desk_said[PLEN_SCENE_TEXT_MAX];

void __real_plen_board_say(struct plen_board *board, const char *sentence, int64_t time_us);
void __wrap_plen_board_say(struct plen_board *board, const char *sentence, int64_t time_us);

void __wrap_plen_board_say(struct plen_board *board, const char *sentence, int64_t time_us)
{
	snprintf(desk_said, sizeof(desk_said), "%s", sentence);
	__real_plen_board_say(board, sentence, time_us);
}

void desk_open(struct desk *desk)
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

void desk_turn(struct desk *desk)
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

int desk_set_up(void **state)
{
	static struct desk desk;

	desk = (struct desk){.time_us = 1000000};
	desk_said[0] = '\0';
	desk.folder = scratch_make();
	desk.path = scratch_path(desk.folder, "lesson.plenary");
	desk.presenter = plen_presenter_memory_create(WIDTH_PX, HEIGHT_PX);
	desk_open(&desk);
	desk_turn(&desk);
	*state = &desk;
	return 0;
}

int desk_tear_down(void **state)
{
	struct desk *desk = *state;

	plen_session_destroy(desk->session);
	plen_presenter_destroy(desk->presenter);
	free(desk->path);
	scratch_remove(desk->folder);
	return 0;
}

const struct plen_zone *desk_find(const struct desk *desk, uint32_t id)
{
	for (uint32_t i = 0; i < desk->zone_count; i++) {
		if (desk->zones[i].id == id) {
			return &desk->zones[i];
		}
	}
	return NULL;
}

void desk_send(struct desk *desk, enum plen_event_kind kind, uint32_t zone, struct plen_board_pt at)
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

struct plen_board_pt desk_within(const struct plen_zone *zone, double x, double y)
{
	return (struct plen_board_pt){zone->rect.x_mm + x * zone->rect.w_mm,
				      zone->rect.y_mm + y * zone->rect.h_mm};
}

void desk_tap(struct desk *desk, enum plen_board_action action, uint8_t value, uint8_t group)
{
	uint32_t id = plen_board_zone_control(action, value, group);
	const struct plen_zone *zone = desk_find(desk, id);

	if (zone == NULL) {
		fail_msg("there is no zone %#x", id);
		return;
	}
	struct plen_board_pt at = desk_within(zone, 0.5, 0.5);
	desk->gesture++;
	desk->time_us += 1000000;
	desk_send(desk, PLEN_EVENT_PRESS, id, at);
	desk_send(desk, PLEN_EVENT_TAP, id, at);
	desk_send(desk, PLEN_EVENT_RELEASE, id, at);
	desk_turn(desk);
}

void desk_write_line(struct desk *desk, uint8_t canvas, double y)
{
	const struct plen_zone *zone = desk_find(desk, canvas);

	desk->gesture++;
	desk_send(desk, PLEN_EVENT_INK_BEGIN, canvas, desk_within(zone, 0.2, y));
	for (int i = 1; i <= 20; i++) {
		desk_send(desk, PLEN_EVENT_INK_EXTEND, canvas,
			  desk_within(zone, 0.2 + 0.03 * i, y));
	}
	desk_send(desk, PLEN_EVENT_INK_END, canvas, desk_within(zone, 0.8, y));
	desk_turn(desk);
}

void desk_wait_for(struct desk *desk, uint32_t zone)
{
	for (int i = 0; i < TURNS_MAX && desk_find(desk, zone) == NULL; i++) {
		desk_turn(desk);
	}
	assert_non_null(desk_find(desk, zone));
}

void desk_open_lesson_page(struct desk *desk)
{
	desk_tap(desk, PLEN_BOARD_ACTION_CLASS, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_MORE, 0, 0);
	desk_tap(desk, PLEN_BOARD_ACTION_PANEL_PAGE, PLEN_BOARD_PANEL_LESSON, 0);
}

/* -- what is in the file -- */

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

struct held desk_read_file(struct desk *desk, uint8_t owner)
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
	desk_open(desk);
	desk_turn(desk);
	return held;
}
