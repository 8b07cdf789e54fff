/* SPDX-License-Identifier: MIT
 *
 * From the middle to the outline: the way to the end on one side, a half circle, the way back on
 * the other, and a half circle.
 */
#include "ribbon.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"

#define CAP_STEPS 8
/* Cosine of the turn from which on a corner parts the outline: the sides would cross. */
#define CORNER 0.3

struct direction {
	double x, y;
};

static struct direction between(const struct plen_ribbon_point *a,
				const struct plen_ribbon_point *b)
{
	double length = hypot(b->x - a->x, b->y - a->y);

	return length > 0 ? (struct direction){(b->x - a->x) / length, (b->y - a->y) / length}
			  : (struct direction){1, 0};
}

static void add(struct plen_svg_points *outline, double x, double y)
{
	outline->at[outline->count++] = (struct plen_svg_point){x, y};
}

/* Around `centre`, from the left of `ahead` to its right. */
static void add_cap(struct plen_svg_points *outline, const struct plen_ribbon_point *centre,
		    struct direction ahead)
{
	double begin = atan2(ahead.y, ahead.x) - M_PI / 2, radius = centre->width / 2;

	for (int i = 0; i <= CAP_STEPS; i++) {
		double angle = begin + M_PI * i / CAP_STEPS;
		add(outline, centre->x + radius * cos(angle), centre->y + radius * sin(angle));
	}
}

static struct direction along(const struct plen_ribbon_point *at, uint32_t count, uint32_t i)
{
	return between(&at[i > 0 ? i - 1 : 0], &at[i + 1 < count ? i + 1 : i]);
}

static void add_side(struct plen_svg_points *outline, const struct plen_ribbon_point *at,
		     uint32_t count, uint32_t i, double side)
{
	struct direction way = along(at, count, i);
	double half = side * at[i].width / 2;

	add(outline, at[i].x + half * way.y, at[i].y - half * way.x);
}

/* `count` points of which none repeats the one before. */
static void outline_part(struct plen_svg_points *outline, const struct plen_ribbon_point *at,
			 uint32_t count)
{
	struct direction end = along(at, count, count - 1), begin = along(at, count, 0);

	outline->count = 0;
	for (uint32_t i = 0; i + 1 < count; i++) {
		add_side(outline, at, count, i, 1);
	}
	add_cap(outline, &at[count - 1], end);
	for (uint32_t i = count - 1; i > 1; i--) {
		add_side(outline, at, count, i - 1, -1);
	}
	add_cap(outline, &at[0], (struct direction){-begin.x, -begin.y});
}

static bool is_corner(const struct plen_ribbon_point *at)
{
	struct direction in = between(at - 1, at), out = between(at, at + 1);

	return in.x * out.x + in.y * out.y < CORNER;
}

void plen_ribbon_outlines(const struct plen_ribbon *ribbon,
			  void (*each)(void *data, const struct plen_svg_points *outline),
			  void *data)
{
	struct plen_ribbon_point *at = plen_calloc(ribbon->count, sizeof(*at));
	struct plen_svg_points outline = {
		.at = plen_calloc(2 * ((size_t)ribbon->count + CAP_STEPS + 2),
				  sizeof(*outline.at))};
	uint32_t count = 0, from = 0;

	for (uint32_t i = 0; i < ribbon->count; i++) {
		if (count == 0 || ribbon->at[i].x != at[count - 1].x ||
		    ribbon->at[i].y != at[count - 1].y) {
			at[count++] = ribbon->at[i];
		}
	}
	for (uint32_t i = 1; i <= count; i++) {
		if (i == count || (i + 1 < count && is_corner(&at[i]))) {
			outline_part(&outline, at + from, i < count ? i + 1 - from : count - from);
			each(data, &outline);
			from = i;
		}
	}
	free(at);
	plen_svg_points_finish(&outline);
}
