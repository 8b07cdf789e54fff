/* SPDX-License-Identifier: MIT
 *
 * InkML in: traces in the order of the document, each with the context and the brush that it, a
 * group around it, or an element before it names.
 */
#include "formats/formats.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "group_name.h"
#include "ink_in.h"
#include "inkml.h"
#include "number.h"
#include "reading.h"

/* A time beyond that is not one since the stroke began, but since some day. */
#define STROKE_MS_MAX 86400000.0
#define PROGRESS_TRACES 256

struct reader {
	const struct plen_sink *sink;
	struct plen_reading *reading;
	struct plen_ink_in *in;
	struct inkml_ids *ids;
	/* What elements outside groups and definitions have set for what follows. */
	const struct plen_xml_node *context, *brush;
	/* Of the traces that are being read, with the nodes by which they were found. */
	const struct plen_xml_node *format_context, *brush_node;
	struct inkml_format format;
	struct inkml_brush brush_now;
	const struct plen_xml_node *group; /* whose author is set */
	/* What the groups around the last trace name. */
	const struct plen_xml_node *around, *group_context, *group_brush;
	bool has_page;
	uint32_t traces, done;
};

/* -- what a trace refers to -- */

/* The attribute of the nearest group around. */
static const char *inherited(const struct plen_xml_node *group, const char *name)
{
	for (; group != NULL; group = group->parent) {
		const char *value = plen_xml_tree_attribute(group, name);

		if (value != NULL) {
			return value;
		}
	}
	return NULL;
}

/* Traces that follow each other mostly lie in one group. */
static void enter_group(struct reader *reader, const struct plen_xml_node *group)
{
	if (group == reader->around) {
		return;
	}
	reader->around = group;
	reader->group_context =
		plen_inkml_find(reader->ids, inherited(group, "contextRef"), "context");
	reader->group_brush = plen_inkml_find(reader->ids, inherited(group, "brushRef"), "brush");
}

static const struct plen_xml_node *context_of(const struct reader *reader,
					      const struct plen_xml_node *trace)
{
	const char *name = plen_xml_tree_attribute(trace, "contextRef");
	const struct plen_xml_node *named = name != NULL
						    ? plen_inkml_find(reader->ids, name, "context")
						    : reader->group_context;

	return named != NULL ? named : reader->context;
}

/* A child of the context, or what an attribute of it names. */
static const struct plen_xml_node *part_of(const struct reader *reader,
					   const struct plen_xml_node *context, const char *kind,
					   const char *reference)
{
	const struct plen_xml_node *child = plen_inkml_child(context, kind);

	if (child != NULL || context == NULL) {
		return child;
	}
	return plen_inkml_find(reader->ids, plen_xml_tree_attribute(context, reference), kind);
}

static void set_format(struct reader *reader, const struct plen_xml_node *context)
{
	const struct plen_xml_node *source = part_of(reader, context, "inkSource", "inkSourceRef");
	const struct plen_xml_node *format =
		part_of(reader, context, "traceFormat", "traceFormatRef");

	if (format == NULL && source != NULL) {
		format = plen_inkml_child(source, "traceFormat");
	}
	plen_inkml_format(&reader->format, format, source);
	reader->format_context = context;
}

static void set_brush(struct reader *reader, const struct plen_xml_node *trace,
		      const struct plen_xml_node *context)
{
	const char *name = plen_xml_tree_attribute(trace, "brushRef");
	const struct plen_xml_node *brush =
		name != NULL ? plen_inkml_find(reader->ids, name, "brush") : reader->group_brush;

	if (brush == NULL) {
		brush = part_of(reader, context, "brush", "brushRef");
	}
	if (brush == NULL) {
		brush = reader->brush;
	}
	if (brush != reader->brush_node || reader->brush_now.width_um <= 0) {
		plen_inkml_brush(&reader->brush_now, brush);
		reader->brush_node = brush;
	}
}

/* -- pages and pupils -- */

static int begin_page(struct reader *reader, const struct plen_xml_node *node)
{
	const char *owner = node != NULL ? plen_inkml_annotation(node, "page") : NULL;
	const char *paper = node != NULL ? plen_inkml_annotation(node, "background") : NULL;
	int group = plen_group_name_find(owner);
	bool squared = paper != NULL && strcmp(paper, "squared") == 0;

	reader->has_page = true;
	reader->group = NULL;
	return plen_ink_in_page(reader->in, group > 0 ? (uint8_t)group : PLEN_GROUP_CLASS,
				squared ? PLEN_BACKGROUND_SQUARED : PLEN_BACKGROUND_PLAIN);
}

static uint8_t mark_of(const char *text)
{
	double mark = 0;

	return text != NULL && plen_number_parse(text, &mark, NULL) && mark >= 0 &&
			       mark <= PLEN_MARK_MAX
		       ? (uint8_t)mark
		       : 0;
}

static int set_author(struct reader *reader, const struct plen_xml_node *parent)
{
	if (parent == reader->group) {
		return 0;
	}

	int group = plen_group_name_find(plen_inkml_annotation(parent, "group"));
	uint8_t mark = mark_of(plen_inkml_annotation(parent, "mark"));
	reader->group = parent;
	return plen_ink_in_author(reader->in, group > 0 ? (uint8_t)group : PLEN_GROUP_CLASS, mark,
				  0);
}

