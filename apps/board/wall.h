/* SPDX-License-Identifier: MIT
 *
 * What is on the wall: the state that VIEW operations keep, and what is in motion on top of it (a
 * pane under two fingers, a divider under one), which becomes state when the hand lifts.
 *
 * Invariants:
 *  1. `view` is what the lesson's last VIEW says, or will be after plen_board_wall_settle.
 *  2. Each pane that the mode shows has a page of its own group.
 *  3. `layout` belongs to the mode, the size and the dividers as they are seen now.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "board/board.h"
#include "layout.h"
#include "lesson/lesson.h"

/* How a page is seen on paper of a size. */
struct plen_board_sight {
	struct plen_board_size paper; /* no width: unknown */
	uint32_t scale_ppm;
	int32_t origin_x_um, origin_y_um;
};

/* How a page was last seen, for when it comes back (pages.h). Not part of the lesson. */
struct plen_board_page_view {
	uint32_t page;
	struct plen_board_sight chosen; /* by those who work on it */
	struct plen_board_sight mended; /* by the board, since the paper has another size */
};

struct plen_board_wall {
	struct plen_lesson *lesson;
	struct plen_board_size size;
	bool can_calibrate, can_look_back, can_hand_out, can_clear, can_open, is_read_only;
	int64_t now_us;
	struct plen_op_view view;
	struct plen_board_layout layout;

	/* In motion. */
	bool moving[PLEN_GROUP_COUNT];
	struct plen_view moved[PLEN_GROUP_COUNT]; /* how such a pane is seen now */
	uint32_t dividers_ppm[PLEN_GROUP_MAX - 1];
	double shift_mm[PLEN_GROUP_COUNT]; /* how far a divider has moved the pane's left edge */

	/* Remembered, never kept. */
	uint8_t active;                  /* the group that was last seen to work */
	uint8_t marks[PLEN_GROUP_COUNT]; /* that the groups had when they were switched off */
	struct plen_view large; /* how the shown group's page is seen meanwhile, see show.h */
	size_t page_view_count, page_view_capacity;
	struct plen_board_page_view *page_views;
};

/* A pane that is seen, for those who write on it.
 *
 * Who works is the `group`: the canvas's zone in which a contact landed has its number, and its
 * pens and its history are used. On whose pane it works is the `owner`. Both are the same but in
 * the shared view, where each group writes on the class's page. */
struct plen_board_pane {
	uint8_t owner;
	uint32_t page;
	struct plen_board_rect paper;
	struct plen_view view;
};

/* Takes the wall from the lesson's last VIEW; an empty lesson gets its first page. */
void plen_board_wall_init(struct plen_board_wall *wall, const struct plen_board_options *options,
			  struct plen_lesson *lesson, int64_t time_us);
void plen_board_wall_finish(struct plen_board_wall *wall);

void plen_board_wall_set_size(struct plen_board_wall *wall, struct plen_board_size size);

/* Computes the layout anew; after any change of mode, shown, dividers, side, number of groups. */
void plen_board_wall_relayout(struct plen_board_wall *wall);

/* Dividers stand where the state says; none may be under a finger. */
void plen_board_wall_reset_dividers(struct plen_board_wall *wall);

/* Commits one operation, dated now. Returns its sequence number. */
uint64_t plen_board_wall_commit(struct plen_board_wall *wall, struct plen_op *op);

/* Commits a VIEW if the state differs from the last one. At the end of every event. */
void plen_board_wall_settle(struct plen_board_wall *wall);

/* The pane on which `group` writes now; false if it is not seen. */
bool plen_board_wall_pane(const struct plen_board_wall *wall, uint8_t group,
			  struct plen_board_pane *pane);

/* Which entry of view.panes that pane is: the class page, or the group's own. */
uint8_t plen_board_wall_owner(const struct plen_board_wall *wall, uint8_t group);

/* A group's column in the group view, whatever the mode is now. */
struct plen_board_rect plen_board_wall_column(const struct plen_board_wall *wall, uint8_t group);

/* The size of a pane's paper; of a group's as it is among the others, whatever the mode is now. */
struct plen_board_size plen_board_wall_paper(const struct plen_board_wall *wall, uint8_t owner);

/* Whether the pane of `owner` is shown large. */
bool plen_board_wall_is_shown(const struct plen_board_wall *wall, uint8_t owner);

/* Keeps `seen` as the view of a pane that is seen now; of one shown large, while it is shown. */
void plen_board_wall_keep_view(struct plen_board_wall *wall, uint8_t owner,
			       const struct plen_view *seen);

/* Values of a page's view as operations keep them, within limits. */
void plen_board_wall_put_view(struct plen_op_pane *pane, const struct plen_view *view);
struct plen_view plen_board_wall_get_view(const struct plen_op_pane *pane);
