/* SPDX-License-Identifier: MIT */
#include "spine.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "common/mem.h"

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define UM_PER_MM 1000.0
#define PRESSURE_MAX 255.0
/* Below this two samples are one; a tenth of the file's own resolution. */
#define SAME_MM 1e-4
#define CURVE_STEPS_MAX 12
#define HALF_AT_NO_PRESSURE 0.5
/* Cosines of the turn at a point: 60 degrees may still be a fast curve, 90 is a corner. */
#define CORNER_BEGINS 0.5
#define CORNER_FULL 0.0

void plen_spine_init(struct plen_spine *spine)
{
	*spine = (struct plen_spine){.tolerance_mm = 0.1};
}

void plen_spine_finish(struct plen_spine *spine)
{
	free(spine->samples);
	free(spine->blocks);
}

void plen_spine_reset(struct plen_spine *spine, double tolerance_mm)
{
	spine->tolerance_mm = tolerance_mm;
	spine->count = 0;
}

double plen_spine_half_mm(double width_mm, double pressure)
{
	double p = fmax(0, fmin(pressure, 1));

	return width_mm / 2 * (HALF_AT_NO_PRESSURE + (1 - HALF_AT_NO_PRESSURE) * p);
}

static void widen_box(struct plen_spine_box *box, const struct plen_spine_sample *sample,
		      bool first)
{
	double reach = sample->half_mm * PLEN_SPINE_MITRE_REACH;
	struct plen_spine_box own = {sample->x_mm - reach, sample->y_mm - reach,
				     sample->x_mm + reach, sample->y_mm + reach};

	if (first) {
		*box = own;
		return;
	}
	box->x0_mm = MIN(box->x0_mm, own.x0_mm);
	box->y0_mm = MIN(box->y0_mm, own.y0_mm);
	box->x1_mm = MAX(box->x1_mm, own.x1_mm);
	box->y1_mm = MAX(box->y1_mm, own.y1_mm);
}

static void append(struct plen_spine *spine, struct plen_spine_sample sample)
{
	size_t index = spine->count;
	size_t block = index / PLEN_SPINE_BLOCK;

	spine->samples = plen_grow(spine->samples, index, &spine->capacity, sizeof(sample));
	spine->blocks =
		plen_grow(spine->blocks, block, &spine->block_capacity, sizeof(*spine->blocks));
	spine->samples[index] = sample;
	spine->count++;

	bool opens_block = index % PLEN_SPINE_BLOCK == 0;
	widen_box(&spine->blocks[block], &sample, opens_block);
	/* The segment that leads here belongs to the block before. */
	if (opens_block && block > 0) {
		widen_box(&spine->blocks[block - 1], &sample, false);
	}
}

void plen_spine_push(struct plen_spine *spine, struct plen_spine_sample sample)
{
	if (spine->count > 0) {
		const struct plen_spine_sample *last = &spine->samples[spine->count - 1];

		if (fabs(last->x_mm - sample.x_mm) < SAME_MM &&
		    fabs(last->y_mm - sample.y_mm) < SAME_MM) {
			return;
		}
	}
	append(spine, sample);
}

void plen_spine_truncate(struct plen_spine *spine, size_t count)
{
	assert(count <= spine->count);
	/* The block box at a cut would be taken for a fresh one when it is filled again only if
	 * the cut falls on a block's first sample, and then it is one. */
	spine->count = count;
}

struct plen_spine_sample plen_spine_mid(struct plen_spine_sample a, struct plen_spine_sample b)
{
	return (struct plen_spine_sample){(a.x_mm + b.x_mm) / 2, (a.y_mm + b.y_mm) / 2,
					  (a.half_mm + b.half_mm) / 2};
}

