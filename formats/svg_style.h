/* SPDX-License-Identifier: MIT
 *
 * How an element of a drawing looks: what its ancestors say, unless it says otherwise itself, in
 * attributes or in a style attribute, which counts more.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "svg_picture.h"
#include "xml_tree.h"

struct plen_svg_style {
	uint32_t fill, stroke; /* 0xRRGGBBAA, without the opacities beside them; 0 = none */
	double fill_opacity, stroke_opacity;
	double opacity; /* of the element and all around it */
	double own_opacity;
	double stroke_width;
	bool dashed, hidden;
	bool strange; /* this element is filled or drawn in a manner that is not kept */
	bool bold, italic, underlined;
	enum plen_svg_align align;
	double font_size;
	char family[64]; /* "" = none said */
};

/* As SVG has it when nobody says anything: filled black, without a line. */
struct plen_svg_style plen_svg_style_default(void);
/* What `node` adds to what it inherits. */
void plen_svg_style_apply(struct plen_svg_style *style, const struct plen_xml_node *node);

/* With all opacities; 0 = none. */
uint32_t plen_svg_style_fill(const struct plen_svg_style *style);
uint32_t plen_svg_style_stroke(const struct plen_svg_style *style);
