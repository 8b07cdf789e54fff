/* SPDX-License-Identifier: MIT
 *
 * Writes OpenBoard's documents, as version 1.6 of it does: what each page holds, from below to
 * above, with the numbers by which OpenBoard knows what lies above. Ink that is as wide everywhere
 * and hides what is beneath is a polyline; other ink is its outline. Who wrote what, when, and how
 * hard is kept beside it.
 */
#include "formats/formats.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "archive.h"
#include "common/mem.h"
#include "formats/image_kind.h"
#include "ink_out.h"
#include "kept.h"
#include "out_pages.h"
#include "palette.h"
#include "ribbon.h"
#include "svg_out.h"
#include "transform.h"
#include "xml_write.h"

#define SPACE "http://uniboard.mnemis.com/document"
#define VERSION "4.8.0"
/* Qt takes the inches of SVGs for this many pixels. */
#define SVG_DPI 90
#define MARGIN_PX 50
#define LOWEST (-999999)
#define LAYER "-1000"
#define DECIMALS 3 /* a quarter of a micrometre: whole ones come back */
#define UUID_TEXT 37
#define UM_PER_MM 1000.0

struct ubz {
	const struct plen_lesson *lesson;
	const struct plen_writing_options *options;
	struct plen_archive_writer *archive;
	struct plen_xml_write write;
	uint32_t *losses;
	uint64_t seed, uuids;   /* names are made of both, so that the same lesson has the same */
	enum plen_theme theme;  /* of the page */
	int height;             /* of the next thing on the page */
	double left_px, top_px; /* the page's origin in OpenBoard's units */
	/* PDFs are there once, whichever of their pages are shown. */
	struct {
		uint32_t asset;
		char uuid[UUID_TEXT];
	} * pdfs;
	size_t pdf_count, pdf_capacity;
};

static uint64_t mix(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
	return hash ^ hash >> 29;
}

static uint64_t mix_text(uint64_t hash, const char *text)
{
	for (; *text != '\0'; text++) {
		hash = mix(hash, (unsigned char)*text);
	}
	return hash;
}

static void next_uuid(struct ubz *ubz, char text[UUID_TEXT])
{
	uint64_t high = mix(mix(ubz->seed, ++ubz->uuids), 1), low = mix(high, 2);

	snprintf(text, UUID_TEXT, "%08x-%04x-4%03x-%04x-%012" PRIx64, (unsigned)(high >> 32),
		 (unsigned)(high >> 16 & 0xffff), (unsigned)(high & 0xfff),
		 (unsigned)(low >> 48 & 0x3fff) | 0x8000, low & 0xffffffffffffu);
}

static double x_px(const struct ubz *ubz, double x_um)
{
	return x_um / PLEN_UM_PER_PX + ubz->left_px;
}

static double y_px(const struct ubz *ubz, double y_um)
{
	return y_um / PLEN_UM_PER_PX + ubz->top_px;
}

static void write_height(struct ubz *ubz)
{
	plen_xml_write_format(&ubz->write, "ub:z-value", "%d", ubz->height++);
}

/* -- ink -- */

static struct plen_ribbon ribbon_of(const struct ubz *ubz, const struct plen_stroke *stroke,
				    const struct plen_stroke_point *points, uint32_t count)
{
	struct plen_ribbon ribbon = {0};

	for (uint32_t i = 0; i < count; i++) {
		double width_um = plen_ink_out_width_um(stroke->width_um, points[i].pressure);

		plen_ribbon_add(&ribbon, (struct plen_ribbon_point){x_px(ubz, points[i].x_um),
								    y_px(ubz, points[i].y_um),
								    width_um / PLEN_UM_PER_PX});
	}
	return ribbon;
}

struct outlining {
	struct ubz *ubz;
	uint32_t rgba;
	const char *group;
};

static void write_part(struct ubz *ubz, const char *group)
{
	char uuid[UUID_TEXT];

	next_uuid(ubz, uuid);
	plen_xml_write_attribute(&ubz->write, "ub:uuid", uuid);
	plen_xml_write_attribute(&ubz->write, "ub:parent", group);
	plen_xml_write_end(&ubz->write);
}

