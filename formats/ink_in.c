/* SPDX-License-Identifier: MIT */
#include "ink_in.h"

#include <assert.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "formats/limits.h"
#include "ink_out.h"
#include "reading.h"

/* Small enough that what is read is soon seen, and far below what one edit may hold. */
#define EDIT_POINTS 65536
#define EDIT_STROKES 1024

struct point {
	int32_t x_um, y_um;
	uint32_t t_ms;
	float width_um;   /* asked for; not above 0 = the full width */
	uint8_t pressure; /* where no width is asked for */
};

/* The stroke that is being put together. */
struct stroke {
	uint8_t ink;
	uint32_t rgba;
	double width_um;
	size_t count, capacity;
	struct point *points;
	bool broken, full; /* points were left out: too far away, or too many of them */
};

struct plen_ink_in {
	const struct plen_sink *sink;
	struct plen_reading *reading;
	uint32_t pages, strokes, points; /* so far, of the whole file */
	uint8_t group, mark;
	int64_t time_us;
	struct stroke stroke;
	/* The edit. Points of its strokes follow each other; while it grows, a stroke has none. */
	struct plen_op_stroke edit_strokes[EDIT_STROKES];
	uint32_t edit_stroke_count;
	size_t point_count, point_capacity;
	struct plen_stroke_point *edit_points;
	struct plen_op_picture pictures[PLEN_OP_PICTURES_MAX];
	uint32_t picture_count;
};

struct plen_ink_in *plen_ink_in_create(const struct plen_sink *sink, struct plen_reading *reading)
{
	struct plen_ink_in *in = plen_calloc(1, sizeof(*in));

	in->sink = sink;
	in->reading = reading;
	return in;
}

void plen_ink_in_destroy(struct plen_ink_in *in)
{
	if (in == NULL) {
		return;
	}
	free(in->stroke.points);
	free(in->edit_points);
	free(in);
}

int plen_ink_in_flush(struct plen_ink_in *in)
{
	struct plen_op op = {
		.kind = PLEN_OP_EDIT, .group = in->group, .mark = in->mark, .time_us = in->time_us};
	const struct plen_stroke_point *at = in->edit_points;

	if (in->edit_stroke_count == 0 && in->picture_count == 0) {
		return 0;
	}
	for (uint32_t i = 0; i < in->edit_stroke_count; i++) {
		in->edit_strokes[i].points = at;
		at += in->edit_strokes[i].count;
	}
	/* The sink knows which page it is; any number that is one will do. */
	op.u.edit = (struct plen_op_edit){.page = 1,
					  .stroke_count = in->edit_stroke_count,
					  .strokes = in->edit_strokes,
					  .picture_count = in->picture_count,
					  .pictures = in->pictures};
	in->edit_stroke_count = 0;
	in->picture_count = 0;
	in->point_count = 0;
	return in->sink->edit(in->sink->data, &op);
}

int plen_ink_in_page(struct plen_ink_in *in, uint8_t owner, uint8_t background)
{
	int rc = plen_ink_in_flush(in);

	if (rc != 0) {
		return rc;
	}
	if (++in->pages > PLEN_LIMIT_PAGES) {
		return plen_reading_fail(in->reading, PLEN_UNREADABLE_PAGES,
					 "it has more than %u pages", PLEN_LIMIT_PAGES);
	}
	in->group = 0;
	in->mark = 0;
	in->time_us = 0;
	return in->sink->page(in->sink->data, owner, background);
}

int plen_ink_in_author(struct plen_ink_in *in, uint8_t group, uint8_t mark, int64_t time_us)
{
	if (group == in->group && mark == in->mark && time_us == in->time_us) {
		return 0;
	}

	int rc = plen_ink_in_flush(in);
	in->group = group;
	in->mark = mark;
	in->time_us = time_us;
	return rc;
}

int plen_ink_in_asset(struct plen_ink_in *in, uint8_t media, uint32_t parts, const uint8_t *bytes,
		      size_t size, uint32_t *id)
{
	const struct plen_op_asset asset = {media, parts, (uint32_t)size, bytes};

	if (size == 0 || size > PLEN_OP_ASSET_BYTES_MAX || parts == 0 ||
	    parts > PLEN_OP_ASSET_PARTS_MAX) {
		return -E2BIG;
	}
	return in->sink->asset(in->sink->data, &asset, id);
}

bool plen_ink_in_shows(const struct plen_ink_in *in, uint8_t media, const uint8_t *bytes,
		       size_t size)
{
	const struct plen_op_asset asset = {media, 1, (uint32_t)size, bytes};

	return size > PLEN_OP_ASSET_BYTES_MAX || in->sink->shows == NULL ||
	       in->sink->shows(in->sink->data, &asset);
}

int plen_ink_in_picture(struct plen_ink_in *in, const struct plen_op_picture *picture)
{
	int rc = in->picture_count == PLEN_OP_PICTURES_MAX ? plen_ink_in_flush(in) : 0;

	in->pictures[in->picture_count++] = *picture;
	return rc;
}

/* -- strokes -- */

