/* SPDX-License-Identifier: MIT
 *
 * Files for Xournal++: one layer for each group that wrote on a page, the first that wrote beneath
 * the others. What the format has no words for stands beside them (kept.h); Xournal++ passes over
 * it and does not write it again.
 */
#include "formats/formats.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base64.h"
#include "group_name.h"
#include "gzip.h"
#include "ink_out.h"
#include "kept.h"
#include "number.h"
#include "out_pages.h"
#include "palette.h"
#include "svg_picture.h"
#include "xml_write.h"
#include "xopp.h"

/* Fine enough that micrometres, and the width that each step of pressure makes, come back. */
#define POINT_DECIMALS 5
#define WIDTH_DECIMALS 6
#define UM_PER_MM 1000.0
/* The newest that every Xournal++ in use reads without a warning. */
#define FILE_VERSION "4"

struct writer {
	const struct plen_lesson *lesson;
	const struct plen_writing_options *options;
	uint32_t *losses;
	struct plen_xml_write xml;
	/* Of the page. */
	enum plen_theme theme;
	double x_um, y_um, w_um, h_um;
	uint64_t sheet; /* id of the picture that became the background; 0 = none */
	uint8_t group;  /* of the layer */
	bool in_turn;   /* groups wrote in turn, so that layers do not say the order */
	uint32_t place; /* of the stroke on the page */
};

static void number(struct writer *writer, double value, int decimals)
{
	char text[PLEN_NUMBER_TEXT];

	plen_buffer_add(&writer->xml.out, text, plen_number_print(text, value, decimals));
}

static void length(struct writer *writer, const char *name, double um)
{
	plen_xml_write_number(&writer->xml, name, um / PLEN_UM_PER_PT, POINT_DECIMALS);
}

/* -- strokes -- */

static void put_widths(struct writer *writer, const struct plen_stroke *stroke,
		       const struct plen_stroke_point *points, uint32_t count)
{
	struct plen_buffer *out = plen_xml_write_open_attribute(&writer->xml, "width");

	number(writer, stroke->width_um / PLEN_UM_PER_PT, WIDTH_DECIMALS);
	if (plen_points_have_pressure(points, count)) {
		for (uint32_t i = 0; i + 1 < count || i == 0; i++) {
			double um = plen_ink_out_width_um(stroke->width_um, points[i].pressure);

			plen_buffer_text(out, " ");
			number(writer, um / PLEN_UM_PER_PT, WIDTH_DECIMALS);
		}
	}
	plen_xml_write_close_attribute(&writer->xml);
}

static void put_points(struct writer *writer, const struct plen_stroke_point *points,
		       uint32_t count)
{
	struct plen_buffer *out = plen_xml_write_open_text(&writer->xml);

	/* One point is nothing to Xournal++; twice the same is a dot. */
	for (uint32_t i = 0; i < count || i < 2; i++) {
		const struct plen_stroke_point *at = &points[count == 1 ? 0 : i];

		plen_buffer_add(out, " ", i > 0);
		number(writer, (at->x_um - writer->x_um) / PLEN_UM_PER_PT, POINT_DECIMALS);
		plen_buffer_add(out, " ", 1);
		number(writer, (at->y_um - writer->y_um) / PLEN_UM_PER_PT, POINT_DECIMALS);
	}
}

static bool put_part(void *data, const struct plen_stroke *stroke,
		     const struct plen_stroke_point *points, uint32_t count)
{
	struct writer *writer = data;
	bool marker = plen_palette_is_marker(stroke->ink);
	uint32_t rgba = plen_palette_stroke(writer->theme, stroke);

	if (marker) {
		rgba = (rgba & 0xffffff00u) | XOPP_HIGHLIGHTER_ALPHA;
	}
	plen_xml_write_begin(&writer->xml, "stroke");
	plen_xml_write_attribute(&writer->xml, "tool", marker ? "highlighter" : "pen");
	plen_xml_write_format(&writer->xml, "color", "#%08" PRIx32, rgba);
	put_widths(writer, stroke, points, count);
	plen_xml_write_attribute(&writer->xml, "capStyle", "round");
	plen_kept_write_stroke(&writer->xml, stroke, points, count, false);
	if (writer->in_turn) {
		plen_kept_write_place(&writer->xml, writer->place);
	}
	put_points(writer, points, count);
	plen_xml_write_end(&writer->xml);
	return true;
}

