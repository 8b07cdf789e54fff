/* SPDX-License-Identifier: MIT
 *
 * A hand that writes where nobody wrote: its way is a function of time, so that what a filter makes
 * of its reports can be held against the truth. It writes loops and garlands, stops at cusps, and
 * trembles if told to; the panel adds noise and rounds to a grid.
 */
#pragma once

#include <stdint.h>

#include "common/geometry.h"

enum hand_manner {
	HAND_LOOPS,  /* round joined writing, some 200 mm/s */
	HAND_ZIGZAG, /* corners: the hand stops in each */
	HAND_LINE,   /* one long sweep at 800 mm/s */
	HAND_SLOW,   /* a careful small circle, 15 mm/s */
	HAND_MANNERS,
};

const char *hand_name(enum hand_manner manner);

/* Where the hand is `t_s` after it began. */
struct plen_board_pt hand_at(enum hand_manner manner, double t_s);

struct hand_noise {
	uint64_t state;
	double sigma_mm; /* of the panel's reports, each axis */
};

/* The report of a place. */
struct plen_board_pt hand_report(struct hand_noise *noise, struct plen_board_pt at);
