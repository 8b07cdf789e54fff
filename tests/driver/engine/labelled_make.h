/* SPDX-License-Identifier: MIT
 *
 * What the makers of labelled situations share: chance, places, tracks, people, palms. Numbers in
 * the makers that have no name are ranges of hands, in mm, mm/s and ms.
 */
#pragma once

#include "labelled.h"

#define MS 1000
#define HALF_TURN 3.141592653589793
/* A finger is off the wall for so long between two dots, and 1 ms for every mm between them. */
#define PLEN_TEST_DOT_MS 60.0

/* Where strokes begin and turn back, in zone 1. */
extern const struct plen_board_rect plen_test_paper;

struct plen_test_maker {
	struct plen_test_case *it;
	uint64_t seed;
	double finger_mm; /* how wide this panel sees the fingers of today's people, about */
};

struct plen_test_person {
	struct plen_test_style style;
	double stroke_ms[2];
	double pause_ms[2]; /* between strokes */
	double dwell_ms[2]; /* on the wall before the first move */
};

struct plen_test_palm {
	struct plen_board_pt at;
	double long_mm, short_mm, angle;
	int64_t begin_us, roll_us;
	double speed_mm_s;
	int64_t rest_us;              /* keeps where it is first */
	struct plen_board_pt ends[3]; /* where rubbing turns round */
	uint32_t end_count;
};

double plen_test_between(struct plen_test_maker *m, double low, double high);
int64_t plen_test_ms_between(struct plen_test_maker *m, double low, double high);
bool plen_test_chance(struct plen_test_maker *m, uint32_t percent);
uint32_t plen_test_count_between(struct plen_test_maker *m, uint32_t low, uint32_t high);
struct plen_board_pt plen_test_beside(struct plen_board_pt at, double distance_mm, double angle);
struct plen_board_pt plen_test_place_within(struct plen_test_maker *m,
					    const struct plen_board_rect *rect);
struct plen_board_pt plen_test_onto(const struct plen_board_rect *rect, struct plen_board_pt at);
double plen_test_limit(double value, double low, double high);
struct plen_test_track *plen_test_add_track(struct plen_test_maker *m, enum plen_test_role role,
					    int64_t begin_us, struct plen_board_pt at);
void plen_test_add_size(struct plen_test_track *track, int64_t at_us, double width_mm,
			double height_mm);
/* A finger as this panel sees one; on infrared frames up to 33 mm. */
void plen_test_size_of_finger(struct plen_test_maker *m, struct plen_test_track *track);
/* The rectangle around an ellipse that lies at an angle, as panels give it. */
void plen_test_add_blob(struct plen_test_track *track, int64_t at_us, double long_mm,
			double short_mm, double angle);
struct plen_test_person plen_test_draw_adult(struct plen_test_maker *m);
struct plen_test_person plen_test_draw_child(struct plen_test_maker *m);
struct plen_test_person plen_test_draw_person(struct plen_test_maker *m);
struct plen_test_track *plen_test_add_stroke(struct plen_test_maker *m, int64_t begin_us,
					     struct plen_board_pt at,
					     const struct plen_test_person *who);
/* Some strokes one after another; the first is returned. */
struct plen_test_track *plen_test_add_writing(struct plen_test_maker *m, int64_t begin_us,
					      struct plen_board_pt at,
					      const struct plen_test_person *who, uint32_t strokes);
struct plen_board_rect plen_test_around(struct plen_board_pt at, double half_mm);
struct plen_test_palm plen_test_draw_palm(struct plen_test_maker *m);
/* One contact that may begin as a fingertip and rolls onto the heel. */
struct plen_test_track *plen_test_add_sized_palm(struct plen_test_maker *m,
						 const struct plen_test_palm *palm,
						 enum plen_test_role role);
/* Contacts within the disc of a hand; some come and go as it rubs. */
void plen_test_add_cluster(struct plen_test_maker *m, const struct plen_test_palm *palm,
			   enum plen_test_role role, uint32_t count);
/* The track hovers where it will land. */
void plen_test_hover_before(struct plen_test_track *track, int64_t hover_us);

/* One for each label. */
void plen_test_make_writer(struct plen_test_maker *m);
void plen_test_make_child(struct plen_test_maker *m);
void plen_test_make_hesitant(struct plen_test_maker *m);
void plen_test_make_dots(struct plen_test_maker *m);
void plen_test_make_two_writers(struct plen_test_maker *m);
void plen_test_make_neighbours(struct plen_test_maker *m);
void plen_test_make_near_neighbours(struct plen_test_maker *m);
void plen_test_make_late_neighbour(struct plen_test_maker *m);
void plen_test_make_pinch(struct plen_test_maker *m);
void plen_test_make_spread(struct plen_test_maker *m);
void plen_test_make_pan(struct plen_test_maker *m);
void plen_test_make_palm_sized(struct plen_test_maker *m);
void plen_test_make_palm_sizeless(struct plen_test_maker *m);
void plen_test_make_fist(struct plen_test_maker *m);
void plen_test_make_sleeve(struct plen_test_maker *m);
void plen_test_make_pen_and_palm(struct plen_test_maker *m);
void plen_test_make_late_pen(struct plen_test_maker *m);
void plen_test_make_bars(struct plen_test_maker *m);
void plen_test_make_wide(struct plen_test_maker *m);
void plen_test_make_flicker(struct plen_test_maker *m);
void plen_test_make_jump(struct plen_test_maker *m);
void plen_test_make_hover(struct plen_test_maker *m);
