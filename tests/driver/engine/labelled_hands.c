/* SPDX-License-Identifier: MIT
 *
 * Hands that move the page, and hands that rub.
 */
#include "labelled_make.h"

#include <math.h>

#include "traffic.h"

struct grip {
	struct plen_board_pt centre;
	double span_mm, angle;
};

static struct plen_board_pt grip_end(const struct grip *grip, double side)
{
	return plen_test_beside(grip->centre, side * grip->span_mm / 2.0, grip->angle);
}

/* Two fingers land up to 100 ms apart, most within 30, wobble, and go from one grip to the other;
 * they lift one after the other as well. */
static void add_hand(struct plen_test_maker *m, const struct grip *from, const struct grip *to)
{
	double onset = plen_test_between(m, -1.0, 1.0) + plen_test_between(m, -1.0, 1.0) +
		       plen_test_between(m, -1.0, 1.0);
	int64_t onset_us = (int64_t)(fabs(onset) / 3.0 * 100.0 * MS);
	int64_t moving_us = onset_us + plen_test_ms_between(m, 0.0, 120.0);
	int64_t duration_us = plen_test_ms_between(m, 250.0, 1300.0);

	for (int i = 0; i < 2; i++) {
		double side = i == 0 ? -1.0 : 1.0;
		struct plen_test_track *track = plen_test_add_track(
			m, PLEN_TEST_MOVES, i == 0 ? 0 : onset_us, grip_end(from, side));
		plen_test_size_of_finger(m, track);
		plen_test_track_dwell(track, moving_us - track->begin_us,
				      plen_test_between(m, 0.0, 2.5), &m->seed);
		plen_test_track_glide(track, duration_us, grip_end(to, side));
		plen_test_track_dwell(track, plen_test_ms_between(m, 0.0, 80.0),
				      plen_test_between(m, 0.0, 2.0), &m->seed);
	}
}

static struct grip draw_grip(struct plen_test_maker *m, double low_mm, double high_mm)
{
	static const struct plen_board_rect middle = {250.0, 200.0, 500.0, 400.0};

	return (struct grip){plen_test_place_within(m, &middle),
			     plen_test_between(m, low_mm, high_mm),
			     plen_test_between(m, -HALF_TURN, HALF_TURN)};
}

/* Fingers never do only one thing: the hand turns and drifts meanwhile. */
static struct grip move_grip(struct plen_test_maker *m, const struct grip *grip, double scale,
			     double way_mm)
{
	/* All of the hand stays on the wall. */
	static const struct plen_board_rect within = {100.0, 100.0, 800.0, 600.0};
	struct plen_board_pt to =
		plen_test_beside(grip->centre, way_mm, plen_test_between(m, -HALF_TURN, HALF_TURN));

	return (struct grip){plen_test_onto(&within, to),
			     plen_test_limit(grip->span_mm * scale, 22.0, 180.0),
			     grip->angle + plen_test_between(m, -0.4, 0.4)};
}

void plen_test_make_pinch(struct plen_test_maker *m)
{
	struct grip from = draw_grip(m, 60.0, 130.0);
	struct grip to = move_grip(m, &from, plen_test_between(m, 0.3, 0.75),
				   plen_test_between(m, 0.0, 30.0));

	add_hand(m, &from, &to);
}

void plen_test_make_spread(struct plen_test_maker *m)
{
	struct grip from = draw_grip(m, 25.0, 75.0);
	struct grip to = move_grip(m, &from, plen_test_between(m, 1.3, 3.0),
				   plen_test_between(m, 0.0, 30.0));

	add_hand(m, &from, &to);
}

void plen_test_make_pan(struct plen_test_maker *m)
{
	struct grip from = draw_grip(m, 25.0, 110.0);
	struct grip to = move_grip(m, &from, plen_test_between(m, 0.9, 1.1),
				   plen_test_between(m, 30.0, 250.0));

	add_hand(m, &from, &to);
}

struct plen_test_palm plen_test_draw_palm(struct plen_test_maker *m)
{
	static const struct plen_board_rect middle = {200.0, 200.0, 600.0, 400.0};
	struct plen_test_palm palm = {
		.at = plen_test_place_within(m, &middle),
		.long_mm = plen_test_between(m, 56.0, 100.0),
		.angle = plen_test_between(m, -HALF_TURN, HALF_TURN),
		.speed_mm_s = plen_test_between(m, 100.0, 600.0),
		.end_count = plen_test_count_between(m, 1, 3),
	};

