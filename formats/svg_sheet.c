/* SPDX-License-Identifier: MIT */
#include "svg_sheet.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "formats/units.h"
#include "number.h"
#include "svg_picture.h"

/* Everything is in points, as Xournal++ counts. */
#define HEADER_PT 80.0
#define FOOTER_PT 60.0
#define MARGIN_LINE_PT 72.0
#define MARGIN_LINE_RGBA 0xFF0080FFu
#define DARK_MARGIN_LINE_RGBA 0x220080FFu
#define DARK_LINE_RGBA 0x434343FFu
#define STAFF_MARGIN_PT 50.0
#define STAFF_LINE_PT 5.0
#define STAFF_LINES 5
#define STAFF_SPACE_PT 40.0
/* However close the lines, a sheet has no more of them than that. */
#define LINES_MAX 1500.0
#define DOTS_MAX 250.0
#define DECIMALS 4
#define KEY "data-sheet"
/* In the key. */
#define FLAG_ROUNDED 1
#define FLAG_CENTRED 2

static const struct look {
	double step_pt, line_pt;
	uint32_t line_rgba, dark_line_rgba; /* on light and on dark paper */
} looks[PLEN_SVG_SHEET_STYLES] = {
	[PLEN_SVG_SHEET_PLAIN] = {1, 1, 0x000000FF, 0xFFFFFFFF},
	[PLEN_SVG_SHEET_LINED] = {24, 0.5, 0x40A0FFFF, DARK_LINE_RGBA},
	[PLEN_SVG_SHEET_RULED] = {24, 0.5, 0x40A0FFFF, DARK_LINE_RGBA},
	[PLEN_SVG_SHEET_STAVES] = {STAFF_SPACE_PT, 0.5, 0x000000FF, 0xFFFFFFFF},
	[PLEN_SVG_SHEET_GRAPH] = {14.17, 0.5, 0xBDBDBDFF, DARK_LINE_RGBA},
	[PLEN_SVG_SHEET_DOTTED] = {14.17, 1.5, 0xBDBDBDFF, DARK_LINE_RGBA},
	[PLEN_SVG_SHEET_ISODOTTED] = {14.17, 1.5, 0xBDBDBDFF, DARK_LINE_RGBA},
	[PLEN_SVG_SHEET_ISOGRAPH] = {14.17, 1, 0xBDBDBDFF, DARK_LINE_RGBA},
};

/* A sheet being drawn. */
struct drawing {
	struct plen_buffer *path;
	double w_pt, h_pt, step_pt, line_pt, margin_pt;
	bool rounded, centred;
};

static void number(const struct drawing *drawing, char command, double value)
{
	char text[PLEN_NUMBER_TEXT + 1] = {command};

	plen_number_print(text + 1, value, DECIMALS);
	plen_buffer_text(drawing->path, text);
}

static void line(const struct drawing *drawing, double x0, double y0, double x1, double y1)
{
	number(drawing, 'M', x0);
	number(drawing, ' ', y0);
	number(drawing, 'L', x1);
	number(drawing, ' ', y1);
}

static double step_for(const struct drawing *drawing, double most)
{
	return fmax(drawing->step_pt, fmax(drawing->w_pt, drawing->h_pt) / most);
}

/* -- the rulings -- */

static void draw_nothing(const struct drawing *drawing)
{
	(void)drawing;
}

/* The first of lines of which one is in the middle of a side. */
static double first_of(double side, double step)
{
	return fmod(side / 2, step);
}

static void draw_rules(const struct drawing *drawing)
{
	double step = step_for(drawing, LINES_MAX);
	double first = drawing->centred ? first_of(drawing->h_pt, step) : HEADER_PT;
	double last = drawing->h_pt - (drawing->centred ? 0 : FOOTER_PT);

	for (double y = first; y <= last; y += step) {
		line(drawing, 0, y, drawing->w_pt, y);
	}
}

