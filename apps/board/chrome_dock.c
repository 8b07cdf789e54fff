/* SPDX-License-Identifier: MIT */
#include "chrome_parts.h"

#include <math.h>

#include "metrics.h"
#include "toolbar.h"
#include "zone_id.h"

/* From the rounded end of a dock to its first cell. */
#define PAD_MM 6.0
#define STRIPS_BETWEEN_MM 6.0
/* Signals leave the dock this much room. */
#define TOOLS_MIN_MM (3 * PLEN_BOARD_CELL_MM)

/* The blue button in the lower corner of class and shared view. */
static void draw_corner(const struct plen_board_chrome_input *input,
			struct plen_board_chrome *chrome, uint32_t zone, enum plen_icon icon,
			const char *label)
{
	struct plen_board_rect rect = input->wall->layout.corner;
	struct plen_board_box box = {
		.fill = PLEN_TINT_ACCENT, .radius_mm = rect.h_mm / 2, .shadow = true};
	struct plen_board_control control = {.id = zone,
					     .rect = rect,
					     .radius_mm = rect.h_mm / 2,
					     .reach_mm = PLEN_BOARD_REACH_MM};
	struct plen_board_rect left = {rect.x_mm, rect.y_mm, rect.h_mm, rect.h_mm};
	struct plen_board_text style = {.tint = PLEN_TINT_ON_ACCENT,
					.align = PLEN_ALIGN_START,
					.size_mm = PLEN_BOARD_LABEL_MM,
					.bold = true};

	plen_board_chrome_box(chrome, rect, &box);
	plen_board_chrome_control(chrome, &control);
	if (rect.w_mm <= rect.h_mm) {
		plen_board_chrome_icon(chrome, rect, icon, PLEN_TINT_ON_ACCENT);
		return;
	}
	left.x_mm += PAD_MM;
	plen_board_chrome_icon(chrome, left, icon, PLEN_TINT_ON_ACCENT);

	double text_x = left.x_mm + left.w_mm;
	struct plen_board_rect text = {text_x, rect.y_mm, rect.x_mm + rect.w_mm - text_x,
				       rect.h_mm};
	plen_board_chrome_label(chrome, text, label, &style);
}

static double between_mm(const struct plen_board_wall *wall)
{
	return plen_board_layout_margin_mm(wall->size) * 0.7;
}

/* At the far end of the dock, so that it stays where it is when they come and go. */
static void draw_signals(const struct plen_board_chrome_input *input,
			 struct plen_board_chrome *chrome, const struct plen_board_signals *signals,
			 struct plen_board_rect dock)
{
	double between = between_mm(input->wall);
	struct plen_board_rect place = dock;

	place.w_mm = signals->w_mm;
	place.x_mm +=
		input->wall->view.teacher_left ? dock.w_mm + between : -between - signals->w_mm;
	plen_board_chrome_signals(input, chrome, signals, place);
}

/* Beside the corner. */
static struct plen_board_rect dock_rect(const struct plen_board_wall *wall, double w_mm)
{
	struct plen_board_rect dock = wall->layout.corner;
	double between = between_mm(wall);

	dock.x_mm = wall->view.teacher_left ? dock.x_mm + dock.w_mm + between
					    : dock.x_mm - between - w_mm;
	dock.w_mm = w_mm;
	return dock;
}

static struct plen_board_rect draw_tools(const struct plen_board_chrome_input *input,
					 struct plen_board_chrome *chrome, double room_mm)
{
	struct plen_board_toolbar toolbar = plen_board_toolbar_fit(
		PLEN_BOARD_TOOLBAR_DOCK, input->wall, PLEN_GROUP_CLASS, room_mm);
	struct plen_board_rect dock = dock_rect(input->wall, toolbar.w_mm + 2 * PAD_MM);
	struct plen_board_rect row =
		plen_board_chrome_centred(dock, toolbar.w_mm, PLEN_BOARD_CELL_MM);

	plen_board_chrome_ground(chrome, PLEN_BOARD_ZONE_DOCK, dock, dock.h_mm / 2);
	plen_board_toolbar_draw(&toolbar, input, chrome, row);
	return dock;
}

static struct plen_board_rect draw_replay(const struct plen_board_chrome_input *input,
					  struct plen_board_chrome *chrome, double room_mm)
{
	double w_mm = fmin(room_mm, PLEN_BOARD_REPLAY_MAX_MM);
	struct plen_board_rect dock = dock_rect(input->wall, w_mm + 2 * PAD_MM);
	struct plen_board_rect row = plen_board_chrome_centred(dock, w_mm, PLEN_BOARD_CELL_MM);

	plen_board_chrome_ground(chrome, PLEN_BOARD_ZONE_DOCK, dock, dock.h_mm / 2);
	plen_board_chrome_replay(input, chrome, row);
	return dock;
}

void plen_board_chrome_dock(const struct plen_board_chrome_input *input,
			    struct plen_board_chrome *chrome)
{
	const struct plen_board_wall *wall = input->wall;
	bool is_replay = plen_board_replaying_has(input->replaying, PLEN_GROUP_CLASS);
	double least = is_replay ? PLEN_BOARD_REPLAY_MIN_MM : TOOLS_MIN_MM;
	double between = between_mm(wall);
	double room = wall->size.w_mm - wall->layout.corner.w_mm -
		      2 * plen_board_layout_margin_mm(wall->size) - between - 2 * PAD_MM;
	struct plen_board_signals signals = plen_board_signals_fit(wall, 0, room - between - least);
	double taken = signals.count > 0 ? signals.w_mm + between : 0;
	struct plen_board_rect dock =
		(is_replay ? draw_replay : draw_tools)(input, chrome, room - taken);

	draw_signals(input, chrome, &signals, dock);
	draw_corner(input, chrome, plen_board_zone_control(PLEN_BOARD_ACTION_GROUPS, 0, 0),
		    PLEN_ICON_GROUPS, "Groups");
}

static void draw_strip(const struct plen_board_chrome_input *input,
		       struct plen_board_chrome *chrome, uint8_t group)
{
	struct plen_board_rect place = input->wall->layout.strips[group - 1];
	double room = place.w_mm - 2 * PAD_MM - STRIPS_BETWEEN_MM;
	struct plen_board_toolbar toolbar =
		plen_board_toolbar_fit(PLEN_BOARD_TOOLBAR_STRIP, input->wall, group, room);
	struct plen_board_rect ground =
		plen_board_chrome_centred(place, toolbar.w_mm + 2 * PAD_MM, place.h_mm);
	struct plen_board_rect row =
		plen_board_chrome_centred(ground, toolbar.w_mm, PLEN_BOARD_CELL_MM);

	if (toolbar.tools == 0) {
		return;
	}
	plen_board_chrome_ground(chrome, PLEN_BOARD_ZONE_STRIP + group, ground, ground.h_mm / 2);
	plen_board_toolbar_draw(&toolbar, input, chrome, row);
}

void plen_board_chrome_strips(const struct plen_board_chrome_input *input,
			      struct plen_board_chrome *chrome)
{
	for (uint8_t group = 1; group <= input->wall->view.group_count; group++) {
		draw_strip(input, chrome, group);
	}
	draw_corner(input, chrome, plen_board_zone_control(PLEN_BOARD_ACTION_CLASS, 0, 0),
		    PLEN_ICON_CLASS, "Class");
}
