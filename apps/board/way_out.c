/* SPDX-License-Identifier: MIT */
#include "way_out.h"

#include "metrics.h"

#define HOLD_US 5000000

/* 0 left, 1 right, -1 neither. */
static int find_corner(struct plen_board_pt at, double wall_w_mm)
{
	if (!(at.y_mm < PLEN_BOARD_CORNER_MM)) {
		return -1;
	}
	if (at.x_mm < PLEN_BOARD_CORNER_MM) {
		return 0;
	}
	return at.x_mm >= wall_w_mm - PLEN_BOARD_CORNER_MM ? 1 : -1;
}

void plen_board_way_out_hold(struct plen_board_way_out *way_out, const struct plen_event *event,
			     double wall_w_mm, int64_t time_us)
{
	int corner = find_corner(event->at, wall_w_mm);

	if (corner >= 0 && way_out->corners[corner].gesture == 0) {
		way_out->corners[corner] = (struct plen_board_corner_hold){event->gesture, time_us};
	}
}

void plen_board_way_out_move(struct plen_board_way_out *way_out, const struct plen_event *event,
			     double wall_w_mm)
{
	for (int i = 0; i < 2; i++) {
		if (way_out->corners[i].gesture == event->gesture &&
		    find_corner(event->at, wall_w_mm) != i) {
			way_out->corners[i].gesture = 0;
		}
	}
}

void plen_board_way_out_lift(struct plen_board_way_out *way_out, uint32_t gesture)
{
	for (int i = 0; i < 2; i++) {
		if (way_out->corners[i].gesture == gesture) {
			way_out->corners[i].gesture = 0;
		}
	}
}

int64_t plen_board_way_out_deadline_us(const struct plen_board_way_out *way_out)
{
	const struct plen_board_corner_hold *a = &way_out->corners[0];
	const struct plen_board_corner_hold *b = &way_out->corners[1];

	if (a->gesture == 0 || b->gesture == 0) {
		return INT64_MAX;
	}
	return (a->since_us > b->since_us ? a->since_us : b->since_us) + HOLD_US;
}