static void draw_staves(const struct drawing *drawing)
{
	double staff = (STAFF_LINES - 1) * STAFF_LINE_PT;
	double step = step_for(drawing, LINES_MAX) + staff + STAFF_LINES * drawing->line_pt;
	double left = STAFF_MARGIN_PT, right = drawing->w_pt - STAFF_MARGIN_PT;

	for (double y = HEADER_PT; y <= drawing->h_pt - FOOTER_PT && right > left; y += step) {
		for (int i = 0; i < STAFF_LINES; i++) {
			line(drawing, left, y + i * STAFF_LINE_PT, right, y + i * STAFF_LINE_PT);
		}
		line(drawing, left, y, left, y + staff);
		line(drawing, right, y, right, y + staff);
	}
}

/* Lines across one side of a sheet, and how far those of the other side reach along it. */
struct across {
	double first, last, step, begin, end;
};

static struct across across_of(const struct drawing *drawing, double side)
{
	double step = step_for(drawing, LINES_MAX), margin = fmax(0, drawing->margin_pt);
	struct across across = {.step = step, .begin = margin, .end = side - margin};

	if (drawing->centred) {
		across.first = first_of(side, step);
		across.last = side;
	} else {
		across.first = fmax(1, ceil(margin / step)) * step;
		across.last = floor((side - margin) / step) * step;
	}
	if (drawing->rounded && margin > 0) {
		across.begin = across.first;
		across.end = across.last;
	}
	return across;
}

static void draw_graph(const struct drawing *drawing)
{
	struct across x = across_of(drawing, drawing->w_pt);
	struct across y = across_of(drawing, drawing->h_pt);

	for (double at = x.first; at <= x.last + x.step / 1e6 && y.end > y.begin; at += x.step) {
		line(drawing, at, y.begin, at, y.end);
	}
	for (double at = y.first; at <= y.last + y.step / 1e6 && x.end > x.begin; at += y.step) {
		line(drawing, x.begin, at, x.end, at);
	}
}

static void draw_dots(const struct drawing *drawing)
{
	double step = step_for(drawing, DOTS_MAX);

	for (double y = step; y < drawing->h_pt; y += step) {
		for (double x = step; x < drawing->w_pt; x += step) {
			line(drawing, x, y, x, y);
		}
	}
}

/* Triangles: columns half a step apart in height, in the middle of the sheet. */
struct triangles {
	double x, y, dx, dy;
	int columns, rows;
};

static struct triangles triangles_of(const struct drawing *drawing, double most)
{
	double step = step_for(drawing, most);
	struct triangles t = {.dx = sqrt(3) / 2 * step, .dy = step / 2};

	t.columns = (int)fmax(0, floor((drawing->w_pt - 2 * step) / t.dx));
	t.rows = (int)fmax(0, floor((drawing->h_pt - 2 * step) / t.dy));
	t.x = (drawing->w_pt - t.columns * t.dx) / 2;
	t.y = (drawing->h_pt - t.rows * t.dy) / 2;
	return t;
}

static void draw_triangle_dots(const struct drawing *drawing)
{
	struct triangles t = triangles_of(drawing, DOTS_MAX);

	for (int column = 0; column <= t.columns; column++) {
		for (int row = column % 2 == 0; row <= t.rows; row += 2) {
			double x = t.x + column * t.dx, y = t.y + row * t.dy;

			line(drawing, x, y, x, y);
		}
	}
}

/* From a corner or an edge as far as the triangles reach; `down` is 1 or -1. */
static void slope(const struct drawing *drawing, const struct triangles *t, int column, int row,
		  int down)
{
	int room = down > 0 ? t->rows - row : row;
	int length = t->columns - column < room ? t->columns - column : room;

	if (length > 0) {
		line(drawing, t->x + column * t->dx, t->y + row * t->dy,
		     t->x + (column + length) * t->dx, t->y + (row + down * length) * t->dy);
	}
}

static void draw_triangle_lines(const struct drawing *drawing)
{
	struct triangles t = triangles_of(drawing, LINES_MAX);
	double right = t.x + t.columns * t.dx, lower = t.y + t.rows * t.dy;

	line(drawing, t.x, t.y, right, t.y);
	line(drawing, t.x, lower, right, lower);
	for (int column = 0; column <= t.columns; column++) {
		line(drawing, t.x + column * t.dx, t.y, t.x + column * t.dx, lower);
	}
	for (int row = 1; row <= t.rows; row += 2) {
		slope(drawing, &t, 0, row, 1);
		slope(drawing, &t, 0, row, -1);
	}
	/* Those that begin at the upper and at the lower edge. */
	for (int column = 1; column < t.columns; column += 2) {
		slope(drawing, &t, column, 0, 1);
	}
	for (int column = t.rows % 2 == 0; column < t.columns; column += 2) {
		if (column > 0) {
			slope(drawing, &t, column, t.rows, -1);
		}
	}
}