	palm.short_mm =
		plen_test_limit(palm.long_mm * plen_test_between(m, 0.42, 0.75), 30.0, 60.0);
	for (uint32_t i = 0; i < palm.end_count; i++) {
		palm.ends[i] = plen_test_onto(
			&plen_test_paper,
			plen_test_beside(palm.at, plen_test_between(m, 20.0, 150.0),
					 plen_test_between(m, -HALF_TURN, HALF_TURN)));
	}
	return palm;
}

static void rub(struct plen_test_track *track, const struct plen_test_palm *palm,
		struct plen_board_pt offset)
{
	plen_test_track_glide(track, palm->rest_us, plen_test_track_last(track));
	for (uint32_t i = 0; i < palm->end_count; i++) {
		struct plen_board_pt to = {palm->ends[i].x_mm + offset.x_mm,
					   palm->ends[i].y_mm + offset.y_mm};
		double way_mm = plen_geometry_distance_mm(plen_test_track_last(track), to);
		plen_test_track_glide(track, 120 * MS + (int64_t)(way_mm / palm->speed_mm_s * 1e6),
				      to);
	}
}

/* One contact that may begin as a fingertip and rolls onto the heel; its middle moves with that. */
struct plen_test_track *plen_test_add_sized_palm(struct plen_test_maker *m,
						 const struct plen_test_palm *palm,
						 enum plen_test_role role)
{
	double roll_mm = palm->roll_us > 0 ? plen_test_between(m, 5.0, 40.0) : 0.0;
	struct plen_board_pt first =
		plen_test_beside(palm->at, roll_mm, plen_test_between(m, -HALF_TURN, HALF_TURN));
	struct plen_test_track *track = plen_test_add_track(m, role, palm->begin_us, first);

	if (palm->roll_us > 0) {
		plen_test_size_of_finger(m, track);
		plen_test_track_glide(track, palm->roll_us, palm->at);
	}
	plen_test_add_blob(track, palm->begin_us + palm->roll_us, palm->long_mm, palm->short_mm,
			   palm->angle);
	rub(track, palm, (struct plen_board_pt){0.0, 0.0});
	plen_test_add_blob(track, plen_test_track_end_us(track) - 40 * MS, palm->long_mm * 0.95,
			   palm->short_mm * 0.95, palm->angle);
	plen_test_add_blob(track, plen_test_track_end_us(track),
			   palm->long_mm * plen_test_between(m, 0.3, 0.9),
			   palm->short_mm * plen_test_between(m, 0.3, 0.9), palm->angle);
	return track;
}

/* A fingertip of the same hand; it comes along for some of the way. */
static void add_fingertip(struct plen_test_maker *m, const struct plen_test_palm *palm)
{
	struct plen_board_pt at =
		plen_test_beside(palm->at, palm->long_mm / 2.0 + plen_test_between(m, 12.0, 50.0),
				 plen_test_between(m, -HALF_TURN, HALF_TURN));
	int64_t begin_us = palm->begin_us + plen_test_ms_between(m, -50.0, 150.0);
	struct plen_test_track *track =
		plen_test_add_track(m, PLEN_TEST_RUBS, begin_us > 0 ? begin_us : 0, at);

	plen_test_size_of_finger(m, track);
	if (plen_test_chance(m, 50)) {
		plen_test_track_dwell(track, plen_test_ms_between(m, 20.0, 150.0),
				      plen_test_between(m, 0.0, 6.0), &m->seed);
	} else {
		rub(track, palm,
		    (struct plen_board_pt){at.x_mm - palm->at.x_mm, at.y_mm - palm->at.y_mm});
	}
}

/* The frame still sees the hand as it leaves: a speck within a tenth of a second. */
static void add_crumb(struct plen_test_maker *m, const struct plen_test_track *palm,
		      double reach_mm)
{
	struct plen_test_track *track = plen_test_add_track(
		m, PLEN_TEST_RUBS,
		plen_test_track_end_us(palm) + plen_test_ms_between(m, 30.0, 70.0),
		plen_test_beside(plen_test_track_last(palm), plen_test_between(m, 0.0, reach_mm),
				 plen_test_between(m, -HALF_TURN, HALF_TURN)));

	plen_test_size_of_finger(m, track);
	plen_test_track_dwell(track, plen_test_ms_between(m, 5.0, 40.0),
			      plen_test_between(m, 0.0, 3.0), &m->seed);
}

