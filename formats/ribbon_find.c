/* SPDX-License-Identifier: MIT
 *
 * From the outline to the middle. The outline is walked from one end of the stroke along both sides
 * at once, always on the side where the rung from side to side stays shorter; so that rungs stay
 * square to the stroke, long edges are walked in steps. The middle of the shortest rung at each
 * corner is a point of the stroke. Whether that was right is seen from the area, which must come
 * out the same.
 */
#include "ribbon.h"

#include <assert.h>
#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "ribbon_ends.h"

/* 1 is a circle, 0.79 a square, 0.77 a stroke that is a third longer than wide. */
#define COMPACT 0.7
#define LENGTH_MIN 1.3
#define AREA_TOLERANCE 0.25
/* How many rungs around one are asked how wide the stroke is there. */
#define AROUND_MAX 32
/* Of that width, what is not a pinch. */
#define PINCH 0.7
/* Of what is as wide as a stroke gets near its end. */
#define END_WIDTH 0.9
/* So much of the width around an end is asked. */
#define END_REACH 0.6
/* Rungs closer than this share of the width say nothing new. */
#define STEP 0.1

/* Steps of this share of the width keep rungs square; but there are at most so many. */
#define EDGE_STEP 0.4
#define STEPS_MAX 20000

struct corner {
	double x, y;
	bool own; /* of the outline; else a step on the way */
};

struct ring {
	struct corner *at;
	uint32_t count;
	size_t capacity;
	double area, around; /* the area has a sign */
};

static double span(const struct corner *a, const struct corner *b)
{
	return hypot(b->x - a->x, b->y - a->y);
}

/* The same squared, for comparing many. */
static double span2(const struct corner *a, const struct corner *b)
{
	double x = b->x - a->x, y = b->y - a->y;

	return x * x + y * y;
}

static void add_corner(struct ring *ring, struct corner corner)
{
	ring->at = plen_grow(ring->at, ring->count, &ring->capacity, sizeof(*ring->at));
	ring->at[ring->count++] = corner;
}

/* The outline without points that repeat the one before, the last one's return included. */
static void make_ring(struct ring *ring, const struct plen_svg_points *outline)
{
	for (uint32_t i = 0; i < outline->count; i++) {
		const struct corner next = {outline->at[i].x, outline->at[i].y, true};

		if (ring->count == 0 || span(&ring->at[ring->count - 1], &next) > 1e-9) {
			add_corner(ring, next);
		}
	}
	while (ring->count > 1 && span(&ring->at[ring->count - 1], &ring->at[0]) <= 1e-9) {
		ring->count--;
	}
}

static void measure(struct ring *ring)
{
	for (uint32_t i = 0; i < ring->count; i++) {
		const struct corner *a = &ring->at[i], *b = &ring->at[(i + 1) % ring->count];
		/* Relative to a corner, so that far away from the origin nothing is lost. */
		double ax = a->x - ring->at[0].x, ay = a->y - ring->at[0].y;
		double bx = b->x - ring->at[0].x, by = b->y - ring->at[0].y;

		ring->area += (ax * by - bx * ay) / 2;
		ring->around += hypot(bx - ax, by - ay);
	}
}

/* Few are, and looking for round ends all around takes long. */
static bool is_compact(const struct ring *ring)
{
	return 4 * M_PI * fabs(ring->area) > COMPACT * ring->around * ring->around;
}

/* How wide a stroke with round ends is that has this area and this way around. */
static double width_of(const struct ring *ring)
{
	double half = ring->around / 2;
	double rest = half * half - M_PI * fabs(ring->area);

	return (half - sqrt(fmax(0, rest))) / (M_PI / 2);
}

/* The same ring from corner `start` on, in short steps. */
static struct ring stepped(const struct ring *ring, uint32_t start)
{
	double step = fmax(EDGE_STEP * width_of(ring), ring->around / STEPS_MAX);
	struct ring fine = {.area = ring->area, .around = ring->around};

	for (uint32_t i = 0; i < ring->count; i++) {
		const struct corner *a = &ring->at[(start + i) % ring->count];
		const struct corner *b = &ring->at[(start + i + 1) % ring->count];
		double steps = ceil(span(a, b) / step);

		add_corner(&fine, *a);
		for (double k = 1; k < steps; k++) {
			add_corner(&fine, (struct corner){a->x + (b->x - a->x) * k / steps,
							  a->y + (b->y - a->y) * k / steps, false});
		}
	}
	return fine;
}

