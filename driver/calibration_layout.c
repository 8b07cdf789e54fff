/* SPDX-License-Identifier: MIT */
#include "calibration_layout.h"

#include <math.h>

/* Of a cross from the edge, where nobody says otherwise. */
#define INSET_PART 0.1
#define INSET_PART_MAX 0.25
#define BUTTON_MM 60.0

static double inset_mm(double asked_mm, double extent_mm)
{
	double inset = asked_mm > 0 ? asked_mm : extent_mm * INSET_PART;

	return fmin(inset, extent_mm * INSET_PART_MAX);
}

/* 0 near, 1 middle, 2 far. */
static double place_mm(double asked_mm, double extent_mm, int place)
{
	double inset = inset_mm(asked_mm, extent_mm);

	return inset + (extent_mm - 2 * inset) * place / 2;
}

struct plen_board_pt plen_calibration_run_target(const struct plen_calibration_run_options *options,
						 uint32_t point)
{
	/* Around for four; line by line for nine. */
	static const uint8_t corners[PLEN_CALIBRATION_POINTS_FEW][2] = {
		{0, 0}, {2, 0}, {2, 2}, {0, 2}};
	bool few = options->points == PLEN_CALIBRATION_POINTS_FEW;
	int column = few ? corners[point % 4][0] : (int)(point % 3);
	int row = few ? corners[point % 4][1] : (int)(point / 3 % 3);

	return (struct plen_board_pt){
		place_mm(options->inset_mm, options->board.w_mm, column),
		place_mm(options->inset_mm, options->board.h_mm, row),
	};
}

/* The pictures stand beside each other, below the middle. */
void plen_calibration_layout_buttons(struct plen_board_size board, struct plen_board_rect *yes,
				     struct plen_board_rect *no)
{
	double side = fmin(BUTTON_MM, board.h_mm / 4);
	double x = board.w_mm / 2;
	double y = board.h_mm / 2;

	*no = (struct plen_board_rect){x - side * 1.25, y, side, side};
	*yes = (struct plen_board_rect){x + side * 0.25, y, side, side};
}
