/* SPDX-License-Identifier: MIT */
#include "ubz_text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "common/mem.h"
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

static void former_text(struct plen_html_blocks *blocks, const struct plen_xml_node *top)
{
	struct plen_html_block block = {0};
	struct plen_buffer plain = {0};
	size_t size;

	for (const struct plen_xml_node *node = top; node != NULL;
	     node = plen_xml_tree_after(node, top, true)) {
		if (node->text != NULL) {
			plen_buffer_text(&plain, node->text);
		} else if (strcmp(node->name, "br") == 0) {
			plen_buffer_text(&plain, "\n");
		} else if (strcmp(node->name, "font") == 0) {
			look_at_font(&block.look, node);
		}
	}
	block.text = (char *)plen_buffer_take(&plain, &size);
	blocks->at = plen_realloc(NULL, 1, sizeof(block));
	blocks->at[0] = block;
	blocks->count = 1;
}

void plen_ubz_text_read(struct plen_ubz_text *text, const struct plen_xml_node *node,
			double px_per_pt, uint32_t rgba)
{
	const struct plen_xml_node *content = plen_xml_tree_child(node, "itemTextContent");
	double width = plen_xml_tree_number(node, "width", 0, SIDE_MAX_PX, 0);

	*text = (struct plen_ubz_text){
		.width = width > 0 ? fmax(1, width - 2 * PLEN_UBZ_TEXT_EDGE_PX) : 0,
		.rgba = rgba,
	};
	if (content == NULL) {
		former_text(&text->blocks, node);
	} else {
		char *html = plen_xml_tree_text(content);

		plen_html_text(&text->blocks, html,
			       px_per_pt > 0 && px_per_pt < 100 ? px_per_pt : PX_PER_PT);
		free(html);
	}
}

void plen_ubz_text_finish(struct plen_ubz_text *text)
{
	plen_html_text_finish(&text->blocks);
}

struct plen_svg_text plen_ubz_text_block(const struct plen_ubz_text *text, uint32_t index)
{
	const struct plen_html_block *block = &text->blocks.at[index];
	const struct plen_html_look *look = &block->look;

	return (struct plen_svg_text){
		.text = block->text,
		.family = look->family,
		.size = look->size_px > 0 && look->size_px < SIDE_MAX_PX ? look->size_px : SIZE_PX,
		.rgba = look->rgba != 0 ? look->rgba : text->rgba,
		.bold = look->bold,
		.italic = look->italic,
		.underlined = look->underlined,
		.width = text->width,
		.align = look->align,
	};
}
