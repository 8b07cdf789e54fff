/* SPDX-License-Identifier: MIT */
#include "wall.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "metrics.h"

#define PPM 1e6
#define UM 1e3
/* A kilometre each way: within int32 micrometres, further than any hand will ever move a page. */
#define ORIGIN_MAX_MM 1e6
#define GROUPS_FIRST 2

static double clamp(double value, double min, double max)
{
	return fmin(fmax(value, min), max);
}

void plen_board_wall_put_view(struct plen_op_pane *pane, const struct plen_view *view)
{
	double scale = clamp(view->scale, PLEN_VIEW_SCALE_MIN, PLEN_VIEW_SCALE_MAX);
	double x_mm = clamp(view->origin.x_mm, -ORIGIN_MAX_MM, ORIGIN_MAX_MM);
	double y_mm = clamp(view->origin.y_mm, -ORIGIN_MAX_MM, ORIGIN_MAX_MM);

	pane->scale_ppm = (uint32_t)llround(scale * PPM);
	pane->origin_x_um = (int32_t)llround(x_mm * UM);
	pane->origin_y_um = (int32_t)llround(y_mm * UM);
}

struct plen_view plen_board_wall_get_view(const struct plen_op_pane *pane)
{
	return (struct plen_view){pane->scale_ppm / PPM,
				  {pane->origin_x_um / UM, pane->origin_y_um / UM}};
}

/* -- taking the wall from the lesson -- */

static struct plen_board_size sane_size(struct plen_board_size size)
{
	/* Written so that NaN takes the minimum too. */
	if (!(size.w_mm > PLEN_BOARD_WALL_MIN_W_MM)) {
		size.w_mm = PLEN_BOARD_WALL_MIN_W_MM;
	}
	if (!(size.h_mm > PLEN_BOARD_WALL_MIN_H_MM)) {
		size.h_mm = PLEN_BOARD_WALL_MIN_H_MM;
	}
	return size;
}

static void new_view(struct plen_op_view *view, const struct plen_board_options *options)
{
	/* A group's first pen has the group's colour, as far as bands offer it. */
	static const uint8_t inks[PLEN_GROUP_COUNT] = {
		PLEN_INK_MAIN, PLEN_INK_BLUE, PLEN_INK_ORANGE, PLEN_INK_GREEN,
		PLEN_INK_MAIN, PLEN_INK_BLUE, PLEN_INK_ORANGE,
	};

	memset(view, 0, sizeof(*view));
	view->group_count = options->group_count != 0 ? options->group_count : GROUPS_FIRST;
	view->theme = (uint8_t)options->theme;
	view->teacher_left = options->teacher_left;
	plen_board_layout_equal(view->dividers_ppm, view->group_count);
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		view->panes[i].ink = inks[i];
		view->panes[i].scale_ppm = (uint32_t)PPM;
	}
}

static bool dividers_rise(const struct plen_op_view *view)
{
	uint32_t last = 0;

	for (int i = 0; i < view->group_count - 1; i++) {
		if (view->dividers_ppm[i] <= last || view->dividers_ppm[i] >= PPM) {
			return false;
		}
		last = view->dividers_ppm[i];
	}
	return true;
}

/* Each operation of a file is valid by itself; that they fit one another is asked here. */
static void mend_view(struct plen_op_view *view, const struct plen_lesson *lesson)
{
	if (!dividers_rise(view)) {
		plen_board_layout_equal(view->dividers_ppm, view->group_count);
	}
	if (view->shown > view->group_count || view->mode != PLEN_MODE_GROUPS) {
		view->shown = 0;
	}
	for (uint8_t i = 0; i < PLEN_GROUP_COUNT; i++) {
		struct plen_op_pane *pane = &view->panes[i];
		const struct plen_lesson_page *page = plen_lesson_page(lesson, pane->page);
		if (page == NULL || page->owner != i) {
			pane->page = 0;
		}
		struct plen_view seen = plen_board_wall_get_view(pane);
		plen_board_wall_put_view(pane, &seen);
	}
}

static uint32_t first_class_page(struct plen_board_wall *wall)
{
	if (plen_lesson_page_count(wall->lesson, PLEN_GROUP_CLASS) > 0) {
		return plen_lesson_page_at(wall->lesson, PLEN_GROUP_CLASS, 0)->id;
	}

	struct plen_op op = {
		.kind = PLEN_OP_PAGE,
		.u.page = {.background = PLEN_BACKGROUND_SQUARED},
	};
	return (uint32_t)plen_board_wall_commit(wall, &op);
}

void plen_board_wall_init(struct plen_board_wall *wall, const struct plen_board_options *options,
			  struct plen_lesson *lesson, int64_t time_us)
{
	const struct plen_op_view *kept = plen_lesson_view(lesson);

	memset(wall, 0, sizeof(*wall));
	wall->lesson = lesson;
	wall->size = sane_size(options->size);
	wall->can_calibrate = options->can_calibrate;
	wall->can_look_back = options->can_look_back;
	wall->can_hand_out = options->can_hand_out;
	wall->can_clear = options->can_clear;
	wall->can_open = options->can_open;
	wall->is_read_only = options->is_read_only;
	wall->now_us = time_us;
	wall->active = 1;
	if (kept != NULL) {
		wall->view = *kept;
		mend_view(&wall->view, lesson);
	} else {
		new_view(&wall->view, options);
	}
	if (wall->view.panes[PLEN_GROUP_CLASS].page == 0) {
		wall->view.panes[PLEN_GROUP_CLASS].page = first_class_page(wall);
	}
	plen_board_wall_reset_dividers(wall);
}

