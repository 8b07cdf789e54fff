/* SPDX-License-Identifier: MIT
 *
 * The text of a drawing: pieces of it, each with its style and, where one is said, a place of its
 * own. Indentation and line breaks are blanks, as in any drawing.
 */
#pragma once

#include "svg_path.h"
#include "svg_walk.h"
#include "xml_write.h"

struct plen_svg_span {
	char *text;
	struct plen_svg_style style;
	bool begins; /* at x, y; else it goes on where the last one ends */
	double x, y;
};

struct plen_svg_spans {
	struct plen_svg_span *at;
	uint32_t count;
};

/* The spans within a text or textarea; at most a thousand. A tbreak is a span "\n". */
void plen_svg_spans_collect(struct plen_svg_spans *spans, const struct plen_svg_element *element);
void plen_svg_spans_finish(struct plen_svg_spans *spans);

/* Of a text element: the box it may take, in its own units, and what shows it. */
bool plen_svg_spans_box(const struct plen_svg_element *element, struct plen_svg_box *box);
void plen_svg_spans_write(struct plen_xml_write *write, const struct plen_svg_element *element,
			  const struct plen_matrix *matrix);

/* Of a textarea: what looks alike, in whole lines; a line looks as what is seen of it first. What
 * was lent is good during a call only. 0, or what `each` returned. */
int plen_svg_spans_blocks(const struct plen_svg_element *element,
			  int (*each)(void *data, const struct plen_svg_text *text), void *data);
