/* SPDX-License-Identifier: MIT
 *
 * The coordinate spaces of Plenary, one type each, and every conversion between them.
 *
 *   panel   plen_dev_pt    what a touch panel reports, in its own units
 *   board   plen_board_pt  millimetres on the wall, origin at the top left of the screen
 *   page    plen_page_pt   millimetres on an unbounded page; equal to board mm at scale 1
 *   pixel   plen_px_pt     pixels of the frame, origin at the top left
 *
 * All functions are pure, take plain values and may be called on any thread. Rectangles are
 * half open: a point on the right or lower edge is outside. A rectangle whose width or height is
 * not above zero is empty.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct plen_dev_pt {
	double x, y;
};

struct plen_board_pt {
	double x_mm, y_mm;
};

struct plen_page_pt {
	double x_mm, y_mm;
};

struct plen_px_pt {
	double x_px, y_px;
};

struct plen_board_rect {
	double x_mm, y_mm, w_mm, h_mm;
};

struct plen_page_rect {
	double x_mm, y_mm, w_mm, h_mm;
};

struct plen_px_rect {
	int x, y, w, h;
};

struct plen_board_size {
	double w_mm, h_mm;
};

/* How a page is seen in a pane: `origin` is the page point at the pane's top left corner,
 * `scale` the board millimetres that one page millimetre takes. */
struct plen_view {
	double scale;
	struct plen_page_pt origin;
};

/* The limits within which a view's scale is kept. */
#define PLEN_VIEW_SCALE_MIN 0.05
#define PLEN_VIEW_SCALE_MAX 20.0

/* How board millimetres become pixels: one factor an axis, as some panels' pixels are not square.
 */
struct plen_px_scale {
	double x_px_per_mm, y_px_per_mm;
};

/* Board to page and back, for a pane whose top left corner is at `pane`. */
struct plen_page_pt plen_geometry_board_to_page(const struct plen_view *view,
						struct plen_board_pt pane, struct plen_board_pt at);
struct plen_board_pt plen_geometry_page_to_board(const struct plen_view *view,
						 struct plen_board_pt pane, struct plen_page_pt at);
struct plen_page_rect plen_geometry_board_rect_to_page(const struct plen_view *view,
						       struct plen_board_pt pane,
						       struct plen_board_rect rect);

/* Board to pixels: every pixel that `rect` touches. */
struct plen_px_rect plen_geometry_board_rect_to_px(struct plen_px_scale scale,
						   struct plen_board_rect rect);

bool plen_board_rect_contains(const struct plen_board_rect *rect, struct plen_board_pt at);

bool plen_page_rect_is_empty(const struct plen_page_rect *rect);
bool plen_page_rect_intersects(const struct plen_page_rect *a, const struct plen_page_rect *b);
/* The smallest rectangle that covers both; an empty one adds nothing. */
struct plen_page_rect plen_page_rect_union(struct plen_page_rect a, struct plen_page_rect b);
struct plen_page_rect plen_page_rect_grown(struct plen_page_rect rect, double by_mm);

bool plen_px_rect_is_empty(const struct plen_px_rect *rect);
bool plen_px_rect_intersects(const struct plen_px_rect *a, const struct plen_px_rect *b);
struct plen_px_rect plen_px_rect_intersection(struct plen_px_rect a, struct plen_px_rect b);
struct plen_px_rect plen_px_rect_union(struct plen_px_rect a, struct plen_px_rect b);

/* Distance in mm between two points on the board. */
double plen_geometry_distance_mm(struct plen_board_pt a, struct plen_board_pt b);
