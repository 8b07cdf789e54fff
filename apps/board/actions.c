/* SPDX-License-Identifier: MIT */
#include "actions.h"

#include "board_private.h"
#include "gather.h"
#include "history.h"
#include "marks.h"
#include "modes.h"
#include "pages.h"

/* Pens that a group's band offers; the class has all. */
#define GROUP_PENS (PLEN_INK_PENS - 1)

/* Who acts, on what. */
struct act {
	uint8_t value, group;
	uint8_t owner; /* whose pane the group works on */
};

static struct plen_op_pane *pane_of(struct plen_board *board, const struct act *act)
{
	return &board->wall.view.panes[act->group];
}

/* -- pens -- */

static void choose_pen(struct plen_board *board, const struct act *act)
{
	pane_of(board, act)->ink = act->value;
	pane_of(board, act)->rubber = 0;
}

static void step_pen(struct plen_board *board, const struct act *act)
{
	struct plen_op_pane *pane = pane_of(board, act);
	int pens = act->group == PLEN_GROUP_CLASS ? PLEN_INK_PENS : GROUP_PENS;

	if (pane->ink == PLEN_INK_MARKER) {
		pane->ink = 0;
	} else if (!pane->rubber) {
		pane->ink = (uint8_t)((pane->ink + 1) % pens);
	}
	pane->rubber = 0;
}

static void choose_rubber(struct plen_board *board, const struct act *act)
{
	pane_of(board, act)->rubber = 1;
}

/* -- history -- */

static bool can_undo(const struct plen_board_wall *wall, const struct act *act)
{
	uint32_t page;

	return !wall->is_read_only && plen_board_history_undo_chain(wall, act->group, &page) != 0;
}

static bool can_redo(const struct plen_board_wall *wall, const struct act *act)
{
	uint32_t page;

	return !wall->is_read_only && plen_board_history_redo_chain(wall, act->group, &page) != 0;
}

static void turn(struct plen_board *board, uint8_t owner, uint32_t page)
{
	if (page != board->wall.view.panes[owner].page) {
		plen_board_hands_stop(&board->hands, &board->wall, owner);
		plen_board_pages_turn(&board->wall, page);
	}
}

/* What is taken back has to be seen, so the pane turns to it. */
static void undo(struct plen_board *board, const struct act *act)
{
	uint32_t page;
	uint64_t chain = plen_board_history_undo_chain(&board->wall, act->group, &page);

	plen_board_history_commit(&board->wall, act->group, PLEN_OP_UNDO, chain);
	turn(board, act->owner, page);
}

static void redo(struct plen_board *board, const struct act *act)
{
	uint32_t page;
	uint64_t chain = plen_board_history_redo_chain(&board->wall, act->group, &page);

	plen_board_history_commit(&board->wall, act->group, PLEN_OP_REDO, chain);
	turn(board, act->owner, page);
}

/* -- pages -- */

static bool can_go_back(const struct plen_board_wall *wall, const struct act *act)
{
	return plen_board_pages_previous(wall, act->owner) != 0;
}

static bool can_go_on(const struct plen_board_wall *wall, const struct act *act)
{
	return plen_board_pages_next(wall, act->owner) != 0 ||
	       (!wall->is_read_only && plen_board_pages_can_add(wall, act->owner));
}

static void go_back(struct plen_board *board, const struct act *act)
{
	turn(board, act->owner, plen_board_pages_previous(&board->wall, act->owner));
}

static void go_on(struct plen_board *board, const struct act *act)
{
	struct plen_board_wall *wall = &board->wall;
	uint32_t next = plen_board_pages_next(wall, act->owner);

	plen_board_hands_stop(&board->hands, &board->wall, act->owner);
	if (next == 0) {
		uint32_t now = wall->view.panes[act->owner].page;
		struct plen_op_page page = {
			.owner = act->owner,
			.background = plen_lesson_page(wall->lesson, now)->background,
		};
		next = plen_board_pages_make(wall, act->group, &page);
	}
	turn(board, act->owner, next);
}

/* -- a pane's own -- */

static void step_signal(struct plen_board *board, const struct act *act)
{
	struct plen_op_pane *pane = pane_of(board, act);

	pane->signal = (uint8_t)((pane->signal + 1) % PLEN_SIGNAL_COUNT);
}

static void tap_badge(struct plen_board *board, const struct act *act)
{
	plen_board_modes_show(board, board->wall.view.shown == act->group ? 0 : act->group);
}

