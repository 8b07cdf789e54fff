/* SPDX-License-Identifier: MIT
 *
 * The board's loop, turn for turn: the page is turned to, and each frame draws tiles for as long as
 * a turn allows, or takes what workers have drawn, until nothing is left to draw. What is seen is
 * looked up where strokes must be.
 */
#include <math.h>
#include <semaphore.h>
#include <stdio.h>

#include "figures.h"
#include "measure.h"
#include "screen.h"
#include "wall.h"

#define SEED 67
#define PROBES 200
/* Of the probes; the dock hides some. */
#define CRISP_SHARE 0.95

struct turn {
	struct wall *wall;
	struct screen *screen;
	struct plen_board_pt probes[PROBES];
	double first_us, half_us, crisp_us, hold_us;
	sem_t woken;
};

static void wake(void *data)
{
	sem_post(data);
}

static int count_seen(const struct turn *turn)
{
	int seen = 0;

	for (int i = 0; i < PROBES; i++) {
		seen += screen_is_ink(turn->screen, turn->probes[i], turn->wall->scene.size);
	}
	return seen;
}

static void note_seen(struct turn *turn, double passed_us, int seen)
{
	if (turn->first_us == 0 && seen > 0) {
		turn->first_us = passed_us;
	}
	if (turn->half_us == 0 && seen >= PROBES / 2) {
		turn->half_us = passed_us;
	}
}

static bool turn_page(struct turn *turn, uint32_t page)
{
	double start_us = measure_wall_us(), turn_us = start_us;
	int more = 0, seen = 0;

	turn->wall->scene.panes[0].page = page;
	plen_renderer_set_scene(turn->wall->renderer, &turn->wall->scene);
	do {
		more = plen_renderer_frame(turn->wall->renderer, WALL_BUDGET_US);
		double now_us = measure_wall_us();
		turn->hold_us = fmax(turn->hold_us, now_us - turn_us);
		turn->crisp_us = now_us - start_us;
		seen = count_seen(turn);
		note_seen(turn, now_us - start_us, seen);
		if (more == PLEN_RENDERER_BUSY) {
			sem_wait(&turn->woken);
		}
		turn_us = measure_wall_us();
	} while (more > 0);
	if (seen < PROBES * CRISP_SHARE) {
		fprintf(stderr, "of %d places with ink only %d are seen\n", PROBES, seen);
		return false;
	}
	return true;
}

bool figures_page(struct report *report, const struct figures_options *options)
{
	struct turn turn = {.screen = screen_open()};
	int strokes = options->smoke ? 2 * PROBES : 10000, points = options->smoke ? 20 : 100;
	bool good = false;

	if (turn.screen == NULL) {
		return false;
	}
	turn.wall = wall_open(screen_presenter(turn.screen), 0, 0);
	wall_ink_at(SEED, strokes, points, turn.probes, PROBES);
	uint32_t page = wall_fill(turn.wall->lesson, SEED, strokes, points);
	wall_settle(turn.wall);
	sem_init(&turn.woken, 0, 0);
	plen_renderer_set_wake(turn.wall->renderer, wake, &turn.woken);
	good = turn_page(&turn, page);
	report_add(report, "first_view_m", "", turn.first_us / report->m_us, "", 0);
	report_add(report, "half_view_m", "", turn.half_us / report->m_us, "", 0);
	report_add(report, "crisp_m", "", turn.crisp_us / report->m_us, "", 0);
	report_add(report, "hold_m", "", turn.hold_us / report->m_us, "", 0);
	wall_close(turn.wall);
	screen_close(turn.screen);
	return good;
}
