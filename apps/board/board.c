/* SPDX-License-Identifier: MIT */
#include "board/board.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "board_private.h"
#include "chrome_calibration.h"
#include "chrome_parts.h"
#include "common/mem.h"
#include "modes.h"
#include "pages.h"
#include "show.h"
#include "zone_id.h"

#define PEN_WIDTH_MM 3.0

/* -- what is shown -- */

static struct plen_board_chrome_input chrome_input(const struct plen_board *board)
{
	return (struct plen_board_chrome_input){
		.wall = &board->wall,
		.wipes = &board->hands.wipes,
		.presses = &board->presses,
		.replaying = &board->replaying,
		.clearing = &board->hands.clearing,
		.card = &board->card,
		.job = board->has_job ? &board->job : NULL,
		.panel_is_open = board->panel_is_open,
		.panel_page = board->panel_page,
		.open_marks = board->wall.view.frozen ? 0 : board->open_marks,
		.clock = board->clock,
		.banner = board->sentence[0] != '\0' ? board->sentence : board->banner,
		.is_warning = board->sentence[0] == '\0',
	};
}

static void build(struct plen_board *board)
{
	struct plen_board_chrome_input input = chrome_input(board);

	if (board->calibration.step != PLEN_BOARD_CALIBRATION_NONE) {
		plen_board_chrome_calibration(&board->calibration, board->wall.size,
					      board->wall.view.theme, &board->presses,
					      board->built);
	} else {
		plen_board_chrome_build(&input, board->built);
	}
}

/* Whatever takes its control off the wall ends it, too. */
static void end_hidden_clearing(struct plen_board *board)
{
	struct plen_board_clearing *clearing = &board->hands.clearing;

	if (!plen_board_chrome_takes_tap(board->shown, plen_board_clearing_zone(clearing))) {
		plen_board_clearing_end(clearing);
	}
}

void plen_board_refresh(struct plen_board *board)
{
	if (!board->is_stale) {
		return;
	}
	board->is_stale = false;

	build(board);

	bool same_scene = plen_board_chrome_same_scene(board->built, board->shown);
	bool same_zones = plen_board_chrome_same_zones(board->built, board->shown);
	struct plen_board_chrome *built = board->built;

	board->scene_generation += !same_scene;
	board->zone_generation += !same_zones;
	board->built = board->shown;
	board->shown = built;
	end_hidden_clearing(board);
}

const struct plen_scene *plen_board_scene(struct plen_board *board, uint64_t *generation)
{
	plen_board_refresh(board);
	*generation = board->scene_generation;
	return &board->shown->scene;
}

uint32_t plen_board_zones(struct plen_board *board, struct plen_zone zones[PLEN_ZONE_MAX],
			  uint64_t *generation)
{
	plen_board_refresh(board);
	*generation = board->zone_generation;
	memcpy(zones, board->shown->zones, board->shown->zone_count * sizeof(*zones));
	return board->shown->zone_count;
}

/* -- time -- */

static int64_t min_us(int64_t a, int64_t b)
{
	return a < b ? a : b;
}

int64_t plen_board_deadline_us(const struct plen_board *board)
{
	int64_t now_us = board->wall.now_us;
	int64_t due_us = min_us(plen_board_way_out_deadline_us(&board->way_out),
				plen_board_inks_deadline_us(&board->hands.inks));

	due_us = min_us(due_us, plen_board_replaying_deadline_us(&board->replaying, now_us));
	due_us = min_us(due_us, plen_board_clearing_deadline_us(&board->hands.clearing, now_us));
	return min_us(due_us, board->silent_us);
}

static void leave_by_the_way_out(struct plen_board *board)
{
	/* The fingers that asked for it wrote nothing. */
	for (int i = 0; i < 2; i++) {
		uint32_t gesture = board->way_out.corners[i].gesture;
		plen_board_inks_cancel(&board->hands.inks, &board->sink, &board->wall, gesture);
		plen_board_way_out_lift(&board->way_out, gesture);
	}
	board->is_stale = true;
	board->sink.quit(board->sink.data);
}

