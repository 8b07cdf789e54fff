/* SPDX-License-Identifier: MIT */
#include "chrome_parts.h"

#include <math.h>

#include "metrics.h"
#include "toolbar.h"
#include "zone_id.h"

#define PAD_MIN_MM 4.0
#define PAD_MAX_MM 14.0
/* Around what other groups say. */
#define OTHERS_GAP_MM 12.0
#define TOOLS_MIN_MM (3 * PLEN_BOARD_CELL_MM)
#define GRIP_LINE_W_MM 1.6
#define GRIP_LINE_GAP_MM 4.4
#define GRIP_LINE_H_MM 26.0
#define EDGE_LINE_MM 1.0

/* A band and what lies on it: tools, and while one pane is shown, what the other groups say. In a
 * replay most tools give way to its bar; who works there and what they say stays. */
struct band {
	const struct plen_board_chrome_input *input;
	struct plen_board_chrome *chrome;
	const struct plen_board_layout_pane *pane;
	struct plen_board_toolbar tools;
	struct plen_board_signals others;
	struct plen_board_rect row; /* one cell high */
	bool is_replay;
};

static double others_mm(const struct band *band)
{
	return band->others.count > 0 ? band->others.w_mm + OTHERS_GAP_MM : 0;
}

/* Where tools stand: below the band's line, and as far from the sides as there is room. */
static struct plen_board_rect tool_row(const struct band *band)
{
	struct plen_board_rect rect = band->pane->band;
	double below = PLEN_BOARD_BAND_MM - PLEN_BOARD_BAND_LINE_MM;
	double y_mm = rect.y_mm + PLEN_BOARD_BAND_LINE_MM + (below - PLEN_BOARD_CELL_MM) / 2;
	double content_mm = band->tools.w_mm + others_mm(band);
	double pad = fmin(fmax((rect.w_mm - content_mm) / 2, 0), PAD_MAX_MM);

	return (struct plen_board_rect){rect.x_mm + pad, y_mm, rect.w_mm - 2 * pad,
					PLEN_BOARD_CELL_MM};
}

static struct plen_board_rect replay_row(const struct plen_board_layout_pane *pane,
					 struct plen_board_rect row)
{
	row.x_mm = pane->band.x_mm + PAD_MIN_MM;
	row.w_mm = pane->band.w_mm - 2 * PAD_MIN_MM;
	return row;
}

/* Beside a bar a group keeps at least its badge, unless not even that has room. */
static double tools_room_mm(const struct band *band, double room_mm)
{
	double room = room_mm - others_mm(band);

	if (!band->is_replay) {
		return room;
	}
	return fmax(room - PLEN_BOARD_REPLAY_MIN_MM, room >= TOOLS_MIN_MM ? PLEN_BOARD_CELL_MM : 0);
}

/* The other groups' chips give way to a few tools, and take the place of the rest. */
static struct band lay_out(const struct plen_board_chrome_input *input,
			   struct plen_board_chrome *chrome,
			   const struct plen_board_layout_pane *pane)
{
	struct band band = {.input = input, .chrome = chrome, .pane = pane};
	double room = pane->band.w_mm - 2 * PAD_MIN_MM;

	band.is_replay = plen_board_replaying_has(input->replaying, pane->group);
	if (input->wall->view.shown != 0) {
		band.others = plen_board_signals_fit(input->wall, pane->group,
						     room - OTHERS_GAP_MM - TOOLS_MIN_MM);
	}
	band.tools = plen_board_toolbar_fit(band.is_replay ? PLEN_BOARD_TOOLBAR_REPLAY
							   : PLEN_BOARD_TOOLBAR_BAND,
					    input->wall, pane->group, tools_room_mm(&band, room));
	band.row = tool_row(&band);
	if (band.is_replay) {
		band.row = replay_row(pane, band.row);
	}
	return band;
}

/* From the right end of the row. */
static struct plen_board_rect signal_cell(const struct band *band)
{
	double w_mm = PLEN_BOARD_CELL_MM;

	return (struct plen_board_rect){band->row.x_mm + band->row.w_mm - w_mm, band->row.y_mm,
					w_mm, band->row.h_mm};
}

