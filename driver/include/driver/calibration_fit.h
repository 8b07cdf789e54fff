/* SPDX-License-Identifier: MIT
 *
 * From crosses and touches to a calibration, by least squares. Pure.
 *
 * Two maps are fitted. The affine one (6 numbers: shift, scale, turn, shear) is linear. The plane
 * homography (8 numbers, for a projector that looks askew) follows the normalised direct linear
 * transformation: R. Hartley, "In defense of the eight-point algorithm", IEEE PAMI 19(6), 1997, for
 * the normalisation, and R. Hartley, A. Zisserman, "Multiple View Geometry in Computer Vision",
 * 2nd ed. 2004, algorithm 4.2, for the transformation. Its rows are weighted by the depth of the
 * round before (Sampson's method), so that what is made least is the distance on the wall.
 *
 * Four points leave the homography no freedom: it goes through every touch, slips of the finger
 * included. So the affine map is taken unless it misses a cross by more than a finger slips, and,
 * where there are more than four points, unless the homography is clearly better for its two
 * numbers more.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "common/geometry.h"
#include "driver/calibration.h"

#define PLEN_CALIBRATION_POINTS_MIN 4
#define PLEN_CALIBRATION_POINTS_MAX 64

struct plen_calibration_pair {
	struct plen_board_pt target;  /* the cross */
	struct plen_part_pt measured; /* where the panel felt the finger */
};

enum plen_calibration_kind {
	PLEN_CALIBRATION_AFFINE,
	PLEN_CALIBRATION_PERSPECTIVE,
};

struct plen_calibration_fit {
	struct plen_calibration calibration;
	enum plen_calibration_kind kind;
	double rms_mm, max_mm; /* distance between a cross and the mapped touch */
	uint32_t worst;        /* which point is max_mm off, from 0 */
};

/* 0; or -EINVAL with one line for the person at the board in `error`, *out untouched: too few
 * points, points that coincide or lie on a line, touches that fit no map. */
int plen_calibration_fit(struct plen_calibration_fit *out,
			 const struct plen_calibration_pair *pairs, uint32_t count,
			 struct plen_board_size board, char *error, size_t error_size);
