/* SPDX-License-Identifier: MIT
 *
 * Hands that write and touch the wall with more than they mean: sleeves, and the hand that holds
 * the pen.
 */
#include "labelled_make.h"

#include <math.h>

#include "traffic.h"

/* Below the writing hand, and to the side of its arm. */
static struct plen_board_pt below(struct plen_test_maker *m, struct plen_board_pt at, double low_mm,
				  double high_mm)
{
	double left_handed = plen_test_chance(m, 15) ? -1.0 : 1.0;
	double angle = HALF_TURN / 2.0 - left_handed * plen_test_between(m, 0.0, 1.1);

	return plen_test_beside(at, plen_test_between(m, low_mm, high_mm), angle);
}

static void add_sleeve(struct plen_test_maker *m, const struct plen_test_track *hand,
		       int64_t begin_us)
{
	int64_t lag_us = plen_test_ms_between(m, 10.0, 60.0);
	int64_t duration_us = plen_test_ms_between(m, 100.0, 800.0);
	struct plen_board_pt at =
		below(m, plen_test_track_at(hand, begin_us - lag_us), 75.0, 170.0);
	struct plen_test_track *track = plen_test_add_track(m, PLEN_TEST_TRAILS, begin_us, at);

	if (m->it->sizes != PLEN_TEST_SIZELESS) {
		double long_mm = plen_test_between(m, 52.0, 110.0);
		double angle = plen_test_between(m, -HALF_TURN, HALF_TURN);
		double short_mm = fmax(long_mm * plen_test_between(m, 0.4, 0.8), 30.0);
		double part = plen_test_between(m, 0.4, 1.0);
		plen_test_add_blob(track, begin_us, long_mm * part, short_mm * part, angle);
		plen_test_add_blob(track, begin_us + plen_test_ms_between(m, 5.0, 60.0), long_mm,
				   short_mm, angle);
	}
	plen_test_track_follow(track, duration_us, hand, lag_us);
}

void plen_test_make_sleeve(struct plen_test_maker *m)
{
	static const struct plen_board_rect upper = {150.0, 60.0, 600.0, 450.0};
	struct plen_test_person who = plen_test_draw_person(m);
	const struct plen_test_track *hand = NULL;
	int64_t begin_us = 0;

	who.stroke_ms[0] = 900.0;
	who.stroke_ms[1] = 2800.0;
	who.style.field = upper;
	hand = plen_test_add_stroke(m, 0, plen_test_place_within(m, &upper), &who);
	begin_us = plen_test_ms_between(m, 200.0, 700.0);
	for (uint32_t i = plen_test_count_between(m, 1, 2); i > 0; i--) {
		if (begin_us < plen_test_track_end_us(hand)) {
			add_sleeve(m, hand, begin_us);
			begin_us = plen_test_track_end_us(&m->it->tracks[m->it->track_count - 1]) +
				   plen_test_ms_between(m, 60.0, 500.0);
		}
	}
}

/* The palm that rests beside the pen: it lands somewhat before or after it, and stays. */
static void add_resting_palm(struct plen_test_maker *m, struct plen_board_pt pen, int64_t begin_us,
			     int64_t end_us, uint32_t least)
{
	struct plen_test_palm palm = plen_test_draw_palm(m);

	/* The edge of a hand is 14 cm from the tip of its pen at most. */
	bool is_cluster = m->it->sizes == PLEN_TEST_SIZELESS;

	palm.at = below(m, pen, 55.0, is_cluster ? 85.0 : 100.0);
	palm.begin_us = begin_us;
	palm.rest_us = end_us - begin_us - 120 * MS;
	palm.end_count = 1;
	palm.ends[0] = plen_test_beside(palm.at, plen_test_between(m, 0.0, 10.0),
					plen_test_between(m, -HALF_TURN, HALF_TURN));
	if (is_cluster) {
		plen_test_add_cluster(m, &palm, PLEN_TEST_RESTS,
				      plen_test_count_between(m, least, 6));
		return;
	}
	palm.roll_us = plen_test_chance(m, 50) ? plen_test_ms_between(m, 20.0, 150.0) : 0;
	plen_test_add_sized_palm(m, &palm, PLEN_TEST_RESTS);
}

static void make_pen(struct plen_test_maker *m, struct plen_test_track *track)
{
	track->tool = PLEN_CONTACT_PEN;
	track->size_count = 0;
	track->pressure = plen_test_chance(m, 50) ? plen_test_between(m, 0.2, 0.9) : -1.0;
}

void plen_test_hover_before(struct plen_test_track *track, int64_t hover_us)
{
	struct plen_test_track whole = *track;

	/* The place above which it waits is the one where it lands. */
	track->begin_us -= hover_us;
	track->hover[track->hover_count++] =
		(struct plen_test_span){track->begin_us, whole.begin_us};
	plen_test_track_start(track, track->begin_us, whole.points[0]);
	plen_test_track_glide(track, hover_us, whole.points[0]);
	for (uint32_t i = 1; i < whole.count && track->count < PLEN_TEST_TRACK_POINTS; i++) {
		track->points[track->count++] = whole.points[i];
	}
}

void plen_test_make_pen_and_palm(struct plen_test_maker *m)
{
	static const struct plen_board_rect upper = {150.0, 100.0, 600.0, 400.0};
	struct plen_test_person who = plen_test_draw_person(m);
	struct plen_board_pt at = plen_test_place_within(m, &upper);
	bool hovers = plen_test_chance(m, 40);
	uint32_t strokes = plen_test_count_between(m, 1, 3);

	who.style.field = plen_test_around(at, 35.0);
	who.style.curl = 20.0;
	plen_test_add_writing(m, 450 * MS, at, &who, strokes);
	for (uint32_t i = 0; i < strokes; i++) {
		make_pen(m, &m->it->tracks[i]);
		if (hovers) {
			plen_test_hover_before(
				&m->it->tracks[i],
				plen_test_ms_between(m, 30.0, i == 0 ? 400.0 : 110.0));
		}
	}
	add_resting_palm(m, at, 450 * MS + plen_test_ms_between(m, -300.0, 200.0),
			 plen_test_track_end_us(&m->it->tracks[strokes - 1]) +
				 plen_test_ms_between(m, -100.0, 300.0),
			 2);
}

/* A panel that learns within some 20 to 120 ms that what touches it is a pen. */
void plen_test_make_late_pen(struct plen_test_maker *m)
{
	static const struct plen_board_rect upper = {150.0, 100.0, 600.0, 400.0};
	struct plen_test_person who = plen_test_draw_person(m);
	struct plen_board_pt at = plen_test_place_within(m, &upper);
	int64_t end_us = 0;

	who.stroke_ms[0] = 400.0;
	who.style.field = plen_test_around(at, 35.0);
	who.style.curl = 20.0;
	plen_test_add_writing(m, 450 * MS, at, &who, plen_test_count_between(m, 1, 2));
	for (uint32_t i = 0; i < m->it->track_count; i++) {
		struct plen_test_track *track = &m->it->tracks[i];
		track->pen_us = track->begin_us + plen_test_ms_between(m, 20.0, 120.0);
		track->size_count = 0;
		plen_test_size_of_finger(m, track);
		end_us = plen_test_track_end_us(track);
	}
	if (plen_test_chance(m, 70)) {
		add_resting_palm(m, at, 450 * MS + plen_test_ms_between(m, -300.0, 200.0),
				 end_us + plen_test_ms_between(m, -100.0, 300.0), 4);
	}
}
