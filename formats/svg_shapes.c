/* SPDX-License-Identifier: MIT */
#include "svg_shapes.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "formats/limits.h"
#include "reading.h"
#include "svg_out.h"
#include "svg_path.h"
#include "svg_picture.h"
#include "svg_points.h"
#include "svg_spans.h"

#define TOGETHER_MAX 4096
#define DECIMALS 6
#define UM_PER_UNIT 1.0 /* a picture's own units are page micrometres */
#define FAR PLEN_LIMIT_COORDINATE_UM
/* A mitre is at most 4 half lines long. */
#define MITRE 2.0

struct plen_svg_shapes {
	struct plen_ink_in *in;
	struct plen_reading *reading;
	struct plen_svg_element *at;
	uint32_t count;
	size_t capacity;
	struct plen_svg_box box; /* page um */
};

struct plen_svg_shapes *plen_svg_shapes_create(struct plen_ink_in *in, struct plen_reading *reading)
{
	struct plen_svg_shapes *shapes = plen_calloc(1, sizeof(*shapes));

	*shapes = (struct plen_svg_shapes){.in = in, .reading = reading, .box = PLEN_SVG_BOX_EMPTY};
	return shapes;
}

void plen_svg_shapes_destroy(struct plen_svg_shapes *shapes)
{
	if (shapes != NULL) {
		free(shapes->at);
		free(shapes);
	}
}

/* -- where a shape lies, in its own units; false if it is none -- */

static double number(const struct plen_svg_element *element, const char *name)
{
	return plen_xml_tree_number(element->node, name, -FAR, FAR, 0);
}

static double length(const struct plen_svg_element *element, const char *name)
{
	return plen_xml_tree_number(element->node, name, 0, FAR, 0);
}

static bool box_of(struct plen_svg_box *box, double x, double y, double w, double h)
{
	*box = (struct plen_svg_box){x, y, x + w, y + h};
	return w >= 0 && h >= 0 && (w > 0 || h > 0);
}

static bool rect_box(const struct plen_svg_element *element, struct plen_svg_box *box)
{
	return box_of(box, number(element, "x"), number(element, "y"), length(element, "width"),
		      length(element, "height"));
}

static bool circle_box(const struct plen_svg_element *element, struct plen_svg_box *box)
{
	double r = length(element, "r");

	return box_of(box, number(element, "cx") - r, number(element, "cy") - r, 2 * r, 2 * r);
}

static bool ellipse_box(const struct plen_svg_element *element, struct plen_svg_box *box)
{
	double rx = length(element, "rx"), ry = length(element, "ry");

	return box_of(box, number(element, "cx") - rx, number(element, "cy") - ry, 2 * rx, 2 * ry);
}

static bool line_box(const struct plen_svg_element *element, struct plen_svg_box *box)
{
	*box = PLEN_SVG_BOX_EMPTY;
	plen_svg_box_add(box, number(element, "x1"), number(element, "y1"));
	plen_svg_box_add(box, number(element, "x2"), number(element, "y2"));
	return true;
}

static bool points_box(const struct plen_svg_element *element, struct plen_svg_box *box)
{
	struct plen_svg_points points = {0};

	*box = PLEN_SVG_BOX_EMPTY;
	plen_svg_points_parse(&points, plen_xml_tree_attribute(element->node, "points"));
	for (uint32_t i = 0; i < points.count; i++) {
		plen_svg_box_add(box, points.at[i].x, points.at[i].y);
	}
	plen_svg_points_finish(&points);
	return !plen_svg_box_is_empty(box);
}

static bool path_box(const struct plen_svg_element *element, struct plen_svg_box *box)
{
	const char *data = plen_xml_tree_attribute(element->node, "d");

	return data != NULL && plen_svg_path_box(data, box);
}

/* -- the shape itself -- */

static void write_points(struct plen_xml_write *write, const struct plen_svg_element *element)
{
	struct plen_svg_points points = {0};

	plen_svg_points_parse(&points, plen_xml_tree_attribute(element->node, "points"));
	plen_svg_out_points(write, &points, DECIMALS);
	plen_svg_points_finish(&points);
}

