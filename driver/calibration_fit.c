/* SPDX-License-Identifier: MIT */
#include "driver/calibration_fit.h"

#include <errno.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#define UNKNOWNS_MAX 8
#define ROUNDS 12
/* A pivot below this, where all sizes are about one: the points do not tell. */
#define PIVOT_MIN 1e-9
/* Two touches nearer than this part of the panel are one. */
#define APART_MIN 0.02
/* The narrow side of the cloud of touches, as a part of its long side. */
#define SPREAD_MIN 0.05
/* A finger meets a cross to about this; an affine map that is no worse is good enough. */
#define SLIP_MM 2.0
/* What two more numbers must gain, in the deviation for each degree of freedom: by chance it would
 * be that much in one case of forty (F test, 2 and 10 degrees). */
#define GAIN 0.75
/* A panel that is bent this much cannot be calibrated by a plane; or a cross was missed. */
#define RMS_MAX_MM 12.0
#define ERROR_MAX_MM 25.0

struct problem {
	const struct plen_calibration_pair *pairs;
	uint32_t count;
	struct plen_board_size board;
	char *error;
	size_t error_size;
};

/* A shift and one scale that bring points about the origin, at a mean distance of sqrt 2. */
struct frame {
	double x, y, scale;
};

static int __attribute__((format(printf, 2, 3)))
refuse(const struct problem *problem, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vsnprintf(problem->error, problem->error_size, format, args);
	va_end(args);
	return -EINVAL;
}

/* -- what is refused before any arithmetic -- */

static bool is_usable(const struct plen_calibration_pair *pair)
{
	return isfinite(pair->target.x_mm) && isfinite(pair->target.y_mm) &&
	       isfinite(pair->measured.x) && isfinite(pair->measured.y) &&
	       fabs(pair->measured.x) <= 10 && fabs(pair->measured.y) <= 10 &&
	       fabs(pair->target.x_mm) <= 1e5 && fabs(pair->target.y_mm) <= 1e5;
}

static int check_apart(const struct problem *problem)
{
	for (uint32_t i = 0; i < problem->count; i++) {
		for (uint32_t j = 0; j < i; j++) {
			struct plen_part_pt a = problem->pairs[j].measured;
			struct plen_part_pt b = problem->pairs[i].measured;
			if (hypot(a.x - b.x, a.y - b.y) < APART_MIN) {
				return refuse(problem,
					      "points %u and %u were touched at the same "
					      "place: touch each cross once",
					      j + 1, i + 1);
			}
		}
	}
	return 0;
}

/* The two axes of the cloud, by the eigenvalues of its scatter. */
static int check_spread(const struct problem *problem)
{
	double n = problem->count;
	double x = 0, y = 0, xx = 0, xy = 0, yy = 0;

	for (uint32_t i = 0; i < problem->count; i++) {
		x += problem->pairs[i].measured.x / n;
		y += problem->pairs[i].measured.y / n;
	}
	for (uint32_t i = 0; i < problem->count; i++) {
		double dx = problem->pairs[i].measured.x - x;
		double dy = problem->pairs[i].measured.y - y;
		xx += dx * dx;
		xy += dx * dy;
		yy += dy * dy;
	}

	double half = hypot(xx - yy, 2 * xy) / 2;
	double mean = (xx + yy) / 2;
	if (!(sqrt(fmax(mean - half, 0)) >= SPREAD_MIN * sqrt(mean + half))) {
		return refuse(problem, "the touches lie on one line: the panel did not feel all "
				       "of them where they were");
	}
	return 0;
}

static int check(const struct problem *problem)
{
	if (problem->count < PLEN_CALIBRATION_POINTS_MIN ||
	    problem->count > PLEN_CALIBRATION_POINTS_MAX) {
		return refuse(problem, "%u points: a calibration needs %u to %u", problem->count,
			      PLEN_CALIBRATION_POINTS_MIN, PLEN_CALIBRATION_POINTS_MAX);
	}
	if (!(problem->board.w_mm > 0 && problem->board.h_mm > 0 && isfinite(problem->board.w_mm) &&
	      isfinite(problem->board.h_mm))) {
		return refuse(problem, "the board has no size");
	}
	for (uint32_t i = 0; i < problem->count; i++) {
		if (!is_usable(&problem->pairs[i])) {
			return refuse(problem, "point %u: not a place on a panel", i + 1);
		}
	}

	int result = check_apart(problem);
	return result < 0 ? result : check_spread(problem);
}

/* -- least squares -- */

/* Normal equations, filled row by row. After normalisation all sizes are about one, so that
 * squaring the condition costs nothing that matters here. */
struct normal {
	int unknowns;
	double a[UNKNOWNS_MAX][UNKNOWNS_MAX + 1];
};

