/* SPDX-License-Identifier: MIT
 *
 * Strokes of Xournal++: their look, their points, and the widths that pressure made.
 */
#include "xopp.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "css.h"
#include "dashes.h"
#include "kept.h"
#include "number.h"
#include "palette.h"
#include "reading.h"
#include "svg_picture.h"

#define WIDTH_DEFAULT_PT 1.41
/* So much of a shape's outline makes the picture of what fills it. */
#define FILL_POINTS_MAX 20000
#define FILL_DECIMALS 3

/* Widths, one for each point but the last; what makes no sense is as the one before. */
struct widths {
	const char *rest; /* NULL at the end */
	double now_pt;
};

static double next_width(struct widths *widths)
{
	double width = 0;

	if (widths->rest != NULL) {
		const char *next = plen_number_next(widths->rest, &width);

		widths->rest = next != NULL ? next : plen_number_skip(widths->rest);
	}
	if (width > 0) {
		widths->now_pt = width;
	}
	return widths->now_pt * PLEN_UM_PER_PT;
}

/* Words that are none stand in their places too. */
static uint32_t count_numbers(const char *text)
{
	uint32_t count = 0;
	double number = 0;

	while (text != NULL) {
		const char *next = plen_number_next(text, &number);

		text = next != NULL ? next : plen_number_skip(text);
		count += text != NULL;
	}
	return count;
}

/* For a stroke of `count` points. Too few widths count for nothing, as in Xournal++. */
static struct widths widths_of(const struct plen_xml_node *node, uint32_t count, double *width_pt)
{
	const char *text = plen_xml_tree_attribute(node, "width");
	const char *pressures = plen_xml_tree_attribute(node, "pressures");
	double width = 0;

	if (text != NULL) {
		text = plen_number_next(text, &width);
	}
	*width_pt = width > 0 && width < XOPP_SIDE_MAX_PT ? width : WIDTH_DEFAULT_PT;

	const char *rest = pressures != NULL ? pressures : text;
	bool enough = count_numbers(rest) + 1 >= count;
	return (struct widths){enough ? rest : NULL, *width_pt};
}

static bool is_highlighter(const struct plen_xml_node *node)
{
	const char *tool = plen_xml_tree_attribute(node, "tool");

	return tool != NULL && strcmp(tool, "highlighter") == 0;
}

/* The alpha of what fills a shape; 0 = nothing does. A highlighter that fills is as strong itself.
 */
static double fill_of(const struct plen_xml_node *node)
{
	return plen_xml_tree_number(node, "fill", 1, 255, 0);
}

static uint8_t ink_of(const struct xopp_reader *reader, const struct plen_xml_node *node,
		      uint32_t *own)
{
	uint32_t rgba = 0x000000FF;

	plen_xopp_colour(plen_xml_tree_attribute(node, "color"), false, &rgba);
	if (is_highlighter(node) && fill_of(node) > 0) {
		rgba = (rgba & 0xffffff00u) | (uint32_t)fill_of(node);
	} else if (is_highlighter(node) && (rgba & 0xff) == 0xff) {
		/* By its name a colour has no alpha, and highlighters show what is beneath. */
		rgba = (rgba & 0xffffff00u) | XOPP_HIGHLIGHTER_ALPHA;
	}
	return plen_palette_ink(reader->theme, rgba, is_highlighter(node), own);
}

/* The next of a list, which is passed over if it is not valid; NULL at the end. */
static const char *next_point(const char *text, double *x, double *y, bool *valid)
{
	return text != NULL ? plen_number_pair(text, x, y, valid) : NULL;
}

/* How many points there are, those included that cannot be read, as each has a width. A dot is
 * written as two at one place, and is one. */
static uint32_t count_points(const char *text, uint32_t *broken)
{
	uint32_t count = 0;
	double x = 0, y = 0, first_x = 0, first_y = 0;
	bool valid = true;

	*broken = 0;
	for (text = next_point(text, &first_x, &first_y, &valid); text != NULL;
	     text = next_point(text, &x, &y, &valid)) {
		count++;
		*broken += !valid;
	}
	return count == 2 && *broken == 0 && x == first_x && y == first_y ? 1 : count;
}

static void add_points(struct xopp_reader *reader, const char *text, uint32_t count,
		       struct widths widths, const struct plen_kept_stroke *kept)
{
	double x = 0, y = 0;
	bool valid = true;

