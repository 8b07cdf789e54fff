/* SPDX-License-Identifier: MIT
 *
 * Paper: the empty page, plain or squared, written straight into pixels. Lines fall on whole
 * pixels and depend on the page pixel alone, so that neighbouring rectangles fit.
 */
#pragma once

#include <stdint.h>

#include "common/geometry.h"
#include "common/ink.h"
#include "lesson/op.h"

/* The distance of the lines of squared paper, in page mm. */
#define PLEN_PAPER_SQUARE_MM 20.0
#define PLEN_PAPER_LINE_MM 0.9

struct plen_paper {
	uint32_t paper, line;        /* pixels */
	double step_x_px, step_y_px; /* between lines; 0 = plain */
	int line_x_px, line_y_px;    /* how thick */
};

/* `board` gives the thickness of lines, which stays when the page is zoomed; `scale` is pixels per
 * page mm. Where lines would stand too close, fewer are drawn. */
struct plen_paper plen_paper_make(enum plen_theme theme, enum plen_background background,
				  struct plen_px_scale board, struct plen_px_scale scale);

/* Fills `rect` of `pixels`, whose pixel 0, 0 is the page pixel x0, y0. */
void plen_paper_fill(const struct plen_paper *paper, uint32_t *pixels, int stride_px,
		     struct plen_px_rect rect, int64_t x0_px, int64_t y0_px);