static void write_outline(void *data, const struct plen_svg_points *outline)
{
	const struct outlining *outlining = data;
	struct plen_xml_write *write = &outlining->ubz->write;

	plen_xml_write_begin(write, "polygon");
	plen_svg_out_points(write, outline, DECIMALS);
	plen_xml_write_colour(write, "fill", outlining->rgba);
	plen_xml_write_number(write, "fill-opacity", (outlining->rgba & 0xff) / 255.0, 3);
	plen_xml_write_attribute(write, "fill-rule", "nonzero");
	write_part(outlining->ubz, outlining->group);
}

static void write_line(struct ubz *ubz, const struct plen_stroke *stroke,
		       const struct plen_stroke_point *points, uint32_t count, uint32_t rgba,
		       const char *group)
{
	struct plen_svg_points line = {.at = plen_calloc((size_t)count + 1, sizeof(*line.at))};

	for (uint32_t i = 0; i < count; i++) {
		line.at[line.count++] = (struct plen_svg_point){x_px(ubz, points[i].x_um),
								y_px(ubz, points[i].y_um)};
	}
	if (count == 1) {
		/* No browser draws a line of no length, and OpenBoard needs two points. */
		line.at[line.count++] = (struct plen_svg_point){line.at[0].x + 0.01, line.at[0].y};
	}
	plen_xml_write_begin(&ubz->write, "polyline");
	plen_svg_out_points(&ubz->write, &line, DECIMALS);
	plen_xml_write_attribute(&ubz->write, "fill", "none");
	plen_xml_write_number(&ubz->write, "stroke-width", stroke->width_um / PLEN_UM_PER_PX,
			      DECIMALS);
	plen_xml_write_colour(&ubz->write, "stroke", rgba);
	plen_xml_write_attribute(&ubz->write, "stroke-opacity", "1");
	plen_xml_write_attribute(&ubz->write, "stroke-linecap", "round");
	plen_xml_write_attribute(&ubz->write, "stroke-linejoin", "round");
	write_part(ubz, group);
	plen_svg_points_finish(&line);
}

static bool is_even(const struct plen_stroke_point *points, uint32_t count)
{
	for (uint32_t i = 0; i < count; i++) {
		if (points[i].pressure != PLEN_POINTS_PRESSURE_FULL) {
			return false;
		}
	}
	return true;
}

static bool write_stroke_part(void *data, const struct plen_stroke *stroke,
			      const struct plen_stroke_point *points, uint32_t count)
{
	struct ubz *ubz = data;
	struct plen_xml_write *write = &ubz->write;
	uint32_t rgba = plen_palette_stroke(ubz->theme, stroke);
	bool line = is_even(points, count) && (rgba & 0xff) == 0xff;
	char uuid[UUID_TEXT];

	next_uuid(ubz, uuid);
	plen_xml_write_begin(write, "g");
	write_height(ubz);
	plen_xml_write_colour(write, "ub:fill-on-dark-background",
			      plen_palette_stroke(PLEN_THEME_DARK, stroke));
	plen_xml_write_colour(write, "ub:fill-on-light-background",
			      plen_palette_stroke(PLEN_THEME_LIGHT, stroke));
	plen_xml_write_attribute(write, "ub:uuid", uuid);
	plen_xml_write_attribute(write, "ub:layer", LAYER);
	plen_kept_write_stroke(write, stroke, points, count, !line);
	if (line) {
		write_line(ubz, stroke, points, count, rgba, uuid);
	} else {
		struct plen_ribbon ribbon = ribbon_of(ubz, stroke, points, count);

		plen_ribbon_outlines(&ribbon, write_outline, &(struct outlining){ubz, rgba, uuid});
		plen_ribbon_finish(&ribbon);
	}
	plen_xml_write_end(write);
	return true;
}

static bool write_stroke(void *data, const struct plen_stroke *stroke)
{
	plen_ink_out_parts(stroke, write_stroke_part, data);
	return true;
}

/* -- pictures -- */

/* The name of a PDF that is in the archive already, or where to keep it. */
static char *uuid_of_pdf(struct ubz *ubz, uint32_t asset, bool *known)
{
	for (size_t i = 0; i < ubz->pdf_count; i++) {
		if (ubz->pdfs[i].asset == asset) {
			*known = true;
			return ubz->pdfs[i].uuid;
		}
	}
	ubz->pdfs = plen_grow(ubz->pdfs, ubz->pdf_count, &ubz->pdf_capacity, sizeof(*ubz->pdfs));
	ubz->pdfs[ubz->pdf_count].asset = asset;
	next_uuid(ubz, ubz->pdfs[ubz->pdf_count].uuid);
	*known = false;
	return ubz->pdfs[ubz->pdf_count++].uuid;
}

