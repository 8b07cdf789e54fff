/* SPDX-License-Identifier: MIT
 *
 * plenary-ink-report [RECORDING...]: what smoothing costs and what it gives, as the tables of
 * docs/ink.md. Hands whose way is known first, at several rates and noises; then recordings, for
 * which the truth is taken to be what a smoother that sees the future makes of them.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "filters.h"
#include "hand.h"
#include "quality.h"
#include "stroke_model.h"

#define HAND_S 2.2
#define REFERENCE_SIGMA_US 18000.0

/* -- known hands -- */

static struct plen_board_pt hand_truth(const void *data, int64_t time_us)
{
	return hand_at(*(const enum hand_manner *)data, (double)time_us / 1e6);
}

static void write_hand(enum hand_manner manner, int64_t interval_us, double sigma_mm,
		       struct report_stroke *stroke)
{
	struct hand_noise noise = {91, sigma_mm};

	stroke->count = 0;
	for (int64_t t_us = 0; t_us < (int64_t)(HAND_S * 1e6); t_us += interval_us) {
		report_stroke_add(stroke, t_us,
				  hand_report(&noise, hand_at(manner, (double)t_us / 1e6)));
	}
}

static void print_row(const char *what, const struct quality results[FILTERS])
{
	printf("| %-34s |", what);
	for (int f = 0; f < FILTERS; f++) {
		printf(" %5.1f | %5.2f | %5.3f |", results[f].lag_ms, results[f].error_mm,
		       results[f].jitter_mm);
	}
	putchar('\n');
}

static void print_head(const char *what)
{
	printf("| %-34s |", what);
	for (int f = 0; f < FILTERS; f++) {
		printf(" %s: lag ms | error mm | jitter mm |", filter_name((enum filter)f));
	}
	printf("\n|---|");
	for (int f = 0; f < FILTERS; f++) {
		printf("--:|--:|--:|");
	}
	putchar('\n');
}

static void report_hands(void)
{
	static const int64_t intervals_us[] = {4000, 8000, 16000, 25000};
	static const double sigmas_mm[] = {0.1, 0.4};
	struct report_stroke in = {0}, out = {0};

	print_head("hand, interval, noise");
	for (int m = 0; m < HAND_MANNERS; m++) {
		for (size_t i = 0; i < sizeof(intervals_us) / sizeof(intervals_us[0]); i++) {
			for (size_t s = 0; s < sizeof(sigmas_mm) / sizeof(sigmas_mm[0]); s++) {
				enum hand_manner manner = (enum hand_manner)m;
				struct quality results[FILTERS];
				char what[64];

				write_hand(manner, intervals_us[i], sigmas_mm[s], &in);
				for (int f = 0; f < FILTERS; f++) {
					filter_run((enum filter)f, &in, &out);
					results[f] = quality_of(
						&out, &(struct truth){hand_truth, &manner});
				}
				snprintf(what, sizeof(what), "%s, %d ms, %.1f mm",
					 hand_name(manner), (int)(intervals_us[i] / 1000),
					 sigmas_mm[s]);
				print_row(what, results);
			}
		}
	}
	free(in.reports);
	free(out.reports);
}

/* -- recordings -- */

/* The reports around a time, weighted by a bell. */
static struct plen_board_pt smooth_truth(const void *data, int64_t time_us)
{
	const struct report_stroke *stroke = data;
	double x = 0, y = 0, weights = 0;

	for (size_t i = 0; i < stroke->count; i++) {
		double away = (double)(stroke->reports[i].time_us - time_us) / REFERENCE_SIGMA_US;
		double weight = exp(-away * away / 2) + 1e-300;

		x += stroke->reports[i].at.x_mm * weight;
		y += stroke->reports[i].at.y_mm * weight;
		weights += weight;
	}
	return (struct plen_board_pt){x / weights, y / weights};
}

/* -- prediction -- */

struct prediction {
	double without, with; /* sums of distances to where the hand was when the frame was seen */
	size_t points;
};

