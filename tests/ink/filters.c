/* SPDX-License-Identifier: MIT */
#include "filters.h"

#include <math.h>

#include "stroke_model.h"

/* As its authors advise to find them: the first so that a still finger does not tremble, then the
 * second so that a fast one does not lag. In mm. */
#define EURO_MIN_CUTOFF_HZ 4.0
#define EURO_BETA_HZ_PER_MM_S 0.08
#define EURO_SPEED_CUTOFF_HZ 1.0
#define STEP_MIN_S 0.0005

const char *filter_name(enum filter filter)
{
	static const char *const names[] = {"raw", "1 euro", "model"};

	return names[filter];
}

struct euro {
	double value, speed;
};

static double share_of(double cutoff_hz, double dt)
{
	double tau = 1 / (2 * M_PI * cutoff_hz);

	return 1 / (1 + tau / dt);
}

static double euro_step(struct euro *euro, double value, double dt)
{
	double speed = (value - euro->value) / dt;

	euro->speed += (speed - euro->speed) * share_of(EURO_SPEED_CUTOFF_HZ, dt);

	double cutoff = EURO_MIN_CUTOFF_HZ + EURO_BETA_HZ_PER_MM_S * fabs(euro->speed);
	euro->value += (value - euro->value) * share_of(cutoff, dt);
	return euro->value;
}

static void run_euro(const struct report_stroke *in, struct report_stroke *out)
{
	struct euro x = {in->reports[0].at.x_mm, 0}, y = {in->reports[0].at.y_mm, 0};

	report_stroke_add(out, in->reports[0].time_us, in->reports[0].at);
	for (size_t i = 1; i < in->count; i++) {
		const struct report *report = &in->reports[i];
		double dt = fmax(STEP_MIN_S,
				 (double)(report->time_us - in->reports[i - 1].time_us) / 1e6);
		struct plen_board_pt at = {euro_step(&x, report->at.x_mm, dt),
					   euro_step(&y, report->at.y_mm, dt)};

		report_stroke_add(out, report->time_us, at);
	}
}

static void run_model(const struct report_stroke *in, struct report_stroke *out)
{
	struct plen_stroke_model model;
	struct plen_stroke_point_mm point =
		plen_stroke_model_begin(&model, in->reports[0].time_us, in->reports[0].at, -1);

	report_stroke_add(out, in->reports[0].time_us, point.at);
	for (size_t i = 1; i < in->count; i++) {
		const struct report *report = &in->reports[i];

		point = plen_stroke_model_move(&model, report->time_us, report->at, -1);
		report_stroke_add(out, report->time_us, point.at);
	}
}

void filter_run(enum filter filter, const struct report_stroke *in, struct report_stroke *out)
{
	out->count = 0;
	if (in->count == 0) {
		return;
	}
	if (filter == FILTER_ONE_EURO) {
		run_euro(in, out);
	} else if (filter == FILTER_MODEL) {
		run_model(in, out);
	} else {
		for (size_t i = 0; i < in->count; i++) {
			report_stroke_add(out, in->reports[i].time_us, in->reports[i].at);
		}
	}
}