/* Puts the file into the archive; its address is the caller's to free. NULL if it cannot be read.
 * OpenBoard finds an image's file by the image's own name, so each image has a file. */
static char *add_file(struct ubz *ubz, const struct plen_picture *picture, uint8_t media,
		      const char *uuid, double *w_px, double *h_px)
{
	const struct plen_lesson_asset *asset =
		plen_lesson_asset(ubz->lesson, picture->place.asset);
	bool pdf = media == PLEN_MEDIA_PDF, known = false;
	const char *file = pdf ? uuid_of_pdf(ubz, asset->id, &known) : uuid;
	/* OpenBoard takes a file called .png for what it is, and shows none called .jpg. */
	const char *suffix =
		plen_image_kind_suffix(media == PLEN_MEDIA_JPEG ? PLEN_MEDIA_PNG : media);
	char *name = plen_asprintf("%s/{%s}.%s", pdf ? "objects" : "images", file, suffix);
	size_t size = 0;
	uint8_t *bytes = known ? NULL : plen_lesson_asset_bare(ubz->lesson, asset->id, &size);

	if (bytes == NULL && !known) {
		ubz->pdf_count -= pdf;
		free(name);
		return NULL;
	}
	if (pdf || !plen_image_kind_size(media, bytes, size, SVG_DPI, w_px, h_px)) {
		*w_px = picture->place.w_um / PLEN_UM_PER_PX;
		*h_px = picture->place.h_um / PLEN_UM_PER_PX;
	}
	if (!known) {
		plen_archive_writer_add(ubz->archive, name, bytes, size, media == PLEN_MEDIA_SVG);
	}
	return name;
}

/* From the file's own pixels to OpenBoard's page. */
static struct plen_matrix place_of(const struct ubz *ubz, const struct plen_op_picture *place,
				   double w_px, double h_px)
{
	const struct plen_matrix own = {place->w_um / w_px, 0, 0, place->h_um / h_px, 0, 0};
	const struct plen_matrix on_page = {place->a_ppm / 1e6, place->b_ppm / 1e6,
					    place->c_ppm / 1e6, place->d_ppm / 1e6,
					    place->e_um,        place->f_um};
	const struct plen_matrix page = {1 / PLEN_UM_PER_PX, 0,          0, 1 / PLEN_UM_PER_PX,
					 ubz->left_px,       ubz->top_px};

	return plen_matrix_multiply(page, plen_matrix_multiply(on_page, own));
}

static void begin_picture(struct ubz *ubz, const struct plen_picture *picture, uint8_t media,
			  const char *file)
{
	if (media == PLEN_MEDIA_PDF) {
		plen_xml_write_begin(&ubz->write, "foreignObject");
		plen_xml_write_attribute(&ubz->write, "requiredExtensions",
					 "http://ns.adobe.com/pdf/1.3/");
		plen_xml_write_format(&ubz->write, "xlink:href", "%s#page=%" PRIu32, file,
				      picture->place.part + 1);
	} else {
		plen_xml_write_begin(&ubz->write, "image");
		plen_xml_write_attribute(&ubz->write, "xlink:href", file);
	}
}

static bool write_picture(void *data, const struct plen_picture *picture)
{
	struct ubz *ubz = data;
	const struct plen_lesson_asset *asset =
		plen_lesson_asset(ubz->lesson, picture->place.asset);
	struct plen_xml_write *write = &ubz->write;
	char uuid[UUID_TEXT], *file = NULL;
	double w_px = 1, h_px = 1;

	next_uuid(ubz, uuid);
	if (asset != NULL) {
		file = add_file(ubz, picture, asset->media, uuid, &w_px, &h_px);
	}
	if (file == NULL) {
		ubz->losses[PLEN_LOSS_PICTURE]++;
		return true;
	}

	struct plen_matrix matrix = place_of(ubz, &picture->place, w_px, h_px);
	begin_picture(ubz, picture, asset->media, file);
	plen_xml_write_attribute(write, "x", "0");
	plen_xml_write_attribute(write, "y", "0");
	plen_xml_write_number(write, "width", w_px, 6);
	plen_xml_write_number(write, "height", h_px, 6);
	plen_svg_out_matrix(write, &matrix);
	write_height(ubz);
	plen_xml_write_attribute(write, "ub:background",
				 picture->place.sheet != 0 ? "true" : "false");
	plen_xml_write_attribute(write, "ub:uuid", uuid);
	plen_xml_write_attribute(write, "ub:layer", LAYER);
	plen_kept_write_picture(write, &picture->place, picture->group);
	plen_xml_write_end(write);
	free(file);
	return true;
}

