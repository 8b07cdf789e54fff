/* SPDX-License-Identifier: MIT */
#include "bench_cases.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "renderer/renderer.h"
#include "sample_ink.h"
#include "sample_scene.h"

#define WIDTH_PX 3840
#define HEIGHT_PX 2160
#define WRITERS 40
#define BUDGET_US 4000
#define PEN_MM 3.0
#define STROKE_POINTS 200
/* Ten seconds of a panel that reports 125 points a second. */
#define LONG_POINTS 1250
#define LIFTS 9

/* A wall of its own, with everything behind it. */
struct bench_wall {
	struct plen_lesson *lesson;
	struct plen_presenter *presenter;
	struct plen_renderer *renderer;
	struct plen_scene scene;
	uint32_t page;
};

static void changed(void *data, uint32_t page, const struct plen_page_rect *rect,
		    const struct plen_stroke *added)
{
	struct bench_wall *wall = data;

	plen_renderer_page_changed(wall->renderer, page, rect, added);
}

static void fill(struct plen_lesson *lesson, uint32_t page, int strokes, int points)
{
	struct sample_random random = {61};
	struct sample_stroke stroke;

	for (int i = 0; i < strokes; i++) {
		struct plen_page_pt at = {sample_random_unit(&random) * 1800,
					  sample_random_unit(&random) * 1000};

		sample_ink_writing(&stroke, &random, (uint32_t)points, at);
		sample_ink_commit(lesson, page, &stroke);
	}
}

static struct bench_wall *open_wall(int strokes, int points)
{
	struct bench_wall *wall = plen_calloc(1, sizeof(*wall));
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = wall};

	wall->lesson = plen_lesson_create();
	wall->page = sample_ink_page(wall->lesson, 0, PLEN_BACKGROUND_SQUARED, 0);
	fill(wall->lesson, wall->page, strokes, points);
	wall->presenter = plen_presenter_memory_create(WIDTH_PX, HEIGHT_PX);
	wall->renderer = plen_renderer_create(wall->presenter, wall->lesson);
	plen_lesson_set_listener(wall->lesson, &listener);
	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, wall->page);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	return wall;
}

static void close_wall(struct bench_wall *wall)
{
	plen_renderer_destroy(wall->renderer);
	plen_presenter_destroy(wall->presenter);
	plen_lesson_destroy(wall->lesson);
	free(wall);
}

/* Where writer w's pen is at event i: a line of small loops. */
static struct plen_board_pt pen_at(int w, int i)
{
	double t = i * 0.35;
	double x = 60 + (w % 8) * 225 + (i - 1) % STROKE_POINTS * 0.9;
	double y = 80 + (w / 8) * 170 + 40;

	return (struct plen_board_pt){x + 12 * cos(t), y + 18 * sin(t)};
}

static void put_down(struct bench_wall *wall, int writer, int event)
{
	plen_renderer_wet_begin(wall->renderer, (uint32_t)writer + 1, wall->page,
				(enum plen_ink)(writer % PLEN_INK_COUNT), PEN_MM,
				pen_at(writer, event), 0.8);
}

static void move(struct bench_wall *wall, int writer, int event)
{
	plen_renderer_wet_extend(wall->renderer, (uint32_t)writer + 1, pen_at(writer, event), 0.8);
}

static double timed_frame(struct bench_wall *wall, double start_us)
{
	plen_renderer_frame(wall->renderer, BUDGET_US);
	return measure_now_us() - start_us;
}

static void measure_move(struct bench_wall *wall, int event, struct measure *measure)
{
	double start = measure_now_us();

	move(wall, 0, event);
	measure_add(measure, timed_frame(wall, start));
}

/* A pen writes strokes on both pages, turn by turn, so that what else the machine
 * does falls on both alike. */
static void bench_writer(const struct bench_size *size, struct bench_wall *empty,
			 struct bench_wall *full, struct bench_result *result)
{
	for (int i = 1; i < size->events; i++) {
		if (i % STROKE_POINTS == 1) {
			plen_renderer_wet_end(empty->renderer, 1);
			plen_renderer_wet_end(full->renderer, 1);
			put_down(empty, 0, i);
			put_down(full, 0, i);
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

static void bench_commit(const struct bench_size *size, struct bench_wall *wall,
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

static void lift_crowd(struct bench_wall *wall)
{
	for (int w = 0; w < WRITERS; w++) {
		plen_renderer_wet_end(wall->renderer, (uint32_t)w + 1);
	}
	timed_frame(wall, 0);
}

static void put_crowd_down(struct bench_wall *wall, int event)
{
	for (int w = 0; w < WRITERS; w++) {
		put_down(wall, w, event);
	}
	timed_frame(wall, 0);
}

/* Before anybody lifts: forty whole strokes that dry at once are not what this is about. */
static void note_crowd_bytes(const struct bench_wall *wall, struct bench_result *result)
{
	if (result->crowd_bytes_max == 0) {
		result->crowd_bytes_max = plen_renderer_stats(wall->renderer).presented_bytes_max;
	}
}

static void bench_crowd(const struct bench_size *size, struct bench_wall *wall,
			struct bench_result *result)
{
	put_crowd_down(wall, 1);
	for (int i = 1; i < size->events; i += 2) {
		if (i > 1 && i % STROKE_POINTS == 1) {
			note_crowd_bytes(wall, result);
			lift_crowd(wall);
			put_crowd_down(wall, i);
		}

		double start = measure_now_us();
		for (int w = 0; w < WRITERS; w++) {
			move(wall, w, i);
			move(wall, w, i + 1);
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

static void commit_long(struct bench_wall *wall)
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
		struct bench_wall *wall = open_wall(0, 0);

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
		close_wall(wall);
	}
}

static void bench_redraw(struct bench_wall *wall, struct bench_result *result)
{
	double start = measure_now_us();
	int more;

	do {
		double slice = measure_now_us();

		more = plen_renderer_frame(wall->renderer, BUDGET_US);
		measure_add(&result->slice, measure_now_us() - slice);
	} while (more == 1);
	result->redraw_us = measure_now_us() - start;
}

static void bench_pan(const struct bench_size *size, struct bench_wall *wall,
		      struct bench_result *result)
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
	struct bench_wall *empty = open_wall(0, 0);
	struct bench_wall *full = open_wall(size->strokes, size->points);
	struct bench_wall *crowd = open_wall(0, 0);

	*result = (struct bench_result){.frame_bytes = (uint64_t)WIDTH_PX * HEIGHT_PX * 4};
	bench_redraw(full, result);
	plen_renderer_frame(empty->renderer, 0);
	plen_renderer_frame(crowd->renderer, 0);
	bench_writer(size, empty, full, result);
	bench_commit(size, full, result);
	bench_lift(result);
	bench_crowd(size, crowd, result);
	bench_pan(size, full, result);
	close_wall(empty);
	close_wall(full);
	close_wall(crowd);
}