static void add_row(struct normal *normal, const double *row, double value, double weight)
{
	int n = normal->unknowns;

	for (int i = 0; i < n; i++) {
		for (int j = 0; j < n; j++) {
			normal->a[i][j] += weight * row[i] * row[j];
		}
		normal->a[i][n] += weight * row[i] * value;
	}
}

static void swap_rows(double *a, double *b)
{
	double kept[UNKNOWNS_MAX + 1];

	memcpy(kept, a, sizeof(kept));
	memcpy(a, b, sizeof(kept));
	memcpy(b, kept, sizeof(kept));
}

static bool eliminate(struct normal *normal, int column)
{
	int n = normal->unknowns;
	int pivot = column;

	for (int i = column + 1; i < n; i++) {
		if (fabs(normal->a[i][column]) > fabs(normal->a[pivot][column])) {
			pivot = i;
		}
	}
	if (!(fabs(normal->a[pivot][column]) > PIVOT_MIN)) {
		return false;
	}
	if (pivot != column) {
		swap_rows(normal->a[pivot], normal->a[column]);
	}
	for (int i = 0; i < n; i++) {
		double part = normal->a[i][column] / normal->a[column][column];
		for (int j = column; j <= n && i != column; j++) {
			normal->a[i][j] -= part * normal->a[column][j];
		}
	}
	return true;
}

static bool solve(struct normal *normal, double *result)
{
	for (int column = 0; column < normal->unknowns; column++) {
		if (!eliminate(normal, column)) {
			return false;
		}
	}
	for (int i = 0; i < normal->unknowns; i++) {
		result[i] = normal->a[i][normal->unknowns] / normal->a[i][i];
	}
	return true;
}

/* -- normalisation -- */

static struct plen_part_pt point_of(const struct plen_calibration_pair *pair, bool target)
{
	struct plen_part_pt at = {pair->target.x_mm, pair->target.y_mm};

	return target ? at : pair->measured;
}

static struct frame make_frame(const struct problem *problem, bool target)
{
	struct frame frame = {0, 0, 1};
	double distance = 0;

	for (uint32_t i = 0; i < problem->count; i++) {
		struct plen_part_pt at = point_of(&problem->pairs[i], target);
		frame.x += at.x / problem->count;
		frame.y += at.y / problem->count;
	}
	for (uint32_t i = 0; i < problem->count; i++) {
		struct plen_part_pt at = point_of(&problem->pairs[i], target);
		distance += hypot(at.x - frame.x, at.y - frame.y) / problem->count;
	}
	frame.scale = distance > 0 ? sqrt(2) / distance : 1;
	return frame;
}

static struct plen_part_pt into(const struct frame *frame, struct plen_part_pt at)
{
	return (struct plen_part_pt){(at.x - frame->x) * frame->scale,
				     (at.y - frame->y) * frame->scale};
}

static void multiply(double out[9], const double a[9], const double b[9])
{
	for (int i = 0; i < 9; i++) {
		int row = i / 3 * 3;
		int column = i % 3;
		out[i] = a[row] * b[column] + a[row + 1] * b[column + 3] +
			 a[row + 2] * b[column + 6];
	}
}

/* From normalised points back to parts of the panel and of the board. */
static struct plen_calibration undo(const double h[9], const struct frame *from,
				    const struct frame *to, struct plen_board_size board)
{
	const double first[9] = {from->scale, 0,           -from->x * from->scale,
				 0,           from->scale, -from->y * from->scale,
				 0,           0,           1};
	const double last[9] = {1 / (to->scale * board.w_mm),
				0,
				to->x / board.w_mm,
				0,
				1 / (to->scale * board.h_mm),
				to->y / board.h_mm,
				0,
				0,
				1};
	struct plen_calibration calibration;
	double half[9];

	multiply(half, h, first);
	multiply(calibration.m, last, half);
	for (int i = 0; i < 9; i++) {
		calibration.m[i] = i < 8 ? calibration.m[i] / calibration.m[8] : 1;
	}
	return calibration;
}

/* -- the two maps -- */

static void add_pair(struct normal *normal, struct plen_part_pt from, struct plen_part_pt to,
		     double weight)
{
	const double x_row[UNKNOWNS_MAX] = {from.x,         from.y,        1, 0, 0, 0,
					    -from.x * to.x, -from.y * to.x};
	const double y_row[UNKNOWNS_MAX] = {
		0, 0, 0, from.x, from.y, 1, -from.x * to.y, -from.y * to.y};

	add_row(normal, x_row, to.x, weight);
	add_row(normal, y_row, to.y, weight);
}

