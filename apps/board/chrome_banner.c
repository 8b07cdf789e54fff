/* SPDX-License-Identifier: MIT
 *
 * The banner: a sentence at the top of the wall, in as many lines as it needs there. The board
 * knows no fonts, so it guesses the width of the type; the text is centred, which hides the rest.
 */
#include "chrome_parts.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "metrics.h"

#define TOP_MM 12.0
#define LINE_MM 32.0
#define NEXT_LINE_MM 22.0
#define BEFORE_ICON_MM 6.0
#define AFTER_ICON_MM 3.0
#define AFTER_TEXT_MM (LINE_MM / 2)
#define AROUND_TEXT_MM (BEFORE_ICON_MM + LINE_MM + AFTER_ICON_MM + AFTER_TEXT_MM)
/* The guess may be too narrow by this much; a sentence that is cut short would be worse than air.
 */
#define SLACK 1.03
#define STEP_MM 10.0

/* In parts of the type's size, as wide as Andika's letters are on average. */
static double letter_width(char letter)
{
	static const struct {
		const char *letters;
		double width;
	} widths[] = {
		{" .,:;'!|ijl", 0.28},
		{"-\"()ftrIJ", 0.41},
		{"mwMW@%", 0.8},
		{"ABCDEFGHKLNOPQRSTUVXYZ", 0.64},
	};
	bool goes_on = (letter & 0xc0) == 0x80; /* UTF-8, counted with its first byte */

	for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++) {
		if (strchr(widths[i].letters, letter) != NULL) {
			return widths[i].width;
		}
	}
	return goes_on ? 0 : 0.54;
}

static double letter_mm(char letter)
{
	return letter_width(letter) * PLEN_BOARD_LABEL_MM * SLACK;
}

struct lines {
	char text[PLEN_SCENE_TEXT_MAX];
	int count;
	double w_mm; /* of the widest */
};

/* Breaks at spaces, so that a line is as wide as there is room. */
static void break_lines(struct lines *lines, const char *sentence, double room_mm)
{
	char *space = NULL; /* the last one on this line */
	double w_mm = 0;
	double to_space_mm = 0;

	*lines = (struct lines){.count = 1};
	snprintf(lines->text, sizeof(lines->text), "%s", sentence);
	for (char *at = lines->text; *at != '\0'; at++) {
		if (*at == ' ') {
			space = at;
			to_space_mm = w_mm;
		}
		w_mm += letter_mm(*at);
		if (w_mm > room_mm && space != NULL) {
			*space = '\n';
			space = NULL;
			w_mm -= to_space_mm + letter_mm(' ');
			lines->w_mm = fmax(lines->w_mm, to_space_mm);
			lines->count++;
		}
	}
	lines->w_mm = fmin(fmax(lines->w_mm, w_mm), room_mm);
}

/* As many lines as it takes, and these as even as they get. */
static void fill_lines(struct lines *lines, const char *sentence, double room_mm)
{
	struct lines narrower;

	break_lines(lines, sentence, room_mm);
	for (double mm = room_mm - STEP_MM; mm > 0; mm -= STEP_MM) {
		break_lines(&narrower, sentence, mm);
		if (narrower.count > lines->count || narrower.w_mm >= mm) {
			return;
		}
		*lines = narrower;
	}
}

void plen_board_chrome_banner(const char *sentence, bool is_warning, struct plen_board_rect area,
			      struct plen_board_chrome *chrome)
{
	struct lines lines;
	struct plen_board_box box = {.fill = PLEN_TINT_CHROME,
				     .line = PLEN_TINT_CHROME_EDGE,
				     .radius_mm = LINE_MM / 2,
				     .line_mm = 1,
				     .shadow = true};
	struct plen_board_text style = {.tint = PLEN_TINT_TEXT, .size_mm = PLEN_BOARD_LABEL_MM};

	double around_mm = is_warning ? AROUND_TEXT_MM : 2 * AFTER_TEXT_MM;

	fill_lines(&lines, sentence, area.w_mm - 2 * TOP_MM - around_mm);

	double w_mm = around_mm + lines.w_mm;
	double h_mm = LINE_MM + (lines.count - 1) * NEXT_LINE_MM;
	struct plen_board_rect rect = {area.x_mm + (area.w_mm - w_mm) / 2, TOP_MM, w_mm, h_mm};
	struct plen_board_rect icon = {rect.x_mm + BEFORE_ICON_MM, rect.y_mm, LINE_MM, h_mm};
	struct plen_board_rect text = {rect.x_mm + rect.w_mm - AFTER_TEXT_MM - lines.w_mm,
				       rect.y_mm, lines.w_mm, h_mm};

	plen_board_chrome_box(chrome, rect, &box);
	if (is_warning) {
		plen_board_chrome_icon(chrome, icon, PLEN_ICON_WARN, PLEN_TINT_TEXT_QUIET);
	}
	plen_board_chrome_label(chrome, text, lines.text, &style);
}