/* -- the teacher's -- */

static void go_groups(struct plen_board *board, const struct act *act)
{
	(void)act;
	plen_board_modes_groups(board);
}

static void go_class(struct plen_board *board, const struct act *act)
{
	(void)act;
	plen_board_modes_class(board);
}

static void go_shared(struct plen_board *board, const struct act *act)
{
	(void)act;
	plen_board_modes_shared(board);
}

static void show(struct plen_board *board, const struct act *act)
{
	uint8_t active = board->wall.active;

	(void)act;
	if (active > board->wall.view.group_count) {
		active = 1;
	}
	plen_board_modes_show(board, board->wall.view.shown != 0 ? 0 : active);
}

static void show_group(struct plen_board *board, const struct act *act)
{
	/* From the class's page too, where its signal was seen. */
	if (board->wall.view.mode != PLEN_MODE_GROUPS) {
		plen_board_modes_groups(board);
	}
	plen_board_modes_show(board, act->group);
}

static bool can_gather(const struct plen_board_wall *wall, const struct act *act)
{
	(void)act;
	return plen_board_gather_can(wall);
}

static void gather(struct plen_board *board, const struct act *act)
{
	(void)act;
	/* Class first: it ends the strokes, which belong to what is gathered. */
	plen_board_modes_class(board);
	plen_board_pages_turn(&board->wall, plen_board_gather_make(&board->wall));
}

static void freeze(struct plen_board *board, const struct act *act)
{
	(void)act;
	plen_board_modes_freeze(board);
}

/* -- the panel's -- */

static void toggle_panel(struct plen_board *board, const struct act *act)
{
	(void)act;
	board->panel_is_open = !board->panel_is_open;
	board->panel_page = PLEN_BOARD_PANEL_GROUPS;
	board->card.kind = PLEN_BOARD_CARD_NONE;
}

static bool can_count(const struct plen_board_wall *wall, const struct act *act)
{
	return plen_board_layout_has_room(wall->size, act->value);
}

static void set_count(struct plen_board *board, const struct act *act)
{
	if (act->value != board->wall.view.group_count) {
		plen_board_modes_set_count(board, act->value);
	}
}

static void start(struct plen_board *board, const struct act *act)
{
	plen_board_modes_start(board, (enum plen_board_start)act->value);
}

static void toggle_theme(struct plen_board *board, const struct act *act)
{
	uint8_t *theme = &board->wall.view.theme;

	(void)act;
	*theme = *theme == PLEN_THEME_DARK ? PLEN_THEME_LIGHT : PLEN_THEME_DARK;
}

static void toggle_side(struct plen_board *board, const struct act *act)
{
	(void)act;
	board->wall.view.teacher_left = !board->wall.view.teacher_left;
	plen_board_wall_relayout(&board->wall);
}

static bool can_align(const struct plen_board_wall *wall, const struct act *act)
{
	(void)act;
	return wall->can_calibrate;
}

/* Whoever writes meanwhile sees the page go a moment later: what is written by then is kept. */
static void align(struct plen_board *board, const struct act *act)
{
	(void)act;
	plen_board_hands_stop_all(&board->hands, &board->wall);
	board->panel_is_open = false;
	board->sink.calibrate(board->sink.data);
}

static void turn_panel(struct plen_board *board, const struct act *act)
{
	board->panel_page = (enum plen_board_panel_page)act->value;
}

/* -- marks -- */

static void toggle_marks(struct plen_board *board, const struct act *act)
{
	(void)act;
	plen_board_marks_toggle(&board->wall);
	board->open_marks = 0;
}

static void open_marks(struct plen_board *board, const struct act *act)
{
	struct plen_op_pane *pane = pane_of(board, act);

	if (plen_board_marks_place(&board->wall, act->group).w_mm > 0) {
		board->open_marks ^= (uint8_t)(1u << act->group);
	} else {
		pane->mark = (uint8_t)(pane->mark % PLEN_MARK_MAX + 1);
	}
}

static void choose_mark(struct plen_board *board, const struct act *act)
{
	pane_of(board, act)->mark = act->value;
	board->open_marks &= (uint8_t) ~(1u << act->group);
}

static void keep_marks(struct plen_board *board, const struct act *act)
{
	(void)act;
	plen_board_marks_toggle_kept(&board->wall);
}

/* -- looking back -- */

static bool can_look_back(const struct plen_board_wall *wall, const struct act *act)
{
	(void)act;
	return wall->can_look_back;
}

