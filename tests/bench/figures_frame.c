/* SPDX-License-Identifier: MIT
 *
 * Time on the wall, as a frame that waits for the X server is late too; beside it the processor
 * time of the board's own thread, which a busy machine does not stretch.
 */
#include <stdlib.h>

#include "common/mem.h"
#include "figures.h"
#include "measure.h"
#include "screen.h"
#include "wall.h"

struct crowd {
	struct wall *wall;
	struct measure passed, worked;
};

static void put_down(struct wall *wall, int event)
{
	for (int w = 0; w < WALL_WRITERS; w++) {
		wall_pen_down(wall, w, event);
	}
	wall_frame(wall);
}

/* Where they lift, forty whole strokes dry at once, which is not what this is about. */
static void lift(struct wall *wall)
{
	for (int w = 0; w < WALL_WRITERS; w++) {
		wall_pen_up(wall, w);
	}
	wall_frame(wall);
}

/* What forty panels' worth of samples at 120 Hz are to a display of 60 Hz. */
static void measure_frame(struct crowd *crowd, int event)
{
	double passed_us = measure_wall_us(), worked_us = measure_now_us();

	for (int w = 0; w < WALL_WRITERS; w++) {
		wall_pen_move(crowd->wall, w, event);
		wall_pen_predict(crowd->wall, w, event);
		wall_pen_move(crowd->wall, w, event + 1);
		wall_pen_predict(crowd->wall, w, event + 1);
	}
	wall_frame(crowd->wall);
	measure_add(&crowd->worked, measure_now_us() - worked_us);
	measure_add(&crowd->passed, measure_wall_us() - passed_us);
}

static void write_strokes(struct crowd *crowd, struct screen *screen, int strokes,
			  uint64_t *bytes_max)
{
	*bytes_max = 0;
	for (int s = 0; s < strokes; s++) {
		put_down(crowd->wall, 1);
		screen_take_bytes_max(screen);
		for (int i = 2; i < WALL_STROKE_POINTS; i += 2) {
			measure_frame(crowd, i);
		}

		uint64_t bytes = screen_take_bytes_max(screen);
		*bytes_max = bytes > *bytes_max ? bytes : *bytes_max;
		lift(crowd->wall);
	}
}

bool figures_frame(struct report *report, const struct figures_options *options)
{
	struct crowd *crowd = plen_calloc(1, sizeof(*crowd));
	struct screen *screen = screen_open();
	uint64_t bytes_max = 0;

	if (screen == NULL) {
		free(crowd);
		return false;
	}
	crowd->wall = wall_open(screen_presenter(screen), 0, 0);
	wall_settle(crowd->wall);
	write_strokes(crowd, screen, options->smoke ? 1 : 16, &bytes_max);
	report_add(report, "frame40_p50_m", "", measure_quantile(&crowd->passed, 0.5), "", 0);
	report_add(report, "frame40_p99_m", "", measure_quantile(&crowd->passed, 0.99), "", 0);
	report_add(report, "frame40_worked_p99_m", "", measure_quantile(&crowd->worked, 0.99), "",
		   0);
	for (size_t i = 0; i < report->count; i++) {
		report->lines[i].value /= report->m_us;
	}
	report_add(report, "presented_pct", "",
		   100.0 * (double)bytes_max / (SCREEN_WIDTH_PX * SCREEN_HEIGHT_PX * 4.0), "", 0);
	wall_close(crowd->wall);
	screen_close(screen);
	free(crowd);
	return true;
}
