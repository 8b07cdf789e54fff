/* SPDX-License-Identifier: MIT */
#include "home.h"

#include <math.h>

#include "metrics.h"

static bool add_sheet(void *data, const struct plen_picture *picture)
{
	struct plen_page_rect *sheet = data;

	if (picture->place.sheet) {
		*sheet = plen_page_rect_union(*sheet, picture->bounds);
	}
	return true;
}

/* Its own, or that of the page behind it; empty if there is none. */
static struct plen_page_rect sheet_of(const struct plen_lesson *lesson, uint32_t page)
{
	struct plen_page_rect sheet = {0};

	plen_lesson_each_picture(lesson, page, NULL, add_sheet, &sheet);
	if (plen_page_rect_is_empty(&sheet)) {
		plen_lesson_each_picture(lesson, plen_lesson_page(lesson, page)->behind, NULL,
					 add_sheet, &sheet);
	}
	return sheet;
}

/* The paper, without what the class's dock covers at its lower edge. */
static struct plen_board_size free_paper(const struct plen_board_wall *wall, uint8_t owner)
{
	struct plen_board_size paper = plen_board_wall_paper(wall, owner);

	if (owner == PLEN_GROUP_CLASS) {
		paper.h_mm =
			fmax(wall->size.h_mm - 2 * PLEN_BOARD_DOCK_FLOAT_MM - PLEN_BOARD_DOCK_MM,
			     PLEN_BOARD_CELL_MM);
	}
	return paper;
}

static struct plen_view fit(const struct plen_page_rect *sheet, struct plen_board_size paper)
{
	double fits = fmin(paper.w_mm / sheet->w_mm, paper.h_mm / sheet->h_mm);
	double scale = fmin(fmax(fits, PLEN_VIEW_SCALE_MIN), PLEN_VIEW_SCALE_MAX);

	return (struct plen_view){scale,
				  {sheet->x_mm - (paper.w_mm / scale - sheet->w_mm) / 2,
				   sheet->y_mm - (paper.h_mm / scale - sheet->h_mm) / 2}};
}

struct plen_view plen_board_home_view(const struct plen_board_wall *wall, uint8_t owner,
				      uint32_t page)
{
	struct plen_page_rect sheet = sheet_of(wall->lesson, page);

	if (!plen_page_rect_is_empty(&sheet)) {
		return fit(&sheet, free_paper(wall, owner));
	}
	if (owner == PLEN_GROUP_CLASS) {
		return (struct plen_view){.scale = 1};
	}
	return (struct plen_view){.scale = plen_board_wall_column(wall, owner).w_mm /
					   wall->size.w_mm};
}
