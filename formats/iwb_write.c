/* SPDX-License-Identifier: MIT
 *
 * Writes the common file format of interactive whiteboards to the letter: the elements that it
 * has, in its order, what is said of them after the pages, images of the kinds that it allows.
 * Everything else about a stroke lies in a file beside the content, which is nobody else's
 * business.
 */
#include "formats/formats.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "archive.h"
#include "common/mem.h"
#include "formats/image_kind.h"
#include "formats/units.h"
#include "ink_out.h"
#include "iwb_kept.h"
#include "kept.h"
#include "out_pages.h"
#include "palette.h"
#include "svg_fit.h"
#include "svg_out.h"
#include "svg_sheet.h"
#include "xml_write.h"

#define UM_PER_MM 1000.0
#define DECIMALS 3 /* a quarter of a micrometre: whole ones come back */
#define ID_TEXT 40

enum saying {
	SAYS_BACKGROUND,
	SAYS_FREEHAND,
	SAYS_HIGHLIGHT, /* and freehand */
};

/* Of an element, to be said after the pages. */
struct said {
	uint32_t page, number;
	enum saying what;
};

struct file {
	uint32_t asset;
	double w_px, h_px; /* its own; 0 = not known */
};

struct iwb {
	const struct plen_lesson *lesson;
	const struct plen_writing_options *options;
	struct plen_archive_writer *archive;
	struct plen_xml_write content, kept;
	uint32_t *losses;
	struct said *said;
	size_t said_count, said_capacity;
	/* Of the page that is written. */
	uint32_t page, elements;
	enum plen_theme theme;
	uint64_t paper; /* the picture that the page's background stands for; 0 = none */
	double x_um, y_um;
	long w_px, h_px;
	/* Each is there once, however often it is shown. */
	struct file *files;
	size_t file_count, file_capacity;
};

/* An id that no other element has. */
static void next_id(struct iwb *iwb, char id[ID_TEXT])
{
	snprintf(id, ID_TEXT, "p%" PRIu32 "e%" PRIu32, iwb->page, ++iwb->elements);
}

static void say(struct iwb *iwb, enum saying what)
{
	iwb->said = plen_grow(iwb->said, iwb->said_count, &iwb->said_capacity, sizeof(*iwb->said));
	iwb->said[iwb->said_count++] = (struct said){iwb->page, iwb->elements, what};
}

static double x_px(const struct iwb *iwb, double x_um)
{
	return (x_um - iwb->x_um) / PLEN_UM_PER_PX;
}

static double y_px(const struct iwb *iwb, double y_um)
{
	return (y_um - iwb->y_um) / PLEN_UM_PER_PX;
}

/* -- ink -- */

/* As wide everywhere as it is on the average. */
static double width_px(const struct plen_stroke *stroke, const struct plen_stroke_point *points,
		       uint32_t count)
{
	double sum = 0;

	for (uint32_t i = 0; i < count; i++) {
		sum += plen_ink_out_width_um(stroke->width_um, points[i].pressure);
	}
	return sum / count / PLEN_UM_PER_PX;
}

static void write_points(struct iwb *iwb, const struct plen_stroke_point *points, uint32_t count)
{
	struct plen_svg_points line = {.at = plen_calloc((size_t)count + 1, sizeof(*line.at))};

	for (uint32_t i = 0; i < count; i++) {
		line.at[line.count++] = (struct plen_svg_point){x_px(iwb, points[i].x_um),
								y_px(iwb, points[i].y_um)};
	}
	if (count == 1) {
		/* No browser draws a line of no length. */
		line.at[line.count++] = (struct plen_svg_point){line.at[0].x + 0.01, line.at[0].y};
	}
	plen_svg_out_points(&iwb->content, &line, DECIMALS);
	plen_svg_points_finish(&line);
}

static bool write_part(void *data, const struct plen_stroke *stroke,
		       const struct plen_stroke_point *points, uint32_t count)
{
	struct iwb *iwb = data;
	struct plen_xml_write *write = &iwb->content;
	uint32_t rgba = plen_palette_stroke(iwb->theme, stroke);
	char id[ID_TEXT];

	next_id(iwb, id);
	plen_xml_write_begin(write, "svg:polyline");
	plen_xml_write_attribute(write, "id", id);
	write_points(iwb, points, count);
	plen_xml_write_colour(write, "stroke", rgba);
	plen_xml_write_number(write, "stroke-width", width_px(stroke, points, count), DECIMALS);
	if ((rgba & 0xff) != 0xff) {
		plen_xml_write_number(write, "stroke-opacity", (rgba & 0xff) / 255.0, 3);
	}
	plen_xml_write_attribute(write, "stroke-linecap", "round");
	plen_xml_write_end(write);
	say(iwb, plen_palette_is_marker(stroke->ink) ? SAYS_HIGHLIGHT : SAYS_FREEHAND);
	plen_xml_write_begin(&iwb->kept, "element");
	plen_xml_write_attribute(&iwb->kept, "id", id);
	plen_kept_write_stroke(&iwb->kept, stroke, points, count, false);
	plen_xml_write_end(&iwb->kept);
	return true;
}

