/* SPDX-License-Identifier: MIT
 *
 * A wall of its own for a bench: a lesson, a page, a renderer and a scene that shows it.
 */
#pragma once

#include <stdint.h>

#include "common/scene.h"
#include "renderer/renderer.h"

/* A turn of the board's loop: tiles are drawn for so long at a time. */
#define WALL_BUDGET_US 4000
#define WALL_PEN_MM 3.0

struct wall {
	struct plen_lesson *lesson;
	struct plen_presenter *presenter; /* its own, or NULL: it is borrowed */
	struct plen_renderer *renderer;
	struct plen_scene scene;
	uint32_t page;
};

/* With so many strokes of so many points on the page. `presenter` is borrowed; NULL = 4K in
 * memory. */
struct wall *wall_open(struct plen_presenter *presenter, int strokes, int points);
void wall_close(struct wall *wall);

/* A page with such ink on it, in a lesson without a renderer. */
uint32_t wall_fill(struct plen_lesson *lesson, uint64_t seed, int strokes, int points);
/* Where some of that ink must be seen: point `index` of the strokes, by the same numbers. */
void wall_ink_at(uint64_t seed, int strokes, int points, struct plen_board_pt *at, int count);

void wall_frame(struct wall *wall);
/* Until all tiles are drawn. */
void wall_settle(struct wall *wall);

/* Where writer w of 40 is at event i: a line of small loops, begun anew every
 * WALL_STROKE_POINTS events. */
#define WALL_WRITERS 40
#define WALL_STROKE_POINTS 200
struct plen_board_pt wall_pen_at(int w, int i);
void wall_pen_down(struct wall *wall, int writer, int event);
void wall_pen_move(struct wall *wall, int writer, int event);
/* With where it will be next, drawn ahead. */
void wall_pen_predict(struct wall *wall, int writer, int event);
void wall_pen_up(struct wall *wall, int writer);
