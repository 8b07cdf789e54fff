/* SPDX-License-Identifier: MIT
 *
 * What each gesture means here and now: what lies under it, who works there, what is going on.
 * What is then done is in other files. Each handler leaves the board as a whole gesture later
 * needs it; those of gestures that were never begun here do nothing.
 */
#include "board/board.h"

#include <assert.h>
#include <math.h>

#include "actions.h"
#include "board_private.h"
#include "chrome_parts.h"
#include "zone_id.h"

/* Who writes this near to the open panel is who opened it, and is done with it. */
#define PANEL_REACH_MM 600.0
/* Who has lifted the pen for less is about to go on. */
#define QUIET_US 1500000

/* -- ink, and the rubber as a tool -- */

/* The pane on which a canvas's group works now, if that canvas takes ink. */
static bool find_pane(struct plen_board *board, uint32_t zone, struct plen_board_pane *pane)
{
	plen_board_refresh(board);
	if (!plen_board_zone_is_canvas(zone) || !plen_board_chrome_takes_ink(board->shown, zone)) {
		return false;
	}
	if (zone != PLEN_GROUP_CLASS) {
		board->wall.active = (uint8_t)zone;
	}
	return plen_board_wall_pane(&board->wall, (uint8_t)zone, pane);
}

/* Writing next to the open panel closes it. A tap there means just that; a stroke is a stroke. Not
 * beside groups, who write all the time: there the panel is the teacher's to close. */
static bool close_panel_near(struct plen_board *board, struct plen_board_pt at)
{
	struct plen_board_rect panel = plen_board_chrome_panel_rect(&board->wall);
	bool is_near = at.x_mm >= panel.x_mm - PANEL_REACH_MM &&
		       at.x_mm < panel.x_mm + panel.w_mm + PANEL_REACH_MM;

	if (!board->panel_is_open || !is_near || board->wall.view.mode == PLEN_MODE_GROUPS) {
		return false;
	}
	board->panel_is_open = false;
	board->is_stale = true;
	return true;
}

/* Whoever writes has chosen. */
static void close_marks(struct plen_board *board, uint8_t group)
{
	uint8_t open = board->open_marks & (uint8_t) ~(1u << group);

	board->is_stale |= open != board->open_marks;
	board->open_marks = open;
}

/* Somebody begins to write or rub out here: a page that moves stops where it is. */
static bool begin_work(struct plen_board *board, uint32_t zone, struct plen_board_pane *pane)
{
	if (!find_pane(board, zone, pane)) {
		return false;
	}
	if (board->wall.moving[pane->owner]) {
		plen_board_transforms_stop(&board->hands.transforms, &board->wall, pane->owner);
		board->is_stale = true;
	}
	return plen_board_wall_pane(&board->wall, (uint8_t)zone, pane);
}

static void on_ink_begin(struct plen_board *board, const struct plen_event *event)
{
	struct plen_board_pane pane;
	uint8_t group = (uint8_t)event->zone;

	if (!begin_work(board, event->zone, &pane)) {
		return;
	}

	bool may_be_a_tap = close_panel_near(board, event->at);
	close_marks(board, group);
	if (board->wall.view.panes[group].rubber) {
		plen_board_wipes_begin(&board->hands.wipes, &board->wall, &pane, event, group,
				       may_be_a_tap);
		board->is_stale = true;
	} else {
		plen_board_inks_begin(&board->hands.inks, &board->sink, &board->wall, &pane, event,
				      group, may_be_a_tap);
	}
}

static void on_ink_extend(struct plen_board *board, const struct plen_event *event)
{
	plen_board_way_out_move(&board->way_out, event, board->wall.size.w_mm);
	plen_board_inks_extend(&board->hands.inks, &board->sink, &board->wall, event);
	board->is_stale |= plen_board_wipes_extend(&board->hands.wipes, &board->wall, event);
}

static void on_ink_end(struct plen_board *board, const struct plen_event *event)
{
	plen_board_way_out_lift(&board->way_out, event->gesture);
	plen_board_inks_end(&board->hands.inks, &board->sink, &board->wall, event);
	plen_board_wipes_end(&board->hands.wipes, &board->wall, event);
	board->is_stale = true;
}

static void on_ink_cancel(struct plen_board *board, const struct plen_event *event)
{
	plen_board_way_out_lift(&board->way_out, event->gesture);
	plen_board_inks_cancel(&board->hands.inks, &board->sink, &board->wall, event->gesture);
	plen_board_wipes_cancel(&board->hands.wipes, &board->wall, event->gesture);
	board->is_stale = true;
}

static void on_hold(struct plen_board *board, const struct plen_event *event)
{
	plen_board_way_out_hold(&board->way_out, event, board->wall.size.w_mm, board->wall.now_us);
}

/* -- two fingers, a palm -- */

