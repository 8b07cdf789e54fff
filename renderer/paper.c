/* SPDX-License-Identifier: MIT */
#include "paper.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "theme.h"

/* Lines closer than this are a grey veil; then only every fifth is drawn. */
#define STEP_MIN_PX 9.0
#define COARSER 5.0

static int thickness_px(double px_per_mm)
{
	return (int)fmax(1, round(PLEN_PAPER_LINE_MM * px_per_mm));
}

struct plen_paper plen_paper_make(enum plen_theme theme, enum plen_background background,
				  struct plen_px_scale board, struct plen_px_scale scale)
{
	struct plen_paper paper = {
		.paper = plen_theme_pixel(plen_theme_paper(theme)),
		.line = plen_theme_pixel(plen_theme_paper_line(theme)),
		.line_x_px = thickness_px(board.x_px_per_mm),
		.line_y_px = thickness_px(board.y_px_per_mm),
	};

	if (background == PLEN_BACKGROUND_SQUARED) {
		double step_mm = PLEN_PAPER_SQUARE_MM;

		while (step_mm * scale.x_px_per_mm < STEP_MIN_PX * paper.line_x_px) {
			step_mm *= COARSER;
		}
		paper.step_x_px = step_mm * scale.x_px_per_mm;
		paper.step_y_px = step_mm * scale.y_px_per_mm;
	}
	return paper;
}

/* The first page pixel of line k. */
static int64_t line_at(double step_px, int thick_px, int64_t k)
{
	return llround((double)k * step_px) - thick_px / 2;
}

/* The first line that ends after page pixel `px`. */
static int64_t first_line(double step_px, int thick_px, int64_t px)
{
	int64_t k = (int64_t)floor((double)(px - thick_px) / step_px);

	while (line_at(step_px, thick_px, k) + thick_px <= px) {
		k++;
	}
	return k;
}

static void fill_row(uint32_t *row, int from, int to, uint32_t pixel)
{
	for (int x = from; x < to; x++) {
		row[x] = pixel;
	}
}

/* A row of plain paper with the vertical lines across it. */
static void fill_row_between(const struct plen_paper *paper, uint32_t *row,
			     struct plen_px_rect rect, int64_t x0_px)
{
	int left = rect.x, right = rect.x + rect.w;

	fill_row(row, left, right, paper->paper);
	if (paper->step_x_px <= 0) {
		return;
	}
	for (int64_t k = first_line(paper->step_x_px, paper->line_x_px, x0_px + left);; k++) {
		int64_t from = line_at(paper->step_x_px, paper->line_x_px, k) - x0_px;
		int64_t to = from + paper->line_x_px;

		if (from >= right) {
			return;
		}
		fill_row(row, from > left ? (int)from : left, to < right ? (int)to : right,
			 paper->line);
	}
}

static bool is_on_line(const struct plen_paper *paper, int64_t y_px)
{
	if (paper->step_y_px <= 0) {
		return false;
	}

	int64_t k = first_line(paper->step_y_px, paper->line_y_px, y_px);
	return line_at(paper->step_y_px, paper->line_y_px, k) <= y_px;
}

void plen_paper_fill(const struct plen_paper *paper, uint32_t *pixels, int stride_px,
		     struct plen_px_rect rect, int64_t x0_px, int64_t y0_px)
{
	const uint32_t *between = NULL;

	for (int y = rect.y; y < rect.y + rect.h; y++) {
		uint32_t *row = pixels + (size_t)y * (size_t)stride_px;

		if (is_on_line(paper, y0_px + y)) {
			fill_row(row, rect.x, rect.x + rect.w, paper->line);
		} else if (between == NULL) {
			fill_row_between(paper, row, rect, x0_px);
			between = row;
		} else {
			memcpy(row + rect.x, between + rect.x, (size_t)rect.w * sizeof(*row));
		}
	}
}
