/* SPDX-License-Identifier: MIT */
#include "svg_picture.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "number.h"

#define DECIMALS 4
#define UM_PER_MM 1000.0
/* Of the font's size. Wide letters and fonts exist; a little too much room hurts nobody. */
#define LINE_HEIGHT 1.18
#define ASCENT 0.93
#define WIDEST 1.05
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

/* How wide a character may be, of the font's size; 0 for the later bytes of one. */
static double letter_width(unsigned char byte)
{
	static const char narrow[] = " .,:;'!|ijlftrI()[]";

	if (byte >= 0x80) {
		/* From three bytes on it may be as wide as it is high. */
		return byte < 0xc0 ? 0 : byte < 0xe0 ? 0.75 : WIDEST;
	}
	if (byte != '\0' && strchr(narrow, byte) != NULL) {
		return 0.42;
	}
	return strchr("mwMW@%&", byte) != NULL && byte != '\0' ? WIDEST : 0.72;
}

static double width_of(const char *text, size_t length, double size)
{
	double width = 0;

	for (size_t i = 0; i < length; i++) {
		width += letter_width((unsigned char)text[i]) * size;
	}
	return width;
}

/* Where the line that begins at `at` ends, and how much of what follows is no text: a line break,
 * or the blanks between words of which the second is too long. One word at least is on a line. */
static size_t line_length(const struct plen_svg_text *text, const char *at, size_t *skip)
{
	double width = 0;
	size_t words = 0; /* up to the end of the last word that fits */
	size_t i = 0;

	for (; at[i] != '\0' && at[i] != '\n'; i++) {
		width += letter_width((unsigned char)at[i]) * text->size;
		if (at[i] == ' ' && i > 0 && at[i - 1] != ' ') {
			words = i;
		}
		if (text->width > 0 && width > text->width && at[i] != ' ') {
			words = words > 0 ? words : i + strcspn(at + i, " \n");
			*skip = strspn(at + words, " ");
			return words;
		}
	}
	*skip = at[i] == '\n';
	return i;
}

/* Calls `fn` for each line; how many there are, at least one. */
static int each_line(const struct plen_svg_text *text,
		     void (*fn)(void *data, const char *line, size_t length, int index), void *data)
{
	const char *at = text->text;
	int count = 0;

	do {
		size_t skip = 0;
		size_t length = line_length(text, at, &skip);

		fn(data, at, length, count++);
		at += length + skip;
	} while (*at != '\0' && count < LINES_MAX);
	return count;
}

struct extent {
	double size, w;
};

static void measure(void *data, const char *line, size_t length, int index)
{
	struct extent *extent = data;

	(void)index;
	extent->w = fmax(extent->w, width_of(line, length, extent->size));
}

void plen_svg_text_extent(const struct plen_svg_text *text, double *w, double *h)
{
	struct extent extent = {.size = text->size, .w = text->size};
	int count = each_line(text, measure, &extent);

	*w = fmax(extent.w, text->width);
	*h = (count * LINE_HEIGHT + 0.2) * text->size;
}

struct put_line {
	struct plen_xml_write *write;
	const struct plen_svg_text *text;
	double w;
};

static void put_line(void *data, const char *line, size_t length, int index)
{
	static const double starts[] = {0, 0.5, 1};
	const struct put_line *put = data;
	const struct plen_svg_text *text = put->text;
	char *copy = plen_asprintf("%.*s", (int)length, line);

	plen_xml_write_begin(put->write, "text");
	plen_xml_write_number(put->write, "x", starts[text->align] * put->w, DECIMALS);
	plen_xml_write_number(put->write, "y", (index * LINE_HEIGHT + ASCENT) * text->size,
			      DECIMALS);
	plen_xml_write_attribute(put->write, "xml:space", "preserve");
	plen_xml_write_text(put->write, copy);
	plen_xml_write_end(put->write);
	free(copy);
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

uint8_t *plen_svg_text_make(const struct plen_svg_text *text, double um, double *w, double *h,
			    size_t *size)
{
	struct plen_xml_write write = {0};

	plen_svg_text_extent(text, w, h);
	plen_svg_picture_begin(&write, 0, 0, *w, *h, um);
	plen_xml_write_number(&write, PLEN_SVG_TEXT_UNIT, um, UNIT_DECIMALS);
	plen_xml_write_number(&write, PLEN_SVG_TEXT_BOX, text->width, DECIMALS);
	plen_xml_write_attribute(&write, PLEN_SVG_TEXT_WORDS, text->text);
	plen_xml_write_begin(&write, "g");
	put_style(&write, text);
	const struct put_line put = {&write, text, *w};
	each_line(text, put_line, (void *)&put);
	plen_xml_write_end(&write);
	return plen_svg_picture_end(&write, size);
}
