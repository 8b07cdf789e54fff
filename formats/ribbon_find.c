/* SPDX-License-Identifier: MIT
 *
 * From the outline to the middle. The outline is walked from one end of the stroke along both sides
 * at once, always on the side where the rung from side to side stays shorter; the rungs' middles
 * are the stroke. Whether that was right is seen from the area, which must come out the same.
 */
#include "ribbon.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"

/* 1 is a circle, and 0.79 a square. */
#define ROUND 0.7
#define AREA_TOLERANCE 0.25
/* Around an end rungs grow faster than they move on; in a stroke they never do. */
#define END_GROWTH 0.7
/* Rungs closer than this share of the width say nothing new. */
#define STEP 0.1

struct ring {
	struct plen_svg_point *at;
	uint32_t count;
	double area, around; /* the area has a sign */
};

static double span(struct plen_svg_point a, struct plen_svg_point b)
{
	return hypot(b.x - a.x, b.y - a.y);
}

/* The outline without points that repeat the one before, the last one's return included. */
static struct ring make_ring(const struct plen_svg_points *outline)
{
	struct ring ring = {plen_calloc(outline->count + 1, sizeof(*ring.at)), 0, 0, 0};

	for (uint32_t i = 0; i < outline->count; i++) {
		if (ring.count == 0 || span(ring.at[ring.count - 1], outline->at[i]) > 1e-9) {
			ring.at[ring.count++] = outline->at[i];
		}
	}
	while (ring.count > 1 && span(ring.at[ring.count - 1], ring.at[0]) <= 1e-9) {
		ring.count--;
	}
	for (uint32_t i = 0; i < ring.count; i++) {
		struct plen_svg_point a = ring.at[i], b = ring.at[(i + 1) % ring.count];
		/* Relative to a corner, so that far away from the origin nothing is lost. */
		ring.area += ((a.x - ring.at[0].x) * (b.y - ring.at[0].y) -
			      (b.x - ring.at[0].x) * (a.y - ring.at[0].y)) /
			     2;
		ring.around += span(a, b);
	}
	return ring;
}

static struct plen_svg_point corner(const struct ring *ring, uint32_t start, uint32_t i)
{
	return ring->at[(start + i) % ring->count];
}

static void add_rung(struct plen_ribbon *ribbon, struct plen_svg_point a, struct plen_svg_point b)
{
	plen_ribbon_add(ribbon,
			(struct plen_ribbon_point){(a.x + b.x) / 2, (a.y + b.y) / 2, span(a, b)});
}

static void climb(struct plen_ribbon *ribbon, const struct ring *ring, uint32_t start)
{
	uint32_t i = 0, j = ring->count - 1;

	add_rung(ribbon, corner(ring, start, i), corner(ring, start, j));
	while (i + 1 < j) {
		double left = span(corner(ring, start, i + 1), corner(ring, start, j));
		double right = span(corner(ring, start, i), corner(ring, start, j - 1));

		if (left <= right) {
			i++;
		} else {
			j--;
		}
		add_rung(ribbon, corner(ring, start, i), corner(ring, start, j));
	}
}

/* Leaves out the rungs within the round ends: the last that grew is the stroke's end. */
static void cut_ends(struct plen_ribbon *ribbon)
{
	struct plen_ribbon_point *at = ribbon->at;
	uint32_t from = 0, to = ribbon->count - 1;

	while (from < to && at[from + 1].width - at[from].width >
				    END_GROWTH * hypot(at[from + 1].x - at[from].x,
						       at[from + 1].y - at[from].y)) {
		from++;
	}
	while (to > from &&
	       at[to - 1].width - at[to].width >
		       END_GROWTH * hypot(at[to - 1].x - at[to].x, at[to - 1].y - at[to].y)) {
		to--;
	}
	ribbon->count = to - from + 1;
	for (uint32_t i = 0; from > 0 && i < ribbon->count; i++) {
		at[i] = at[from + i];
	}
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

static double area_of(const struct plen_ribbon *ribbon)
{
	double begin = ribbon->at[0].width, end = ribbon->at[ribbon->count - 1].width;
	double area = M_PI / 8 * (begin * begin + end * end);

	for (uint32_t i = 1; i < ribbon->count; i++) {
		const struct plen_ribbon_point *a = &ribbon->at[i - 1], *b = &ribbon->at[i];
		area += hypot(b->x - a->x, b->y - a->y) * (a->width + b->width) / 2;
	}
	return area;
}

static bool try_from(struct plen_ribbon *ribbon, const struct ring *ring, uint32_t start)
{
	ribbon->count = 0;
	climb(ribbon, ring, start);
	cut_ends(ribbon);
	thin_out(ribbon);
	return fabs(area_of(ribbon) - fabs(ring->area)) <= AREA_TOLERANCE * fabs(ring->area);
}

/* The corner furthest from another: an end, if it is a ribbon. */
static uint32_t furthest(const struct ring *ring, uint32_t from)
{
	uint32_t best = from;

	for (uint32_t i = 0; i < ring->count; i++) {
		if (span(ring->at[from], ring->at[i]) > span(ring->at[from], ring->at[best])) {
			best = i;
		}
	}
	return best;
}

static void make_dot(struct plen_ribbon *ribbon, const struct ring *ring)
{
	double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

	for (uint32_t i = 0; i < ring->count; i++) {
		left = fmin(left, ring->at[i].x);
		right = fmax(right, ring->at[i].x);
		top = fmin(top, ring->at[i].y);
		bottom = fmax(bottom, ring->at[i].y);
	}
	ribbon->count = 0;
	plen_ribbon_add(ribbon, (struct plen_ribbon_point){(left + right) / 2, (top + bottom) / 2,
							   fmax(right - left, bottom - top)});
}

bool plen_ribbon_find(struct plen_ribbon *ribbon, const struct plen_svg_points *outline)
{
	struct ring ring = make_ring(outline);
	bool found = ring.count >= 3 && ring.around > 0 && fabs(ring.area) > 0;

	if (found && 4 * M_PI * fabs(ring.area) > ROUND * ring.around * ring.around) {
		make_dot(ribbon, &ring);
	} else if (found) {
		uint32_t end = furthest(&ring, 0);
		found = try_from(ribbon, &ring, 0) || try_from(ribbon, &ring, end) ||
			try_from(ribbon, &ring, furthest(&ring, end));
	}
	free(ring.at);
	if (!found) {
		plen_ribbon_finish(ribbon);
	}
	return found;
}