/* -- traces -- */

static uint32_t time_of(double t_ms, double first_ms)
{
	double since = fabs(first_ms) > STROKE_MS_MAX ? t_ms - first_ms : t_ms;

	return since > 0 && since < UINT32_MAX ? (uint32_t)llround(since) : 0;
}

static void add_points(struct reader *reader, const char *text)
{
	struct inkml_cursor cursor;
	struct inkml_point point;
	double first_ms = NAN;
	bool any = false;

	plen_inkml_cursor_init(&cursor, &reader->format, text);
	while (plen_inkml_next(&cursor, &point)) {
		bool pressed = point.force >= 0 && !reader->brush_now.ignores_force;

		first_ms = isnan(first_ms) ? point.t_ms : first_ms;
		plen_ink_in_pressed_point(
			reader->in, point.x_um, point.y_um, time_of(point.t_ms, first_ms),
			pressed ? (uint8_t)lround(point.force * PLEN_POINTS_PRESSURE_FULL)
				: PLEN_POINTS_PRESSURE_FULL);
		any = true;
	}
	if (cursor.broken && any) {
		plen_reading_lose(reader->reading, PLEN_LOSS_BROKEN);
	}
}

static bool is_in_the_air(const struct plen_xml_node *trace)
{
	const char *type = plen_xml_tree_attribute(trace, "type");

	return type != NULL && strcmp(type, "penUp") == 0;
}

static int read_trace(struct reader *reader, const struct plen_xml_node *trace)
{
	int rc = reader->has_page ? 0 : begin_page(reader, NULL);

	enter_group(reader, trace->parent);
	const struct plen_xml_node *context = context_of(reader, trace);

	if (rc == 0 && ++reader->done % PROGRESS_TRACES == 0) {
		rc = reader->sink->progress(reader->sink->data, reader->done, reader->traces);
	}
	if (rc == 0) {
		rc = set_author(reader, trace->parent);
	}
	if (rc != 0 || is_in_the_air(trace)) {
		return rc;
	}
	if (reader->format.count == 0 || context != reader->format_context) {
		set_format(reader, context);
	}
	set_brush(reader, trace, context);
	plen_ink_in_begin(reader->in, reader->brush_now.ink, reader->brush_now.rgba,
			  reader->brush_now.width_um);
	add_points(reader, plen_xml_tree_own_text(trace));
	return plen_ink_in_end(reader->in);
}

/* -- the document -- */

/* Elements that stand by themselves hold for all that follows. */
static void note_state(struct reader *reader, const struct plen_xml_node *node)
{
	if (plen_xml_tree_is(node, NULL, "context")) {
		reader->context = node;
	} else if (plen_xml_tree_is(node, NULL, "brush")) {
		reader->brush = node;
	}
}

static int visit(struct reader *reader, const struct plen_xml_node *node,
		 const struct plen_xml_node *root)
{
	if (plen_xml_tree_is(node, NULL, "trace")) {
		return read_trace(reader, node);
	}
	if (plen_xml_tree_is(node, NULL, "traceGroup") &&
	    plen_inkml_annotation(node, "page") != NULL) {
		return begin_page(reader, node);
	}
	if (node->parent == root) {
		note_state(reader, node);
	}
	return 0;
}

static uint32_t count_traces(const struct plen_xml_node *root)
{
	uint32_t count = 0;

	for (const struct plen_xml_node *at = root; at != NULL;
	     at = plen_xml_tree_after(at, root, true)) {
		count += plen_xml_tree_is(at, NULL, "trace");
	}
	return count;
}

static int read_ink(struct reader *reader, const struct plen_xml_node *root)
{
	int rc = 0;

	reader->traces = count_traces(root);
	for (const struct plen_xml_node *at = plen_xml_tree_after(root, root, true);
	     at != NULL && rc == 0;) {
		/* What is defined is only looked at where it is named. */
		bool defines = plen_xml_tree_is(at, NULL, "definitions");

		rc = defines ? 0 : visit(reader, at, root);
		at = plen_xml_tree_after(at, root, !defines);
	}
	if (rc == 0 && !reader->has_page) {
		rc = begin_page(reader, NULL);
	}
	if (rc == 0) {
		rc = plen_ink_in_flush(reader->in);
	}
	return rc != 0 ? rc
		       : reader->sink->progress(reader->sink->data, reader->traces, reader->traces);
}

int plen_inkml_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		    struct plen_reading *reading)
{
	struct plen_xml_tree *tree = NULL;
	int rc = plen_xml_tree_parse(&tree, bytes, size, reading);

	if (rc != 0) {
		return rc;
	}

	const struct plen_xml_node *root = plen_xml_tree_root(tree);
	if (!plen_xml_tree_is(root, NULL, "ink")) {
		rc = plen_reading_fail(reading, PLEN_UNREADABLE_DAMAGED, "this is no InkML");
	} else {
		struct reader reader = {.sink = sink,
					.reading = reading,
					.in = plen_ink_in_create(sink, reading),
					.ids = plen_inkml_ids_create(root)};

		rc = read_ink(&reader, root);
		plen_inkml_ids_destroy(reader.ids);
		plen_ink_in_destroy(reader.in);
	}
	plen_xml_tree_destroy(tree);
	return rc;
}
