/* SPDX-License-Identifier: MIT */
#include "walk.h"

#include <math.h>

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define UM_PER_MM 1000.0
#define PRESSURE_MAX 255.0
/* Below this a leg has no direction; a tenth of the file's own resolution. */
#define SAME_MM 1e-4
#define HALF_AT_NO_PRESSURE 0.5
/* Cosines of the turn at a point: 60 degrees may still be a fast curve, 90 is a corner. */
#define CORNER_BEGINS 0.5
#define CORNER_FULL 0.0

double plen_walk_half_mm(double width_mm, double pressure)
{
	double p = MAX(0, MIN(pressure, 1));

	return width_mm / 2 * (HALF_AT_NO_PRESSURE + (1 - HALF_AT_NO_PRESSURE) * p);
}

struct plen_spine_sample plen_walk_mid(struct plen_spine_sample a, struct plen_spine_sample b)
{
	return (struct plen_spine_sample){(a.x_mm + b.x_mm) / 2, (a.y_mm + b.y_mm) / 2,
					  (a.half_mm + b.half_mm) / 2};
}

static struct plen_spine_sample blend(struct plen_spine_sample a, struct plen_spine_sample b,
				      double t)
{
	/* The end is the end, not what rounding makes of it. */
	if (t >= 1) {
		return b;
	}
	return (struct plen_spine_sample){a.x_mm + (b.x_mm - a.x_mm) * t,
					  a.y_mm + (b.y_mm - a.y_mm) * t,
					  a.half_mm + (b.half_mm - a.half_mm) * t};
}

static struct plen_spine_sample curve_at(const struct plen_spine_sample curve[3], double t)
{
	double u = 1 - t;
	double a = u * u, b = 2 * u * t, c = t * t;

	return (struct plen_spine_sample){
		a * curve[0].x_mm + b * curve[1].x_mm + c * curve[2].x_mm,
		a * curve[0].y_mm + b * curve[1].y_mm + c * curve[2].y_mm,
		a * curve[0].half_mm + b * curve[1].half_mm + c * curve[2].half_mm,
	};
}

static double length_of(double x, double y)
{
	return sqrt(x * x + y * y);
}

/* A quadratic lies at most |a - 2b + c| / 4 from its chord, and n equal parts divide that by n². */
static int steps_of(const struct plen_spine_sample curve[3], double tolerance_mm)
{
	double dx = curve[0].x_mm - 2 * curve[1].x_mm + curve[2].x_mm;
	double dy = curve[0].y_mm - 2 * curve[1].y_mm + curve[2].y_mm;
	double bow = length_of(dx, dy) / (4 * tolerance_mm);
	int steps = 1;

	while (steps < PLEN_WALK_CURVE_STEPS_MAX && (double)(steps * steps) < bow) {
		steps++;
	}
	return steps;
}

/* A bend: straight from `before` to curve[0], the curve, straight from curve[2] to `after`. The
 * place on it runs from 0 at `before` over 0.5 at the point itself to 1 at `after`. */
struct bend {
	struct plen_spine_sample before, after;
	struct plen_spine_sample curve[3];
	double curve_from, curve_to; /* places */
};

/* The curve takes the whole of both half legs, but where the pen turned a corner and the legs are
 * long, it leaves them only a pen's width from the point: a square stays a square. */
static double curve_share(struct plen_spine_sample here, double leg_mm, double sharpness)
{
	double near = MIN(1, 2 * here.half_mm / leg_mm);

	return 1 + (near - 1) * sharpness;
}

static struct bend bend_of(struct plen_spine_sample before, struct plen_spine_sample here,
			   struct plen_spine_sample after)
{
	double ax = here.x_mm - before.x_mm, ay = here.y_mm - before.y_mm;
	double bx = after.x_mm - here.x_mm, by = after.y_mm - here.y_mm;
	double a_mm = length_of(ax, ay), b_mm = length_of(bx, by);
	struct bend bend = {before, after, {before, here, after}, 0, 1};

	if (a_mm < SAME_MM || b_mm < SAME_MM) {
		return bend;
	}

	double cosine = (ax * bx + ay * by) / (a_mm * b_mm);
	double sharpness = MIN((CORNER_BEGINS - cosine) / (CORNER_BEGINS - CORNER_FULL), 1);
	if (!(sharpness > 0)) {
		return bend;
	}

	double share_before = curve_share(here, a_mm, sharpness);
	double share_after = curve_share(here, b_mm, sharpness);

	bend.curve[0] = blend(here, before, share_before);
	bend.curve[2] = blend(here, after, share_after);
	bend.curve_from = 0.5 - 0.5 * share_before;
	bend.curve_to = 0.5 + 0.5 * share_after;
	return bend;
}

static struct plen_spine_sample bend_at(const struct bend *bend, double place)
{
	if (place < bend->curve_from) {
		return blend(bend->before, bend->curve[0], place / bend->curve_from);
	}
	if (place > bend->curve_to) {
		return blend(bend->curve[2], bend->after,
			     (place - bend->curve_to) / (1 - bend->curve_to));
	}
	return curve_at(bend->curve,
			(place - bend->curve_from) / (bend->curve_to - bend->curve_from));
}