void plen_test_make_palm_sized(struct plen_test_maker *m)
{
	struct plen_test_palm palm = plen_test_draw_palm(m);
	const struct plen_test_track *track = NULL;

	palm.begin_us = 50 * MS;
	palm.roll_us = plen_test_chance(m, 65) ? plen_test_ms_between(m, 30.0, 250.0) : 0;
	track = plen_test_add_sized_palm(m, &palm, PLEN_TEST_RUBS);
	for (uint32_t tips = plen_test_chance(m, 50) ? plen_test_count_between(m, 1, 3) : 0;
	     tips > 0; tips--) {
		add_fingertip(m, &palm);
	}
	if (plen_test_chance(m, 30)) {
		add_crumb(m, track, palm.long_mm / 2.0);
	}
}

/* Where within the hand a contact of it lies: on a ring, not on top of each other. */
static struct plen_board_pt spot_of_hand(struct plen_test_maker *m, uint32_t i, uint32_t count)
{
	double angle = 2.0 * HALF_TURN * ((double)i + plen_test_between(m, -0.3, 0.3)) / count;
	double way = plen_test_between(m, 0.55, 1.0);

	return (struct plen_board_pt){48.0 * way * cos(angle), 34.0 * way * sin(angle)};
}

/* Four to six contacts within the disc of a hand; some come and go as it rubs. */
void plen_test_add_cluster(struct plen_test_maker *m, const struct plen_test_palm *palm,
			   enum plen_test_role role, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		struct plen_board_pt spot = spot_of_hand(m, i, count);
		int64_t begin_us =
			palm->begin_us + (i == 0 ? 0 : plen_test_ms_between(m, 0.0, 80.0));
		struct plen_test_track *track =
			plen_test_add_track(m, role, begin_us,
					    (struct plen_board_pt){palm->at.x_mm + spot.x_mm,
								   palm->at.y_mm + spot.y_mm});
		rub(track, palm, spot);
		if (i >= 4 || plen_test_chance(m, 20)) {
			int64_t from_us = begin_us + plen_test_ms_between(m, 150.0, 400.0);
			track->unseen[track->unseen_count++] = (struct plen_test_span){
				from_us, from_us + plen_test_ms_between(m, 20.0, 200.0)};
		}
	}
}

void plen_test_make_palm_sizeless(struct plen_test_maker *m)
{
	struct plen_test_palm palm = plen_test_draw_palm(m);

	m->it->sizes = PLEN_TEST_SIZELESS;
	plen_test_add_cluster(m, &palm, PLEN_TEST_RUBS, plen_test_count_between(m, 4, 6));
	if (plen_test_chance(m, 30)) {
		add_crumb(m, &m->it->tracks[0], 40.0);
	}
}

/* The side of a fist all at once; without sizes, its four knuckles and at times the thumb. */
void plen_test_make_fist(struct plen_test_maker *m)
{
	struct plen_test_palm palm = plen_test_draw_palm(m);

	if (m->it->sizes != PLEN_TEST_SIZELESS) {
		palm.long_mm = plen_test_between(m, 60.0, 100.0);
		palm.short_mm =
			plen_test_limit(palm.long_mm * plen_test_between(m, 0.45, 0.8), 30.0, 60.0);
		palm.roll_us = plen_test_chance(m, 30) ? plen_test_ms_between(m, 5.0, 30.0) : 0;
		plen_test_add_sized_palm(m, &palm, PLEN_TEST_RUBS);
		return;
	}
	uint32_t knuckles = plen_test_count_between(m, 4, 5);
	double pitch_mm = plen_test_between(m, 18.0, 26.0);
	for (uint32_t i = 0; i < knuckles; i++) {
		struct plen_board_pt spot = plen_test_beside(
			(struct plen_board_pt){0.0, 0.0}, pitch_mm * ((double)i - 1.5), palm.angle);
		struct plen_test_track *track = plen_test_add_track(
			m, PLEN_TEST_RUBS, i == 0 ? 0 : plen_test_ms_between(m, 0.0, 50.0),
			(struct plen_board_pt){palm.at.x_mm + spot.x_mm, palm.at.y_mm + spot.y_mm});
		rub(track, &palm, spot);
	}
}
