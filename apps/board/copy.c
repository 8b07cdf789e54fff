/* SPDX-License-Identifier: MIT */
#include "copy.h"

#include <math.h>
#include <stdlib.h>

#include "common/mem.h"
#include "history.h"

#define UM 1e3

static int32_t to_um(double mm)
{
	return (int32_t)llround(fmin(fmax(mm * UM, INT32_MIN), INT32_MAX));
}

static struct plen_stroke_point placed(const struct plen_board_placing *placing,
				       struct plen_page_pt at, const struct plen_stroke_point *like)
{
	struct plen_stroke_point point = *like;

	point.x_um = to_um(placing->to.x_mm + (at.x_mm - placing->from.x_mm) * placing->scale);
	point.y_um = to_um(placing->to.y_mm + (at.y_mm - placing->from.y_mm) * placing->scale);
	return point;
}

/* The points of `range`: its two ends, and what lies between. */
static uint32_t copy_points(const struct plen_board_placing *placing,
			    const struct plen_stroke *stroke, struct plen_stroke_range range,
			    struct plen_stroke_point *points)
{
	uint32_t count = 0;
	uint32_t first = range.from / PLEN_STROKE_POS_ONE;
	uint32_t last = (range.to + PLEN_STROKE_POS_ONE - 1) / PLEN_STROKE_POS_ONE;

	struct plen_points_reader reader;

	plen_points_seek(&reader, &stroke->points, first);
	struct plen_stroke_point point = plen_points_next(&reader);
	points[count++] = placed(placing, plen_stroke_at(stroke, range.from), &point);
	for (uint32_t i = first + 1; i < last; i++) {
		point = plen_points_next(&reader);
		struct plen_page_pt at = {point.x_um / UM, point.y_um / UM};
		points[count++] = placed(placing, at, &point);
	}
	if (range.to > range.from) {
		point = last > first ? plen_points_next(&reader) : point;
		points[count++] = placed(placing, plen_stroke_at(stroke, range.to), &point);
	}
	return count;
}

static void copy_range(struct plen_board_copy *copy, const struct plen_stroke *stroke,
		       struct plen_stroke_range range)
{
	/* Both ends, and a point for each that lies between. */
	size_t room = (range.to - range.from) / PLEN_STROKE_POS_ONE + 3;
	struct plen_stroke_point *points = plen_calloc(room, sizeof(*points));
	double width = fmax(round(stroke->width_um * copy->placing->scale), 1);

	copy->strokes =
		plen_grow(copy->strokes, copy->count, &copy->capacity, sizeof(*copy->strokes));
	copy->strokes[copy->count++] = (struct plen_op_stroke){
		.group = stroke->group,
		.ink = stroke->ink,
		.rgba = stroke->rgba,
		.width_um = (uint32_t)fmin(width, PLEN_OP_WIDTH_UM_MAX),
		.count = copy_points(copy->placing, stroke, range, points),
		.points = points,
	};
}

static bool copy_stroke(void *data, const struct plen_stroke *stroke)
{
	struct plen_board_copy *copy = data;

	for (uint32_t i = 0; i < stroke->kept_count; i++) {
		copy_range(copy, stroke, stroke->kept[i]);
	}
	return true;
}

static int32_t scaled(int32_t ppm, double scale)
{
	return (int32_t)llround(fmin(fmax(ppm * scale, INT32_MIN), INT32_MAX));
}

static bool copy_picture(void *data, const struct plen_picture *picture)
{
	struct plen_board_copy *copy = data;
	const struct plen_board_placing *placing = copy->placing;
	struct plen_op_picture place = picture->place;

	place.a_ppm = scaled(place.a_ppm, placing->scale);
	place.b_ppm = scaled(place.b_ppm, placing->scale);
	place.c_ppm = scaled(place.c_ppm, placing->scale);
	place.d_ppm = scaled(place.d_ppm, placing->scale);
	place.e_um =
		to_um(placing->to.x_mm + (place.e_um / UM - placing->from.x_mm) * placing->scale);
	place.f_um =
		to_um(placing->to.y_mm + (place.f_um / UM - placing->from.y_mm) * placing->scale);
	/* What is dark stays so, for its ink to be seen. */
	place.sheet = place.sheet && placing->keeps_sheet;
	copy->pictures = plen_grow(copy->pictures, copy->picture_count, &copy->picture_capacity,
				   sizeof(*copy->pictures));
	copy->pictures[copy->picture_count++] = place;
	return true;
}

void plen_board_copy_page(struct plen_board_copy *copy, const struct plen_board_wall *wall,
			  uint32_t page, const struct plen_board_placing *placing)
{
	copy->placing = placing;
	plen_lesson_each_stroke(wall->lesson, page, NULL, copy_stroke, copy);
	plen_lesson_each_picture(wall->lesson, page, NULL, copy_picture, copy);
	copy->placing = NULL;
}

void plen_board_copy_pictures(struct plen_board_copy *copy, const struct plen_board_wall *wall,
			      uint32_t page, const struct plen_page_rect *rect,
			      const struct plen_board_placing *placing)
{
	copy->placing = placing;
	plen_lesson_each_picture(wall->lesson, page, rect, copy_picture, copy);
	copy->placing = NULL;
}

/* As many strokes from `from` on as one operation holds. */
static uint32_t batch_size(const struct plen_board_copy *copy, size_t from)
{
	uint32_t count = 0;
	uint64_t points = 0;

	while (from + count < copy->count && count < PLEN_OP_STROKES_MAX) {
		points += copy->strokes[from + count].count;
		if (points > PLEN_OP_POINTS_MAX) {
			break;
		}
		count++;
	}
	return count;
}

/* Pictures lie beneath all ink, so they may come first. */
static void flush_pictures(struct plen_board_copy *copy, struct plen_board_wall *wall)
{
	for (size_t from = 0; from < copy->picture_count; from += PLEN_OP_PICTURES_MAX) {
		size_t left = copy->picture_count - from;
		uint32_t count =
			left < PLEN_OP_PICTURES_MAX ? (uint32_t)left : PLEN_OP_PICTURES_MAX;
		struct plen_op_edit edit = {.page = copy->page,
					    .picture_count = count,
					    .pictures = &copy->pictures[from]};
		plen_board_history_edit(wall, (struct plen_board_hand){.group = copy->group}, &edit,
					&copy->chain);
	}
	free(copy->pictures);
	copy->pictures = NULL;
	copy->picture_count = 0;
	copy->picture_capacity = 0;
}

void plen_board_copy_flush(struct plen_board_copy *copy, struct plen_board_wall *wall)
{
	flush_pictures(copy, wall);
	for (size_t from = 0; from < copy->count;) {
		uint32_t count = batch_size(copy, from);
		struct plen_op_edit edit = {
			.page = copy->page, .stroke_count = count, .strokes = &copy->strokes[from]};
		plen_board_history_edit(wall, (struct plen_board_hand){.group = copy->group}, &edit,
					&copy->chain);
		from += count;
	}
	for (size_t i = 0; i < copy->count; i++) {
		free((void *)copy->strokes[i].points);
	}
	free(copy->strokes);
	copy->strokes = NULL;
	copy->count = 0;
	copy->capacity = 0;
}
