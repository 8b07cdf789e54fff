/* SPDX-License-Identifier: MIT */
#include "bench_cases.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "sample_ink.h"
#include "screen.h"
#include "wall.h"

#define PEN_MM WALL_PEN_MM
/* Ten seconds of a panel that reports 125 points a second. */
#define LONG_POINTS 1250
#define LIFTS 9

static double timed_frame(struct wall *wall, double start_us)
{
	plen_renderer_frame(wall->renderer, WALL_BUDGET_US);
	return measure_now_us() - start_us;
}

static void measure_move(struct wall *wall, int event, struct measure *measure)
{
	double start = measure_now_us();

	wall_pen_move(wall, 0, event);
	measure_add(measure, timed_frame(wall, start));
}

/* A pen writes strokes on both pages, turn by turn, so that what else the machine
 * does falls on both alike. */
static void bench_writer(const struct bench_size *size, struct wall *empty, struct wall *full,
			 struct bench_result *result)
{
	for (int i = 1; i < size->events; i++) {
		if (i % WALL_STROKE_POINTS == 1) {
			plen_renderer_wet_end(empty->renderer, 1);
			plen_renderer_wet_end(full->renderer, 1);
			wall_pen_down(empty, 0, i);
			wall_pen_down(full, 0, i);
			timed_frame(empty, 0);
			timed_frame(full, 0);
			continue;
		}
		measure_move(empty, i, &result->empty);
		measure_move(full, i, &result->full);
	}
	plen_renderer_wet_end(empty->renderer, 1);
	plen_renderer_wet_end(full->renderer, 1);
	timed_frame(empty, 0);
	timed_frame(full, 0);
	result->one_writer = result->full;
}

static void bench_commit(const struct bench_size *size, struct wall *wall,
			 struct bench_result *result)
{
	struct sample_random random = {62};
	struct sample_stroke stroke;

	for (int i = 0; i < size->events / 20 + 1; i++) {
		struct plen_page_pt at = {sample_random_unit(&random) * 1500,
					  sample_random_unit(&random) * 800};

		sample_ink_writing(&stroke, &random, 100, at);
		double start = measure_now_us();
		sample_ink_commit(wall->lesson, wall->page, &stroke);
		measure_add(&result->commit, timed_frame(wall, start));
	}
}

static void lift_crowd(struct wall *wall)
{
	for (int w = 0; w < WALL_WRITERS; w++) {
		plen_renderer_wet_end(wall->renderer, (uint32_t)w + 1);
	}
	timed_frame(wall, 0);
}

static void put_crowd_down(struct wall *wall, int event)
{
	for (int w = 0; w < WALL_WRITERS; w++) {
		wall_pen_down(wall, w, event);
	}
	timed_frame(wall, 0);
}

/* Before anybody lifts: forty whole strokes that dry at once are not what this is about. */
static void note_crowd_bytes(const struct wall *wall, struct bench_result *result)
{
	if (result->crowd_bytes_max == 0) {
		result->crowd_bytes_max = plen_renderer_stats(wall->renderer).presented_bytes_max;
	}
}

static void bench_crowd(const struct bench_size *size, struct wall *wall,
			struct bench_result *result)
{
	put_crowd_down(wall, 1);
	for (int i = 1; i < size->events; i += 2) {
		if (i > 1 && i % WALL_STROKE_POINTS == 1) {
			note_crowd_bytes(wall, result);
			lift_crowd(wall);
			put_crowd_down(wall, i);
		}

		double start = measure_now_us();
		for (int w = 0; w < WALL_WRITERS; w++) {
			wall_pen_move(wall, w, i);
			wall_pen_move(wall, w, i + 1);
		}
		measure_add(&result->crowd, timed_frame(wall, start));
	}
	note_crowd_bytes(wall, result);
	lift_crowd(wall);
}

/* Along the whole wall and back, in loops as wide as a hand swings. */
static struct plen_board_pt long_at(int i)
{
	double t = i * 0.06;

	return (struct plen_board_pt){950 - 850 * cos(i * 0.005) + 60 * sin(t),
				      520 + 350 * sin(i * 0.008) + 60 * cos(t)};
}

static void commit_long(struct wall *wall)
{
	static struct plen_stroke_point points[LONG_POINTS];
	const struct plen_op_stroke stroke = {
		.width_um = (uint32_t)(PEN_MM * 1000),
		.count = LONG_POINTS,
		.points = points,
	};
	struct plen_op op = {
		.kind = PLEN_OP_EDIT,
		.u.edit = {.page = wall->page, .stroke_count = 1, .strokes = &stroke},
	};

	for (int i = 0; i < LONG_POINTS; i++) {
		struct plen_board_pt at = long_at(i);

		points[i] = (struct plen_stroke_point){.x_um = (int32_t)lround(at.x_mm * 1000),
						       .y_um = (int32_t)lround(at.y_mm * 1000),
						       .pressure = 204};
	}
	plen_lesson_commit(wall->lesson, &op);
}

/* The frame in which a long stroke dries, on a wall that held nothing: its tiles are new. */
static void bench_lift(struct bench_result *result)
{
	for (int n = 0; n < LIFTS; n++) {
		struct wall *wall = wall_open(NULL, 0, 0);

		plen_renderer_frame(wall->renderer, 0);
		plen_renderer_wet_begin(wall->renderer, 1, wall->page, PLEN_INK_MAIN, PEN_MM,
					long_at(0), 0.8);
		for (int i = 1; i < LONG_POINTS; i++) {
			plen_renderer_wet_extend(wall->renderer, 1, long_at(i), 0.8);
		}
		timed_frame(wall, 0);

		double start = measure_now_us();
		commit_long(wall);
		plen_renderer_wet_end(wall->renderer, 1);
		measure_add(&result->lift, timed_frame(wall, start));
		wall_close(wall);
	}
}

static void bench_redraw(struct wall *wall, struct bench_result *result)
{
	double start = measure_now_us();
	int more;

	do {
		double slice = measure_now_us();

		more = plen_renderer_frame(wall->renderer, WALL_BUDGET_US);
		measure_add(&result->slice, measure_now_us() - slice);
	} while (more == 1);
	result->redraw_us = measure_now_us() - start;
}

static void bench_pan(const struct bench_size *size, struct wall *wall, struct bench_result *result)
{
	for (int i = 0; i < size->events / 10 + 1; i++) {
		wall->scene.panes[0].view.origin.x_mm = 20 * sin(i * 0.1);
		double start = measure_now_us();
		plen_renderer_set_scene(wall->renderer, &wall->scene);
		measure_add(&result->pan, timed_frame(wall, start));
	}
}

void bench_run(const struct bench_size *size, struct bench_result *result)
{
	struct wall *empty = wall_open(NULL, 0, 0);
	struct wall *full = wall_open(NULL, size->strokes, size->points);
	struct wall *crowd = wall_open(NULL, 0, 0);

	*result = (struct bench_result){.frame_bytes =
						(uint64_t)SCREEN_WIDTH_PX * SCREEN_HEIGHT_PX * 4};
	bench_redraw(full, result);
	plen_renderer_frame(empty->renderer, 0);
	plen_renderer_frame(crowd->renderer, 0);
	bench_writer(size, empty, full, result);
	bench_commit(size, full, result);
	bench_lift(result);
	bench_crowd(size, crowd, result);
	bench_pan(size, full, result);
	wall_close(empty);
	wall_close(full);
	wall_close(crowd);
}
