/* SPDX-License-Identifier: MIT */
#include "driver/panel.h"

#include <math.h>
#include <stddef.h>

/* Smaller is a phone, larger is a house front, and nothing in between is this narrow. */
#define CLAIM_MIN_MM 50.0
#define CLAIM_MAX_MM 6000.0
#define CLAIM_ASPECT_MAX 6.0
#define SLIP_MM 10.0

bool plen_panel_axis_is_usable(const struct plen_panel_axis *axis)
{
	return isfinite(axis->min) && isfinite(axis->max) && axis->max > axis->min &&
	       isfinite(axis->max - axis->min);
}

static double claimed_mm(const struct plen_panel_axis *axis)
{
	if (!plen_panel_axis_is_usable(axis) || !(axis->per_mm > 0)) {
		return 0;
	}

	double mm = (axis->max - axis->min) / axis->per_mm;
	return mm >= CLAIM_MIN_MM && mm <= CLAIM_MAX_MM ? mm : 0;
}

struct plen_board_size plen_panel_claimed_size(const struct plen_panel_axes *axes)
{
	struct plen_board_size none = {0, 0};
	struct plen_board_size size = {claimed_mm(&axes->x), claimed_mm(&axes->y)};

	if (size.w_mm <= 0 || size.h_mm <= 0 || size.w_mm > size.h_mm * CLAIM_ASPECT_MAX ||
	    size.h_mm > size.w_mm * CLAIM_ASPECT_MAX) {
		return none;
	}
	return size;
}

static double mm_per_unit(const struct plen_panel_axis *axis, double board_mm)
{
	return plen_panel_axis_is_usable(axis) ? board_mm / (axis->max - axis->min) : 0;
}

/* Zones are half open, so that the last unit of an axis must lie before the far edge. */
static double onto_board(double mm, double board_mm)
{
	double last_mm = board_mm > 0 ? nextafter(board_mm, 0) : 0;

	if (!(mm > 0)) {
		return 0;
	}
	return mm < last_mm ? mm : last_mm;
}

/* What a calibration puts beside the picture, further than a finger on its edge slips, is there:
 * clamped, it would press what lies at the edge, and write along it. */
static double beside_or_onto_board(double mm, double board_mm)
{
	return mm < -SLIP_MM || mm > board_mm + SLIP_MM ? mm : onto_board(mm, board_mm);
}

static double position_mm(const struct plen_panel_axis *axis, double board_mm, double value)
{
	return (value - axis->min) * mm_per_unit(axis, board_mm);
}

static double extent_mm(double mm, double board_mm)
{
	if (!(mm > 0)) {
		return 0;
	}
	return mm < board_mm ? mm : board_mm;
}

static void set_extent(const struct plen_panel_axes *axes, struct plen_board_size board,
		       const struct plen_panel_contact *contact, struct plen_contact *out)
{
	double x_scale = mm_per_unit(&axes->x, board.w_mm);
	double y_scale = mm_per_unit(&axes->y, board.h_mm);
	double height = contact->height;

	if (!(height > 0)) {
		x_scale = y_scale = (x_scale + y_scale) / 2;
		height = contact->width;
	}
	out->width_mm = extent_mm(contact->width * x_scale, board.w_mm);
	out->height_mm = extent_mm(height * y_scale, board.h_mm);
}

/* What lies on the board edge to edge, to where the panel really is. Parts beyond the panel's
 * edges, which only a broken device sends, were taken back onto it before. */
static void calibrate(const struct plen_calibration *calibration, struct plen_board_size board,
		      struct plen_contact *contact)
{
	struct plen_part_pt at = {contact->at.x_mm / board.w_mm, contact->at.y_mm / board.h_mm};
	struct plen_part_pt extent = {contact->width_mm / board.w_mm,
				      contact->height_mm / board.h_mm};
	struct plen_part_pt image = plen_calibration_apply(calibration, at);
	struct plen_part_pt box = plen_calibration_apply_extent(calibration, at, extent);

	contact->at.x_mm = beside_or_onto_board(image.x * board.w_mm, board.w_mm);
	contact->at.y_mm = beside_or_onto_board(image.y * board.h_mm, board.h_mm);
	contact->width_mm = extent_mm(box.x * board.w_mm, board.w_mm);
	contact->height_mm = extent_mm(box.y * board.h_mm, board.h_mm);
}

struct plen_contact plen_panel_to_board(const struct plen_panel_axes *axes,
					struct plen_board_size board,
					const struct plen_calibration *calibration,
					const struct plen_panel_contact *contact)
{
	struct plen_contact out = {
		.id = contact->id,
		.tool = contact->tool,
		.flags = contact->flags,
		.tilt_x_deg = contact->tilt_x_deg,
		.tilt_y_deg = contact->tilt_y_deg,
		.at = {onto_board(position_mm(&axes->x, board.w_mm, contact->at.x), board.w_mm),
		       onto_board(position_mm(&axes->y, board.h_mm, contact->at.y), board.h_mm)},
		.pressure = contact->pressure,
	};

	set_extent(axes, board, contact, &out);
	if (calibration != NULL && board.w_mm > 0 && board.h_mm > 0) {
		calibrate(calibration, board, &out);
	}
	return out;
}
