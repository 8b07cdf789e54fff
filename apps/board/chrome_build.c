/* SPDX-License-Identifier: MIT */
#include "chrome_parts.h"

#include <math.h>

#include "metrics.h"
#include "zone_id.h"

/* More rubbers than a wall has hands are not drawn, whatever a panel reports. */
#define RUBBERS_MAX 48

static void build_pane(const struct plen_board_chrome_input *input,
		       struct plen_board_chrome *chrome, uint8_t group)
{
	struct plen_board_pane pane;

	if (plen_board_wall_pane(input->wall, group, &pane)) {
		bool is_replay = input->replaying->is_ready &&
				 plen_board_replaying_has(input->replaying, pane.owner);
		plen_board_chrome_pane(chrome, pane.paper,
				       is_replay ? pane.page | PLEN_SCENE_PAGE_REPLAY : pane.page,
				       &pane.view);
	}
}

/* No ink while the page is seen as it was, or while the lesson may not be changed. */
static enum plen_zone_kind canvas_kind(const struct plen_board_chrome_input *input, uint8_t group)
{
	uint8_t owner = plen_board_wall_owner(input->wall, group);
	bool is_locked = input->wall->is_read_only ||
			 plen_board_replaying_has(input->replaying, owner) ||
			 (owner != PLEN_GROUP_CLASS && input->wall->view.frozen);

	return is_locked ? PLEN_ZONE_LOCKED : PLEN_ZONE_CANVAS;
}

/* A corner of the wall that takes no ink still has to feel a held finger: the way out is there. */
static void add_corner(const struct plen_board_chrome_input *input,
		       struct plen_board_chrome *chrome, bool is_left, uint8_t value)
{
	const struct plen_board_layout *layout = &input->wall->layout;
	struct plen_board_rect corner = {0, 0, PLEN_BOARD_CORNER_MM, PLEN_BOARD_CORNER_MM};

	corner.x_mm = is_left ? 0 : input->wall->size.w_mm - corner.w_mm;
	/* On a low wall the grips come up this far. */
	corner.h_mm = fmin(corner.h_mm, layout->panes[0].paper.h_mm);
	if (layout->divider_count > 0) {
		corner.h_mm = fmin(corner.h_mm, layout->grips[0].y_mm);
	}
	plen_board_chrome_zone(chrome, plen_board_zone_control(PLEN_BOARD_ACTION_NONE, value, 0),
			       PLEN_ZONE_CONTROL, corner);
}

static void build_class(const struct plen_board_chrome_input *input,
			struct plen_board_chrome *chrome)
{
	build_pane(input, chrome, PLEN_GROUP_CLASS);
	plen_board_chrome_zone(chrome, PLEN_GROUP_CLASS, canvas_kind(input, PLEN_GROUP_CLASS),
			       input->wall->layout.area);
	if (canvas_kind(input, PLEN_GROUP_CLASS) == PLEN_ZONE_LOCKED) {
		add_corner(input, chrome, true, 1);
		add_corner(input, chrome, false, 2);
	}
	plen_board_chrome_dock(input, chrome);
	if (input->panel_is_open) {
		plen_board_chrome_panel(input, chrome);
	}
}

static void build_groups(const struct plen_board_chrome_input *input,
			 struct plen_board_chrome *chrome)
{
	const struct plen_board_layout *layout = &input->wall->layout;
	bool is_left = !input->wall->view.teacher_left;
	int far_pane = is_left ? 0 : layout->pane_count - 1;

	for (int i = 0; i < layout->pane_count; i++) {
		build_pane(input, chrome, layout->panes[i].group);
		plen_board_chrome_zone(chrome, layout->panes[i].group,
				       canvas_kind(input, layout->panes[i].group),
				       layout->panes[i].paper);
	}
	if (canvas_kind(input, layout->panes[far_pane].group) == PLEN_ZONE_LOCKED) {
		add_corner(input, chrome, is_left, 1);
	}
	plen_board_chrome_bands(input, chrome);
	plen_board_chrome_dividers(input, chrome);
	plen_board_chrome_rail(input, chrome);
	plen_board_chrome_marks(input, chrome);
	if (input->panel_is_open) {
		plen_board_chrome_panel(input, chrome);
	}
}

static void build_shared(const struct plen_board_chrome_input *input,
			 struct plen_board_chrome *chrome)
{
	const struct plen_board_layout *layout = &input->wall->layout;

	build_pane(input, chrome, PLEN_GROUP_CLASS);
	for (uint8_t group = 1; group <= input->wall->view.group_count; group++) {
		plen_board_chrome_zone(chrome, group, canvas_kind(input, group),
				       layout->columns[group - 1]);
	}
	plen_board_chrome_strips(input, chrome);
	plen_board_chrome_marks(input, chrome);
}

/* What is under a wiping hand, so that a child sees how much it takes. */
static void draw_rubbers(const struct plen_board_chrome_input *input,
			 struct plen_board_chrome *chrome)
{
	struct plen_board_box ring = {.line = PLEN_TINT_TEXT_QUIET, .line_mm = 1};

	for (size_t i = 0; i < input->wipes->count && i < RUBBERS_MAX; i++) {
		const struct plen_board_wipe *wipe = &input->wipes->wipes[i];
		double d_mm = wipe->diameter_mm;
		if (wipe->gesture == 0) {
			continue;
		}
		ring.radius_mm = d_mm / 2;
		plen_board_chrome_box(chrome,
				      (struct plen_board_rect){wipe->at.x_mm - d_mm / 2,
							       wipe->at.y_mm - d_mm / 2, d_mm,
							       d_mm},
				      &ring);
	}
}

static void build_cards(const struct plen_board_chrome_input *input,
			struct plen_board_chrome *chrome)
{
	if (input->job != NULL) {
		plen_board_chrome_job(input, chrome);
	}
	switch (input->card->kind) {
	case PLEN_BOARD_CARD_REPORT:
		plen_board_chrome_report(input, chrome);
		break;
	case PLEN_BOARD_CARD_FILES:
		plen_board_chrome_files(input, chrome);
		break;
	case PLEN_BOARD_CARD_NONE:
		break;
	}
}

void plen_board_chrome_build(const struct plen_board_chrome_input *input,
			     struct plen_board_chrome *chrome)
{
	static void (*const builders[PLEN_MODE_COUNT])(const struct plen_board_chrome_input *input,
						       struct plen_board_chrome *chrome) = {
		[PLEN_MODE_CLASS] = build_class,
		[PLEN_MODE_GROUPS] = build_groups,
		[PLEN_MODE_SHARED] = build_shared,
	};

	plen_board_chrome_begin(chrome, input->wall->size, input->wall->view.theme, input->presses);
	builders[input->wall->view.mode](input, chrome);
	draw_rubbers(input, chrome);
	build_cards(input, chrome);
	plen_board_chrome_drop_covered(chrome);
	if (input->banner[0] != '\0') {
		plen_board_chrome_banner(input->banner, input->is_warning, input->wall->layout.area,
					 chrome);
	}
}
