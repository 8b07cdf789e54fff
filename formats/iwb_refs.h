/* SPDX-License-Identifier: MIT
 *
 * What the common file format says of a page's elements, after all pages, by their ids. Real files
 * use an id on every page again, and mean them in turn: the third "element" that names an id is
 * about the third element of that id.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "xml_tree.h"

struct plen_iwb_says {
	bool background, freehand, highlight;
};

struct plen_iwb_refs;

struct plen_iwb_refs *plen_iwb_refs_create(const struct plen_xml_node *root);
void plen_iwb_refs_destroy(struct plen_iwb_refs *refs); /* NULL is fine */
/* Nothing at all of most. */
struct plen_iwb_says plen_iwb_refs_of(const struct plen_iwb_refs *refs,
				      const struct plen_xml_node *node);