/* -- pages -- */

static void write_rect(struct plen_xml_write *write, const char *fill, const double view[4])
{
	static const char *const names[] = {"x", "y", "width", "height"};

	plen_xml_write_begin(write, "rect");
	plen_xml_write_attribute(write, "fill", fill);
	for (int i = 0; i < 4; i++) {
		plen_xml_write_number(write, names[i], view[i], 0);
	}
	plen_xml_write_end(write);
}

static void write_ruling(struct ubz *ubz, const struct plen_out_page *page)
{
	bool squared = page->background == PLEN_BACKGROUND_SQUARED;
	bool dark = page->theme == PLEN_THEME_DARK;

	plen_xml_write_attribute(&ubz->write, "ub:dark-background", dark ? "true" : "false");
	plen_xml_write_attribute(&ubz->write, "ub:crossed-background", squared ? "true" : "false");
	plen_xml_write_attribute(&ubz->write, "ub:ruled-background", "false");
	if (squared) {
		plen_xml_write_number(&ubz->write, "ub:grid-size",
				      PLEN_PALETTE_SQUARE_UM / PLEN_UM_PER_PX, 0);
		plen_xml_write_attribute(&ubz->write, "ub:intermediate-lines", "0");
	}
}

static void begin_svg(struct ubz *ubz)
{
	struct plen_xml_write *write = &ubz->write;
	char uuid[UUID_TEXT];

	next_uuid(ubz, uuid);
	plen_xml_write_declaration(write);
	plen_xml_write_begin(write, "svg");
	plen_xml_write_attribute(write, "xmlns", "http://www.w3.org/2000/svg");
	plen_xml_write_attribute(write, "xmlns:xlink", "http://www.w3.org/1999/xlink");
	plen_xml_write_attribute(write, "xmlns:ub", SPACE);
	plen_xml_write_attribute(write, "xmlns:xhtml", "http://www.w3.org/1999/xhtml");
	plen_xml_write_attribute(write, "xmlns:" PLEN_KEPT_PREFIX, PLEN_KEPT_SPACE);
	plen_xml_write_attribute(write, "version", "1.1");
	plen_xml_write_attribute(write, "ub:version", VERSION);
	plen_xml_write_attribute(write, "ub:uuid", uuid);
}

static void begin_page(struct ubz *ubz, const struct plen_out_page *page)
{
	/* Whole micrometres and whole pixels, so that the way back ends where it began. */
	double x_um = floor(page->rect.x_mm * UM_PER_MM), y_um = floor(page->rect.y_mm * UM_PER_MM);
	long w_px = lround(fmax(1, page->rect.w_mm * UM_PER_MM / PLEN_UM_PER_PX));
	long h_px = lround(fmax(1, page->rect.h_mm * UM_PER_MM / PLEN_UM_PER_PX));
	const double view[4] = {floor(-w_px / 2.0) - MARGIN_PX, floor(-h_px / 2.0) - MARGIN_PX,
				(double)w_px + 1 + 2 * MARGIN_PX, (double)h_px + 1 + 2 * MARGIN_PX};
	struct plen_xml_write *write = &ubz->write;

	ubz->left_px = -w_px / 2.0 - x_um / PLEN_UM_PER_PX;
	ubz->top_px = -h_px / 2.0 - y_um / PLEN_UM_PER_PX;
	ubz->height = LOWEST;
	ubz->theme = page->theme;
	begin_svg(ubz);
	plen_xml_write_format(write, "viewBox", "%.0f %.0f %.0f %.0f", view[0], view[1], view[2],
			      view[3]);
	plen_xml_write_format(write, "ub:nominal-size", "%ldx%ld", w_px, h_px);
	write_ruling(ubz, page);
	plen_xml_write_format(write, "pageDpi", "%d", PLEN_PX_PER_INCH);
	plen_kept_write_page(write, page->owner, page->background);
	plen_kept_write_origin(write, x_um, y_um);
	write_rect(write, page->theme == PLEN_THEME_DARK ? "black" : "white", view);
}

