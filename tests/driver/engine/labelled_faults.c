/* SPDX-License-Identifier: MIT
 *
 * Fingers that write well on panels that see them badly.
 */
#include "labelled_make.h"

#include <math.h>

#include "traffic.h"

/* Finger-wide bars, for moments or for good, up to 5.6 times as long as they are wide. */
void plen_test_make_bars(struct plen_test_maker *m)
{
	struct plen_test_person who = plen_test_draw_person(m);
	double width_mm = plen_test_between(m, 12.0, 26.0);
	double bar_mm = width_mm * plen_test_between(m, 1.8, 5.6);
	bool lies = plen_test_chance(m, 25);

	m->it->sizes = PLEN_TEST_INFRARED;
	plen_test_add_writing(m, 0, plen_test_place_within(m, &plen_test_paper), &who,
			      plen_test_count_between(m, 1, 3));
	for (uint32_t i = 0; i < m->it->track_count; i++) {
		struct plen_test_track *track = &m->it->tracks[i];
		int64_t from_us = track->begin_us + plen_test_ms_between(m, 0.0, 300.0);
		double height_mm = width_mm * plen_test_between(m, 0.9, 1.2);
		track->size_count = 0;
		plen_test_add_size(track, from_us, lies ? height_mm : width_mm,
				   lies ? width_mm : height_mm);
		plen_test_add_size(track, from_us + 5 * MS, lies ? bar_mm : width_mm,
				   lies ? width_mm : bar_mm);
		if (plen_test_chance(m, 60)) {
			int64_t to_us = from_us + plen_test_ms_between(m, 20.0, 400.0);
			plen_test_add_size(track, to_us, lies ? bar_mm : width_mm,
					   lies ? width_mm : bar_mm);
			plen_test_add_size(track, to_us + 5 * MS, width_mm, height_mm);
		}
	}
}

void plen_test_make_wide(struct plen_test_maker *m)
{
	struct plen_test_person who = plen_test_draw_person(m);

	m->it->sizes = PLEN_TEST_INFRARED;
	m->finger_mm = plen_test_between(m, 28.0, 33.0);
	plen_test_add_writing(m, 0, plen_test_place_within(m, &plen_test_paper), &who,
			      plen_test_count_between(m, 1, 3));
}

/* How far a track goes meanwhile. */
static double way_within(const struct plen_test_track *track, int64_t from_us, int64_t to_us)
{
	return plen_geometry_distance_mm(plen_test_track_at(track, from_us),
					 plen_test_track_at(track, to_us));
}

/* A finger that stood still, and is found elsewhere after as long as a hand takes from dot to dot:
 * nobody could tell which it was. */
static bool looks_like_dots(const struct plen_test_track *track, const struct plen_test_span *lost,
			    double way_mm)
{
	double lost_ms = (double)(lost->to_us - lost->from_us) / MS;

	return way_within(track, lost->from_us - 60 * MS, lost->from_us) < 4.0 && way_mm > 6.0 &&
	       lost_ms > PLEN_TEST_DOT_MS + way_mm;
}

/* The longest loss from then on, up to `longest_us`, that ends less than 2 % of the wall further on
 * for the panel; false if there is none to be told from dots, or the track ends before. */
static bool lose_from(struct plen_test_track *track, int64_t from_us, int64_t longest_us,
		      int64_t period_us)
{
	struct plen_test_span lost = {from_us, from_us + longest_us};
	double way_mm = way_within(track, from_us - period_us, lost.to_us + period_us);

	while (way_mm > 26.0 && lost.to_us > from_us + period_us) {
		lost.to_us -= 2 * MS;
		way_mm = way_within(track, from_us - period_us, lost.to_us + period_us);
	}
	if (lost.to_us + 40 * MS > plen_test_track_end_us(track) ||
	    looks_like_dots(track, &lost, way_mm)) {
		return false;
	}
	track->unseen[track->unseen_count++] = lost;
	return true;
}

/* Lost for one packet up to 100 ms, up to three times; at times the finding lasts for 30 ms only.
 */
