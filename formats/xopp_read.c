/* SPDX-License-Identifier: MIT
 *
 * Files of Xournal++, Xournal and MrWriter: the document, its pages and their paper.
 */
#include "formats/formats.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "formats/limits.h"
#include "group_name.h"
#include "gzip.h"
#include "image_kind.h"
#include "kept.h"
#include "number.h"
#include "reading.h"
#include "xopp.h"

/* A4. */
#define PAGE_W_PT 595.27559
#define PAGE_H_PT 841.88976

/* -- the paper -- */

static void remember(struct xopp_reader *reader, uint32_t asset)
{
	reader->backgrounds = plen_grow(reader->backgrounds, reader->background_count,
					&reader->background_capacity, sizeof(asset));
	reader->backgrounds[reader->background_count++] = asset;
}

static int put_sheet(struct xopp_reader *reader, uint32_t asset, double w_pt, double h_pt)
{
	const struct plen_op_picture picture = {
		.asset = asset,
		.sheet = 1,
		.w_um = (uint32_t)lround(w_pt * XOPP_UM_PER_PT),
		.h_um = (uint32_t)lround(h_pt * XOPP_UM_PER_PT),
		.a_ppm = 1000000,
		.d_ppm = 1000000,
		.e_um = (int32_t)lround(reader->x_um),
		.f_um = (int32_t)lround(reader->y_um),
	};

	return plen_ink_in_picture(reader->in, &picture);
}

static bool is_same(const struct plen_svg_sheet *a, const struct plen_svg_sheet *b)
{
	return a->w_um == b->w_um && a->h_um == b->h_um && a->rgba == b->rgba &&
	       a->line_rgba == b->line_rgba && a->style == b->style && a->step_um == b->step_um &&
	       a->line_um == b->line_um && a->margin_um == b->margin_um &&
	       a->margin_rgba == b->margin_rgba && a->rounded == b->rounded;
}

/* The asset of this paper. */
static int make_paper(struct xopp_reader *reader, const struct plen_svg_sheet *sheet)
{
	size_t size = 0;

	if (reader->sheet_asset != 0 && is_same(&reader->sheet, sheet)) {
		return 0;
	}

	uint8_t *bytes = plen_svg_sheet_make(sheet, &size);
	int rc =
		plen_ink_in_asset(reader->in, PLEN_MEDIA_SVG, 1, bytes, size, &reader->sheet_asset);
	free(bytes);
	reader->sheet = *sheet;
	return rc;
}

/* Colour and ruling; also what stands for paper that cannot be had. */
static int put_solid(struct xopp_reader *reader, const struct plen_xml_node *node, double w_pt,
		     double h_pt)
{
	struct plen_svg_sheet sheet = {
		.w_um = w_pt * XOPP_UM_PER_PT, .h_um = h_pt * XOPP_UM_PER_PT, .rgba = 0xFFFFFFFF};

	if (node != NULL) {
		plen_xopp_colour(plen_xml_tree_attribute(node, "color"), true, &sheet.rgba);
		sheet.style = plen_xopp_style(plen_xml_tree_attribute(node, "style"));
		plen_xopp_config(plen_xml_tree_attribute(node, "config"), &sheet);
	}

	int rc = make_paper(reader, &sheet);
	remember(reader, 0);
	return rc != 0 ? rc : put_sheet(reader, reader->sheet_asset, w_pt, h_pt);
}

/* The asset of an image that lies beside in the packaged variant; 0 if there is none. */
static int attached(struct xopp_reader *reader, const char *name, uint32_t *asset)
{
	uint8_t *bytes = NULL;
	size_t size = 0;

	if (reader->archive == NULL ||
	    plen_archive_read(reader->archive, name, &bytes, &size) != 0) {
		return 0;
	}

	int media = plen_image_kind(bytes, size);
	int rc = media >= 0 && media != PLEN_MEDIA_PDF &&
				 plen_ink_in_shows(reader->in, (uint8_t)media, bytes, size)
			 ? plen_ink_in_asset(reader->in, (uint8_t)media, 1, bytes, size, asset)
			 : 0;
	free(bytes);
	return rc == -E2BIG ? 0 : rc;
}