static bool put_stroke(void *data, const struct plen_stroke *stroke)
{
	struct writer *writer = data;

	if (stroke->group == writer->group) {
		plen_ink_out_parts(stroke, put_part, writer);
	}
	writer->place++;
	return true;
}

/* -- pictures -- */

/* Xournal++ shows images upright, whatever their size. */
static bool is_upright(const struct plen_op_picture *place)
{
	return place->b_ppm == 0 && place->c_ppm == 0 && place->a_ppm > 0 && place->d_ppm > 0;
}

static void put_image(struct writer *writer, const struct plen_picture *picture,
		      const uint8_t *bytes, size_t size)
{
	double x_um = picture->bounds.x_mm * UM_PER_MM - writer->x_um;
	double y_um = picture->bounds.y_mm * UM_PER_MM - writer->y_um;

	plen_xml_write_begin(&writer->xml, "image");
	length(writer, "left", x_um);
	length(writer, "top", y_um);
	length(writer, "right", x_um + picture->bounds.w_mm * UM_PER_MM);
	length(writer, "bottom", y_um + picture->bounds.h_mm * UM_PER_MM);
	plen_kept_write_picture(&writer->xml, &picture->place, picture->group);
	plen_base64_write(plen_xml_write_open_text(&writer->xml), bytes, size);
	plen_xml_write_end(&writer->xml);
}

/* A text that came from somewhere goes on as text; `um` is of its units. */
static void put_text(struct writer *writer, const struct plen_picture *picture,
		     const struct plen_svg_text *text, double um)
{
	static const char *const aligns[] = {"left", "center", "right"};
	double scaled_um = um * picture->place.a_ppm / 1e6;
	double left_um = plen_svg_text_extent(text).x * scaled_um;

	plen_xml_write_begin(&writer->xml, "text");
	plen_xml_write_format(&writer->xml, "font", "%.200s%s%s", text->family,
			      text->bold ? " Bold" : "", text->italic ? " Italic" : "");
	length(writer, "size", text->size * scaled_um);
	length(writer, "x", picture->place.e_um - left_um - writer->x_um);
	length(writer, "y", picture->place.f_um - writer->y_um);
	plen_xml_write_format(&writer->xml, "color", "#%08" PRIx32, text->rgba);
	if (text->width > 0) {
		length(writer, "wrap", text->width * scaled_um);
	}
	if (text->align != PLEN_SVG_ALIGN_LEFT) {
		plen_xml_write_attribute(&writer->xml, "align", aligns[text->align]);
	}
	plen_xml_write_text(&writer->xml, text->text);
	plen_xml_write_end(&writer->xml);
}

/* False if there is no such thing in Xournal++. */
static bool put_asset(struct writer *writer, const struct plen_picture *picture, uint8_t media,
		      const uint8_t *bytes, size_t size)
{
	struct plen_svg_text text;
	char *copy = NULL;
	double um = 0;

	if (media == PLEN_MEDIA_PNG || media == PLEN_MEDIA_JPEG) {
		put_image(writer, picture, bytes, size);
		return true;
	}
	if (media != PLEN_MEDIA_SVG || picture->place.a_ppm != picture->place.d_ppm ||
	    !plen_svg_text_parse(bytes, size, &text, &um, &copy)) {
		return false;
	}
	put_text(writer, picture, &text, um);
	free(copy);
	return true;
}

static bool put_picture(void *data, const struct plen_picture *picture)
{
	struct writer *writer = data;
	const struct plen_lesson_asset *asset =
		plen_lesson_asset(writer->lesson, picture->place.asset);
	uint8_t *bytes = NULL;
	size_t size = 0;

	if (picture->id == writer->sheet) {
		return true;
	}
	if (asset != NULL && asset->media != PLEN_MEDIA_PDF && is_upright(&picture->place)) {
		bytes = plen_lesson_asset_bare(writer->lesson, picture->place.asset, &size);
	}
	if (bytes == NULL || !put_asset(writer, picture, asset->media, bytes, size)) {
		writer->losses[PLEN_LOSS_PICTURE]++;
	}
	free(bytes);
	return true;
}

/* -- layers -- */

/* The groups that wrote on a page, in the order of their first ink. */
struct turns {
	uint8_t groups[PLEN_GROUP_COUNT];
	uint32_t count;
	bool in_turn; /* one of them went on after another */
};

