/* SPDX-License-Identifier: MIT
 *
 * Labelled situations: people at a wall as the seed decides, each with the truth about what they
 * meant. The wall is 1428 x 804 mm; the situation is in zone 1, others are busy in zones 2 and 3.
 * Speeds, spans, sizes and the faults of panels are drawn from the ranges that panels and hands
 * show; rare ones are rare.
 *
 * What is right, by label, where a stroke is "whole" if one ink gesture, begun within two packets
 * of it, covers 95 % of its length and leaves it nowhere, and no other ink stays:
 *
 *   writer, child, hesitant, dots, bars, wide, flicker, jump, two writers:
 *                     all strokes whole; no transform, no wipe. A stroke that the panel loses for
 *                     less than 100 ms is one stroke; every dot, however quick, is one of its own.
 *   neighbours:       the same, of two writers 100 to 130 mm apart who begin within 150 ms;
 *   near neighbours:  of two who are 60 to 97 mm apart. Many such pairs keep still for as long as a
 *                     hand that rests, and are taken for one; mostly nobody notices. So they are
 *                     judged by what counts for the teacher as well (labelled_pair.h), and are no
 *                     part of the sum.
 *   late neighbour:   the same, of one who writes for 250 ms or longer before the other begins 60
 *                     to 130 mm away: always right
 *   pinch, spread, pan: one transform, begun within 60 ms and one period of the second finger, not
 *                     over before a finger lifts, that moves and scales the page as the fingers
 *                     went from then on, within 15 mm and 15 %; no ink, no wipe
 *   palm, fist:       one wipe, begun within 100 ms and two periods of the moment the panel shows a
 *                     palm (its size, or four contacts at once where it gives none), which lasts
 *                     until the hand lifts, keeps within 15 mm of its contacts and is 0.7 to 1.5
 *                     times as large as they are; no ink. A transform that is over by then and
 *                     leaves the page within 10 mm and 7 % of where it was does not count.
 *   sleeve:           all strokes whole, no transform, and no ink of the sleeve where the panel
 *                     gives sizes; a wipe by it is none of the writer's fault
 *   pen and palm:     the pen's strokes whole; no ink of the hand, no wipe, no transform, but for
 *                     wipes begun before the pen was near and over when it touched, transforms that
 *                     were over then as above, and such as leave the page within 2 mm and 1.4 %
 *   late pen:         the same from the moment the panel knows that it is a pen
 *   hover:            what touches is whole; what only hovers leaves nothing
 */
#pragma once

#include <stdio.h>

#include "driver/engine.h"
#include "labelled_panel.h"

enum plen_test_label {
	PLEN_TEST_WRITER,
	PLEN_TEST_CHILD,
	PLEN_TEST_HESITANT,
	PLEN_TEST_DOTS,
	PLEN_TEST_TWO_WRITERS,
	PLEN_TEST_PINCH,
	PLEN_TEST_SPREAD,
	PLEN_TEST_PAN,
	PLEN_TEST_PALM_SIZED,
	PLEN_TEST_PALM_SIZELESS,
	PLEN_TEST_FIST,
	PLEN_TEST_SLEEVE,
	PLEN_TEST_PEN_AND_PALM,
	PLEN_TEST_LATE_PEN,
	PLEN_TEST_BARS,
	PLEN_TEST_WIDE,
	PLEN_TEST_FLICKER,
	PLEN_TEST_JUMP,
	PLEN_TEST_HOVER,
	PLEN_TEST_NEIGHBOURS,
	PLEN_TEST_NEAR_NEIGHBOURS,
	PLEN_TEST_LATE_NEIGHBOUR,
	PLEN_TEST_LABELS,
};

enum plen_test_sizes { PLEN_TEST_SIZELESS, PLEN_TEST_CAPACITIVE, PLEN_TEST_INFRARED };

#define PLEN_TEST_CASE_ZONES 3
extern const struct plen_zone plen_test_case_zones[PLEN_TEST_CASE_ZONES];

struct plen_test_case {
	enum plen_test_label label;
	enum plen_test_sizes sizes;
	struct plen_test_panel panel;
	uint32_t track_count;
	struct plen_test_track tracks[PLEN_TEST_TRACKS_MAX];
};

const char *plen_test_label_to_str(enum plen_test_label label);
/* The case with this number; `it` may be used again and again. */
void plen_test_case_make(struct plen_test_case *it, uint64_t seed, enum plen_test_label label,
			 uint32_t number);
/* As a script of contacts, without what is to come of it. */
void plen_test_case_write(const struct plen_test_case *it, FILE *out);