/* One round; `h` holds the map of the round before, and then of this one. */
static bool fit_round(const struct problem *problem, int unknowns, const struct frame *from,
		      const struct frame *to, double h[9])
{
	struct normal normal = {.unknowns = unknowns};

	for (uint32_t i = 0; i < problem->count; i++) {
		struct plen_part_pt a = into(from, problem->pairs[i].measured);
		struct plen_part_pt b = into(to, point_of(&problem->pairs[i], true));
		double w = h[6] * a.x + h[7] * a.y + 1;
		/* A round that went astray must not blind the next. */
		add_pair(&normal, a, b, 1 / fmax(w * w, 1e-3));
	}
	return solve(&normal, h);
}

static bool fit_map(const struct problem *problem, enum plen_calibration_kind kind,
		    struct plen_calibration *out)
{
	struct frame from = make_frame(problem, false);
	struct frame to = make_frame(problem, true);
	double h[9] = {1, 0, 0, 0, 1, 0, 0, 0, 1};
	int rounds = kind == PLEN_CALIBRATION_AFFINE ? 1 : ROUNDS;

	for (int i = 0; i < rounds; i++) {
		if (!fit_round(problem, kind == PLEN_CALIBRATION_AFFINE ? 6 : 8, &from, &to, h)) {
			return false;
		}
	}
	*out = undo(h, &from, &to, problem->board);
	return true;
}

/* -- judging -- */

static void measure(const struct problem *problem, struct plen_calibration_fit *fit)
{
	double squares = 0;

	fit->max_mm = 0;
	for (uint32_t i = 0; i < problem->count; i++) {
		const struct plen_calibration_pair *pair = &problem->pairs[i];
		struct plen_part_pt at = plen_calibration_apply(&fit->calibration, pair->measured);
		double mm = hypot(at.x * problem->board.w_mm - pair->target.x_mm,
				  at.y * problem->board.h_mm - pair->target.y_mm);
		squares += mm * mm;
		/* Not fmax, so that NaN is the worst. */
		if (!(mm <= fit->max_mm)) {
			fit->max_mm = mm;
			fit->worst = i;
		}
	}
	fit->rms_mm = sqrt(squares / problem->count);
}

static bool fit_kind(const struct problem *problem, enum plen_calibration_kind kind,
		     struct plen_calibration_fit *fit)
{
	*fit = (struct plen_calibration_fit){.kind = kind};
	if (!fit_map(problem, kind, &fit->calibration)) {
		return false;
	}
	measure(problem, fit);
	return true;
}

static bool is_clearly_better(const struct plen_calibration_fit *perspective,
			      const struct plen_calibration_fit *affine, uint32_t count)
{
	if (affine->max_mm <= SLIP_MM ||
	    plen_calibration_fault(&perspective->calibration) != NULL) {
		return false;
	}
	if (count == PLEN_CALIBRATION_POINTS_MIN) {
		return true;
	}

	double freedom = 2.0 * count;
	return perspective->rms_mm / sqrt(freedom - 8) < GAIN * affine->rms_mm / sqrt(freedom - 6);
}

static int judge(const struct problem *problem, const struct plen_calibration_fit *fit)
{
	const char *fault = plen_calibration_fault(&fit->calibration);

	if (!(fit->rms_mm <= RMS_MAX_MM && fit->max_mm <= ERROR_MAX_MM)) {
		return refuse(problem,
			      "the touches do not lie as the crosses do, point %u is %.0f mm off: "
			      "touch each cross in its middle, with one finger, in turn",
			      fit->worst + 1, fmin(fit->max_mm, 99999));
	}
	if (fault != NULL) {
		return refuse(problem,
			      "what comes of these touches %s: touch each cross in its "
			      "middle, with one finger, in turn",
			      fault);
	}
	return 0;
}

int plen_calibration_fit(struct plen_calibration_fit *out,
			 const struct plen_calibration_pair *pairs, uint32_t count,
			 struct plen_board_size board, char *error, size_t error_size)
{
	struct problem problem = {pairs, count, board, error, error_size};
	struct plen_calibration_fit affine;
	struct plen_calibration_fit perspective;
	int result = check(&problem);

	if (result < 0) {
		return result;
	}
	if (!fit_kind(&problem, PLEN_CALIBRATION_AFFINE, &affine)) {
		return refuse(&problem, "the touches lie on one line: the panel did not feel all "
					"of them where they were");
	}
	if (fit_kind(&problem, PLEN_CALIBRATION_PERSPECTIVE, &perspective) &&
	    is_clearly_better(&perspective, &affine, count)) {
		affine = perspective;
	}
	result = judge(&problem, &affine);
	if (result == 0) {
		*out = affine;
	}
	return result;
}
