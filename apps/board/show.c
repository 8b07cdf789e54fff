/* SPDX-License-Identifier: MIT */
#include "show.h"

#include <math.h>

#include "metrics.h"

/* Around what is shown large. */
#define MARGIN_MM 80.0

/* The group's pane as it is among the others. */
static struct plen_board_pane own_pane(const struct plen_board_wall *wall, uint8_t group)
{
	const struct plen_op_pane *kept = &wall->view.panes[group];
	struct plen_board_pane pane = {
		.owner = group,
		.page = kept->page,
		.paper = plen_board_wall_column(wall, group),
		.view = plen_board_wall_get_view(kept),
	};

	pane.paper.h_mm -= PLEN_BOARD_BAND_MM;
	return pane;
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
	double fits = fmin((w_mm - 2 * MARGIN_MM) / work.w_mm, (h_mm - 2 * MARGIN_MM) / work.h_mm);
	double scale = fmin(fmax(fits, pane->view.scale / 2), largest);
	struct plen_page_pt middle = {work.x_mm + work.w_mm / 2, work.y_mm + work.h_mm / 2};

	scale = fmin(fmax(scale, PLEN_VIEW_SCALE_MIN), PLEN_VIEW_SCALE_MAX);
	return (struct plen_view){scale,
				  {middle.x_mm - w_mm / 2 / scale, middle.y_mm - h_mm / 2 / scale}};
}

void plen_board_show_fit(struct plen_board_wall *wall)
{
	if (wall->view.shown != 0) {
		struct plen_board_pane pane = own_pane(wall, wall->view.shown);
		wall->large = large_view(wall, &pane);
	}
}

void plen_board_show_begin(struct plen_board_wall *wall, uint8_t group)
{
	wall->view.shown = group;
	wall->active = group;
	plen_board_wall_relayout(wall);
	plen_board_show_fit(wall);
}

void plen_board_show_end(struct plen_board_wall *wall)
{
	wall->view.shown = 0;
	plen_board_wall_relayout(wall);
}
