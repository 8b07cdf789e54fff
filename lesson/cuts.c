/* SPDX-License-Identifier: MIT
 *
 * What a rubber takes away. The rubber moved in a line is a capsule; a stroke is a chain of line
 * segments with width. A place of a segment is taken if its ink touches the capsule, that is, if
 * its distance to the rubber's line is at most radius + width / 2. A capsule is convex, so that is
 * one interval a segment: the hull of where the segment is within the disc at either end and
 * within the band between.
 *
 * Intervals are widened to whole 256ths of the segment, so that rubbing the same place twice finds
 * nothing the second time and neighbouring wipes leave no slivers.
 */
#include "lesson/lesson.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "stroke_geometry.h"

#define UM_PER_MM 1000.0
/* The search looks this much further than the rubber reaches, for the sake of rounding. */
#define MARGIN_MM 0.01

struct vec {
	double x, y;
};

/* Where a segment is met, 0..1 of its length; empty if from > to. */
struct interval {
	double from, to;
};

static const struct interval nowhere = {1, 0};

struct rubber {
	struct vec at;  /* one end of its way, mm */
	struct vec way; /* unit vector to the other end; zero if it did not move */
	double length;
	double radius;
};

static struct vec sub(struct vec a, struct vec b)
{
	return (struct vec){a.x - b.x, a.y - b.y};
}

static double dot(struct vec a, struct vec b)
{
	return a.x * b.x + a.y * b.y;
}

static double cross(struct vec a, struct vec b)
{
	return a.x * b.y - a.y * b.x;
}

static bool is_empty(struct interval interval)
{
	return interval.from > interval.to;
}

static struct interval overlap(struct interval a, struct interval b)
{
	return (struct interval){fmax(a.from, b.from), fmin(a.to, b.to)};
}

static struct interval hull(struct interval a, struct interval b)
{
	if (is_empty(a)) {
		return b;
	}
	if (is_empty(b)) {
		return a;
	}
	return (struct interval){fmin(a.from, b.from), fmax(a.to, b.to)};
}

/* The places s where low <= start + s * slope <= high. */
static struct interval between(double start, double slope, double low, double high)
{
	if (slope == 0) {
		return start >= low && start <= high ? (struct interval){0, 1} : nowhere;
	}

	double a = (low - start) / slope;
	double b = (high - start) / slope;
	return (struct interval){fmin(a, b), fmax(a, b)};
}

/* Where p + s * d is within `radius` of the origin. */
static struct interval in_disc(struct vec p, struct vec d, double radius)
{
	double length2 = dot(d, d);

	if (length2 == 0) {
		return dot(p, p) <= radius * radius ? (struct interval){0, 1} : nowhere;
	}

	/* By the foot of the perpendicular: no difference of large squares. */
	double foot = -dot(p, d) / length2;
	double away = cross(p, d);
	double room = radius * radius - away * away / length2;
	if (room < 0) {
		return nowhere;
	}

	double half = sqrt(room / length2);
	return (struct interval){foot - half, foot + half};
}

/* Where p + s * d is beside the rubber's way and within `radius` of it. */
static struct interval in_band(const struct rubber *rubber, struct vec p, struct vec d,
			       double radius)
{
	if (rubber->length == 0) {
		return nowhere;
	}
	return overlap(between(dot(p, rubber->way), dot(d, rubber->way), 0, rubber->length),
		       between(cross(rubber->way, p), cross(rubber->way, d), -radius, radius));
}

/* Where the rubber, grown by half the ink's width to `radius`, meets the segment a..b. */
static struct interval meet(const struct rubber *rubber, double radius, struct vec a, struct vec b)
{
	struct vec d = sub(b, a);
	struct vec near = sub(a, rubber->at);
	struct vec far = {near.x - rubber->way.x * rubber->length,
			  near.y - rubber->way.y * rubber->length};
	struct interval met = hull(in_disc(near, d, radius), in_disc(far, d, radius));

	met = hull(met, in_band(rubber, near, d, radius));
	return overlap(met, (struct interval){0, 1});
}

static struct vec to_vec(struct plen_stroke_point point)
{
	return (struct vec){point.x_um / UM_PER_MM, point.y_um / UM_PER_MM};
}

/* -- one stroke -- */

/* Receives what is met of what is kept, in order, apart from each other. False to stop. */
typedef bool (*found_fn)(void *data, const struct plen_stroke *stroke,
			 struct plen_stroke_range range);

static bool meet_dot(const struct rubber *rubber, const struct plen_stroke *stroke, double radius,
		     found_fn fn, void *data)
{
	struct vec at = to_vec(plen_points_at(&stroke->points, 0));

	if (is_empty(meet(rubber, radius, at, at))) {
		return true;
	}
	return fn(data, stroke, (struct plen_stroke_range){0, 0});
}

