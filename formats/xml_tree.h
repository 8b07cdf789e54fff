/* SPDX-License-Identifier: MIT
 *
 * A whole XML document as a tree to be read. Names are split into namespace and local name. Text
 * between tags is one node, CDATA included; indentation (white space with a line break, and nothing
 * else) is left out, and so are comments and instructions.
 *
 * Strangers' bytes: no DTD of the document's own and no entity is read, nothing is fetched, and
 * depth, nodes and attributes are limited (formats/limits.h). Walk with plen_xml_tree_after: no
 * reader need recurse.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "formats/sink.h"

struct plen_xml_attribute {
	const char *space; /* "" = none */
	const char *name;
	const char *value;
};

struct plen_xml_node {
	const char *space; /* "" = none */
	const char *name;  /* NULL for text */
	const char *text;  /* NULL for elements */
	uint32_t attribute_count;
	const struct plen_xml_attribute *attributes; /* in the file's order */
	const struct plen_xml_node *parent, *first, *next;
};

struct plen_xml_tree;

/* The tree needs `bytes` no more. 0, or a negative errno as plen_reading_fail: -EBADMSG or
 * -E2BIG. */
int plen_xml_tree_parse(struct plen_xml_tree **tree, const uint8_t *bytes, size_t size,
			struct plen_reading *reading);
void plen_xml_tree_destroy(struct plen_xml_tree *tree); /* NULL is fine */
const struct plen_xml_node *plen_xml_tree_root(const struct plen_xml_tree *tree);

/* `space` NULL = any. False for text and NULL. */
bool plen_xml_tree_is(const struct plen_xml_node *node, const char *space, const char *name);
/* The first element of this local name (NULL: any) within `node`, and the next beside it. */
const struct plen_xml_node *plen_xml_tree_child(const struct plen_xml_node *node, const char *name);
const struct plen_xml_node *plen_xml_tree_next(const struct plen_xml_node *node, const char *name);
/* The node that begins next in the document after `node`, its children included or not, and still
 * within `top`; NULL at the end. */
const struct plen_xml_node *plen_xml_tree_after(const struct plen_xml_node *node,
						const struct plen_xml_node *top, bool children);
/* All text within, in a new string that the caller frees. */
char *plen_xml_tree_text(const struct plen_xml_node *node);
/* The first text directly within, borrowed; "" if there is none. Elements that hold nothing but
 * text have one. */
const char *plen_xml_tree_own_text(const struct plen_xml_node *node);

/* The value of an attribute, NULL without: of no namespace, or of `space`. */
const char *plen_xml_tree_attribute(const struct plen_xml_node *node, const char *name);
const char *plen_xml_tree_attribute_in(const struct plen_xml_node *node, const char *space,
				       const char *name);
/* The attribute as a number, a unit behind it left out; `otherwise` if it is missing, no number or
 * not within. */
double plen_xml_tree_number(const struct plen_xml_node *node, const char *name, double min,
			    double max, double otherwise);
