/* SPDX-License-Identifier: MIT
 *
 * People who write with a finger, alone and together.
 */
#include "labelled_make.h"

#include <math.h>

#include "traffic.h"

struct plen_test_person plen_test_draw_adult(struct plen_test_maker *m)
{
	static const double speeds[3][2] = {{30.0, 100.0}, {100.0, 300.0}, {300.0, 700.0}};
	uint32_t pace = plen_test_count_between(m, 0, 2);

	return (struct plen_test_person){
		.style = {plen_test_between(m, speeds[pace][0], speeds[pace][1]),
			  plen_test_between(m, 4.0, 22.0), 0.0, plen_test_paper},
		.stroke_ms = {150.0, 1100.0},
		.pause_ms = {120.0, 450.0},
		.dwell_ms = {0.0, 70.0},
	};
}

struct plen_test_person plen_test_draw_child(struct plen_test_maker *m)
{
	return (struct plen_test_person){
		.style = {plen_test_between(m, 30.0, 180.0), plen_test_between(m, 4.0, 16.0),
			  plen_test_between(m, 0.2, 1.0), plen_test_paper},
		.stroke_ms = {250.0, 1500.0},
		.pause_ms = {150.0, 700.0},
		.dwell_ms = {0.0, 200.0},
	};
}

struct plen_test_person plen_test_draw_person(struct plen_test_maker *m)
{
	return plen_test_chance(m, 50) ? plen_test_draw_adult(m) : plen_test_draw_child(m);
}

struct plen_test_track *plen_test_add_stroke(struct plen_test_maker *m, int64_t begin_us,
					     struct plen_board_pt at,
					     const struct plen_test_person *who)
{
	struct plen_test_track *track = plen_test_add_track(m, PLEN_TEST_WRITES, begin_us, at);

	plen_test_size_of_finger(m, track);
	plen_test_track_dwell(track, plen_test_ms_between(m, who->dwell_ms[0], who->dwell_ms[1]),
			      plen_test_between(m, 0.0, 1.0), &m->seed);
	plen_test_track_write(track, plen_test_ms_between(m, who->stroke_ms[0], who->stroke_ms[1]),
			      &who->style, &m->seed);
	return track;
}

struct plen_test_track *plen_test_add_writing(struct plen_test_maker *m, int64_t begin_us,
					      struct plen_board_pt at,
					      const struct plen_test_person *who, uint32_t strokes)
{
	struct plen_test_track *first = NULL;

	for (uint32_t i = 0; i < strokes; i++) {
		struct plen_test_track *track = plen_test_add_stroke(m, begin_us, at, who);
		first = first != NULL ? first : track;
		begin_us = plen_test_track_end_us(track) +
			   plen_test_ms_between(m, who->pause_ms[0], who->pause_ms[1]);
		at = plen_test_beside(plen_test_track_last(track), plen_test_between(m, 12.0, 70.0),
				      plen_test_between(m, -HALF_TURN, HALF_TURN));
		at = plen_test_onto(&who->style.field, at);
	}
	return first;
}

void plen_test_make_writer(struct plen_test_maker *m)
{
	struct plen_test_person who = plen_test_draw_adult(m);

	plen_test_add_writing(m, 0, plen_test_place_within(m, &plen_test_paper), &who,
			      plen_test_count_between(m, 1, 4));
}

void plen_test_make_child(struct plen_test_maker *m)
{
	struct plen_test_person who = plen_test_draw_child(m);

	plen_test_add_writing(m, 0, plen_test_place_within(m, &plen_test_paper), &who,
			      plen_test_count_between(m, 1, 4));
}

void plen_test_make_hesitant(struct plen_test_maker *m)
{
	struct plen_test_person who = plen_test_draw_person(m);
	struct plen_test_track *track = plen_test_add_track(
		m, PLEN_TEST_WRITES, 0, plen_test_place_within(m, &plen_test_paper));
	uint32_t halts = plen_test_count_between(m, 1, 3);

	plen_test_size_of_finger(m, track);
	plen_test_track_dwell(track, plen_test_ms_between(m, 100.0, 900.0),
			      plen_test_between(m, 0.0, 3.0), &m->seed);
	for (uint32_t i = 0; i < halts; i++) {
		plen_test_track_write(track, plen_test_ms_between(m, 150.0, 500.0), &who.style,
				      &m->seed);
		plen_test_track_dwell(track, plen_test_ms_between(m, 150.0, 800.0),
				      plen_test_between(m, 0.0, 2.0), &m->seed);
	}
	plen_test_track_write(track, plen_test_ms_between(m, 150.0, 500.0), &who.style, &m->seed);
}

/* Dots in a row or all over the place, or a dashed line. A hand drums at 7 Hz at most, and on its
 * way to another place it is off the wall for longer. */