/* Two fingers that may be a hand write until they have moved as one; no page moves under ink. */
static bool is_worked_on(const struct plen_board *board, uint32_t zone)
{
	struct plen_board_pane pane;

	return plen_board_wall_pane(&board->wall, (uint8_t)zone, &pane) &&
	       (plen_board_inks_busy(&board->hands.inks, pane.owner) ||
		plen_board_wipes_busy(&board->hands.wipes, pane.owner));
}

static void on_transform_begin(struct plen_board *board, const struct plen_event *event)
{
	struct plen_board_pane pane;

	if (find_pane(board, event->zone, &pane)) {
		plen_board_transforms_begin(&board->hands.transforms, &board->wall, &pane, event);
	}
}

static void on_transform_update(struct plen_board *board, const struct plen_event *event)
{
	if (!is_worked_on(board, event->zone)) {
		plen_board_transforms_update(&board->hands.transforms, &board->wall, event);
		board->is_stale = true;
	}
}

static void on_transform_end(struct plen_board *board, const struct plen_event *event)
{
	on_transform_update(board, event);
	plen_board_transforms_end(&board->hands.transforms, &board->wall, event);
	board->is_stale = true;
}

static void on_wipe_begin(struct plen_board *board, const struct plen_event *event)
{
	struct plen_board_pane pane;

	if (begin_work(board, event->zone, &pane)) {
		plen_board_wipes_begin(&board->hands.wipes, &board->wall, &pane, event,
				       (uint8_t)event->zone, false);
		board->is_stale = true;
	}
}

static void on_wipe_extend(struct plen_board *board, const struct plen_event *event)
{
	board->is_stale |= plen_board_wipes_extend(&board->hands.wipes, &board->wall, event);
}

static void on_wipe_end(struct plen_board *board, const struct plen_event *event)
{
	plen_board_wipes_end(&board->hands.wipes, &board->wall, event);
	board->is_stale = true;
}

/* -- controls -- */

static void press_clear(struct plen_board *board, const struct plen_event *event)
{
	plen_board_refresh(board);
	if (plen_board_chrome_takes_tap(board->shown, event->zone)) {
		plen_board_clearing_press(&board->hands.clearing, event, board->wall.now_us);
	}
}

static void on_press(struct plen_board *board, const struct plen_event *event)
{
	if (plen_board_dead_time_lets(&board->dead_time, event)) {
		plen_board_presses_add(&board->presses, event->gesture, event->zone);
		press_clear(board, event);
		board->is_stale = true;
	}
}

static void on_release(struct plen_board *board, const struct plen_event *event)
{
	plen_board_way_out_lift(&board->way_out, event->gesture);
	plen_board_clearing_lift(&board->hands.clearing, event->gesture);
	plen_board_presses_remove(&board->presses, event->gesture);
	board->is_stale = true;
}

static void act(struct plen_board *board, const struct plen_event *event)
{
	uint8_t group = plen_board_zone_group(event->zone);
	struct plen_op_view before = board->wall.view;

	if (group != PLEN_GROUP_CLASS) {
		board->wall.active = group;
	}
	plen_board_actions_do(board, plen_board_zone_action(event->zone),
			      plen_board_zone_value(event->zone), group);
	if (plen_board_dead_time_is_due(&before, &board->wall.view)) {
		plen_board_dead_time_begin(&board->dead_time, event, board->shown->zones,
					   board->shown->zone_count);
	}
	board->is_stale = true;
}

/* The engine may not have heard yet that a control has gone: what is on the wall now decides. */
static void on_tap(struct plen_board *board, const struct plen_event *event)
{
	plen_board_refresh(board);
	if (plen_board_zone_is_control(event->zone) &&
	    plen_board_chrome_takes_tap(board->shown, event->zone) &&
	    plen_board_presses_knows(&board->presses, event->gesture)) {
		plen_board_clearing_tap(&board->hands.clearing, event, board->wall.now_us);
		act(board, event);
	}
}

/* -- things that are dragged: dividers, a replay's slider -- */

static const struct plen_zone *find_zone(struct plen_board *board, uint32_t id)
{
	plen_board_refresh(board);
	for (uint32_t i = 0; i < board->shown->zone_count; i++) {
		if (board->shown->zones[i].id == id) {
			return &board->shown->zones[i];
		}
	}
	return NULL;
}

static void slide(struct plen_board *board, const struct plen_event *event)
{
	const struct plen_zone *zone = find_zone(board, PLEN_BOARD_ZONE_SLIDER);

	if (zone == NULL || !isfinite(event->at.x_mm)) {
		return;
	}

	struct plen_board_rect track = plen_board_replay_track(zone->rect);
	double part = fmin(fmax((event->at.x_mm - track.x_mm) / track.w_mm, 0), 1);
	plen_board_replaying_seek(&board->replaying,
				  (int64_t)(part * (double)board->replaying.length_us),
				  board->wall.now_us);
}

static bool is_on_slider(const struct plen_board *board, const struct plen_event *event)
{
	return event->gesture == board->replaying.gesture;
}

