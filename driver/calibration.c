/* SPDX-License-Identifier: MIT */
#include "driver/calibration.h"

#include <math.h>
#include <stddef.h>

/* The picture may be a part of the panel, or a little more than it; beyond this somebody touched
 * something else. Areas, so that a panel on its side is no exception. */
#define AREA_MIN (1.0 / 16)
#define AREA_MAX 16.0
/* How much nearer to the eye one end of the panel may be than the other. A short-throw projector
 * that is badly mounted stays below 1.3. */
#define KEYSTONE_MAX 4.0
/* The picture's middle is somewhere near the panel. */
#define SHIFT_MAX 4.0

static const struct plen_part_pt corners[] = {{0, 0}, {1, 0}, {0, 1}, {1, 1}};

struct plen_calibration plen_calibration_identity(void)
{
	return (struct plen_calibration){{1, 0, 0, 0, 1, 0, 0, 0, 1}};
}

static double depth(const struct plen_calibration *calibration, struct plen_part_pt at)
{
	const double *m = calibration->m;

	return m[6] * at.x + m[7] * at.y + m[8];
}

struct plen_part_pt plen_calibration_apply(const struct plen_calibration *calibration,
					   struct plen_part_pt at)
{
	const double *m = calibration->m;
	double w = depth(calibration, at);

	return (struct plen_part_pt){
		(m[0] * at.x + m[1] * at.y + m[2]) / w,
		(m[3] * at.x + m[4] * at.y + m[5]) / w,
	};
}

/* The Jacobian: how far the image moves with x, and with y. */
struct slope {
	double xx, xy, yx, yy; /* d x'/dx, d x'/dy, d y'/dx, d y'/dy */
};

static struct slope slope_at(const struct plen_calibration *calibration, struct plen_part_pt at)
{
	const double *m = calibration->m;
	struct plen_part_pt image = plen_calibration_apply(calibration, at);
	double w = depth(calibration, at);

	return (struct slope){
		(m[0] - image.x * m[6]) / w,
		(m[1] - image.x * m[7]) / w,
		(m[3] - image.y * m[6]) / w,
		(m[4] - image.y * m[7]) / w,
	};
}

static double area_at(const struct plen_calibration *calibration, struct plen_part_pt at)
{
	struct slope slope = slope_at(calibration, at);

	return slope.xx * slope.yy - slope.xy * slope.yx;
}

struct plen_part_pt plen_calibration_apply_extent(const struct plen_calibration *calibration,
						  struct plen_part_pt at,
						  struct plen_part_pt extent)
{
	struct slope slope = slope_at(calibration, at);

	return (struct plen_part_pt){
		hypot(slope.xx * extent.x, slope.xy * extent.y),
		hypot(slope.yx * extent.x, slope.yy * extent.y),
	};
}

static bool is_finite(const struct plen_calibration *calibration)
{
	for (int i = 0; i < 9; i++) {
		if (!isfinite(calibration->m[i])) {
			return false;
		}
	}
	return true;
}

/* Depth is linear, so that its extremes lie at corners. */
static const char *depth_fault(const struct plen_calibration *calibration)
{
	double nearest = INFINITY;
	double farthest = -INFINITY;

	for (int i = 0; i < 4; i++) {
		double w = depth(calibration, corners[i]);
		nearest = fmin(nearest, w);
		farthest = fmax(farthest, w);
	}
	if (!(nearest > 0)) {
		return "folds the panel over";
	}
	return farthest > KEYSTONE_MAX * nearest ? "has too strong a perspective" : NULL;
}

const char *plen_calibration_fault(const struct plen_calibration *calibration)
{
	if (!is_finite(calibration) || calibration->m[8] != 1) {
		return "is no map of a panel onto a board";
	}

	const char *fault = depth_fault(calibration);
	if (fault != NULL) {
		return fault;
	}
	for (int i = 0; i < 4; i++) {
		double area = fabs(area_at(calibration, corners[i]));
		if (!(area >= AREA_MIN)) {
			return "presses the panel into less than a sixteenth of the board";
		}
		if (!(area <= AREA_MAX)) {
			return "blows the panel up more than sixteen times";
		}
	}

	struct plen_part_pt middle =
		plen_calibration_apply(calibration, (struct plen_part_pt){0.5, 0.5});
	if (!(fabs(middle.x - 0.5) <= SHIFT_MAX && fabs(middle.y - 0.5) <= SHIFT_MAX)) {
		return "puts the panel beside the board";
	}
	return NULL;
}

/* By the adjugate: nine products and one division. */
bool plen_calibration_invert(const struct plen_calibration *calibration,
			     struct plen_calibration *out)
{
	const double *m = calibration->m;
	double a[9] = {
		m[4] * m[8] - m[5] * m[7], m[2] * m[7] - m[1] * m[8], m[1] * m[5] - m[2] * m[4],
		m[5] * m[6] - m[3] * m[8], m[0] * m[8] - m[2] * m[6], m[2] * m[3] - m[0] * m[5],
		m[3] * m[7] - m[4] * m[6], m[1] * m[6] - m[0] * m[7], m[0] * m[4] - m[1] * m[3],
	};
	struct plen_calibration inverse;

	for (int i = 0; i < 9; i++) {
		inverse.m[i] = i < 8 ? a[i] / a[8] : 1;
	}
	if (!is_finite(&inverse)) {
		return false;
	}
	*out = inverse;
	return true;
}

static const struct plen_part_pt middle_of_panel = {0.5, 0.5};

bool plen_calibration_is_mirrored(const struct plen_calibration *calibration)
{
	return area_at(calibration, middle_of_panel) < 0;
}

bool plen_calibration_is_affine(const struct plen_calibration *calibration)
{
	return calibration->m[6] == 0 && calibration->m[7] == 0;
}

/* Where the panel's x axis points; y points down, so that positive angles are clockwise. */
double plen_calibration_turned_deg(const struct plen_calibration *calibration)
{
	struct slope slope = slope_at(calibration, middle_of_panel);
	double tenths = round(atan2(slope.yx, slope.xx) * 1800 / M_PI);

	if (tenths == -1800) {
		return 180;
	}
	return tenths != 0 ? tenths / 10 : 0; /* no -0 */
}
