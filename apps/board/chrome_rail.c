/* SPDX-License-Identifier: MIT
 *
 * The rail is filled from below: the blue way back in the corner, the teacher's switches above it,
 * "more" last of them,
 * while one group is shown all groups' badges above those, and the clock at the top if there is
 * room. A low wall has switches without words.
 */
#include "chrome_parts.h"

#include <math.h>

#include "actions.h"
#include "metrics.h"
#include "zone_id.h"

#define MARGIN_MM 4.0
#define CLASS_H_MM 56.0
#define CLASS_RADIUS_MM 14.0
#define SWITCH_H_MM 62.0
#define SWITCH_RADIUS_MM 12.0
#define BADGE_H_MM 42.0
#define CLOCK_H_MM 60.0
#define GAP_MM 12.0
#define EDGE_MM 1.4
#define SWITCHES 4

/* What the rail has room for, and where it has got to. */
struct rail {
	const struct plen_board_chrome_input *input;
	struct plen_board_chrome *chrome;
	struct plen_board_rect rect;
	bool has_words;
	double top_mm; /* of what has been placed so far */
};

static struct plen_board_rect take(struct rail *rail, double h_mm)
{
	rail->top_mm -= h_mm;
	return (struct plen_board_rect){rail->rect.x_mm + MARGIN_MM, rail->top_mm,
					rail->rect.w_mm - 2 * MARGIN_MM, h_mm};
}

static void draw_face(struct rail *rail, struct plen_board_rect cell, enum plen_icon icon,
		      const char *word, enum plen_tint tint)
{
	if (rail->has_words) {
		plen_board_chrome_icon_word(rail->chrome, cell, icon, word, tint);
	} else {
		plen_board_chrome_icon(rail->chrome, cell, icon, tint);
	}
}

static void draw_class(struct rail *rail)
{
	double h_mm = rail->has_words ? CLASS_H_MM : PLEN_BOARD_CELL_MM;
	struct plen_board_rect cell = take(rail, h_mm);
	struct plen_board_box box = {.fill = PLEN_TINT_ACCENT, .radius_mm = CLASS_RADIUS_MM};
	struct plen_board_control control = {
		.id = plen_board_zone_control(PLEN_BOARD_ACTION_CLASS, 0, 0),
		.rect = cell,
		.radius_mm = CLASS_RADIUS_MM,
		.reach_mm = PLEN_BOARD_REACH_MM,
	};

	plen_board_chrome_box(rail->chrome, cell, &box);
	plen_board_chrome_control(rail->chrome, &control);
	draw_face(rail, cell, PLEN_ICON_CLASS, "Class", PLEN_TINT_ON_ACCENT);
}

static void draw_switch(struct rail *rail, enum plen_board_action action, enum plen_icon icon,
			const char *word, bool is_on)
{
	double h_mm = rail->has_words ? SWITCH_H_MM : PLEN_BOARD_CELL_MM;
	struct plen_board_rect cell = take(rail, h_mm);
	struct plen_board_control control = {
		.id = plen_board_zone_control(action, 0, 0),
		.rect = cell,
		.radius_mm = SWITCH_RADIUS_MM,
		.is_on = is_on,
		.is_disabled = !plen_board_actions_can(rail->input->wall, action, 0, 0),
	};
	enum plen_tint tint = plen_board_chrome_control(rail->chrome, &control);

	draw_face(rail, cell, icon, word, tint);
}

static void draw_badge(struct rail *rail, uint8_t group)
{
	struct plen_board_rect cell = take(rail, BADGE_H_MM);
	struct plen_board_control control = {
		.id = plen_board_zone_control(PLEN_BOARD_ACTION_SHOW_GROUP, 0, group),
		.rect = cell,
		.radius_mm = SWITCH_RADIUS_MM,
		.is_on = rail->input->wall->view.shown == group,
	};

	plen_board_chrome_control(rail->chrome, &control);
	plen_board_chrome_badge(rail->chrome, cell, group);
}

