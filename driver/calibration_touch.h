/* SPDX-License-Identifier: MIT
 *
 * Whether somebody holds a finger still, or lays a hand on the board, for as long as it takes to be
 * meant; and where, and how large it was meanwhile. Knows of no cross and no stage. Pure.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/contact.h"

/* Those of a frame that touch; the first and the largest of them. */
struct plen_calibration_hand {
	uint32_t count;
	const struct plen_contact *first, *largest;
	double largest_mm;
};

/* The touch that is judged now: one finger, or one hand. All zero: nobody touches. */
struct plen_calibration_touch {
	bool is_down;
	bool is_spent; /* it has been taken, or was spoilt: nothing counts before all lift */
	uint32_t id;   /* of the first contact */
	int64_t since_us;
	struct plen_board_pt anchor;
	uint32_t samples;
	double x_sum, y_sum, size_sum; /* of this touch, since it is still */
};

/* With a whole hand several contacts are one touch, and need not be still. */
void plen_calibration_touch_follow(struct plen_calibration_touch *touch,
				   const struct plen_calibration_hand *hand, bool whole_hand,
				   int64_t now_us);
/* What is down does not count any more. */
void plen_calibration_touch_spend(struct plen_calibration_touch *touch);

/* When it has been held; INT64_MAX if nothing is. */
int64_t plen_calibration_touch_end_us(const struct plen_calibration_touch *touch);
/* How much of that has passed, 0..1 in steps, and when the next step has come; INT64_MAX likewise.
 */
double plen_calibration_touch_held(const struct plen_calibration_touch *touch, int64_t now_us);
int64_t plen_calibration_touch_step_us(const struct plen_calibration_touch *touch, int64_t now_us);

/* Means since it is still; there must be a sample. */
struct plen_board_pt plen_calibration_touch_place(const struct plen_calibration_touch *touch);
double plen_calibration_touch_size_mm(const struct plen_calibration_touch *touch);