static bool note_turn(void *data, const struct plen_stroke *stroke)
{
	struct turns *turns = data;

	for (uint32_t i = 0; i < turns->count; i++) {
		if (turns->groups[i] == stroke->group) {
			turns->in_turn = turns->in_turn || i + 1 < turns->count;
			return true;
		}
	}
	turns->groups[turns->count++] = stroke->group;
	return true;
}

static void put_layer(struct writer *writer, const struct plen_out_page *page, bool lowest)
{
	plen_xml_write_begin(&writer->xml, "layer");
	plen_xml_write_attribute(&writer->xml, "name", plen_group_name(writer->group));
	if (lowest) {
		/* Beneath all ink. */
		plen_lesson_each_picture(writer->lesson, page->id, NULL, put_picture, writer);
	}
	writer->place = 0;
	plen_lesson_each_stroke(writer->lesson, page->id, NULL, put_stroke, writer);
	plen_xml_write_end(&writer->xml);
}

static void put_layers(struct writer *writer, const struct plen_out_page *page)
{
	struct turns turns = {.count = 0};

	plen_lesson_each_stroke(writer->lesson, page->id, NULL, note_turn, &turns);
	if (turns.count == 0) {
		turns.groups[turns.count++] = page->owner;
	}
	writer->in_turn = turns.in_turn;
	for (uint32_t i = 0; i < turns.count; i++) {
		writer->group = turns.groups[i];
		put_layer(writer, page, i == 0);
	}
}

/* -- paper -- */

struct search {
	struct writer *writer;
	struct plen_svg_sheet sheet;
};

/* The lowest sheet, if it is one that a background of Xournal++ was read into. */
static bool find_sheet(void *data, const struct plen_picture *picture)
{
	struct search *search = data;
	struct writer *writer = search->writer;
	const struct plen_op_picture *place = &picture->place;
	const struct plen_lesson_asset *asset = plen_lesson_asset(writer->lesson, place->asset);

	if (!place->sheet || asset == NULL || asset->media != PLEN_MEDIA_SVG ||
	    !is_upright(place) || place->a_ppm != 1000000 || place->d_ppm != 1000000) {
		return !place->sheet;
	}

	uint8_t *bytes = plen_lesson_asset_bytes(writer->lesson, place->asset);
	if (bytes != NULL && plen_svg_sheet_parse(bytes, asset->size, &search->sheet)) {
		writer->sheet = picture->id;
		writer->x_um = place->e_um;
		writer->y_um = place->f_um;
		writer->w_um = search->sheet.w_um;
		writer->h_um = search->sheet.h_um;
	}
	free(bytes);
	return false;
}

/* The board's own paper. */
static struct plen_svg_sheet own_paper(const struct plen_out_page *page)
{
	struct plen_svg_sheet sheet = {.rgba = plen_palette_paper(page->theme)};

	if (page->background == PLEN_BACKGROUND_SQUARED) {
		sheet.style = PLEN_SVG_SHEET_GRAPH;
		sheet.step_um = PLEN_PALETTE_SQUARE_UM;
		sheet.line_um = PLEN_PALETTE_LINE_UM;
		sheet.line_rgba = plen_palette_paper_line(page->theme);
	}
	return sheet;
}

/* Xournal++ 1.1 takes a line's width for a whole number, and draws none of 0. */
static double line_of(const struct plen_svg_sheet *sheet)
{
	return sheet->line_um > 0 ? fmax(sheet->line_um, PLEN_UM_PER_PT) : 0;
}

/* What a background says besides its name. */
static void put_settings(struct writer *writer, const struct plen_svg_sheet *sheet,
			 struct plen_buffer *out)
{
	const char *dark = plen_svg_sheet_is_dark(sheet->rgba) ? "a" : "";
	const struct {
		const char *key;
		double um;
	} lengths[] = {{"r1=", sheet->step_um}, {"lw=", line_of(sheet)}, {"m1=", sheet->margin_um}};
	const struct {
		const char *key;
		uint32_t rgba;
	} colours[] = {{"f1=", sheet->line_rgba}, {"f2=", sheet->margin_rgba}};
	const char *comma = "";

	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		if (lengths[i].um != 0) {
			plen_buffer_printf(out, "%s%s", comma, lengths[i].key);
			number(writer, lengths[i].um / PLEN_UM_PER_PT, WIDTH_DECIMALS);
			comma = ",";
		}
	}
	for (size_t i = 0; i < sizeof(colours) / sizeof(colours[0]); i++) {
		if (colours[i].rgba != 0) {
			plen_buffer_printf(out, "%s%s%s%06" PRIx32, comma, dark, colours[i].key,
					   colours[i].rgba >> 8);
			comma = ",";
		}
	}
	if (sheet->rounded) {
		plen_buffer_printf(out, "%srm=1", comma);
	}
}

