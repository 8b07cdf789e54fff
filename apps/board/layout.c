/* SPDX-License-Identifier: MIT */
#include "layout.h"

#include <math.h>
#include <string.h>

#include "metrics.h"

#define PPM 1e6
/* A little under two thirds of the way down: in reach of a child, clear of the band. */
#define GRIP_CENTRE 0.62
/* Below this, words and air give way to cells. */
#define WALL_NARROW_MM 500.0
#define CORNER_W_MM 132.0

static struct plen_board_rect whole(struct plen_board_size size)
{
	return (struct plen_board_rect){0, 0, size.w_mm, size.h_mm};
}

static void split_rail(struct plen_board_layout *layout,
		       const struct plen_board_layout_input *input)
{
	double w_mm = input->size.w_mm - PLEN_BOARD_RAIL_MM;
	double h_mm = input->size.h_mm;
	bool left = input->teacher_left;

	layout->area = (struct plen_board_rect){left ? PLEN_BOARD_RAIL_MM : 0, 0, w_mm, h_mm};
	layout->rail = (struct plen_board_rect){left ? 0 : w_mm, 0, PLEN_BOARD_RAIL_MM, h_mm};
}

/* Dividers kept from a larger wall, or of another number of groups, may leave no room here. */
static bool dividers_fit(const struct plen_board_layout_input *input)
{
	double usable = plen_board_layout_usable_mm(input->size, input->group_count);
	double min_mm = plen_board_layout_pane_min_mm(input->size, input->group_count);
	double from = 0;

	for (int i = 0; i < input->group_count; i++) {
		bool is_last = i == input->group_count - 1;
		double to = is_last ? PPM : input->dividers_ppm[i];
		if ((to - from) / PPM * usable < min_mm - 0.01) {
			return false;
		}
		from = to;
	}
	return true;
}

static void place_columns(struct plen_board_layout *layout,
			  const struct plen_board_layout_input *input)
{
	uint32_t equal[PLEN_GROUP_MAX - 1];
	const uint32_t *dividers_ppm = input->dividers_ppm;
	double usable = plen_board_layout_usable_mm(input->size, input->group_count);
	double from = 0;

	layout->squeezed = !dividers_fit(input);
	if (layout->squeezed) {
		plen_board_layout_equal(equal, input->group_count);
		dividers_ppm = equal;
	}
	for (int i = 0; i < input->group_count; i++) {
		bool is_last = i == input->group_count - 1;
		double to = is_last ? usable : dividers_ppm[i] / PPM * usable;
		layout->columns[i] = (struct plen_board_rect){layout->area.x_mm + from +
								      i * PLEN_BOARD_DIVIDER_MM,
							      0, to - from, layout->area.h_mm};
		from = to;
	}
}

static void place_dividers(struct plen_board_layout *layout,
			   const struct plen_board_layout_input *input)
{
	double h_mm = layout->area.h_mm;
	double grip_h = fmin(PLEN_BOARD_GRIP_H_MM, h_mm / 3);
	/* On a low wall the bands push the grips up. */
	double lowest = h_mm - PLEN_BOARD_BAND_MM - PLEN_BOARD_REACH_MM - grip_h;
	double grip_y = fmin(h_mm * GRIP_CENTRE - grip_h / 2, lowest);

	layout->divider_count = (uint8_t)(input->group_count - 1);
	for (int i = 0; i < layout->divider_count; i++) {
		const struct plen_board_rect *column = &layout->columns[i];
		double x_mm = column->x_mm + column->w_mm;
		double centre = x_mm + PLEN_BOARD_DIVIDER_MM / 2;
		layout->dividers[i] =
			(struct plen_board_rect){x_mm, 0, PLEN_BOARD_DIVIDER_MM, h_mm};
		layout->grips[i] = (struct plen_board_rect){centre - PLEN_BOARD_GRIP_W_MM / 2,
							    grip_y, PLEN_BOARD_GRIP_W_MM, grip_h};
	}
}

static void add_pane(struct plen_board_layout *layout, uint8_t group, struct plen_board_rect rect)
{
	struct plen_board_layout_pane *pane = &layout->panes[layout->pane_count++];
	double paper_h = rect.h_mm - PLEN_BOARD_BAND_MM;

	pane->group = group;
	pane->paper = (struct plen_board_rect){rect.x_mm, 0, rect.w_mm, paper_h};
	pane->band = (struct plen_board_rect){rect.x_mm, paper_h, rect.w_mm, PLEN_BOARD_BAND_MM};
}

