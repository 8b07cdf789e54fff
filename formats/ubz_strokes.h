/* SPDX-License-Identifier: MIT
 *
 * Strokes of OpenBoard: groups of polygons, which are the outlines of ink. What lies behind each
 * other is one stroke; one that can be seen through is put together out of all its groups.
 */
#pragma once

#include "svg_page.h"

/* What OpenBoard says of a thing, in either of its namespaces; NULL if nothing. */
const char *plen_ubz_said(const struct plen_xml_node *node, const char *name);

struct plen_ubz_named; /* a group and its name */

/* Of a page. */
struct plen_ubz_strokes {
	const struct plen_xml_node *root;
	struct plen_matrix matrix;
	/* A stroke that was rubbed or drawn in parts is several groups of one name: by it, and then
	 * as in the file. */
	struct plen_ubz_named *named;
	size_t named_count;
};

/* `root` must stay. */
void plen_ubz_strokes_begin(struct plen_ubz_strokes *strokes, const struct plen_xml_node *root,
			    const struct plen_matrix *matrix);
void plen_ubz_strokes_finish(struct plen_ubz_strokes *strokes);

/* For rules: enum plen_svg_page_as, or what the sink returned. */
int plen_ubz_strokes_group(const struct plen_ubz_strokes *strokes, struct plen_svg_page *page,
			   const struct plen_svg_element *element);
int plen_ubz_strokes_polygon(struct plen_svg_page *page, const struct plen_svg_element *element);
