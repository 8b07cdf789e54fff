/* SPDX-License-Identifier: MIT */
#include "chrome_parts.h"

#include <math.h>

#include "board_private.h"
#include "metrics.h"
#include "toolbar.h"
#include "zone_id.h"

#define PAD_MAX_MM 14.0
#define GRIP_LINE_W_MM 1.6
#define GRIP_LINE_GAP_MM 4.4
#define GRIP_LINE_H_MM 26.0
#define EDGE_LINE_MM 1.0

/* The row of tools: below the band's line, a little nearer to the hand than to the paper. */
static struct plen_board_rect tool_row(struct plen_board_rect band)
{
	double below = PLEN_BOARD_BAND_MM - PLEN_BOARD_BAND_LINE_MM;
	double y_mm = band.y_mm + PLEN_BOARD_BAND_LINE_MM + (below - PLEN_BOARD_CELL_MM) / 2;
	/* A pane just wide enough for its tools spends nothing on margins. */
	double pad = fmin(PAD_MAX_MM, fmod(fmax(band.w_mm, 0), PLEN_BOARD_CELL_MM) / 2);

	if (band.w_mm > 2 * PLEN_BOARD_PANE_MIN_MM) {
		pad = PAD_MAX_MM;
	}
	return (struct plen_board_rect){band.x_mm + pad, y_mm, band.w_mm - 2 * pad,
					PLEN_BOARD_CELL_MM};
}

static void draw_ground(struct plen_board_chrome *chrome, const struct plen_board_layout_pane *pane)
{
	struct plen_board_rect line = pane->band;

	line.h_mm = PLEN_BOARD_BAND_LINE_MM;
	plen_board_chrome_fill(chrome, pane->band, PLEN_TINT_BAND + pane->group);
	plen_board_chrome_fill(chrome, line, PLEN_TINT_GROUP + pane->group);
}

/* Eyes up: the work stays readable under the veil, the tools give way to the pause mark. */
static void draw_frozen(const struct plen_board *board, struct plen_board_chrome *chrome,
			const struct plen_board_layout_pane *pane)
{
	struct plen_board_toolbar badge =
		plen_board_toolbar_fit(PLEN_BOARD_TOOLBAR_BAND, pane->group, 0);
	struct plen_board_rect whole = pane->paper;

	whole.h_mm += pane->band.h_mm;
	plen_board_chrome_fill(chrome, whole, PLEN_TINT_VEIL);
	plen_board_toolbar_draw(&badge, board, chrome, tool_row(pane->band));
	if (pane->band.w_mm >= 3 * PLEN_BOARD_CELL_MM) {
		plen_board_chrome_icon(chrome, pane->band, PLEN_ICON_FREEZE, PLEN_TINT_TEXT_QUIET);
	}
}

void plen_board_chrome_bands(const struct plen_board *board, struct plen_board_chrome *chrome)
{
	const struct plen_board_layout *layout = &board->wall.layout;

	for (int i = 0; i < layout->pane_count; i++) {
		const struct plen_board_layout_pane *pane = &layout->panes[i];
		struct plen_board_rect row = tool_row(pane->band);
		struct plen_board_toolbar toolbar =
			plen_board_toolbar_fit(PLEN_BOARD_TOOLBAR_BAND, pane->group, row.w_mm);

		draw_ground(chrome, pane);
		if (board->wall.view.frozen) {
			draw_frozen(board, chrome, pane);
		} else {
			plen_board_toolbar_draw(&toolbar, board, chrome, row);
		}
	}
}

static void draw_grip(struct plen_board_chrome *chrome, struct plen_board_rect grip)
{
	struct plen_board_box box = {.fill = PLEN_TINT_CHROME,
				     .line = PLEN_TINT_CHROME_EDGE,
				     .radius_mm = grip.w_mm / 2,
				     .line_mm = EDGE_LINE_MM};
	struct plen_board_rect line =
		plen_board_chrome_centred(grip, GRIP_LINE_W_MM, GRIP_LINE_H_MM);

	plen_board_chrome_box(chrome, grip, &box);
	line.x_mm -= GRIP_LINE_GAP_MM / 2;
	plen_board_chrome_fill(chrome, line, PLEN_TINT_TEXT_QUIET);
	line.x_mm += GRIP_LINE_GAP_MM;
	plen_board_chrome_fill(chrome, line, PLEN_TINT_TEXT_QUIET);
}

void plen_board_chrome_dividers(const struct plen_board *board, struct plen_board_chrome *chrome)
{
	const struct plen_board_layout *layout = &board->wall.layout;

	for (int i = 0; i < layout->divider_count; i++) {
		struct plen_board_rect grip = layout->grips[i];
		struct plen_board_rect touch =
			plen_board_chrome_centred(grip, PLEN_BOARD_GRIP_TOUCH_MM, grip.h_mm);

		touch.h_mm += PLEN_BOARD_REACH_MM;
		plen_board_chrome_fill(chrome, layout->dividers[i], PLEN_TINT_CHROME_EDGE);
		draw_grip(chrome, grip);
		plen_board_chrome_zone(chrome, PLEN_BOARD_ZONE_DIVIDER + 1 + (uint32_t)i,
				       PLEN_ZONE_DRAG, touch);
	}
}