static bool write_stroke(void *data, const struct plen_stroke *stroke)
{
	plen_ink_out_parts(stroke, write_part, data);
	return true;
}

/* -- pictures -- */

static const struct file *find_file(const struct iwb *iwb, uint32_t asset)
{
	for (size_t i = iwb->file_count; i > 0; i--) {
		if (iwb->files[i - 1].asset == asset) {
			return &iwb->files[i - 1];
		}
	}
	return NULL;
}

static char *name_of(const struct plen_lesson_asset *asset)
{
	return plen_asprintf("images/image%" PRIu32 ".%s", asset->id,
			     plen_image_kind_suffix(asset->media));
}

/* Puts it into the archive unless it is there; NULL if it cannot be read. */
static const struct file *add_file(struct iwb *iwb, const struct plen_lesson_asset *asset)
{
	const struct file *known = find_file(iwb, asset->id);
	struct file file = {.asset = asset->id};
	size_t size = 0;
	uint8_t *bytes =
		known == NULL ? plen_lesson_asset_bare(iwb->lesson, asset->id, &size) : NULL;

	if (bytes == NULL) {
		return known;
	}
	if (!plen_image_kind_size(asset->media, bytes, size, PLEN_PX_PER_INCH, &file.w_px,
				  &file.h_px)) {
		file.w_px = file.h_px = 0;
	}
	char *name = name_of(asset);
	plen_archive_writer_add(iwb->archive, name, bytes, size, false);
	free(name);
	iwb->files =
		plen_grow(iwb->files, iwb->file_count, &iwb->file_capacity, sizeof(*iwb->files));
	iwb->files[iwb->file_count] = file;
	return &iwb->files[iwb->file_count++];
}

/* Whoever reads a drawing keeps an image's proportions: one that is stretched is so by a transform
 * of what is its own size. */
static void write_place(struct iwb *iwb, const struct plen_op_picture *place,
			const struct file *file)
{
	struct plen_xml_write *write = &iwb->content;
	double w_px = place->w_um / PLEN_UM_PER_PX, h_px = place->h_um / PLEN_UM_PER_PX;
	struct plen_matrix matrix = {place->a_ppm / 1e6,     place->b_ppm / 1e6,
				     place->c_ppm / 1e6,     place->d_ppm / 1e6,
				     x_px(iwb, place->e_um), y_px(iwb, place->f_um)};

	if (file->w_px > 0 && !plen_svg_fit_is_whole(w_px, h_px, file->w_px, file->h_px)) {
		const struct plen_matrix stretch = {w_px / file->w_px, 0, 0,
						    h_px / file->h_px, 0, 0};

		matrix = plen_matrix_multiply(matrix, stretch);
		w_px = file->w_px;
		h_px = file->h_px;
	}

	bool straight = matrix.a == 1 && matrix.b == 0 && matrix.c == 0 && matrix.d == 1;
	plen_xml_write_number(write, "x", straight ? matrix.e : 0, DECIMALS);
	plen_xml_write_number(write, "y", straight ? matrix.f : 0, DECIMALS);
	plen_xml_write_number(write, "width", w_px, DECIMALS);
	plen_xml_write_number(write, "height", h_px, DECIMALS);
	if (!straight) {
		plen_svg_out_matrix(write, &matrix);
	}
}

static bool is_allowed(const struct plen_lesson_asset *asset)
{
	return asset != NULL && (asset->media == PLEN_MEDIA_PNG || asset->media == PLEN_MEDIA_JPEG);
}

static bool write_picture(void *data, const struct plen_picture *picture)
{
	struct iwb *iwb = data;
	const struct plen_lesson_asset *asset =
		plen_lesson_asset(iwb->lesson, picture->place.asset);
	const struct file *file = is_allowed(asset) ? add_file(iwb, asset) : NULL;
	char id[ID_TEXT];

	if (picture->id == iwb->paper) {
		return true;
	}
	if (file == NULL) {
		iwb->losses[PLEN_LOSS_PICTURE]++;
		return true;
	}
	next_id(iwb, id);
	plen_xml_write_begin(&iwb->content, "svg:image");
	plen_xml_write_attribute(&iwb->content, "id", id);
	char *name = name_of(asset);
	plen_xml_write_attribute(&iwb->content, "xlink:href", name);
	free(name);
	write_place(iwb, &picture->place, file);
	plen_xml_write_end(&iwb->content);
	plen_xml_write_begin(&iwb->kept, "element");
	plen_xml_write_attribute(&iwb->kept, "id", id);
	plen_kept_write_picture(&iwb->kept, &picture->place, picture->group);
	plen_xml_write_end(&iwb->kept);
	return true;
}