/* The shortest rung so far at a corner of the outline. */
struct best {
	const struct corner *corner, *across;
	double length2;
	uint32_t way; /* how far both sides had been climbed */
};

/* A point of the stroke, and how far it is along it. */
struct found {
	struct plen_ribbon_point point;
	uint32_t way;
};

struct climb {
	const struct ring *ring;
	struct best left, right;
	uint32_t way;
	struct found *found;
	size_t count, capacity;
};

static struct corner foot_on(const struct corner *corner, const struct corner *a,
			     const struct corner *b)
{
	double dx = b->x - a->x, dy = b->y - a->y;
	double length = dx * dx + dy * dy;
	double t = length > 0 ? ((corner->x - a->x) * dx + (corner->y - a->y) * dy) / length : 0;

	t = fmax(0, fmin(t, 1));
	return (struct corner){a->x + t * dx, a->y + t * dy, false};
}

/* Where the rung is shortest lies between two steps. */
static struct corner foot_of(const struct ring *ring, const struct best *best)
{
	const struct corner *at = best->across;
	const struct corner *before = at > ring->at ? at - 1 : at;
	const struct corner *after = at + 1 < ring->at + ring->count ? at + 1 : at;
	struct corner one = foot_on(best->corner, before, at);
	struct corner other = foot_on(best->corner, at, after);

	return span(best->corner, &one) < span(best->corner, &other) ? one : other;
}

static void settle(struct climb *climb, struct best *best)
{
	if (best->corner != NULL) {
		struct corner foot = foot_of(climb->ring, best);

		climb->found = plen_grow(climb->found, climb->count, &climb->capacity,
					 sizeof(*climb->found));
		climb->found[climb->count++] =
			(struct found){{(best->corner->x + foot.x) / 2,
					(best->corner->y + foot.y) / 2, span(best->corner, &foot)},
				       best->way};
	}
	*best = (struct best){0};
}

/* A rung has an end on each side, and each is looked at for itself. */
static void look(struct climb *climb, struct best *best, const struct corner *corner,
		 const struct corner *across)
{
	double length2 = span2(corner, across);

	if (best->corner != corner) {
		settle(climb, best);
	}
	if (corner->own && (best->corner == NULL || length2 < best->length2)) {
		*best = (struct best){corner, across, length2, climb->way};
	}
}

static int by_way(const void *a, const void *b)
{
	const struct found *left = a, *right = b;

	return (left->way > right->way) - (left->way < right->way);
}

static void climb_up(struct plen_ribbon *ribbon, const struct ring *ring)
{
	const struct corner *at = ring->at;
	struct climb climb = {.ring = ring};

	for (uint32_t i = 0, j = ring->count - 1; i < j; climb.way++) {
		look(&climb, &climb.left, &at[i], &at[j]);
		look(&climb, &climb.right, &at[j], &at[i]);
		if (span2(&at[i + 1], &at[j]) <= span2(&at[i], &at[j - 1])) {
			i++;
		} else {
			j--;
		}
	}
	settle(&climb, &climb.left);
	settle(&climb, &climb.right);
	if (climb.count > 0) {
		qsort(climb.found, climb.count, sizeof(*climb.found), by_way);
	}
	for (size_t i = 0; i < climb.count; i++) {
		plen_ribbon_add(ribbon, climb.found[i].point);
	}
	free(climb.found);
}

/* How wide it is at most within `reach` of a point, on one side of it. */
static double widest(const struct plen_ribbon *ribbon, uint32_t from, int step, double reach)
{
	const struct plen_ribbon_point *at = &ribbon->at[from];
	double width = at->width;

	for (int k = 0; k < AROUND_MAX; k++) {
		const struct plen_ribbon_point *next = at + step;

		if (next < ribbon->at || next >= ribbon->at + ribbon->count) {
			break;
		}
		reach -= hypot(next->x - at->x, next->y - at->y);
		if (reach < 0) {
			break;
		}
		width = fmax(width, next->width);
		at = next;
	}
	return width;
}

/* Leaves out rungs within round ends and at the inner side of narrow turns, which are much shorter
 * than those beside them: no pen changes so fast. */
