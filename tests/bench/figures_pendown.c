/* SPDX-License-Identifier: MIT
 *
 * The two pages turn by turn, so that what else the machine does falls on both alike; both in
 * memory, as of two windows one would hide the other.
 */
#include <stdlib.h>

#include "common/mem.h"
#include "figures.h"
#include "measure.h"
#include "wall.h"

#define STROKES 100000
#define POINTS 20
#define MOVES 4
/* So many places, all over the page. */
#define PLACES 1200

struct page {
	struct wall *wall;
	struct measure down, move, up;
};

static void measure_frame(struct page *page, double start_us, struct measure *measure)
{
	wall_frame(page->wall);
	measure_add(measure, measure_now_us() - start_us);
}

static void write_briefly(struct page *page, int place)
{
	int writer = place % WALL_WRITERS, event = 1 + place / WALL_WRITERS * 5;
	double start_us = measure_now_us();

	wall_pen_down(page->wall, writer, event);
	measure_frame(page, start_us, &page->down);
	for (int i = 1; i <= MOVES; i++) {
		start_us = measure_now_us();
		wall_pen_move(page->wall, writer, event + i);
		wall_pen_predict(page->wall, writer, event + i);
		measure_frame(page, start_us, &page->move);
	}
	start_us = measure_now_us();
	wall_pen_up(page->wall, writer);
	measure_frame(page, start_us, &page->up);
}

static void add_ratio(struct report *report, const char *name, struct measure *full,
		      struct measure *empty)
{
	report_add(report, name, "", measure_quantile(full, 0.5) / measure_quantile(empty, 0.5), "",
		   0);
}

bool figures_pendown(struct report *report, const struct figures_options *options)
{
	struct page *pages = plen_calloc(2, sizeof(*pages));
	struct page *full = &pages[0], *empty = &pages[1];
	int places = options->smoke ? 20 : PLACES;

	full->wall = wall_open(NULL, options->smoke ? 200 : STROKES, POINTS);
	empty->wall = wall_open(NULL, 0, 0);
	wall_settle(full->wall);
	wall_settle(empty->wall);
	for (int i = 0; i < places; i++) {
		write_briefly(&pages[i % 2], i);
		write_briefly(&pages[1 - i % 2], i);
	}
	add_ratio(report, "pendown_100k_ratio", &full->down, &empty->down);
	add_ratio(report, "penmove_100k_ratio", &full->move, &empty->move);
	add_ratio(report, "penup_100k_ratio", &full->up, &empty->up);
	report_add(report, "pendown_m", "", measure_quantile(&full->down, 0.5) / report->m_us, "",
		   0);
	wall_close(full->wall);
	wall_close(empty->wall);
	free(pages);
	return true;
}