/* All groups in order if there is room, else the one that comes next. */
static void draw_badges(struct rail *rail)
{
	const struct plen_op_view *view = &rail->input->wall->view;
	int room = (int)((rail->top_mm - MARGIN_MM) / BADGE_H_MM);

	if (room >= view->group_count) {
		rail->top_mm -= fmin(GAP_MM, rail->top_mm - view->group_count * BADGE_H_MM);
		for (uint8_t group = view->group_count; group >= 1; group--) {
			draw_badge(rail, group);
		}
	} else if (room >= 1) {
		draw_badge(rail, (uint8_t)(view->shown % view->group_count + 1));
	}
}

/* The top of the rail is a corner of the wall, which must feel a held finger; the clock is there.
 */
static void draw_clock(struct rail *rail)
{
	double h_mm = fmin(CLOCK_H_MM, rail->top_mm);
	struct plen_board_rect cell = rail->rect;
	struct plen_board_text style = {.tint = PLEN_TINT_TEXT_QUIET,
					.size_mm = PLEN_BOARD_LABEL_MM};

	if (h_mm < PLEN_BOARD_TARGET_MIN_MM) {
		return;
	}
	cell.h_mm = h_mm;
	plen_board_chrome_zone(rail->chrome, plen_board_zone_control(PLEN_BOARD_ACTION_NONE, 0, 0),
			       PLEN_ZONE_CONTROL, cell);
	if (rail->input->clock[0] != '\0' && h_mm >= CLOCK_H_MM) {
		cell.y_mm = GAP_MM + MARGIN_MM;
		cell.h_mm = 2 * PLEN_BOARD_LABEL_MM;
		plen_board_chrome_label(rail->chrome, cell, rail->input->clock, &style);
	}
}

static void draw_ground(struct rail *rail)
{
	bool is_left = rail->rect.x_mm <= 0;
	struct plen_board_rect edge = rail->rect;

	edge.w_mm = EDGE_MM;
	edge.x_mm += is_left ? rail->rect.w_mm - EDGE_MM : 0;
	plen_board_chrome_fill(rail->chrome, rail->rect, PLEN_TINT_CHROME);
	plen_board_chrome_fill(rail->chrome, edge, PLEN_TINT_CHROME_EDGE);
}

void plen_board_chrome_rail(const struct plen_board_chrome_input *input,
			    struct plen_board_chrome *chrome)
{
	const struct plen_op_view *view = &input->wall->view;
	struct rail rail = {input, chrome, input->wall->layout.rail, true, 0};
	double wanted = MARGIN_MM + PLEN_BOARD_REACH_MM + CLASS_H_MM + GAP_MM +
			SWITCHES * SWITCH_H_MM + PLEN_BOARD_TARGET_MIN_MM;

	rail.has_words = rail.rect.h_mm >= wanted;
	rail.top_mm = rail.rect.h_mm - (rail.has_words ? PLEN_BOARD_REACH_MM : MARGIN_MM);
	draw_ground(&rail);
	draw_class(&rail);
	rail.top_mm -= rail.has_words ? GAP_MM : MARGIN_MM;
	draw_switch(&rail, PLEN_BOARD_ACTION_FREEZE, PLEN_ICON_FREEZE, "Freeze", view->frozen);
	draw_switch(&rail, PLEN_BOARD_ACTION_GATHER, PLEN_ICON_GATHER, "Gather", false);
	draw_switch(&rail, PLEN_BOARD_ACTION_SHOW, PLEN_ICON_SHOW, "Show", view->shown != 0);
	if (rail.top_mm >= PLEN_BOARD_CELL_MM + PLEN_BOARD_TARGET_MIN_MM) {
		draw_switch(&rail, PLEN_BOARD_ACTION_MORE, PLEN_ICON_MORE, "More",
			    input->panel_is_open);
	}
	if (view->shown != 0) {
		draw_badges(&rail);
	}
	draw_clock(&rail);
}
