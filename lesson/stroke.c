/* SPDX-License-Identifier: MIT */
#include "lesson/stroke.h"

#include <assert.h>

#include "stroke_geometry.h"

#define UM_PER_MM 1000.0

struct box {
	double x0, y0, x1, y1;
};

static void box_add(struct box *box, double x_um, double y_um)
{
	box->x0 = x_um < box->x0 ? x_um : box->x0;
	box->y0 = y_um < box->y0 ? y_um : box->y0;
	box->x1 = x_um > box->x1 ? x_um : box->x1;
	box->y1 = y_um > box->y1 ? y_um : box->y1;
}

static struct plen_page_rect box_to_rect(const struct box *box, uint32_t width_um)
{
	struct plen_page_rect rect = {
		.x_mm = box->x0 / UM_PER_MM,
		.y_mm = box->y0 / UM_PER_MM,
		.w_mm = (box->x1 - box->x0) / UM_PER_MM,
		.h_mm = (box->y1 - box->y0) / UM_PER_MM,
	};

	return plen_page_rect_grown(rect, width_um / UM_PER_MM / 2);
}

struct plen_page_pt plen_stroke_at(const struct plen_stroke *stroke, plen_stroke_pos pos)
{
	assert(pos <= plen_stroke_end(stroke->count));

	uint32_t index = pos / PLEN_STROKE_POS_ONE;
	double part = (double)(pos % PLEN_STROKE_POS_ONE) / PLEN_STROKE_POS_ONE;
	struct plen_points_reader reader;

	plen_points_seek(&reader, &stroke->points, index);
	struct plen_stroke_point a = plen_points_next(&reader);
	/* The last point has no next; `part` is 0 there. */
	struct plen_stroke_point b = part > 0 ? plen_points_next(&reader) : a;

	return (struct plen_page_pt){
		.x_mm = (a.x_um + part * ((double)b.x_um - a.x_um)) / UM_PER_MM,
		.y_mm = (a.y_um + part * ((double)b.y_um - a.y_um)) / UM_PER_MM,
	};
}

struct plen_page_rect plen_stroke_points_bounds(const struct plen_stroke_point *points,
						uint32_t count, uint32_t width_um)
{
	assert(count > 0);

	struct box box = {points[0].x_um, points[0].y_um, points[0].x_um, points[0].y_um};
	for (uint32_t i = 1; i < count; i++) {
		box_add(&box, points[i].x_um, points[i].y_um);
	}
	return box_to_rect(&box, width_um);
}

struct plen_page_rect plen_stroke_range_bounds(const struct plen_stroke *stroke,
					       struct plen_stroke_range range)
{
	struct plen_page_pt from = plen_stroke_at(stroke, range.from);
	struct plen_page_pt to = plen_stroke_at(stroke, range.to);
	struct box box = {from.x_mm * UM_PER_MM, from.y_mm * UM_PER_MM, from.x_mm * UM_PER_MM,
			  from.y_mm * UM_PER_MM};

	box_add(&box, to.x_mm * UM_PER_MM, to.y_mm * UM_PER_MM);
	uint32_t first = range.from / PLEN_STROKE_POS_ONE + 1;
	struct plen_points_reader reader;

	plen_points_seek(&reader, &stroke->points, first - 1);
	plen_points_next(&reader);
	for (uint32_t i = first; i <= range.to / PLEN_STROKE_POS_ONE; i++) {
		struct plen_stroke_point point = plen_points_next(&reader);

		box_add(&box, point.x_um, point.y_um);
	}
	return box_to_rect(&box, stroke->width_um);
}
