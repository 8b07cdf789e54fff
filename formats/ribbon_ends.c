/* SPDX-License-Identifier: MIT */
#include "ribbon_ends.h"

#include <math.h>

/* How far OpenBoard's outlines are from what is round: Qt makes polygons of curves within half a
 * pixel, in the outline's own units, whatever the pen. Who moved while tapping adds a share. */
#define OFF_PX 0.3
#define OFF_SHARE 0.06
/* Sides that are tried as the way of a short stroke. */
#define WAYS_MAX 64
/* From this share of the width on, the middle line is found better from the sides. */
#define SHORT 1.3
/* Of the radius: a round end reaches so far beyond its middle, and what is beyond may be so far
 * from round, as its middle is not exactly known. */
#define ROUND_REACH 0.6
#define END_SHARE 0.18
/* What is further away than this is of another part of the stroke. */
#define NEAR 4
/* What is cut at both ends is a stroke if it is so much longer than wide, and no wider than any
 * pen; or if only pens are so thin. */
#define CUT_LENGTH 4
#define CUT_WIDTH_PX 60
#define CUT_THIN_PX 12

struct way {
	double x, y;
};

static double far(const struct plen_ribbon_point *a, const struct plen_ribbon_point *b)
{
	return hypot(b->x - a->x, b->y - a->y);
}

static struct way way_between(const struct plen_ribbon_point *a, const struct plen_ribbon_point *b)
{
	double length = far(a, b);

	return length > 0 ? (struct way){(b->x - a->x) / length, (b->y - a->y) / length}
			  : (struct way){1, 0};
}

/* -- what is short -- */

/* A stroke of two points, as wide all along. */
struct capsule {
	struct plen_ribbon_point from, to;
	double off, off_edges; /* how far corners and middles of edges are from its outline */
};

/* How far a point is from a capsule's outline. */
static double off_at(const struct capsule *capsule, double x, double y)
{
	const struct plen_ribbon_point *from = &capsule->from, *to = &capsule->to;
	double dx = to->x - from->x, dy = to->y - from->y, length2 = dx * dx + dy * dy;
	double t = length2 > 0 ? ((x - from->x) * dx + (y - from->y) * dy) / length2 : 0;

	t = fmax(0, fmin(t, 1));
	return fabs(hypot(x - from->x - t * dx, y - from->y - t * dy) - from->width / 2);
}

static void measure_off(struct capsule *capsule, const struct plen_svg_points *outline)
{
	for (uint32_t i = 0; i < outline->count; i++) {
		const struct plen_svg_point *a = &outline->at[i];
		const struct plen_svg_point *b = &outline->at[(i + 1) % outline->count];

		capsule->off = fmax(capsule->off, off_at(capsule, a->x, a->y));
		capsule->off_edges = fmax(capsule->off_edges,
					  off_at(capsule, (a->x + b->x) / 2, (a->y + b->y) / 2));
	}
}

/* The one that reaches as far as the outline, along a way and across. */
static struct capsule capsule_along(const struct plen_svg_points *outline, struct way way)
{
	double along[] = {INFINITY, -INFINITY}, across[] = {INFINITY, -INFINITY};

	for (uint32_t i = 0; i < outline->count; i++) {
		double u = outline->at[i].x * way.x + outline->at[i].y * way.y;
		double v = outline->at[i].y * way.x - outline->at[i].x * way.y;

		along[0] = fmin(along[0], u);
		along[1] = fmax(along[1], u);
		across[0] = fmin(across[0], v);
		across[1] = fmax(across[1], v);
	}

	double width = across[1] - across[0], middle = (across[0] + across[1]) / 2;
	double half = fmax(0, along[1] - along[0] - width) / 2, u = (along[0] + along[1]) / 2;
	struct capsule capsule = {
		.from = {(u - half) * way.x - middle * way.y, (u - half) * way.y + middle * way.x,
			 width},
		.to = {(u + half) * way.x - middle * way.y, (u + half) * way.y + middle * way.x,
		       width},
	};

	measure_off(&capsule, outline);
	return capsule;
}

static struct capsule capsule_by(const struct plen_svg_points *outline, uint32_t edge)
{
	const struct plen_svg_point *a = &outline->at[edge];
	const struct plen_svg_point *b = &outline->at[(edge + 1) % outline->count];
	const struct plen_ribbon_point from = {a->x, a->y, 0}, to = {b->x, b->y, 0};

	return capsule_along(outline, way_between(&from, &to));
}

/* Whether there are corners at its ends only. */
static bool is_bare(const struct capsule *capsule, const struct plen_svg_points *outline)
{
	struct way way = way_between(&capsule->from, &capsule->to);
	double length = far(&capsule->from, &capsule->to);
	double near = OFF_PX + OFF_SHARE * capsule->from.width / 2;

	for (uint32_t i = 0; i < outline->count; i++) {
		double along = (outline->at[i].x - capsule->from.x) * way.x +
			       (outline->at[i].y - capsule->from.y) * way.y;

		if (along > near && along < length - near) {
			return false;
		}
	}
	return true;
}

static bool put_capsule(struct plen_ribbon *ribbon, struct capsule *capsule,
			const struct plen_svg_points *outline)
{
	const struct plen_ribbon_point begin = {outline->at[0].x, outline->at[0].y, 0};
	bool turned = far(&capsule->to, &begin) < far(&capsule->from, &begin);

	if (fmax(capsule->off, capsule->off_edges) > OFF_PX + OFF_SHARE * capsule->from.width / 2) {
		return false;
	}
	ribbon->count = 0;
	plen_ribbon_add(ribbon, turned ? capsule->to : capsule->from);
	if (far(&capsule->from, &capsule->to) > OFF_PX) {
		plen_ribbon_add(ribbon, turned ? capsule->from : capsule->to);
	}
	return true;
}

