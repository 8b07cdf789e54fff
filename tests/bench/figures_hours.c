/* SPDX-License-Identifier: MIT
 *
 * Two hours of six groups on a whole board at 4K, as fast as it goes: each writes a stroke every
 * four seconds, takes some back, and turns to a new page every two and a half minutes. What the
 * process takes is asked after ten minutes and at the end, just before pages are turned, so that
 * there is as much on view.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "common/mem.h"
#include "figures.h"
#include "measure.h"
#include "screen.h"
#include "session.h"
#include "zone_id.h"

#define PATH "hours.plenary"
#define GROUPS 6
#define TICK_MS 100
#define POINT_MS 20
#define STROKE_MS 1600
#define STROKES_EVERY_MS 4000
#define PAGES_EVERY_MS 150000
#define UNDO_EVERY 10
#define LINES 37
#define MINUTE_MS 60000
#define EARLY_MIN 10
#define LATE_MIN 120
/* Of a smoke run. */
#define EARLY_SMOKE_MS 2000
#define LATE_SMOKE_MS 4000

static const struct plen_board_size board = {1928, 1084};

struct hours {
	struct screen *screen;
	struct plen_session *session;
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint32_t zone_count;
	uint32_t gesture, writing[GROUPS + 1];
	int64_t now_ms;
	uint64_t points;
};

/* -- the hands -- */

static const struct plen_zone *zone_of(const struct hours *hours, uint32_t id)
{
	for (uint32_t i = 0; i < hours->zone_count; i++) {
		if (hours->zones[i].id == id) {
			return &hours->zones[i];
		}
	}
	return NULL;
}

static void tell(struct hours *hours, enum plen_event_kind kind, uint32_t gesture,
		 const struct plen_zone *zone, struct plen_board_pt at)
{
	const struct plen_event event = {
		.kind = (uint8_t)kind,
		.zone = zone->id,
		.gesture = gesture,
		.time_us = hours->now_ms * 1000,
		.at = at,
		.u.pressure = 0.5,
	};

	plen_session_event(hours->session, &event, event.time_us, 0);
}

/* False: there is nothing of that kind to tap now. */
static bool tap(struct hours *hours, enum plen_board_action action, uint8_t group)
{
	const struct plen_zone *zone = zone_of(hours, plen_board_zone_control(action, 0, group));

	if (zone == NULL) {
		return false;
	}

	const struct plen_board_rect *rect = &zone->rect;
	struct plen_board_pt at = {rect->x_mm + rect->w_mm / 2, rect->y_mm + rect->h_mm / 2};
	uint32_t gesture = ++hours->gesture;
	tell(hours, PLEN_EVENT_PRESS, gesture, zone, at);
	tell(hours, PLEN_EVENT_TAP, gesture, zone, at);
	tell(hours, PLEN_EVENT_RELEASE, gesture, zone, at);
	return true;
}

/* Loops along a line; the lines of a page lie one below the other. */
static struct plen_board_pt pen_at(const struct plen_board_rect *pane, int64_t stroke, int64_t ms)
{
	double along = (double)ms / STROKE_MS, down = (double)(stroke % LINES) / LINES;
	double angle = (double)ms * 0.02;

	return (struct plen_board_pt){
		pane->x_mm + 30 + along * (pane->w_mm - 60) + 8 * cos(angle),
		pane->y_mm + 60 + down * (pane->h_mm - 320) + 10 * sin(angle),
	};
}

static void write_point(struct hours *hours, uint8_t group, int64_t stroke, int64_t ms)
{
	const struct plen_zone *zone = zone_of(hours, group);
	struct plen_board_pt at = pen_at(&zone->rect, stroke, ms);

	if (ms == 0) {
		hours->writing[group] = ++hours->gesture;
		tell(hours, PLEN_EVENT_INK_BEGIN, hours->writing[group], zone, at);
	} else if (ms < STROKE_MS) {
		tell(hours, PLEN_EVENT_INK_EXTEND, hours->writing[group], zone, at);
	} else {
		tell(hours, PLEN_EVENT_INK_END, hours->writing[group], zone, at);
	}
	hours->points++;
}