static void write_path(struct plen_xml_write *write, const struct plen_svg_element *element)
{
	plen_xml_write_attribute(write, "d", plen_xml_tree_attribute(element->node, "d"));
}

static const struct shape {
	const char *name;
	bool (*box)(const struct plen_svg_element *element, struct plen_svg_box *box);
	void (*write)(struct plen_xml_write *write, const struct plen_svg_element *element);
	const char *numbers[6];
} shapes_known[] = {
	{"rect", rect_box, NULL, {"x", "y", "width", "height", "rx", "ry"}},
	{"circle", circle_box, NULL, {"cx", "cy", "r"}},
	{"ellipse", ellipse_box, NULL, {"cx", "cy", "rx", "ry"}},
	{"line", line_box, NULL, {"x1", "y1", "x2", "y2"}},
	{"polyline", points_box, write_points, {NULL}},
	{"polygon", points_box, write_points, {NULL}},
	{"path", path_box, write_path, {NULL}},
	{"text", plen_svg_spans_box, NULL, {NULL}},
};

static const struct shape *shape_of(const struct plen_xml_node *node)
{
	for (size_t i = 0; i < sizeof(shapes_known) / sizeof(shapes_known[0]); i++) {
		if (strcmp(node->name, shapes_known[i].name) == 0) {
			return &shapes_known[i];
		}
	}
	return NULL;
}

bool plen_svg_shapes_is(const struct plen_svg_element *element)
{
	return shape_of(element->node) != NULL;
}

static void write_look(struct plen_xml_write *write, const struct plen_svg_style *style)
{
	uint32_t fill = plen_svg_style_fill(style), stroke = plen_svg_style_stroke(style);

	if (fill == 0) {
		plen_xml_write_attribute(write, "fill", "none");
	} else {
		plen_xml_write_colour(write, "fill", fill);
		plen_xml_write_number(write, "fill-opacity", (fill & 0xff) / 255.0, 3);
	}
	if (stroke != 0) {
		plen_xml_write_colour(write, "stroke", stroke);
		plen_xml_write_number(write, "stroke-opacity", (stroke & 0xff) / 255.0, 3);
		plen_xml_write_number(write, "stroke-width", style->stroke_width, 4);
		plen_xml_write_attribute(write, "stroke-linecap", "round");
		plen_xml_write_attribute(write, "stroke-linejoin", "round");
	}
}

static bool is_text(const struct plen_svg_element *element)
{
	return strcmp(element->node->name, "text") == 0;
}

static void write_shape(struct plen_xml_write *write, const struct plen_svg_element *element)
{
	const struct shape *shape = shape_of(element->node);
	const char *rule = plen_xml_tree_attribute(element->node, "fill-rule");

	plen_xml_write_begin(write, shape->name);
	for (int i = 0; i < 6 && shape->numbers[i] != NULL; i++) {
		if (plen_xml_tree_attribute(element->node, shape->numbers[i]) != NULL) {
			plen_xml_write_number(write, shape->numbers[i],
					      number(element, shape->numbers[i]), DECIMALS);
		}
	}
	if (shape->write != NULL) {
		shape->write(write, element);
	}
	plen_svg_out_matrix(write, &element->matrix);
	if (rule != NULL && strcmp(rule, "evenodd") == 0) {
		plen_xml_write_attribute(write, "fill-rule", rule);
	}
	write_look(write, &element->style);
	plen_xml_write_end(write);
}

/* -- together -- */

static void grow_box(struct plen_svg_shapes *shapes, struct plen_svg_box box,
		     const struct plen_svg_element *element)
{
	double line =
		MITRE * element->style.stroke_width * (plen_svg_style_stroke(&element->style) != 0);
	double xs[] = {box.left - line, box.right + line};
	double ys[] = {box.top - line, box.bottom + line};

	for (int i = 0; i < 4; i++) {
		double x = xs[i % 2], y = ys[i / 2];
		plen_matrix_apply(&element->matrix, &x, &y);
		plen_svg_box_add(&shapes->box, x, y);
	}
}

