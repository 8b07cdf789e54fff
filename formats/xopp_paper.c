/* SPDX-License-Identifier: MIT
 *
 * The paper of Xournal++: a ruling, an image, or a page of a PDF. What lies in files beside is to
 * be had in the packaged variant only.
 */
#include "xopp.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "common/mem.h"
#include "formats/image_kind.h"
#include "kept.h"
#include "number.h"
#include "palette.h"
#include "reading.h"

static void remember(struct xopp_reader *reader, uint32_t asset)
{
	reader->backgrounds = plen_grow(reader->backgrounds, reader->background_count,
					&reader->background_capacity, sizeof(asset));
	reader->backgrounds[reader->background_count++] = asset;
}

static int put_sheet(struct xopp_reader *reader, uint32_t asset, uint32_t part, double w_pt,
		     double h_pt)
{
	const struct plen_op_picture picture = {
		.asset = asset,
		.part = part,
		.sheet = 1,
		.dark = reader->theme == PLEN_THEME_DARK,
		.w_um = (uint32_t)lround(w_pt * PLEN_UM_PER_PT),
		.h_um = (uint32_t)lround(h_pt * PLEN_UM_PER_PT),
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

/* Lines that came finer than the finest that Xournal++ draws, if nobody has changed that. */
static void take_line(const struct plen_xml_node *node, struct plen_svg_sheet *sheet)
{
	double line_um;

	if (fabs(sheet->line_um - PLEN_UM_PER_PT) < 1 && plen_kept_read_line(node, &line_um)) {
		sheet->line_um = line_um;
	}
}

/* Colour and ruling; also what stands for paper that cannot be had. */
static int put_solid(struct xopp_reader *reader, const struct plen_xml_node *node, double w_pt,
		     double h_pt)
{
	struct plen_svg_sheet sheet = {
		.w_um = w_pt * PLEN_UM_PER_PT, .h_um = h_pt * PLEN_UM_PER_PT, .rgba = 0xFFFFFFFF};

	if (node != NULL) {
		plen_xopp_colour(plen_xml_tree_attribute(node, "color"), true, &sheet.rgba);
		sheet.style = plen_xopp_style(plen_xml_tree_attribute(node, "style"));
		plen_xopp_config(plen_xml_tree_attribute(node, "config"), &sheet);
		take_line(node, &sheet);
	}

	reader->theme = plen_palette_theme_of(sheet.rgba);
	int rc = make_paper(reader, &sheet);
	remember(reader, 0);
	return rc != 0 ? rc : put_sheet(reader, reader->sheet_asset, 0, w_pt, h_pt);
}

/* The asset of a file that lies beside in the packaged variant, an image or a PDF of so many pages;
 * 0 if there is none that can be shown. */
static int attached(struct xopp_reader *reader, const char *name, uint32_t pages, uint32_t *asset)
{
	uint8_t *bytes = NULL;
	size_t size = 0;
	int rc = 0;

	if (reader->archive == NULL ||
	    plen_archive_read(reader->archive, name, &bytes, &size) != 0) {
		return 0;
	}

	int media = plen_image_kind(bytes, size);
	bool is_pdf = media == PLEN_MEDIA_PDF;
	if (media >= 0 && is_pdf == (pages > 0) &&
	    plen_ink_in_shows(reader->in, (uint8_t)media, bytes, size)) {
		rc = plen_ink_in_asset(reader->in, (uint8_t)media, is_pdf ? pages : 1, bytes, size,
				       asset);
	}
	free(bytes);
	return rc == -E2BIG ? 0 : rc;
}

/* Beside the file, or somewhere on the disk of who wrote it. */
static int put_missing(struct xopp_reader *reader, double w_pt, double h_pt)
{
	plen_reading_lose(reader->reading, PLEN_LOSS_PAPER);
	return put_solid(reader, NULL, w_pt, h_pt);
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
		rc = attached(reader, name, 0, &asset);
	}
	if (rc != 0) {
		return rc;
	}
	if (asset == 0) {
		return put_missing(reader, w_pt, h_pt);
	}
	remember(reader, asset);
	return put_sheet(reader, asset, 0, w_pt, h_pt);
}

static bool is_type(const struct plen_xml_node *background, const char *type)
{
	const char *said = background != NULL ? plen_xml_tree_attribute(background, "type") : NULL;

	return said != NULL && strcmp(said, type) == 0;
}

/* From 1. */
static uint32_t page_of_pdf(const struct plen_xml_node *background)
{
	return (uint32_t)plen_xml_tree_number(background, "pageno", 1, PLEN_OP_ASSET_PARTS_MAX, 1);
}

/* All pages of PDFs in a file are of one, which the first of them names. */
static int put_pdf(struct xopp_reader *reader, const struct plen_xml_node *node, double w_pt,
		   double h_pt)
{
	const char *domain = plen_xml_tree_attribute(node, "domain");
	const char *name = plen_xml_tree_attribute(node, "filename");
	int rc = 0;

	if (domain != NULL && name != NULL && strcmp(domain, "attach") == 0 &&
	    reader->pdf_asset == 0) {
		rc = attached(reader, name, reader->pdf_pages, &reader->pdf_asset);
	}
	if (rc != 0) {
		return rc;
	}
	if (reader->pdf_asset == 0) {
		return put_missing(reader, w_pt, h_pt);
	}
	remember(reader, 0);
	return put_sheet(reader, reader->pdf_asset, page_of_pdf(node) - 1, w_pt, h_pt);
}

void plen_xopp_expect_paper(struct xopp_reader *reader, const struct plen_xml_node *page)
{
	const struct plen_xml_node *node = plen_xml_tree_child(page, "background");

	if (is_type(node, "pdf") && page_of_pdf(node) > reader->pdf_pages) {
		reader->pdf_pages = page_of_pdf(node);
	}
}

void plen_xopp_no_paper(struct xopp_reader *reader)
{
	reader->theme = PLEN_THEME_LIGHT;
	remember(reader, 0);
}

int plen_xopp_put_paper(struct xopp_reader *reader, const struct plen_xml_node *page, double w_pt,
			double h_pt)
{
	const struct plen_xml_node *node = plen_xml_tree_child(page, "background");

	reader->theme = PLEN_THEME_LIGHT;
	if (is_type(node, "pixmap")) {
		return put_pixmap(reader, node, w_pt, h_pt);
	}
	return is_type(node, "pdf") ? put_pdf(reader, node, w_pt, h_pt)
				    : put_solid(reader, node, w_pt, h_pt);
}
