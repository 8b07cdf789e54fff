/* SPDX-License-Identifier: MIT
 *
 * What "more" opens above the dock: three rows of cells. On a low wall the rows have no words, the
 * last two are one, and what that has no room for goes beside the numbers.
 */
#include "chrome_parts.h"

#include <math.h>
#include <stdio.h>

#include "actions.h"
#include "metrics.h"
#include "zone_id.h"

#define PAD_MM 14.0
#define ABOVE_DOCK_MM 12.0
#define RADIUS_MM 22.0
#define CELL_RADIUS_MM 12.0
#define HEADING_MM 20.0
#define NUMBER_MM 18.0
#define NUMBER_H_MM 44.0
#define WORD_W_MM 100.0
#define WORD_H_MM 66.0
#define ROW_GAP_MM 10.0
#define COUNT_MIN 2
#define COUNTS (PLEN_GROUP_MAX - COUNT_MIN + 1)
#define STARTS 3
#define OTHERS 4
#define WORDS_W_MM (STARTS * WORD_W_MM)

struct entry {
	enum plen_board_action action;
	uint8_t value;
	enum plen_icon icon;
	const char *word;
};

static const struct entry starts[STARTS] = {
	{PLEN_BOARD_ACTION_START, PLEN_BOARD_START_BEHIND, PLEN_ICON_BEHIND, "Page behind"},
	{PLEN_BOARD_ACTION_START, PLEN_BOARD_START_COPY, PLEN_ICON_COPY, "Copy of page"},
	{PLEN_BOARD_ACTION_START, PLEN_BOARD_START_BLANK, PLEN_ICON_BLANK, "Blank"},
};

struct panel {
	const struct plen_board_chrome_input *input;
	struct plen_board_chrome *chrome;
	bool has_words;
};

static bool has_words(const struct plen_board_wall *wall)
{
	double h_mm = 2 * PAD_MM + 2 * HEADING_MM + NUMBER_H_MM + 2 * WORD_H_MM + 2 * ROW_GAP_MM;

	return wall->layout.corner.y_mm >= h_mm + 2 * ABOVE_DOCK_MM;
}

static struct plen_board_size size_of(bool words)
{
	struct plen_board_size full = {2 * PAD_MM + WORDS_W_MM,
				       2 * PAD_MM + 2 * HEADING_MM + NUMBER_H_MM + 2 * WORD_H_MM +
					       2 * ROW_GAP_MM};
	struct plen_board_size low = {PLEN_BOARD_CELL_MM * (COUNTS + 1.5),
				      PLEN_BOARD_CELL_MM * 2.25};

	return words ? full : low;
}

/* Above the dock at the teacher's side. */
struct plen_board_rect plen_board_chrome_panel_rect(const struct plen_board_wall *wall)
{
	struct plen_board_size size = size_of(has_words(wall));
	double margin = plen_board_layout_margin_mm(wall->size);
	double gap = has_words(wall) ? ABOVE_DOCK_MM : ABOVE_DOCK_MM / 3;
	double x_mm = wall->view.teacher_left ? margin : wall->size.w_mm - margin - size.w_mm;

	return (struct plen_board_rect){x_mm, wall->layout.corner.y_mm - gap - size.h_mm, size.w_mm,
					size.h_mm};
}

static enum plen_tint control(const struct panel *panel, struct plen_board_rect cell,
			      const struct entry *entry, bool is_on)
{
	struct plen_board_control control = {
		.id = plen_board_zone_control(entry->action, entry->value, 0),
		.rect = cell,
		.radius_mm = CELL_RADIUS_MM,
		.is_on = is_on,
		.is_disabled =
			!plen_board_actions_can(panel->input->wall, entry->action, entry->value, 0),
	};

	return plen_board_chrome_control(panel->chrome, &control);
}

static void draw_number(const struct panel *panel, struct plen_board_rect cell, uint8_t count)
{
	struct entry entry = {.action = PLEN_BOARD_ACTION_COUNT, .value = count};
	bool is_on = panel->input->wall->view.group_count == count;
	struct plen_board_text style = {.size_mm = NUMBER_MM, .bold = true};
	char text[4];

	style.tint = control(panel, cell, &entry, is_on);
	snprintf(text, sizeof(text), "%u", count);
	plen_board_chrome_label(panel->chrome, cell, text, &style);
}

static void draw_entry(const struct panel *panel, struct plen_board_rect cell,
		       const struct entry *entry)
{
	enum plen_tint tint = control(panel, cell, entry, false);

	if (panel->has_words) {
		plen_board_chrome_icon_word(panel->chrome, cell, entry->icon, entry->word, tint);
	} else {
		plen_board_chrome_icon(panel->chrome, cell, entry->icon, tint);
	}
}