static void draw_others(const struct band *band)
{
	double signal_mm = plen_board_toolbar_signal_mm(&band->tools);
	double right = band->row.x_mm + band->row.w_mm - signal_mm;
	double over = (PLEN_BOARD_DOCK_MM - band->row.h_mm) / 2;
	struct plen_board_rect place = {
		right - (signal_mm > 0 ? OTHERS_GAP_MM : 0) - band->others.w_mm,
		band->row.y_mm - over, band->others.w_mm, PLEN_BOARD_DOCK_MM};

	plen_board_chrome_signals(band->input, band->chrome, &band->others, place);
}

static void draw_ground(struct plen_board_chrome *chrome, const struct plen_board_layout_pane *pane)
{
	struct plen_board_rect line = pane->band;

	line.h_mm = PLEN_BOARD_BAND_LINE_MM;
	plen_board_chrome_fill(chrome, pane->band, PLEN_TINT_BAND + pane->group);
	plen_board_chrome_fill(chrome, line, PLEN_TINT_GROUP + pane->group);
}

/* The pause mark is in the middle, if what is at the right end leaves it alone. */
static void draw_pause(const struct band *band, double right_mm)
{
	double half_mm = band->pane->band.w_mm / 2;

	if (half_mm >= 1.5 * PLEN_BOARD_CELL_MM &&
	    half_mm >= right_mm + PAD_MAX_MM + PLEN_BOARD_ICON_MM / 2) {
		plen_board_chrome_icon(band->chrome, band->pane->band, PLEN_ICON_FREEZE,
				       PLEN_TINT_TEXT_QUIET);
	}
}

static bool is_raised(const struct band *band)
{
	return band->input->wall->view.panes[band->pane->group].signal != PLEN_SIGNAL_FINE &&
	       plen_board_toolbar_signal_mm(&band->tools) > 0;
}

/* The badge where it was, and so what the group says, to be seen, not to be changed. */
static void draw_said(const struct band *band)
{
	uint8_t group = band->pane->group;
	uint8_t signal = band->input->wall->view.panes[group].signal;
	struct plen_board_toolbar badge =
		plen_board_toolbar_fit(band->tools.kind, band->input->wall, group,
				       fmin(band->tools.w_mm, PLEN_BOARD_CELL_MM));

	badge.badge_says = band->tools.badge_says;
	plen_board_toolbar_draw(&badge, band->input, band->chrome, band->row);
	if (is_raised(band)) {
		plen_board_chrome_signal_fill(band->chrome, signal_cell(band), group);
		plen_board_chrome_icon(band->chrome, signal_cell(band),
				       plen_board_signal_icon(signal), PLEN_TINT_ON_GROUP);
	}
}

/* Eyes up: the work stays readable under the veil, the tools give way to the pause mark. */
static void draw_frozen(const struct band *band)
{
	struct plen_board_rect whole = band->pane->paper;

	whole.h_mm += band->pane->band.h_mm;
	plen_board_chrome_fill(band->chrome, whole, PLEN_TINT_VEIL);
	draw_said(band);
	draw_pause(band, others_mm(band) + (is_raised(band) ? PLEN_BOARD_CELL_MM : 0));
}

/* A replay is what eyes are up for: it has no veil, and goes on. */
static void draw_replay(const struct band *band)
{
	double badge_mm = band->tools.tools != 0 ? PLEN_BOARD_CELL_MM : 0;
	double signal_mm = plen_board_toolbar_signal_mm(&band->tools);
	struct plen_board_rect bar = band->row;

	bar.x_mm += badge_mm;
	bar.w_mm -= badge_mm + signal_mm + others_mm(band);
	if (band->input->wall->view.frozen) {
		draw_said(band);
	} else {
		plen_board_toolbar_draw(&band->tools, band->input, band->chrome, band->row);
	}
	plen_board_chrome_replay(band->input, band->chrome, bar);
}

static void draw_band(const struct plen_board_chrome_input *input, struct plen_board_chrome *chrome,
		      const struct plen_board_layout_pane *pane)
{
	struct band band = lay_out(input, chrome, pane);

	draw_ground(chrome, pane);
	if (band.is_replay) {
		draw_replay(&band);
	} else if (input->wall->view.frozen) {
		draw_frozen(&band);
	} else {
		plen_board_toolbar_draw(&band.tools, input, chrome, band.row);
	}
	draw_others(&band);
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