static void fall_silent(struct plen_board *board)
{
	board->silent_us = INT64_MAX;
	board->sentence[0] = '\0';
	board->is_stale = true;
}

void plen_board_advance(struct plen_board *board, int64_t time_us)
{
	if (time_us < plen_board_deadline_us(board)) {
		return;
	}
	board->wall.now_us = time_us;
	plen_board_inks_advance(&board->hands.inks, &board->sink, &board->wall, time_us);
	plen_board_replaying_advance(&board->replaying, time_us);
	board->is_stale |= board->replaying.page != 0 ||
			   board->hands.clearing.step != PLEN_BOARD_CLEARING_RESTS;
	plen_board_clearing_advance(&board->hands.clearing, time_us);
	if (time_us >= board->silent_us) {
		fall_silent(board);
	}
	if (time_us >= plen_board_way_out_deadline_us(&board->way_out)) {
		leave_by_the_way_out(board);
	}
}

/* -- coming and going -- */

static struct plen_board_options sane_options(const struct plen_board_options *options)
{
	struct plen_board_options sane = *options;

	assert(sane.group_count == 0 ||
	       (sane.group_count >= 2 && sane.group_count <= PLEN_GROUP_MAX));
	if (!(sane.pen_width_mm > 0)) {
		sane.pen_width_mm = PEN_WIDTH_MM;
	}
	return sane;
}

/* A view may come back with panes that have no page, or be asked for by option. */
static void enter_groups(struct plen_board *board, const struct plen_board_options *options)
{
	const struct plen_op_view *view = &board->wall.view;
	bool is_asked = options->start_in_groups && view->mode == PLEN_MODE_CLASS;

	if (is_asked && options->group_count != 0 && options->group_count != view->group_count) {
		plen_board_modes_set_count(board, options->group_count);
	}
	if (is_asked || view->mode == PLEN_MODE_GROUPS) {
		plen_board_modes_groups(board);
	}
}

/* All panes come back as the lesson has them: on this wall they were seen so. */
static void remember_pages(struct plen_board_wall *wall)
{
	for (uint8_t owner = 0; owner <= wall->view.group_count; owner++) {
		if (wall->view.panes[owner].page != 0) {
			plen_board_pages_remember(wall, owner);
		}
	}
}

struct plen_board *plen_board_create(const struct plen_board_options *options,
				     struct plen_lesson *lesson, const struct plen_board_sink *sink,
				     int64_t time_us)
{
	struct plen_board *board = plen_calloc(1, sizeof(*board));
	struct plen_board_options sane = sane_options(options);

	board->sink = *sink;
	board->shown = plen_calloc(1, sizeof(*board->shown));
	board->built = plen_calloc(1, sizeof(*board->built));
	board->is_stale = true;
	board->silent_us = INT64_MAX;
	plen_board_hands_init(&board->hands, &board->sink, sane.pen_width_mm);
	plen_board_wall_init(&board->wall, &sane, lesson, time_us);
	if (plen_lesson_view(lesson) == NULL) {
		plen_board_pages_go_home(&board->wall, PLEN_GROUP_CLASS);
	}
	remember_pages(&board->wall);
	enter_groups(board, &sane);
	plen_board_show_fit(&board->wall);
	plen_board_wall_settle(&board->wall);
	return board;
}

void plen_board_finish(struct plen_board *board, int64_t time_us)
{
	board->wall.now_us = time_us;
	plen_board_hands_stop_all(&board->hands, &board->wall);
	plen_board_wall_settle(&board->wall);
	board->is_stale = true;
}

void plen_board_destroy(struct plen_board *board)
{
	if (board == NULL) {
		return;
	}
	plen_board_hands_finish(&board->hands);
	plen_board_presses_finish(&board->presses);
	plen_board_wall_finish(&board->wall);
	free(board->shown);
	free(board->built);
	free(board);
}
