/* SPDX-License-Identifier: MIT */
#include "svg_picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "number.h"
#include "text_width.h"

#define DECIMALS 4
#define UM_PER_MM 1000.0
/* Of the font's size, as DejaVu has them. */
#define LINE_HEIGHT 1.164
#define ASCENT 0.928
/* Wider fonts exist; a little too much room hurts nobody. */
#define WIDER 1.1
#define ROOM 0.5
#define LINES_MAX 2000
#define UNIT_DECIMALS 9

void plen_svg_picture_begin(struct plen_xml_write *write, double x, double y, double w, double h,
			    double um)
{
	const double box[] = {x, y, w, h};

	plen_xml_write_begin(write, "svg");
	plen_xml_write_attribute(write, "xmlns", "http://www.w3.org/2000/svg");
	plen_xml_write_attribute(write, "xmlns:xlink", "http://www.w3.org/1999/xlink");
	for (int i = 0; i < 2; i++) {
		char text[PLEN_NUMBER_TEXT];

		plen_number_print(text, box[2 + i] * um / UM_PER_MM, DECIMALS);
		plen_xml_write_format(write, i == 0 ? "width" : "height", "%smm", text);
	}

	struct plen_buffer *out = plen_xml_write_open_attribute(write, "viewBox");
	for (int i = 0; i < 4; i++) {
		char text[PLEN_NUMBER_TEXT];

		plen_number_print(text, box[i], DECIMALS);
		plen_buffer_printf(out, i == 0 ? "%s" : " %s", text);
	}
	plen_xml_write_close_attribute(write);
}

uint8_t *plen_svg_picture_end(struct plen_xml_write *write, size_t *size)
{
	plen_xml_write_end(write);
	return plen_xml_write_take(write, size);
}

/* -- text -- */

/* Lines of languages without blanks may be broken behind any of their characters. */
static bool may_break_behind(const char *at, size_t i)
{
	unsigned char byte = (unsigned char)at[i];
	size_t first = i >= 2 ? i - 2 : 0;

	if (byte == '-') {
		return i > 0 && at[i - 1] != ' ' && at[i + 1] != ' ';
	}
	return byte >= 0x80 && byte < 0xc0 && (unsigned char)at[i + 1] >= 0xe3 &&
	       (unsigned char)at[first] >= 0xe3 && (unsigned char)at[first] < 0xf0;
}

/* Where the line that begins at `at` ends, and how much of what follows is no text: a line break,
 * or the blanks between words of which the second is too long. One word at least is on a line. */
static size_t line_length(const struct plen_svg_text *text, const char *at, size_t *skip)
{
	double width = 0;
	size_t words = 0; /* up to the end of the last word that fits */
	size_t i = 0;

	for (; at[i] != '\0' && at[i] != '\n'; i++) {
		width = at[i] == '\t' ? plen_text_width_tab(text, width)
				      : width + plen_text_width_of(text, at + i);
		if (at[i] == ' ' && i > 0 && at[i - 1] != ' ') {
			words = i;
		}
		if (text->width > 0 && width > text->width && at[i] != ' ') {
			words = words > 0 ? words : i + strcspn(at + i, " \n");
			*skip = strspn(at + words, " ");
			return words;
		}
		if (may_break_behind(at, i)) {
			words = i + 1;
		}
	}
	*skip = at[i] == '\n';
	return i;
}

/* Calls `fn` for each line; how many there are, at least one. *is_cut if there are more. */
static int each_line(const struct plen_svg_text *text,
		     void (*fn)(void *data, const char *line, size_t length, int index), void *data,
		     bool *is_cut)
{
	const char *at = text->text;
	int count = 0;

	do {
		size_t skip = 0;
		size_t length = line_length(text, at, &skip);

		fn(data, at, length, count++);
		at += length + skip;
	} while (*at != '\0' && count < LINES_MAX);
	*is_cut = *at != '\0';
	return count;
}

struct extent {
	const struct plen_svg_text *text;
	double w;
};

static void measure(void *data, const char *line, size_t length, int index)
{
	struct extent *extent = data;

	(void)index;
	extent->w = fmax(extent->w, plen_text_width(extent->text, line, length));
}

/* What lines are aligned in. */
static double room_of(const struct plen_svg_text *text, double w)
{
	return text->width > 0 ? text->width : w;
}

