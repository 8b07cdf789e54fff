/* SPDX-License-Identifier: MIT */
#include "chrome_parts.h"

#include <math.h>

#include "metrics.h"
#include "toolbar.h"
#include "zone_id.h"

#define PAD_MIN_MM 4.0
#define PAD_MAX_MM 14.0
#define GRIP_LINE_W_MM 1.6
#define GRIP_LINE_GAP_MM 4.4
#define GRIP_LINE_H_MM 26.0
#define EDGE_LINE_MM 1.0

/* Where a toolbar stands: below the band's line, and as far from the sides as there is room. */
static struct plen_board_rect tool_row(struct plen_board_rect band,
				       const struct plen_board_toolbar *toolbar)
{
	double below = PLEN_BOARD_BAND_MM - PLEN_BOARD_BAND_LINE_MM;
	double y_mm = band.y_mm + PLEN_BOARD_BAND_LINE_MM + (below - PLEN_BOARD_CELL_MM) / 2;
	double pad = fmin(fmax((band.w_mm - toolbar->w_mm) / 2, 0), PAD_MAX_MM);

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

/* Eyes up: the work stays readable under the veil, the tools give way to the pause mark. The badge
 * stays where it was. */
static void draw_frozen(const struct plen_board_chrome_input *input,
			struct plen_board_chrome *chrome, const struct plen_board_layout_pane *pane,
			const struct plen_board_toolbar *tools)
{
	struct plen_board_toolbar badge = plen_board_toolbar_fit(
		PLEN_BOARD_TOOLBAR_BAND, pane->group, fmin(tools->w_mm, PLEN_BOARD_CELL_MM));
	struct plen_board_rect whole = pane->paper;

	whole.h_mm += pane->band.h_mm;
	plen_board_chrome_fill(chrome, whole, PLEN_TINT_VEIL);
	plen_board_toolbar_draw(&badge, input, chrome, tool_row(pane->band, tools));
	if (pane->band.w_mm >= 3 * PLEN_BOARD_CELL_MM) {
		plen_board_chrome_icon(chrome, pane->band, PLEN_ICON_FREEZE, PLEN_TINT_TEXT_QUIET);
	}
}

static void draw_band(const struct plen_board_chrome_input *input, struct plen_board_chrome *chrome,
		      const struct plen_board_layout_pane *pane)
{
	struct plen_board_toolbar tools = plen_board_toolbar_fit(
		PLEN_BOARD_TOOLBAR_BAND, pane->group, pane->band.w_mm - 2 * PAD_MIN_MM);

	draw_ground(chrome, pane);
	if (input->wall->view.frozen) {
		draw_frozen(input, chrome, pane, &tools);
	} else {
		plen_board_toolbar_draw(&tools, input, chrome, tool_row(pane->band, &tools));
	}
}

void plen_board_chrome_bands(const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome)
{
	for (int i = 0; i < input->wall->layout.pane_count; i++) {
		draw_band(input, chrome, &input->wall->layout.panes[i]);
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

void plen_board_chrome_dividers(const struct plen_board_chrome_input *input,
				struct plen_board_chrome *chrome)
{
	const struct plen_board_layout *layout = &input->wall->layout;

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
