/* SPDX-License-Identifier: MIT
 *
 * Chance, places and tracks.
 */
#include "labelled_make.h"

#include <math.h>

#include "traffic.h"

const struct plen_board_rect plen_test_paper = {45.0, 45.0, 910.0, 714.0};

double plen_test_between(struct plen_test_maker *m, double low, double high)
{
	return plen_test_draw_between(&m->seed, low, high);
}

int64_t plen_test_ms_between(struct plen_test_maker *m, double low, double high)
{
	return (int64_t)(plen_test_between(m, low, high) * MS);
}

bool plen_test_chance(struct plen_test_maker *m, uint32_t percent)
{
	return plen_test_draw_chance(&m->seed, percent);
}

uint32_t plen_test_count_between(struct plen_test_maker *m, uint32_t low, uint32_t high)
{
	return low + plen_test_draw_below(&m->seed, high - low + 1);
}

struct plen_board_pt plen_test_beside(struct plen_board_pt at, double distance_mm, double angle)
{
	return (struct plen_board_pt){at.x_mm + distance_mm * cos(angle),
				      at.y_mm + distance_mm * sin(angle)};
}

struct plen_board_pt plen_test_place_within(struct plen_test_maker *m,
					    const struct plen_board_rect *rect)
{
	return (struct plen_board_pt){plen_test_between(m, rect->x_mm, rect->x_mm + rect->w_mm),
				      plen_test_between(m, rect->y_mm, rect->y_mm + rect->h_mm)};
}

double plen_test_limit(double value, double low, double high)
{
	return fmin(fmax(value, low), high);
}

struct plen_board_pt plen_test_onto(const struct plen_board_rect *rect, struct plen_board_pt at)
{
	return (struct plen_board_pt){
		plen_test_limit(at.x_mm, rect->x_mm, rect->x_mm + rect->w_mm),
		plen_test_limit(at.y_mm, rect->y_mm, rect->y_mm + rect->h_mm)};
}

struct plen_test_track *plen_test_add_track(struct plen_test_maker *m, enum plen_test_role role,
					    int64_t begin_us, struct plen_board_pt at)
{
	struct plen_test_track *track = &m->it->tracks[m->it->track_count++];

	track->role = (uint8_t)role;
	track->tool = PLEN_CONTACT_FINGER;
	track->pen_us = INT64_MAX;
	track->jump_us = INT64_MAX;
	track->pressure = -1.0;
	track->size_count = 0;
	track->unseen_count = 0;
	track->hover_count = 0;
	plen_test_track_start(track, begin_us, at);
	return track;
}

void plen_test_add_size(struct plen_test_track *track, int64_t at_us, double width_mm,
			double height_mm)
{
	track->sizes[track->size_count++] = (struct plen_test_size){at_us, width_mm, height_mm};
}

void plen_test_size_of_finger(struct plen_test_maker *m, struct plen_test_track *track)
{
	double width_mm = m->finger_mm * plen_test_between(m, 0.88, 1.12);

	if (m->it->sizes != PLEN_TEST_SIZELESS) {
		plen_test_add_size(track, track->begin_us, fmin(width_mm, 33.0),
				   fmin(width_mm * plen_test_between(m, 0.85, 1.2), 33.0));
	}
}

void plen_test_add_blob(struct plen_test_track *track, int64_t at_us, double long_mm,
			double short_mm, double angle)
{
	plen_test_add_size(track, at_us, hypot(long_mm * cos(angle), short_mm * sin(angle)),
			   hypot(long_mm * sin(angle), short_mm * cos(angle)));
}
