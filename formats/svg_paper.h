/* SPDX-License-Identifier: MIT
 *
 * The rectangle that boards lay under a page to give it a colour.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "xml_tree.h"

struct plen_svg_view {
	double x, y, w, h;
};

/* Whether a rectangle covers all of a page. */
bool plen_svg_paper_covers(const struct plen_xml_node *rect, const struct plen_svg_view *page);
/* White if there is none (NULL), or if it says nothing. */
uint32_t plen_svg_paper_colour(const struct plen_xml_node *rect);