/* The part of the bend between two places. Inner samples fall on the same places whatever the
 * part, so that rubbing out one end of a stroke does not move a pixel of the rest. */
static void take_part(struct plen_walk_piece *piece, double tolerance_mm, const struct bend *bend,
		      double from, double to)
{
	int steps = steps_of(bend->curve, tolerance_mm);
	uint32_t count = 0;

	piece->samples[count++] = bend_at(bend, from);
	for (int i = 0; i <= steps; i++) {
		double t = (double)i / steps;
		double place = bend->curve_from + (bend->curve_to - bend->curve_from) * t;

		if (place > from && place < to) {
			piece->samples[count++] = bend_at(bend, place);
		}
	}
	piece->samples[count++] = bend_at(bend, to);
	piece->count = count;
}

void plen_walk_bend(struct plen_walk_piece *piece, double tolerance_mm,
		    struct plen_spine_sample before, struct plen_spine_sample here,
		    struct plen_spine_sample after)
{
	const struct bend bend = bend_of(before, here, after);

	take_part(piece, tolerance_mm, &bend, 0, 1);
	piece->is_first = false;
}

static struct plen_spine_sample next_sample(struct plen_walk *walk)
{
	struct plen_stroke_point point = plen_points_next(&walk->reader);

	return (struct plen_spine_sample){point.x_um / UM_PER_MM, point.y_um / UM_PER_MM,
					  plen_walk_half_mm(walk->stroke->width_um / UM_PER_MM,
							    point.pressure / PRESSURE_MAX)};
}

static void look_ahead(struct plen_walk *walk)
{
	walk->after = walk->index < walk->stroke->count - 1 ? next_sample(walk) : walk->here;
}

void plen_walk_begin(struct plen_walk *walk, const struct plen_stroke *stroke,
		     struct plen_stroke_range range, double tolerance_mm)
{
	double end = stroke->count - 1;

	walk->stroke = stroke;
	walk->tolerance_mm = tolerance_mm;
	walk->from = MIN((double)range.from / PLEN_STROKE_POS_ONE, end);
	walk->to = MIN((double)range.to / PLEN_STROKE_POS_ONE, end);
	walk->first = (uint32_t)(walk->from + 0.5);
	walk->index = walk->first;
	walk->last = (uint32_t)(walk->to + 0.5);
	walk->ended = false;
	plen_points_seek(&walk->reader, &stroke->points, walk->index > 0 ? walk->index - 1 : 0);
	walk->here = next_sample(walk);
	walk->before = walk->here;
	if (walk->index > 0) {
		walk->here = next_sample(walk);
	}
	look_ahead(walk);
}

static void step_on(struct plen_walk *walk)
{
	if (walk->index == walk->last) {
		walk->ended = true;
		return;
	}
	walk->before = walk->here;
	walk->here = walk->after;
	walk->index++;
	look_ahead(walk);
}

/* Of the piece that the walk's point governs, what is kept. */
static void take_piece(const struct plen_walk *walk, struct plen_walk_piece *piece)
{
	bool is_first = walk->index == 0, is_last = walk->index == walk->stroke->count - 1;
	struct plen_spine_sample here = walk->here;
	struct plen_spine_sample before = is_first ? here : plen_walk_mid(walk->before, here);
	struct plen_spine_sample after = is_last ? here : plen_walk_mid(here, walk->after);
	double start = walk->index - 0.5;
	double from = MAX(walk->from, start) - start, to = MIN(walk->to, start + 1) - start;

	if (is_first && is_last) {
		piece->samples[0] = here;
		piece->count = 1;
	} else if (is_first || is_last) {
		/* Half a leg, straight. */
		double skipped = is_first ? 0.5 : 0;

		piece->samples[0] = blend(before, after, (from - skipped) * 2);
		piece->samples[1] = blend(before, after, (to - skipped) * 2);
		piece->count = 2;
	} else {
		const struct bend bend = bend_of(before, here, after);

		take_part(piece, walk->tolerance_mm, &bend, from, to);
	}
}

/* Whether the ink of the piece can come there: a curve stays between its three points. */
static bool comes_to(const struct plen_walk *walk, const struct plen_page_rect *rect)
{
	const struct plen_spine_sample *a = &walk->before, *b = &walk->here, *c = &walk->after;
	double reach = MAX(MAX(a->half_mm, b->half_mm), c->half_mm);

	return MAX(MAX(a->x_mm, b->x_mm), c->x_mm) + reach >= rect->x_mm &&
	       MIN(MIN(a->x_mm, b->x_mm), c->x_mm) - reach <= rect->x_mm + rect->w_mm &&
	       MAX(MAX(a->y_mm, b->y_mm), c->y_mm) + reach >= rect->y_mm &&
	       MIN(MIN(a->y_mm, b->y_mm), c->y_mm) - reach <= rect->y_mm + rect->h_mm;
}

bool plen_walk_next(struct plen_walk *walk, const struct plen_page_rect *within,
		    struct plen_walk_piece *piece)
{
	while (!walk->ended && within != NULL && !comes_to(walk, within)) {
		step_on(walk);
	}
	if (walk->ended) {
		return false;
	}
	take_piece(walk, piece);
	piece->is_first = walk->index == walk->first;
	step_on(walk);
	return true;
}
