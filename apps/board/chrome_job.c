/* SPDX-License-Identifier: MIT
 *
 * A job that goes on beside the lesson: its icon within a ring of dots that fill, and the way to
 * cancel it, at the teacher's far side above dock and bands.
 */
#include "chrome_parts.h"

#include "metrics.h"
#include "zone_id.h"

#define CELL PLEN_BOARD_CELL_MM
#define PILL_H_MM 60.0
#define PILL_PAD_MM 6.0
#define MARGIN_MM 12.0
#define RING_RADIUS_MM 23.0
#define RING_DOTS 12

static int full_dots(const struct plen_board_job *job)
{
	if (job->total == 0) {
		return 0;
	}
	return (int)((uint64_t)job->done * RING_DOTS / job->total);
}

/* A card that needs the place has it for as long as it is open. */
static bool is_taken(const struct plen_board_chrome_input *input, struct plen_board_rect pill)
{
	struct plen_board_rect card = plen_board_card_lay_out(input->card, input->wall).rect;

	return input->card->kind != PLEN_BOARD_CARD_NONE && card.x_mm < pill.x_mm + pill.w_mm &&
	       pill.x_mm < card.x_mm + card.w_mm;
}

void plen_board_chrome_job(const struct plen_board_chrome_input *input,
			   struct plen_board_chrome *chrome)
{
	const struct plen_board_wall *wall = input->wall;
	struct plen_board_rect area = wall->layout.area;
	double foot = wall->view.mode == PLEN_MODE_GROUPS ? PLEN_BOARD_BAND_MM
							  : area.h_mm - wall->layout.corner.y_mm;
	double w_mm = PILL_H_MM + CELL + PILL_PAD_MM;
	double x_mm = wall->view.teacher_left ? area.x_mm + area.w_mm - MARGIN_MM - w_mm
					      : area.x_mm + MARGIN_MM;
	struct plen_board_rect pill = {x_mm, area.h_mm - foot - MARGIN_MM - PILL_H_MM, w_mm,
				       PILL_H_MM};
	struct plen_board_rect ring = {pill.x_mm, pill.y_mm, PILL_H_MM, PILL_H_MM};
	struct plen_board_rect cancel = {pill.x_mm + PILL_H_MM, pill.y_mm, CELL, PILL_H_MM};
	struct plen_board_control control = {
		.id = plen_board_zone_control(PLEN_BOARD_ACTION_JOB_CANCEL, 0, 0),
		.rect = plen_board_chrome_centred(cancel, CELL, CELL),
		.radius_mm = CELL / 2,
	};

	if (is_taken(input, pill)) {
		return;
	}
	plen_board_chrome_ground(chrome, PLEN_BOARD_ZONE_JOB, pill, PILL_H_MM / 2);
	plen_board_chrome_icon(chrome, ring, (enum plen_icon)input->job->icon, PLEN_TINT_TEXT);
	plen_board_chrome_pips(chrome, ring,
			       &(struct plen_board_pips){.radius_mm = RING_RADIUS_MM,
							 .pip_mm = PLEN_BOARD_PIP_MM,
							 .count = RING_DOTS,
							 .full = full_dots(input->job)});
	enum plen_tint tint = plen_board_chrome_control(chrome, &control);
	plen_board_chrome_icon(chrome, control.rect, PLEN_ICON_CLOSE, tint);
}