static void on_drag_begin(struct plen_board *board, const struct plen_event *event)
{
	if (event->zone != PLEN_BOARD_ZONE_SLIDER) {
		plen_board_dividers_begin(&board->hands.dividers, &board->wall, event);
	} else if (board->replaying.is_ready && board->replaying.gesture == 0) {
		board->replaying.gesture = event->gesture;
		slide(board, event);
	}
	board->is_stale = true;
}

static void on_drag_move(struct plen_board *board, const struct plen_event *event)
{
	if (is_on_slider(board, event)) {
		slide(board, event);
	} else {
		plen_board_dividers_move(&board->hands.dividers, &board->wall, event);
	}
	board->is_stale = true;
}

static void on_drag_end(struct plen_board *board, const struct plen_event *event)
{
	if (is_on_slider(board, event)) {
		slide(board, event);
		plen_board_replaying_let_go(&board->replaying, board->wall.now_us);
	} else {
		plen_board_dividers_end(&board->hands.dividers, &board->wall, event);
	}
	board->is_stale = true;
}

/* -- keys: the teacher's clicker acts on what all look at -- */

/* What is done where a page is seen as it is now, and where it is replayed: nobody turns that page,
 * or takes back ink that is not seen. */
static const struct {
	enum plen_board_action now, replayed;
} key_actions[] = {
	[PLEN_KEY_PAGE_NEXT] = {PLEN_BOARD_ACTION_NEXT, PLEN_BOARD_ACTION_REPLAY_PLAY},
	[PLEN_KEY_PAGE_PREVIOUS] = {PLEN_BOARD_ACTION_PREVIOUS, PLEN_BOARD_ACTION_REPLAY_START},
	[PLEN_KEY_UNDO] = {PLEN_BOARD_ACTION_UNDO, PLEN_BOARD_ACTION_NONE},
};

static void on_key(struct plen_board *board, const struct plen_event *event)
{
	const struct plen_op_view *view = &board->wall.view;
	uint8_t owner = plen_board_wall_owner(&board->wall, view->shown);
	bool is_replayed = plen_board_replaying_has(&board->replaying, owner);

	if (event->gesture >= sizeof(key_actions) / sizeof(key_actions[0]) ||
	    (view->mode == PLEN_MODE_GROUPS && view->shown == 0)) {
		return;
	}
	plen_board_actions_do(board,
			      is_replayed ? key_actions[event->gesture].replayed
					  : key_actions[event->gesture].now,
			      0, view->shown);
	board->is_stale = true;
}

/* -- dispatch -- */

static void (*const handlers[PLEN_EVENT_KINDS])(struct plen_board *board,
						const struct plen_event *event) = {
	[PLEN_EVENT_INK_BEGIN] = on_ink_begin,
	[PLEN_EVENT_INK_EXTEND] = on_ink_extend,
	[PLEN_EVENT_INK_END] = on_ink_end,
	[PLEN_EVENT_INK_CANCEL] = on_ink_cancel,
	[PLEN_EVENT_HOLD] = on_hold,
	[PLEN_EVENT_TRANSFORM_BEGIN] = on_transform_begin,
	[PLEN_EVENT_TRANSFORM_UPDATE] = on_transform_update,
	[PLEN_EVENT_TRANSFORM_END] = on_transform_end,
	[PLEN_EVENT_WIPE_BEGIN] = on_wipe_begin,
	[PLEN_EVENT_WIPE_EXTEND] = on_wipe_extend,
	[PLEN_EVENT_WIPE_END] = on_wipe_end,
	[PLEN_EVENT_PRESS] = on_press,
	[PLEN_EVENT_RELEASE] = on_release,
	[PLEN_EVENT_TAP] = on_tap,
	[PLEN_EVENT_DRAG_BEGIN] = on_drag_begin,
	[PLEN_EVENT_DRAG_MOVE] = on_drag_move,
	[PLEN_EVENT_DRAG_END] = on_drag_end,
	[PLEN_EVENT_KEY] = on_key,
};

static void note_work(struct plen_board *board)
{
	if (plen_board_hands_are_on(&board->hands, PLEN_GROUP_CLASS)) {
		board->class_quiet_us = board->wall.now_us + QUIET_US;
	}
}

void plen_board_event(struct plen_board *board, const struct plen_event *event, int64_t time_us)
{
	assert(event->kind < PLEN_EVENT_KINDS);

	board->wall.now_us = time_us;
	/* Devices come and go without a trace on the wall; a gesture's number is never 0. */
	if (handlers[event->kind] == NULL ||
	    (event->kind != PLEN_EVENT_KEY && event->gesture == 0)) {
		return;
	}
	board->is_stale |= plen_board_clearing_follow(&board->hands.clearing, event);
	note_work(board); /* that ends */
	handlers[event->kind](board, event);
	note_work(board); /* that begins */
	if (plen_board_replaying_is_over(&board->replaying, &board->wall)) {
		plen_board_end_replay(board);
	}
	plen_board_wall_settle(&board->wall);
}