static void write_page(struct ubz *ubz, const struct plen_out_page *page, size_t index)
{
	size_t size = 0;
	char *name = plen_asprintf("page%03zu.svg", index);

	ubz->write = (struct plen_xml_write){0};
	begin_page(ubz, page);
	plen_lesson_each_picture(ubz->lesson, page->id, NULL, write_picture, ubz);
	plen_lesson_each_stroke(ubz->lesson, page->id, NULL, write_stroke, ubz);
	plen_xml_write_end(&ubz->write);
	plen_out_pages_lose(page, ubz->losses);

	uint8_t *bytes = plen_xml_write_take(&ubz->write, &size);
	plen_archive_writer_add(ubz->archive, name, bytes, size, true);
	free(name);
}

static void write_field(struct plen_xml_write *write, const char *name, const char *value)
{
	plen_xml_write_begin(write, name);
	plen_xml_write_text(write, value);
	plen_xml_write_end(write);
}

static void write_description(struct ubz *ubz, const char *identity, const char *size)
{
	struct plen_xml_write *write = &ubz->write;
	time_t seconds = (time_t)(ubz->options->time_us / 1000000);
	struct tm utc = {0};
	char date[32] = "";

	gmtime_r(&seconds, &utc);
	strftime(date, sizeof(date), "%Y-%m-%dT%H:%M:%SZ", &utc);
	write_field(write, "dc:title", ubz->options->title);
	write_field(write, "dc:type", "");
	write_field(write, "dc:date", date);
	write_field(write, "dc:format", "image/svg+xml");
	write_field(write, "dc:identifier", identity);
	write_field(write, "ub:version", VERSION);
	write_field(write, "ub:size", size);
	write_field(write, "ub:updated-at", date);
}

static void write_metadata(struct ubz *ubz)
{
	struct plen_xml_write *write = &ubz->write;
	char uuid[UUID_TEXT];
	size_t bytes_size = 0;

	next_uuid(ubz, uuid);
	char *identity = plen_asprintf(SPACE "/%s", uuid);
	char *size = plen_asprintf("%ldx%ld",
				   lround(ubz->options->screen.w_mm * UM_PER_MM / PLEN_UM_PER_PX),
				   lround(ubz->options->screen.h_mm * UM_PER_MM / PLEN_UM_PER_PX));

	*write = (struct plen_xml_write){0};
	plen_xml_write_declaration(write);
	plen_xml_write_begin(write, "RDF");
	plen_xml_write_attribute(write, "xmlns", "http://www.w3.org/1999/02/22-rdf-syntax-ns#");
	plen_xml_write_attribute(write, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
	plen_xml_write_attribute(write, "xmlns:ub", SPACE);
	plen_xml_write_begin(write, "Description");
	plen_xml_write_attribute(write, "about", identity);
	write_description(ubz, identity, size);
	plen_xml_write_end(write);
	plen_xml_write_end(write);
	free(identity);
	free(size);

	uint8_t *bytes = plen_xml_write_take(write, &bytes_size);
	plen_archive_writer_add(ubz->archive, "metadata.rdf", bytes, bytes_size, true);
}

static int write_pages(struct ubz *ubz)
{
	struct plen_out_pages pages;
	int rc = plen_out_pages_choose(&pages, ubz->lesson, ubz->options);

	if (rc < 0) {
		return rc;
	}
	for (size_t i = 0; i < pages.count && rc == 0; i++) {
		write_page(ubz, &pages.list[i], i);
		rc = plen_out_pages_done(ubz->options, i + 1, pages.count);
	}
	plen_out_pages_finish(&pages);
	return rc;
}

int plen_ubz_write(const struct plen_lesson *lesson, const struct plen_writing_options *options,
		   uint8_t **bytes, size_t *size, uint32_t losses[PLEN_LOSS_COUNT])
{
	struct ubz ubz = {
		.lesson = lesson,
		.options = options,
		.archive = plen_archive_writer_create(),
		.losses = losses,
	};

	ubz.seed = mix(mix_text(mix(1, plen_lesson_seq(lesson)), options->title),
		       (uint64_t)options->time_us);
	write_metadata(&ubz);

	int rc = write_pages(&ubz);
	if (rc == 0) {
		rc = plen_archive_writer_finish(ubz.archive, bytes, size);
	} else {
		plen_archive_writer_destroy(ubz.archive);
	}
	free(ubz.pdfs);
	return rc;
}
