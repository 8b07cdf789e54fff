/* SPDX-License-Identifier: MIT */
#include "sink_valid.h"
#include "svg_page.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A drawing without any rules of a format. */
static int read_drawing(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
			struct plen_reading *reading)
{
	const struct plen_svg_style style = plen_svg_style_default();
	const struct plen_matrix matrix = {264, 0, 0, 264, 0, 0};
	struct plen_svg_page page;
	struct plen_xml_tree *tree = NULL;
	int rc = plen_xml_tree_parse(&tree, bytes, size, reading);

	if (rc < 0) {
		return rc;
	}
	plen_svg_page_init(&page, sink, reading, NULL, "");
	rc = plen_ink_in_page(page.in, 0, 0);
	rc = rc < 0 ? rc : plen_svg_page_draw(&page, plen_xml_tree_root(tree), &style, &matrix);
	rc = rc < 0 ? rc : plen_svg_page_end(&page);
	plen_svg_page_finish(&page);
	plen_xml_tree_destroy(tree);
	return rc;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sink_valid_read(read_drawing, data, size);
	return 0;
}