/* Nobody begins when the neighbour does. */
static void write_some(struct hours *hours, uint8_t group)
{
	int64_t ms = hours->now_ms - group * 400;

	if (ms < 0) {
		return;
	}
	if (ms % STROKES_EVERY_MS <= STROKE_MS) {
		write_point(hours, group, ms / STROKES_EVERY_MS, ms % STROKES_EVERY_MS);
	} else if (ms % (STROKES_EVERY_MS * UNDO_EVERY) == STROKE_MS + POINT_MS) {
		tap(hours, PLEN_BOARD_ACTION_UNDO, group);
	}
}

static bool turn_pages(struct hours *hours)
{
	bool turned = true;

	for (uint8_t group = 1; group <= GROUPS; group++) {
		turned &= tap(hours, PLEN_BOARD_ACTION_NEXT, group);
	}
	return turned;
}

/* -- the board -- */

static void settle(struct hours *hours)
{
	plen_session_advance(hours->session, hours->now_ms * 1000);
	while (plen_session_frame(hours->session, 0) > 0) {
	}
	plen_session_take_zones(hours->session, hours->zones, &hours->zone_count);
}

static bool open_board(struct hours *hours)
{
	const struct plen_session_options options = {
		.lesson = PATH,
		.uuid = {5},
		.board = {.size = board,
			  .theme = PLEN_THEME_LIGHT,
			  .group_count = GROUPS,
			  .start_in_groups = true,
			  .can_look_back = true,
			  .can_hand_out = true},
		.presenter = screen_presenter(hours->screen),
	};
	char error[256] = "";

	unlink(PATH);
	if (plen_session_create(&hours->session, &options, error, sizeof(error)) < 0) {
		fprintf(stderr, "%s\n", error);
		return false;
	}
	settle(hours);
	return true;
}

/* All that happens until then; pages are not turned at its end. */
static bool play_until(struct hours *hours, int64_t end_ms)
{
	bool good = true;

	for (; hours->now_ms < end_ms && good; hours->now_ms += POINT_MS) {
		if (hours->now_ms > 0 && hours->now_ms % PAGES_EVERY_MS == 0) {
			good = turn_pages(hours);
			settle(hours);
		}
		for (uint8_t group = 1; group <= GROUPS; group++) {
			write_some(hours, group);
		}
		if (hours->now_ms % TICK_MS == 0) {
			settle(hours);
		}
	}
	settle(hours);
	return good;
}

static void report_file(struct report *report, const struct hours *hours)
{
	struct stat info = {0};

	if (stat(PATH, &info) == 0) {
		report_add(report, "hours_file_bytes_per_point", "",
			   (double)info.st_size / (double)hours->points, "", 0);
	}
}

static bool measure_hours(struct report *report, struct hours *hours, bool smoke)
{
	int64_t early_ms = smoke ? EARLY_SMOKE_MS : EARLY_MIN * MINUTE_MS;
	int64_t late_ms = smoke ? LATE_SMOKE_MS : LATE_MIN * MINUTE_MS;
	double early_bytes = 0, late_bytes = 0;

	if (!play_until(hours, early_ms)) {
		return false;
	}
	early_bytes = measure_resident_bytes();
	if (!play_until(hours, late_ms)) {
		return false;
	}
	late_bytes = measure_resident_bytes();
	report_add(report, "hours_early_mib", "", early_bytes / 1048576, "", 0);
	report_add(report, "hours_growth_pct", "", (late_bytes / early_bytes - 1) * 100, "", 0);
	report_add(report, "hours_points", "", (double)hours->points, "", 0);
	return true;
}

bool figures_hours(struct report *report, const struct figures_options *options)
{
	struct hours *hours = plen_calloc(1, sizeof(*hours));
	bool good = false;

	hours->screen = screen_open();
	if (hours->screen != NULL && open_board(hours)) {
		good = measure_hours(report, hours, options->smoke);
		plen_session_finish(hours->session, hours->now_ms * 1000);
		good = plen_session_destroy(hours->session) && good;
	}
	if (good) {
		report_file(report, hours);
	} else {
		fprintf(stderr, "the hours were not played to their end\n");
	}
	screen_close(hours->screen);
	unlink(PATH);
	free(hours);
	return good;
}
