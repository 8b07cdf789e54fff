/* SPDX-License-Identifier: MIT */
#include "picture_frame.h"

#include <math.h>

#include "page_ink.h"
#include "theme.h"

#define FILL_SHARE 0.06
#define LINE_SHARE 0.35
#define LINE_PX 2.0
/* The sign takes so much of the shorter side, and no more pixels than that. */
#define SIGN_SHARE 0.3
#define SIGN_MAX_PX 96.0
#define SIGN_MIN_PX 8.0

static void set_colour(cairo_t *cr, enum plen_theme theme, double share)
{
	plen_page_ink_set_source(cr, plen_theme_mix(plen_theme_tint(theme, PLEN_TINT_TEXT_QUIET),
						    plen_theme_paper(theme), share));
}

/* In user units of the unit square; the line is drawn in pixels. */
static void add_edge(cairo_t *cr, const cairo_matrix_t *to_px, double x0, double y0, double x1,
		     double y1)
{
	cairo_matrix_transform_point(to_px, &x0, &y0);
	cairo_matrix_transform_point(to_px, &x1, &y1);
	cairo_move_to(cr, x0, y0);
	cairo_line_to(cr, x1, y1);
}

/* Only edges that are near: a picture may reach further than cairo can count. */
static void draw_edges(cairo_t *cr, const cairo_matrix_t *to_px,
		       const struct plen_picture_part *part)
{
	double x0 = (double)part->x_px / part->whole_w_px;
	double y0 = (double)part->y_px / part->whole_h_px;
	double x1 = (double)(part->x_px + part->w_px) / part->whole_w_px;
	double y1 = (double)(part->y_px + part->h_px) / part->whole_h_px;

	if (part->x_px == 0) {
		add_edge(cr, to_px, 0, y0, 0, y1);
	}
	if (part->y_px == 0) {
		add_edge(cr, to_px, x0, 0, x1, 0);
	}
	if (x1 >= 1) {
		add_edge(cr, to_px, 1, y0, 1, y1);
	}
	if (y1 >= 1) {
		add_edge(cr, to_px, x0, 1, x1, 1);
	}
	cairo_set_line_width(cr, LINE_PX);
	cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
	cairo_stroke(cr);
}

static void fill(cairo_t *cr, const cairo_matrix_t *to_px, const struct plen_picture_part *part)
{
	cairo_save(cr);
	cairo_set_matrix(cr, to_px);
	cairo_rectangle(
		cr, (double)part->x_px / part->whole_w_px, (double)part->y_px / part->whole_h_px,
		(double)part->w_px / part->whole_w_px, (double)part->h_px / part->whole_h_px);
	cairo_restore(cr);
	cairo_fill(cr);
}

/* Hills and a sun in a box of 24 units, upright however the picture lies. */
static void draw_sign(cairo_t *cr, double x_px, double y_px, double size_px)
{
	cairo_save(cr);
	cairo_translate(cr, x_px - size_px / 2, y_px - size_px / 2);
	cairo_scale(cr, size_px / 24, size_px / 24);
	cairo_rectangle(cr, 2, 4, 20, 16);
	cairo_move_to(cr, 2, 18);
	cairo_line_to(cr, 9, 11);
	cairo_line_to(cr, 14, 16);
	cairo_line_to(cr, 17, 13);
	cairo_line_to(cr, 22, 18);
	cairo_new_sub_path(cr);
	cairo_arc(cr, 16.5, 8.5, 1.5, 0, 2 * M_PI);
	cairo_set_line_width(cr, 1.5);
	cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
	cairo_stroke(cr);
	cairo_restore(cr);
}

static bool is_near(cairo_t *cr, double x_px, double y_px, double size_px)
{
	double x0, y0, x1, y1;

	cairo_clip_extents(cr, &x0, &y0, &x1, &y1);
	return x_px > x0 - size_px && x_px < x1 + size_px && y_px > y0 - size_px &&
	       y_px < y1 + size_px;
}

void plen_picture_frame_draw(cairo_t *cr, const cairo_matrix_t *to_px,
			     const struct plen_picture_part *part, enum plen_theme theme)
{
	double shorter = fmin(hypot(to_px->xx, to_px->yx), hypot(to_px->xy, to_px->yy));
	double size = fmin(shorter * SIGN_SHARE, SIGN_MAX_PX);
	double x = 0.5, y = 0.5;

	set_colour(cr, theme, FILL_SHARE);
	fill(cr, to_px, part);
	set_colour(cr, theme, LINE_SHARE);
	draw_edges(cr, to_px, part);
	cairo_matrix_transform_point(to_px, &x, &y);
	if (size >= SIGN_MIN_PX && is_near(cr, x, y, size)) {
		draw_sign(cr, x, y, size);
	}
}
