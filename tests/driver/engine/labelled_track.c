/* SPDX-License-Identifier: MIT */
#include "labelled_track.h"

#include <math.h>

#include "traffic.h"

#define STEP_S (PLEN_TEST_TRACK_STEP_US / 1e6)
#define TREMBLE_HZ 8.0
#define FULL_TURN 6.283185307179586

static void add_point(struct plen_test_track *track, struct plen_board_pt at)
{
	if (track->count < PLEN_TEST_TRACK_POINTS) {
		track->points[track->count++] = at;
	}
}

void plen_test_track_start(struct plen_test_track *track, int64_t begin_us, struct plen_board_pt at)
{
	track->begin_us = begin_us;
	track->count = 0;
	add_point(track, at);
}

struct plen_board_pt plen_test_track_last(const struct plen_test_track *track)
{
	return track->points[track->count - 1];
}

static uint32_t steps_in(int64_t duration_us)
{
	return duration_us > 0 ? (uint32_t)(duration_us / PLEN_TEST_TRACK_STEP_US) : 0;
}

void plen_test_track_dwell(struct plen_test_track *track, int64_t duration_us, double drift_mm,
			   uint64_t *seed)
{
	double angle = plen_test_draw_between(seed, 0.0, FULL_TURN);
	struct plen_board_pt from = plen_test_track_last(track);

	plen_test_track_glide(track, duration_us,
			      (struct plen_board_pt){from.x_mm + drift_mm * cos(angle),
						     from.y_mm + drift_mm * sin(angle)});
}

void plen_test_track_glide(struct plen_test_track *track, int64_t duration_us,
			   struct plen_board_pt to)
{
	struct plen_board_pt from = plen_test_track_last(track);
	uint32_t steps = steps_in(duration_us);

	for (uint32_t i = 1; i <= steps; i++) {
		double t = (double)i / steps;
		/* The way with the least jerk between two rests. */
		double way = t * t * t * (10.0 - 15.0 * t + 6.0 * t * t);
		add_point(track, (struct plen_board_pt){from.x_mm + way * (to.x_mm - from.x_mm),
							from.y_mm + way * (to.y_mm - from.y_mm)});
	}
}

static double centre_heading(const struct plen_board_rect *field, struct plen_board_pt at)
{
	return atan2(field->y_mm + field->h_mm / 2.0 - at.y_mm,
		     field->x_mm + field->w_mm / 2.0 - at.x_mm);
}

/* The share of full speed, `t` of the way through a stroke: it sets off and comes to rest within a
 * few hundredths of a second, and slows down in every bend. */
static double haste(double time_s, double left_s, double bend_s)
{
	double edge = fmin(fmin(time_s, left_s) / 0.04, 1.0);

	return (0.25 + 0.75 * edge) * (0.45 + 0.55 * fabs(sin(FULL_TURN / 2.0 * time_s / bend_s)));
}

void plen_test_track_write(struct plen_test_track *track, int64_t duration_us,
			   const struct plen_test_style *style, uint64_t *seed)
{
	uint32_t steps = steps_in(duration_us);
	double heading = plen_test_draw_between(seed, 0.0, FULL_TURN);
	double turn = plen_test_draw_between(seed, -style->curl, style->curl);
	double bend_s = plen_test_draw_between(seed, 0.15, 0.35);
	double phase = plen_test_draw_between(seed, 0.0, FULL_TURN);
	struct plen_board_pt pen = plen_test_track_last(track);

	for (uint32_t i = 1; i <= steps; i++) {
		double time_s = i * STEP_S;
		double stride_mm =
			style->speed_mm_s * STEP_S * haste(time_s, (steps - i) * STEP_S, bend_s);
		if (!plen_board_rect_contains(&style->field, pen)) {
			double wrong =
				remainder(centre_heading(&style->field, pen) - heading, FULL_TURN);
			double sharp = fmax(15.0, style->speed_mm_s / 20.0);
			turn = wrong > 0.0 ? sharp : -sharp;
		} else if (i % 40 == 0) {
			turn = plen_test_draw_between(seed, -style->curl, style->curl);
		}
		heading += turn * STEP_S;
		pen.x_mm += stride_mm * cos(heading);
		pen.y_mm += stride_mm * sin(heading);
		double shake = style->tremble_mm * sin(FULL_TURN * TREMBLE_HZ * time_s + phase) -
			       style->tremble_mm * sin(phase);
		add_point(track, (struct plen_board_pt){pen.x_mm - shake * sin(heading),
							pen.y_mm + shake * cos(heading)});
	}
}