static void drop_pinches(struct plen_ribbon *ribbon, double reach)
{
	struct plen_ribbon whole = {0};

	for (uint32_t i = 0; i < ribbon->count; i++) {
		bool first = whole.count == 0;
		double ahead = widest(ribbon, i, 1, first ? END_REACH * reach : reach);
		double width = first ? ahead : fmax(ahead, widest(ribbon, i, -1, reach));

		if (ribbon->at[i].width >= (first ? END_WIDTH : PINCH) * width) {
			plen_ribbon_add(&whole, ribbon->at[i]);
		}
	}
	while (whole.count > 1 &&
	       whole.at[whole.count - 1].width <
		       END_WIDTH * widest(&whole, whole.count - 1, -1, END_REACH * reach)) {
		whole.count--;
	}
	plen_ribbon_finish(ribbon);
	*ribbon = whole;
}

static void thin_out(struct plen_ribbon *ribbon)
{
	uint32_t kept = 1;

	for (uint32_t i = 1; i < ribbon->count; i++) {
		struct plen_ribbon_point next = ribbon->at[i], last = ribbon->at[kept - 1];
		double far = hypot(next.x - last.x, next.y - last.y);

		if (far >= STEP * fmin(next.width, last.width)) {
			ribbon->at[kept++] = next;
		} else if (next.width < last.width && kept > 1) {
			/* A rung that is not square to the stroke is too long. */
			ribbon->at[kept - 1].width = next.width;
		}
	}
	ribbon->count = kept;
}

/* Whether a stroke with these points has this area, and is longer than it is wide. */
static bool is_stroke(const struct plen_ribbon *ribbon, double area)
{
	double begin = ribbon->at[0].width, end = ribbon->at[ribbon->count - 1].width;
	double own = M_PI / 8 * (begin * begin + end * end), length = 0, widest = begin;

	for (uint32_t i = 1; i < ribbon->count; i++) {
		const struct plen_ribbon_point *a = &ribbon->at[i - 1], *b = &ribbon->at[i];
		double way = hypot(b->x - a->x, b->y - a->y);

		own += way * (a->width + b->width) / 2;
		length += way;
		widest = fmax(widest, b->width);
	}
	return fabs(own - area) <= AREA_TOLERANCE * area && length >= LENGTH_MIN * widest;
}

static bool try_from(struct plen_ribbon *ribbon, const struct ring *ring, uint32_t start)
{
	struct ring fine = stepped(ring, start);

	assert(fine.at != NULL && fine.count >= 3);
	ribbon->count = 0;
	climb_up(ribbon, &fine);
	free(fine.at);
	if (ribbon->count == 0) {
		return false;
	}
	drop_pinches(ribbon, width_of(ring));
	if (ribbon->count == 0) {
		return false;
	}
	thin_out(ribbon);
	return is_stroke(ribbon, fabs(ring->area));
}

/* The corner furthest from another: an end, if it is a ribbon. */
static uint32_t furthest(const struct ring *ring, uint32_t from)
{
	uint32_t best = from;

	for (uint32_t i = 0; i < ring->count; i++) {
		if (span(&ring->at[from], &ring->at[i]) > span(&ring->at[from], &ring->at[best])) {
			best = i;
		}
	}
	return best;
}

static bool find_middle(struct plen_ribbon *ribbon, const struct ring *ring)
{
	uint32_t end = furthest(ring, 0);

	return try_from(ribbon, ring, 0) || try_from(ribbon, ring, end) ||
	       try_from(ribbon, ring, furthest(ring, end));
}

bool plen_ribbon_find(struct plen_ribbon *ribbon, const struct plen_svg_points *outline,
		      bool is_tile)
{
	struct ring ring = {0};
	bool found;

	make_ring(&ring, outline);
	measure(&ring);
	found = ring.count >= 3 && ring.around > 0 && fabs(ring.area) > 0 &&
		((is_compact(&ring) && plen_ribbon_fit_short(ribbon, outline)) ||
		 plen_ribbon_fit_straight(ribbon, outline) ||
		 (find_middle(ribbon, &ring) &&
		  (is_tile || plen_ribbon_check_ends(ribbon, outline))));
	free(ring.at);
	if (!found) {
		plen_ribbon_finish(ribbon);
	}
	return found;
}
