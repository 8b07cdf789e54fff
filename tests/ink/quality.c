/* SPDX-License-Identifier: MIT */
#include "quality.h"

#include <math.h>

#define LAG_MAX_US 40000
#define LAG_STEP_US 250
/* Beginning and end are no steady state. */
#define SKIPPED 4

static double error_at(const struct report_stroke *ink, const struct truth *truth, int64_t lag_us)
{
	double sum = 0;

	for (size_t i = SKIPPED; i + SKIPPED < ink->count; i++) {
		struct plen_board_pt at = truth->at(truth->data, ink->reports[i].time_us - lag_us);
		double away = plen_geometry_distance_mm(at, ink->reports[i].at);

		sum += away * away;
	}
	return sqrt(sum / (double)(ink->count - 2 * SKIPPED));
}

/* Distance of the middle one of five points from the quadratic that fits all five best. */
static double roughness(const struct report *five)
{
	static const double weights[] = {-3 / 35.0, 12 / 35.0, 17 / 35.0, 12 / 35.0, -3 / 35.0};
	struct plen_board_pt fit = {0, 0};

	for (int i = 0; i < 5; i++) {
		fit.x_mm += weights[i] * five[i].at.x_mm;
		fit.y_mm += weights[i] * five[i].at.y_mm;
	}
	return plen_geometry_distance_mm(fit, five[2].at);
}

static double jitter_of(const struct report_stroke *ink)
{
	double sum = 0;

	for (size_t i = SKIPPED; i + SKIPPED < ink->count; i++) {
		double rough = roughness(&ink->reports[i - 2]);

		sum += rough * rough;
	}
	return sqrt(sum / (double)(ink->count - 2 * SKIPPED));
}

struct quality quality_of(const struct report_stroke *ink, const struct truth *truth)
{
	struct quality best = {.error_mm = INFINITY};

	if (ink->count <= 2 * SKIPPED) {
		return (struct quality){0};
	}
	for (int64_t lag_us = -LAG_MAX_US / 4; lag_us <= LAG_MAX_US; lag_us += LAG_STEP_US) {
		double error = error_at(ink, truth, lag_us);

		if (error < best.error_mm) {
			best.error_mm = error;
			best.lag_ms = (double)lag_us / 1e3;
		}
	}
	best.jitter_mm = jitter_of(ink);
	best.points = ink->count - 2 * SKIPPED;
	return best;
}

void quality_add(struct quality *sum, const struct quality *one)
{
	double all = (double)(sum->points + one->points);
	double share = all > 0 ? (double)one->points / all : 0;

	sum->lag_ms += (one->lag_ms - sum->lag_ms) * share;
	sum->error_mm += (one->error_mm - sum->error_mm) * share;
	sum->jitter_mm += (one->jitter_mm - sum->jitter_mm) * share;
	sum->points += one->points;
}