void plen_test_make_dots(struct plen_test_maker *m)
{
	struct plen_board_pt at = plen_test_place_within(m, &plen_test_paper);
	double angle = plen_test_between(m, -HALF_TURN, HALF_TURN);
	bool in_a_row = plen_test_chance(m, 60);
	bool dashes = plen_test_chance(m, 25);
	double stride_mm = plen_test_between(m, 7.0, 30.0);
	uint32_t dots = plen_test_count_between(m, 2, 8);
	int64_t time_us = 0;

	for (uint32_t i = 0; i < dots && plen_board_rect_contains(&plen_test_paper, at); i++) {
		struct plen_test_track *track =
			plen_test_add_track(m, PLEN_TEST_WRITES, time_us, at);
		plen_test_size_of_finger(m, track);
		if (dashes) {
			plen_test_track_glide(
				track, plen_test_ms_between(m, 80.0, 250.0),
				plen_test_beside(at, plen_test_between(m, 10.0, 30.0),
						 angle + plen_test_between(m, -0.2, 0.2)));
		} else {
			plen_test_track_dwell(track, plen_test_ms_between(m, 25.0, 90.0),
					      plen_test_between(m, 0.0, 1.0), &m->seed);
		}
		double way_mm = in_a_row ? stride_mm : plen_test_between(m, 7.0, 60.0);
		time_us =
			plen_test_track_end_us(track) +
			plen_test_ms_between(m, dashes ? 110.0 : PLEN_TEST_DOT_MS + way_mm, 250.0);
		at = plen_test_beside(
			plen_test_track_last(track), way_mm,
			in_a_row || dashes ? angle : plen_test_between(m, -HALF_TURN, HALF_TURN));
	}
}

struct plen_board_rect plen_test_around(struct plen_board_pt at, double half_mm)
{
	struct plen_board_pt low = plen_test_onto(
		&plen_test_paper, (struct plen_board_pt){at.x_mm - half_mm, at.y_mm - half_mm});
	struct plen_board_pt high = plen_test_onto(
		&plen_test_paper, (struct plen_board_pt){at.x_mm + half_mm, at.y_mm + half_mm});

	return (struct plen_board_rect){low.x_mm, low.y_mm, high.x_mm - low.x_mm,
					high.y_mm - low.y_mm};
}

/* 10 to 60 cm apart, each in a field of their own: bodies do not cross. */
void plen_test_make_two_writers(struct plen_test_maker *m)
{
	static const struct plen_board_rect left = {80.0, 100.0, 280.0, 600.0};
	double apart_mm = plen_test_between(m, 100.0, 600.0);
	double half_mm = fmin(apart_mm / 2.0 - 6.0, 150.0);
	struct plen_board_pt first = plen_test_place_within(m, &left);
	struct plen_board_pt second =
		plen_test_onto(&plen_test_paper,
			       plen_test_beside(first, apart_mm, plen_test_between(m, -0.5, 0.5)));
	struct plen_test_person one = plen_test_draw_person(m);
	struct plen_test_person other = plen_test_draw_person(m);

	one.style.field = plen_test_around(first, half_mm);
	other.style.field = plen_test_around(second, half_mm);
	plen_test_add_writing(m, 0, first, &one, plen_test_count_between(m, 1, 3));
	plen_test_add_writing(m, plen_test_ms_between(m, 0.0, 300.0), second, &other,
			      plen_test_count_between(m, 1, 3));
}

/* When the second of two begins to write, after the first. */
struct delay {
	double low_ms, high_ms;
};

/* One stroke each, beside each other, in a field of its own. */
static void add_pair(struct plen_test_maker *m, double apart_mm, struct delay delay,
		     double first_ms)
{
	static const struct plen_board_rect left = {80.0, 120.0, 700.0, 560.0};
	struct plen_board_pt places[2];

	places[0] = plen_test_place_within(m, &left);
	places[1] = plen_test_beside(places[0], apart_mm, plen_test_between(m, -0.5, 0.5));
	for (int i = 0; i < 2; i++) {
		struct plen_test_person who = plen_test_draw_person(m);
		who.stroke_ms[0] = fmax(who.stroke_ms[0], i == 0 ? first_ms : 300.0);
		who.stroke_ms[1] = fmax(who.stroke_ms[1], who.stroke_ms[0]);
		who.style.field = plen_test_around(places[i], apart_mm / 2.0 - 6.0);
		plen_test_add_stroke(
			m, i == 0 ? 0 : plen_test_ms_between(m, delay.low_ms, delay.high_ms),
			places[i], &who);
	}
}

/* So near each other that a hand could span them, and at once: what tells them from a hand is only
 * that each goes where and when he pleases. */
void plen_test_make_neighbours(struct plen_test_maker *m)
{
	add_pair(m, plen_test_between(m, 100.0, 130.0), (struct delay){0.0, 150.0}, 300.0);
}

/* As near as two fingers of a hand mostly are: two who crowd at one word. */
void plen_test_make_near_neighbours(struct plen_test_maker *m)
{
	add_pair(m, plen_test_between(m, 60.0, 97.0), (struct delay){0.0, 150.0}, 300.0);
}

/* One writes, long before somebody else begins beside him. */
void plen_test_make_late_neighbour(struct plen_test_maker *m)
{
	add_pair(m, plen_test_between(m, 60.0, 130.0), (struct delay){250.0, 1200.0}, 1600.0);
}
