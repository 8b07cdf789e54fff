/* SPDX-License-Identifier: MIT */
#include "svg_out.h"

#include "number.h"

#define DECIMALS 9

void plen_svg_out_number(struct plen_buffer *out, double value, int decimals)
{
	char text[PLEN_NUMBER_TEXT];

	plen_buffer_add(out, text, plen_number_print(text, value, decimals));
}

void plen_svg_out_points(struct plen_xml_write *write, const struct plen_svg_points *points,
			 int decimals)
{
	struct plen_buffer *out = plen_xml_write_open_attribute(write, "points");

	for (uint32_t i = 0; i < points->count; i++) {
		plen_buffer_add(out, " ", i > 0);
		plen_svg_out_number(out, points->at[i].x, decimals);
		plen_buffer_add(out, ",", 1);
		plen_svg_out_number(out, points->at[i].y, decimals);
	}
	plen_xml_write_close_attribute(write);
}

void plen_svg_out_matrix(struct plen_xml_write *write, const struct plen_matrix *matrix)
{
	const double values[] = {matrix->a, matrix->b, matrix->c, matrix->d, matrix->e, matrix->f};
	struct plen_buffer *out = plen_xml_write_open_attribute(write, "transform");

	plen_buffer_text(out, "matrix(");
	for (int i = 0; i < 6; i++) {
		plen_buffer_text(out, i > 0 ? ", " : "");
		plen_svg_out_number(out, values[i], DECIMALS);
	}
	plen_buffer_text(out, ")");
	plen_xml_write_close_attribute(write);
}
