/* SPDX-License-Identifier: MIT */
#include "ubz_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "css.h"
#include "number.h"

#define PX_PER_PT (96.0 / 72)
#define SIZE_PX 16
#define SIDE_MAX_PX 100000.0

static void look_at_font(struct plen_html_look *look, const struct plen_xml_node *font)
{
	const char *style = plen_xml_tree_attribute(font, "style");
	const char *face = plen_xml_tree_attribute(font, "face");
	const char *colour = plen_xml_tree_attribute(font, "color");
	char value[64];
	const char *unit = NULL;
	double number = 0;

	if (face != NULL) {
		snprintf(look->family, sizeof(look->family), "%s", face);
	}
	if (colour == NULL || !plen_css_colour(colour, &look->rgba)) {
		look->rgba = 0;
	}
	if (plen_css_property(style, "font-size", value, sizeof(value)) &&
	    plen_number_parse(value, &number, &unit) && number > 0) {
		look->size_px = number;
	}
	look->bold = plen_css_property(style, "font-weight", value, sizeof(value)) &&
		     strcmp(value, "bold") == 0;
	look->italic = plen_css_property(style, "font-style", value, sizeof(value)) &&
		       strcmp(value, "italic") == 0;
}

static char *former_text(const struct plen_xml_node *top, struct plen_html_look *look)
{
	struct plen_buffer plain = {0};
	size_t size;

	for (const struct plen_xml_node *node = top; node != NULL;
	     node = plen_xml_tree_after(node, top, true)) {
		if (node->text != NULL) {
			plen_buffer_text(&plain, node->text);
		} else if (strcmp(node->name, "br") == 0) {
			plen_buffer_text(&plain, "\n");
		} else if (strcmp(node->name, "font") == 0) {
			look_at_font(look, node);
		}
	}
	return (char *)plen_buffer_take(&plain, &size);
}

static char *plain_text(const struct plen_xml_node *node, double px_per_pt,
			struct plen_html_look *look)
{
	const struct plen_xml_node *content = plen_xml_tree_child(node, "itemTextContent");

	if (content == NULL) {
		return former_text(node, look);
	}

	char *html = plen_xml_tree_text(content);
	char *plain = plen_html_text(html, px_per_pt, look);
	free(html);
	return plain;
}

void plen_ubz_text_read(struct plen_ubz_text *text, const struct plen_xml_node *node,
			double px_per_pt, uint32_t rgba)
{
	double width = plen_xml_tree_number(node, "width", 0, SIDE_MAX_PX, 0);
	struct plen_html_look *look = &text->look;

	*text = (struct plen_ubz_text){0};
	text->plain =
		plain_text(node, px_per_pt > 0 && px_per_pt < 100 ? px_per_pt : PX_PER_PT, look);
	text->text = (struct plen_svg_text){
		.text = text->plain,
		.family = look->family,
		.size = look->size_px > 0 && look->size_px < SIDE_MAX_PX ? look->size_px : SIZE_PX,
		.rgba = look->rgba != 0 ? look->rgba : rgba,
		.bold = look->bold,
		.italic = look->italic,
		.width = width > 0 ? fmax(1, width - 2 * PLEN_UBZ_TEXT_EDGE_PX) : 0,
	};
}

void plen_ubz_text_finish(struct plen_ubz_text *text)
{
	free(text->plain);
	*text = (struct plen_ubz_text){0};
}
