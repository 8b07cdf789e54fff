/* SPDX-License-Identifier: MIT
 *
 * What "more" opens. In the class view two pages: how groups begin, and what can be done with the
 * lesson; above the dock. In the group view what the teacher needs beside the panes; above the
 * bands, at the rail. On a low wall there are no words and no headings, and two rows.
 */
#include "chrome_parts.h"

#include <math.h>
#include <stdio.h>

#include "actions.h"
#include "marks.h"
#include "metrics.h"
#include "zone_id.h"

#define PAD_MM 14.0
#define ABOVE_DOCK_MM 12.0
#define RADIUS_MM 22.0
#define CELL_RADIUS_MM 12.0
#define HEADING_MM 20.0
#define TAB_H_MM 44.0
#define NUMBER_MM 18.0
#define NUMBER_H_MM 44.0
#define WORD_W_MM 100.0
#define WORD_H_MM 66.0
#define ROW_GAP_MM 10.0
#define HOLD_RING_MM 19.0
#define HOLD_RING_LOW_MM 15.0
#define COUNT_MIN 2
#define COUNTS (PLEN_GROUP_MAX - COUNT_MIN + 1)
#define TABS 2
#define COLUMNS 3
#define WORDS_W_MM (COLUMNS * WORD_W_MM)

struct entry {
	enum plen_board_action action;
	uint8_t value;
	enum plen_icon icon;
	const char *word;
	bool is_on;
};

struct panel {
	const struct plen_board_chrome_input *input;
	struct plen_board_chrome *chrome;
	bool has_words;
	struct plen_board_rect row; /* where the next things go */
};

static const struct entry starts[COLUMNS] = {
	{PLEN_BOARD_ACTION_START, PLEN_BOARD_START_BEHIND, PLEN_ICON_BEHIND, "Page behind", false},
	{PLEN_BOARD_ACTION_START, PLEN_BOARD_START_COPY, PLEN_ICON_COPY, "Copy of page", false},
	{PLEN_BOARD_ACTION_START, PLEN_BOARD_START_BLANK, PLEN_ICON_BLANK, "Blank", false},
};

/* -- where it is -- */

static bool is_live(const struct plen_board_wall *wall)
{
	return wall->view.mode == PLEN_MODE_GROUPS;
}

static double full_h_mm(const struct plen_board_wall *wall)
{
	double frame = 2 * PAD_MM + ROW_GAP_MM;

	if (is_live(wall)) {
		return frame + HEADING_MM + NUMBER_H_MM + WORD_H_MM;
	}
	return frame + TAB_H_MM + 3 * WORD_H_MM + 2 * ROW_GAP_MM;
}

/* The upper edge of what it stands on. */
static double base_mm(const struct plen_board_wall *wall)
{
	return is_live(wall) ? wall->size.h_mm - PLEN_BOARD_BAND_MM : wall->layout.corner.y_mm;
}

static bool has_words(const struct plen_board_wall *wall)
{
	return base_mm(wall) >= full_h_mm(wall) + 2 * ABOVE_DOCK_MM;
}

static struct plen_board_size size_of(const struct plen_board_wall *wall)
{
	struct plen_board_size full = {2 * PAD_MM + WORDS_W_MM, full_h_mm(wall)};
	struct plen_board_size low = {PLEN_BOARD_CELL_MM * (COUNTS + 1.5),
				      PLEN_BOARD_CELL_MM * 2.25};

	return has_words(wall) ? full : low;
}

/* At the teacher's side. */
struct plen_board_rect plen_board_chrome_panel_rect(const struct plen_board_wall *wall)
{
	struct plen_board_size size = size_of(wall);
	struct plen_board_rect area = wall->layout.area;
	double margin = is_live(wall) ? ABOVE_DOCK_MM : plen_board_layout_margin_mm(wall->size);
	double gap = has_words(wall) ? ABOVE_DOCK_MM : ABOVE_DOCK_MM / 3;
	double x_mm = wall->view.teacher_left ? area.x_mm + margin
					      : area.x_mm + area.w_mm - margin - size.w_mm;

	return (struct plen_board_rect){x_mm, base_mm(wall) - gap - size.h_mm, size.w_mm,
					size.h_mm};
}

/* -- cells -- */

