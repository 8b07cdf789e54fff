/* SPDX-License-Identifier: MIT
 *
 * InkML out: all ink, with who wrote it, when within the stroke, and how hard. Pictures are no ink.
 */
#include "formats/formats.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "common/mem.h"
#include "group_name.h"
#include "ink_out.h"
#include "inkml.h"
#include "number.h"
#include "out_pages.h"
#include "palette.h"
#include "xml_write.h"

#define UM_PER_MM 1000.0
#define DECIMALS 3

/* What tells brushes apart. */
struct brush {
	uint8_t ink;
	uint32_t rgba, width_um;
};

struct writer {
	const struct plen_lesson *lesson;
	const struct plen_writing_options *options;
	uint32_t *losses;
	struct plen_xml_write xml;
	size_t brush_count, brush_capacity;
	struct brush *brushes; /* in order of brush_order */
	/* The group that is open, on a page. */
	bool is_open;
	uint8_t group, mark;
};

static void annotate(struct writer *writer, const char *type, const char *text)
{
	plen_xml_write_begin(&writer->xml, "annotation");
	plen_xml_write_attribute(&writer->xml, "type", type);
	plen_xml_write_text(&writer->xml, text);
	plen_xml_write_end(&writer->xml);
}

/* -- brushes -- */

static int brush_order(const void *a, const void *b)
{
	const struct brush *one = a, *other = b;

	if (one->ink != other->ink) {
		return one->ink < other->ink ? -1 : 1;
	}
	if (one->rgba != other->rgba) {
		return one->rgba < other->rgba ? -1 : 1;
	}
	return one->width_um < other->width_um ? -1 : one->width_um > other->width_um;
}

static struct brush brush_of(const struct plen_stroke *stroke)
{
	return (struct brush){stroke->ink, stroke->rgba, stroke->width_um};
}

static bool note_brush(void *data, const struct plen_stroke *stroke)
{
	struct writer *writer = data;
	struct brush brush = brush_of(stroke);

	/* Strokes that follow each other mostly have one. */
	if (writer->brush_count > 0 &&
	    brush_order(&writer->brushes[writer->brush_count - 1], &brush) == 0) {
		return true;
	}
	writer->brushes = plen_grow(writer->brushes, writer->brush_count, &writer->brush_capacity,
				    sizeof(*writer->brushes));
	writer->brushes[writer->brush_count++] = brush;
	return true;
}

static void collect_brushes(struct writer *writer, const struct plen_out_pages *pages)
{
	size_t kept = 0;

	for (size_t i = 0; i < pages->count; i++) {
		plen_lesson_each_stroke(writer->lesson, pages->list[i].id, NULL, note_brush,
					writer);
	}
	if (writer->brush_count == 0) {
		return;
	}
	qsort(writer->brushes, writer->brush_count, sizeof(*writer->brushes), brush_order);
	for (size_t i = 1; i < writer->brush_count; i++) {
		if (brush_order(&writer->brushes[kept], &writer->brushes[i]) != 0) {
			writer->brushes[++kept] = writer->brushes[i];
		}
	}
	writer->brush_count = kept + 1;
}

static size_t brush_number(const struct writer *writer, const struct plen_stroke *stroke)
{
	const struct brush brush = brush_of(stroke);
	const struct brush *found =
		bsearch(&brush, writer->brushes, writer->brush_count, sizeof(brush), brush_order);

	return (size_t)(found - writer->brushes) + 1;
}

static void property(struct writer *writer, const char *name, const char *value, const char *units)
{
	plen_xml_write_begin(&writer->xml, "brushProperty");
	plen_xml_write_attribute(&writer->xml, "name", name);
	plen_xml_write_attribute(&writer->xml, "value", value);
	if (units != NULL) {
		plen_xml_write_attribute(&writer->xml, "units", units);
	}
	plen_xml_write_end(&writer->xml);
}

static void put_brush(struct writer *writer, size_t number)
{
	const struct brush *brush = &writer->brushes[number - 1];
	const struct plen_stroke look = {.ink = brush->ink, .rgba = brush->rgba};
	uint32_t rgba = plen_palette_stroke(writer->options->theme, &look);
	char text[PLEN_NUMBER_TEXT];

	plen_xml_write_begin(&writer->xml, "brush");
	plen_xml_write_format(&writer->xml, "xml:id", "brush%zu", number);
	snprintf(text, sizeof(text), "%u", brush->ink);
	annotate(writer, "ink", text);
	plen_number_print(text, brush->width_um / UM_PER_MM, DECIMALS);
	property(writer, "width", text, "mm");
	snprintf(text, sizeof(text), "#%06" PRIx32, rgba >> 8);
	property(writer, "color", text, NULL);
	snprintf(text, sizeof(text), "%" PRIu32, 255 - (rgba & 0xff));
	property(writer, "transparency", text, NULL);
	property(writer, "tip", "ellipse", NULL);
	if (plen_palette_is_marker(brush->ink)) {
		property(writer, "rasterOp", "maskPen", NULL);
	}
	plen_xml_write_end(&writer->xml);
}

/* -- definitions -- */

static void put_channel(struct writer *writer, const char *name, const char *type,
			const char *units)
{
	plen_xml_write_begin(&writer->xml, "channel");
	plen_xml_write_attribute(&writer->xml, "name", name);
	plen_xml_write_attribute(&writer->xml, "type", type);
	if (name[0] == 'F') {
		plen_xml_write_attribute(&writer->xml, "min", "0");
		plen_xml_write_format(&writer->xml, "max", "%d", INKML_FORCE_MAX);
	}
	plen_xml_write_attribute(&writer->xml, "units", units);
	plen_xml_write_end(&writer->xml);
}