/* -- pages -- */

struct paper {
	struct iwb *iwb;
	uint32_t rgba;
	bool found;
};

/* The colour of a sheet that was made of a colour. A ruling the format cannot hold. */
static bool find_paper(void *data, const struct plen_picture *picture)
{
	struct paper *paper = data;
	const struct plen_lesson_asset *asset =
		plen_lesson_asset(paper->iwb->lesson, picture->place.asset);
	struct plen_svg_sheet sheet;
	uint8_t *bytes = NULL;

	if (picture->place.sheet == 0 || asset == NULL || asset->media != PLEN_MEDIA_SVG) {
		return true;
	}
	bytes = plen_lesson_asset_bytes(paper->iwb->lesson, asset->id);
	if (bytes != NULL && plen_svg_sheet_parse(bytes, asset->size, &sheet)) {
		paper->rgba = sheet.rgba;
		paper->found = true;
		paper->iwb->paper = sheet.style == PLEN_SVG_SHEET_PLAIN ? picture->id : 0;
	}
	free(bytes);
	return !paper->found;
}

static void write_paper(struct iwb *iwb, const struct plen_out_page *page)
{
	struct plen_xml_write *write = &iwb->content;
	struct paper paper = {.iwb = iwb, .rgba = plen_palette_paper(page->theme)};
	char id[ID_TEXT];

	iwb->paper = 0;
	plen_lesson_each_picture(iwb->lesson, page->id, NULL, find_paper, &paper);
	next_id(iwb, id);
	plen_xml_write_begin(write, "svg:rect");
	plen_xml_write_attribute(write, "id", id);
	plen_xml_write_attribute(write, "x", "0");
	plen_xml_write_attribute(write, "y", "0");
	plen_xml_write_format(write, "width", "%ld", iwb->w_px);
	plen_xml_write_format(write, "height", "%ld", iwb->h_px);
	plen_xml_write_colour(write, "fill", paper.rgba);
	plen_xml_write_end(write);
	say(iwb, SAYS_BACKGROUND);
	plen_xml_write_begin(&iwb->kept, "element");
	plen_xml_write_format(&iwb->kept, "id", "p%" PRIu32, iwb->page);
	plen_kept_write_page(&iwb->kept, page->owner, page->background);
	plen_kept_write_origin(&iwb->kept, iwb->x_um, iwb->y_um);
	if (paper.found) {
		plen_xml_write_attribute(&iwb->kept, PLEN_KEPT_PREFIX ":sheet", "1");
	}
	plen_xml_write_end(&iwb->kept);
}

static void measure(struct iwb *iwb, const struct plen_out_page *page)
{
	/* Whole micrometres and whole pixels, so that the way back ends where it began. */
	iwb->x_um = floor(page->rect.x_mm * UM_PER_MM);
	iwb->y_um = floor(page->rect.y_mm * UM_PER_MM);
	iwb->w_px = lround(fmax(1, page->rect.w_mm * UM_PER_MM / PLEN_UM_PER_PX));
	iwb->h_px = lround(fmax(1, page->rect.h_mm * UM_PER_MM / PLEN_UM_PER_PX));
}

static void write_size(struct iwb *iwb)
{
	plen_xml_write_format(&iwb->content, "width", "%ld", iwb->w_px);
	plen_xml_write_format(&iwb->content, "height", "%ld", iwb->h_px);
}

static void write_page(struct iwb *iwb, const struct plen_out_page *page)
{
	iwb->page++;
	iwb->elements = 0;
	measure(iwb, page);
	iwb->theme = page->theme;
	plen_xml_write_begin(&iwb->content, "svg:page");
	plen_xml_write_format(&iwb->content, "id", "p%" PRIu32, iwb->page);
	write_size(iwb);
	write_paper(iwb, page);
	plen_lesson_each_picture(iwb->lesson, page->id, NULL, write_picture, iwb);
	plen_lesson_each_stroke(iwb->lesson, page->id, NULL, write_stroke, iwb);
	plen_xml_write_end(&iwb->content);
	plen_out_pages_lose(page, iwb->losses);
}

