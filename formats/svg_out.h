/* SPDX-License-Identifier: MIT
 *
 * What drawings are written with: points and matrices as attributes.
 */
#pragma once

#include "formats/units.h"
#include "svg_points.h"
#include "transform.h"
#include "xml_write.h"

void plen_svg_out_number(struct plen_buffer *out, double value, int decimals);
void plen_svg_out_points(struct plen_xml_write *write, const struct plen_svg_points *points,
			 int decimals);
/* "matrix(a, b, c, d, e, f)" */
void plen_svg_out_matrix(struct plen_xml_write *write, const struct plen_matrix *matrix);
