/* SPDX-License-Identifier: MIT */
#include "svg_spans.h"

#include <stdlib.h>
#include <string.h>

#include "buffer.h"
#include "common/mem.h"
#include "formats/limits.h"
#include "svg_out.h"

#define SPANS_MAX 1000
#define CHAIN_MAX PLEN_LIMIT_XML_DEPTH
#define FAR PLEN_LIMIT_COORDINATE_UM

struct collector {
	struct plen_svg_spans *spans;
	const struct plen_svg_element *element;
	/* The elements around the last text, whose places are taken. */
	const struct plen_xml_node *chain[CHAIN_MAX];
	uint32_t depth;
	double x, y;
};

static struct plen_svg_span *add_span(struct collector *collector,
				      const struct plen_svg_style *style, const char *text)
{
	struct plen_svg_spans *spans = collector->spans;

	spans->at = plen_realloc(spans->at, spans->count + 1, sizeof(*spans->at));
	spans->at[spans->count] = (struct plen_svg_span){.text = plen_strdup(text),
							 .style = *style,
							 .begins = spans->count == 0,
							 .x = collector->x,
							 .y = collector->y};
	return &spans->at[spans->count++];
}

/* The elements around `node`, from within the text element inwards. */
static uint32_t chain_of(const struct collector *collector, const struct plen_xml_node *node,
			 const struct plen_xml_node *chain[CHAIN_MAX])
{
	uint32_t count = 0;

	for (const struct plen_xml_node *at = node->parent;
	     at != NULL && at != collector->element->node && count < CHAIN_MAX; at = at->parent) {
		chain[count++] = at;
	}
	for (uint32_t i = 0; i < count / 2; i++) {
		const struct plen_xml_node *other = chain[i];
		chain[i] = chain[count - 1 - i];
		chain[count - 1 - i] = other;
	}
	return count;
}

static double said(const struct plen_xml_node *node, const char *name, double otherwise)
{
	return plen_xml_tree_number(node, name, -FAR, FAR, otherwise);
}

/* Moves to where `node` says its text begins; false if it says nothing. */
static bool take_place(struct collector *collector, const struct plen_xml_node *node,
		       double font_size)
{
	const char *dy = plen_xml_tree_attribute(node, "dy");
	bool has_x = plen_xml_tree_attribute(node, "x") != NULL;
	bool has_y = plen_xml_tree_attribute(node, "y") != NULL;

	collector->x = said(node, "x", collector->x);
	collector->y = said(node, "y", collector->y);
	if (dy != NULL) {
		collector->y += said(node, "dy", 0) * (strstr(dy, "em") != NULL ? font_size : 1);
	}
	return has_x || has_y || dy != NULL;
}

/* An outer element's place counts for the first text within only. */
static bool take_places(struct collector *collector, const struct plen_xml_node *const *chain,
			uint32_t count, struct plen_svg_style *style)
{
	bool moved = false;

	for (uint32_t i = 0; i < count; i++) {
		plen_svg_style_apply(style, chain[i]);
		if (i >= collector->depth || collector->chain[i] != chain[i]) {
			moved = take_place(collector, chain[i], style->font_size) || moved;
			collector->depth = 0;
		}
	}
	memcpy(collector->chain, chain, count * sizeof(*chain));
	collector->depth = count;
	return moved;
}

static void add_text(struct collector *collector, const struct plen_xml_node *node)
{
	const struct plen_xml_node *chain[CHAIN_MAX];
	struct plen_svg_style style = collector->element->style;
	uint32_t count = chain_of(collector, node, chain);
	bool begins = take_places(collector, chain, count, &style);

	struct plen_svg_span *span = add_span(collector, &style, node->text);
	span->begins |= begins;
	for (char *at = span->text; *at != '\0'; at++) {
		*at = *at == '\n' || *at == '\r' || *at == '\t' ? ' ' : *at;
	}
}

void plen_svg_spans_collect(struct plen_svg_spans *spans, const struct plen_svg_element *element)
{
	struct collector collector = {.spans = spans, .element = element};
	const struct plen_xml_node *top = element->node;

	*spans = (struct plen_svg_spans){0};
	take_place(&collector, top, element->style.font_size);
	for (const struct plen_xml_node *node = plen_xml_tree_after(top, top, true);
	     node != NULL && spans->count < SPANS_MAX;
	     node = plen_xml_tree_after(node, top, true)) {
		if (node->text != NULL) {
			add_text(&collector, node);
		} else if (strcmp(node->name, "tbreak") == 0) {
			add_span(&collector, &element->style, "\n");
		}
	}
}

void plen_svg_spans_finish(struct plen_svg_spans *spans)
{
	for (uint32_t i = 0; i < spans->count; i++) {
		free(spans->at[i].text);
	}
	free(spans->at);
	*spans = (struct plen_svg_spans){0};
}

static struct plen_svg_text text_of(const struct plen_svg_span *span)
{
	return (struct plen_svg_text){
		.text = span->text,
		.family = span->style.family,
		.size = span->style.font_size,
		.rgba = plen_svg_style_fill(&span->style),
		.bold = span->style.bold,
		.italic = span->style.italic,
		.underlined = span->style.underlined,
	};
}

