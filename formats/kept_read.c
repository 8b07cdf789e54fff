/* SPDX-License-Identifier: MIT */
#include "kept.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "formats/limits.h"
#include "kept_column.h"
#include "number.h"

/* Whole numbers, blanks between them; false if there are not exactly so many, each within. */
static bool read_numbers(const char *text, int64_t *values, uint32_t count, int64_t min,
			 int64_t max)
{
	for (uint32_t i = 0; i < count; i++) {
		char *end = NULL;

		text += strspn(text, " ");
		values[i] = strtoll(text, &end, 10);
		if (end == text || values[i] < min || values[i] > max) {
			return false;
		}
		text = end;
	}
	return text[strspn(text, " ")] == '\0';
}

static const char *kept(const struct plen_xml_node *node, const char *name)
{
	return plen_xml_tree_attribute_in(node, PLEN_KEPT_SPACE, name);
}

static bool read_some(const struct plen_xml_node *node, const char *name, int64_t *values,
		      uint32_t count, int64_t min, int64_t max)
{
	const char *text = kept(node, name);

	return text != NULL && read_numbers(text, values, count, min, max);
}

/* -- pages -- */

bool plen_kept_read_page(const struct plen_xml_node *node, uint8_t *owner, uint8_t *background)
{
	int64_t values[2];

	if (!read_some(node, "page", values, 2, 0, UINT8_MAX) || values[0] > PLEN_GROUP_MAX ||
	    values[1] >= PLEN_BACKGROUND_COUNT) {
		return false;
	}
	*owner = (uint8_t)values[0];
	*background = (uint8_t)values[1];
	return true;
}

bool plen_kept_read_origin(const struct plen_xml_node *node, double origin_um[2])
{
	return plen_number_list(kept(node, "origin"), origin_um, 2) &&
	       fabs(origin_um[0]) <= PLEN_LIMIT_COORDINATE_UM &&
	       fabs(origin_um[1]) <= PLEN_LIMIT_COORDINATE_UM;
}

bool plen_kept_read_line(const struct plen_xml_node *node, double *line_um)
{
	return plen_number_list(kept(node, "line"), line_um, 1) && *line_um > 0 &&
	       *line_um <= PLEN_LIMIT_COORDINATE_UM;
}

/* -- strokes -- */

static void set_cell(struct plen_stroke_point *point, enum plen_kept_column column, int64_t value)
{
	switch (column) {
	case PLEN_KEPT_X:
		point->x_um = (int32_t)value;
		break;
	case PLEN_KEPT_Y:
		point->y_um = (int32_t)value;
		break;
	case PLEN_KEPT_TIME:
		point->t_ms = (uint32_t)value;
		break;
	case PLEN_KEPT_PRESSURE:
		point->pressure = (uint8_t)value;
		break;
	}
}

/* False if it is there and does not hold `count` valid numbers. */
static bool read_column(const struct plen_xml_node *node, const char *name,
			enum plen_kept_column column, struct plen_stroke_point *points,
			uint32_t count)
{
	static const struct {
		int64_t min, max;
	} limits[] = {
		{INT32_MIN, INT32_MAX}, {INT32_MIN, INT32_MAX}, {0, UINT32_MAX}, {0, UINT8_MAX}};
	const char *text = kept(node, name);
	int64_t *values, last = 0;
	bool valid = true;

	if (text == NULL) {
		return true;
	}
	values = plen_calloc(count, sizeof(*values));
	valid = read_numbers(text, values, count, -(int64_t)UINT32_MAX, UINT32_MAX);
	for (uint32_t i = 0; i < count && valid; i++) {
		last += values[i];
		valid = last >= limits[column].min && last <= limits[column].max;
		set_cell(&points[i], column, last);
	}
	free(values);
	return valid;
}