static enum plen_tint control(const struct panel *panel, struct plen_board_rect cell,
			      const struct entry *entry, uint8_t group)
{
	struct plen_board_control control = {
		.id = plen_board_zone_control(entry->action, entry->value, group),
		.rect = cell,
		.radius_mm = CELL_RADIUS_MM,
		.is_on = entry->is_on,
		.is_disabled = !plen_board_actions_can(panel->input->wall, entry->action,
						       entry->value, group),
	};

	return plen_board_chrome_control(panel->chrome, &control);
}

static void draw_number(const struct panel *panel, struct plen_board_rect cell, uint8_t count)
{
	struct entry entry = {.action = PLEN_BOARD_ACTION_COUNT,
			      .value = count,
			      .is_on = panel->input->wall->view.group_count == count};
	struct plen_board_text style = {.size_mm = NUMBER_MM, .bold = true};
	char text[4];

	style.tint = control(panel, cell, &entry, 0);
	snprintf(text, sizeof(text), "%u", count);
	plen_board_chrome_label(panel->chrome, cell, text, &style);
}

/* How far it has been held; nothing while nobody holds it. */
static void draw_hold(const struct panel *panel, struct plen_board_rect cell)
{
	struct plen_board_pips pips = {
		.radius_mm = panel->has_words ? HOLD_RING_MM : HOLD_RING_LOW_MM,
		.pip_mm = PLEN_BOARD_PIP_MM,
		.count = PLEN_BOARD_HOLD_DOTS,
		.full = plen_board_clearing_dots(panel->input->clearing,
						 panel->input->wall->now_us),
	};

	if (panel->has_words) {
		cell.h_mm = PLEN_BOARD_ICON_MM + 2 * ROW_GAP_MM;
	}
	if (pips.full >= 0) {
		plen_board_chrome_pips(panel->chrome, cell, &pips);
	}
}

static void draw_entry(const struct panel *panel, struct plen_board_rect cell,
		       const struct entry *entry)
{
	enum plen_tint tint = control(panel, cell, entry, 0);

	if (panel->has_words) {
		plen_board_chrome_icon_word(panel->chrome, cell, entry->icon, entry->word, tint);
	} else {
		plen_board_chrome_icon(panel->chrome, cell, entry->icon, tint);
	}
	if (entry->action == PLEN_BOARD_ACTION_CLEAR) {
		draw_hold(panel, cell);
	}
}

static struct plen_board_rect cell_of(const struct panel *panel, int columns)
{
	struct plen_board_rect cell = panel->row;

	cell.w_mm = panel->has_words ? panel->row.w_mm / columns : PLEN_BOARD_CELL_MM;
	return cell;
}

static void draw_entries(const struct panel *panel, struct plen_board_rect cell,
			 const struct entry *entries, int count)
{
	for (int i = 0; i < count; i++) {
		if (entries[i].action != PLEN_BOARD_ACTION_NONE) {
			draw_entry(panel, cell, &entries[i]);
		}
		cell.x_mm += cell.w_mm;
	}
}

static void draw_numbers(const struct panel *panel, struct plen_board_rect cell)
{
	for (uint8_t count = COUNT_MIN; count <= PLEN_GROUP_MAX; count++) {
		draw_number(panel, cell, count);
		cell.x_mm += cell.w_mm;
	}
}

/* Whose pane shall be replayed. */
static void draw_badges(const struct panel *panel, struct plen_board_rect cell)
{
	for (uint8_t group = 1; group <= panel->input->wall->view.group_count; group++) {
		struct entry entry = {
			.action = PLEN_BOARD_ACTION_REPLAY,
			.value = 1,
			.is_on = plen_board_replaying_has(panel->input->replaying, group)};
		control(panel, cell, &entry, group);
		plen_board_chrome_badge(panel->chrome, cell, group);
		cell.x_mm += cell.w_mm;
	}
}

static void draw_heading(struct panel *panel, const char *text)
{
	struct plen_board_text style = {.tint = PLEN_TINT_TEXT_QUIET,
					.align = PLEN_ALIGN_START,
					.size_mm = PLEN_BOARD_LABEL_SMALL_MM};
	struct plen_board_rect place = panel->row;

	place.x_mm += ROW_GAP_MM;
	place.h_mm = HEADING_MM;
	plen_board_chrome_label(panel->chrome, place, text, &style);
	panel->row.y_mm += HEADING_MM;
}

/* -- its pages, line by line -- */

static struct entry marks_entry(const struct panel *panel)
{
	return (struct entry){PLEN_BOARD_ACTION_MARKS, 0, PLEN_ICON_MARK, "Marks",
			      plen_board_marks_are_on(panel->input->wall)};
}

