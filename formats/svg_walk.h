/* SPDX-License-Identifier: MIT
 *
 * Walks the elements of a drawing in the order in which they are painted, and knows of each what
 * it inherits: style, and matrix. Of a switch only the alternative that can be shown is visited.
 */
#pragma once

#include "svg_style.h"
#include "transform.h"
#include "xml_tree.h"

struct plen_svg_element {
	const struct plen_xml_node *node;
	struct plen_svg_style style;
	struct plen_matrix matrix; /* of the element's own units */
};

#define PLEN_SVG_OVER 0 /* go on behind the element */
#define PLEN_SVG_INTO 1 /* go on with what is in it */

/* PLEN_SVG_*, or a negative errno that ends the walk. */
typedef int (*plen_svg_visit)(void *data, const struct plen_svg_element *element);

/* Visits `top` first. `style` and `matrix` are what is around it. 0 or a negative errno. */
int plen_svg_walk(const struct plen_xml_node *top, const struct plen_svg_style *style,
		  const struct plen_matrix *matrix, plen_svg_visit visit, void *data);