void plen_test_make_flicker(struct plen_test_maker *m)
{
	struct plen_test_person who = plen_test_draw_person(m);
	struct plen_test_track *track = NULL;
	int64_t period_us = m->it->panel.period_us;
	int64_t from_us = 0;

	who.stroke_ms[0] = 600.0;
	who.stroke_ms[1] = 2000.0;
	track = plen_test_add_stroke(m, 0, plen_test_place_within(m, &plen_test_paper), &who);
	if (plen_test_chance(m, 20)) {
		plen_test_track_dwell(track, plen_test_ms_between(m, 100.0, 500.0),
				      plen_test_between(m, 0.0, 2.0), &m->seed);
	}
	from_us = plen_test_ms_between(m, 60.0, 400.0);
	for (uint32_t i = plen_test_count_between(m, 1, 3); i > 0; i--) {
		int64_t longest_us = (int64_t)plen_test_between(m, 1.3 * (double)period_us,
								(double)(100 * MS - period_us));
		if (lose_from(track, from_us, longest_us, period_us)) {
			from_us = track->unseen[track->unseen_count - 1].to_us;
		}
		from_us += plen_test_chance(m, 30) ? plen_test_ms_between(m, 10.0, 35.0) + period_us
						   : plen_test_ms_between(m, 60.0, 500.0);
	}
}

/* One packet has the finger where no arm could have taken it, the next one is right again. The
 * fastest hands move at 8 m/s. */
void plen_test_make_jump(struct plen_test_maker *m)
{
	static const struct plen_board_rect wall = {1.0, 1.0, 1426.0, 802.0};
	struct plen_test_person who = plen_test_draw_person(m);
	struct plen_test_track *track = NULL;
	double least_mm = fmax(150.0, 12000.0 * (double)m->it->panel.period_us / 1e6);
	double way_mm = 0.0;
	struct plen_board_pt from, to;

	who.stroke_ms[0] = 300.0;
	track = plen_test_add_stroke(m, 0, plen_test_place_within(m, &plen_test_paper), &who);
	track->jump_us =
		plen_test_ms_between(m, 40.0, (double)plen_test_track_end_us(track) / MS - 60.0);
	from = plen_test_track_at(track, track->jump_us);
	do {
		to = plen_test_place_within(m, &wall);
		way_mm = plen_geometry_distance_mm(from, to);
	} while (way_mm < least_mm || way_mm > 600.0);
	track->jump = (struct plen_board_pt){to.x_mm - from.x_mm, to.y_mm - from.y_mm};
}

void plen_test_make_hover(struct plen_test_maker *m)
{
	struct plen_test_person who = plen_test_draw_person(m);
	uint32_t strokes = plen_test_count_between(m, 0, 2);

	plen_test_add_writing(m, 400 * MS, plen_test_place_within(m, &plen_test_paper), &who,
			      strokes);
	for (uint32_t i = 0; i < m->it->track_count; i++) {
		struct plen_test_track *track = &m->it->tracks[i];
		int64_t end_us = plen_test_track_end_us(track);
		plen_test_hover_before(track,
				       plen_test_ms_between(m, 20.0, i == 0 ? 350.0 : 100.0));
		plen_test_track_dwell(track, plen_test_ms_between(m, 10.0, 60.0),
				      plen_test_between(m, 0.0, 12.0), &m->seed);
		track->hover[track->hover_count++] = (struct plen_test_span){end_us, INT64_MAX};
	}
	for (uint32_t i = plen_test_count_between(m, strokes == 0 ? 1 : 0, 2); i > 0; i--) {
		struct plen_test_track *track = plen_test_add_track(
			m, PLEN_TEST_HOVERS, plen_test_ms_between(m, 0.0, 600.0),
			plen_test_place_within(m, &plen_test_paper));
		plen_test_size_of_finger(m, track);
		plen_test_track_write(track, plen_test_ms_between(m, 100.0, 800.0), &who.style,
				      &m->seed);
		track->hover[track->hover_count++] = (struct plen_test_span){0, INT64_MAX};
	}
}
