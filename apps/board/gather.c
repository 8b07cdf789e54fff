/* SPDX-License-Identifier: MIT */
#include "gather.h"

#include <math.h>

#include "copy.h"
#include "metrics.h"
#include "pages.h"

#define MARGIN_MM 16.0
/* Small work is not blown up beyond this, or two letters would fill a wall. */
#define SCALE_MAX 2.0

bool plen_board_gather_can(const struct plen_board_wall *wall)
{
	for (int group = 1; group <= wall->view.group_count; group++) {
		uint32_t page = wall->view.panes[group].page;
		if (page != 0 && plen_board_pages_has_ink(wall, page)) {
			return true;
		}
	}
	return false;
}

/* What a group sees in its pane, and whatever it has written beyond. */
static struct plen_page_rect work_rect(const struct plen_board_wall *wall, uint8_t group)
{
	const struct plen_op_pane *pane = &wall->view.panes[group];
	struct plen_view view = plen_board_wall_get_view(pane);
	struct plen_board_rect column = plen_board_wall_column(wall, group);
	double h_mm = column.h_mm - PLEN_BOARD_BAND_MM;
	struct plen_page_rect seen = {view.origin.x_mm, view.origin.y_mm, column.w_mm / view.scale,
				      h_mm / view.scale};

	return plen_page_rect_union(seen, plen_lesson_page_bounds(wall->lesson, pane->page));
}

/* The class's page as far as the wall shows it, without the dock. */
static struct plen_page_rect place_rect(const struct plen_board_wall *wall, uint8_t group)
{
	double w_mm = wall->size.w_mm / wall->view.group_count;
	double foot = PLEN_BOARD_DOCK_FLOAT_MM + PLEN_BOARD_DOCK_MM + MARGIN_MM;

	return (struct plen_page_rect){(group - 1) * w_mm + MARGIN_MM, MARGIN_MM,
				       w_mm - 2 * MARGIN_MM,
				       fmax(wall->size.h_mm - MARGIN_MM - foot, MARGIN_MM)};
}

static void copy_group(struct plen_board_copy *copy, const struct plen_board_wall *wall,
		       uint8_t group)
{
	uint32_t page = wall->view.panes[group].page;

	if (page == 0 || !plen_board_pages_has_ink(wall, page)) {
		return;
	}

	struct plen_page_rect from = work_rect(wall, group);
	struct plen_page_rect to = place_rect(wall, group);
	struct plen_board_placing placing = {
		.from = {from.x_mm, from.y_mm},
		.to = {to.x_mm, to.y_mm},
		.scale = fmin(fmin(to.w_mm / from.w_mm, to.h_mm / from.h_mm), SCALE_MAX),
	};
	plen_board_copy_page(copy, wall, page, &placing);
}

uint32_t plen_board_gather_make(struct plen_board_wall *wall)
{
	uint32_t behind =
		plen_lesson_page(wall->lesson, wall->view.panes[PLEN_GROUP_CLASS].page)->background;
	struct plen_op_page page = {.background = (uint8_t)behind};
	uint32_t id = plen_board_pages_make(wall, PLEN_GROUP_CLASS, &page);
	struct plen_board_copy copy = {.page = id};

	for (uint8_t group = 1; group <= wall->view.group_count; group++) {
		copy_group(&copy, wall, group);
	}
	plen_board_copy_flush(&copy, wall);
	return id;
}
