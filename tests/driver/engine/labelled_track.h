/* SPDX-License-Identifier: MIT
 *
 * A track: where one finger, pen, palm or sleeve really is, from the moment it touches the wall to
 * the moment it leaves it, before any panel looks at it. Tracks are built piece by piece, each
 * piece beginning where the last one ended.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "common/contact.h"

#define PLEN_TEST_TRACK_STEP_US 2000
#define PLEN_TEST_TRACK_POINTS 2400
#define PLEN_TEST_TRACK_SPANS 4
#define PLEN_TEST_TRACK_SIZES 8

/* What the one who made the contact meant by it. */
enum plen_test_role {
	PLEN_TEST_WRITES,
	PLEN_TEST_MOVES,     /* one finger of a hand that moves the page */
	PLEN_TEST_RUBS,      /* a palm or fist, or a finger of that hand */
	PLEN_TEST_RESTS,     /* the hand that holds the pen */
	PLEN_TEST_TRAILS,    /* a sleeve */
	PLEN_TEST_HOVERS,    /* never touches */
	PLEN_TEST_ELSEWHERE, /* in another zone: not judged */
};

struct plen_test_span {
	int64_t from_us, to_us;
};

struct plen_test_size {
	int64_t at_us;
	double width_mm, height_mm;
};

struct plen_test_track {
	uint8_t role;    /* enum plen_test_role */
	uint8_t tool;    /* enum plen_contact_tool */
	int64_t pen_us;  /* from then on the panel knows that it is a pen */
	int64_t jump_us; /* the packet after this moment puts it elsewhere; INT64_MAX: none */
	struct plen_board_pt jump;
	double pressure;
	uint32_t unseen_count; /* while these last no packet has the contact */
	struct plen_test_span unseen[PLEN_TEST_TRACK_SPANS];
	uint32_t hover_count;
	struct plen_test_span hover[PLEN_TEST_TRACK_SPANS];
	uint32_t size_count; /* none: no size; between two of them it changes evenly */
	struct plen_test_size sizes[PLEN_TEST_TRACK_SIZES];
	int64_t begin_us;
	uint32_t count;
	struct plen_board_pt points[PLEN_TEST_TRACK_POINTS];
};

/* How somebody writes. */
struct plen_test_style {
	double speed_mm_s;
	double curl;                  /* how sharply lines bend: radians a second at most */
	double tremble_mm;            /* of an unsure hand, at 8 Hz */
	struct plen_board_rect field; /* lines turn back at its edge */
};

void plen_test_track_start(struct plen_test_track *track, int64_t begin_us,
			   struct plen_board_pt at);
/* Keeps still, but for a slow drift that ends `drift_mm` away. */
void plen_test_track_dwell(struct plen_test_track *track, int64_t duration_us, double drift_mm,
			   uint64_t *seed);
void plen_test_track_write(struct plen_test_track *track, int64_t duration_us,
			   const struct plen_test_style *style, uint64_t *seed);
/* Straight to a place, swiftest in the middle, as arms move. */
void plen_test_track_glide(struct plen_test_track *track, int64_t duration_us,
			   struct plen_board_pt to);
/* Goes where `leader` was `lag_us` before, at an offset. */
void plen_test_track_follow(struct plen_test_track *track, int64_t duration_us,
			    const struct plen_test_track *leader, int64_t lag_us);

int64_t plen_test_track_end_us(const struct plen_test_track *track);
struct plen_board_pt plen_test_track_last(const struct plen_test_track *track);
/* Before its beginning and after its end: where it began and ended. */
struct plen_board_pt plen_test_track_at(const struct plen_test_track *track, int64_t time_us);
struct plen_test_size plen_test_track_size_at(const struct plen_test_track *track, int64_t time_us);
bool plen_test_track_is_unseen(const struct plen_test_track *track, int64_t time_us);
bool plen_test_track_is_hovering(const struct plen_test_track *track, int64_t time_us);
