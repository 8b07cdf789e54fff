/* SPDX-License-Identifier: MIT */
#include "modes.h"

#include <math.h>

#include "board_private.h"
#include "copy.h"
#include "pages.h"

/* Around what is shown large. */
#define SHOW_MARGIN_MM 80.0

static void enter(struct plen_board *board, enum plen_mode mode)
{
	board->wall.view.mode = (uint8_t)mode;
	board->panel_is_open = false;
	plen_board_wall_relayout(&board->wall);
}

/* What fits into the class's wall fits into the group's column. */
static void view_as_class(struct plen_board_wall *wall, uint8_t group)
{
	struct plen_view view = plen_board_wall_get_view(&wall->view.panes[PLEN_GROUP_CLASS]);

	view.scale *= plen_board_wall_column(wall, group).w_mm / wall->size.w_mm;
	plen_board_wall_put_view(&wall->view.panes[group], &view);
}

static void start_pane(struct plen_board *board, uint8_t group, enum plen_board_start start)
{
	struct plen_board_wall *wall = &board->wall;
	uint32_t class_page = wall->view.panes[PLEN_GROUP_CLASS].page;
	struct plen_op_page page = {
		.owner = group,
		.background = plen_lesson_page(wall->lesson, class_page)->background,
		.behind = start == PLEN_BOARD_START_BEHIND ? class_page : 0,
	};
	uint32_t id = plen_board_pages_make(wall, PLEN_GROUP_CLASS, &page);

	if (start == PLEN_BOARD_START_COPY) {
		struct plen_board_copy copy = {.group = group, .page = id};
		plen_board_copy_page(&copy, wall, class_page,
				     &(struct plen_board_placing){.scale = 1});
		plen_board_copy_flush(&copy, wall);
	}
	plen_board_pages_turn(wall, id);
	if (start != PLEN_BOARD_START_BLANK) {
		view_as_class(wall, group);
	}
	wall->view.panes[group].signal = PLEN_SIGNAL_FINE;
}

static void complete_panes(struct plen_board *board)
{
	for (uint8_t group = 1; group <= board->wall.view.group_count; group++) {
		if (board->wall.view.panes[group].page == 0) {
			start_pane(board, group, PLEN_BOARD_START_BEHIND);
		}
	}
}

void plen_board_modes_groups(struct plen_board *board)
{
	plen_board_stop_all(board);
	complete_panes(board);
	enter(board, PLEN_MODE_GROUPS);
}

void plen_board_modes_start(struct plen_board *board, enum plen_board_start start)
{
	plen_board_stop_all(board);
	for (uint8_t group = 1; group <= board->wall.view.group_count; group++) {
		start_pane(board, group, start);
	}
	board->wall.view.frozen = 0;
	enter(board, PLEN_MODE_GROUPS);
}

/* Showing is an episode: whoever leaves the groups comes back to all panes. */
void plen_board_modes_class(struct plen_board *board)
{
	plen_board_stop_all(board);
	plen_board_modes_show(board, 0);
	enter(board, PLEN_MODE_CLASS);
}

void plen_board_modes_shared(struct plen_board *board)
{
	plen_board_stop_all(board);
	enter(board, PLEN_MODE_SHARED);
}

/* What a group has written, and what of the class page behind it is seen in its pane. */
static struct plen_page_rect work_of(const struct plen_board_wall *wall,
				     const struct plen_board_pane *pane)
{
	struct plen_board_pt corner = {pane->paper.x_mm, pane->paper.y_mm};
	struct plen_page_rect seen =
		plen_geometry_board_rect_to_page(&pane->view, corner, pane->paper);
	uint32_t behind = plen_lesson_page(wall->lesson, pane->page)->behind;
	struct plen_page_rect work = plen_lesson_page_bounds(wall->lesson, pane->page);
	struct plen_page_rect task = plen_lesson_page_bounds(wall->lesson, behind);

	if (plen_page_rect_intersects(&task, &seen)) {
		work = plen_page_rect_union(work, task);
	}
	return plen_page_rect_is_empty(&work) ? seen : work;
}

/* The group's work in the middle of the wall and as large as it goes, within reason. */
static struct plen_view large_view(const struct plen_board_wall *wall,
				   const struct plen_board_pane *pane)
{
	struct plen_page_rect work = work_of(wall, pane);
	double w_mm = wall->layout.area.w_mm;
	double h_mm = pane->paper.h_mm;
	double largest = pane->view.scale * w_mm / pane->paper.w_mm;
	double fits = fmin((w_mm - 2 * SHOW_MARGIN_MM) / work.w_mm,
			   (h_mm - 2 * SHOW_MARGIN_MM) / work.h_mm);
	double scale = fmin(fmax(fits, pane->view.scale / 2), largest);
	struct plen_page_pt middle = {work.x_mm + work.w_mm / 2, work.y_mm + work.h_mm / 2};

	scale = fmin(fmax(scale, PLEN_VIEW_SCALE_MIN), PLEN_VIEW_SCALE_MAX);
	return (struct plen_view){scale,
				  {middle.x_mm - w_mm / 2 / scale, middle.y_mm - h_mm / 2 / scale}};
}

/* While it is shown, a pane keeps the view for all; the group's own comes back after it. A page
 * turned meanwhile stays turned, as wide as it was on the wall. */
static void unshow(struct plen_board_wall *wall)
{
	uint8_t group = wall->view.shown;
	struct plen_op_pane *pane = &wall->view.panes[group];
	const struct plen_op_pane *before = &wall->before_show;

	if (group == 0) {
		return;
	}
	if (pane->page == before->page) {
		pane->scale_ppm = before->scale_ppm;
		pane->origin_x_um = before->origin_x_um;
		pane->origin_y_um = before->origin_y_um;
	} else {
		struct plen_view view = plen_board_wall_get_view(pane);
		view.scale *= wall->layout.columns[group - 1].w_mm / wall->layout.area.w_mm;
		plen_board_wall_put_view(pane, &view);
	}
	wall->view.shown = 0;
	plen_board_wall_relayout(wall);
}

void plen_board_modes_show(struct plen_board *board, uint8_t group)
{
	struct plen_board_wall *wall = &board->wall;
	struct plen_board_pane pane;

	plen_board_stop_all(board);
	unshow(wall);
	if (group == 0 || !plen_board_wall_pane(wall, group, &pane)) {
		return;
	}

	struct plen_view view = large_view(wall, &pane);
	wall->before_show = wall->view.panes[group];
	plen_board_pages_remember(wall, group);
	plen_board_wall_put_view(&wall->view.panes[group], &view);
	wall->view.shown = group;
	wall->active = group;
	plen_board_wall_relayout(wall);
}

void plen_board_modes_freeze(struct plen_board *board)
{
	plen_board_stop_all(board);
	board->wall.view.frozen = !board->wall.view.frozen;
}

void plen_board_modes_set_count(struct plen_board *board, uint8_t group_count)
{
	struct plen_board_wall *wall = &board->wall;

	plen_board_stop_all(board);
	wall->view.group_count = group_count;
	plen_board_layout_equal(wall->view.dividers_ppm, group_count);
	plen_board_wall_reset_dividers(wall);
}