static int write_pages(struct iwb *iwb, const struct plen_out_pages *pages)
{
	struct plen_xml_write *write = &iwb->content;
	int rc = 0;

	measure(iwb, &pages->list[0]);
	plen_xml_write_begin(write, "svg:svg");
	write_size(iwb);
	plen_xml_write_format(write, "viewbox", "0 0 %ld %ld", iwb->w_px, iwb->h_px);
	plen_xml_write_begin(write, "svg:pageset");
	for (size_t i = 0; i < pages->count && rc == 0; i++) {
		write_page(iwb, &pages->list[i]);
		rc = plen_out_pages_done(iwb->options, i + 1, pages->count);
	}
	plen_xml_write_end(write);
	plen_xml_write_end(write);
	return rc;
}

static void write_said(struct iwb *iwb)
{
	struct plen_xml_write *write = &iwb->content;

	for (size_t i = 0; i < iwb->said_count; i++) {
		const struct said *said = &iwb->said[i];

		plen_xml_write_begin(write, "element");
		plen_xml_write_format(write, "ref", "p%" PRIu32 "e%" PRIu32, said->page,
				      said->number);
		plen_xml_write_attribute(
			write, said->what == SAYS_BACKGROUND ? "background" : "freehand", "true");
		if (said->what == SAYS_HIGHLIGHT) {
			plen_xml_write_attribute(write, "highlight", "true");
		}
		plen_xml_write_end(write);
	}
}

static void write_meta(struct plen_xml_write *write, const char *name, const char *content)
{
	plen_xml_write_begin(write, "meta");
	plen_xml_write_attribute(write, "name", name);
	plen_xml_write_attribute(write, "content", content);
	plen_xml_write_end(write);
}

static void begin_files(struct iwb *iwb)
{
	struct plen_xml_write *write = &iwb->content;

	plen_xml_write_declaration(write);
	plen_xml_write_begin(write, "iwb");
	plen_xml_write_attribute(write, "xmlns", "http://www.imsglobal.org/xsd/iwb_v1p0");
	plen_xml_write_attribute(write, "xmlns:svg", "http://www.w3.org/2000/svg");
	plen_xml_write_attribute(write, "xmlns:xlink", "http://www.w3.org/1999/xlink");
	plen_xml_write_attribute(write, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
	plen_xml_write_attribute(write, "xsi:schemaLocation",
				 "http://www.imsglobal.org/xsd/iwb_v1p0 "
				 "http://www.imsglobal.org/profile/iwb/iwbv1p0_v1p0.xsd "
				 "http://www.w3.org/2000/svg "
				 "http://www.imsglobal.org/profile/iwb/svgsubsetv1p0_v1p0.xsd "
				 "http://www.w3.org/1999/xlink "
				 "http://www.imsglobal.org/xsd/w3/1999/xlink.xsd");
	plen_xml_write_attribute(write, "version", "1.0");
	write_meta(write, "title", iwb->options->title);
	write_meta(write, "creator", "Plenary");
	plen_xml_write_declaration(&iwb->kept);
	plen_xml_write_begin(&iwb->kept, "kept");
	plen_xml_write_attribute(&iwb->kept, "xmlns:" PLEN_KEPT_PREFIX, PLEN_KEPT_SPACE);
}

static void add_text(struct iwb *iwb, const char *name, struct plen_xml_write *write)
{
	size_t size = 0;
	uint8_t *bytes;

	plen_xml_write_end(write);
	bytes = plen_xml_write_take(write, &size);
	plen_archive_writer_add(iwb->archive, name, bytes, size, true);
}

static int write_all(struct iwb *iwb)
{
	struct plen_out_pages pages;
	int rc = plen_out_pages_choose(&pages, iwb->lesson, iwb->options);

	if (rc < 0) {
		return rc;
	}
	begin_files(iwb);
	rc = write_pages(iwb, &pages);
	plen_out_pages_finish(&pages);
	if (rc < 0) {
		plen_xml_write_finish(&iwb->content);
		plen_xml_write_finish(&iwb->kept);
		return rc;
	}
	write_said(iwb);
	add_text(iwb, "content.xml", &iwb->content);
	add_text(iwb, PLEN_IWB_KEPT_FILE, &iwb->kept);
	return 0;
}

int plen_iwb_write(const struct plen_lesson *lesson, const struct plen_writing_options *options,
		   uint8_t **bytes, size_t *size, uint32_t losses[PLEN_LOSS_COUNT])
{
	struct iwb iwb = {
		.lesson = lesson,
		.options = options,
		.archive = plen_archive_writer_create(),
		.losses = losses,
	};
	int rc = write_all(&iwb);

	if (rc == 0) {
		rc = plen_archive_writer_finish(iwb.archive, bytes, size);
	} else {
		plen_archive_writer_destroy(iwb.archive);
	}
	free(iwb.said);
	free(iwb.files);
	return rc;
}
