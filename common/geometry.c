/* SPDX-License-Identifier: MIT */
#include "common/geometry.h"

#include <math.h>

#define MIN(a, b) ((a) < (b) ? (a) : (b))
#define MAX(a, b) ((a) > (b) ? (a) : (b))

struct plen_page_pt plen_geometry_board_to_page(const struct plen_view *view,
						struct plen_board_pt pane, struct plen_board_pt at)
{
	return (struct plen_page_pt){
		.x_mm = view->origin.x_mm + (at.x_mm - pane.x_mm) / view->scale,
		.y_mm = view->origin.y_mm + (at.y_mm - pane.y_mm) / view->scale,
	};
}

struct plen_board_pt plen_geometry_page_to_board(const struct plen_view *view,
						 struct plen_board_pt pane, struct plen_page_pt at)
{
	return (struct plen_board_pt){
		.x_mm = pane.x_mm + (at.x_mm - view->origin.x_mm) * view->scale,
		.y_mm = pane.y_mm + (at.y_mm - view->origin.y_mm) * view->scale,
	};
}

struct plen_page_rect plen_geometry_board_rect_to_page(const struct plen_view *view,
						       struct plen_board_pt pane,
						       struct plen_board_rect rect)
{
	struct plen_board_pt corner = {rect.x_mm, rect.y_mm};
	struct plen_page_pt at = plen_geometry_board_to_page(view, pane, corner);

	return (struct plen_page_rect){at.x_mm, at.y_mm, rect.w_mm / view->scale,
				       rect.h_mm / view->scale};
}

struct plen_px_rect plen_geometry_board_rect_to_px(struct plen_px_scale scale,
						   struct plen_board_rect rect)
{
	int x0 = (int)floor(rect.x_mm * scale.x_px_per_mm);
	int y0 = (int)floor(rect.y_mm * scale.y_px_per_mm);
	int x1 = (int)ceil((rect.x_mm + rect.w_mm) * scale.x_px_per_mm);
	int y1 = (int)ceil((rect.y_mm + rect.h_mm) * scale.y_px_per_mm);

	return (struct plen_px_rect){x0, y0, x1 - x0, y1 - y0};
}

bool plen_board_rect_contains(const struct plen_board_rect *rect, struct plen_board_pt at)
{
	return at.x_mm >= rect->x_mm && at.x_mm < rect->x_mm + rect->w_mm &&
	       at.y_mm >= rect->y_mm && at.y_mm < rect->y_mm + rect->h_mm;
}

bool plen_page_rect_is_empty(const struct plen_page_rect *rect)
{
	return !(rect->w_mm > 0 && rect->h_mm > 0);
}

bool plen_page_rect_intersects(const struct plen_page_rect *a, const struct plen_page_rect *b)
{
	return a->x_mm < b->x_mm + b->w_mm && b->x_mm < a->x_mm + a->w_mm &&
	       a->y_mm < b->y_mm + b->h_mm && b->y_mm < a->y_mm + a->h_mm;
}

struct plen_page_rect plen_page_rect_union(struct plen_page_rect a, struct plen_page_rect b)
{
	if (plen_page_rect_is_empty(&a)) {
		return b;
	}
	if (plen_page_rect_is_empty(&b)) {
		return a;
	}

	double x0 = MIN(a.x_mm, b.x_mm);
	double y0 = MIN(a.y_mm, b.y_mm);
	double x1 = MAX(a.x_mm + a.w_mm, b.x_mm + b.w_mm);
	double y1 = MAX(a.y_mm + a.h_mm, b.y_mm + b.h_mm);

	return (struct plen_page_rect){x0, y0, x1 - x0, y1 - y0};
}

struct plen_page_rect plen_page_rect_grown(struct plen_page_rect rect, double by_mm)
{
	return (struct plen_page_rect){rect.x_mm - by_mm, rect.y_mm - by_mm, rect.w_mm + 2 * by_mm,
				       rect.h_mm + 2 * by_mm};
}

bool plen_px_rect_is_empty(const struct plen_px_rect *rect)
{
	return rect->w <= 0 || rect->h <= 0;
}

bool plen_px_rect_intersects(const struct plen_px_rect *a, const struct plen_px_rect *b)
{
	return a->x < b->x + b->w && b->x < a->x + a->w && a->y < b->y + b->h && b->y < a->y + a->h;
}

struct plen_px_rect plen_px_rect_intersection(struct plen_px_rect a, struct plen_px_rect b)
{
	int x0 = MAX(a.x, b.x);
	int y0 = MAX(a.y, b.y);
	int x1 = MIN(a.x + a.w, b.x + b.w);
	int y1 = MIN(a.y + a.h, b.y + b.h);

	if (x1 <= x0 || y1 <= y0) {
		return (struct plen_px_rect){0};
	}
	return (struct plen_px_rect){x0, y0, x1 - x0, y1 - y0};
}

struct plen_px_rect plen_px_rect_union(struct plen_px_rect a, struct plen_px_rect b)
{
	if (plen_px_rect_is_empty(&a)) {
		return b;
	}
	if (plen_px_rect_is_empty(&b)) {
		return a;
	}

	int x0 = MIN(a.x, b.x);
	int y0 = MIN(a.y, b.y);
	int x1 = MAX(a.x + a.w, b.x + b.w);
	int y1 = MAX(a.y + a.h, b.y + b.h);

	return (struct plen_px_rect){x0, y0, x1 - x0, y1 - y0};
}

double plen_geometry_distance_mm(struct plen_board_pt a, struct plen_board_pt b)
{
	return hypot(a.x_mm - b.x_mm, a.y_mm - b.y_mm);
}
