/* SPDX-License-Identifier: MIT
 *
 * Sheets of paper as small SVG texts: a colour and a ruling, in the manner of Xournal++ and
 * OpenBoard. A sheet that was made here is known again, so that it can go back as what it was.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum plen_svg_sheet_style {
	PLEN_SVG_SHEET_PLAIN,
	PLEN_SVG_SHEET_LINED,  /* lines, with a margin line */
	PLEN_SVG_SHEET_RULED,  /* lines */
	PLEN_SVG_SHEET_STAVES, /* for music */
	PLEN_SVG_SHEET_GRAPH,  /* squares */
	PLEN_SVG_SHEET_DOTTED,
	PLEN_SVG_SHEET_ISODOTTED, /* triangles */
	PLEN_SVG_SHEET_ISOGRAPH,
	PLEN_SVG_SHEET_STYLES,
};

/* Lengths in um; those that are 0 are as Xournal++ has them. */
struct plen_svg_sheet {
	double w_um, h_um;
	uint32_t rgba;      /* of the paper; 0 = none */
	uint32_t line_rgba; /* 0 = as Xournal++ has it */
	enum plen_svg_sheet_style style;
	double step_um, line_um;
	/* Of squares: the edge that stays free of them. Of the margin line: where it is, from the
	 * right if below 0. */
	double margin_um;
	uint32_t margin_rgba; /* of the margin line */
	bool rounded;         /* squares are whole, however wide the margin */
	bool centred; /* lines and squares cover all of it, and meet in its middle, as in OpenBoard
		       */
};

/* True for paper on which lines are light. */
bool plen_svg_sheet_is_dark(uint32_t rgba);
/* In a new buffer that the caller frees. Sizes are limited by the caller, who makes the picture. */
uint8_t *plen_svg_sheet_make(const struct plen_svg_sheet *sheet, size_t *size);
/* True if the bytes are exactly what would be made of a sheet, which is then in *sheet. */
bool plen_svg_sheet_parse(const uint8_t *bytes, size_t size, struct plen_svg_sheet *sheet);