	for (uint32_t i = 0; i < count; i++) {
		text = next_point(text, &x, &y, &valid);
		double x_um = reader->x_um + x * PLEN_UM_PER_PT;
		double y_um = reader->y_um + y * PLEN_UM_PER_PT;
		double width_um = next_width(&widths);

		if (!valid) {
			continue;
		}
		if (kept != NULL) {
			plen_ink_in_pressed_point(reader->in, x_um, y_um, kept->points[i].t_ms,
						  kept->points[i].pressure);
		} else {
			plen_ink_in_point(reader->in, x_um, y_um, 0, width_um);
		}
	}
}

/* -- what fills a shape -- */

struct box {
	double x0, y0, x1, y1;
	uint32_t count;
};

static struct box box_of(const char *text)
{
	struct box box = {INFINITY, INFINITY, -INFINITY, -INFINITY, 0};
	double x = 0, y = 0;
	bool valid = true;

	while ((text = next_point(text, &x, &y, &valid)) != NULL && box.count < FILL_POINTS_MAX) {
		if (!valid) {
			continue;
		}
		box.x0 = fmin(box.x0, x);
		box.y0 = fmin(box.y0, y);
		box.x1 = fmax(box.x1, x);
		box.y1 = fmax(box.y1, y);
		box.count++;
	}
	return box;
}

static void put_polygon(struct plen_xml_write *write, const char *text)
{
	struct plen_buffer *out = plen_xml_write_open_attribute(write, "points");
	double x = 0, y = 0;
	bool valid = true;
	int left = FILL_POINTS_MAX;

	while ((text = next_point(text, &x, &y, &valid)) != NULL && left > 0) {
		char number[PLEN_NUMBER_TEXT];

		if (!valid) {
			continue;
		}
		left--;
		plen_number_print(number, x, FILL_DECIMALS);
		plen_buffer_printf(out, " %s", number);
		plen_number_print(number, y, FILL_DECIMALS);
		plen_buffer_printf(out, " %s", number);
	}
	plen_xml_write_close_attribute(write);
}

/* What fills a shape, and if `line_pt` is above 0 its outline too. */
static int put_fill(struct xopp_reader *reader, const struct plen_xml_node *node,
		    const struct box *box, double line_pt)
{
	struct plen_xml_write write = {0};
	double x = box->x0 - line_pt / 2, y = box->y0 - line_pt / 2;
	double w = fmax(box->x1 - box->x0 + line_pt, 1), h = fmax(box->y1 - box->y0 + line_pt, 1);
	uint32_t rgba = 0x000000FF;
	size_t size = 0;

	plen_xopp_colour(plen_xml_tree_attribute(node, "color"), false, &rgba);
	plen_svg_picture_begin(&write, x, y, w, h, PLEN_UM_PER_PT);
	plen_xml_write_begin(&write, "polygon");
	plen_xml_write_colour(&write, "fill", rgba);
	if (line_pt > 0) {
		plen_xml_write_colour(&write, "stroke", rgba);
		plen_xml_write_number(&write, "stroke-width", line_pt, FILL_DECIMALS);
		plen_xml_write_attribute(&write, "stroke-linejoin", "round");
	}
	plen_xml_write_number(&write, "opacity", fill_of(node) / 255, FILL_DECIMALS);
	put_polygon(&write, plen_xml_tree_own_text(node));
	plen_xml_write_end(&write);
	uint8_t *bytes = plen_svg_picture_end(&write, &size);
	plen_reading_lose(reader->reading, PLEN_LOSS_SHAPE);
	return plen_xopp_put_picture(reader, PLEN_MEDIA_SVG, bytes, size, x, y, w, h);
}

/* -- dashes -- */

/* Lengths in points, whatever the width. */
static struct plen_dashes dashes_of(const struct plen_xml_node *node)
{
	static const struct {
		const char *style, *lengths;
	} styles[] = {{"dash", "6 3"}, {"dashdot", "6 3 0.5 3"}, {"dot", "0.5 3"}};
	static const char custom[] = "cust: ";
	const char *style = plen_xml_tree_attribute(node, "style");

	for (size_t i = 0; style != NULL && i < sizeof(styles) / sizeof(styles[0]); i++) {
		if (strcmp(style, styles[i].style) == 0) {
			return plen_dashes_parse(styles[i].lengths, PLEN_UM_PER_PT);
		}
	}
	if (style != NULL && strncmp(style, custom, sizeof(custom) - 1) == 0) {
		return plen_dashes_parse(style + sizeof(custom) - 1, PLEN_UM_PER_PT);
	}
	return (struct plen_dashes){.count = 0};
}

static bool is_butt(const struct plen_xml_node *node)
{
	const char *cap = plen_xml_tree_attribute(node, "capStyle");

	return cap != NULL && strcmp(cap, "butt") == 0;
}

