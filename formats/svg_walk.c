/* SPDX-License-Identifier: MIT */
#include "svg_walk.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "formats/limits.h"

#define EXTENSION_SPACE "http://www.imsglobal.org/iwb/"

struct frame {
	struct plen_svg_element element;
	bool chooses; /* a switch */
	const struct plen_xml_node *chosen;
};

struct walk {
	struct frame frames[PLEN_LIMIT_XML_DEPTH + 2]; /* [0] is what is around the top */
	unsigned depth;
};

static bool is_understood(const struct plen_xml_node *node)
{
	static const char *const known[] = {"png", "jpeg", "jpg", "svg", "text", "textarea"};
	const char *wanted = plen_xml_tree_attribute(node, "requiredExtensions");

	if (wanted == NULL || wanted[0] == '\0') {
		return true;
	}
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
		if (strncmp(wanted, EXTENSION_SPACE, strlen(EXTENSION_SPACE)) == 0 &&
		    strcmp(wanted + strlen(EXTENSION_SPACE), known[i]) == 0) {
			return true;
		}
	}
	return false;
}

static const struct plen_xml_node *choice_of(const struct plen_xml_node *node)
{
	const struct plen_xml_node *child = plen_xml_tree_child(node, NULL);

	while (child != NULL && !is_understood(child)) {
		child = plen_xml_tree_next(child, NULL);
	}
	return child;
}

static void enter(struct walk *walk, const struct plen_xml_node *node)
{
	const struct frame *around = &walk->frames[walk->depth];
	struct frame *frame = &walk->frames[++walk->depth];
	struct plen_matrix own;

	*frame = (struct frame){.element = around->element};
	frame->element.node = node;
	plen_svg_style_apply(&frame->element.style, node);
	if (plen_transform_parse(plen_xml_tree_attribute(node, "transform"), &own)) {
		frame->element.matrix = plen_matrix_multiply(around->element.matrix, own);
	}
	frame->chooses = strcmp(node->name, "switch") == 0;
	frame->chosen = frame->chooses ? choice_of(node) : NULL;
}

static int visit_node(struct walk *walk, const struct plen_xml_node *node, plen_svg_visit visit,
		      void *data)
{
	const struct frame *around = &walk->frames[walk->depth];

	if (node->name == NULL || walk->depth > PLEN_LIMIT_XML_DEPTH ||
	    (around->chooses && node != around->chosen)) {
		return PLEN_SVG_OVER;
	}
	enter(walk, node);

	int rc = visit(data, &walk->frames[walk->depth].element);

	if (rc != PLEN_SVG_INTO || node->first == NULL) {
		walk->depth--;
	}
	return rc;
}

int plen_svg_walk(const struct plen_xml_node *top, const struct plen_svg_style *style,
		  const struct plen_matrix *matrix, plen_svg_visit visit, void *data)
{
	struct walk *walk = plen_calloc(1, sizeof(*walk));
	int rc = 0;

	walk->frames[0].element = (struct plen_svg_element){NULL, *style, *matrix};
	for (const struct plen_xml_node *node = top; node != NULL && rc >= 0;) {
		rc = visit_node(walk, node, visit, data);
		node = plen_xml_tree_after(node, top, rc == PLEN_SVG_INTO);
		while (node != NULL && walk->depth > 0 &&
		       walk->frames[walk->depth].element.node != node->parent) {
			walk->depth--;
		}
	}
	free(walk);
	return rc < 0 ? rc : 0;
}
