/* SPDX-License-Identifier: MIT */
#include "badge.h"

#include <assert.h>
#include <math.h>
#include <stdbool.h>

#include "common/ink.h"

/* Polygons are given by the distance of their corners from the centre, as shares of the side;
 * corners in between (a star's) lie at `inner`. `round` is the radius of the corners. */
struct shape {
	int corners; /* 0 = a circle */
	double outer, inner;
	double turn_deg; /* of the first corner; 0 = to the right, -90 = up */
	double round;
	double drop;    /* of the polygon, so that its box looks centred */
	double numeral; /* drop of the numeral */
};

static const struct shape shapes[] = {
	{.outer = 0.5},
	{.corners = 3,
	 .outer = 0.62,
	 .turn_deg = -90,
	 .round = 0.09,
	 .drop = 0.11,
	 .numeral = 0.13},
	{.corners = 4, .outer = 0.62, .turn_deg = -45, .round = 0.07},
	{.corners = 4, .outer = 0.60, .turn_deg = -90, .round = 0.07},
	{.corners = 6, .outer = 0.535, .turn_deg = 0, .round = 0.06},
	{.corners = 5,
	 .outer = 0.66,
	 .inner = 0.40,
	 .turn_deg = -90,
	 .round = 0.05,
	 .drop = 0.03,
	 .numeral = 0.04},
};

static const struct shape *shape_of(unsigned group)
{
	assert(group >= 1 && group <= PLEN_GROUP_MAX);
	return &shapes[group - 1];
}

double plen_badge_numeral_drop(unsigned group)
{
	return shape_of(group)->numeral;
}

static void add_polygon(cairo_t *cr, const struct shape *shape, double x, double y, double side)
{
	int corners = shape->inner > 0 ? shape->corners * 2 : shape->corners;

	for (int i = 0; i < corners; i++) {
		double angle = (shape->turn_deg + i * 360.0 / corners) * M_PI / 180;
		bool is_inner = shape->inner > 0 && i % 2 == 1;
		double reach = (is_inner ? shape->inner : shape->outer - shape->round) * side;

		cairo_line_to(cr, x + cos(angle) * reach, y + sin(angle) * reach);
	}
	cairo_close_path(cr);
}

void plen_badge_fill(cairo_t *cr, unsigned group, double x, double y, double side)
{
	const struct shape *shape = shape_of(group);

	cairo_new_path(cr);
	if (shape->corners == 0) {
		cairo_arc(cr, x, y, shape->outer * side, 0, 2 * M_PI);
		cairo_fill(cr);
		return;
	}

	/* A round pen along the edge makes the corners round. */
	add_polygon(cr, shape, x, y + shape->drop * side, side);
	cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
	cairo_set_line_width(cr, shape->round * side * 2);
	cairo_fill_preserve(cr);
	cairo_stroke(cr);
}