static void put_definitions(struct writer *writer)
{
	plen_xml_write_begin(&writer->xml, "definitions");
	plen_xml_write_begin(&writer->xml, "context");
	plen_xml_write_attribute(&writer->xml, "xml:id", "board");
	plen_xml_write_begin(&writer->xml, "inkSource");
	plen_xml_write_attribute(&writer->xml, "xml:id", "pens");
	plen_xml_write_begin(&writer->xml, "traceFormat");
	put_channel(writer, "X", "decimal", "mm");
	put_channel(writer, "Y", "decimal", "mm");
	put_channel(writer, "F", "integer", "dev");
	put_channel(writer, "T", "integer", "ms");
	plen_xml_write_end(&writer->xml);
	plen_xml_write_end(&writer->xml);
	plen_xml_write_end(&writer->xml);
	for (size_t i = 1; i <= writer->brush_count; i++) {
		put_brush(writer, i);
	}
	plen_xml_write_end(&writer->xml);
}

/* -- traces -- */

static void put_number(struct plen_buffer *out, double value, const char *before)
{
	char text[PLEN_NUMBER_TEXT];
	size_t length = plen_number_print(text, value, DECIMALS);

	plen_buffer_text(out, before);
	plen_buffer_add(out, text, length);
}

static bool put_part(void *data, const struct plen_stroke *stroke,
		     const struct plen_stroke_point *points, uint32_t count)
{
	struct writer *writer = data;

	plen_xml_write_begin(&writer->xml, "trace");
	plen_xml_write_format(&writer->xml, "brushRef", "#brush%zu", brush_number(writer, stroke));
	struct plen_buffer *out = plen_xml_write_open_text(&writer->xml);
	for (uint32_t i = 0; i < count; i++) {
		put_number(out, points[i].x_um / UM_PER_MM, i > 0 ? ", " : "");
		put_number(out, points[i].y_um / UM_PER_MM, " ");
		put_number(out, points[i].pressure, " ");
		put_number(out, points[i].t_ms, " ");
	}
	plen_xml_write_end(&writer->xml);
	return true;
}

static void close_group(struct writer *writer)
{
	if (writer->is_open) {
		plen_xml_write_end(&writer->xml);
		writer->is_open = false;
	}
}

static void open_group(struct writer *writer, const struct plen_stroke *stroke)
{
	if (writer->is_open && writer->group == stroke->group && writer->mark == stroke->mark) {
		return;
	}
	close_group(writer);
	writer->is_open = true;
	writer->group = stroke->group;
	writer->mark = stroke->mark;
	plen_xml_write_begin(&writer->xml, "traceGroup");
	annotate(writer, "group", plen_group_name(stroke->group));
	if (stroke->mark != 0) {
		char text[PLEN_NUMBER_TEXT];

		snprintf(text, sizeof(text), "%u", stroke->mark);
		annotate(writer, "mark", text);
	}
}

static bool put_stroke(void *data, const struct plen_stroke *stroke)
{
	open_group(data, stroke);
	plen_ink_out_parts(stroke, put_part, data);
	return true;
}

static bool lose_picture(void *data, const struct plen_picture *picture)
{
	(void)picture;
	((struct writer *)data)->losses[PLEN_LOSS_PICTURE]++;
	return true;
}

/* -- pages -- */

static void put_page(struct writer *writer, const struct plen_out_page *page)
{
	bool squared = page->background == PLEN_BACKGROUND_SQUARED;

	plen_xml_write_begin(&writer->xml, "traceGroup");
	plen_xml_write_attribute(&writer->xml, "contextRef", "#board");
	annotate(writer, "page", plen_group_name(page->owner));
	annotate(writer, "background", squared ? "squared" : "plain");
	plen_lesson_each_stroke(writer->lesson, page->id, NULL, put_stroke, writer);
	close_group(writer);
	plen_xml_write_end(&writer->xml);
	plen_lesson_each_picture(writer->lesson, page->id, NULL, lose_picture, writer);
	plen_out_pages_lose(page, writer->losses);
}

static int put_pages(struct writer *writer, const struct plen_out_pages *pages)
{
	int rc = 0;

	for (size_t i = 0; i < pages->count && rc == 0; i++) {
		put_page(writer, &pages->list[i]);
		rc = plen_out_pages_done(writer->options, i + 1, pages->count);
	}
	return rc;
}

int plen_inkml_write(const struct plen_lesson *lesson, const struct plen_writing_options *options,
		     uint8_t **bytes, size_t *size, uint32_t losses[PLEN_LOSS_COUNT])
{
	struct writer writer = {.lesson = lesson, .options = options, .losses = losses};
	struct plen_out_pages pages;
	int rc = plen_out_pages_choose(&pages, lesson, options);

	if (rc != 0) {
		return rc;
	}
	collect_brushes(&writer, &pages);
	plen_xml_write_declaration(&writer.xml);
	plen_xml_write_begin(&writer.xml, "ink");
	plen_xml_write_attribute(&writer.xml, "xmlns", INKML_SPACE);
	annotate(&writer, "title", options->title);
	put_definitions(&writer);
	rc = put_pages(&writer, &pages);
	plen_out_pages_finish(&pages);
	free(writer.brushes);
	if (rc == 0) {
		plen_xml_write_end(&writer.xml);
		*bytes = plen_xml_write_take(&writer.xml, size);
	}
	plen_xml_write_finish(&writer.xml);
	return rc;
}
