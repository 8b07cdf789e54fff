/* SPDX-License-Identifier: MIT */
#include "stroke_model.h"

#include <math.h>

/* The spring, as the angular frequency of its undamped swing: time constants of 10 and 3.3 ms. */
#define SOFT_PER_S 100.0
#define STIFF_PER_S 300.0
/* How much the weight and the anchor differ in velocity. Below the one it is the panel's noise, a
 * few tenths of a millimetre in a few milliseconds; above the other the hand has turned. */
#define NOISE_MM_S 50.0
#define TURN_MM_S 400.0
/* How quickly the idea of the hand's speed, of the pressure, and of the interval follow. */
#define SPEED_TIME_S 0.03
#define PRESSURE_TIME_S 0.015
#define INTERVAL_SHARE 0.2
#define INTERVAL_FIRST_US 8000.0
#define INTERVAL_MAX_US 50000.0
#define STEP_MIN_US 500
/* Which steps are the usual one with a late time stamp, and how far that is believed. */
#define USUAL_LOW 0.4
#define USUAL_HIGH 2.2
#define USUAL_SHARE 0.75
#define USUAL_AFTER 4
/* A finger presses no less where it is fast, but a brush would: from full to this. */
#define WIDTH_SLOW_MM_S 200.0
#define WIDTH_FAST_MM_S 1500.0
#define PRESSURE_AT_FAST 0.55
#define DECAY_SQUARINGS 10
/* Prediction: no further than this, and less where the way is not straight. */
#define AHEAD_INTERVALS 1.5
#define AHEAD_MAX_US 16000.0
#define AHEAD_MIN_MM 0.3
/* A hand slower than the one goes nowhere; one faster than the other means it. */
#define STEADY_LOW 0.3
#define STEADY_HIGH 0.9
#define AHEAD_SLOW_MM_S 20.0
#define AHEAD_FAST_MM_S 80.0

static double smooth_step(double low, double high, double value)
{
	double t = fmax(0, fmin((value - low) / (high - low), 1));

	return t * t * (3 - 2 * t);
}

/* libm's may differ in the last bit from machine to machine, and a recording must not. */
static double length(double x, double y)
{
	return sqrt(x * x + y * y);
}

/* e to the power of -x, within a five hundredth of it for what matters; 0 for all that is large. */
static double decay(double x)
{
	double growth = 1 + x / (1 << DECAY_SQUARINGS);

	for (int i = 0; i < DECAY_SQUARINGS; i++) {
		growth *= growth;
	}
	return 1 / growth;
}

static struct plen_stroke_point_mm point_of(const struct plen_stroke_model *model)
{
	return (struct plen_stroke_point_mm){model->at, model->pressure};
}

struct plen_stroke_point_mm plen_stroke_model_begin(struct plen_stroke_model *model,
						    int64_t time_us, struct plen_board_pt at,
						    double pressure)
{
	*model = (struct plen_stroke_model){
		.time_us = time_us,
		.report = at,
		.at = at,
		.pressure = pressure >= 0 ? fmin(pressure, 1) : 1,
		.interval_us = INTERVAL_FIRST_US,
	};
	return point_of(model);
}

/* One axis of the weight's way over `dt` seconds, seen from the anchor: e and its derivative. */
static void swing(double stiffness, double dt, double *e, double *e_dot)
{
	double left = decay(stiffness * dt);
	double push = *e_dot + stiffness * *e;

	*e = (*e + push * dt) * left;
	*e_dot = (*e_dot - stiffness * push * dt) * left;
}

static void keep_on_leash(struct plen_stroke_model *model)
{
	double dx = model->at.x_mm - model->report.x_mm, dy = model->at.y_mm - model->report.y_mm;
	double away_mm = length(dx, dy);

	if (away_mm > PLEN_STROKE_MODEL_LEASH_MM) {
		double share = PLEN_STROKE_MODEL_LEASH_MM / away_mm;

		model->at.x_mm = model->report.x_mm + dx * share;
		model->at.y_mm = model->report.y_mm + dy * share;
	}
}

/* 0..1: how far the newest step goes on where the weight went before it. */
static double steadiness(struct plen_stroke_model_vec step, struct plen_stroke_model_vec before)
{
	double both = length(step.x, step.y) + length(before.x, before.y);

	return both > 0 ? 1 - length(step.x - before.x, step.y - before.y) / both : 0;
}

/* A hand that stops, or turns, is not overtaken by its ink: how far `e` lies ahead of the anchor
 * along the way the weight came, `before`, is taken off it. */
static void hold_back(struct plen_stroke_model_vec before, struct plen_stroke_model_vec anchor,
		      double *ex, double *ey)
{
	double speed = length(before.x, before.y);
	double ahead = speed > 0 ? (*ex * before.x + *ey * before.y) / speed : 0;
	double goes_on = speed > 0 ? (anchor.x * before.x + anchor.y * before.y) / speed : 0;

	if (ahead > 0 && speed - goes_on > TURN_MM_S) {
		*ex -= ahead * before.x / speed;
		*ey -= ahead * before.y / speed;
	}
}

