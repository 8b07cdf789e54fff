/* SPDX-License-Identifier: MIT */
#include "kept.h"

#include <inttypes.h>

#include "kept_column.h"

#define NAME(name) PLEN_KEPT_PREFIX ":" name
/* Widths have been points, which micrometres do not part evenly. */
#define LINE_DECIMALS 4

void plen_kept_write_page(struct plen_xml_write *write, uint8_t owner, uint8_t background)
{
	plen_xml_write_format(write, NAME("page"), "%u %u", owner, background);
}

void plen_kept_write_origin(struct plen_xml_write *write, double x_um, double y_um)
{
	plen_xml_write_format(write, NAME("origin"), "%.0f %.0f", x_um, y_um);
}

void plen_kept_write_line(struct plen_xml_write *write, double line_um)
{
	plen_xml_write_number(write, NAME("line"), line_um, LINE_DECIMALS);
}

static int64_t cell(const struct plen_stroke_point *point, enum plen_kept_column column)
{
	const int64_t cells[] = {point->x_um, point->y_um, point->t_ms, point->pressure};

	return cells[column];
}

/* The first value, and then by how much each differs from the one before. */
static void write_column(struct plen_xml_write *write, const char *name,
			 const struct plen_stroke_point *points, uint32_t count,
			 enum plen_kept_column column)
{
	struct plen_buffer *out = plen_xml_write_open_attribute(write, name);
	int64_t last = 0;

	for (uint32_t i = 0; i < count; i++) {
		int64_t value = cell(&points[i], column);

		plen_buffer_printf(out, "%s%" PRId64, i > 0 ? " " : "", value - last);
		last = value;
	}
	plen_xml_write_close_attribute(write);
}

static bool all_are(const struct plen_stroke_point *points, uint32_t count,
		    enum plen_kept_column column, int64_t value)
{
	for (uint32_t i = 0; i < count; i++) {
		if (cell(&points[i], column) != value) {
			return false;
		}
	}
	return true;
}

void plen_kept_write_stroke(struct plen_xml_write *write, const struct plen_stroke *stroke,
			    const struct plen_stroke_point *points, uint32_t count,
			    bool with_points)
{
	plen_xml_write_format(write, NAME("stroke"), "%u %u %u %" PRIu32 " %" PRIu32 " %" PRIu32,
			      stroke->group, stroke->mark, stroke->ink, stroke->rgba,
			      stroke->width_um, count);
	if (with_points) {
		write_column(write, NAME("x"), points, count, PLEN_KEPT_X);
		write_column(write, NAME("y"), points, count, PLEN_KEPT_Y);
	}
	if (!all_are(points, count, PLEN_KEPT_TIME, 0)) {
		write_column(write, NAME("times"), points, count, PLEN_KEPT_TIME);
	}
	if (!all_are(points, count, PLEN_KEPT_PRESSURE, PLEN_POINTS_PRESSURE_FULL)) {
		write_column(write, NAME("pressures"), points, count, PLEN_KEPT_PRESSURE);
	}
}

void plen_kept_write_place(struct plen_xml_write *write, uint32_t place)
{
	plen_xml_write_format(write, NAME("place"), "%" PRIu32, place);
}

void plen_kept_write_picture(struct plen_xml_write *write, const struct plen_op_picture *picture,
			     uint8_t group)
{
	plen_xml_write_format(write, NAME("picture"),
			      "%u %" PRIu32 " %u %" PRIu32 " %" PRIu32 " %" PRId32 " %" PRId32
			      " %" PRId32 " %" PRId32 " %" PRId32 " %" PRId32,
			      group, picture->part, picture->sheet | picture->dark << 1,
			      picture->w_um, picture->h_um, picture->a_ppm, picture->b_ppm,
			      picture->c_ppm, picture->d_ppm, picture->e_um, picture->f_um);
}
