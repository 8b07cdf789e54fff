/* SPDX-License-Identifier: MIT */
#include "marks.h"

#include <math.h>
#include <string.h>

#include "metrics.h"

#define PAD_MM 8.0
#define GAP_MM 8.0
#define COLUMNS_NARROW (PLEN_MARK_MAX / 2)
/* So much paper stays free above them. */
#define FREE_MM 40.0

enum plen_icon plen_board_mark_icon(uint8_t mark)
{
	return (enum plen_icon)(PLEN_ICON_MARK + (mark > 0 ? mark - 1 : 0));
}

bool plen_board_marks_are_on(const struct plen_board_wall *wall)
{
	return wall->view.panes[1].mark != 0;
}

/* All groups, also those that come later: none is left out by the number of them. */
static void switch_on(struct plen_board_wall *wall)
{
	for (int group = 1; group <= PLEN_GROUP_MAX; group++) {
		uint8_t before = wall->marks[group];
		wall->view.panes[group].mark = before != 0 ? before : 1;
	}
}

static void switch_off(struct plen_board_wall *wall)
{
	for (int group = 1; group <= PLEN_GROUP_MAX; group++) {
		wall->marks[group] = wall->view.panes[group].mark;
		wall->view.panes[group].mark = 0;
	}
}

void plen_board_marks_toggle(struct plen_board_wall *wall)
{
	(plen_board_marks_are_on(wall) ? switch_off : switch_on)(wall);
}

void plen_board_marks_forget(struct plen_board_wall *wall)
{
	switch_off(wall);
	memset(wall->marks, 0, sizeof(wall->marks));
}

bool plen_board_marks_are_kept(const struct plen_board_wall *wall)
{
	return wall->view.panes[PLEN_GROUP_CLASS].mark != 0;
}

void plen_board_marks_toggle_kept(struct plen_board_wall *wall)
{
	wall->view.panes[PLEN_GROUP_CLASS].mark = !plen_board_marks_are_kept(wall);
}

/* The place from which they open: a pane above its band, or the wall above a strip. */
static bool find_base(const struct plen_board_wall *wall, uint8_t group,
		      struct plen_board_rect *base)
{
	if (wall->view.mode == PLEN_MODE_SHARED) {
		*base = wall->layout.strips[group - 1];
		base->h_mm = base->y_mm;
		base->y_mm = 0;
		return true;
	}
	for (int i = 0; i < wall->layout.pane_count; i++) {
		if (wall->layout.panes[i].group == group) {
			*base = wall->layout.panes[i].paper;
			return true;
		}
	}
	return false;
}

struct plen_board_rect plen_board_marks_place(const struct plen_board_wall *wall, uint8_t group)
{
	struct plen_board_rect base = {0};
	double one_row = PLEN_MARK_MAX * PLEN_BOARD_CELL_MM + 2 * PAD_MM;

	if (group == PLEN_GROUP_CLASS || !find_base(wall, group, &base)) {
		return (struct plen_board_rect){0};
	}

	int columns = base.w_mm >= one_row + 2 * GAP_MM ? PLEN_MARK_MAX : COLUMNS_NARROW;
	double w_mm = columns * PLEN_BOARD_CELL_MM + 2 * PAD_MM;
	int rows = PLEN_MARK_MAX / columns;
	double h_mm = rows * PLEN_BOARD_CELL_MM + 2 * PAD_MM;
	if (base.w_mm < w_mm + 2 * GAP_MM || base.h_mm < h_mm + GAP_MM + FREE_MM) {
		return (struct plen_board_rect){0};
	}
	return (struct plen_board_rect){base.x_mm + GAP_MM, base.y_mm + base.h_mm - GAP_MM - h_mm,
					w_mm, h_mm};
}