static bool read_points(const struct plen_xml_node *node, struct plen_kept_stroke *stroke)
{
	stroke->points = plen_calloc(stroke->count, sizeof(*stroke->points));
	for (uint32_t i = 0; i < stroke->count; i++) {
		stroke->points[i].pressure = PLEN_POINTS_PRESSURE_FULL;
	}
	stroke->has_points = kept(node, "x") != NULL && kept(node, "y") != NULL;
	if (read_column(node, "x", PLEN_KEPT_X, stroke->points, stroke->count) &&
	    read_column(node, "y", PLEN_KEPT_Y, stroke->points, stroke->count) &&
	    read_column(node, "times", PLEN_KEPT_TIME, stroke->points, stroke->count) &&
	    read_column(node, "pressures", PLEN_KEPT_PRESSURE, stroke->points, stroke->count)) {
		return true;
	}
	plen_kept_finish_stroke(stroke);
	return false;
}

bool plen_kept_read_stroke(const struct plen_xml_node *node, struct plen_kept_stroke *stroke)
{
	int64_t values[6];

	*stroke = (struct plen_kept_stroke){0};
	if (!read_some(node, "stroke", values, 6, 0, UINT32_MAX)) {
		return false;
	}

	bool own = values[2] == PLEN_INK_OWN || values[2] == PLEN_INK_OWN_MARKER;
	if (values[0] > PLEN_GROUP_MAX || values[1] > PLEN_MARK_MAX ||
	    (values[2] >= PLEN_INK_COUNT && !own) || (values[3] != 0 && !own) || values[4] < 1 ||
	    values[4] > PLEN_OP_WIDTH_UM_MAX || values[5] < 1 ||
	    values[5] > PLEN_STROKE_POINTS_MAX) {
		return false;
	}
	*stroke = (struct plen_kept_stroke){
		.group = (uint8_t)values[0],
		.mark = (uint8_t)values[1],
		.ink = (uint8_t)values[2],
		.rgba = (uint32_t)values[3],
		.width_um = (uint32_t)values[4],
		.count = (uint32_t)values[5],
	};
	return read_points(node, stroke);
}

void plen_kept_finish_stroke(struct plen_kept_stroke *stroke)
{
	free(stroke->points);
	*stroke = (struct plen_kept_stroke){0};
}

bool plen_kept_read_place(const struct plen_xml_node *node, uint32_t *place)
{
	int64_t value = 0;

	if (!read_some(node, "place", &value, 1, 0, UINT32_MAX)) {
		return false;
	}
	*place = (uint32_t)value;
	return true;
}

/* -- pictures -- */

#define PICTURE_NUMBERS 11

bool plen_kept_read_picture(const struct plen_xml_node *node, struct plen_op_picture *picture,
			    uint8_t *group)
{
	int64_t values[PICTURE_NUMBERS];

	if (!read_some(node, "picture", values, PICTURE_NUMBERS, INT32_MIN, INT32_MAX) ||
	    values[0] < 0 || values[0] > PLEN_GROUP_MAX || values[1] < 0 ||
	    values[1] >= PLEN_OP_ASSET_PARTS_MAX || values[2] < 0 || values[2] > 3 ||
	    values[3] < 1 || values[3] > PLEN_OP_PICTURE_UM_MAX || values[4] < 1 ||
	    values[4] > PLEN_OP_PICTURE_UM_MAX) {
		return false;
	}
	*group = (uint8_t)values[0];
	*picture = (struct plen_op_picture){
		.part = (uint32_t)values[1],
		.sheet = (uint8_t)(values[2] & 1),
		.dark = (uint8_t)(values[2] >> 1),
		.w_um = (uint32_t)values[3],
		.h_um = (uint32_t)values[4],
		.a_ppm = (int32_t)values[5],
		.b_ppm = (int32_t)values[6],
		.c_ppm = (int32_t)values[7],
		.d_ppm = (int32_t)values[8],
		.e_um = (int32_t)values[9],
		.f_um = (int32_t)values[10],
	};
	return true;
}
