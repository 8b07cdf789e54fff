/* SPDX-License-Identifier: MIT
 *
 * The table of situations, and what all of them have: a panel, and others who are busy elsewhere.
 */
#include "labelled.h"

#include "labelled_make.h"
#include "traffic.h"

const struct plen_zone plen_test_case_zones[PLEN_TEST_CASE_ZONES] = {
	{1, PLEN_ZONE_CANVAS, {0.0, 0.0, 1000.0, 804.0}},
	{2, PLEN_ZONE_CANVAS, {1000.0, 0.0, 428.0, 740.0}},
	{3, PLEN_ZONE_CONTROL, {1000.0, 740.0, 428.0, 64.0}},
};

static void add_others(struct plen_test_maker *m)
{
	static const struct plen_board_rect pane = {1010.0, 20.0, 408.0, 700.0};
	uint32_t room = PLEN_TEST_TRACKS_MAX - m->it->track_count;

	for (uint32_t i = plen_test_count_between(m, 0, room < 4 ? room : 4); i > 0; i--) {
		struct plen_test_person who = plen_test_draw_person(m);
		struct plen_test_track *track = plen_test_add_track(
			m, PLEN_TEST_ELSEWHERE, plen_test_ms_between(m, 0.0, 900.0),
			plen_test_place_within(m, &pane));
		who.style.field = pane;
		if (plen_test_chance(m, 20)) {
			track->points[0].y_mm = plen_test_between(m, 745.0, 800.0);
		}
		if (plen_test_chance(m, 20) && m->it->sizes != PLEN_TEST_SIZELESS) {
			plen_test_add_blob(track, 0, 80.0, 50.0, 0.3);
		} else {
			plen_test_size_of_finger(m, track);
		}
		plen_test_track_write(track, plen_test_ms_between(m, 50.0, 1200.0), &who.style,
				      &m->seed);
	}
}

static void draw_panel(struct plen_test_maker *m)
{
	m->it->sizes = (enum plen_test_sizes)plen_test_count_between(m, 0, 2);
	m->finger_mm = m->it->sizes == PLEN_TEST_INFRARED ? plen_test_between(m, 12.0, 30.0)
							  : plen_test_between(m, 7.0, 16.0);
	m->it->panel = (struct plen_test_panel){
		.seed = plen_test_draw(&m->seed),
		.period_us = plen_test_ms_between(m, 4.0, 26.0),
		.jitter = plen_test_between(m, 0.0, 0.2),
		.noise_mm = plen_test_between(m, 0.2, 1.5),
		.size_noise = plen_test_between(m, 0.0, 0.12),
		.vanishes = plen_test_chance(m, 25),
		.is_silent = plen_test_chance(m, 40),
	};
}

static const struct {
	const char *name;
	void (*make)(struct plen_test_maker *m);
} labels[PLEN_TEST_LABELS] = {
	[PLEN_TEST_WRITER] = {"writer", plen_test_make_writer},
	[PLEN_TEST_CHILD] = {"child", plen_test_make_child},
	[PLEN_TEST_HESITANT] = {"hesitant", plen_test_make_hesitant},
	[PLEN_TEST_DOTS] = {"dots", plen_test_make_dots},
	[PLEN_TEST_TWO_WRITERS] = {"two-writers", plen_test_make_two_writers},
	[PLEN_TEST_PINCH] = {"pinch", plen_test_make_pinch},
	[PLEN_TEST_SPREAD] = {"spread", plen_test_make_spread},
	[PLEN_TEST_PAN] = {"pan", plen_test_make_pan},
	[PLEN_TEST_PALM_SIZED] = {"palm-sized", plen_test_make_palm_sized},
	[PLEN_TEST_PALM_SIZELESS] = {"palm-sizeless", plen_test_make_palm_sizeless},
	[PLEN_TEST_FIST] = {"fist", plen_test_make_fist},
	[PLEN_TEST_SLEEVE] = {"sleeve", plen_test_make_sleeve},
	[PLEN_TEST_PEN_AND_PALM] = {"pen-and-palm", plen_test_make_pen_and_palm},
	[PLEN_TEST_LATE_PEN] = {"late-pen", plen_test_make_late_pen},
	[PLEN_TEST_BARS] = {"bars", plen_test_make_bars},
	[PLEN_TEST_WIDE] = {"wide", plen_test_make_wide},
	[PLEN_TEST_FLICKER] = {"flicker", plen_test_make_flicker},
	[PLEN_TEST_JUMP] = {"jump", plen_test_make_jump},
	[PLEN_TEST_HOVER] = {"hover", plen_test_make_hover},
	[PLEN_TEST_NEIGHBOURS] = {"neighbours", plen_test_make_neighbours},
	[PLEN_TEST_NEAR_NEIGHBOURS] = {"near-neighb.", plen_test_make_near_neighbours},
	[PLEN_TEST_LATE_NEIGHBOUR] = {"late-neighb.", plen_test_make_late_neighbour},
};

const char *plen_test_label_to_str(enum plen_test_label label)
{
	return labels[label].name;
}

void plen_test_case_make(struct plen_test_case *it, uint64_t seed, enum plen_test_label label,
			 uint32_t number)
{
	struct plen_test_maker maker = {.it = it, .seed = (seed * 1000 + label) * 100000 + number};

	it->label = label;
	it->track_count = 0;
	/* Neighbouring seeds are stirred apart. */
	maker.seed = plen_test_draw(&maker.seed);
	draw_panel(&maker);
	labels[label].make(&maker);
	add_others(&maker);
}