void plen_test_track_follow(struct plen_test_track *track, int64_t duration_us,
			    const struct plen_test_track *leader, int64_t lag_us)
{
	uint32_t steps = steps_in(duration_us);
	int64_t time_us = plen_test_track_end_us(track);
	struct plen_board_pt own = plen_test_track_last(track);
	struct plen_board_pt first = plen_test_track_at(leader, time_us - lag_us);

	for (uint32_t i = 1; i <= steps; i++) {
		struct plen_board_pt lead = plen_test_track_at(
			leader, time_us - lag_us + (int64_t)i * PLEN_TEST_TRACK_STEP_US);
		add_point(track, (struct plen_board_pt){own.x_mm + lead.x_mm - first.x_mm,
							own.y_mm + lead.y_mm - first.y_mm});
	}
}

int64_t plen_test_track_end_us(const struct plen_test_track *track)
{
	return track->begin_us + (int64_t)(track->count - 1) * PLEN_TEST_TRACK_STEP_US;
}

struct plen_board_pt plen_test_track_at(const struct plen_test_track *track, int64_t time_us)
{
	int64_t passed_us = time_us - track->begin_us;
	int64_t step = passed_us / PLEN_TEST_TRACK_STEP_US;

	if (passed_us <= 0) {
		return track->points[0];
	}
	if (step >= (int64_t)track->count - 1) {
		return plen_test_track_last(track);
	}
	struct plen_board_pt a = track->points[step];
	struct plen_board_pt b = track->points[step + 1];
	double part = (double)(passed_us % PLEN_TEST_TRACK_STEP_US) / PLEN_TEST_TRACK_STEP_US;
	return (struct plen_board_pt){a.x_mm + part * (b.x_mm - a.x_mm),
				      a.y_mm + part * (b.y_mm - a.y_mm)};
}

struct plen_test_size plen_test_track_size_at(const struct plen_test_track *track, int64_t time_us)
{
	uint32_t i = 0;

	if (track->size_count == 0) {
		return (struct plen_test_size){time_us, 0.0, 0.0};
	}
	while (i < track->size_count && track->sizes[i].at_us <= time_us) {
		i++;
	}
	if (i == 0 || i == track->size_count) {
		return track->sizes[i == 0 ? 0 : i - 1];
	}
	const struct plen_test_size *a = &track->sizes[i - 1];
	const struct plen_test_size *b = &track->sizes[i];
	double part = (double)(time_us - a->at_us) / (double)(b->at_us - a->at_us);
	return (struct plen_test_size){time_us, a->width_mm + part * (b->width_mm - a->width_mm),
				       a->height_mm + part * (b->height_mm - a->height_mm)};
}

static bool is_within(const struct plen_test_span *spans, uint32_t count, int64_t time_us)
{
	for (uint32_t i = 0; i < count; i++) {
		if (time_us >= spans[i].from_us && time_us < spans[i].to_us) {
			return true;
		}
	}
	return false;
}

bool plen_test_track_is_unseen(const struct plen_test_track *track, int64_t time_us)
{
	return is_within(track->unseen, track->unseen_count, time_us);
}

bool plen_test_track_is_hovering(const struct plen_test_track *track, int64_t time_us)
{
	return is_within(track->hover, track->hover_count, time_us);
}