/* An earlier page's. */
static uint32_t cloned(const struct xopp_reader *reader, const char *name)
{
	double number = 0;

	return plen_number_parse(name, &number, NULL) && number >= 0 &&
			       number < (double)reader->background_count
		       ? reader->backgrounds[(size_t)number]
		       : 0;
}

static int put_pixmap(struct xopp_reader *reader, const struct plen_xml_node *node, double w_pt,
		      double h_pt)
{
	const char *domain = plen_xml_tree_attribute(node, "domain");
	const char *name = plen_xml_tree_attribute(node, "filename");
	uint32_t asset = 0;
	int rc = 0;

	if (domain != NULL && name != NULL && strcmp(domain, "clone") == 0) {
		asset = cloned(reader, name);
	} else if (domain != NULL && name != NULL && strcmp(domain, "attach") == 0) {
		rc = attached(reader, name, &asset);
	}
	if (rc != 0) {
		return rc;
	}
	if (asset == 0) {
		/* Beside the file, or somewhere on the disk of who wrote it. */
		plen_reading_lose(reader->reading, PLEN_LOSS_IMAGE);
		return put_solid(reader, NULL, w_pt, h_pt);
	}
	remember(reader, asset);
	return put_sheet(reader, asset, w_pt, h_pt);
}

static int put_background(struct xopp_reader *reader, const struct plen_xml_node *page, double w_pt,
			  double h_pt)
{
	const struct plen_xml_node *node = plen_xml_tree_child(page, "background");
	const char *type = node != NULL ? plen_xml_tree_attribute(node, "type") : NULL;

	if (type != NULL && strcmp(type, "pixmap") == 0) {
		return put_pixmap(reader, node, w_pt, h_pt);
	}
	if (type != NULL && strcmp(type, "pdf") == 0) {
		plen_reading_lose(reader->reading, PLEN_LOSS_IMAGE);
		return put_solid(reader, NULL, w_pt, h_pt);
	}
	return put_solid(reader, node, w_pt, h_pt);
}

/* -- pages -- */

static int read_layers(struct xopp_reader *reader, const struct plen_xml_node *page, uint8_t owner)
{
	bool all_named = true;
	uint32_t count = 0;
	int rc = 0;

	for (const struct plen_xml_node *layer = plen_xml_tree_child(page, "layer");
	     layer != NULL && rc == 0; layer = plen_xml_tree_next(layer, "layer")) {
		int group = plen_group_name_find(plen_xml_tree_attribute(layer, "name"));

		count += layer->first != NULL;
		all_named = all_named && group >= 0;
		reader->group = group >= 0 ? (uint8_t)group : owner;
		for (const struct plen_xml_node *node = plen_xml_tree_child(layer, NULL);
		     node != NULL && rc == 0; node = plen_xml_tree_next(node, NULL)) {
			rc = plen_xopp_read_element(reader, node);
		}
	}
	if (count > 1 && !all_named) {
		plen_reading_lose(reader->reading, PLEN_LOSS_LAYER);
	}
	return rc;
}

static double side_of(const struct plen_xml_node *page, const char *name, double otherwise)
{
	return plen_xml_tree_number(page, name, 1, XOPP_SIDE_MAX_PT, otherwise);
}

/* Where the page's corner lies, if it is one that we wrote. */
static void read_origin(struct xopp_reader *reader, const struct plen_xml_node *page)
{
	const char *text = plen_xml_tree_attribute_in(page, PLEN_KEPT_SPACE, "origin");
	double x = 0, y = 0;

	if (text != NULL) {
		text = plen_number_next(text, &x);
	}
	if (text == NULL || plen_number_next(text, &y) == NULL ||
	    fabs(x) > PLEN_LIMIT_COORDINATE_UM || fabs(y) > PLEN_LIMIT_COORDINATE_UM) {
		x = y = 0;
	}
	reader->x_um = x;
	reader->y_um = y;
}

