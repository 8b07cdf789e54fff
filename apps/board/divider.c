/* SPDX-License-Identifier: MIT */
#include "divider.h"

#include <math.h>
#include <string.h>

#include "metrics.h"
#include "zone_id.h"

#define PPM 1e6

static double usable_mm(const struct plen_board_wall *wall)
{
	return plen_board_layout_usable_mm(wall->size, wall->view.group_count);
}

static double place_mm(const struct plen_board_wall *wall, int index)
{
	if (index < 0) {
		return 0;
	}
	if (index >= wall->view.group_count - 1) {
		return usable_mm(wall);
	}
	return wall->dividers_ppm[index] / PPM * usable_mm(wall);
}

static int find(const struct plen_board_dividers *dividers, uint32_t gesture)
{
	for (int i = 0; i < PLEN_GROUP_MAX - 1; i++) {
		if (dividers->of[i].gesture == gesture) {
			return i;
		}
	}
	return -1;
}

void plen_board_dividers_begin(struct plen_board_dividers *dividers, struct plen_board_wall *wall,
			       const struct plen_event *event)
{
	uint32_t index = event->zone - PLEN_BOARD_ZONE_DIVIDER - 1;

	if (index >= wall->layout.divider_count || dividers->of[index].gesture != 0 ||
	    !isfinite(event->at.x_mm)) {
		return;
	}
	if (wall->layout.squeezed) {
		/* What is seen is what moves. */
		plen_board_layout_equal(wall->view.dividers_ppm, wall->view.group_count);
		plen_board_wall_reset_dividers(wall);
	}
	dividers->of[index] = (struct plen_board_divider){
		.gesture = event->gesture,
		.begin_mm = event->at.x_mm,
		.from_mm = place_mm(wall, (int)index),
	};
}

/* Where the neighbours are equally wide, and where all would be, a divider likes to stay. */
static double snapped(const struct plen_board_wall *wall, int index, double to_mm)
{
	double middle = (place_mm(wall, index - 1) + place_mm(wall, index + 1)) / 2;
	double equal = usable_mm(wall) * (index + 1) / wall->view.group_count;

	if (fabs(to_mm - equal) <= PLEN_BOARD_SNAP_MM) {
		return equal;
	}
	return fabs(to_mm - middle) <= PLEN_BOARD_SNAP_MM ? middle : to_mm;
}

static double limited(const struct plen_board_wall *wall, int index, double to_mm)
{
	double min_mm = plen_board_layout_pane_min_mm(wall->size, wall->view.group_count);
	double from = place_mm(wall, index - 1) + min_mm;
	double to = place_mm(wall, index + 1) - min_mm;

	return from <= to ? fmin(fmax(to_mm, from), to) : place_mm(wall, index);
}

void plen_board_dividers_move(struct plen_board_dividers *dividers, struct plen_board_wall *wall,
			      const struct plen_event *event)
{
	int index = find(dividers, event->gesture);

	if (index < 0 || !isfinite(event->at.x_mm)) {
		return;
	}

	const struct plen_board_divider *divider = &dividers->of[index];
	double to_mm = divider->from_mm + event->at.x_mm - divider->begin_mm;
	to_mm = limited(wall, index, snapped(wall, index, to_mm));
	wall->dividers_ppm[index] = (uint32_t)lround(to_mm / usable_mm(wall) * PPM);
	plen_board_wall_relayout(wall);
	wall->shift_mm[index + 2] = (double)((int64_t)wall->dividers_ppm[index] -
					     (int64_t)wall->view.dividers_ppm[index]) /
				    PPM * usable_mm(wall);
}

static void stop(struct plen_board_dividers *dividers, struct plen_board_wall *wall, int index)
{
	uint8_t right = (uint8_t)(index + 2);
	struct plen_op_pane *pane = &wall->view.panes[right];
	struct plen_view view = plen_board_wall_get_view(pane);

	dividers->of[index].gesture = 0;
	view.origin.x_mm += wall->shift_mm[right] / view.scale;
	plen_board_wall_put_view(pane, &view);
	wall->shift_mm[right] = 0;
	wall->view.dividers_ppm[index] = wall->dividers_ppm[index];
}

void plen_board_dividers_end(struct plen_board_dividers *dividers, struct plen_board_wall *wall,
			     const struct plen_event *event)
{
	int index = find(dividers, event->gesture);

	if (index >= 0) {
		plen_board_dividers_move(dividers, wall, event);
		stop(dividers, wall, index);
	}
}

void plen_board_dividers_stop_all(struct plen_board_dividers *dividers,
				  struct plen_board_wall *wall)
{
	for (int i = 0; i < PLEN_GROUP_MAX - 1; i++) {
		if (dividers->of[i].gesture != 0) {
			stop(dividers, wall, i);
		}
	}
}