static int put_dashes(struct xopp_reader *reader, const struct plen_xml_node *node,
		      const struct plen_dashes *dashes, uint32_t count, struct widths widths)
{
	const char *text = plen_xml_tree_own_text(node);
	struct plen_dashes_point *points = plen_calloc(count, sizeof(*points));
	double width_um = widths.now_pt * PLEN_UM_PER_PT, x = 0, y = 0;
	uint32_t rgba = 0, found = 0;
	uint8_t ink = ink_of(reader, node, &rgba);
	bool valid = true;

	for (uint32_t i = 0; i < count; i++) {
		text = next_point(text, &x, &y, &valid);
		points[found] = (struct plen_dashes_point){reader->x_um + x * PLEN_UM_PER_PT,
							   reader->y_um + y * PLEN_UM_PER_PT,
							   next_width(&widths)};
		found += valid;
	}
	int rc = plen_dashes_put(dashes, reader->in, ink, rgba, width_um, points, found,
				 is_butt(node));
	free(points);
	return rc;
}

/* 1, 0 if the line is to be plain, or what the sink returned. */
static int read_dashes(struct xopp_reader *reader, const struct plen_xml_node *node, uint32_t count,
		       struct widths widths)
{
	struct plen_dashes dashes = dashes_of(node);
	const char *style = plen_xml_tree_attribute(node, "style");
	int rc = 0;

	if (dashes.count > 0 && count > 1) {
		rc = plen_ink_in_author(reader->in, reader->group, 0, 0);
		rc = rc < 0 ? rc : put_dashes(reader, node, &dashes, count, widths);
	}
	if (rc == 0 && style != NULL && strcmp(style, "plain") != 0 &&
	    strcmp(style, "solid") != 0) {
		plen_reading_lose(reader->reading, PLEN_LOSS_STYLE);
	}
	return rc;
}

/* -- the whole -- */

static int begin_as_kept(struct xopp_reader *reader, const struct plen_kept_stroke *kept)
{
	int rc = plen_ink_in_author(reader->in, kept->group, kept->mark, 0);

	plen_ink_in_begin(reader->in, kept->ink, kept->rgba, kept->width_um);
	return rc;
}

static int begin_as_seen(struct xopp_reader *reader, const struct plen_xml_node *node,
			 double width_pt)
{
	uint32_t rgba = 0;
	uint8_t ink = ink_of(reader, node, &rgba);
	int rc = plen_ink_in_author(reader->in, reader->group, 0, 0);

	plen_ink_in_begin(reader->in, ink, rgba, width_pt * PLEN_UM_PER_PT);
	return rc;
}

static void count_losses(struct xopp_reader *reader, const struct plen_xml_node *node)
{
	const char *sound = plen_xml_tree_attribute(node, "fn");

	/* Some versions name no sound with every stroke. */
	if (sound != NULL && sound[0] != '\0') {
		plen_reading_lose(reader->reading, PLEN_LOSS_MEDIA);
	}
}

/* As it is kept, as dashes, or as it is seen. */
static int put_ink(struct xopp_reader *reader, const struct plen_xml_node *node)
{
	const char *text = plen_xml_tree_own_text(node);
	uint32_t broken = 0, count = count_points(text, &broken);
	double width_pt = 0;
	struct widths widths = widths_of(node, count, &width_pt);
	struct plen_kept_stroke kept;
	bool is_kept = plen_kept_read_stroke(node, &kept);
	bool agrees = is_kept && kept.count == count;

	if (broken > 0 && broken < count) {
		plen_reading_lose(reader->reading, PLEN_LOSS_BROKEN);
	}
	int rc = agrees ? 0 : read_dashes(reader, node, count, widths);

	if (rc == 0) {
		rc = agrees ? begin_as_kept(reader, &kept) : begin_as_seen(reader, node, width_pt);
		add_points(reader, text, count, widths, agrees ? &kept : NULL);
		rc = rc < 0 ? rc : plen_ink_in_end(reader->in);
	}
	if (is_kept) {
		plen_kept_finish_stroke(&kept);
	}
	return rc < 0 ? rc : 0;
}

/* A highlighter that fills is seen through once, its line and what it fills: a picture of both. */
int plen_xopp_read_stroke(struct xopp_reader *reader, const struct plen_xml_node *node)
{
	struct box box = box_of(plen_xml_tree_own_text(node));
	bool fills = fill_of(node) > 0 && box.count >= 3;
	double width_pt = 0;
	int rc;

	count_losses(reader, node);
	if (fills && is_highlighter(node)) {
		widths_of(node, box.count, &width_pt);
		return put_fill(reader, node, &box, width_pt);
	}
	rc = put_ink(reader, node);
	return rc == 0 && fills ? put_fill(reader, node, &box, 0) : rc;
}