static void (*const rulings[PLEN_SVG_SHEET_STYLES])(const struct drawing *drawing) = {
	[PLEN_SVG_SHEET_PLAIN] = draw_nothing,
	[PLEN_SVG_SHEET_LINED] = draw_rules,
	[PLEN_SVG_SHEET_RULED] = draw_rules,
	[PLEN_SVG_SHEET_STAVES] = draw_staves,
	[PLEN_SVG_SHEET_GRAPH] = draw_graph,
	[PLEN_SVG_SHEET_DOTTED] = draw_dots,
	[PLEN_SVG_SHEET_ISODOTTED] = draw_triangle_dots,
	[PLEN_SVG_SHEET_ISOGRAPH] = draw_triangle_lines,
};

/* -- the document -- */

/* What few sheets have. */
static bool has_more(const struct plen_svg_sheet *sheet)
{
	return sheet->margin_um != 0 || sheet->margin_rgba != 0 || sheet->rounded || sheet->centred;
}

static void put_key(struct plen_xml_write *write, const struct plen_svg_sheet *sheet)
{
	const double lengths[] = {sheet->w_um, sheet->h_um, sheet->step_um, sheet->line_um};
	struct plen_buffer *out = plen_xml_write_open_attribute(write, KEY);

	plen_buffer_printf(out, "%d", (int)sheet->style);
	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		char text[PLEN_NUMBER_TEXT];

		plen_number_print(text, lengths[i], DECIMALS);
		plen_buffer_printf(out, " %s", text);
	}
	plen_buffer_printf(out, " %08" PRIx32 " %08" PRIx32, sheet->rgba, sheet->line_rgba);
	if (has_more(sheet)) {
		char text[PLEN_NUMBER_TEXT];

		plen_number_print(text, sheet->margin_um, DECIMALS);
		plen_buffer_printf(out, " %08" PRIx32 " %d %s", sheet->margin_rgba,
				   (sheet->rounded ? FLAG_ROUNDED : 0) |
					   (sheet->centred ? FLAG_CENTRED : 0),
				   text);
	}
	plen_xml_write_close_attribute(write);
}

static void put_paper(struct plen_xml_write *write, const struct plen_svg_sheet *sheet)
{
	if ((sheet->rgba & 0xff) == 0) {
		return;
	}
	plen_xml_write_begin(write, "rect");
	plen_xml_write_number(write, "width", sheet->w_um / PLEN_UM_PER_PT, DECIMALS);
	plen_xml_write_number(write, "height", sheet->h_um / PLEN_UM_PER_PT, DECIMALS);
	plen_xml_write_colour(write, "fill", sheet->rgba);
	plen_xml_write_number(write, "fill-opacity", (sheet->rgba & 0xff) / 255.0, DECIMALS);
	plen_xml_write_end(write);
}

static void begin_lines(struct plen_xml_write *write, uint32_t rgba, double width_pt)
{
	plen_xml_write_begin(write, "path");
	plen_xml_write_attribute(write, "fill", "none");
	plen_xml_write_colour(write, "stroke", rgba);
	plen_xml_write_number(write, "stroke-opacity", (rgba & 0xff) / 255.0, DECIMALS);
	plen_xml_write_number(write, "stroke-width", width_pt, DECIMALS);
	plen_xml_write_attribute(write, "stroke-linecap", "round");
}

bool plen_svg_sheet_is_dark(uint32_t rgba)
{
	return (rgba >> 24) + (rgba >> 16 & 0xff) + (rgba >> 8 & 0xff) < 3 * 0x80;
}

static void put_margin_line(struct plen_xml_write *write, const struct plen_svg_sheet *sheet,
			    struct drawing *drawing)
{
	uint32_t rgba =
		plen_svg_sheet_is_dark(sheet->rgba) ? DARK_MARGIN_LINE_RGBA : MARGIN_LINE_RGBA;
	double x = drawing->margin_pt != 0 ? drawing->margin_pt : MARGIN_LINE_PT;