static struct plen_spine_sample blend(struct plen_spine_sample a, struct plen_spine_sample b,
				      double t)
{
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

/* A quadratic lies at most |a - 2b + c| / 4 from its chord, and n equal parts divide that by n². */
static int steps_of(const struct plen_spine *spine, const struct plen_spine_sample curve[3])
{
	double dx = curve[0].x_mm - 2 * curve[1].x_mm + curve[2].x_mm;
	double dy = curve[0].y_mm - 2 * curve[1].y_mm + curve[2].y_mm;
	double steps = ceil(sqrt(hypot(dx, dy) / 4 / spine->tolerance_mm));

	return (int)fmax(1, fmin(steps, CURVE_STEPS_MAX));
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
	double near = fmin(1, 2 * here.half_mm / leg_mm);

	return 1 + (near - 1) * sharpness;
}

static struct bend bend_of(struct plen_spine_sample before, struct plen_spine_sample here,
			   struct plen_spine_sample after)
{
	double ax = here.x_mm - before.x_mm, ay = here.y_mm - before.y_mm;
	double bx = after.x_mm - here.x_mm, by = after.y_mm - here.y_mm;
	double a_mm = hypot(ax, ay), b_mm = hypot(bx, by);
	struct bend bend = {before, after, {before, here, after}, 0, 1};

	if (a_mm < SAME_MM || b_mm < SAME_MM) {
		return bend;
	}

	double cosine = (ax * bx + ay * by) / (a_mm * b_mm);
	double sharpness =
		fmax(0, fmin((CORNER_BEGINS - cosine) / (CORNER_BEGINS - CORNER_FULL), 1));
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
static void push_part(struct plen_spine *spine, const struct bend *bend, double from, double to)
{
	int steps = steps_of(spine, bend->curve);

	plen_spine_push(spine, bend_at(bend, from));
	for (int i = 0; i <= steps; i++) {
		double t = (double)i / steps;
		double place = bend->curve_from + (bend->curve_to - bend->curve_from) * t;

		if (place > from && place < to) {
			plen_spine_push(spine, bend_at(bend, place));
		}
	}
	plen_spine_push(spine, bend_at(bend, to));
}

void plen_spine_push_bend(struct plen_spine *spine, struct plen_spine_sample before,
			  struct plen_spine_sample here, struct plen_spine_sample after)
{
	const struct bend bend = bend_of(before, here, after);

	push_part(spine, &bend, 0, 1);
}

/* A point of a stroke between its neighbours, moving along it. */
struct walk {
	const struct plen_stroke *stroke;
	struct plen_points_reader reader;
	uint32_t index;
	struct plen_spine_sample before, here, after; /* at an end, `here` stands for the missing */
};

static struct plen_spine_sample next_sample(struct walk *walk)
{
	struct plen_stroke_point point = plen_points_next(&walk->reader);

	return (struct plen_spine_sample){point.x_um / UM_PER_MM, point.y_um / UM_PER_MM,
					  plen_spine_half_mm(walk->stroke->width_um / UM_PER_MM,
							     point.pressure / PRESSURE_MAX)};
}

static void look_ahead(struct walk *walk)
{
	walk->after = walk->index < walk->stroke->count - 1 ? next_sample(walk) : walk->here;
}

static void begin_walk(struct walk *walk, const struct plen_stroke *stroke, uint32_t index)
{
	walk->stroke = stroke;
	walk->index = index;
	plen_points_seek(&walk->reader, &stroke->points, index > 0 ? index - 1 : 0);
	walk->here = next_sample(walk);
	walk->before = walk->here;
	if (index > 0) {
		walk->here = next_sample(walk);
	}
	look_ahead(walk);
}

static void step_on(struct walk *walk)
{
	walk->before = walk->here;
	walk->here = walk->after;
	walk->index++;
	look_ahead(walk);
}

/* The part of the stroke that the walk's point governs, between positions from and to (in points).
 */
static void push_piece(struct plen_spine *spine, const struct walk *walk, double from, double to)
{
	uint32_t index = walk->index;
	struct plen_spine_sample here = walk->here;
	bool is_first = index == 0, is_last = index == walk->stroke->count - 1;
	struct plen_spine_sample before = is_first ? here : plen_spine_mid(walk->before, here);
	struct plen_spine_sample after = is_last ? here : plen_spine_mid(here, walk->after);

	if (is_first || is_last) {
		/* Half a leg, straight. */
		double start = is_first ? 0 : index - 0.5;

		plen_spine_push(spine, blend(before, after, (from - start) * 2));
		plen_spine_push(spine, blend(before, after, (to - start) * 2));
		return;
	}

	const struct bend bend = bend_of(before, here, after);
	push_part(spine, &bend, from - (index - 0.5), to - (index - 0.5));
}

void plen_spine_set_range(struct plen_spine *spine, double tolerance_mm,
			  const struct plen_stroke *stroke, struct plen_stroke_range range)
{
	struct walk walk;

	plen_spine_reset(spine, tolerance_mm);
	if (stroke->count == 1) {
		begin_walk(&walk, stroke, 0);
		plen_spine_push(spine, walk.here);
		return;
	}

	double end = stroke->count - 1;
	double from = fmin((double)range.from / PLEN_STROKE_POS_ONE, end);
	double to = fmin((double)range.to / PLEN_STROKE_POS_ONE, end);
	uint32_t first = (uint32_t)(from + 0.5), last = (uint32_t)(to + 0.5);

	begin_walk(&walk, stroke, first);
	for (uint32_t i = first; i <= last; i++) {
		push_piece(spine, &walk, fmax(from, i - 0.5), fmin(to, i + 0.5));
		if (i < last) {
			step_on(&walk);
		}
	}
}

static struct plen_page_rect rect_of(const struct plen_spine_box *box)
{
	return (struct plen_page_rect){box->x0_mm, box->y0_mm, box->x1_mm - box->x0_mm,
				       box->y1_mm - box->y0_mm};
}

struct plen_page_rect plen_spine_bounds(const struct plen_spine *spine, size_t first, size_t last)
{
	struct plen_spine_box box = {0};

	assert(first <= last && last < spine->count);
	for (size_t i = first; i <= last; i++) {
		widen_box(&box, &spine->samples[i], i == first);
	}
	return rect_of(&box);
}

size_t plen_spine_block_count(const struct plen_spine *spine)
{
	return (spine->count + PLEN_SPINE_BLOCK - 1) / PLEN_SPINE_BLOCK;
}

struct plen_page_rect plen_spine_block_bounds(const struct plen_spine *spine, size_t block)
{
	assert(block < plen_spine_block_count(spine));
	return rect_of(&spine->blocks[block]);
}
