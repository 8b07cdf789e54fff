/* SPDX-License-Identifier: MIT
 *
 * The card of who did what, a line for each group and mark in their own order: how much ink they
 * wrote and how much of it is seen, how much they rubbed out, how many strokes in what time. It
 * counts; what that means is the teacher's to know.
 */
#include "chrome_card.h"
#include "chrome_parts.h"

#include <math.h>
#include <stdio.h>

#include "marks.h"
#include "metrics.h"
#include "zone_id.h"

#define CELL PLEN_BOARD_CELL_MM
#define GAP_MM 8.0
#define INK_MM 13.0
#define RUBBED_MM 6.0
#define BETWEEN_MM 3.0
#define WORDS_MM 150.0
#define NUMBERS_MM 76.0
#define WIDE_MM 520.0
#define LEGEND_MM 12.0
#define LEGEND_W_MM 86.0
#define LEGENDS 3
#define KEEP_W_MM 150.0

struct report {
	const struct plen_board_chrome_input *input;
	struct plen_board_chrome *chrome;
	struct plen_board_card_layout layout;
	double longest_mm;
	bool is_wide;
};

static double rubbed_mm(const struct plen_contribution *row)
{
	return row->rubbed_own_mm + row->rubbed_others_mm;
}

static double find_longest(const struct plen_board_card *card)
{
	double longest_mm = 1;

	for (uint32_t i = 0; i < card->count; i++) {
		longest_mm = fmax(longest_mm, card->rows[i].written_mm);
		longest_mm = fmax(longest_mm, rubbed_mm(&card->rows[i]));
	}
	return longest_mm;
}

static enum plen_tint full_tint(uint8_t group)
{
	return group == PLEN_GROUP_CLASS ? PLEN_TINT_TEXT
					 : (enum plen_tint)(PLEN_TINT_GROUP + group);
}

static void draw_bar(const struct report *report, struct plen_board_rect bar, double w_mm,
		     const struct plen_board_box *box)
{
	bar.w_mm = w_mm;
	if (w_mm > 0) {
		plen_board_chrome_box(report->chrome, bar, box);
	}
}

/* Beneath each other: what was written, of which so much is seen; what was rubbed out. */
static void draw_bars(const struct report *report, struct plen_board_rect place,
		      const struct plen_contribution *row)
{
	double mm = place.w_mm / report->longest_mm;
	struct plen_board_rect ink =
		plen_board_chrome_centred(place, place.w_mm, INK_MM + BETWEEN_MM + RUBBED_MM);
	struct plen_board_rect rubbed = ink;
	enum plen_tint tint = full_tint(row->group);

	ink.h_mm = INK_MM;
	rubbed.y_mm += INK_MM + BETWEEN_MM;
	rubbed.h_mm = RUBBED_MM;
	draw_bar(report, ink, row->written_mm * mm,
		 &(struct plen_board_box){.line = tint, .line_mm = PLEN_BOARD_OUTLINE_MM});
	draw_bar(report, ink, row->seen_mm * mm, &(struct plen_board_box){.fill = tint});
	draw_bar(report, rubbed, rubbed_mm(row) * mm,
		 &(struct plen_board_box){.fill = PLEN_TINT_TEXT_QUIET});
}

static void draw_words(const struct report *report, struct plen_board_rect place,
		       const struct plen_contribution *row)
{
	struct plen_board_text style = {.tint = PLEN_TINT_TEXT,
					.align = PLEN_ALIGN_END,
					.size_mm = PLEN_BOARD_LABEL_SMALL_MM};
	unsigned long long seconds = (unsigned long long)(row->writing_us / 1000000);
	char text[64];

	snprintf(text, sizeof(text),
		 report->is_wide ? "%u stroke%s \u00b7 %llu:%02llu min"
				 : "%u%.0s \u00b7 %llu:%02llu",
		 row->strokes, row->strokes == 1 ? "" : "s", seconds / 60, seconds % 60);
	plen_board_chrome_label(report->chrome, place, text, &style);
}

static void draw_who(const struct report *report, struct plen_board_rect line,
		     const struct plen_contribution *row, bool is_first_of_group)
{
	struct plen_board_rect badge = {line.x_mm, line.y_mm, CELL, line.h_mm};
	struct plen_board_rect mark = {line.x_mm + CELL, line.y_mm, CELL, line.h_mm};

	if (is_first_of_group && row->group == PLEN_GROUP_CLASS) {
		plen_board_chrome_icon(report->chrome, badge, PLEN_ICON_CLASS, PLEN_TINT_TEXT);
	} else if (is_first_of_group) {
		plen_board_chrome_badge(report->chrome, badge, row->group);
	}
	if (row->mark != 0) {
		plen_board_chrome_icon(report->chrome, mark, plen_board_mark_icon(row->mark),
				       PLEN_TINT_TEXT);
	}
}

static void draw_line(const struct report *report, struct plen_board_rect line, uint32_t index,
		      bool is_top)
{
	const struct plen_contribution *row = &report->input->card->rows[index];
	bool is_first = is_top || row->group != report->input->card->rows[index - 1].group;
	double words_mm = report->is_wide ? WORDS_MM : NUMBERS_MM;
	double from_mm = line.x_mm + 2 * CELL + GAP_MM;
	double to_mm = line.x_mm + line.w_mm - words_mm - GAP_MM;
	struct plen_board_rect bars = {from_mm, line.y_mm, fmax(to_mm - from_mm, 1), line.h_mm};
	struct plen_board_rect words = {to_mm + GAP_MM, line.y_mm, words_mm, line.h_mm};

	draw_who(report, line, row, is_first);
	draw_bars(report, bars, row);
	draw_words(report, words, row);
}