static struct entry theme_entry(const struct panel *panel)
{
	bool is_dark = panel->input->wall->view.theme == PLEN_THEME_DARK;

	return (struct entry){PLEN_BOARD_ACTION_THEME, 0, is_dark ? PLEN_ICON_SUN : PLEN_ICON_MOON,
			      is_dark ? "Light" : "Dark", false};
}

static const struct entry replay_entry = {PLEN_BOARD_ACTION_REPLAY, 0, PLEN_ICON_REPLAY, "Replay",
					  false};
static const struct entry report_entry = {PLEN_BOARD_ACTION_REPORT, 0, PLEN_ICON_REPORT,
					  "Who did what", false};
static const struct entry files_entry = {PLEN_BOARD_ACTION_FILES, 0, PLEN_ICON_OPEN, "Open", false};
static const struct entry hand_out_entry = {PLEN_BOARD_ACTION_HAND_OUT, 0, PLEN_ICON_HAND_OUT,
					    "Hand out", false};
static const struct entry tick_entry = {PLEN_BOARD_ACTION_CLEAR, PLEN_BOARD_CLEARING_TICK,
					PLEN_ICON_TICK, "Clear", false};
static const struct entry cross_entry = {PLEN_BOARD_ACTION_CLEAR, PLEN_BOARD_CLEARING_CROSS,
					 PLEN_ICON_CLOSE, "Leave it", false};
static const struct entry shared_entry = {PLEN_BOARD_ACTION_SHARED, 0, PLEN_ICON_SHARED, "Shared",
					  false};
static const struct entry side_entry = {PLEN_BOARD_ACTION_SIDE, 0, PLEN_ICON_SIDE, "Other side",
					false};
static const struct entry align_entry = {PLEN_BOARD_ACTION_ALIGN, 0, PLEN_ICON_ALIGN, "Align touch",
					 false};

static struct entry clear_entry(const struct panel *panel)
{
	int dots = plen_board_clearing_dots(panel->input->clearing, panel->input->wall->now_us);

	return (struct entry){PLEN_BOARD_ACTION_CLEAR, PLEN_BOARD_CLEARING_CELL, PLEN_ICON_CLEAR,
			      dots == PLEN_BOARD_HOLD_DOTS ? "Let go" : "Clear for good", false};
}

static void next_row(struct panel *panel, double h_mm)
{
	panel->row.y_mm += panel->has_words ? h_mm + ROW_GAP_MM : PLEN_BOARD_CELL_MM;
}

static void draw_line(const struct panel *panel)
{
	struct plen_board_rect line = panel->row;

	line.y_mm -= ROW_GAP_MM / 2;
	line.h_mm = 1;
	plen_board_chrome_fill(panel->chrome, line, PLEN_TINT_CHROME_EDGE);
}

static void draw_words_row(struct panel *panel, const struct entry *entries, int count)
{
	panel->row.h_mm = panel->has_words ? WORD_H_MM : PLEN_BOARD_CELL_MM;
	draw_entries(panel, cell_of(panel, COLUMNS), entries, count);
	next_row(panel, WORD_H_MM);
}

static void draw_groups(struct panel *panel)
{
	const struct entry others[] = {shared_entry, marks_entry(panel)};

	panel->row.h_mm = panel->has_words ? NUMBER_H_MM : PLEN_BOARD_CELL_MM;
	draw_numbers(panel, cell_of(panel, COUNTS));
	if (panel->has_words) {
		next_row(panel, NUMBER_H_MM);
		draw_heading(panel, "Start groups anew with");
		draw_words_row(panel, starts, COLUMNS);
		draw_line(panel);
		draw_words_row(panel, others, 2);
		return;
	}
	next_row(panel, 0);
	draw_entries(panel, cell_of(panel, COLUMNS), starts, COLUMNS);
	panel->row.x_mm += COLUMNS * PLEN_BOARD_CELL_MM;
	draw_words_row(panel, others, 2);
}

static void draw_lesson(struct panel *panel)
{
	const struct entry back[] = {replay_entry, report_entry, clear_entry(panel)};
	const struct entry out[] = {files_entry, hand_out_entry};
	const struct entry others[] = {theme_entry(panel), side_entry, align_entry};

	if (panel->has_words) {
		draw_words_row(panel, back, 3);
		draw_words_row(panel, out, 2);
		draw_line(panel);
		draw_words_row(panel, others, 3);
		return;
	}

	const struct entry row[] = {replay_entry, report_entry, clear_entry(panel), files_entry,
				    hand_out_entry};
	draw_words_row(panel, row, 5);
	draw_words_row(panel, others, 3);
}