bool plen_ribbon_fit_short(struct plen_ribbon *ribbon, const struct plen_svg_points *outline)
{
	uint32_t step = outline->count / WAYS_MAX + 1;
	struct capsule best = capsule_along(outline, (struct way){1, 0});

	for (uint32_t i = 0; i < outline->count; i += step) {
		struct capsule next = capsule_by(outline, i);

		best = next.off < best.off ? next : best;
	}
	return far(&best.from, &best.to) < SHORT * best.from.width &&
	       put_capsule(ribbon, &best, outline);
}

bool plen_ribbon_fit_straight(struct plen_ribbon *ribbon, const struct plen_svg_points *outline)
{
	uint32_t longest = 0;
	double length2 = 0;

	for (uint32_t i = 0; i + 1 < outline->count; i++) {
		double dx = outline->at[i + 1].x - outline->at[i].x;
		double dy = outline->at[i + 1].y - outline->at[i].y;

		if (dx * dx + dy * dy > length2) {
			length2 = dx * dx + dy * dy;
			longest = i;
		}
	}

	struct capsule capsule = capsule_by(outline, longest);
	return is_bare(&capsule, outline) && put_capsule(ribbon, &capsule, outline);
}

/* -- what is long -- */

struct end {
	struct plen_ribbon_point *at;
	struct way out; /* the way the stroke would go on */
	double radius, reach;
};

/* How far corners near an end lie beyond its middle. */
static double reach_of(const struct end *end, const struct plen_svg_points *outline)
{
	double reach = 0;

	for (uint32_t i = 0; i < outline->count; i++) {
		double x = outline->at[i].x - end->at->x, y = outline->at[i].y - end->at->y;

		if (hypot(x, y) <= NEAR * end->radius) {
			reach = fmax(reach, x * end->out.x + y * end->out.y);
		}
	}
	return reach;
}

/* The nearest and the furthest that an edge comes to a point, as far as it lies beyond it. False
 * if it does not. Both ends of the edge are from that point. */
static bool edge_beyond(struct way out, struct way a, struct way b, double *nearest,
			double *furthest)
{
	double beyond_a = a.x * out.x + a.y * out.y, beyond_b = b.x * out.x + b.y * out.y;

	if (beyond_a <= 0 && beyond_b <= 0) {
		return false;
	}
	if (beyond_a < 0 || beyond_b < 0) {
		double t = beyond_a / (beyond_a - beyond_b);
		struct way *behind = beyond_a < 0 ? &a : &b;

		*behind = (struct way){a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)};
	}

	double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
	double foot = length2 > 0 ? fmax(0, fmin(-(a.x * dx + a.y * dy) / length2, 1)) : 0;
	*nearest = hypot(a.x + foot * dx, a.y + foot * dy);
	*furthest = fmax(hypot(a.x, a.y), hypot(b.x, b.y));
	return true;
}

/* Whether what lies beyond the middle of an end is a half circle. The middle that was found may
 * lie within the end: it is taken from how far the end reaches. */
static bool is_round(const struct end *end, const struct plen_svg_points *outline)
{
	double back = end->reach - end->radius, off = OFF_PX + END_SHARE * end->radius;
	double x = end->at->x + back * end->out.x, y = end->at->y + back * end->out.y;
	double nearest = 0, furthest = 0;

	if (end->reach < ROUND_REACH * end->radius) {
		return false;
	}
	for (uint32_t i = 0; i < outline->count; i++) {
		const struct plen_svg_point *a = &outline->at[i];
		const struct plen_svg_point *b = &outline->at[(i + 1) % outline->count];

		if (edge_beyond(end->out, (struct way){a->x - x, a->y - y},
				(struct way){b->x - x, b->y - y}, &nearest, &furthest) &&
		    nearest < NEAR * end->radius &&
		    (nearest < end->radius - off || furthest > end->radius + off)) {
			return false;
		}
	}
	return true;
}

static struct end end_of(struct plen_ribbon_point *at, const struct plen_ribbon_point *before,
			 const struct plen_svg_points *outline)
{
	struct end end = {.at = at, .out = way_between(before, at), .radius = at->width / 2};

	end.reach = reach_of(&end, outline);
	return end;
}

static void draw_back(const struct end *end, double room)
{
	double back = fmin(end->radius - end->reach, room);

	if (end->reach < ROUND_REACH * end->radius && back > 0) {
		end->at->x -= back * end->out.x;
		end->at->y -= back * end->out.y;
	}
}

static bool is_pens(const struct plen_ribbon *ribbon)
{
	double length = 0, widest = ribbon->at[0].width;

	for (uint32_t i = 1; i < ribbon->count; i++) {
		length += far(&ribbon->at[i - 1], &ribbon->at[i]);
		widest = fmax(widest, ribbon->at[i].width);
	}
	return widest <= CUT_THIN_PX || (length >= CUT_LENGTH * widest && widest <= CUT_WIDTH_PX);
}

bool plen_ribbon_check_ends(struct plen_ribbon *ribbon, const struct plen_svg_points *outline)
{
	struct plen_ribbon_point *first = &ribbon->at[0], *last = &ribbon->at[ribbon->count - 1];

	if (ribbon->count < 2 || far(first, last) <= fmax(first->width, last->width)) {
		return ribbon->count >= 2;
	}

	struct end ends[] = {end_of(first, first + 1, outline), end_of(last, last - 1, outline)};
	if (!is_round(&ends[0], outline) && !is_round(&ends[1], outline) && !is_pens(ribbon)) {
		return false;
	}
	draw_back(&ends[0], far(first, first + 1) / 2);
	draw_back(&ends[1], far(last, last - 1) / 2);
	return true;
}