static void pull(struct plen_stroke_model *model, struct plen_board_pt to, double dt)
{
	struct plen_stroke_model_vec anchor = model->anchor_mm_s;
	double ex = model->at.x_mm - model->report.x_mm;
	double ey = model->at.y_mm - model->report.y_mm;
	double ex_dot = model->velocity_mm_s.x - anchor.x;
	double ey_dot = model->velocity_mm_s.y - anchor.y;
	model->steadiness = steadiness(anchor, model->velocity_mm_s);
	double turn = smooth_step(NOISE_MM_S, TURN_MM_S, length(ex_dot, ey_dot));
	double stiffness = SOFT_PER_S + (STIFF_PER_S - SOFT_PER_S) * turn;

	swing(stiffness, dt, &ex, &ex_dot);
	swing(stiffness, dt, &ey, &ey_dot);
	hold_back(model->velocity_mm_s, anchor, &ex, &ey);
	model->report = to;
	model->at = (struct plen_board_pt){to.x_mm + ex, to.y_mm + ey};
	model->velocity_mm_s = (struct plen_stroke_model_vec){anchor.x + ex_dot, anchor.y + ey_dot};
	keep_on_leash(model);
}

static void press(struct plen_stroke_model *model, double pressure, double dt)
{
	double wanted = fmin(pressure, 1);

	if (pressure < 0) {
		wanted = 1 - (1 - PRESSURE_AT_FAST) * smooth_step(WIDTH_SLOW_MM_S, WIDTH_FAST_MM_S,
								  model->speed_mm_s);
	}
	model->pressure += (wanted - model->pressure) * (1 - decay(dt / PRESSURE_TIME_S));
}

/* Panels look at regular times and tell of it when the bus has room: time stamps that differ a
 * little from the usual interval are taken to be nearly that. Reports of one time stamp are those
 * of a stroke that was held back until it was clear that it is one: they came one by one. A pause
 * says little of the interval. */
static double step_s(struct plen_stroke_model *model, int64_t time_us)
{
	double usual_us = model->interval_us;
	double step_us = (double)(time_us - model->time_us);

	if (step_us < STEP_MIN_US) {
		return usual_us / 1e6;
	}

	bool is_first = model->reports == 0 && step_us < INTERVAL_MAX_US;
	double told_us = fmax(usual_us * USUAL_LOW, fmin(step_us, usual_us * USUAL_HIGH));
	model->interval_us = is_first ? step_us : usual_us + (told_us - usual_us) * INTERVAL_SHARE;
	if (++model->reports > USUAL_AFTER && step_us == told_us) {
		step_us += (usual_us - step_us) * USUAL_SHARE;
	}
	return step_us / 1e6;
}

struct plen_stroke_point_mm plen_stroke_model_move(struct plen_stroke_model *model, int64_t time_us,
						   struct plen_board_pt at, double pressure)
{
	double dt = step_s(model, time_us);
	double length_mm = plen_geometry_distance_mm(model->report, at);

	model->anchor_mm_s = (struct plen_stroke_model_vec){(at.x_mm - model->report.x_mm) / dt,
							    (at.y_mm - model->report.y_mm) / dt};
	model->speed_mm_s += (length_mm / dt - model->speed_mm_s) * (1 - decay(dt / SPEED_TIME_S));
	pull(model, at, dt);
	press(model, pressure, dt);
	model->time_us = time_us > model->time_us ? time_us : model->time_us;
	return point_of(model);
}

struct plen_stroke_point_mm plen_stroke_model_rest(struct plen_stroke_model *model)
{
	model->at = model->report;
	model->velocity_mm_s = (struct plen_stroke_model_vec){0, 0};
	model->speed_mm_s = 0;
	model->steadiness = 0;
	return point_of(model);
}

struct plen_stroke_point_mm plen_stroke_model_end(const struct plen_stroke_model *model)
{
	return (struct plen_stroke_point_mm){model->report, model->pressure};
}

/* 0..1: how far the hand will go on as it goes. */
static double confidence(const struct plen_stroke_model *model)
{
	return smooth_step(STEADY_LOW, STEADY_HIGH, model->steadiness) *
	       smooth_step(AHEAD_SLOW_MM_S, AHEAD_FAST_MM_S, model->speed_mm_s);
}

uint32_t plen_stroke_model_predict(const struct plen_stroke_model *model,
				   struct plen_board_pt tail[PLEN_STROKE_MODEL_TAIL_MAX])
{
	double ahead_s = fmin(AHEAD_INTERVALS * model->interval_us, AHEAD_MAX_US) / 1e6;
	double share = confidence(model);
	struct plen_stroke_model_vec v = {model->velocity_mm_s.x * share,
					  model->velocity_mm_s.y * share};
	uint32_t count = 0;

	if (plen_geometry_distance_mm(model->at, model->report) > AHEAD_MIN_MM) {
		tail[count++] = model->report;
	}
	if (length(v.x, v.y) * ahead_s > AHEAD_MIN_MM) {
		tail[count++] = (struct plen_board_pt){model->report.x_mm + v.x * ahead_s,
						       model->report.y_mm + v.y * ahead_s};
	}
	return count;
}
