/* SPDX-License-Identifier: MIT */
#include "svg_paper.h"

#include <string.h>

#include "formats/limits.h"
#include "number.h"
#include "svg_style.h"

#define WHITE 0xffffffffu
/* Programs round. */
#define NEARLY 0.99

static double at(const struct plen_xml_node *rect, const char *name)
{
	return plen_xml_tree_number(rect, name, -PLEN_LIMIT_COORDINATE_UM, PLEN_LIMIT_COORDINATE_UM,
				    0);
}

/* In user units, or in parts of the page. */
static double side(const struct plen_xml_node *rect, const char *name, double whole)
{
	const char *text = plen_xml_tree_attribute(rect, name), *unit = NULL;
	double value = 0;

	if (text == NULL || !plen_number_parse(text, &value, &unit)) {
		return 0;
	}
	return strcmp(unit, "%") == 0 ? value / 100 * whole : value;
}

bool plen_svg_paper_covers(const struct plen_xml_node *rect, const struct plen_svg_view *page)
{
	double x = at(rect, "x"), y = at(rect, "y");

	return plen_xml_tree_attribute(rect, "transform") == NULL && x <= page->x && y <= page->y &&
	       x + side(rect, "width", page->w) >= page->x + NEARLY * page->w &&
	       y + side(rect, "height", page->h) >= page->y + NEARLY * page->h;
}

uint32_t plen_svg_paper_colour(const struct plen_xml_node *rect)
{
	struct plen_svg_style style = plen_svg_style_default();
	uint32_t rgba = WHITE;

	if (rect != NULL) {
		style.fill = WHITE;
		plen_svg_style_apply(&style, rect);
		rgba = plen_svg_style_fill(&style);
	}
	return (rgba & 0xff) != 0 ? rgba : WHITE;
}
