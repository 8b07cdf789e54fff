/* SPDX-License-Identifier: MIT
 *
 * Texts and shapes of other programs as small SVG documents, which pictures then show.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "xml_write.h"

/* Begins a document that shows the rectangle x, y, w, h of user units, `um` micrometres each; what
 * follows is elements, and plen_svg_picture_end ends it. */
void plen_svg_picture_begin(struct plen_xml_write *write, double x, double y, double w, double h,
			    double um);
uint8_t *plen_svg_picture_end(struct plen_xml_write *write, size_t *size);

enum plen_svg_align {
	PLEN_SVG_ALIGN_LEFT,
	PLEN_SVG_ALIGN_MIDDLE,
	PLEN_SVG_ALIGN_RIGHT,
};

/* Lengths in user units. */
struct plen_svg_text {
	const char *text;   /* plain, lines parted by \n */
	const char *family; /* NULL or "" = sans-serif */
	double size;
	uint32_t rgba;
	bool bold, italic, underlined;
	double width; /* of the box in which lines are broken and aligned; 0 = none */
	enum plen_svg_align align;
};

/* The room that a text takes: an estimate from above, as fonts are not asked. Its lines begin at 0;
 * they may reach to the left of it unless they are aligned there. */
struct plen_svg_text_box {
	double x, w, h;
	double room;  /* in which they are aligned */
	double below; /* where a line after the last would begin */
	bool is_cut;  /* there are more lines than are shown */
};

struct plen_svg_text_box plen_svg_text_extent(const struct plen_svg_text *text);
/* One text as a whole document of `um` micrometres a unit, which shows *box: what lies at 0, 0
 * there is the upper left corner of the text. */
uint8_t *plen_svg_text_make(const struct plen_svg_text *text, double um,
			    struct plen_svg_text_box *box, size_t *size);

/* Attributes by which a text is known again: its words as they were, its box, how large a unit is.
 */
#define PLEN_SVG_TEXT_WORDS "data-text"
#define PLEN_SVG_TEXT_BOX "data-box"
#define PLEN_SVG_TEXT_UNIT "data-unit"

/* True if the bytes are exactly what would be made of a text, which is then in *text; *um is of a
 * unit. The words are in *copy, which the caller frees. Looks for what is expected and compares; a
 * stranger's drawing is not parsed. */
bool plen_svg_text_parse(const uint8_t *bytes, size_t size, struct plen_svg_text *text, double *um,
			 char **copy);
