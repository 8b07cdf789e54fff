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

static bool add_picture(void *data, const struct plen_picture *picture)
{
	struct plen_page_rect *rect = data;

	*rect = plen_page_rect_union(*rect, picture->bounds);
	return true;
}

/* A group's work: its page, and the pictures behind it, such as a worksheet that is the same for
 * all. The class's own ink behind is not: it would not be told from theirs. */
struct work {
	uint32_t page, behind; /* behind: 0 = none */
	struct plen_page_rect seen;
	struct plen_page_rect rect; /* of all, whether it is seen or not */
};

static struct work find_work(const struct plen_board_wall *wall, uint8_t group)
{
	const struct plen_op_pane *pane = &wall->view.panes[group];
	struct plen_view view = plen_board_wall_get_view(pane);
	struct plen_board_rect column = plen_board_wall_column(wall, group);
	double h_mm = column.h_mm - PLEN_BOARD_BAND_MM;
	struct work work = {
		.page = pane->page,
		.behind = plen_lesson_page(wall->lesson, pane->page)->behind,
		.seen = {view.origin.x_mm, view.origin.y_mm, column.w_mm / view.scale,
			 h_mm / view.scale},
	};

	work.rect =
		plen_page_rect_union(work.seen, plen_lesson_page_bounds(wall->lesson, pane->page));
	if (work.behind != 0) {
		plen_lesson_each_picture(wall->lesson, work.behind, &work.seen, add_picture,
					 &work.rect);
	}
	return work;
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

	struct work work = find_work(wall, group);
	struct plen_page_rect to = place_rect(wall, group);
	struct plen_board_placing placing = {
		.from = {work.rect.x_mm, work.rect.y_mm},
		.to = {to.x_mm, to.y_mm},
		.scale = fmin(fmin(to.w_mm / work.rect.w_mm, to.h_mm / work.rect.h_mm), SCALE_MAX),
	};
	if (work.behind != 0) {
		plen_board_copy_pictures(copy, wall, work.behind, &work.seen, &placing);
	}
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