static void compute_groups(struct plen_board_layout *layout,
			   const struct plen_board_layout_input *input)
{
	split_rail(layout, input);
	place_columns(layout, input);
	if (input->shown != 0) {
		add_pane(layout, input->shown, layout->area);
		return;
	}
	place_dividers(layout, input);
	for (uint8_t i = 0; i < input->group_count; i++) {
		add_pane(layout, (uint8_t)(i + 1), layout->columns[i]);
	}
}

/* The one blue action of a view has the lower corner at the teacher's side. */
static void place_corner(struct plen_board_layout *layout,
			 const struct plen_board_layout_input *input)
{
	double margin = plen_board_layout_margin_mm(input->size);
	double w_mm = input->size.w_mm < WALL_NARROW_MM ? PLEN_BOARD_DOCK_MM : CORNER_W_MM;
	double x_mm = input->teacher_left ? margin : input->size.w_mm - margin - w_mm;
	double y_mm = input->size.h_mm - PLEN_BOARD_DOCK_FLOAT_MM - PLEN_BOARD_DOCK_MM;

	layout->corner = (struct plen_board_rect){x_mm, y_mm, w_mm, PLEN_BOARD_DOCK_MM};
}

static void compute_one(struct plen_board_layout *layout,
			const struct plen_board_layout_input *input)
{
	layout->area = whole(input->size);
	layout->pane_count = 1;
	layout->panes[0] = (struct plen_board_layout_pane){.paper = layout->area};
	place_corner(layout, input);
}

/* Nobody sees these columns: they only say whose pen a touch takes, the one of the nearest strip.
 */
static void compute_shared(struct plen_board_layout *layout,
			   const struct plen_board_layout_input *input)
{
	compute_one(layout, input);

	double margin = plen_board_layout_margin_mm(input->size);
	double taken = layout->corner.w_mm + 2 * margin;
	double w_mm = (input->size.w_mm - taken) / input->group_count;
	double x_mm = input->teacher_left ? taken : 0;
	int corner_column = input->teacher_left ? 0 : input->group_count - 1;

	for (int i = 0; i < input->group_count; i++) {
		bool is_corner = i == corner_column;
		layout->strips[i] = (struct plen_board_rect){x_mm + i * w_mm, layout->corner.y_mm,
							     w_mm, PLEN_BOARD_DOCK_MM};
		layout->columns[i] = (struct plen_board_rect){
			is_corner && input->teacher_left ? 0 : x_mm + i * w_mm, 0,
			is_corner ? w_mm + taken : w_mm, input->size.h_mm};
	}
}

void plen_board_layout_compute(struct plen_board_layout *layout,
			       const struct plen_board_layout_input *input)
{
	memset(layout, 0, sizeof(*layout));
	switch (input->mode) {
	case PLEN_MODE_GROUPS:
		compute_groups(layout, input);
		break;
	case PLEN_MODE_SHARED:
		compute_shared(layout, input);
		break;
	default:
		compute_one(layout, input);
		break;
	}
}

double plen_board_layout_usable_mm(struct plen_board_size size, uint8_t group_count)
{
	return size.w_mm - PLEN_BOARD_RAIL_MM - (group_count - 1) * PLEN_BOARD_DIVIDER_MM;
}

double plen_board_layout_pane_min_mm(struct plen_board_size size, uint8_t group_count)
{
	double equal = plen_board_layout_usable_mm(size, group_count) / group_count;

	/* A hundredth is left to the rounding of dividers to millionths. */
	return fmin(PLEN_BOARD_PANE_MIN_MM, equal - 0.01);
}

bool plen_board_layout_has_room(struct plen_board_size size, uint8_t group_count)
{
	double equal = plen_board_layout_usable_mm(size, group_count) / group_count;

	return group_count <= 2 || equal >= PLEN_BOARD_PANE_MIN_MM;
}

double plen_board_layout_margin_mm(struct plen_board_size size)
{
	return size.w_mm < WALL_NARROW_MM ? 10 : PLEN_BOARD_DOCK_FLOAT_MM;
}

void plen_board_layout_equal(uint32_t dividers_ppm[PLEN_GROUP_MAX - 1], uint8_t group_count)
{
	for (int i = 0; i < PLEN_GROUP_MAX - 1; i++) {
		bool is_used = i + 1 < group_count;
		dividers_ppm[i] = is_used ? (uint32_t)lround(PPM * (i + 1) / group_count) : 0;
	}
}