	x = x < 0 ? x + drawing->w_pt : x;
	begin_lines(write, sheet->margin_rgba != 0 ? sheet->margin_rgba : rgba, drawing->line_pt);
	drawing->path = plen_xml_write_open_attribute(write, "d");
	line(drawing, x, 0, x, drawing->h_pt);
	plen_xml_write_close_attribute(write);
	plen_xml_write_end(write);
}

static void put_ruling(struct plen_xml_write *write, const struct plen_svg_sheet *sheet)
{
	const struct look *look = &looks[sheet->style];
	struct drawing drawing = {
		.w_pt = sheet->w_um / PLEN_UM_PER_PT,
		.h_pt = sheet->h_um / PLEN_UM_PER_PT,
		.step_pt = sheet->step_um > 0 ? sheet->step_um / PLEN_UM_PER_PT : look->step_pt,
		.line_pt = sheet->line_um > 0 ? sheet->line_um / PLEN_UM_PER_PT : look->line_pt,
		.margin_pt = sheet->margin_um / PLEN_UM_PER_PT,
		.rounded = sheet->rounded,
		.centred = sheet->centred,
	};
	uint32_t rgba =
		plen_svg_sheet_is_dark(sheet->rgba) ? look->dark_line_rgba : look->line_rgba;

	if (sheet->style == PLEN_SVG_SHEET_PLAIN) {
		return;
	}
	begin_lines(write, sheet->line_rgba != 0 ? sheet->line_rgba : rgba, drawing.line_pt);
	drawing.path = plen_xml_write_open_attribute(write, "d");
	rulings[sheet->style](&drawing);
	plen_xml_write_close_attribute(write);
	plen_xml_write_end(write);
	if (sheet->style == PLEN_SVG_SHEET_LINED) {
		put_margin_line(write, sheet, &drawing);
	}
}

uint8_t *plen_svg_sheet_make(const struct plen_svg_sheet *sheet, size_t *size)
{
	struct plen_xml_write write = {0};

	plen_svg_picture_begin(&write, 0, 0, sheet->w_um / PLEN_UM_PER_PT,
			       sheet->h_um / PLEN_UM_PER_PT, PLEN_UM_PER_PT);
	put_key(&write, sheet);
	put_paper(&write, sheet);
	put_ruling(&write, sheet);
	return plen_svg_picture_end(&write, size);
}

static bool read_key(const char *text, struct plen_svg_sheet *sheet)
{
	double numbers[5];

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		text = plen_number_next(text, &numbers[i]);
		if (text == NULL || numbers[i] < 0) {
			return false;
		}
	}
	if (numbers[0] >= PLEN_SVG_SHEET_STYLES) {
		return false;
	}

	char *rest = NULL;
	*sheet = (struct plen_svg_sheet){
		.style = (enum plen_svg_sheet_style)numbers[0],
		.w_um = numbers[1],
		.h_um = numbers[2],
		.step_um = numbers[3],
		.line_um = numbers[4],
		.rgba = (uint32_t)strtoul(text, &rest, 16),
	};
	sheet->line_rgba = (uint32_t)strtoul(rest, &rest, 16);
	if (*rest == ' ') {
		sheet->margin_rgba = (uint32_t)strtoul(rest, &rest, 16);
		unsigned long flags = strtoul(rest, &rest, 10);
		sheet->rounded = (flags & FLAG_ROUNDED) != 0;
		sheet->centred = (flags & FLAG_CENTRED) != 0;
		return plen_number_next(rest, &sheet->margin_um) != NULL;
	}
	return true;
}

bool plen_svg_sheet_parse(const uint8_t *bytes, size_t size, struct plen_svg_sheet *sheet)
{
	/* The beginning is enough for the key, and is text. */
	char head[512] = "";
	size_t again_size = 0;

	memcpy(head, bytes, size < sizeof(head) ? size : sizeof(head) - 1);
	const char *key = strstr(head, KEY "=\"");
	if (key == NULL || !read_key(key + sizeof(KEY "=\"") - 1, sheet)) {
		return false;
	}

	uint8_t *again = plen_svg_sheet_make(sheet, &again_size);
	bool same = again_size == size && memcmp(again, bytes, size) == 0;
	free(again);
	return same;
}