static void put_config(struct writer *writer, const struct plen_svg_sheet *sheet)
{
	if (sheet->step_um > 0 || sheet->line_um > 0 || sheet->margin_um != 0 ||
	    sheet->line_rgba != 0 || sheet->margin_rgba != 0) {
		put_settings(writer, sheet, plen_xml_write_open_attribute(&writer->xml, "config"));
		plen_xml_write_close_attribute(&writer->xml);
	}
}

static void put_background(struct writer *writer, const struct plen_out_page *page,
			   const struct plen_svg_sheet *sheet)
{
	plen_xml_write_begin(&writer->xml, "background");
	plen_xml_write_attribute(&writer->xml, "name", plen_group_name(page->owner));
	plen_xml_write_attribute(&writer->xml, "type", "solid");
	plen_xml_write_format(&writer->xml, "color", "#%08" PRIx32, sheet->rgba);
	plen_xml_write_attribute(&writer->xml, "style", plen_xopp_style_name(sheet->style));
	put_config(writer, sheet);
	if (line_of(sheet) != sheet->line_um) {
		plen_kept_write_line(&writer->xml, sheet->line_um);
	}
	plen_xml_write_end(&writer->xml);
}

/* -- pages -- */

static void put_page(struct writer *writer, const struct plen_out_page *page)
{
	struct search search = {writer, own_paper(page)};

	/* Whole micrometres, so that the way back ends where it began. */
	writer->x_um = floor(page->rect.x_mm * UM_PER_MM);
	writer->y_um = floor(page->rect.y_mm * UM_PER_MM);
	writer->w_um = page->rect.w_mm * UM_PER_MM;
	writer->h_um = page->rect.h_mm * UM_PER_MM;
	writer->sheet = 0;
	writer->theme = page->theme;
	plen_lesson_each_picture(writer->lesson, page->id, NULL, find_sheet, &search);
	plen_xml_write_begin(&writer->xml, "page");
	length(writer, "width", writer->w_um);
	length(writer, "height", writer->h_um);
	plen_kept_write_page(&writer->xml, page->owner, page->background);
	plen_kept_write_origin(&writer->xml, writer->x_um, writer->y_um);
	if (writer->sheet != 0) {
		plen_xml_write_attribute(&writer->xml, PLEN_KEPT_PREFIX ":sheet", "1");
	}
	put_background(writer, page, &search.sheet);
	put_layers(writer, page);
	plen_xml_write_end(&writer->xml);
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

static void begin_document(struct writer *writer)
{
	plen_buffer_text(&writer->xml.out, "<?xml version=\"1.0\" standalone=\"no\"?>\n");
	plen_xml_write_begin(&writer->xml, "xournal");
	plen_xml_write_attribute(&writer->xml, "creator", "Plenary " PLEN_VERSION);
	plen_xml_write_attribute(&writer->xml, "fileversion", FILE_VERSION);
	plen_xml_write_attribute(&writer->xml, "xmlns:" PLEN_KEPT_PREFIX, PLEN_KEPT_SPACE);
	plen_xml_write_begin(&writer->xml, "title");
	plen_xml_write_text(&writer->xml, writer->options->title);
	plen_xml_write_end(&writer->xml);
}

int plen_xopp_write(const struct plen_lesson *lesson, const struct plen_writing_options *options,
		    uint8_t **bytes, size_t *size, uint32_t losses[PLEN_LOSS_COUNT])
{
	struct writer writer = {.lesson = lesson, .options = options, .losses = losses};
	struct plen_out_pages pages;
	int rc = plen_out_pages_choose(&pages, lesson, options);

	if (rc != 0) {
		return rc;
	}
	begin_document(&writer);
	rc = put_pages(&writer, &pages);
	plen_out_pages_finish(&pages);
	if (rc == 0) {
		size_t text_size = 0;

		plen_xml_write_end(&writer.xml);
		uint8_t *text = plen_xml_write_take(&writer.xml, &text_size);
		*bytes = plen_gzip_deflate(text, text_size, size);
		free(text);
	}
	plen_xml_write_finish(&writer.xml);
	return rc;
}