/* The hand's way between two reports is taken to be straight. */
static bool way_at(const struct report_stroke *stroke, size_t from, int64_t time_us,
		   struct plen_board_pt *at)
{
	for (size_t i = from; i + 1 < stroke->count; i++) {
		const struct report *a = &stroke->reports[i], *b = a + 1;

		if (time_us <= b->time_us && b->time_us > a->time_us) {
			double t =
				(double)(time_us - a->time_us) / (double)(b->time_us - a->time_us);

			*at = (struct plen_board_pt){a->at.x_mm + (b->at.x_mm - a->at.x_mm) * t,
						     a->at.y_mm + (b->at.y_mm - a->at.y_mm) * t};
			return true;
		}
	}
	return false;
}

static void predict_stroke(const struct report_stroke *stroke, struct prediction *result)
{
	struct plen_stroke_model model;

	plen_stroke_model_begin(&model, stroke->reports[0].time_us, stroke->reports[0].at, -1);
	for (size_t i = 1; i < stroke->count; i++) {
		const struct report *report = &stroke->reports[i];
		struct plen_board_pt tail[PLEN_STROKE_MODEL_TAIL_MAX], truth;
		struct plen_stroke_point_mm now =
			plen_stroke_model_move(&model, report->time_us, report->at, -1);
		uint32_t count = plen_stroke_model_predict(&model, tail);
		int64_t ahead_us = (int64_t)fmin(1.5 * model.interval_us, 16000);

		if (!way_at(stroke, i, report->time_us + ahead_us, &truth)) {
			continue;
		}
		result->without += plen_geometry_distance_mm(now.at, truth);
		result->with +=
			plen_geometry_distance_mm(count > 0 ? tail[count - 1] : now.at, truth);
		result->points++;
	}
}

static void print_prediction(const char *what, const struct prediction *result)
{
	if (result->points > 0) {
		printf("| %-34s | %6.2f | %6.2f |\n", what,
		       result->without / (double)result->points,
		       result->with / (double)result->points);
	}
}

static void report_predictions_of_hands(void)
{
	struct report_stroke in = {0};

	printf("\n| tip of the ink to the hand, one and a half reports later | ink alone mm | with "
	       "tail mm |\n|---|--:|--:|\n");
	for (int m = 0; m < HAND_MANNERS; m++) {
		static const int64_t intervals_us[] = {4000, 8000, 16000};
		for (size_t i = 0; i < 3; i++) {
			struct prediction result = {0};
			char what[64];

			write_hand((enum hand_manner)m, intervals_us[i], 0.1, &in);
			predict_stroke(&in, &result);
			snprintf(what, sizeof(what), "%s, %d ms", hand_name((enum hand_manner)m),
				 (int)(intervals_us[i] / 1000));
			print_prediction(what, &result);
		}
	}
	free(in.reports);
}

static const char *name_of(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static void report_recording(const struct report_strokes *strokes, const char *path)
{
	struct quality results[FILTERS] = {0};
	struct report_stroke out = {0};

	for (int f = 0; f < FILTERS; f++) {
		for (size_t i = 0; i < strokes->count; i++) {
			filter_run((enum filter)f, &strokes->list[i], &out);
			struct quality one =
				quality_of(&out, &(struct truth){smooth_truth, &strokes->list[i]});

			quality_add(&results[f], &one);
		}
	}
	print_row(name_of(path), results);
	free(out.reports);
}

int main(int argc, char **argv)
{
	struct report_strokes *strokes = calloc((size_t)argc, sizeof(*strokes));

	report_hands();
	putchar('\n');
	print_head("recording");
	for (int i = 1; i < argc; i++) {
		if (!report_strokes_read(&strokes[i], argv[i])) {
			return 2;
		}
		report_recording(&strokes[i], argv[i]);
	}
	report_predictions_of_hands();
	for (int i = 1; i < argc; i++) {
		struct prediction result = {0};

		for (size_t s = 0; s < strokes[i].count; s++) {
			if (strokes[i].list[s].count > 0) {
				predict_stroke(&strokes[i].list[s], &result);
			}
		}
		print_prediction(name_of(argv[i]), &result);
		report_strokes_finish(&strokes[i]);
	}
	free(strokes);
	return 0;
}