static bool can_hand_out(const struct plen_board_wall *wall, const struct act *act)
{
	(void)act;
	return wall->can_hand_out;
}

static bool can_clear(const struct plen_board_wall *wall, const struct act *act)
{
	(void)act;
	return wall->can_clear && !wall->is_read_only;
}

static bool can_open(const struct plen_board_wall *wall, const struct act *act)
{
	(void)act;
	return wall->can_open;
}

static void replay(struct plen_board *board, const struct act *act)
{
	uint8_t owner = act->value == 1 ? act->owner : PLEN_GROUP_CLASS;
	uint8_t shown = board->wall.view.shown;

	/* What is to be seen has to be on the wall. */
	if (shown != 0 && shown != owner) {
		plen_board_modes_show(board, owner);
	}
	plen_board_hands_stop(&board->hands, &board->wall, owner);
	board->panel_is_open = false;
	board->card.kind = PLEN_BOARD_CARD_NONE;
	board->open_marks = 0;
	plen_board_replaying_begin(&board->replaying, &board->wall, owner);
}

static void replay_start(struct plen_board *board, const struct act *act)
{
	(void)act;
	plen_board_replaying_seek(&board->replaying, 0, board->wall.now_us);
}

static void replay_play(struct plen_board *board, const struct act *act)
{
	(void)act;
	plen_board_replaying_play(&board->replaying, board->wall.now_us);
}

static void replay_speed(struct plen_board *board, const struct act *act)
{
	(void)act;
	plen_board_replaying_step_speed(&board->replaying, board->wall.now_us);
}

static void replay_close(struct plen_board *board, const struct act *act)
{
	(void)act;
	plen_board_replaying_end(&board->replaying);
}

/* -- what the shell does -- */

static void wish(struct plen_board *board, enum plen_board_wish kind, uint32_t value)
{
	board->panel_is_open = false;
	board->card.kind = PLEN_BOARD_CARD_NONE;
	board->sink.wish(board->sink.data, kind, value);
}

static void ask_report(struct plen_board *board, const struct act *act)
{
	(void)act;
	wish(board, PLEN_BOARD_WISH_REPORT, 0);
}

static void ask_files(struct plen_board *board, const struct act *act)
{
	(void)act;
	wish(board, PLEN_BOARD_WISH_FILES, 0);
}

static void ask_hand_out(struct plen_board *board, const struct act *act)
{
	(void)act;
	wish(board, PLEN_BOARD_WISH_HAND_OUT, 0);
}

static void cancel_job(struct plen_board *board, const struct act *act)
{
	(void)act;
	board->sink.wish(board->sink.data, PLEN_BOARD_WISH_CANCEL, 0);
}

/* Whoever only taps is told how it is meant. */
static void clear(struct plen_board *board, const struct act *act)
{
	enum plen_board_clearing_step step = board->hands.clearing.step;

	if (step == PLEN_BOARD_CLEARING_SURE) {
		plen_board_hands_stop_all(&board->hands, &board->wall);
		plen_board_wall_settle(&board->wall);
		wish(board, PLEN_BOARD_WISH_CLEAR, 0);
	} else if (step == PLEN_BOARD_CLEARING_RESTS && act->value == PLEN_BOARD_CLEARING_CELL) {
		plen_board_say(board,
			       "Hold it until the dots are full, while nobody else touches the "
			       "board. Then let go.",
			       board->wall.now_us);
	}
}

/* -- cards -- */

static void open_file(struct plen_board *board, const struct act *act)
{
	struct plen_board_card_layout layout = plen_board_card_lay_out(&board->card, &board->wall);
	uint32_t page = plen_board_card_page(&board->card, layout.pages);
	uint32_t index = page * layout.rows + act->value;

	if (index < board->card.count) {
		wish(board, PLEN_BOARD_WISH_FILE, index);
	}
}

static void step_card(struct plen_board *board, const struct act *act)
{
	struct plen_board_card_layout layout = plen_board_card_lay_out(&board->card, &board->wall);
	uint32_t page = plen_board_card_page(&board->card, layout.pages);

	board->card.page = act->value == 1 ? page + 1 : page - 1;
}

static void close_card(struct plen_board *board, const struct act *act)
{
	(void)act;
	board->card.kind = PLEN_BOARD_CARD_NONE;
}