static void draw_live(struct panel *panel)
{
	const struct entry others[] = {marks_entry(panel), report_entry};

	if (panel->has_words) {
		draw_heading(panel, replay_entry.word);
	}
	panel->row.h_mm = panel->has_words ? NUMBER_H_MM : PLEN_BOARD_CELL_MM;
	draw_badges(panel, cell_of(panel, PLEN_GROUP_MAX));
	next_row(panel, NUMBER_H_MM);
	draw_words_row(panel, others, 2);
}

/* In place of all that. The tick is far from the cell that was held, where the cross is. */
static void draw_question(struct panel *panel)
{
	static const char *const question = "Clear what was rubbed out or taken\n"
					    "back, so that nobody can bring it back?";
	const struct entry answers[] = {
		tick_entry, {.action = PLEN_BOARD_ACTION_NONE}, cross_entry};
	struct plen_board_text style = {.tint = PLEN_TINT_TEXT,
					.size_mm = panel->has_words ? PLEN_BOARD_LABEL_MM
								    : PLEN_BOARD_LABEL_SMALL_MM};
	struct plen_board_rect text = panel->row;

	text.h_mm = panel->has_words ? TAB_H_MM + 2 * (ROW_GAP_MM + WORD_H_MM) : PLEN_BOARD_CELL_MM;
	plen_board_chrome_label(panel->chrome, text, question, &style);
	panel->row.y_mm += text.h_mm + (panel->has_words ? ROW_GAP_MM : 0);
	draw_words_row(panel, answers, 3);
}

/* Two tabs; on a low wall one cell that goes to the other page. */
static void draw_tabs(struct panel *panel)
{
	static const char *const words[TABS] = {"Groups", "Lesson"};
	enum plen_board_panel_page page = panel->input->panel_page;
	struct plen_board_text style = {.size_mm = PLEN_BOARD_LABEL_MM};

	if (!panel->has_words) {
		struct entry other = {.action = PLEN_BOARD_ACTION_PANEL_PAGE,
				      .value = page == PLEN_BOARD_PANEL_GROUPS,
				      .icon = PLEN_ICON_MORE};
		struct plen_board_rect cell = cell_of(panel, COLUMNS);
		cell.x_mm += COUNTS * cell.w_mm;
		cell.h_mm = PLEN_BOARD_CELL_MM;
		draw_entry(panel, cell, &other);
		return;
	}
	panel->row.h_mm = TAB_H_MM;
	struct plen_board_rect cell = cell_of(panel, TABS);
	for (uint8_t i = 0; i < TABS; i++) {
		struct entry tab = {.action = PLEN_BOARD_ACTION_PANEL_PAGE,
				    .value = i,
				    .is_on = page == (enum plen_board_panel_page)i};
		style.tint = control(panel, cell, &tab, 0);
		style.bold = tab.is_on;
		plen_board_chrome_label(panel->chrome, cell, words[i], &style);
		cell.x_mm += cell.w_mm;
	}
	next_row(panel, TAB_H_MM);
}

static struct plen_board_rect first_row(const struct panel *panel, struct plen_board_rect rect)
{
	double pad = panel->has_words ? PAD_MM : PLEN_BOARD_CELL_MM / 8;
	double side = panel->has_words ? PAD_MM : 2 * pad;

	return (struct plen_board_rect){rect.x_mm + side, rect.y_mm + pad, rect.w_mm - 2 * side, 0};
}

void plen_board_chrome_panel(const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome)
{
	struct plen_board_rect rect = plen_board_chrome_panel_rect(input->wall);
	struct panel panel = {input, chrome, has_words(input->wall), {.w_mm = 0}};

	panel.row = first_row(&panel, rect);
	plen_board_chrome_ground(chrome, PLEN_BOARD_ZONE_PANEL, rect, RADIUS_MM);
	if (is_live(input->wall)) {
		draw_live(&panel);
		return;
	}
	if (input->clearing->step == PLEN_BOARD_CLEARING_ASKS) {
		draw_question(&panel);
		return;
	}
	draw_tabs(&panel);
	if (input->panel_page == PLEN_BOARD_PANEL_LESSON) {
		draw_lesson(&panel);
	} else {
		draw_groups(&panel);
	}
}
