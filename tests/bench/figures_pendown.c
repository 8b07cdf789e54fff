/* SPDX-License-Identifier: MIT
 *
 * Two boards, turn by turn, so that what else the machine does falls on both alike: one page is
 * full, the other empty. From a pen's events to the presented frame, as the board's main thread
 * does it, lesson and store included. Both in memory, as of two windows one would hide the other.
 */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "common/mem.h"
#include "figures.h"
#include "figures_files.h"
#include "measure.h"
#include "screen.h"
#include "session.h"
#include "wall.h"

#define STROKES 100000
#define STROKES_SMOKE 200
#define POINTS 20
#define MOVES 6
#define PERIOD_US 8333
/* So many places, all over the page. */
#define PLACES 1200
#define SEED 79

static const struct plen_board_size board = {1928, 1084};

struct side {
	const char *path;
	struct screen *screen;
	struct plen_session *session;
	uint32_t zone, gesture;
	int64_t time_us;
	struct measure down, move, up;
	bool missed; /* an event brought nothing to the screen */
};

static bool find_canvas(struct side *side)
{
	struct plen_zone zones[PLEN_ZONE_MAX];
	uint32_t count = 0;

	plen_session_take_zones(side->session, zones, &count);
	for (uint32_t i = 0; i < count; i++) {
		if (zones[i].kind == PLEN_ZONE_CANVAS) {
			side->zone = zones[i].id;
			return true;
		}
	}
	return false;
}

static bool open_side(struct side *side, int strokes)
{
	char error[256] = "";

	if (!figures_write_lesson(side->path, SEED, 1, strokes, POINTS)) {
		return false;
	}
	side->screen = screen_open_memory();

	struct plen_session_options options = {
		.lesson = side->path,
		.board = {.size = board, .theme = PLEN_THEME_LIGHT},
		.presenter = screen_presenter(side->screen),
	};
	if (plen_session_create(&side->session, &options, error, sizeof(error)) < 0) {
		fprintf(stderr, "%s\n", error);
		return false;
	}
	while (plen_session_frame(side->session, 0) == 1) {
	}
	return find_canvas(side);
}

static void close_side(struct side *side)
{
	plen_session_destroy(side->session);
	screen_close(side->screen);
	unlink(side->path);
}

static void measure_event(struct side *side, enum plen_event_kind kind, struct plen_board_pt at,
			  struct measure *measure)
{
	const struct plen_event event = {
		.kind = (uint8_t)kind,
		.zone = side->zone,
		.gesture = side->gesture,
		.time_us = side->time_us,
		.at = at,
		.u.pressure = 0.8,
	};
	double start_us = measure_now_us();

	plen_session_event(side->session, &event, side->time_us, side->time_us);
	plen_session_advance(side->session, side->time_us);
	plen_session_frame(side->session, PLEN_SESSION_TILE_BUDGET_US);
	measure_add(measure, measure_now_us() - start_us);
	side->missed |= screen_take_bytes_max(side->screen) == 0;
	side->time_us += PERIOD_US;
}

/* All is settled before the next begins, so that no other stroke's tiles are in its frames. */
static void write_briefly(struct side *side, int place)
{
	int writer = place % WALL_WRITERS, event = 1 + place / WALL_WRITERS * 5;

	side->gesture++;
	measure_event(side, PLEN_EVENT_INK_BEGIN, wall_pen_at(writer, event), &side->down);
	for (int i = 1; i <= MOVES; i++) {
		measure_event(side, PLEN_EVENT_INK_EXTEND, wall_pen_at(writer, event + i),
			      &side->move);
	}
	measure_event(side, PLEN_EVENT_INK_END, wall_pen_at(writer, event + MOVES), &side->up);
	while (plen_session_frame(side->session, 0) == 1) {
	}
}

static void add(struct report *report, const char *name, double value)
{
	report_add(report, name, "", value, "", 0);
}

static double ratio(struct measure *full, struct measure *empty)
{
	return measure_quantile(full, 0.5) / measure_quantile(empty, 0.5);
}

bool figures_pendown(struct report *report, const struct figures_options *options)
{
	struct side *sides = plen_calloc(2, sizeof(*sides));
	struct side *full = &sides[0], *empty = &sides[1];
	bool good = false;

	full->path = "pendown-full.plenary";
	empty->path = "pendown-empty.plenary";
	if (open_side(full, options->smoke ? STROKES_SMOKE : STROKES) && open_side(empty, 0)) {
		for (int i = 0; i < (options->smoke ? 20 : PLACES); i++) {
			write_briefly(&sides[i % 2], i);
			write_briefly(&sides[1 - i % 2], i);
		}
		add(report, "pendown_100k_ratio", ratio(&full->down, &empty->down));
		add(report, "penmove_100k_ratio", ratio(&full->move, &empty->move));
		add(report, "pendown_m", measure_quantile(&full->down, 0.5) / report->m_us);
		add(report, "penmove_m", measure_quantile(&full->move, 0.5) / report->m_us);
		add(report, "penup_m", measure_quantile(&full->up, 0.5) / report->m_us);
		good = !full->missed && !empty->missed;
	}
	close_side(full);
	close_side(empty);
	free(sides);
	return good;
}