static const double starts[] = {
	[PLEN_SVG_ALIGN_LEFT] = 0, [PLEN_SVG_ALIGN_MIDDLE] = 0.5, [PLEN_SVG_ALIGN_RIGHT] = 1};

struct plen_svg_text_box plen_svg_text_extent(const struct plen_svg_text *text)
{
	struct extent extent = {.text = text};
	bool is_cut = false;
	int count = each_line(text, measure, &extent, &is_cut);
	double room = room_of(text, extent.w);
	double reach = extent.w * WIDER + ROOM * text->size;
	double left = fmin(0, starts[text->align] * (room - reach));

	return (struct plen_svg_text_box){
		.x = left,
		.w = fmax(room, starts[text->align] * (room - reach) + reach) - left,
		.h = (count * LINE_HEIGHT + 0.2) * text->size,
		.room = room,
		.below = count * LINE_HEIGHT * text->size,
		.is_cut = is_cut,
	};
}

struct put_line {
	struct plen_xml_write *write;
	const struct plen_svg_text *text;
	double room;
};

static void put_piece(const struct put_line *put, double x, int index, const char *piece,
		      size_t length)
{
	char *copy = plen_asprintf("%.*s", (int)length, piece);

	plen_xml_write_begin(put->write, "text");
	plen_xml_write_number(put->write, "x", x, DECIMALS);
	plen_xml_write_number(put->write, "y", (index * LINE_HEIGHT + ASCENT) * put->text->size,
			      DECIMALS);
	plen_xml_write_attribute(put->write, "xml:space", "preserve");
	plen_xml_write_text(put->write, copy);
	plen_xml_write_end(put->write);
	free(copy);
}

/* What stands between tabulators has places of its own where lines begin at the left; a tabulator
 * elsewhere is a blank. */
static void put_line(void *data, const char *line, size_t length, int index)
{
	const struct put_line *put = data;
	double x = starts[put->text->align] * put->room;
	size_t from = 0;

	for (size_t i = 0; i < length && put->text->align == PLEN_SVG_ALIGN_LEFT; i++) {
		if (line[i] == '\t') {
			put_piece(put, x, index, line + from, i - from);
			x = plen_text_width(put->text, line, i + 1);
			from = i + 1;
		}
	}
	put_piece(put, x, index, line + from, length - from);
}

static void put_style(struct plen_xml_write *write, const struct plen_svg_text *text)
{
	static const char *const anchors[] = {"start", "middle", "end"};
	bool has_family = text->family != NULL && text->family[0] != '\0';

	plen_xml_write_attribute(write, "font-family", has_family ? text->family : "sans-serif");
	plen_xml_write_number(write, "font-size", text->size, DECIMALS);
	plen_xml_write_colour(write, "fill", text->rgba);
	plen_xml_write_number(write, "fill-opacity", (text->rgba & 0xff) / 255.0, DECIMALS);
	plen_xml_write_attribute(write, "text-anchor", anchors[text->align]);
	if (text->bold) {
		plen_xml_write_attribute(write, "font-weight", "bold");
	}
	if (text->italic) {
		plen_xml_write_attribute(write, "font-style", "italic");
	}
	if (text->underlined) {
		plen_xml_write_attribute(write, "text-decoration", "underline");
	}
}

uint8_t *plen_svg_text_make(const struct plen_svg_text *text, double um,
			    struct plen_svg_text_box *box, size_t *size)
{
	struct plen_xml_write write = {0};

	*box = plen_svg_text_extent(text);
	plen_svg_picture_begin(&write, box->x, 0, box->w, box->h, um);
	plen_xml_write_number(&write, PLEN_SVG_TEXT_UNIT, um, UNIT_DECIMALS);
	plen_xml_write_number(&write, PLEN_SVG_TEXT_BOX, text->width, DECIMALS);
	plen_xml_write_attribute(&write, PLEN_SVG_TEXT_WORDS, text->text);
	plen_xml_write_begin(&write, "g");
	put_style(&write, text);
	const struct put_line put = {&write, text, box->room};
	each_line(text, put_line, (void *)&put, &box->is_cut);
	plen_xml_write_end(&write);
	return plen_svg_picture_end(&write, size);
}
