/* SPDX-License-Identifier: MIT */
#include "svg_page_frame.h"

#include <math.h>

#include "svg_picture.h"

#define LINE_UM 500
#define GREY 0x8a939cffu

static void begin_shape(struct plen_xml_write *write, const char *name)
{
	plen_xml_write_begin(write, name);
	plen_xml_write_attribute(write, "fill", "none");
	plen_xml_write_colour(write, "stroke", GREY);
	plen_xml_write_number(write, "stroke-width", LINE_UM, 0);
}

uint8_t *plen_svg_page_frame(double w_um, double h_um, size_t *size)
{
	struct plen_xml_write write = {0};
	double edge = fmin(LINE_UM, fmin(w_um, h_um)) / 2;

	plen_svg_picture_begin(&write, 0, 0, w_um, h_um, 1);
	begin_shape(&write, "rect");
	plen_xml_write_number(&write, "x", edge, 1);
	plen_xml_write_number(&write, "y", edge, 1);
	plen_xml_write_number(&write, "width", w_um - 2 * edge, 1);
	plen_xml_write_number(&write, "height", h_um - 2 * edge, 1);
	plen_xml_write_end(&write);
	begin_shape(&write, "path");
	plen_xml_write_format(&write, "d", "M0 0L%.0f %.0fM0 %.0fL%.0f 0", w_um, h_um, h_um, w_um);
	plen_xml_write_end(&write);
	return plen_svg_picture_end(&write, size);
}