/* The part of segment `index`, from a to b, that is met, in places of the stroke. */
static struct plen_stroke_range meet_segment(const struct rubber *rubber, double radius,
					     uint32_t index, struct vec a, struct vec b)
{
	struct interval met = meet(rubber, radius, a, b);
	plen_stroke_pos start = index * PLEN_STROKE_POS_ONE;

	if (is_empty(met)) {
		return (struct plen_stroke_range){start, start};
	}
	return (struct plen_stroke_range){
		start + (plen_stroke_pos)floor(met.from * PLEN_STROKE_POS_ONE),
		start + (plen_stroke_pos)ceil(met.to * PLEN_STROKE_POS_ONE),
	};
}

static struct plen_stroke_range clip(struct plen_stroke_range range, struct plen_stroke_range to)
{
	range.from = range.from > to.from ? range.from : to.from;
	range.to = range.to < to.to ? range.to : to.to;
	return range;
}

static bool meet_kept(const struct rubber *rubber, const struct plen_stroke *stroke, double radius,
		      struct plen_stroke_range kept, found_fn fn, void *data)
{
	struct plen_stroke_range run = {0, 0};
	uint32_t first = kept.from / PLEN_STROKE_POS_ONE;
	uint32_t last = (kept.to - 1) / PLEN_STROKE_POS_ONE;
	struct plen_points_reader reader;

	plen_points_seek(&reader, &stroke->points, first);
	struct vec a, b = to_vec(plen_points_next(&reader));
	for (uint32_t i = first; i <= last; i++) {
		a = b;
		b = to_vec(plen_points_next(&reader));
		struct plen_stroke_range met = clip(meet_segment(rubber, radius, i, a, b), kept);
		if (met.from >= met.to) {
			continue;
		}
		if (run.from < run.to && run.to < met.from) {
			if (!fn(data, stroke, run)) {
				return false;
			}
			run = met;
		} else {
			run.from = run.from < run.to ? run.from : met.from;
			run.to = met.to;
		}
	}
	return run.from == run.to || fn(data, stroke, run);
}

static bool meet_stroke(const struct rubber *rubber, const struct plen_stroke *stroke, found_fn fn,
			void *data)
{
	double radius = rubber->radius + stroke->width_um / UM_PER_MM / 2;

	if (stroke->count == 1) {
		return meet_dot(rubber, stroke, radius, fn, data);
	}
	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		if (!meet_kept(rubber, stroke, radius, stroke->kept[i], fn, data)) {
			return false;
		}
	}
	return true;
}

/* -- all strokes -- */

struct search {
	struct rubber rubber;
	struct plen_op_cut *cuts;
	size_t count, capacity;
};

/* In both: false once no more fit into one operation. */

static bool add_cut(void *data, const struct plen_stroke *stroke, struct plen_stroke_range range)
{
	struct search *search = data;

	search->cuts =
		plen_grow(search->cuts, search->count, &search->capacity, sizeof(*search->cuts));
	search->cuts[search->count++] = (struct plen_op_cut){stroke->id, range};
	return search->count < PLEN_OP_CUTS_MAX;
}

static bool search_stroke(void *data, const struct plen_stroke *stroke)
{
	struct search *search = data;

	meet_stroke(&search->rubber, stroke, add_cut, search);
	return search->count < PLEN_OP_CUTS_MAX;
}

static struct rubber make_rubber(struct plen_page_pt from, struct plen_page_pt to, double radius_mm)
{
	double length = hypot(to.x_mm - from.x_mm, to.y_mm - from.y_mm);
	struct rubber rubber = {
		.at = {from.x_mm, from.y_mm},
		.length = length,
		.radius = radius_mm,
	};

	if (length > 0) {
		rubber.way.x = (to.x_mm - from.x_mm) / length;
		rubber.way.y = (to.y_mm - from.y_mm) / length;
	}
	return rubber;
}

uint32_t plen_lesson_find_cuts(const struct plen_lesson *lesson, uint32_t page,
			       struct plen_page_pt from, struct plen_page_pt to, double radius_mm,
			       struct plen_op_cut **cuts)
{
	struct search search = {.rubber = make_rubber(from, to, radius_mm)};
	struct plen_page_rect reach = {fmin(from.x_mm, to.x_mm), fmin(from.y_mm, to.y_mm),
				       fabs(to.x_mm - from.x_mm), fabs(to.y_mm - from.y_mm)};

	*cuts = NULL;
	if (!isfinite(search.rubber.length) || !isfinite(radius_mm) || radius_mm < 0) {
		return 0;
	}
	reach = plen_page_rect_grown(reach, radius_mm + MARGIN_MM);
	plen_lesson_each_stroke(lesson, page, &reach, search_stroke, &search);
	*cuts = search.cuts;
	return (uint32_t)search.count;
}
