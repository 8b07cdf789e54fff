/* SPDX-License-Identifier: MIT */
#include "wall.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "sample_ink.h"
#include "sample_scene.h"
#include "screen.h"

#define PRESSURE 0.8
#define PREDICTED 2

static void changed(void *data, uint32_t page, const struct plen_page_rect *rect,
		    const struct plen_stroke *added)
{
	struct wall *wall = data;

	plen_renderer_page_changed(wall->renderer, page, rect, added);
}

static struct plen_page_pt place(struct sample_random *random)
{
	double x_mm = 40 + sample_random_unit(random) * 1700;

	return (struct plen_page_pt){x_mm, 40 + sample_random_unit(random) * 880};
}

uint32_t wall_fill(struct plen_lesson *lesson, uint64_t seed, int strokes, int points)
{
	uint32_t page = sample_ink_page(lesson, 0, PLEN_BACKGROUND_SQUARED, 0);
	struct sample_random random = {seed};
	struct sample_stroke stroke;

	for (int i = 0; i < strokes; i++) {
		sample_ink_writing(&stroke, &random, (uint32_t)points, place(&random));
		sample_ink_commit(lesson, page, &stroke);
	}
	return page;
}

void wall_ink_at(uint64_t seed, int strokes, int points, struct plen_board_pt *at, int count)
{
	struct sample_random random = {seed};
	struct sample_stroke stroke;

	for (int i = 0, found = 0; i < strokes && found < count; i++) {
		sample_ink_writing(&stroke, &random, (uint32_t)points, place(&random));
		if ((int64_t)i * count / strokes == found) {
			const struct plen_stroke_point *point = &stroke.points[points / 2];
			at[found++] =
				(struct plen_board_pt){point->x_um / 1000.0, point->y_um / 1000.0};
		}
	}
}

struct wall *wall_open(struct plen_presenter *presenter, int strokes, int points)
{
	struct wall *wall = plen_calloc(1, sizeof(*wall));
	const struct plen_lesson_listener listener = {.page_changed = changed, .data = wall};

	wall->lesson = plen_lesson_create();
	wall->page = wall_fill(wall->lesson, 61, strokes, points);
	if (presenter == NULL) {
		presenter = plen_presenter_memory_create(SCREEN_WIDTH_PX, SCREEN_HEIGHT_PX);
		wall->presenter = presenter;
	}
	wall->renderer = plen_renderer_create(presenter, wall->lesson);
	plen_lesson_set_listener(wall->lesson, &listener);
	sample_scene_class(&wall->scene, PLEN_THEME_LIGHT, wall->page);
	plen_renderer_set_scene(wall->renderer, &wall->scene);
	return wall;
}

void wall_close(struct wall *wall)
{
	plen_renderer_destroy(wall->renderer);
	plen_presenter_destroy(wall->presenter);
	plen_lesson_destroy(wall->lesson);
	free(wall);
}

void wall_frame(struct wall *wall)
{
	plen_renderer_frame(wall->renderer, WALL_BUDGET_US);
}

void wall_settle(struct wall *wall)
{
	while (plen_renderer_frame(wall->renderer, 0) == 1) {
	}
}

struct plen_board_pt wall_pen_at(int w, int i)
{
	double t = i * 0.35;
	double x = 60 + (w % 8) * 225 + (i - 1) % WALL_STROKE_POINTS * 0.9;
	double y = 80 + (w / 8) * 170 + 40;

	return (struct plen_board_pt){x + 12 * cos(t), y + 18 * sin(t)};
}

void wall_pen_down(struct wall *wall, int writer, int event)
{
	plen_renderer_wet_begin(wall->renderer, (uint32_t)writer + 1, wall->page,
				(enum plen_ink)(writer % PLEN_INK_COUNT), WALL_PEN_MM,
				wall_pen_at(writer, event), PRESSURE);
}

void wall_pen_move(struct wall *wall, int writer, int event)
{
	plen_renderer_wet_extend(wall->renderer, (uint32_t)writer + 1, wall_pen_at(writer, event),
				 PRESSURE);
}

void wall_pen_predict(struct wall *wall, int writer, int event)
{
	struct plen_board_pt now = wall_pen_at(writer, event);
	struct plen_board_pt before = wall_pen_at(writer, event - 1);
	struct plen_board_pt tail[PREDICTED];

	/* Straight on, as somebody would guess who does not know. */
	for (int i = 0; i < PREDICTED; i++) {
		tail[i].x_mm = now.x_mm + (now.x_mm - before.x_mm) * (i + 1);
		tail[i].y_mm = now.y_mm + (now.y_mm - before.y_mm) * (i + 1);
	}
	plen_renderer_wet_predict(wall->renderer, (uint32_t)writer + 1, tail, PREDICTED);
}

void wall_pen_up(struct wall *wall, int writer)
{
	plen_renderer_wet_end(wall->renderer, (uint32_t)writer + 1);
}