void plen_ink_in_begin(struct plen_ink_in *in, uint8_t ink, uint32_t rgba, double width_um)
{
	in->stroke.ink = ink;
	in->stroke.rgba = rgba;
	in->stroke.width_um = width_um >= 1 ? fmin(width_um, PLEN_OP_WIDTH_UM_MAX) : 1;
	in->stroke.count = 0;
	in->stroke.broken = false;
	in->stroke.full = false;
}

static void add_point(struct plen_ink_in *in, double x_um, double y_um, const struct point *rest)
{
	struct stroke *stroke = &in->stroke;

	bool far = !(fabs(x_um) <= PLEN_LIMIT_COORDINATE_UM) ||
		   !(fabs(y_um) <= PLEN_LIMIT_COORDINATE_UM);

	stroke->broken = stroke->broken || far;
	stroke->full = stroke->full || in->points == PLEN_LIMIT_POINTS;
	if (far || in->points == PLEN_LIMIT_POINTS) {
		return;
	}
	stroke->points = plen_grow(stroke->points, stroke->count, &stroke->capacity,
				   sizeof(*stroke->points));

	struct point *point = &stroke->points[stroke->count++];
	*point = *rest;
	point->x_um = (int32_t)lround(x_um);
	point->y_um = (int32_t)lround(y_um);
	in->points++;
}

void plen_ink_in_point(struct plen_ink_in *in, double x_um, double y_um, uint32_t t_ms,
		       double width_um)
{
	bool is_asked = width_um > 0 && isfinite(width_um);
	const struct point point = {
		.t_ms = t_ms,
		.width_um = is_asked ? (float)fmin(width_um, PLEN_OP_WIDTH_UM_MAX) : 0,
		.pressure = PLEN_POINTS_PRESSURE_FULL,
	};

	add_point(in, x_um, y_um, &point);
}

void plen_ink_in_pressed_point(struct plen_ink_in *in, double x_um, double y_um, uint32_t t_ms,
			       uint8_t pressure)
{
	const struct point point = {.t_ms = t_ms, .pressure = pressure};

	add_point(in, x_um, y_um, &point);
}

/* What full pressure is to be: what the file says, unless its points are wider than that, or all so
 * thin that ink could not follow. */
static double full_width(const struct stroke *stroke)
{
	double widest = 0;
	double thinnest = INFINITY;

	for (size_t i = 0; i < stroke->count; i++) {
		double asked = stroke->points[i].width_um;

		asked = asked > 0 ? asked : stroke->width_um;
		widest = fmax(widest, asked);
		thinnest = fmin(thinnest, asked);
	}
	bool fits = widest <= stroke->width_um * 1.0001 &&
		    thinnest >= plen_ink_out_width_um(stroke->width_um, 0) * 0.9999;
	return fits ? stroke->width_um : fmax(1, widest);
}

static struct plen_stroke_point finished(const struct point *point, double full_um)
{
	struct plen_stroke_point out = {point->x_um, point->y_um, point->t_ms, point->pressure};

	if (point->width_um > 0) {
		out.pressure = (uint8_t)lround(plen_ink_out_pressure(full_um, point->width_um));
	}
	return out;
}

static int begin_in_edit(struct plen_ink_in *in, double full_um)
{
	int rc = in->edit_stroke_count == EDIT_STROKES || in->point_count >= EDIT_POINTS
			 ? plen_ink_in_flush(in)
			 : 0;

	in->edit_strokes[in->edit_stroke_count++] = (struct plen_op_stroke){
		.group = in->group,
		.ink = in->stroke.ink,
		.rgba = in->stroke.rgba,
		.width_um = (uint32_t)lround(full_um),
	};
	return rc;
}

static void add_to_edit(struct plen_ink_in *in, struct plen_stroke_point point)
{
	in->edit_points = plen_grow(in->edit_points, in->point_count, &in->point_capacity,
				    sizeof(*in->edit_points));
	in->edit_points[in->point_count++] = point;
	in->edit_strokes[in->edit_stroke_count - 1].count++;
}

/* Once a stroke, whatever is missing of it. */
static void lose_once(struct plen_ink_in *in)
{
	const struct stroke *stroke = &in->stroke;

	if (stroke->full || in->strokes == PLEN_LIMIT_STROKES) {
		plen_reading_lose(in->reading, PLEN_LOSS_LIMIT);
	} else if (stroke->broken || stroke->count == 0) {
		plen_reading_lose(in->reading, PLEN_LOSS_BROKEN);
	}
}

int plen_ink_in_end(struct plen_ink_in *in)
{
	const struct stroke *stroke = &in->stroke;
	double full_um = full_width(stroke);
	int rc = 0;

	lose_once(in);
	if (stroke->count == 0 || in->strokes == PLEN_LIMIT_STROKES) {
		return 0;
	}
	in->strokes++;
	for (size_t i = 0; i < stroke->count && rc == 0; i++) {
		struct plen_stroke_point point = finished(&stroke->points[i], full_um);

		if (i % (PLEN_STROKE_POINTS_MAX - 1) == 0 && (i == 0 || i + 1 < stroke->count)) {
			/* The next piece begins where this one ends. */
			if (i > 0) {
				add_to_edit(in, point);
			}
			rc = begin_in_edit(in, full_um);
		}
		add_to_edit(in, point);
	}
	in->stroke.count = 0;
	return rc;
}
