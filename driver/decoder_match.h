/* SPDX-License-Identifier: MIT
 *
 * Which of the points of a packet are those of the packet before: the closest pair first, then the
 * closest of the rest, as far as two may be apart. Pure.
 */
#pragma once

#include <stdint.h>

struct plen_match_point {
	double x, y;
	int32_t partner; /* its place in the other list; -1 = none */
};

/* Pairs the points of two lists none of which has a partner; with equal distances, those that come
 * first. Returns how many distances it looked at: no more than four times all that there are,
 * whatever a device may send. */
uint64_t plen_match_points(struct plen_match_point *news, uint32_t new_count,
			   struct plen_match_point *olds, uint32_t old_count, double limit);
