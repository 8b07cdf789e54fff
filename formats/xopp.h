/* SPDX-License-Identifier: MIT
 *
 * What the parts of the Xournal++ reader and writer share.
 *
 * The format: gzip of one XML document without a namespace; lengths in points. Older Xournal, and
 * MrWriter, wrote it too, each in its own manner.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "archive.h"
#include "common/ink.h"
#include "formats/units.h"
#include "ink_in.h"
#include "svg_sheet.h"
#include "xml_tree.h"

/* The largest page, in points. */
#define XOPP_SIDE_MAX_PT (PLEN_OP_PICTURE_UM_MAX / PLEN_UM_PER_PT)
#define XOPP_HIGHLIGHTER_ALPHA 0x7f

/* A file being read. */
struct xopp_reader {
	const struct plen_sink *sink;
	struct plen_reading *reading;
	struct plen_ink_in *in;
	struct plen_archive *archive; /* of the packaged variant, else NULL */
	/* Of the page: where its corner lies, and who writes on the layer, if that is known. */
	double x_um, y_um;
	uint8_t group;
	enum plen_theme theme; /* of its paper */
	/* Paper of the page before, as most pages are alike; 0 = none yet. */
	struct plen_svg_sheet sheet;
	uint32_t sheet_asset;
	/* Backgrounds that later pages may be clones of, by page; 0 = none. */
	uint32_t *backgrounds;
	size_t background_count, background_capacity;
	/* The PDF of which pages are paper, and as how many pages it is to be known; 0 = none yet.
	 */
	uint32_t pdf_asset, pdf_pages;
};

/* -- words -- */

/* A colour, also by the names that Xournal had, which are others for paper. */
bool plen_xopp_colour(const char *text, bool paper, uint32_t *rgba);
/* PLEN_SVG_SHEET_PLAIN without a name; a name that is not known is lines, as in Xournal++. */
enum plen_svg_sheet_style plen_xopp_style(const char *name);
const char *plen_xopp_style_name(enum plen_svg_sheet_style style);
/* "r1=40,lw=2" and the like, as far as a sheet has it, whose paper is known already. */
void plen_xopp_config(const char *config, struct plen_svg_sheet *sheet);

/* -- reading; 0, or what ends the reading -- */

/* To be told each page before the first of them is read, where files lie beside. */
void plen_xopp_expect_paper(struct xopp_reader *reader, const struct plen_xml_node *page);
/* The sheet of a page. Each page has one of these two. */
int plen_xopp_put_paper(struct xopp_reader *reader, const struct plen_xml_node *page, double w_pt,
			double h_pt);
void plen_xopp_no_paper(struct xopp_reader *reader);
/* An element of a layer; what is not known is counted. */
int plen_xopp_read_element(struct xopp_reader *reader, const struct plen_xml_node *node);
int plen_xopp_read_stroke(struct xopp_reader *reader, const struct plen_xml_node *node);
/* A picture from points of the page to its place. */
int plen_xopp_put_picture(struct xopp_reader *reader, uint8_t media, uint8_t *bytes, size_t size,
			  double x_pt, double y_pt, double w_pt, double h_pt);
