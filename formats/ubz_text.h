/* SPDX-License-Identifier: MIT
 *
 * OpenBoard's texts: HTML within XML, or, in files older than version 4.5, XHTML.
 */
#pragma once

#include "html_text.h"
#include "svg_picture.h"
#include "xml_tree.h"

/* Of a text: what stays free of it on all sides. */
#define PLEN_UBZ_TEXT_EDGE_PX 4

struct plen_ubz_text {
	struct plen_html_blocks blocks;
	double width; /* 0 = none said */
	uint32_t rgba;
};

/* Of a foreignObject. `px_per_pt` as the file says, `rgba` for a text without a colour. */
void plen_ubz_text_read(struct plen_ubz_text *text, const struct plen_xml_node *node,
			double px_per_pt, uint32_t rgba);
void plen_ubz_text_finish(struct plen_ubz_text *text);
/* One of its blocks, which must stay. */
struct plen_svg_text plen_ubz_text_block(const struct plen_ubz_text *text, uint32_t index);
