/* SPDX-License-Identifier: MIT
 *
 * Where on the board a panel's contact is, if the panel does not lie edge to edge on the picture:
 * turned, shifted, or seen askew by a projector. A calibration is a plane homography (of which an
 * affine map is the case without perspective) from parts of the panel's axes to parts of the
 * board, so that it holds for the picture whatever size in mm somebody sets, and on every wall of
 * that model. Plain values, pure functions.
 *
 * How to find one: calibration_fit.h. How it is kept: calibration_file.h.
 */
#pragma once

#include <stdbool.h>

/* A place as parts of the whole: 0,0 is the upper left corner, 1,1 the lower right one; of a
 * panel's axes, or of the board. */
struct plen_part_pt {
	double x, y;
};

/* Row by row: x' = (m[0]x + m[1]y + m[2]) / w, y' = (m[3]x + m[4]y + m[5]) / w, with
 * w = m[6]x + m[7]y + m[8], and m[8] = 1. */
struct plen_calibration {
	double m[9];
};

/* Edge to edge. */
struct plen_calibration plen_calibration_identity(void);

/* NULL if it is one that a panel in front of a picture can have, else what is wrong with it, for
 * a line of text: "is no plane map", "folds the panel", … One that was turned or mirrored is
 * good: panels are mounted upside down, and some controllers swap an axis. Whatever is applied has
 * passed this. */
const char *plen_calibration_fault(const struct plen_calibration *calibration);

/* `at` within 0..1 always has a finite image. */
struct plen_part_pt plen_calibration_apply(const struct plen_calibration *calibration,
					   struct plen_part_pt at);
/* The box around the image of a small upright ellipse at `at`, w x h in parts. */
struct plen_part_pt plen_calibration_apply_extent(const struct plen_calibration *calibration,
						  struct plen_part_pt at,
						  struct plen_part_pt extent);

/* False if there is none; *out is then untouched. */
bool plen_calibration_invert(const struct plen_calibration *calibration,
			     struct plen_calibration *out);

/* How the panel lies, for people: degrees it is turned by, clockwise, in whole tenths above -180 up
 * to 180, and whether mirrored. */
double plen_calibration_turned_deg(const struct plen_calibration *calibration);
bool plen_calibration_is_mirrored(const struct plen_calibration *calibration);
bool plen_calibration_is_affine(const struct plen_calibration *calibration);
