/* SPDX-License-Identifier: MIT */
#include "xml_tree.h"

#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "common/mem.h"
#include "number.h"
#include "xml_parser.h"

struct plen_xml_tree {
	struct plen_xml_document document;
};

int plen_xml_tree_parse(struct plen_xml_tree **tree, const uint8_t *bytes, size_t size,
			struct plen_reading *reading)
{
	struct plen_xml_tree *made = plen_calloc(1, sizeof(*made));
	struct plen_xml_parser *parser = plen_xml_parser_create(&made->document, NULL, NULL);

	plen_xml_parser_feed(parser, bytes, size);
	int rc = plen_xml_parser_end(parser, reading);
	plen_xml_parser_destroy(parser);
	if (rc != 0) {
		plen_xml_tree_destroy(made);
		return rc;
	}
	*tree = made;
	return 0;
}

void plen_xml_tree_destroy(struct plen_xml_tree *tree)
{
	if (tree != NULL) {
		plen_xml_document_finish(&tree->document);
		free(tree);
	}
}

const struct plen_xml_node *plen_xml_tree_root(const struct plen_xml_tree *tree)
{
	return tree->document.root;
}

bool plen_xml_tree_is(const struct plen_xml_node *node, const char *space, const char *name)
{
	return node != NULL && node->name != NULL && strcmp(node->name, name) == 0 &&
	       (space == NULL || strcmp(node->space, space) == 0);
}

static const struct plen_xml_node *first_of(const struct plen_xml_node *node, const char *name)
{
	while (node != NULL &&
	       (node->name == NULL || (name != NULL && strcmp(node->name, name) != 0))) {
		node = node->next;
	}
	return node;
}

const struct plen_xml_node *plen_xml_tree_child(const struct plen_xml_node *node, const char *name)
{
	return first_of(node->first, name);
}

const struct plen_xml_node *plen_xml_tree_next(const struct plen_xml_node *node, const char *name)
{
	return first_of(node->next, name);
}

const struct plen_xml_node *plen_xml_tree_after(const struct plen_xml_node *node,
						const struct plen_xml_node *top, bool children)
{
	if (children && node->first != NULL) {
		return node->first;
	}
	while (node != top && node->next == NULL) {
		node = node->parent;
	}
	return node == top ? NULL : node->next;
}

char *plen_xml_tree_text(const struct plen_xml_node *node)
{
	struct plen_buffer out = {0};
	size_t size = 0;

	for (const struct plen_xml_node *at = node; at != NULL;
	     at = plen_xml_tree_after(at, node, true)) {
		if (at->text != NULL) {
			plen_buffer_text(&out, at->text);
		}
	}
	return (char *)plen_buffer_take(&out, &size);
}

const char *plen_xml_tree_own_text(const struct plen_xml_node *node)
{
	for (const struct plen_xml_node *at = node->first; at != NULL; at = at->next) {
		if (at->text != NULL) {
			return at->text;
		}
	}
	return "";
}

const char *plen_xml_tree_attribute_in(const struct plen_xml_node *node, const char *space,
				       const char *name)
{
	for (uint32_t i = 0; i < node->attribute_count; i++) {
		const struct plen_xml_attribute *attribute = &node->attributes[i];

		if (strcmp(attribute->name, name) == 0 && strcmp(attribute->space, space) == 0) {
			return attribute->value;
		}
	}
	return NULL;
}

const char *plen_xml_tree_attribute(const struct plen_xml_node *node, const char *name)
{
	return plen_xml_tree_attribute_in(node, "", name);
}

double plen_xml_tree_number(const struct plen_xml_node *node, const char *name, double min,
			    double max, double otherwise)
{
	const char *text = plen_xml_tree_attribute(node, name);
	double value = 0;

	if (text == NULL || !plen_number_parse(text, &value, NULL)) {
		return otherwise;
	}
	return value >= min && value <= max ? value : otherwise;
}