static bool is_seen(const struct plen_svg_style *style)
{
	return !style->hidden &&
	       (plen_svg_style_fill(style) != 0 || plen_svg_style_stroke(style) != 0);
}

/* A text without a letter. */
static bool is_blank(const struct plen_svg_element *element)
{
	char *text = is_text(element) ? plen_xml_tree_text(element->node) : NULL;
	bool blank = text != NULL && strspn(text, " \t\r\n") == strlen(text);

	free(text);
	return blank;
}

static bool has_broken_points(const struct plen_svg_element *element)
{
	struct plen_svg_points points = {0};

	plen_svg_points_parse(&points, plen_xml_tree_attribute(element->node, "points"));
	bool broken = points.broken;
	plen_svg_points_finish(&points);
	return broken;
}

int plen_svg_shapes_add(struct plen_svg_shapes *shapes, const struct plen_svg_element *element)
{
	const struct shape *shape = shape_of(element->node);
	struct plen_svg_box box;
	int rc = 0;

	if (shape == NULL || !is_seen(&element->style) || is_blank(element)) {
		return 0;
	}
	if (!shape->box(element, &box)) {
		plen_reading_lose(shapes->reading, PLEN_LOSS_BROKEN);
		return 0;
	}
	if (shapes->count == TOGETHER_MAX) {
		rc = plen_svg_shapes_flush(shapes);
	}
	plen_reading_lose(shapes->reading, is_text(element) ? PLEN_LOSS_TEXT : PLEN_LOSS_SHAPE);
	if (has_broken_points(element)) {
		plen_reading_lose(shapes->reading, PLEN_LOSS_BROKEN);
	}
	shapes->at = plen_grow(shapes->at, shapes->count, &shapes->capacity, sizeof(*shapes->at));
	shapes->at[shapes->count++] = *element;
	grow_box(shapes, box, element);
	return rc;
}

static int hand_over(struct plen_svg_shapes *shapes, const uint8_t *bytes, size_t size)
{
	const struct plen_svg_box *box = &shapes->box;
	struct plen_matrix there = {1, 0, 0, 1, box->left, box->top};
	struct plen_op_picture picture = {0};

	if (!plen_transform_place(&there, box->right - box->left, box->bottom - box->top,
				  &picture)) {
		plen_reading_lose(shapes->reading, PLEN_LOSS_BROKEN);
		return 0;
	}

	int rc = plen_ink_in_asset(shapes->in, PLEN_MEDIA_SVG, 1, bytes, size, &picture.asset);
	if (rc == -E2BIG) {
		plen_reading_lose(shapes->reading, PLEN_LOSS_LIMIT);
		return 0;
	}
	/* Nobody in particular drew it. */
	rc = rc < 0 ? rc : plen_ink_in_author(shapes->in, 0, 0, 0);
	return rc < 0 ? rc : plen_ink_in_picture(shapes->in, &picture);
}

int plen_svg_shapes_flush(struct plen_svg_shapes *shapes)
{
	struct plen_xml_write write = {0};
	struct plen_svg_box *box = &shapes->box;
	size_t size = 0;

	if (shapes->count == 0) {
		return 0;
	}
	/* Whole micrometres, so that the picture lies exactly where its shapes did. */
	*box = (struct plen_svg_box){floor(box->left), floor(box->top), ceil(box->right),
				     ceil(box->bottom)};
	box->right = fmax(box->right, box->left + 1);
	box->bottom = fmax(box->bottom, box->top + 1);
	plen_svg_picture_begin(&write, box->left, box->top, box->right - box->left,
			       box->bottom - box->top, UM_PER_UNIT);
	for (uint32_t i = 0; i < shapes->count; i++) {
		if (is_text(&shapes->at[i])) {
			plen_svg_spans_write(&write, &shapes->at[i], &shapes->at[i].matrix);
		} else {
			write_shape(&write, &shapes->at[i]);
		}
	}

	uint8_t *bytes = plen_svg_picture_end(&write, &size);
	int rc = hand_over(shapes, bytes, size);

	free(bytes);
	shapes->count = 0;
	*box = PLEN_SVG_BOX_EMPTY;
	return rc;
}