/* An action without `can` is always possible, one without `perform` does nothing. */
static const struct {
	void (*perform)(struct plen_board *board, const struct act *act);
	bool (*can)(const struct plen_board_wall *wall, const struct act *act);
} actions[PLEN_BOARD_ACTIONS] = {
	[PLEN_BOARD_ACTION_PEN] = {choose_pen, NULL},
	[PLEN_BOARD_ACTION_PEN_STEP] = {step_pen, NULL},
	[PLEN_BOARD_ACTION_RUBBER] = {choose_rubber, NULL},
	[PLEN_BOARD_ACTION_UNDO] = {undo, can_undo},
	[PLEN_BOARD_ACTION_REDO] = {redo, can_redo},
	[PLEN_BOARD_ACTION_PREVIOUS] = {go_back, can_go_back},
	[PLEN_BOARD_ACTION_NEXT] = {go_on, can_go_on},
	[PLEN_BOARD_ACTION_SIGNAL] = {step_signal, NULL},
	[PLEN_BOARD_ACTION_BADGE] = {tap_badge, NULL},
	[PLEN_BOARD_ACTION_GROUPS] = {go_groups, NULL},
	[PLEN_BOARD_ACTION_CLASS] = {go_class, NULL},
	[PLEN_BOARD_ACTION_SHOW] = {show, NULL},
	[PLEN_BOARD_ACTION_SHOW_GROUP] = {show_group, NULL},
	[PLEN_BOARD_ACTION_GATHER] = {gather, can_gather},
	[PLEN_BOARD_ACTION_FREEZE] = {freeze, NULL},
	[PLEN_BOARD_ACTION_MORE] = {toggle_panel, NULL},
	[PLEN_BOARD_ACTION_COUNT] = {set_count, can_count},
	[PLEN_BOARD_ACTION_START] = {start, NULL},
	[PLEN_BOARD_ACTION_SHARED] = {go_shared, NULL},
	[PLEN_BOARD_ACTION_THEME] = {toggle_theme, NULL},
	[PLEN_BOARD_ACTION_SIDE] = {toggle_side, NULL},
	[PLEN_BOARD_ACTION_ALIGN] = {align, can_align},
	[PLEN_BOARD_ACTION_PANEL_PAGE] = {turn_panel, NULL},
	[PLEN_BOARD_ACTION_MARKS] = {toggle_marks, NULL},
	[PLEN_BOARD_ACTION_MARK] = {open_marks, NULL},
	[PLEN_BOARD_ACTION_MARK_CHOOSE] = {choose_mark, NULL},
	[PLEN_BOARD_ACTION_REPLAY] = {replay, can_look_back},
	[PLEN_BOARD_ACTION_REPLAY_START] = {replay_start, NULL},
	[PLEN_BOARD_ACTION_REPLAY_PLAY] = {replay_play, NULL},
	[PLEN_BOARD_ACTION_REPLAY_SPEED] = {replay_speed, NULL},
	[PLEN_BOARD_ACTION_REPLAY_CLOSE] = {replay_close, NULL},
	[PLEN_BOARD_ACTION_REPORT] = {ask_report, can_look_back},
	[PLEN_BOARD_ACTION_FILES] = {ask_files, can_open},
	[PLEN_BOARD_ACTION_FILE] = {open_file, NULL},
	[PLEN_BOARD_ACTION_CARD_STEP] = {step_card, NULL},
	[PLEN_BOARD_ACTION_CARD_CLOSE] = {close_card, NULL},
	[PLEN_BOARD_ACTION_KEEP_MARKS] = {keep_marks, NULL},
	[PLEN_BOARD_ACTION_HAND_OUT] = {ask_hand_out, can_hand_out},
	[PLEN_BOARD_ACTION_JOB_CANCEL] = {cancel_job, NULL},
	[PLEN_BOARD_ACTION_CLEAR] = {clear, can_clear},
};

static struct act act_of(const struct plen_board_wall *wall, uint8_t value, uint8_t group)
{
	return (struct act){value, group, plen_board_wall_owner(wall, group)};
}

bool plen_board_actions_can(const struct plen_board_wall *wall, enum plen_board_action action,
			    uint8_t value, uint8_t group)
{
	struct act act = act_of(wall, value, group);

	return actions[action].can == NULL || actions[action].can(wall, &act);
}

void plen_board_actions_do(struct plen_board *board, enum plen_board_action action, uint8_t value,
			   uint8_t group)
{
	struct act act = act_of(&board->wall, value, group);

	if (actions[action].perform != NULL &&
	    plen_board_actions_can(&board->wall, action, value, group)) {
		actions[action].perform(board, &act);
	}
}
