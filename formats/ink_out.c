/* SPDX-License-Identifier: MIT */
#include "ink_out.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"

#define PRESSURE_MAX 255.0
/* renderer/walk.c: without any pressure ink is half as wide. */
#define WIDTH_AT_NO_PRESSURE 0.5

double plen_ink_out_width_um(double full_um, double pressure)
{
	double p = fmax(0, fmin(pressure / PRESSURE_MAX, 1));

	return full_um * (WIDTH_AT_NO_PRESSURE + (1 - WIDTH_AT_NO_PRESSURE) * p);
}

double plen_ink_out_pressure(double full_um, double width_um)
{
	double p = (width_um / full_um - WIDTH_AT_NO_PRESSURE) / (1 - WIDTH_AT_NO_PRESSURE);

	return fmax(0, fmin(p, 1)) * PRESSURE_MAX;
}

static double between(double a, double b, double part)
{
	return a + (b - a) * part;
}

static struct plen_stroke_point point_between(struct plen_stroke_point a,
					      struct plen_stroke_point b, double part)
{
	return (struct plen_stroke_point){
		.x_um = (int32_t)lround(between(a.x_um, b.x_um, part)),
		.y_um = (int32_t)lround(between(a.y_um, b.y_um, part)),
		.t_ms = (uint32_t)llround(between(a.t_ms, b.t_ms, part)),
		.pressure = (uint8_t)lround(between(a.pressure, b.pressure, part)),
	};
}

/* The points of one range, into an array that has room for two more than lie on it. */
static uint32_t collect(const struct plen_stroke *stroke, struct plen_stroke_range range,
			struct plen_stroke_point *points)
{
	struct plen_points_reader reader;
	uint32_t index = range.from / PLEN_STROKE_POS_ONE;
	uint32_t last = range.to / PLEN_STROKE_POS_ONE;
	uint32_t before = range.from % PLEN_STROKE_POS_ONE, after = range.to % PLEN_STROKE_POS_ONE;
	uint32_t count = 0;

	plen_points_seek(&reader, &stroke->points, index);
	struct plen_stroke_point at = plen_points_next(&reader);
	if (before == 0) {
		points[count++] = at;
	} else {
		/* A range that begins between two points does not end before the second... */
		struct plen_stroke_point next = plen_points_next(&reader);

		points[count++] = point_between(at, next, before / (double)PLEN_STROKE_POS_ONE);
		if (index == last) {
			/* ... unless it ends between the same two. */
			points[count++] =
				point_between(at, next, after / (double)PLEN_STROKE_POS_ONE);
			return count;
		}
		points[count++] = at = next;
		index++;
	}
	for (; index < last; index++) {
		points[count++] = at = plen_points_next(&reader);
	}
	if (after != 0) {
		struct plen_stroke_point next = plen_points_next(&reader);

		points[count++] = point_between(at, next, after / (double)PLEN_STROKE_POS_ONE);
	}
	return count;
}

void plen_ink_out_parts(const struct plen_stroke *stroke, plen_ink_out_part fn, void *data)
{
	struct plen_stroke_point *points = plen_calloc((size_t)stroke->count + 2, sizeof(*points));
	bool more = true;

	for (uint32_t i = 0; i < stroke->kept_count && more; i++) {
		uint32_t count = collect(stroke, stroke->kept[i], points);

		more = fn(data, stroke, points, count);
	}
	free(points);
}