static void draw_heading(const struct panel *panel, struct plen_board_rect row, const char *text)
{
	struct plen_board_text style = {.tint = PLEN_TINT_TEXT_QUIET,
					.align = PLEN_ALIGN_START,
					.size_mm = PLEN_BOARD_LABEL_SMALL_MM};

	row.x_mm += ROW_GAP_MM;
	plen_board_chrome_label(panel->chrome, row, text, &style);
}

static void draw_numbers(const struct panel *panel, struct plen_board_rect cell)
{
	for (uint8_t count = COUNT_MIN; count <= PLEN_GROUP_MAX; count++) {
		draw_number(panel, cell, count);
		cell.x_mm += cell.w_mm;
	}
}

static void draw_entries(const struct panel *panel, struct plen_board_rect cell,
			 const struct entry *entries, int count)
{
	for (int i = 0; i < count; i++) {
		draw_entry(panel, cell, &entries[i]);
		cell.x_mm += cell.w_mm;
	}
}

static void draw_full(const struct panel *panel, struct plen_board_rect rect,
		      const struct entry *others)
{
	double w_mm = rect.w_mm - 2 * PAD_MM;
	struct plen_board_rect row = {rect.x_mm + PAD_MM, rect.y_mm + PAD_MM, w_mm, HEADING_MM};

	draw_heading(panel, row, "Groups");
	row.y_mm += HEADING_MM;
	draw_numbers(panel,
		     (struct plen_board_rect){row.x_mm, row.y_mm, w_mm / COUNTS, NUMBER_H_MM});
	row.y_mm += NUMBER_H_MM + ROW_GAP_MM;
	draw_heading(panel, row, "Start groups anew with");
	row.y_mm += HEADING_MM;
	draw_entries(panel, (struct plen_board_rect){row.x_mm, row.y_mm, w_mm / STARTS, WORD_H_MM},
		     starts, STARTS);
	row.y_mm += WORD_H_MM + ROW_GAP_MM / 2;
	plen_board_chrome_fill(panel->chrome, (struct plen_board_rect){row.x_mm, row.y_mm, w_mm, 1},
			       PLEN_TINT_CHROME_EDGE);
	row.y_mm += ROW_GAP_MM / 2;
	draw_entries(panel, (struct plen_board_rect){row.x_mm, row.y_mm, w_mm / OTHERS, WORD_H_MM},
		     others, OTHERS);
}

static struct plen_board_rect offset(struct plen_board_rect cell, int columns, int rows)
{
	cell.x_mm += columns * cell.w_mm;
	cell.y_mm += rows * cell.h_mm;
	return cell;
}

static void draw_low(const struct panel *panel, struct plen_board_rect rect,
		     const struct entry *others)
{
	double cell_mm = PLEN_BOARD_CELL_MM;
	double pad = cell_mm / 8;
	struct plen_board_rect cell = {rect.x_mm + 2 * pad, rect.y_mm + pad, cell_mm, cell_mm};

	draw_numbers(panel, cell);
	draw_entry(panel, offset(cell, COUNTS, 0), &others[OTHERS - 1]);
	draw_entries(panel, offset(cell, 0, 1), starts, STARTS);
	draw_entries(panel, offset(cell, STARTS, 1), others, OTHERS - 1);
}

void plen_board_chrome_panel(const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome)
{
	bool is_dark = input->wall->view.theme == PLEN_THEME_DARK;
	struct panel panel = {input, chrome, has_words(input->wall)};
	struct plen_board_rect rect = plen_board_chrome_panel_rect(input->wall);
	const struct entry others[OTHERS] = {
		{PLEN_BOARD_ACTION_SHARED, 0, PLEN_ICON_SHARED, "Shared"},
		{PLEN_BOARD_ACTION_THEME, 0, is_dark ? PLEN_ICON_SUN : PLEN_ICON_MOON,
		 is_dark ? "Light" : "Dark"},
		{PLEN_BOARD_ACTION_SIDE, 0, PLEN_ICON_SIDE, "Other side"},
		{PLEN_BOARD_ACTION_ALIGN, 0, PLEN_ICON_ALIGN, "Align touch"},
	};

	plen_board_chrome_ground(chrome, PLEN_BOARD_ZONE_PANEL, rect, RADIUS_MM);
	if (panel.has_words) {
		draw_full(&panel, rect, others);
	} else {
		draw_low(&panel, rect, others);
	}
}