bool plen_svg_spans_box(const struct plen_svg_element *element, struct plen_svg_box *box)
{
	struct plen_svg_spans spans;
	double x = 0, y = 0, wide = 0;

	*box = PLEN_SVG_BOX_EMPTY;
	plen_svg_spans_collect(&spans, element);
	for (uint32_t i = 0; i < spans.count; i++) {
		const struct plen_svg_span *span = &spans.at[i];
		struct plen_svg_text text = text_of(span);
		double w = plen_svg_text_extent(&text).w;

		wide = span->begins ? w : wide + w;
		x = span->begins ? span->x : x;
		y = span->begins ? span->y : y;
		/* It may be aligned to either side. */
		plen_svg_box_add(box, span->style.align == PLEN_SVG_ALIGN_LEFT ? x : x - wide,
				 y - span->style.font_size * 1.2);
		plen_svg_box_add(box, x + wide, y + span->style.font_size * 0.5);
	}
	plen_svg_spans_finish(&spans);
	return !plen_svg_box_is_empty(box);
}

static void write_span(struct plen_xml_write *write, const struct plen_svg_span *span)
{
	struct plen_svg_text text = text_of(span);

	plen_xml_write_begin(write, "tspan");
	plen_xml_write_attribute(write, "font-family",
				 text.family[0] != '\0' ? text.family : "sans-serif");
	plen_xml_write_number(write, "font-size", text.size, 3);
	plen_xml_write_colour(write, "fill", text.rgba);
	plen_xml_write_number(write, "fill-opacity", (text.rgba & 0xff) / 255.0, 3);
	if (text.bold) {
		plen_xml_write_attribute(write, "font-weight", "bold");
	}
	if (text.italic) {
		plen_xml_write_attribute(write, "font-style", "italic");
	}
	if (text.underlined) {
		plen_xml_write_attribute(write, "text-decoration", "underline");
	}
	plen_xml_write_text(write, text.text);
	plen_xml_write_end(write);
	/* The line break behind an element would be a blank between the words. */
	write->out.data[--write->out.size] = '\0';
}

static void begin_line(struct plen_xml_write *write, const struct plen_svg_span *span)
{
	static const char *const anchors[] = {"start", "middle", "end"};

	plen_xml_write_begin(write, "text");
	plen_xml_write_attribute(write, "xml:space", "preserve");
	plen_xml_write_number(write, "x", span->x, 4);
	plen_xml_write_number(write, "y", span->y, 4);
	plen_xml_write_attribute(write, "text-anchor", anchors[span->style.align]);
	plen_xml_write_text(write, "");
}

void plen_svg_spans_write(struct plen_xml_write *write, const struct plen_svg_element *element,
			  const struct plen_matrix *matrix)
{
	struct plen_svg_spans spans;

	plen_svg_spans_collect(&spans, element);
	plen_xml_write_begin(write, "g");
	plen_svg_out_matrix(write, matrix);
	for (uint32_t i = 0; i < spans.count; i++) {
		if (spans.at[i].begins) {
			begin_line(write, &spans.at[i]);
		}
		write_span(write, &spans.at[i]);
		if (i + 1 == spans.count || spans.at[i + 1].begins) {
			plen_xml_write_end(write);
		}
	}
	plen_xml_write_end(write);
	plen_svg_spans_finish(&spans);
}

/* -- blocks -- */

static bool is_blank(const char *text)
{
	return text[strspn(text, " \n")] == '\0';
}

static struct plen_svg_text look_of(const struct plen_svg_span *span)
{
	struct plen_svg_text text = text_of(span);

	text.align = span->style.align;
	return text;
}

static bool look_alike(const struct plen_svg_text *a, const struct plen_svg_text *b)
{
	return a->size == b->size && a->rgba == b->rgba && a->bold == b->bold &&
	       a->italic == b->italic && a->underlined == b->underlined && a->align == b->align &&
	       strcmp(a->family, b->family) == 0;
}

/* The first span of the line that begins at `i` with anything to see; NULL if there is none. */
static const struct plen_svg_span *first_seen(const struct plen_svg_spans *spans, uint32_t i)
{
	for (; i < spans->count && strcmp(spans->at[i].text, "\n") != 0; i++) {
		if (!is_blank(spans->at[i].text)) {
			return &spans->at[i];
		}
	}
	return NULL;
}

struct block {
	struct plen_buffer plain;
	struct plen_svg_text look;
	bool has_look;
};

static int end_block(struct block *block, int (*each)(void *data, const struct plen_svg_text *text),
		     void *data)
{
	size_t size;
	char *plain = (char *)plen_buffer_take(&block->plain, &size);
	struct plen_svg_text text = block->look;
	int rc = 0;

	text.text = plain;
	if (block->has_look) {
		rc = each(data, &text);
	}
	free(plain);
	block->has_look = false;
	return rc;
}

int plen_svg_spans_blocks(const struct plen_svg_element *element,
			  int (*each)(void *data, const struct plen_svg_text *text), void *data)
{
	struct plen_svg_spans spans;
	struct block block = {.has_look = false};
	int rc = 0;

	plen_svg_spans_collect(&spans, element);
	for (uint32_t i = 0; i < spans.count && rc == 0; i++) {
		bool begins = i == 0 || strcmp(spans.at[i - 1].text, "\n") == 0;
		const struct plen_svg_span *seen = begins ? first_seen(&spans, i) : NULL;
		struct plen_svg_text look = look_of(seen != NULL ? seen : &spans.at[i]);

		if (seen != NULL && block.has_look && !look_alike(&look, &block.look)) {
			rc = end_block(&block, each, data);
		}
		if (seen != NULL && !block.has_look) {
			block.look = look;
			block.has_look = true;
		}
		plen_buffer_text(&block.plain, spans.at[i].text);
	}
	int last = end_block(&block, each, data);
	plen_svg_spans_finish(&spans);
	return rc < 0 ? rc : last;
}
