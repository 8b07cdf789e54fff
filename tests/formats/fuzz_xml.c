/* SPDX-License-Identifier: MIT
 *
 * XML: a walk meets every node once and ends. What was read can be written, and is read the same.
 * Paper and texts in a lesson may be a stranger's too.
 */
#include <stdlib.h>
#include <string.h>

#include "css.h"
#include "svg_picture.h"
#include "svg_sheet.h"
#include "xml_tree.h"
#include "xml_write.h"

static void look(const struct plen_xml_node *node)
{
	uint32_t rgba = 0;

	for (uint32_t i = 0; i < node->attribute_count; i++) {
		char value[32];

		plen_xml_tree_number(node, node->attributes[i].name, -1, 1, 0);
		plen_css_colour(node->attributes[i].value, &rgba);
		plen_css_property(node->attributes[i].value, "fill", value, sizeof(value));
	}
}

/* Text and values, written and read again. */
static void check_again(const char *text)
{
	struct plen_xml_write write = {0};
	struct plen_xml_tree *tree = NULL;
	struct plen_reading reading = {0};
	size_t size = 0;

	plen_xml_write_begin(&write, "a");
	plen_xml_write_attribute(&write, "b", text);
	plen_xml_write_end(&write);
	uint8_t *bytes = plen_xml_write_take(&write, &size);
	if (plen_xml_tree_parse(&tree, bytes, size, &reading) != 0 ||
	    strcmp(plen_xml_tree_attribute(plen_xml_tree_root(tree), "b"), text) != 0) {
		abort();
	}
	plen_xml_tree_destroy(tree);
	free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct plen_xml_tree *tree = NULL;
	struct plen_reading reading = {0};
	struct plen_svg_sheet sheet;
	struct plen_svg_text text_of;
	double um = 0;
	char *copy = NULL;

	plen_svg_sheet_parse(data, size, &sheet);
	if (plen_svg_text_parse(data, size, &text_of, &um, &copy)) {
		free(copy);
	}
	if (plen_xml_tree_parse(&tree, data, size, &reading) != 0) {
		return 0;
	}

	const struct plen_xml_node *root = plen_xml_tree_root(tree);
	char *text = plen_xml_tree_text(root);
	check_again(text);
	free(text);
	for (const struct plen_xml_node *at = root; at != NULL;
	     at = plen_xml_tree_after(at, root, true)) {
		if ((at->name == NULL) == (at->text == NULL)) {
			abort();
		}
		look(at);
	}
	plen_xml_tree_destroy(tree);
	return 0;
}