void plen_board_wall_finish(struct plen_board_wall *wall)
{
	free(wall->page_views);
}

/* -- layout -- */

static struct plen_board_layout_input layout_input(const struct plen_board_wall *wall)
{
	return (struct plen_board_layout_input){
		.size = wall->size,
		.mode = wall->view.mode,
		.group_count = wall->view.group_count,
		.shown = wall->view.shown,
		.teacher_left = wall->view.teacher_left,
		.dividers_ppm = wall->dividers_ppm,
	};
}

void plen_board_wall_relayout(struct plen_board_wall *wall)
{
	struct plen_board_layout_input input = layout_input(wall);

	plen_board_layout_compute(&wall->layout, &input);
}

void plen_board_wall_reset_dividers(struct plen_board_wall *wall)
{
	memcpy(wall->dividers_ppm, wall->view.dividers_ppm, sizeof(wall->dividers_ppm));
	plen_board_wall_relayout(wall);
}

void plen_board_wall_set_size(struct plen_board_wall *wall, struct plen_board_size size)
{
	wall->size = sane_size(size);
	plen_board_wall_relayout(wall);
}

struct plen_board_rect plen_board_wall_column(const struct plen_board_wall *wall, uint8_t group)
{
	struct plen_board_layout_input input = layout_input(wall);
	struct plen_board_layout layout;

	assert(group > 0 && group <= wall->view.group_count);
	input.mode = PLEN_MODE_GROUPS;
	plen_board_layout_compute(&layout, &input);
	return layout.columns[group - 1];
}

struct plen_board_size plen_board_wall_paper(const struct plen_board_wall *wall, uint8_t owner)
{
	if (owner == PLEN_GROUP_CLASS) {
		return wall->size;
	}

	struct plen_board_rect column = plen_board_wall_column(wall, owner);
	return (struct plen_board_size){column.w_mm, column.h_mm - PLEN_BOARD_BAND_MM};
}

/* -- committing -- */

uint64_t plen_board_wall_commit(struct plen_board_wall *wall, struct plen_op *op)
{
	op->time_us = wall->now_us;
	return plen_lesson_commit(wall->lesson, op);
}

static bool panes_equal(const struct plen_op_pane *a, const struct plen_op_pane *b)
{
	return a->page == b->page && a->origin_x_um == b->origin_x_um &&
	       a->origin_y_um == b->origin_y_um && a->scale_ppm == b->scale_ppm &&
	       a->ink == b->ink && a->rubber == b->rubber && a->signal == b->signal &&
	       a->mark == b->mark;
}

static bool views_equal(const struct plen_op_view *a, const struct plen_op_view *b)
{
	for (int i = 0; i < PLEN_GROUP_COUNT; i++) {
		if (!panes_equal(&a->panes[i], &b->panes[i])) {
			return false;
		}
	}
	return a->mode == b->mode && a->group_count == b->group_count && a->shown == b->shown &&
	       a->frozen == b->frozen && a->theme == b->theme &&
	       a->teacher_left == b->teacher_left &&
	       memcmp(a->dividers_ppm, b->dividers_ppm, sizeof(a->dividers_ppm)) == 0;
}

void plen_board_wall_settle(struct plen_board_wall *wall)
{
	const struct plen_op_view *kept = plen_lesson_view(wall->lesson);

	if (kept != NULL && views_equal(kept, &wall->view)) {
		return;
	}

	struct plen_op op = {.kind = PLEN_OP_VIEW, .u.view = wall->view};
	plen_board_wall_commit(wall, &op);
}

/* -- panes -- */

uint8_t plen_board_wall_owner(const struct plen_board_wall *wall, uint8_t group)
{
	return wall->view.mode == PLEN_MODE_GROUPS ? group : PLEN_GROUP_CLASS;
}

bool plen_board_wall_is_shown(const struct plen_board_wall *wall, uint8_t owner)
{
	return owner != PLEN_GROUP_CLASS && owner == wall->view.shown;
}

static struct plen_view seen_view(const struct plen_board_wall *wall, uint8_t owner)
{
	if (wall->moving[owner]) {
		return wall->moved[owner];
	}
	if (plen_board_wall_is_shown(wall, owner)) {
		return wall->large;
	}

	struct plen_view view = plen_board_wall_get_view(&wall->view.panes[owner]);
	view.origin.x_mm += wall->shift_mm[owner] / view.scale;
	return view;
}

void plen_board_wall_keep_view(struct plen_board_wall *wall, uint8_t owner,
			       const struct plen_view *seen)
{
	struct plen_view view = *seen;

	if (plen_board_wall_is_shown(wall, owner)) {
		wall->large = *seen;
		return;
	}
	view.origin.x_mm -= wall->shift_mm[owner] / view.scale;
	plen_board_wall_put_view(&wall->view.panes[owner], &view);
}

bool plen_board_wall_pane(const struct plen_board_wall *wall, uint8_t group,
			  struct plen_board_pane *pane)
{
	uint8_t owner = plen_board_wall_owner(wall, group);

	for (int i = 0; i < wall->layout.pane_count; i++) {
		if (wall->layout.panes[i].group == owner) {
			pane->owner = owner;
			pane->page = wall->view.panes[owner].page;
			pane->paper = wall->layout.panes[i].paper;
			pane->view = seen_view(wall, owner);
			return true;
		}
	}
	return false;
}