static void draw_legend(const struct report *report, struct plen_board_rect place,
			const struct plen_board_box *box, const char *word)
{
	struct plen_board_text style = {.tint = PLEN_TINT_TEXT_QUIET,
					.align = PLEN_ALIGN_START,
					.size_mm = PLEN_BOARD_LABEL_SMALL_MM};
	struct plen_board_rect swatch = {place.x_mm, place.y_mm + (place.h_mm - LEGEND_MM) / 2,
					 LEGEND_MM, LEGEND_MM};
	struct plen_board_rect text = {place.x_mm + LEGEND_MM + GAP_MM, place.y_mm,
				       place.w_mm - LEGEND_MM - GAP_MM, place.h_mm};

	plen_board_chrome_box(report->chrome, swatch, box);
	plen_board_chrome_label(report->chrome, text, word, &style);
}

/* Kept ones can be let go for as long as there are any, whether they are still on or not. */
static bool has_marks(const struct report *report)
{
	const struct plen_board_card *card = report->input->card;
	bool has = plen_board_marks_are_on(report->input->wall) ||
		   plen_board_marks_are_kept(report->input->wall);

	for (uint32_t i = 0; i < card->count; i++) {
		has |= card->rows[i].mark != 0;
	}
	return has;
}

/* At the left of the foot; on a low card, where foot and head are one line, before the arrows. */
static struct plen_board_rect keep_cell(const struct report *report)
{
	struct plen_board_rect cell = report->layout.foot;

	if (report->layout.is_low) {
		cell.x_mm += cell.w_mm - plen_board_chrome_card_pages_mm(&report->layout) - CELL;
	}
	cell.w_mm = report->layout.is_low ? CELL : KEEP_W_MM;
	return cell;
}

static void draw_keep(const struct report *report, struct plen_board_rect cell)
{
	bool is_on = plen_board_marks_are_kept(report->input->wall);
	struct plen_board_control control = {
		.id = plen_board_zone_control(PLEN_BOARD_ACTION_KEEP_MARKS, 0, 0),
		.rect = cell,
		.radius_mm = CELL / 2,
		.is_on = is_on,
	};
	enum plen_tint tint = plen_board_chrome_control(report->chrome, &control);
	struct plen_board_rect icon = {cell.x_mm, cell.y_mm, CELL, cell.h_mm};
	struct plen_board_rect text = {icon.x_mm + CELL + GAP_MM / 2, cell.y_mm,
				       cell.w_mm - CELL - GAP_MM, cell.h_mm};
	struct plen_board_text style = {
		.tint = tint, .align = PLEN_ALIGN_START, .size_mm = PLEN_BOARD_LABEL_SMALL_MM};

	if (report->layout.is_low) {
		plen_board_chrome_icon(report->chrome, icon, PLEN_ICON_KEEP, tint);
		return;
	}
	icon.x_mm += GAP_MM / 2;
	plen_board_chrome_icon(report->chrome, icon, is_on ? PLEN_ICON_TICK : PLEN_ICON_KEEP, tint);
	plen_board_chrome_label(report->chrome, text, is_on ? "Marks are kept" : "Keep marks",
				&style);
}

static void draw_foot(const struct report *report, uint32_t page)
{
	static const struct {
		struct plen_board_box box;
		const char *word;
	} legends[LEGENDS] = {
		{{.fill = PLEN_TINT_TEXT}, "seen now"},
		{{.line = PLEN_TINT_TEXT, .line_mm = PLEN_BOARD_OUTLINE_MM}, "written"},
		{{.fill = PLEN_TINT_TEXT_QUIET}, "rubbed out"},
	};
	struct plen_board_rect place = report->layout.foot;

	if (has_marks(report)) {
		draw_keep(report, keep_cell(report));
		place.x_mm += KEEP_W_MM + GAP_MM;
	}
	place.w_mm = LEGEND_W_MM;
	for (int i = 0; report->is_wide && i < LEGENDS; i++) {
		draw_legend(report, place, &legends[i].box, legends[i].word);
		place.x_mm += LEGEND_W_MM;
	}
	plen_board_chrome_card_pages(report->chrome, &report->layout, page);
}

/* Who judges by it must know what is not in it. */
static const char *heading_of(const struct report *report)
{
	if (!report->input->card->is_part) {
		return "Who did what";
	}
	return report->is_wide ? "Who did what, without what was cleared or lost"
			       : "Some of it is missing.";
}

void plen_board_chrome_report(const struct plen_board_chrome_input *input,
			      struct plen_board_chrome *chrome)
{
	const struct plen_board_card *card = input->card;
	struct report report = {input, chrome, plen_board_card_lay_out(card, input->wall),
				find_longest(card), false};
	uint32_t page = plen_board_card_page(card, report.layout.pages);
	struct plen_board_text quiet = {.tint = PLEN_TINT_TEXT_QUIET,
					.size_mm = PLEN_BOARD_LABEL_MM};

	report.is_wide = report.layout.rect.w_mm >= WIDE_MM;
	plen_board_chrome_card_frame(chrome, &report.layout, heading_of(&report),
				     has_marks(&report) ? CELL : 0);
	if (card->count == 0 && !card->is_part) {
		plen_board_chrome_label(chrome, report.layout.body, "Nobody has written yet.",
					&quiet);
	}
	for (uint32_t i = 0; i < report.layout.rows; i++) {
		uint32_t index = page * report.layout.rows + i;
		struct plen_board_rect line = report.layout.body;
		line.y_mm += i * report.layout.row_mm;
		line.h_mm = report.layout.row_mm;
		if (index < card->count) {
			draw_line(&report, line, index, i == 0);
		}
	}
	draw_foot(&report, page);
}