static int read_page(struct xopp_reader *reader, const struct plen_xml_node *page)
{
	const struct plen_xml_node *background = plen_xml_tree_child(page, "background");
	const char *name = background != NULL ? plen_xml_tree_attribute(background, "name") : NULL;
	int group = plen_group_name_find(name);
	uint8_t owner = group > 0 ? (uint8_t)group : PLEN_GROUP_CLASS;
	uint8_t paper = PLEN_BACKGROUND_PLAIN;
	bool is_ours = plen_kept_read_page(page, &owner, &paper);
	int rc = plen_ink_in_page(reader->in, owner, paper);

	read_origin(reader, page);
	if (rc == 0 && (!is_ours || plen_xml_tree_attribute_in(page, PLEN_KEPT_SPACE, "sheet"))) {
		rc = put_background(reader, page, side_of(page, "width", PAGE_W_PT),
				    side_of(page, "height", PAGE_H_PT));
	} else if (rc == 0) {
		remember(reader, 0);
	}
	return rc != 0 ? rc : read_layers(reader, page, owner);
}

static int read_pages(struct xopp_reader *reader, const struct plen_xml_node *root)
{
	uint32_t total = 0, done = 0;
	int rc = 0;

	for (const struct plen_xml_node *at = plen_xml_tree_child(root, "page"); at != NULL;
	     at = plen_xml_tree_next(at, "page")) {
		total++;
	}
	for (const struct plen_xml_node *page = plen_xml_tree_child(root, "page");
	     page != NULL && rc == 0; page = plen_xml_tree_next(page, "page")) {
		rc = read_page(reader, page);
		if (rc == 0) {
			rc = plen_ink_in_flush(reader->in);
		}
		if (rc == 0) {
			rc = reader->sink->progress(reader->sink->data, ++done, total);
		}
	}
	return rc;
}

/* -- the document -- */

static int read_document(const uint8_t *bytes, size_t size, struct plen_archive *archive,
			 const struct plen_sink *sink, struct plen_reading *reading)
{
	struct plen_xml_tree *tree = NULL;
	int rc = plen_xml_tree_parse(&tree, bytes, size, reading);

	if (rc != 0) {
		return rc;
	}

	const struct plen_xml_node *root = plen_xml_tree_root(tree);
	if (!plen_xml_tree_is(root, NULL, "xournal") && !plen_xml_tree_is(root, NULL, "MrWriter")) {
		rc = plen_reading_fail(reading, -EBADMSG, "this is no file of Xournal++");
	} else {
		struct xopp_reader reader = {.sink = sink,
					     .reading = reading,
					     .archive = archive,
					     .in = plen_ink_in_create(sink, reading)};

		rc = read_pages(&reader, root);
		plen_ink_in_destroy(reader.in);
		free(reader.backgrounds);
	}
	plen_xml_tree_destroy(tree);
	return rc;
}

static int read_packaged(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
			 struct plen_reading *reading)
{
	struct plen_archive *archive = NULL;
	uint8_t *document = NULL;
	size_t document_size = 0;
	int rc = plen_archive_open(&archive, bytes, size, reading);

	if (rc != 0) {
		return rc;
	}
	rc = plen_archive_read(archive, "content.xml", &document, &document_size);
	if (rc != 0) {
		plen_reading_fail(reading, rc, "content.xml cannot be read");
		rc = rc == -ENOENT ? -EBADMSG : rc;
	} else {
		rc = read_document(document, document_size, archive, sink, reading);
		free(document);
	}
	plen_archive_close(archive);
	return rc;
}

int plen_xopp_read(const uint8_t *bytes, size_t size, const struct plen_sink *sink,
		   struct plen_reading *reading)
{
	uint8_t *document = NULL;
	size_t document_size = 0;

	if (plen_archive_is(bytes, size)) {
		return read_packaged(bytes, size, sink, reading);
	}
	if (!plen_gzip_is(bytes, size)) {
		/* Unpacked by hand, or by a script: still the document. */
		return read_document(bytes, size, NULL, sink, reading);
	}

	int rc = plen_gzip_inflate(bytes, size, PLEN_LIMIT_UNPACKED_BYTES, &document,
				   &document_size);
	if (rc != 0) {
		return plen_reading_fail(reading, rc,
					 rc == -E2BIG ? "it unpacks to far too much"
						      : "its packing is damaged");
	}
	rc = read_document(document, document_size, NULL, sink, reading);
	free(document);
	return rc;
}
