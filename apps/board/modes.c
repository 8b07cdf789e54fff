/* SPDX-License-Identifier: MIT */
#include "modes.h"

#include "board_private.h"
#include "copy.h"
#include "pages.h"
#include "show.h"

/* Hands stop, and how they leave the pages is kept in mind. */
static void leave(struct plen_board *board)
{
	plen_board_hands_stop_all(&board->hands, &board->wall);
	plen_board_pages_remember_all(&board->wall);
}

static void enter(struct plen_board *board, enum plen_mode mode)
{
	board->wall.view.mode = (uint8_t)mode;
	board->panel_is_open = false;
	board->open_marks = 0;
	board->card.kind = PLEN_BOARD_CARD_NONE;
	plen_board_wall_relayout(&board->wall);
	plen_board_pages_recall_all(&board->wall);
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
				     &(struct plen_board_placing){.scale = 1, .keeps_sheet = true});
		plen_board_copy_flush(&copy, wall);
	}
	plen_board_pages_turn(wall, id);
	if (start != PLEN_BOARD_START_BLANK) {
		view_as_class(wall, group);
	}
	plen_board_pages_remember(wall, group);
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
	leave(board);
	complete_panes(board);
	enter(board, PLEN_MODE_GROUPS);
}

void plen_board_modes_start(struct plen_board *board, enum plen_board_start start)
{
	leave(board);
	for (uint8_t group = 1; group <= board->wall.view.group_count; group++) {
		start_pane(board, group, start);
	}
	board->wall.view.frozen = 0;
	enter(board, PLEN_MODE_GROUPS);
}

/* Showing is an episode: whoever leaves the groups comes back to all panes. */
void plen_board_modes_class(struct plen_board *board)
{
	leave(board);
	plen_board_modes_show(board, 0);
	enter(board, PLEN_MODE_CLASS);
}

void plen_board_modes_shared(struct plen_board *board)
{
	leave(board);
	enter(board, PLEN_MODE_SHARED);
}

void plen_board_modes_show(struct plen_board *board, uint8_t group)
{
	leave(board);
	board->panel_is_open = false;
	board->open_marks = 0;
	if (group != 0) {
		plen_board_show_begin(&board->wall, group);
	} else {
		plen_board_show_end(&board->wall);
		plen_board_pages_recall_all(&board->wall);
	}
}

void plen_board_modes_freeze(struct plen_board *board)
{
	plen_board_hands_stop_all(&board->hands, &board->wall);
	board->wall.view.frozen = !board->wall.view.frozen;
}

void plen_board_modes_set_count(struct plen_board *board, uint8_t group_count)
{
	struct plen_board_wall *wall = &board->wall;

	plen_board_hands_stop_all(&board->hands, &board->wall);
	wall->view.group_count = group_count;
	plen_board_layout_equal(wall->view.dividers_ppm, group_count);
	plen_board_wall_reset_dividers(wall);
}
